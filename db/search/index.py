"""The index: tables named ``search_*`` in the archive, written in the transaction that stores the issue.

* ``search_text``: every word of a notice as pairs of characters (:mod:`db.search.tokens`), by place; rowid = notice id.
  What stands in an FTS5 table's first column takes a third less room, so the text comes first.
* ``search_fields``: the same for the short facts that a query may name: 标题:, 文号:, 人名:.
* ``search_characters``: the distinct characters of each notice, with the places where they stand, for queries of one
  character, which pairs cannot answer.
* ``search_facets``: for each issuer and section the notices that have it, as bits.
* ``search_numbers``: document numbers with the notices that have or cite them.
* ``search_names``: persons, how they sound, and in how many notices they stand.
* ``search_lines``: where each line of a notice's words stands (:mod:`db.search.lines`).
* ``search_state``: the form of the index, and a mark that changes with every change.

All FTS5 tables are contentless: SQLite 3.40 cannot delete from those by rowid alone, so :func:`remove` has to be given
what :func:`add` was given.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from db.model import Issue, IssueId, Notice, NoticeId
from db.search.entries import Entry, FacetEntry, entry
from db.search.lines import to_bytes
from db.search.names import pinyin_key
from db.search.rows import stored_places
from db.search.tokens import all_pairs, characters, pairs

VERSION = "7"
"""Changes whenever folding, tokens or tables change: an index of another version has to be built anew."""

CHUNK = 4096
"""Notices whose bits stand in one row of ``search_facets``."""

TITLE, TEXT, TABLES = 1, 2, 4
"""Places of a character; their sum stands behind the character in ``search_characters``."""

_TABLES = """
CREATE VIRTUAL TABLE search_text USING fts5(text, title, tables, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_fields USING fts5(title, number, person, content='', tokenize='ascii');
CREATE VIRTUAL TABLE search_characters USING fts5(characters, content='', detail=none, tokenize='ascii');
CREATE TABLE search_facets (facet TEXT, value TEXT, chunk INTEGER, bits BLOB,
    PRIMARY KEY (facet, value, chunk)) WITHOUT ROWID;
CREATE TABLE search_numbers (serial INTEGER, year INTEGER, word TEXT, notice_id INTEGER, own INTEGER,
    PRIMARY KEY (serial, year, word, notice_id)) WITHOUT ROWID;
CREATE TABLE search_names (pinyin TEXT, name TEXT, notices INTEGER, PRIMARY KEY (pinyin, name)) WITHOUT ROWID;
CREATE TABLE search_lines (notice_id INTEGER PRIMARY KEY, lines BLOB);
CREATE TABLE search_state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
"""
_DROP = """
DROP TABLE IF EXISTS search_text; DROP TABLE IF EXISTS search_fields; DROP TABLE IF EXISTS search_characters;
DROP TABLE IF EXISTS search_facets; DROP TABLE IF EXISTS search_numbers; DROP TABLE IF EXISTS search_names;
DROP TABLE IF EXISTS search_lines; DROP TABLE IF EXISTS search_state;
"""
_ADD_TEXT = (
    "INSERT INTO search_text(rowid, text, title, tables) VALUES (?, ?, ?, ?)",
    "INSERT INTO search_fields(rowid, title, number, person) VALUES (?, ?, ?, ?)",
    "INSERT INTO search_characters(rowid, characters) VALUES (?, ?)",
)
_DELETE_TEXT = (
    "INSERT INTO search_text(search_text, rowid, text, title, tables) VALUES ('delete', ?, ?, ?, ?)",
    "INSERT INTO search_fields(search_fields, rowid, title, number, person) VALUES ('delete', ?, ?, ?, ?)",
    "INSERT INTO search_characters(search_characters, rowid, characters) VALUES ('delete', ?, ?)",
)
_OPTIMIZE = """
INSERT INTO search_text(search_text) VALUES ('optimize');
INSERT INTO search_fields(search_fields) VALUES ('optimize');
INSERT INTO search_characters(search_characters) VALUES ('optimize');
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the index's tables, empty."""
    _execute_all(connection, _TABLES)
    connection.execute("INSERT INTO search_state VALUES ('version', ?), ('mark', randomblob(16))", (VERSION,))


def clear(connection: sqlite3.Connection) -> None:
    """Make the index empty and of this version, whatever there was."""
    _execute_all(connection, _DROP)
    create(connection)


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the archive has an index of this version."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").fetchone():
        return False
    row = connection.execute("SELECT value FROM search_state WHERE name = 'version'").fetchone()
    return row is not None and bool(row[0] == VERSION)


def add(connection: sqlite3.Connection, issue_id: IssueId, issue: Issue, notices: Mapping[NoticeId, Notice]) -> None:
    """Index the notices of an issue, which are stored already."""
    for notice_id, notice in notices.items():
        lines = to_bytes(stored_places(connection, notice_id))
        connection.execute("INSERT INTO search_lines VALUES (?, ?)", (notice_id, lines))
        kept = entry(notice)
        _write_text(connection, _ADD_TEXT, notice_id, kept)
        for facet in kept.facets:
            _write_facet(connection, notice_id, facet, present=True)
        connection.executemany(
            "INSERT OR IGNORE INTO search_numbers VALUES (?, ?, ?, ?, ?)",
            [(n.serial, n.year, n.word, notice_id, n in kept.own) for n in kept.numbers],
        )
        connection.executemany(
            "INSERT INTO search_names VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET notices = notices + 1",
            [(pinyin_key(name), name) for name in kept.names],
        )
    _change_mark(connection)


def remove(connection: sqlite3.Connection, issue_id: IssueId, issue: Issue, notices: Mapping[NoticeId, Notice]) -> None:
    """Take the notices out again; they must equal those that were added."""
    for notice_id, notice in notices.items():
        connection.execute("DELETE FROM search_lines WHERE notice_id = ?", (notice_id,))
        kept = entry(notice)
        _write_text(connection, _DELETE_TEXT, notice_id, kept)
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
    """While many issues are added: merge less often."""
    _set_merging(connection, 8)
    try:
        yield
    finally:
        _set_merging(connection, 4)


def optimize(connection: sqlite3.Connection) -> None:
    """Merge what many imports have left in pieces: a smaller and quicker index."""
    _execute_all(connection, _OPTIMIZE)


def _execute_all(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


def _write_text(connection: sqlite3.Connection, statements: tuple[str, ...], notice_id: int, kept: Entry) -> None:
    places = (kept.text, kept.title, kept.tables)
    values = (map(pairs, places), map(all_pairs, kept.fields), [_placed_characters(kept)])
    for statement, columns in zip(statements, values, strict=True):
        connection.execute(statement, (notice_id, *columns))


def _placed_characters(kept: Entry) -> str:
    """The distinct characters, each with a digit that says in which places it stands."""
    standing = {TITLE: characters(kept.title), TEXT: characters(kept.text), TABLES: characters(kept.tables)}
    everything = standing[TITLE] | standing[TEXT] | standing[TABLES]
    tokens: list[str] = []
    for places in range(1, TITLE + TEXT + TABLES + 1):
        here = everything.copy()
        for place, found in standing.items():
            here = here & found if places & place else here - found
        tokens += [f"{character}{places}" for character in sorted(here)]
    return " ".join(tokens)


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


def _set_merging(connection: sqlite3.Connection, pieces: int) -> None:
    """How many pieces of a size FTS5 lets stand before it merges them."""
    connection.execute("INSERT INTO search_text(search_text, rank) VALUES ('automerge', ?)", (pieces,))
