"""The only place that opens SQLite files, and the sentences for what can go wrong with them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from db.model import KnownError, Problem

BUSY_SECONDS = 10.0
"""How long a statement waits for another program that writes."""
_CACHE_KIB = 16_000
_SENTENCES = {
    "BUSY": Problem.ARCHIVE_BUSY,
    "LOCKED": Problem.ARCHIVE_BUSY,
    "READONLY": Problem.ARCHIVE_READ_ONLY,
    "FULL": Problem.DISK_FULL,
    "CORRUPT": Problem.ARCHIVE_DAMAGED,
    "NOTADB": Problem.NOT_AN_ARCHIVE,
    "CANTOPEN": Problem.FILE_UNREADABLE,
    "IOERR": Problem.FILE_UNREADABLE,
    "PERM": Problem.FILE_UNREADABLE,
    "AUTH": Problem.FILE_UNREADABLE,
}


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """A connection that any one thread at a time may use; transactions are begun by hand.

    A read-only file is opened *immutable*: no locks and no files beside it, so that it works from a CD, a stick or a
    network share. Where a writer left a journal behind, SQLite must be allowed to look at it: then plainly read-only.
    """
    mode = "rwc" if create else "rw"
    if read_only:
        mode = "ro" if has_journal(path) else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{_address(path)}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        if create:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # so that the file can be made shorter later
        _prepare(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    if not read_only:
        # A rollback journal, not WAL: the archive stays one file that can be copied, and works on network shares.
        connection.execute("PRAGMA journal_mode = DELETE")


def library_build() -> tuple[str, ...]:
    """The options that the SQLite library was compiled with, for whoever looks into a fault."""
    with closing(sqlite3.connect(":memory:")) as connection:
        return tuple(option for (option,) in connection.execute("PRAGMA compile_options"))


def is_writable(path: Path) -> bool:
    """Whether the file may be changed; SQLite must also make its journal beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


class DamagedError(Exception):
    """What stands in the file cannot have been written by this program."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file into a KnownError; an interrupt passes through."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _problem(error)
        if problem is None:
            raise
        raise KnownError(problem, path=path) from error
    except DamagedError as error:
        raise KnownError(Problem.ARCHIVE_DAMAGED, path=path) from error
    except OSError as error:
        raise KnownError(Problem.FILE_UNREADABLE, path=path) from error


_JSON_INTERRUPTED = "vtable constructor failed: json_each"


def is_interrupt(error: BaseException) -> bool:
    """Whether a statement ended because somebody called ``interrupt()``.

    SQLite says something else where it is interrupted while it sets ``json_each`` up, which cannot fail otherwise.
    """
    return getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT" or str(error) == _JSON_INTERRUPTED


def _problem(error: sqlite3.Error) -> Problem | None:
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").split("_")[0]
    return _SENTENCES.get(name)


def has_journal(path: Path) -> bool:
    """Whether a writer is at work, or was cut short: the file alone is not the whole truth then."""
    return any(_size(path.with_name(path.name + ending)) > 0 for ending in ("-journal", "-wal"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _address(path: Path) -> str:
    """The path as SQLite's URI; a Windows share ``//server/share`` keeps its two slashes after the empty host."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(name)}"
