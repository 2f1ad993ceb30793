"""Tables beside the page, large in a window of their own, and all of them in a list."""
