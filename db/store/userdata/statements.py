"""Running SQL on the user's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from db.store.connection import explained


class Statements:
    """A connection whose errors are sentences."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        """Run one statement; KnownError."""
        with explained(self._path):
            return self._connection.execute(sql, values)

    def execute_many(self, sql: str, values: Iterable[tuple[object, ...]]) -> None:
        """Run one statement with each of the values; KnownError."""
        with explained(self._path):
            self._connection.executemany(sql, values)
