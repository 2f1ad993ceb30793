"""Making a new archive."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from db.model import KnownError, Problem
from db.store.archive import Archive
from db.store.connection import connect
from db.store.schema import create_schema


def create_archive(path: Path | str) -> Archive:
    """Make a new, empty archive and open it. KnownError FILE_EXISTS, CANNOT_WRITE, DISK_FULL."""
    path = Path(path)
    if _has_content(path):
        raise KnownError(Problem.FILE_EXISTS, path=path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        archive = Archive(path, connect(path, create=True), read_only=False)
    except (OSError, sqlite3.Error) as error:
        raise KnownError(Problem.CANNOT_WRITE, path=path) from error
    try:
        with archive.transaction():
            create_schema(archive.connection)
    except BaseException:
        archive.close()
        raise
    return archive


def open_or_create(path: Path | str) -> Archive:
    """Open the archive, or make it where there is no file or one that was never begun."""
    path = Path(path)
    return Archive.open(path) if _has_content(path) else create_archive(path)


def _has_content(path: Path) -> bool:
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)
