"""Which ids a new issue's notices get.

Ids of one issue run on without a gap, and ids ascend with the issues' dates wherever that is possible without
changing an id already given: newest first is then the order of the index itself. About 32 ids an issue keep them dense.
"""

from __future__ import annotations

import sqlite3

from db.model import Issue

_START = 8192
"""Id of the first notice of a new archive: leaves room for 256 older issues, and small ids make a small index."""
_STEP = 32
_ROOM_BELOW = 64 * _STEP
"""How far below the oldest issue a yet older one starts, so that those between them find room too."""


def sort_key(issue: Issue, source: str) -> str:
    """Issues in the order of this text are in date order; the year stands in for an unknown date."""
    day = issue.date.isoformat() if issue.date else f"{issue.year:04d}" if issue.year else ""
    return f"{day:10} {issue.number or 0:04d} {issue.publication or ''} {source}"


def first_id(connection: sqlite3.Connection, key: str, count: int, wanted: int | None = None) -> int:
    """The first of ``count`` free ids for an issue of this sort key; ``wanted`` (its earlier place) where it fits."""
    before = connection.execute(
        "SELECT first_notice_id + notice_count FROM issues WHERE sort_key < ? ORDER BY sort_key DESC LIMIT 1", (key,)
    ).fetchone()
    after = connection.execute(
        "SELECT first_notice_id FROM issues WHERE sort_key > ? ORDER BY sort_key LIMIT 1", (key,)
    ).fetchone()
    (end,) = connection.execute("SELECT max(first_notice_id + notice_count) FROM issues").fetchone()
    if end is None:
        return _START
    low = before[0] if before else max(1, after[0] - _ROOM_BELOW) if after else end
    high = after[0] if after else None
    middle = low if high is None else low + max(0, high - low - count) // 2
    for start in (wanted, _next_step(low), middle):
        if start is not None and _fits(connection, start, count, low, high):
            return start
    return _next_step(end)


def _next_step(number: int) -> int:
    return -(-number // _STEP) * _STEP


def _fits(connection: sqlite3.Connection, start: int, count: int, low: int, high: int | None) -> bool:
    """Whether the ids lie between the neighbours and belong to nobody."""
    if start < low or (high is not None and start + count > high):
        return False
    taken = connection.execute(
        "SELECT 1 FROM issues WHERE first_notice_id < ? AND first_notice_id + notice_count > ? LIMIT 1",
        (start + count, start),
    )
    return taken.fetchone() is None
