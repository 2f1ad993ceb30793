"""The index: tables named ``search_*`` in the archive, written in the transaction that stores the issue.

* ``search_text``: every word of a notice as pairs of characters (:mod:`db.search.tokens`). Each part of a notice is a
  row of its own (:func:`~db.search.postings.row_id`), so that one look-up tells the notices and the places.
* ``search_characters``: the distinct characters of each row, for terms of one character, which pairs cannot answer.
* ``search_common``: for the most frequent terms where they stand, as bits (:mod:`db.search.finished`).
* ``search_facets``: for each issuer and section the notices that have it, as bits.
* ``search_numbers``: document numbers with the notices that have or cite them, and in which parts, as bits.
* ``search_names``: persons, how they sound, and in how many notices they stand.
* ``search_lines``: where each line of a notice's words stands (:mod:`db.search.lines`).
* ``search_old``: ``search_text`` of an earlier form, while it is being taken away.
* ``search_state``: the form of the index, a mark that changes with every change, and what is known of finished sets.

All FTS5 tables are contentless: SQLite 3.40 cannot delete from those by rowid alone, so :func:`remove` has to be given
what :func:`add` was given.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from db.model import Issue, IssueId, Notice, NoticeId
from db.search.entries import Entry, FacetEntry, Part, entry
from db.search.finished import CHUNK, finish, keep, note_change
from db.search.frequent import frequent_terms
from db.search.lines import to_bytes
from db.search.names import pinyin_key
from db.search.postings import ask, look_up, row_id
from db.search.rows import stored_places
from db.search.tokens import characters, pairs

VERSION = "13"
"""Changes whenever folding, tokens or tables change: an index of another version has to be built anew."""

_TABLES = """
CREATE VIRTUAL TABLE search_text USING fts5(words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_characters USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE TABLE search_common (term TEXT, chunk INTEGER, bits BLOB, PRIMARY KEY (term, chunk)) WITHOUT ROWID;
CREATE TABLE search_facets (facet TEXT, value TEXT, chunk INTEGER, bits BLOB,
    PRIMARY KEY (facet, value, chunk)) WITHOUT ROWID;
CREATE TABLE search_numbers (serial INTEGER, year INTEGER, word TEXT, notice_id INTEGER, parts INTEGER,
    PRIMARY KEY (serial, year, word, notice_id)) WITHOUT ROWID;
CREATE TABLE search_names (pinyin TEXT, name TEXT, notices INTEGER, PRIMARY KEY (pinyin, name)) WITHOUT ROWID;
CREATE TABLE search_lines (notice_id INTEGER PRIMARY KEY, lines BLOB);
CREATE TABLE search_state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""
_DROP = """
DROP TABLE IF EXISTS search_text; DROP TABLE IF EXISTS search_fields; DROP TABLE IF EXISTS search_characters;
DROP TABLE IF EXISTS search_common; DROP TABLE IF EXISTS search_facets; DROP TABLE IF EXISTS search_numbers;
DROP TABLE IF EXISTS search_names; DROP TABLE IF EXISTS search_lines; DROP TABLE IF EXISTS search_state;
"""
_PIECE = 2000
"""Rows of the words of before that are deleted at once: a tenth of a second."""
_MOST_PIECES = 256
_BULK_MEMORY = 32 << 20
"""Bytes of an issue's words that FTS5 gathers before it writes a piece."""
_ALL_PAGES = 1 << 30
_ADD = "INSERT INTO {table}(rowid, words) VALUES (?, ?)"
_DELETE = "INSERT INTO {table}({table}, rowid, words) VALUES ('delete', ?, ?)"
_WORDS = {"search_text": pairs, "search_characters": characters}
"""The FTS5 tables, each with what makes its tokens."""
_GROWTH = 2
"""Frequent terms are picked anew when an archive has so many times the notices that it had then."""


def create(connection: sqlite3.Connection) -> None:
    """Make the index's tables, empty."""
    _execute_all(connection, _TABLES)
    connection.execute(
        "INSERT INTO search_state VALUES ('version', ?), ('mark', randomblob(16)), ('open', '[]'), ('picked', 0)",
        (VERSION,),
    )


def clear(connection: sqlite3.Connection) -> None:
    """Make the index empty and of this version, whatever there was; the words of before wait for :func:`crumble`."""
    if _has(connection, "search_text_data") and not _has(connection, "search_old"):
        connection.execute("ALTER TABLE search_text RENAME TO search_old")
    _execute_all(connection, _DROP)
    create(connection)


def crumble(connection: sqlite3.Connection) -> bool:
    """Delete a piece of the words of before; False when none is left.

    They are most of the index. To drop them at once would keep everybody waiting, in a large archive for ten seconds.
    """
    if not _has(connection, "search_old"):
        return False
    # the rows up to 10 are what FTS5 itself needs to open the table, even to drop it
    piece = "SELECT id FROM search_old_data WHERE id > 10 LIMIT ?"
    if connection.execute(f"DELETE FROM search_old_data WHERE id IN ({piece})", (_PIECE,)).rowcount:  # noqa: S608
        return True
    connection.execute("DROP TABLE search_old")
    return False


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the archive has an index of this version."""
    if not _has(connection, "search_state"):
        return False
    row = connection.execute("SELECT value FROM search_state WHERE name = 'version'").fetchone()
    return row is not None and bool(row[0] == VERSION)


def add(connection: sqlite3.Connection, issue_id: IssueId, issue: Issue, notices: Mapping[NoticeId, Notice]) -> None:
    """Index the notices of an issue, which are stored already."""
    entries = {notice_id: entry(notice) for notice_id, notice in notices.items()}
    _write_words(connection, _ADD, entries)
    for notice_id, kept in entries.items():
        lines = to_bytes(stored_places(connection, notice_id))
        connection.execute("INSERT INTO search_lines VALUES (?, ?)", (notice_id, lines))
        for facet in kept.facets:
            _write_facet(connection, notice_id, facet, present=True)
        connection.executemany(
            "INSERT INTO search_numbers VALUES (?, ?, ?, ?, ?)",
            [(n.serial, n.year, n.word, notice_id, _bits(parts)) for n, parts in kept.numbers.items()],
        )
        connection.executemany(
            "INSERT INTO search_names VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET notices = notices + 1",
            [(pinyin_key(name), name) for name in kept.names],
        )
    _change_mark(connection)


def remove(connection: sqlite3.Connection, issue_id: IssueId, issue: Issue, notices: Mapping[NoticeId, Notice]) -> None:
    """Take the notices of an issue out again, given as they were added."""
    entries = {notice_id: entry(notice) for notice_id, notice in notices.items()}
    _write_words(connection, _DELETE, entries)
    for notice_id, kept in entries.items():
        connection.execute("DELETE FROM search_lines WHERE notice_id = ?", (notice_id,))
        for facet in kept.facets:
            _write_facet(connection, notice_id, facet, present=False)
        connection.executemany(
            "DELETE FROM search_numbers WHERE serial = ? AND year = ? AND word = ? AND notice_id = ?",
            [(n.serial, n.year, n.word, notice_id) for n in kept.numbers],
        )
        connection.executemany(
            "UPDATE search_names SET notices = notices - 1 WHERE pinyin = ? AND name = ?",
            [(pinyin_key(name), name) for name in kept.names],
        )
    connection.execute("DELETE FROM search_names WHERE notices <= 0")
    _change_mark(connection)


@contextmanager
def bulk(connection: sqlite3.Connection) -> Iterator[None]:
    """While many issues are added: each is written as one piece, and pieces are left lying until :func:`tidy`."""
    _configure(connection, automerge=0, crisismerge=_MOST_PIECES, hashsize=_BULK_MEMORY)
    try:
        yield
    finally:
        _configure(connection, automerge=4, crisismerge=16, hashsize=1 << 20)  # as SQLite has them


def tidy(connection: sqlite3.Connection, *, whole: bool) -> None:
    """Merge pieces of the index, for it to be smaller and quicker: those of a size, or the ``whole`` into one.

    Then finish sets: those of the terms that are frequent now, where the archive has grown much, else open ones.
    """
    for table in _WORDS:
        command, pages = ("optimize", None) if whole else ("merge", _ALL_PAGES)
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES (?, ?)", (command, pages))  # noqa: S608
    (now,) = connection.execute("SELECT count(*) FROM search_lines").fetchone()
    (then,) = connection.execute("SELECT value FROM search_state WHERE name = 'picked'").fetchone()
    if whole or now >= _GROWTH * then:
        keep(connection, ask, frequent_terms(connection))
        connection.execute("UPDATE search_state SET value = ? WHERE name = 'picked'", (now,))
    else:
        finish(connection, look_up)


def _configure(connection: sqlite3.Connection, **settings: int) -> None:
    for table in _WORDS:
        for name, value in settings.items():
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES (?, ?)", (name, value))  # noqa: S608


def _has(connection: sqlite3.Connection, table: str) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def _execute_all(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


def _write_words(connection: sqlite3.Connection, statement: str, entries: Mapping[NoticeId, Entry]) -> None:
    """Part by part, for FTS5 gathers what it writes as long as the ids ascend."""
    rows = [
        (row_id(part, notice_id), kept.words[part])
        for part in Part
        for notice_id, kept in entries.items()
        if kept.words[part]
    ]
    for table, tokens in _WORDS.items():
        connection.executemany(statement.format(table=table), ((row, tokens(words)) for row, words in rows))
    note_change(connection, entries)


def _bits(parts: Iterable[Part]) -> int:
    return sum(1 << part for part in parts)


def _write_facet(connection: sqlite3.Connection, notice_id: int, facet: FacetEntry, *, present: bool) -> None:
    chunk, bit = divmod(notice_id, CHUNK)
    key = (facet.facet.value, facet.value, chunk)
    found = connection.execute("SELECT bits FROM search_facets WHERE facet = ? AND value = ? AND chunk = ?", key)
    row = found.fetchone()
    bits = int.from_bytes(row[0], "little") if row else 0
    bits = bits | 1 << bit if present else bits & ~(1 << bit)
    if bits:
        blob = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
        connection.execute("INSERT OR REPLACE INTO search_facets VALUES (?, ?, ?, ?)", (*key, blob))
    else:
        connection.execute("DELETE FROM search_facets WHERE facet = ? AND value = ? AND chunk = ?", key)


def _change_mark(connection: sqlite3.Connection) -> None:
    """So that what searches remember of the archive is read again."""
    connection.execute("UPDATE search_state SET value = randomblob(16) WHERE name = 'mark'")
