"""What a search reads of the archive's own tables (:mod:`db.store.schema`). All SQL on those stands here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from db.model import Issue, IssueId, NoticeId
from db.model.packing import LinePlaces, line_places, packed_text, packed_words
from db.model.values import valueclass
from db.search import lines
from db.search.lines import Lines


@valueclass
class IssueRow:
    """An issue and the ids of its notices: ``count`` ids from ``first`` on."""

    id: IssueId
    first: int
    count: int
    year: int | None
    number: int | None
    total_number: int | None


@valueclass
class NoticeRow:
    """What a hit shows of a notice besides the places where the words stand."""

    id: NoticeId
    issue_id: IssueId
    title: str
    doc_numbers: tuple[str, ...]
    sign_date: date | None
    start_line: int
    source: str
    issue: Issue
    words: bytes
    """Every word as it is packed, a line a paragraph or table row, cells parted by tabs."""
    lines: Lines
    """Where each line of the words stands."""


def issues(connection: sqlite3.Connection) -> Iterator[IssueRow]:
    """All issues, oldest first."""
    rows = connection.execute(
        "SELECT id, first_notice_id, notice_count, coalesce(year, CAST(substr(date, 1, 4) AS INTEGER)), number,"
        " total_number FROM issues WHERE notice_count > 0 ORDER BY sort_key, id"
    )
    for row in rows:
        yield IssueRow(IssueId(row[0]), *row[1:])


def notice_ids(connection: sqlite3.Connection) -> list[int]:
    """The ids of all notices, ascending."""
    return [notice for (notice,) in connection.execute("SELECT notice_id FROM notice_texts ORDER BY notice_id")]


def texts(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[str]:
    """Every word of each of these notices."""
    rows = connection.execute(
        "SELECT t.text FROM json_each(?) wanted JOIN notice_texts t ON t.notice_id = wanted.value",
        (json.dumps(list(ids)),),
    )
    return (packed_text(text) for (text,) in rows)


class NoticeReader:
    """Reads notices, each once in the course of a search."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: dict[int, NoticeRow] = {}

    def read(self, ids: Sequence[int]) -> dict[int, NoticeRow]:
        """The notices with these ids, as far as they are there."""
        self._read |= _notices(self._connection, [notice for notice in ids if notice not in self._read])
        return {notice: self._read[notice] for notice in ids if notice in self._read}


def _notices(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, NoticeRow]:
    rows = connection.execute(
        "SELECT n.id, n.issue_id, n.title, n.doc_numbers, n.sign_date, n.start_line, s.name, p.name, i.year, i.number,"
        " i.total_number, t.text, l.lines"
        " FROM json_each(?) wanted JOIN notices n ON n.id = wanted.value JOIN issues i ON i.id = n.issue_id"
        " JOIN sources s ON s.issue_id = n.issue_id JOIN notice_texts t ON t.notice_id = n.id"
        " JOIN search_lines l ON l.notice_id = n.id"
        " LEFT JOIN publications p ON p.id = i.publication_id",
        (json.dumps(list(ids)),),
    )
    return {row[0]: _notice(*row) for row in rows}


def stored_places(connection: sqlite3.Connection, notice_id: int) -> LinePlaces:
    """Where each line of a notice's words stands, from the layout that is stored with them."""
    (packed,) = connection.execute("SELECT text FROM notice_texts WHERE notice_id = ?", (notice_id,)).fetchone()
    return line_places(packed)


def _notice(
    notice_id: int,
    issue_id: int,
    title: str,
    doc_numbers: str,
    sign_date: str | None,
    start_line: int,
    source: str,
    publication: str | None,
    year: int | None,
    number: int | None,
    total_number: int | None,
    text: bytes,
    packed_lines: bytes,
) -> NoticeRow:
    where = lines.from_bytes(packed_lines)
    return NoticeRow(
        id=NoticeId(notice_id),
        issue_id=IssueId(issue_id),
        title=title,
        doc_numbers=tuple(json.loads(doc_numbers)),
        sign_date=date.fromisoformat(sign_date) if sign_date else None,
        start_line=start_line,
        source=source,
        issue=Issue(publication, year, number, total_number),
        words=packed_words(text, where.size),
        lines=where,
    )
