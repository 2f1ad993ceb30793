"""Which issue of the archive a file is, or takes the place of."""

from __future__ import annotations

import sqlite3
from collections.abc import Container

from db.importing.candidates import FileStamp
from db.model import Issue, IssueId

_SAME_MASTHEAD = """
    SELECT i.id FROM issues i JOIN publications p ON p.id = i.publication_id JOIN sources s ON s.issue_id = i.id
    WHERE p.name = ? AND i.year = ? AND i.number = ? ORDER BY s.name <> ?, i.id"""
_SAME_NAME = """
    SELECT i.id FROM issues i JOIN sources s ON s.issue_id = i.id
    WHERE s.name = ? AND (? OR i.publication_id IS NULL OR i.year IS NULL OR i.number IS NULL) ORDER BY i.id"""


def find_same(connection: sqlite3.Connection, digest: str) -> IssueId | None:
    """The issue that was read from these very bytes."""
    row = connection.execute("SELECT issue_id FROM sources WHERE sha256 = ?", (digest,)).fetchone()
    return None if row is None else IssueId(row[0])


def find_untouched(connection: sqlite3.Connection, path: str, stamp: FileStamp) -> IssueId | None:
    """The issue that was read from this file, which has not been written since: its bytes need not be read again."""
    row = connection.execute(
        "SELECT issue_id FROM sources WHERE path = ? AND size = ? AND modified_at = ?",
        (path, stamp.size, stamp.modified),
    ).fetchone()
    return None if row is None else IssueId(row[0])


def find_replaced(
    connection: sqlite3.Connection, issue: Issue, source: str, not_these: Container[IssueId]
) -> IssueId | None:
    """The issue that a file corrects: of the same publication, year and number, else read from a file of its name.

    The name alone decides only where one of the two mastheads was not read. ``not_these`` were written by the same
    import: two files of one import are two issues, whatever they are called.
    """
    masthead = (issue.publication, issue.year, issue.number)
    unknown = None in masthead
    found = [] if unknown else connection.execute(_SAME_MASTHEAD, (*masthead, source)).fetchall()
    found += connection.execute(_SAME_NAME, (source, unknown)).fetchall()
    return next((IssueId(row[0]) for row in found if IssueId(row[0]) not in not_these), None)
