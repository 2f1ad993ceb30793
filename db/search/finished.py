"""Finished sets: where the most frequent terms stand, kept as bits in ``search_common``.

FTS5 hands over its rows one by one and compares positions for a term of several tokens, so that a term which half of
the notices hold takes it hundreds of times as long as one set is read. The sets are written chunk by chunk of notices.
A change of a notice only notes that its block is *open*: there FTS5 is asked, until the chunk is written again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence

from db.model.values import valueclass
from db.search.entries import Part
from db.search.sets import NoticeSet, id_range

CHUNK = 8192
"""Notices in one chunk."""
_BYTES = CHUNK // 8
_BLOCK = 1024
"""Notices in one block; a chunk holds several."""

Standing = tuple[NoticeSet, ...]
"""For each part of the notices those in which a term stands there."""
Finder = Callable[[sqlite3.Connection, str], Standing]
"""Tells where a folded term stands."""


@valueclass
class Finished:
    """Where a term stands outside the open blocks, and the ids of the notices in these."""

    standing: Standing
    open: tuple[range, ...]


def finished(connection: sqlite3.Connection, folded: str) -> Finished | None:
    """What is kept of a folded term; None where nothing is."""
    rows = connection.execute("SELECT chunk, bits FROM search_common WHERE term = ?", (folded,)).fetchall()
    if not rows:
        return None
    standing = _joined({chunk: zlib.decompress(bits) for chunk, bits in rows})
    opened = _stretches(_open(connection))
    for ids in opened:
        inside = id_range(ids.start, len(ids))
        standing = tuple(notices & ~inside for notices in standing)
    return Finished(standing, opened)


def note_change(connection: sqlite3.Connection, notices: Iterable[int]) -> None:
    """These notices come, go or change: their blocks are open from now on."""
    _set_open(connection, {*_open(connection), *(notice // _BLOCK for notice in notices)})


def finish(connection: sqlite3.Connection, find: Finder) -> None:
    """Write the sets of the open blocks, but for the last: it goes on growing, and FTS5 has little to read there."""
    opened = _open(connection)
    ready = [block for block in opened if block < _highest(connection) // _BLOCK]
    for term in kept_terms(connection) if ready else ():
        _write(connection, term, find(connection, term), {block * _BLOCK // CHUNK for block in ready})
    _set_open(connection, set(opened).difference(ready))


def keep(connection: sqlite3.Connection, find: Finder, terms: Sequence[str]) -> None:
    """Keep the sets of these folded terms from now on, and of no others."""
    connection.execute("DELETE FROM search_common")
    for term in terms:
        _write(connection, term, find(connection, term), range(_highest(connection) // CHUNK + 1))
    _set_open(connection, ())


def kept_terms(connection: sqlite3.Connection) -> list[str]:
    """The terms whose sets are kept."""
    # One step down the table a term: DISTINCT would read all sets.
    terms = connection.execute(
        "WITH RECURSIVE t(term) AS (SELECT min(term) FROM search_common UNION ALL"
        " SELECT (SELECT min(term) FROM search_common c WHERE c.term > t.term) FROM t WHERE t.term IS NOT NULL)"
        " SELECT term FROM t WHERE term IS NOT NULL"
    )
    return [term for (term,) in terms]


def _write(connection: sqlite3.Connection, term: str, standing: Standing, chunks: Iterable[int]) -> None:
    """The bits of these chunks, part behind part."""
    whole = (1 << CHUNK) - 1
    for chunk in chunks:
        bits = b"".join((notices >> chunk * CHUNK & whole).to_bytes(_BYTES, "little") for notices in standing)
        bits = bits.rstrip(b"\0")  # few terms stand in numbers and names
        if bits:
            connection.execute("REPLACE INTO search_common VALUES (?, ?, ?)", (term, chunk, zlib.compress(bits)))
        else:
            connection.execute("DELETE FROM search_common WHERE term = ? AND chunk = ?", (term, chunk))


def _joined(kept: dict[int, bytes]) -> Standing:
    """The sets of all chunks as one set a part."""
    chunks = [kept.get(chunk, b"").ljust(_BYTES * len(Part), b"\0") for chunk in range(max(kept) + 1)]
    pieces = (slice(part * _BYTES, (part + 1) * _BYTES) for part in Part)
    return tuple(int.from_bytes(b"".join(bits[piece] for bits in chunks), "little") for piece in pieces)


def _stretches(blocks: Iterable[int]) -> tuple[range, ...]:
    """The ids of ascending blocks, those of neighbours as one range."""
    found: list[range] = []
    for start in (block * _BLOCK for block in blocks):
        before = found.pop() if found and found[-1].stop == start else range(start, start)
        found.append(range(before.start, start + _BLOCK))
    return tuple(found)


def _highest(connection: sqlite3.Connection) -> int:
    (highest,) = connection.execute("SELECT max(notice_id) FROM search_lines").fetchone()
    return highest or 0


def _open(connection: sqlite3.Connection) -> list[int]:
    (blocks,) = connection.execute("SELECT value FROM search_state WHERE name = 'open'").fetchone()
    return list(json.loads(blocks))


def _set_open(connection: sqlite3.Connection, blocks: Iterable[int]) -> None:
    connection.execute("UPDATE search_state SET value = ? WHERE name = 'open'", (json.dumps(sorted(blocks)),))
