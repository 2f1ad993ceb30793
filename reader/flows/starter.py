"""The gazettes that ship with the program: the user's archive at the first start."""

from __future__ import annotations

from collections.abc import Callable

import resources
from db.model import ImportProgress, ImportReport
from db.store import Archive


def import_starter(
    archive: Archive, progress: Callable[[ImportProgress], None], cancelled: Callable[[], bool]
) -> ImportReport:
    """Import the starter gazettes; for the write lane."""
    from db.importing import import_paths

    return import_paths(archive, (resources.folder("starter"),), progress, cancelled)
