"""Numbered steps that bring an older archive up to the present schema, after the file was copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from db.model import KnownError, Problem
from db.store.connection import connect
from db.store.version import SCHEMA_VERSION

Step = Callable[[sqlite3.Connection], None]

STEPS: Mapping[int, Step] = {}
"""The step under ``n`` makes schema ``n + 1`` of schema ``n``. The first schema is 1."""


def migrate(connection: sqlite3.Connection, path: Path, steps: Mapping[int, Step] = STEPS) -> Path | None:
    """Bring the archive up to date; return the copy that was made of it before, or None where nothing was to do.

    All steps stand in one transaction: an archive is never between two schemas. The copy is made under the write
    lock, so that it cannot hold half of what another program is writing. KnownError ARCHIVE_TOO_OLD where no step
    leads up from the schema of the archive, CANNOT_WRITE where the copy cannot be made.
    """
    target = max(steps, default=SCHEMA_VERSION - 1) + 1
    if _version(connection) >= target:
        return None
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if any(number not in steps for number in range(version, target)):
            raise KnownError(Problem.ARCHIVE_TOO_OLD, path=path)
        copy = _copy(path, version)
        for number in range(version, target):
            steps[number](connection)
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return copy


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(path: Path, version: int) -> Path:
    """Through SQLite and a second connection: Windows does not let a program read what another handle has locked."""
    copy = path.with_name(f"{path.stem}.v{version}{path.suffix}")
    try:
        with closing(connect(path)) as source, closing(connect(copy, create=True)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise KnownError(Problem.CANNOT_WRITE, path=copy) from error
    return copy
