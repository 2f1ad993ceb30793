"""The notices that the user's data hang on, each by its key."""

from __future__ import annotations

from collections.abc import Iterable

from db.model import NoticeKey
from db.store.userdata.statements import Statements

NAMED = """
    title = ?1 AND source = ?2 AND position = ?3
    AND publication IS ?4 AND year IS ?5 AND number IS ?6 AND doc_number IS ?7"""
"""The row of a notice, with the values that :func:`values_of` gives."""
_FIND = f"SELECT id FROM notices WHERE {NAMED}"  # noqa: S608
_ADD_MISSING = f"""
    INSERT INTO notices (title, source, position, publication, year, number, doc_number)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM notices WHERE {NAMED})"""  # noqa: S608


def values_of(key: NoticeKey) -> tuple[object, ...]:
    """A key's values in the order in which statements name them."""
    return (key.title, key.source, key.position, key.publication, key.year, key.number, key.doc_number)


class Notices:
    """Rows of the table ``notices``."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def find(self, key: NoticeKey) -> int | None:
        """The row of a notice, or None where nothing hangs on it."""
        row = self._statements.execute(_FIND, values_of(key)).fetchone()
        return None if row is None else int(row[0])

    def find_or_add(self, key: NoticeKey) -> int:
        """The row of a notice, made where there is none."""
        found = self.find(key)
        if found is not None:
            return found
        return int(self._statements.execute(_ADD_MISSING, values_of(key)).lastrowid or 0)

    def add_missing(self, keys: Iterable[NoticeKey]) -> None:
        """Make the rows that are not there; quick for many."""
        self._statements.execute_many(_ADD_MISSING, map(values_of, keys))

    def all(self) -> dict[int, NoticeKey]:
        """Every row with its key."""
        rows = self._statements.execute(
            "SELECT id, publication, year, number, source, doc_number, title, position FROM notices ORDER BY id"
        )
        return {row[0]: NoticeKey(*row[1:]) for row in rows}

    def change(self, row: int, key: NoticeKey) -> None:
        """Give a row another key; what hangs on it moves to that key's own row where there is one."""
        other = self.find(key)
        if other == row:
            return
        if other is not None:
            self._join(row, other)
            return
        self._statements.execute(
            "UPDATE notices SET title = ?, source = ?, position = ?, publication = ?, year = ?, number = ?,"
            " doc_number = ? WHERE id = ?",
            (*values_of(key), row),
        )

    def _join(self, row: int, other: int) -> None:
        run = self._statements.execute
        run("UPDATE OR IGNORE bookmarks SET notice_id = ? WHERE notice_id = ?", (other, row))
        run("DELETE FROM bookmarks WHERE notice_id = ?", (row,))
        run("UPDATE highlights SET notice_id = ? WHERE notice_id = ?", (other, row))
        run("UPDATE notices SET is_read = 1 WHERE id = ? AND (SELECT is_read FROM notices WHERE id = ?)", (other, row))
        run("DELETE FROM notices WHERE id = ?", (row,))
