"""Decoded text to a :class:`~db.model.ParsedIssue`: pure functions, one subject a module."""
