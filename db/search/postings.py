"""Where terms stand: in the finished sets of frequent terms (:mod:`db.search.finished`), else FTS5 is asked."""

from __future__ import annotations

import json
import sqlite3
from operator import or_

from db.search.entries import Part
from db.search.finished import Standing, finished
from db.search.sets import from_ascending, from_spans
from db.search.tokens import character, phrase

SPAN = 1 << 24
"""Distance of the rows of two parts of a notice; no notice's id is as high."""
_ROWS = "SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?"
"""All rows as one text: fetched one by one they would take three times as long."""


def row_id(part: Part, notice_id: int) -> int:
    """Under which id a part of a notice stands in ``search_text`` and ``search_characters``."""
    return part * SPAN + notice_id


def look_up(connection: sqlite3.Connection, folded: str) -> Standing:
    """Where a folded term of one line stands."""
    kept = finished(connection, folded)
    if kept is None:
        return ask(connection, folded)
    standing = kept.standing
    for ids in kept.open:
        standing = tuple(map(or_, standing, _ask_among(connection, folded, ids)))
    return standing


def ask(connection: sqlite3.Connection, folded: str) -> Standing:
    """What FTS5 says."""
    query, expression = _query(folded)
    (rows,) = connection.execute(query, (expression,)).fetchone()
    return from_spans(json.loads(rows), SPAN, len(Part))


def _ask_among(connection: sqlite3.Connection, folded: str, ids: range) -> Standing:
    """What FTS5 says of the notices with the ids of a range."""
    query, expression = _query(folded)
    query += " AND rowid BETWEEN ? AND ?"
    found: list[int] = []
    for part in Part:
        values = (expression, row_id(part, ids.start), row_id(part, ids.stop - 1))
        (rows,) = connection.execute(query, values).fetchone()
        found.append(from_ascending(json.loads(rows), row_id(part, ids.start)) << ids.start)
    return tuple(found)


def _query(folded: str) -> tuple[str, str]:
    """The question to FTS5, and what it is to match."""
    if len(folded) == 1:
        return _ROWS.format(table="search_characters"), character(folded)
    return _ROWS.format(table="search_text"), phrase(folded)
