"""What marks a file as an archive, and of which schema."""

APPLICATION_ID = 0x475A5254
"""``GZRT``: tells a gazette archive from other SQLite files (SQLite file format, header offset 68)."""
SCHEMA_VERSION = 1
"""Kept as ``user_version``. A higher one is refused, a lower one is brought up by :mod:`db.store.migrations`."""
