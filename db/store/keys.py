"""The keys of notices, and finding a notice again by its key: after an import, in a corrected archive, in another."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from db.model import IssueId, NoticeId, NoticeKey, NoticeSummary
from db.store import reading

_ALIKE = 0.8
"""Titles at least this alike (difflib's ratio) are one title read better or worse."""
_KEYS = """
    SELECT n.id, p.name, i.year, i.number, s.name, n.doc_numbers, n.title, n.position FROM notices n
    JOIN issues i ON i.id = n.issue_id JOIN sources s ON s.issue_id = i.id
    LEFT JOIN publications p ON p.id = i.publication_id"""
_OF_NOTICES = " WHERE n.id IN (SELECT value FROM json_each(?))"
_OF_ISSUES = " WHERE n.issue_id IN (SELECT value FROM json_each(?))"
_ISSUES = """
    SELECT i.id, p.name, i.year, i.number, s.name FROM issues i
    JOIN sources s ON s.issue_id = i.id LEFT JOIN publications p ON p.id = i.publication_id"""


def keys(connection: sqlite3.Connection, notice_ids: Iterable[NoticeId] | None = None) -> dict[NoticeId, NoticeKey]:
    """The keys of some notices, or of all; those that are not in the archive are left out."""
    if notice_ids is None:
        return _keys(connection.execute(_KEYS))
    return _keys(connection.execute(f"{_KEYS}{_OF_NOTICES}", (json.dumps(list(notice_ids)),)))


def find_exactly(connection: sqlite3.Connection, wanted: Collection[NoticeKey]) -> dict[NoticeKey, NoticeId]:
    """The notices whose keys are just these: quick for many, and only issues that a key names are looked into."""
    issues = {(key.publication, key.year, key.number, key.source) for key in wanted}
    named = [issue_id for issue_id, *name in connection.execute(_ISSUES) if tuple(name) in issues]
    notices = _keys(connection.execute(f"{_KEYS}{_OF_ISSUES}", (json.dumps(named),)))
    found = {key: notice_id for notice_id, key in notices.items()}
    return {key: found[key] for key in wanted if key in found}


def _keys(rows: Iterable[tuple[Any, ...]]) -> dict[NoticeId, NoticeKey]:
    found = {}
    for notice_id, publication, year, number, source, doc_numbers, title, position in rows:
        doc_number = next(iter(json.loads(doc_numbers)), None)
        found[NoticeId(notice_id)] = NoticeKey(publication, year, number, source, doc_number, title, position)
    return found


def find(connection: sqlite3.Connection, key: NoticeKey) -> NoticeId | None:
    """The notice that the key names, or None where it is not in the archive."""
    for issue_id in _issues(connection, key):
        same = connection.execute(
            "SELECT id FROM notices WHERE issue_id = ? AND position = ? AND title = ?",
            (issue_id, key.position, key.title),
        ).fetchone()
        if same is not None:
            return NoticeId(same[0])
        found = best_match(key, reading.notices(connection, issue_id))
        if found is not None:
            return found.id
    return None


def _issues(connection: sqlite3.Connection, key: NoticeKey) -> list[IssueId]:
    """The key's issue: by its masthead, or by its file where that is not known."""
    if key.publication is None or key.year is None or key.number is None:
        rows = connection.execute("SELECT issue_id FROM sources WHERE name = ? ORDER BY issue_id", (key.source,))
    else:
        rows = connection.execute(
            "SELECT i.id FROM issues i JOIN publications p ON p.id = i.publication_id"
            " JOIN sources s ON s.issue_id = i.id WHERE p.name = ? AND i.year = ? AND i.number = ?"
            " ORDER BY s.name <> ?, i.id",
            (key.publication, key.year, key.number, key.source),
        )
    return [IssueId(row[0]) for row in rows]


def best_match(key: NoticeKey, notices: Sequence[NoticeSummary]) -> NoticeSummary | None:
    """The notice of an issue that the key names: same title or number, nearest place; else the most alike title."""
    same = [n for n in notices if n.title == key.title and _number(n) == key.doc_number]
    same = same or [n for n in notices if key.doc_number is not None and key.doc_number in n.doc_numbers]
    same = same or [n for n in notices if n.title == key.title]
    if same:
        return min(same, key=lambda n: abs(n.position - key.position))
    return max(
        (n for n in notices if _alike(n.title, key.title) >= _ALIKE),
        key=lambda n: _alike(n.title, key.title),
        default=None,
    )


def _number(notice: NoticeSummary) -> str | None:
    return notice.doc_numbers[0] if notice.doc_numbers else None


def _alike(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # only where a title is not found as it is

    return SequenceMatcher(None, one, other, autojunk=False).ratio()
