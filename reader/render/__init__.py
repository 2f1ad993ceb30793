"""Notices and tables as HTML, Markdown and plain text; escaping lives here. No Qt."""
