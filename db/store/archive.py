"""The archive: one file, one connection, every question about it."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from db.model import (
    ArchiveSummary,
    IssueCounts,
    IssueId,
    IssueRecord,
    KnownError,
    LineSpan,
    Notice,
    NoticeId,
    NoticeKey,
    NoticeRecord,
    NoticeSummary,
    ParsedIssue,
    Problem,
    SourceFile,
    TableSummary,
)
from db.store import keys, reading
from db.store.connection import connect, explained, has_journal, is_writable
from db.store.migrations import migrate
from db.store.version import APPLICATION_ID, SCHEMA_VERSION

_HEADER = 100
"""Length of SQLite's file header in bytes (SQLite file format, 1.3)."""


class Archive:
    """An open archive. Any one thread at a time may use it; :meth:`interrupt` may be called from any thread.

    Every method raises KnownError where the file cannot be read or written. A statement that was interrupted ends
    with ``sqlite3.OperationalError``; see :func:`db.store.is_interrupt`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """Open an archive; one of an older schema is copied and brought up to date.

        What cannot be written is opened read-only. KnownError ARCHIVE_MISSING, ARCHIVE_IS_FOLDER,
        NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW, ARCHIVE_TOO_OLD, ARCHIVE_NOT_UPGRADED, ARCHIVE_DAMAGED, ARCHIVE_BUSY,
        FILE_UNREADABLE.
        """
        path = Path(path)
        read_only = read_only or not is_writable(path)
        with explained(path):
            _check_header(path, read_only=read_only)
            connection = connect(path, read_only=read_only)
        archive = cls(path, connection, read_only=read_only)
        try:
            archive._bring_up_to_date()
        except BaseException:
            archive.close()
            raise
        return archive

    def _bring_up_to_date(self) -> None:
        with explained(self.path):
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not self.read_only:
                migrate(self.connection, self.path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """End the running statement; may be called from any thread."""
        self.connection.interrupt()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. KnownError ARCHIVE_READ_ONLY, ARCHIVE_BUSY, DISK_FULL."""
        if self.read_only:
            raise KnownError(Problem.ARCHIVE_READ_ONLY, path=self.path)
        with explained(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def give_back_space(self) -> None:
        """Make the file shorter by what removed issues and a tidied index have left free."""
        with explained(self.path):
            self.connection.executescript("PRAGMA incremental_vacuum")  # execute() would free a single page

    def summary(self) -> ArchiveSummary:
        """How much the archive holds."""
        with explained(self.path):
            return reading.summary(self.connection)

    def issues(self) -> tuple[IssueRecord, ...]:
        """All issues, oldest first."""
        with explained(self.path):
            return reading.issues(self.connection)

    def issue(self, issue_id: IssueId) -> IssueRecord:
        """One issue; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.issue(self.connection, issue_id)

    def counts(self, issue_id: IssueId) -> IssueCounts:
        """How much was read in an issue; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.counts(self.connection, issue_id)

    def first_notice_id(self, issue_id: IssueId) -> NoticeId:
        """The id of the issue's first notice (the others follow without a gap); KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.first_notice_id(self.connection, issue_id)

    def notices(self, issue_id: IssueId | None = None) -> tuple[NoticeSummary, ...]:
        """The notices of one issue in text order, or those of all issues, oldest issue first."""
        with explained(self.path):
            return reading.notices(self.connection, issue_id)

    def notice(self, notice_id: NoticeId) -> NoticeRecord:
        """One notice, whole, with its neighbours in reading order; KnownError NOTICE_MISSING."""
        with explained(self.path):
            return reading.notice(self.connection, notice_id)

    def whole_notices(self, issue_id: IssueId) -> dict[NoticeId, Notice]:
        """The notices of an issue with their texts, in text order."""
        with explained(self.path):
            return reading.whole_notices(self.connection, issue_id)

    def notice_summary(self, notice_id: NoticeId) -> NoticeSummary:
        """One notice without its text; KnownError NOTICE_MISSING."""
        with explained(self.path):
            return reading.notice_summary(self.connection, notice_id)

    def tables(self) -> tuple[TableSummary, ...]:
        """All tables, oldest issue first, in text order."""
        with explained(self.path):
            return reading.tables(self.connection)

    def source(self, issue_id: IssueId) -> str:
        """The decoded source of an issue; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.source(self.connection, issue_id)

    def source_lines(self, issue_id: IssueId, spans: Iterable[LineSpan]) -> dict[int, str]:
        """The lines of an issue's decoded source in some spans, by their 1-based number; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.source_lines(self.connection, issue_id, spans)

    def source_file(self, issue_id: IssueId) -> SourceFile:
        """Which file an issue was read from; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.source_file(self.connection, issue_id)

    def parsed(self, issue_id: IssueId) -> ParsedIssue:
        """The issue as the parser gave it; KnownError ISSUE_MISSING."""
        with explained(self.path):
            return reading.parsed(self.connection, issue_id)

    def find_document(self, target: str) -> tuple[NoticeId, ...]:
        """The notices with this number or title, however its brackets and blanks are written; newest first."""
        with explained(self.path):
            return reading.find_document(self.connection, target)

    def key(self, notice_id: NoticeId) -> NoticeKey:
        """What names a notice for good, whatever is imported later; KnownError NOTICE_MISSING."""
        with explained(self.path):
            found = keys.keys(self.connection, (notice_id,))
        if not found:
            raise KnownError(Problem.NOTICE_MISSING, id=notice_id)
        return found[notice_id]

    def keys(self, notice_ids: Iterable[NoticeId] | None = None) -> dict[NoticeId, NoticeKey]:
        """The keys of some notices, or of all; those that are not in the archive are left out."""
        with explained(self.path):
            return keys.keys(self.connection, notice_ids)

    def find(self, key: NoticeKey) -> NoticeId | None:
        """The notice that a key names, or None where it is not in this archive."""
        with explained(self.path):
            return keys.find(self.connection, key)

    def find_exactly(self, wanted: Collection[NoticeKey]) -> dict[NoticeKey, NoticeId]:
        """The notices whose keys are just these; quick for many."""
        with explained(self.path):
            return keys.find_exactly(self.connection, wanted)

    def get_property(self, name: str) -> str | None:
        """A value kept with the archive, or None."""
        with explained(self.path):
            row = self.connection.execute("SELECT value FROM archive_properties WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_property(self, name: str, value: str | None) -> None:
        """Keep a value with the archive, in the running transaction or at once; None takes it away."""
        with explained(self.path):
            if value is None:
                self.connection.execute("DELETE FROM archive_properties WHERE name = ?", (name,))
            else:
                self.connection.execute("REPLACE INTO archive_properties (name, value) VALUES (?, ?)", (name, value))

    @property
    def revision(self) -> int:
        """Grows with everything that is written: lists that were read at a lower one are out of date."""
        return int(self.get_property("revision") or 0)


def _check_header(path: Path, *, read_only: bool) -> None:
    """Refuse what is no archive before SQLite touches it (SQLite file format, 1.3)."""
    if not path.is_file():
        raise KnownError(Problem.ARCHIVE_IS_FOLDER if path.is_dir() else Problem.ARCHIVE_MISSING, path=path)
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise KnownError(Problem.NOT_AN_ARCHIVE, path=path)
    page_size, pages = struct.unpack(">H", header[16:18])[0], struct.unpack(">I", header[28:32])[0]
    version, application = struct.unpack(">I", header[60:64])[0], struct.unpack(">I", header[68:72])[0]
    if application != APPLICATION_ID:
        raise KnownError(Problem.NOT_AN_ARCHIVE, path=path)
    if version > SCHEMA_VERSION:
        raise KnownError(Problem.ARCHIVE_TOO_NEW, path=path)
    if read_only and version < SCHEMA_VERSION:
        raise KnownError(Problem.ARCHIVE_NOT_UPGRADED, path=path)
    if not has_journal(path) and path.stat().st_size < (65536 if page_size == 1 else page_size) * pages:
        raise KnownError(Problem.ARCHIVE_DAMAGED, path=path)
