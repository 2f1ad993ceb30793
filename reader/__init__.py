"""The desktop program: window, command line, printing and export."""
