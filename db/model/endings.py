"""Which files may hold gazettes, by their names alone."""

from __future__ import annotations

from pathlib import Path

TEXT_ENDINGS = (".txt", ".md", ".markdown")
ZIP_ENDING = ".zip"
ARCHIVE_ENDING = ".gazette"


def may_hold_gazettes(path: Path) -> bool:
    """Whether something at ``path`` could be imported: a text, a zip file, an archive, a folder."""
    return path.suffix.lower() in (*TEXT_ENDINGS, ZIP_ENDING, ARCHIVE_ENDING) or path.is_dir()
