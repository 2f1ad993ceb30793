"""Notices and tables as files."""
