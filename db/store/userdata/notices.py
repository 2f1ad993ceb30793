"""The notices that the user's data hang on, each by its key."""

from __future__ import annotations

from db.model import NoticeKey
from db.store.userdata.statements import Statements

_FIND = """
    SELECT id FROM notices WHERE title = ? AND publication IS ? AND year IS ? AND number IS ? AND source = ?
    AND doc_number IS ? AND position = ?"""


class Notices:
    """Rows of the table ``notices``."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def find(self, key: NoticeKey) -> int | None:
        """The row of a notice, or None where nothing hangs on it."""
        values = (key.title, key.publication, key.year, key.number, key.source, key.doc_number, key.position)
        row = self._statements.execute(_FIND, values).fetchone()
        return None if row is None else int(row[0])

    def find_or_add(self, key: NoticeKey) -> int:
        """The row of a notice, made where there is none."""
        found = self.find(key)
        if found is not None:
            return found
        cursor = self._statements.execute(
            "INSERT INTO notices (publication, year, number, source, doc_number, title, position)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key.publication, key.year, key.number, key.source, key.doc_number, key.title, key.position),
        )
        return int(cursor.lastrowid or 0)

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
            "UPDATE notices SET publication = ?, year = ?, number = ?, source = ?, doc_number = ?, title = ?,"
            " position = ? WHERE id = ?",
            (key.publication, key.year, key.number, key.source, key.doc_number, key.title, key.position, row),
        )

    def _join(self, row: int, other: int) -> None:
        run = self._statements.execute
        run("UPDATE OR IGNORE bookmarks SET notice_id = ? WHERE notice_id = ?", (other, row))
        run("DELETE FROM bookmarks WHERE notice_id = ?", (row,))
        run("UPDATE highlights SET notice_id = ? WHERE notice_id = ?", (other, row))
        run("UPDATE notices SET is_read = 1 WHERE id = ? AND (SELECT is_read FROM notices WHERE id = ?)", (other, row))
        run("DELETE FROM notices WHERE id = ?", (row,))
