"""Rows to records: every question that an archive answers, without Qt and without sqlite-utils' start-up time."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from db.model import (
    ArchiveSummary,
    ContentsEntry,
    Defect,
    DefectKind,
    Issue,
    IssueCounts,
    IssueId,
    IssueRecord,
    KnownError,
    LineSpan,
    Notice,
    NoticeId,
    NoticeRecord,
    NoticeSummary,
    ParsedIssue,
    Problem,
    SourceFile,
    TableId,
    TableSummary,
)
from db.model.naming import folded_name, folded_names, name_hash
from db.model.packing import unpack
from db.store.connection import DamagedError
from db.store.sources import decompress, decompress_lines, known_lines

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, StopIteration, zlib.error)
"""What reading damaged bytes may raise."""
_ISSUES = """
    SELECT i.id, p.name, i.year, i.number, i.total_number, i.date, i.publisher, s.name, i.notice_count
    FROM issues i JOIN sources s ON s.issue_id = i.id LEFT JOIN publications p ON p.id = i.publication_id"""
_NOTICES = """
    SELECT n.id, n.issue_id, n.position, n.title, c.name, n.doc_numbers, n.issuers, n.sign_date, n.first_page,
           n.start_line, n.body_omitted
    FROM notices n JOIN issues i ON i.id = n.issue_id LEFT JOIN sections c ON c.id = n.section_id"""
_TABLE_COUNTS = "SELECT n.id, count(*) FROM tables t JOIN notices n ON n.id = t.notice_id"
_ATTACHMENTS = """
    SELECT n.id, coalesce(nullif(a.title, ''), a.label) FROM attachments a JOIN notices n ON n.id = a.notice_id"""
_TABLES = """
    SELECT t.id, t.notice_id, t.position, t.title, n.title, i.year, i.number, t.row_count - t.header_rows,
           t.column_count, t.form, (SELECT count(*) FROM defects d WHERE d.notice_id = t.notice_id
               AND d.kind = 'shifted_row' AND d.start_line BETWEEN t.start_line AND t.end_line)
    FROM tables t JOIN notices n ON n.id = t.notice_id JOIN issues i ON i.id = n.issue_id"""
_IN_ORDER = " ORDER BY i.sort_key, i.id, n.position"


def summary(connection: sqlite3.Connection) -> ArchiveSummary:
    """How much the archive holds."""
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM issues), (SELECT count(*) FROM notices), (SELECT count(*) FROM tables)"
    ).fetchone()
    return ArchiveSummary(*counts)


def issues(connection: sqlite3.Connection) -> tuple[IssueRecord, ...]:
    """All issues, oldest first."""
    return tuple(_issue_record(row) for row in connection.execute(f"{_ISSUES} ORDER BY i.sort_key, i.id"))


def issue(connection: sqlite3.Connection, issue_id: IssueId) -> IssueRecord:
    """One issue; KnownError ISSUE_MISSING."""
    row = connection.execute(f"{_ISSUES} WHERE i.id = ?", (issue_id,)).fetchone()
    if row is None:
        raise KnownError(Problem.ISSUE_MISSING, id=issue_id)
    return _issue_record(row)


def counts(connection: sqlite3.Connection, issue_id: IssueId) -> IssueCounts:
    """How much was read in an issue; KnownError ISSUE_MISSING."""
    row = connection.execute(
        "SELECT i.notice_count,"
        " (SELECT count(*) FROM notices n JOIN tables t ON t.notice_id = n.id WHERE n.issue_id = i.id),"
        " (SELECT count(*) FROM defects d WHERE d.issue_id = i.id) FROM issues i WHERE i.id = ?",
        (issue_id,),
    ).fetchone()
    if row is None:
        raise KnownError(Problem.ISSUE_MISSING, id=issue_id)
    return IssueCounts(*row)


def first_notice_id(connection: sqlite3.Connection, issue_id: IssueId) -> NoticeId:
    """The id of the issue's first notice; KnownError ISSUE_MISSING."""
    first = _number(connection, "SELECT first_notice_id FROM issues WHERE id = ?", issue_id)
    if first is None:
        raise KnownError(Problem.ISSUE_MISSING, id=issue_id)
    return NoticeId(first)


def notices(connection: sqlite3.Connection, issue_id: IssueId | None = None) -> tuple[NoticeSummary, ...]:
    """The notices of one issue, or of all issues, oldest issue first, in text order."""
    if issue_id is None:
        return _notice_summaries(connection, "")
    return _notice_summaries(connection, "WHERE n.issue_id = ?", issue_id)


def notice_summary(connection: sqlite3.Connection, notice_id: NoticeId) -> NoticeSummary:
    """One notice without its text; KnownError NOTICE_MISSING."""
    found = _notice_summaries(connection, "WHERE n.id = ?", notice_id)
    if not found:
        raise KnownError(Problem.NOTICE_MISSING, id=notice_id)
    return found[0]


def notice(connection: sqlite3.Connection, notice_id: NoticeId) -> NoticeRecord:
    """One notice, whole, with its neighbours in reading order; KnownError NOTICE_MISSING."""
    row = connection.execute(
        "SELECT n.issue_id, t.text FROM notices n JOIN notice_texts t ON t.notice_id = n.id WHERE n.id = ?",
        (notice_id,),
    ).fetchone()
    if row is None:
        raise KnownError(Problem.NOTICE_MISSING, id=notice_id)
    record = issue(connection, IssueId(row[0]))
    before, after = _neighbours(connection, notice_id, record.id)
    return NoticeRecord(notice_id, record, _unpacked(row[1]), before, after)


def _neighbours(
    connection: sqlite3.Connection, notice_id: NoticeId, issue_id: IssueId
) -> tuple[NoticeId | None, NoticeId | None]:
    first, count, key = connection.execute(
        "SELECT first_notice_id, notice_count, sort_key FROM issues WHERE id = ?", (issue_id,)
    ).fetchone()
    before: int | None = notice_id - 1
    after: int | None = notice_id + 1
    if notice_id == first:
        before = _number(
            connection,
            "SELECT first_notice_id + notice_count - 1 FROM issues"
            " WHERE notice_count AND (sort_key, id) < (?, ?) ORDER BY sort_key DESC, id DESC LIMIT 1",
            key,
            issue_id,
        )
    if notice_id == first + count - 1:
        after = _number(
            connection,
            "SELECT first_notice_id FROM issues"
            " WHERE notice_count AND (sort_key, id) > (?, ?) ORDER BY sort_key, id LIMIT 1",
            key,
            issue_id,
        )
    return None if before is None else NoticeId(before), None if after is None else NoticeId(after)


def _number(connection: sqlite3.Connection, query: str, *values: object) -> int | None:
    row = connection.execute(query, values).fetchone()
    return None if row is None else int(row[0])


def tables(connection: sqlite3.Connection) -> tuple[TableSummary, ...]:
    """All tables, oldest issue first, in text order."""
    rows = connection.execute(f"{_TABLES}{_IN_ORDER}, t.position")
    return tuple(
        TableSummary(TableId(i), NoticeId(n), index, title, notice, year, number, height, width, bool(form), shifted)
        for i, n, index, title, notice, year, number, height, width, form, shifted in rows
    )


def source(connection: sqlite3.Connection, issue_id: IssueId) -> str:
    """The decoded source of an issue; KnownError ISSUE_MISSING."""
    try:
        return decompress(_source(connection, issue_id), list(_known_lines(connection, issue_id)))
    except UNREADABLE as error:
        raise DamagedError from error


def source_lines(connection: sqlite3.Connection, issue_id: IssueId, spans: Iterable[LineSpan]) -> dict[int, str]:
    """The lines of an issue's source in some spans, by number; KnownError ISSUE_MISSING."""
    numbers = {line for span in spans for line in range(span.first, span.last + 1)}
    if not numbers:
        return {}
    try:
        return decompress_lines(_source(connection, issue_id), _known_lines(connection, issue_id), numbers)
    except UNREADABLE as error:
        raise DamagedError from error


def _source(connection: sqlite3.Connection, issue_id: IssueId) -> bytes:
    row = connection.execute("SELECT content FROM sources WHERE issue_id = ?", (issue_id,)).fetchone()
    if row is None:
        raise KnownError(Problem.ISSUE_MISSING, id=issue_id)
    return bytes(row[0])


def _known_lines(connection: sqlite3.Connection, issue_id: IssueId) -> Iterator[str]:
    texts = connection.execute(
        "SELECT t.text FROM notices n JOIN notice_texts t ON t.notice_id = n.id"
        " WHERE n.issue_id = ? ORDER BY n.position",
        (issue_id,),
    )
    return known_lines(text for (text,) in texts)


def source_file(connection: sqlite3.Connection, issue_id: IssueId) -> SourceFile:
    """Which file an issue was read from; KnownError ISSUE_MISSING."""
    row = connection.execute(
        "SELECT name, path, sha256, size, encoding, modified_at FROM sources WHERE issue_id = ?", (issue_id,)
    ).fetchone()
    if row is None:
        raise KnownError(Problem.ISSUE_MISSING, id=issue_id)
    return SourceFile(*row)


def parsed(connection: sqlite3.Connection, issue_id: IssueId) -> ParsedIssue:
    """The issue as the parser gave it; KnownError ISSUE_MISSING."""
    return ParsedIssue(
        source_text=source(connection, issue_id),
        issue=issue(connection, issue_id).issue,
        contents=tuple(_contents(connection, issue_id)),
        notices=tuple(whole_notices(connection, issue_id).values()),
        defects=tuple(_issue_defects(connection, issue_id)),
    )


def whole_notices(connection: sqlite3.Connection, issue_id: IssueId) -> dict[NoticeId, Notice]:
    """The notices of an issue with their texts, in text order."""
    rows = connection.execute(
        "SELECT n.id, t.text FROM notices n JOIN notice_texts t ON t.notice_id = n.id"
        " WHERE n.issue_id = ? ORDER BY n.position",
        (issue_id,),
    )
    return {NoticeId(row[0]): _unpacked(row[1]) for row in rows}


def find_document(connection: sqlite3.Connection, target: str) -> tuple[NoticeId, ...]:
    """The notices with this number or title, newest first."""
    name = folded_name(target)
    rows = connection.execute(
        "SELECT n.id, n.doc_numbers, n.title, n.issued_text_title FROM document_names d"
        " JOIN notices n ON n.id = d.notice_id WHERE d.name_hash = ? ORDER BY n.id DESC",
        (name_hash(name),),
    )
    return tuple(NoticeId(i) for i, numbers, *titles in rows if name in folded_names(json.loads(numbers), titles))


def _unpacked(packed: bytes) -> Notice:
    try:
        return unpack(packed)
    except UNREADABLE as error:
        raise DamagedError from error


def _contents(connection: sqlite3.Connection, issue_id: IssueId) -> Iterator[ContentsEntry]:
    rows = connection.execute(
        "SELECT title, start_line, end_line, section, doc_numbers, page FROM contents_entries"
        " WHERE issue_id = ? ORDER BY position",
        (issue_id,),
    )
    for title, first, last, section, numbers, page in rows:
        yield ContentsEntry(title, LineSpan(first, last), section, tuple(json.loads(numbers)), page)


def _issue_defects(connection: sqlite3.Connection, issue_id: IssueId) -> Iterator[Defect]:
    rows = connection.execute(
        "SELECT kind, start_line, end_line, excerpt FROM defects WHERE issue_id = ? AND notice_id IS NULL ORDER BY id",
        (issue_id,),
    )
    for kind, first, last, excerpt in rows:
        yield Defect(DefectKind(kind), LineSpan(first, last), excerpt)


def _issue_record(row: tuple[Any, ...]) -> IssueRecord:
    issue_id, publication, year, number, total, day, publisher, name, count = row
    facts = Issue(publication, year, number, total, _date(day), publisher)
    return IssueRecord(IssueId(issue_id), facts, name, count)


def _notice_summaries(connection: sqlite3.Connection, where: str, *values: int) -> tuple[NoticeSummary, ...]:
    """Three quick queries: sub-queries for each notice would take several times as long for a whole archive."""
    counts_of = dict(connection.execute(f"{_TABLE_COUNTS} {where} GROUP BY n.id", values).fetchall())
    parts_of: dict[int, list[str]] = {}
    for notice_id, part in connection.execute(f"{_ATTACHMENTS} {where} ORDER BY n.id, a.position", values):
        parts_of.setdefault(notice_id, []).append(part)
    return tuple(
        _notice_summary(row, counts_of.get(row[0], 0), tuple(parts_of.get(row[0], ())))
        for row in connection.execute(f"{_NOTICES} {where}{_IN_ORDER}", values)
    )


def _notice_summary(row: tuple[Any, ...], table_count: int, attachments: tuple[str, ...]) -> NoticeSummary:
    notice_id, issue_id, position, title, section, numbers, issuers, day, page, line, omitted = row
    return NoticeSummary(
        id=NoticeId(notice_id),
        issue_id=IssueId(issue_id),
        position=position,
        title=title,
        section=section,
        doc_numbers=_strings(numbers),
        issuers=_strings(issuers),
        sign_date=_date(day),
        first_page=page,
        start_line=line,
        tables=table_count,
        attachments=attachments,
        body_omitted=bool(omitted),
    )


def _strings(json_list: str) -> tuple[str, ...]:
    return () if json_list == "[]" else tuple(json.loads(json_list))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
