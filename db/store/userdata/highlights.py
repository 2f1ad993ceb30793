"""Passages that the user marked, with notes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from db.model import NoticeKey
from db.model.userdata import Highlight, HighlightColour, HighlightId, Passage
from db.store.userdata.notices import Notices
from db.store.userdata.statements import Statements


class Highlights:
    """The user's highlights."""

    def __init__(self, statements: Statements, notices: Notices) -> None:
        self._statements = statements
        self._notices = notices

    def all(self) -> tuple[Highlight, ...]:
        """All highlights, notice by notice, in text order."""
        rows = self._statements.execute("SELECT * FROM highlight_list")
        return tuple(_highlight(row) for row in rows)

    def of(self, key: NoticeKey) -> tuple[Highlight, ...]:
        """The highlights of a notice in text order."""
        notice = self._notices.find(key)
        rows = self._statements.execute("SELECT * FROM highlight_list WHERE notice_id = ?", (notice,))
        return tuple(_highlight(row) for row in rows)

    def add(
        self,
        key: NoticeKey,
        passage: Passage,
        colour: HighlightColour = HighlightColour.YELLOW,
        note: str = "",
        created: datetime | None = None,
    ) -> Highlight:
        """Mark a passage, just now or as it was ``created``."""
        created = created or datetime.now(UTC)
        notice = self._notices.find_or_add(key)
        cursor = self._statements.execute(
            'INSERT INTO highlights (notice_id, line, start, "end", quote, colour, note, created_at)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                notice,
                passage.line,
                passage.start,
                passage.end,
                passage.quote,
                colour.value,
                note,
                created.isoformat(),
            ),
        )
        return Highlight(HighlightId(cursor.lastrowid or 0), key, passage, colour, note, created)

    def change(self, highlight: HighlightId, colour: HighlightColour, note: str) -> None:
        """Give a highlight another colour and note."""
        self._statements.execute(
            "UPDATE highlights SET colour = ?, note = ? WHERE id = ?", (colour.value, note, highlight)
        )

    def remove(self, highlight: HighlightId) -> None:
        """Remove a highlight; :meth:`add` with what it held brings it back."""
        self._statements.execute("DELETE FROM highlights WHERE id = ?", (highlight,))


def _highlight(row: tuple[Any, ...]) -> Highlight:
    _, highlight_id, line, start, end, quote, colour, note, created, *key = row
    return Highlight(
        id=HighlightId(highlight_id),
        key=NoticeKey(*key),
        passage=Passage(line, start, end, quote),
        colour=HighlightColour(colour),
        note=note,
        created=datetime.fromisoformat(created),
    )
