"""The archive file: schema, migrations, rows from an issue and back again."""

from db.store.archive import Archive
from db.store.connection import is_interrupt

__all__ = ["Archive", "is_interrupt"]
