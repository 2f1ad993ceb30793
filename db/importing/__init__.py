"""Files in, report out: one transaction an issue, with progress and cancel."""
