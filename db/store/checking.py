"""Is everything in the archive still whole? Reads every page of the file and every notice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from db.model import IssueRecord, NoticeId
from db.model.checking import Fault, Finding
from db.model.packing import unpack
from db.store import reading
from db.store.archive import Archive
from db.store.connection import DamagedError, explained
from db.store.sources import text_digest


def check(archive: Archive, progress: Callable[[int, int], None] | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the archive, nothing if it is whole; ``progress`` gets issues done and in all."""
    with explained(archive.path):
        return tuple(_findings(archive, progress or (lambda done, total: None)))


def _findings(archive: Archive, progress: Callable[[int, int], None]) -> Iterator[Finding]:
    connection = archive.connection
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield Finding(Fault.STRUCTURE, str(message))
    for table, row, owner, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(Fault.LINK, f"{table} {row} → {owner}")
    records = archive.issues()
    for done, record in enumerate(records):
        progress(done, len(records))
        yield from _source_findings(connection, record)
        yield from _notice_findings(connection, record)


def _source_findings(connection: sqlite3.Connection, record: IssueRecord) -> Iterator[Finding]:
    query = "SELECT text_sha256 FROM sources WHERE issue_id = ?"
    (digest,) = connection.execute(query, (record.id,)).fetchone()
    try:
        whole = text_digest(reading.source(connection, record.id)) == digest
    except DamagedError:
        whole = False
    if not whole:
        yield Finding(Fault.SOURCE, record.source)


def _notice_findings(connection: sqlite3.Connection, record: IssueRecord) -> Iterator[Finding]:
    rows = connection.execute(
        "SELECT n.id, n.title, t.text FROM notices n LEFT JOIN notice_texts t ON t.notice_id = n.id"
        " WHERE n.issue_id = ? ORDER BY n.position",
        (record.id,),
    ).fetchall()
    found = 0
    for notice_id, title, packed in rows:
        found += 1
        if not _unpacks(title, packed):
            yield Finding(Fault.NOTICE, str(NoticeId(notice_id)))
    if found != record.notices:
        yield Finding(Fault.LINK, f"{record.source}: {found} / {record.notices}")


def _unpacks(title: str, packed: bytes) -> bool:
    try:
        return unpack(packed).title == title
    except reading.UNREADABLE:
        return False
