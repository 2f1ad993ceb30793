"""What leaves the program: printed pages and files, with the dialogs that ask how and where to."""
