"""Everything that sets up, checks and freezes the program. Standard library only."""
