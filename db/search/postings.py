"""Where terms stand: FTS5 is asked, except for the most frequent tokens, whose notices are kept as finished sets.

FTS5 hands over its rows one by one, so a token that half of the notices hold takes it hundreds of times as long as one
set is read. :func:`choose` picks these tokens when the index is merged; from then on every change of the index
changes their sets too (:func:`change`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from db.search.entries import Part
from db.search.sets import NoticeSet, from_spans
from db.search.tokens import character, phrase, single

SPAN = 1 << 24
"""Distance of the rows of two parts of a notice; no notice's id is as high."""
CHUNK = 4096
"""Notices whose bits stand in one row of ``search_common`` and ``search_facets``."""
_CHUNK_BYTES = CHUNK // 8
_FEWEST_ROWS = 5000
"""Rows from which on a token's set is kept; FTS5 answers fewer in less than a millisecond."""
_MOST_TOKENS = 256
"""Of each length: together about one hundredth of an archive."""
_TABLES = {1: "search_characters", 2: "search_text"}
"""By the length of their tokens."""
_ROWS = "SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?"
"""All rows as one text: fetched one by one they would take three times as long."""
_VOCABULARY = "CREATE VIRTUAL TABLE temp.search_vocabulary USING fts5vocab(main, {table}, row)"
_FREQUENT = "SELECT term FROM search_vocabulary WHERE doc >= ? AND length(term) = ? ORDER BY doc DESC, term LIMIT ?"

Standing = tuple[NoticeSet, ...]
"""For each part of the notices those in which a term stands there."""


def row_id(part: Part, notice_id: int) -> int:
    """Under which id a part of a notice stands in ``search_text`` and ``search_characters``."""
    return part * SPAN + notice_id


def look_up(connection: sqlite3.Connection, folded: str) -> Standing:
    """Where a folded term of one line stands."""
    token = single(folded)
    return (token and _kept(connection, token)) or _found(connection, folded)


def choose(connection: sqlite3.Connection) -> None:
    """Pick the most frequent tokens anew, and keep where they stand."""
    connection.execute("DELETE FROM search_common")
    for length, table in _TABLES.items():
        connection.execute(_VOCABULARY.format(table=table))
        tokens = connection.execute(_FREQUENT, (_FEWEST_ROWS, length, _MOST_TOKENS)).fetchall()
        connection.execute("DROP TABLE temp.search_vocabulary")
        for (token,) in tokens:
            for part, standing in enumerate(_rows(connection, table, f'"{token}"')):
                values = ((token, part, chunk, bits) for chunk, bits in _chunks(standing))
                connection.executemany("INSERT INTO search_common VALUES (?, ?, ?, ?)", values)


def chosen(connection: sqlite3.Connection) -> frozenset[str]:
    """The tokens whose sets are kept."""
    # One step down the table a token: DISTINCT would read all sets.
    tokens = connection.execute(
        "WITH RECURSIVE t(token) AS (SELECT min(token) FROM search_common UNION ALL"
        " SELECT (SELECT min(token) FROM search_common c WHERE c.token > t.token) FROM t WHERE t.token IS NOT NULL)"
        " SELECT token FROM t WHERE token IS NOT NULL"
    )
    return frozenset(token for (token,) in tokens)


def change(connection: sqlite3.Connection, rows: Mapping[str, Iterable[int]], *, present: bool) -> None:
    """Add to the sets of chosen tokens the rows in which they stand now, or take out those where they stood."""
    for token, ids in rows.items():
        for part, standing in enumerate(from_spans(sorted(ids), SPAN, len(Part))):
            for chunk, bits in _chunks(standing):
                _change_chunk(connection, (token, part, chunk), int.from_bytes(bits, "little"), present=present)


def _change_chunk(connection: sqlite3.Connection, key: tuple[str, int, int], bits: int, *, present: bool) -> None:
    row = connection.execute("SELECT bits FROM search_common WHERE token = ? AND part = ? AND chunk = ?", key)
    (before,) = row.fetchone() or (b"",)
    known = int.from_bytes(before, "little")
    after = known | bits if present else known & ~bits
    if after:
        values = (*key, after.to_bytes(_CHUNK_BYTES, "little"))
        connection.execute("REPLACE INTO search_common VALUES (?, ?, ?, ?)", values)
    else:
        connection.execute("DELETE FROM search_common WHERE token = ? AND part = ? AND chunk = ?", key)


def _kept(connection: sqlite3.Connection, token: str) -> Standing | None:
    rows = connection.execute("SELECT part, chunk, bits FROM search_common WHERE token = ?", (token,)).fetchall()
    found = [0] * len(Part)
    for part, chunk, bits in rows:
        found[part] |= int.from_bytes(bits, "little") << (chunk * CHUNK)
    return tuple(found) if rows else None


def _found(connection: sqlite3.Connection, folded: str) -> Standing:
    if len(folded) == 1:
        return _rows(connection, "search_characters", character(folded))
    return _rows(connection, "search_text", phrase(folded))


def _rows(connection: sqlite3.Connection, table: str, expression: str) -> Standing:
    (rows,) = connection.execute(_ROWS.format(table=table), (expression,)).fetchone()
    return from_spans(json.loads(rows), SPAN, len(Part))


def _chunks(notices: NoticeSet) -> Iterator[tuple[int, bytes]]:
    """The set's bits in pieces of one length, with their numbers; none that is empty."""
    count = -(-notices.bit_length() // CHUNK)
    data = notices.to_bytes(count * _CHUNK_BYTES, "little")
    for chunk in range(count):
        bits = data[chunk * _CHUNK_BYTES : (chunk + 1) * _CHUNK_BYTES]
        if any(bits):
            yield chunk, bits
