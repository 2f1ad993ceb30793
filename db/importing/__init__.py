"""Files in, report out: one transaction an issue, with progress and cancel."""

from db.importing.importer import import_paths
from db.importing.indexing import index_is_current, open_for_import, rebuild_index

__all__ = ["import_paths", "index_is_current", "open_for_import", "rebuild_index"]
