"""The page: a notice set like a book, with its marks, finds, heads that stay in sight, and clean copies."""
