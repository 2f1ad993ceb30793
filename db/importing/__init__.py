"""Files in, report out: one transaction an issue, with progress and cancel.

The importer is loaded, with the parser, only where something is imported: most starts of the program import nothing.
"""

from typing import TYPE_CHECKING, Any

from db.importing.indexing import index_is_current, open_for_import, rebuild_index, require_index

if TYPE_CHECKING:
    from db.importing.importer import import_paths
    from db.importing.removing import remove_issue, restore_issue

__all__ = [
    "import_paths",
    "index_is_current",
    "open_for_import",
    "rebuild_index",
    "remove_issue",
    "require_index",
    "restore_issue",
]


def __getattr__(name: str) -> Any:
    if name == "import_paths":
        from db.importing.importer import import_paths

        return import_paths
    if name in ("remove_issue", "restore_issue"):
        from db.importing import removing

        return getattr(removing, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
