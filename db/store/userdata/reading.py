"""What was opened, when, how far, and what counts as read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from db.model import NoticeKey
from db.model.userdata import Visit
from db.store.userdata.notices import NAMED, Notices, values_of
from db.store.userdata.statements import Statements

_READ = f"UPDATE notices SET is_read = 1 WHERE {NAMED}"  # noqa: S608
_RESTORE = f"UPDATE notices SET opened_at = ?8, line = ?9 WHERE opened_at IS NULL AND {NAMED}"  # noqa: S608
_UNREAD = f"UPDATE notices SET is_read = 0 WHERE {NAMED}"  # noqa: S608


class Reading:
    """The user's reading history."""

    def __init__(self, statements: Statements, notices: Notices) -> None:
        self._statements = statements
        self._notices = notices

    def opened(self, key: NoticeKey) -> None:
        """Note that a notice was opened just now; it counts as read from then on."""
        self._statements.execute(
            "UPDATE notices SET opened_at = ?, is_read = 1 WHERE id = ?",
            (datetime.now(UTC).isoformat(), self._notices.find_or_add(key)),
        )

    def set_line(self, key: NoticeKey, line: int) -> None:
        """Remember the source line at the top of the page."""
        self._statements.execute("UPDATE notices SET line = ? WHERE id = ?", (line, self._notices.find_or_add(key)))

    def lines(self) -> dict[NoticeKey, int]:
        """The source line last at the top of the page of every notice that was left elsewhere than at its beginning."""
        rows = self._statements.execute(
            "SELECT line, publication, year, number, source, doc_number, title, position FROM notices WHERE line > 0"
        )
        return {NoticeKey(*key): line for line, *key in rows}

    def set_read(self, keys: Collection[NoticeKey], read: bool) -> None:
        """Count notices as read or not; quick for many."""
        if read:  # what has no row is not read
            self._notices.add_missing(keys)
        self._statements.execute_many(_READ if read else _UNREAD, map(values_of, keys))

    def read(self) -> frozenset[NoticeKey]:
        """Every notice that counts as read."""
        rows = self._statements.execute(
            "SELECT publication, year, number, source, doc_number, title, position FROM notices WHERE is_read"
        )
        return frozenset(NoticeKey(*row) for row in rows)

    def history(self, limit: int = -1) -> tuple[Visit, ...]:
        """What was opened, latest first, each notice once; at most ``limit`` of them, or all."""
        rows = self._statements.execute(
            "SELECT opened_at, coalesce(line, 1), is_read,"
            " publication, year, number, source, doc_number, title, position FROM notices"
            " WHERE opened_at IS NOT NULL ORDER BY opened_at DESC, id DESC LIMIT ?",
            (limit,),
        )
        return tuple(
            Visit(NoticeKey(*key), datetime.fromisoformat(opened), line, bool(read))
            for opened, line, read, *key in rows
        )

    def clear_history(self) -> None:
        """Forget what was opened and how far; what counts as read stays so. :meth:`restore_history` brings it back."""
        self._statements.execute("UPDATE notices SET opened_at = NULL, line = NULL")

    def restore_history(self, visits: Iterable[Visit]) -> None:
        """Note again what was opened and how far, but for what was opened again since."""
        values = ((*values_of(v.key), v.opened.isoformat(), v.line if v.line > 1 else None) for v in visits)
        self._statements.execute_many(_RESTORE, values)
