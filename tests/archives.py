"""Archives for tests, made from the starter gazettes."""

from __future__ import annotations

from pathlib import Path

from db.importing import import_paths
from db.importing.indexing import open_for_import
from db.store import Archive

STARTER = Path(__file__).parents[1] / "resources" / "starter"
STARTER_FILES = tuple(sorted(STARTER.glob("*.txt")))


def make_archive(path: Path, files: tuple[Path, ...] = STARTER_FILES) -> Archive:
    """A new archive that holds the files."""
    archive = open_for_import(path)
    report = import_paths(archive, files)
    assert not [file.error for file in report.files if file.error]
    return archive
