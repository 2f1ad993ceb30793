"""The user's file: opened, made where there is none, its four parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from db.model import KnownError, Problem
from db.store.connection import DamagedError, connect, explained, is_writable
from db.store.userdata.bookmarks import Bookmarks
from db.store.userdata.highlights import Highlights
from db.store.userdata.notices import Notices
from db.store.userdata.reading import Reading
from db.store.userdata.searches import Searches
from db.store.userdata.statements import Statements

ENDING = ".notes"
APPLICATION_ID = 0x475A524E
"""``GZRN``: tells a file of notes from an archive (SQLite file format, header offset 68)."""
VERSION = 1
_SCHEMA = """
CREATE TABLE notices (
    id INTEGER PRIMARY KEY, publication TEXT, year INTEGER, number INTEGER, source TEXT NOT NULL, doc_number TEXT,
    title TEXT NOT NULL, position INTEGER NOT NULL, opened_at TEXT, line INTEGER, is_read INTEGER NOT NULL DEFAULT 0);
CREATE INDEX notices_by_opened_at ON notices (opened_at);
CREATE TABLE folders (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent_id INTEGER REFERENCES folders (id) ON DELETE CASCADE);
CREATE TABLE bookmarks (
    id INTEGER PRIMARY KEY, notice_id INTEGER NOT NULL UNIQUE REFERENCES notices (id),
    folder_id INTEGER REFERENCES folders (id), note TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE highlights (
    id INTEGER PRIMARY KEY, notice_id INTEGER NOT NULL REFERENCES notices (id), line INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, colour TEXT NOT NULL, note TEXT NOT NULL,
    created_at TEXT NOT NULL);
CREATE INDEX highlights_of_notice ON highlights (notice_id);
CREATE VIEW bookmark_list AS
    SELECT b.notice_id, b.id, b.folder_id, b.note, b.created_at,
        n.publication, n.year, n.number, n.source, n.doc_number, n.title, n.position
    FROM bookmarks b JOIN notices n ON n.id = b.notice_id ORDER BY b.created_at, b.id;
CREATE VIEW highlight_list AS
    SELECT h.notice_id, h.id, h.line, h.start, h."end", h.quote, h.colour, h.note, h.created_at,
        n.publication, n.year, n.number, n.source, n.doc_number, n.title, n.position
    FROM highlights h JOIN notices n ON n.id = h.notice_id
    ORDER BY n.year, n.number, n.position, n.id, h.line, h.start, h.id;
CREATE TABLE saved_searches (id INTEGER PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL);
CREATE TABLE past_searches (query TEXT PRIMARY KEY, asked_at TEXT NOT NULL, total INTEGER NOT NULL);
"""
_INDEX = "CREATE INDEX IF NOT EXISTS notices_by_key ON notices (title, source, position)"
"""Files of before have one by title only, and some titles stand in thousands of notices."""


_DAMAGED = (Problem.NOT_AN_ARCHIVE, Problem.ARCHIVE_DAMAGED)
"""What is said of an archive in which SQLite finds nothing that it could read."""


def user_data_path(archive: Path, folder: Path, *, read_only: bool) -> Path:
    """Where the notes on an archive lie: beside it, or in the user's folder where it is read-only."""
    if read_only or not is_writable(archive):
        return folder / f"{archive.stem}{ENDING}"
    return archive.with_suffix(ENDING)


def set_aside(path: Path) -> Path:
    """Give a damaged file of notes another name, so that a new one can be made; its name now.

    KnownError NOTES_DAMAGED where it cannot be renamed.
    """
    number = next(n for n in range(1, 1000) if not path.with_name(f"{path.name}.{n}.damaged").exists())
    kept = path.with_name(f"{path.name}.{number}.damaged")
    try:
        path.rename(kept)
    except OSError as error:
        raise KnownError(Problem.NOTES_DAMAGED, path=path) from error
    return kept


class UserData:
    """An open file of the user's notes. Any one thread at a time may use it.

    What changes something raises KnownError where the file cannot be written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        statements = Statements(connection, path)
        self.notices = Notices(statements)
        self.bookmarks = Bookmarks(statements, self.notices)
        self.highlights = Highlights(statements, self.notices)
        self.reading = Reading(statements, self.notices)
        self.searches = Searches(statements)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, or make it. KnownError CANNOT_WRITE, NOT_NOTES, NOTES_DAMAGED, NOTES_TOO_NEW."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KnownError(Problem.CANNOT_WRITE, path=path) from error
        try:
            return cls(path, _opened(path))
        except KnownError as error:
            if error.problem in _DAMAGED:
                raise KnownError(Problem.NOTES_DAMAGED, path=path) from error
            raise

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Several changes, all or none."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def interrupt(self) -> None:
        """End the running statement; may be called from any thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _opened(path: Path) -> sqlite3.Connection:
    with explained(path):
        connection = connect(path, create=True)
    try:
        with explained(path):
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not application:
        _create(connection)
    elif application != APPLICATION_ID:
        raise KnownError(Problem.NOT_NOTES, path=path)
    elif version > VERSION:
        raise KnownError(Problem.NOTES_TOO_NEW, path=path)
    elif connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamagedError
    if is_writable(path):
        connection.execute(_INDEX)
        connection.execute("DROP INDEX IF EXISTS notices_by_title")


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
