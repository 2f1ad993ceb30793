"""Finding a notice again by its key: in the same archive after an import, in a corrected one, in another."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from difflib import SequenceMatcher

from db.model import IssueId, IssueRecord, NoticeId, NoticeKey, NoticeSummary
from db.store import reading

_ALIKE = 0.8
"""Titles at least this alike (difflib's ratio) are one title read better or worse."""


def find(connection: sqlite3.Connection, key: NoticeKey) -> NoticeId | None:
    """The notice that the key names, or None where it is not in the archive."""
    for issue in reading.issues(connection):
        if names_issue(key, issue):
            found = best_match(key, reading.notices(connection, IssueId(issue.id)))
            if found is not None:
                return found.id
    return None


def names_issue(key: NoticeKey, record: IssueRecord) -> bool:
    """Whether the key's issue is this one: by its masthead, or by its file where that is not known."""
    issue = record.issue
    masthead = (key.publication, key.year, key.number)
    if None in masthead:
        return key.source == record.source
    return masthead == (issue.publication, issue.year, issue.number)


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
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
