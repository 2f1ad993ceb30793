"""Everything that is laid over a page without changing it: hits, the current hit, doubtful spots, a flash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from db.model import Mark
from reader.widgets.look import look

_FLASH_MS = 1400


class PageMarks(QObject):
    """The marks of one view. Hits are of two kinds: those of a search and, before them, those of find in page."""

    counted = Signal(int, int)
    """Number of the current hit (1-based, 0 for none) and how many there are."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._found: tuple[Mark, ...] = ()
        self._searched: tuple[Mark, ...] = ()
        self._doubts: tuple[Mark, ...] = ()
        self._flash: Mark | None = None
        self._current = -1
        self._timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._timer.timeout.connect(self._end_flash)

    @property
    def hits(self) -> tuple[Mark, ...]:
        """The hits that next and previous go through."""
        return self._found or self._searched

    @property
    def current(self) -> int:
        """Index of the current hit, -1 for none."""
        return self._current

    def clear(self) -> None:
        """Take every mark away."""
        self._found = self._searched = self._doubts = ()
        self._flash = None
        self._current = -1
        self.show()

    def set_found(self, marks: Sequence[Mark]) -> None:
        """Mark what find in page found."""
        self._found = tuple(marks)
        self._current = -1
        self.show()

    def set_searched(self, marks: Sequence[Mark]) -> None:
        """Mark what a search of the archive found."""
        self._searched = tuple(marks)
        self._current = -1
        self.show()

    def set_doubts(self, marks: Sequence[Mark]) -> None:
        """Mark doubtful spots."""
        self._doubts = tuple(marks)
        self.show()

    def make_current(self, index: int) -> Mark | None:
        """Make a hit the current one; the hit."""
        if not self.hits:
            return None
        self._current = index % len(self.hits)
        self.show()
        return self.hits[self._current]

    def flash(self, start: int, end: int) -> None:
        """Show a place for a moment."""
        self._flash = Mark(start, end)
        self._timer.start()
        self.show()

    def show(self) -> None:
        """Lay the marks over the page anew."""
        tokens = look().tokens
        doubtful = QTextCharFormat()
        doubtful.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        doubtful.setUnderlineColor(QColor(tokens.doubt))
        doubtful.setBackground(QColor(tokens.doubt_soft))
        selections = self._selections(self._doubts, doubtful)
        selections += self._selections(self._searched, _ground(tokens.mark, tokens.mark_ink))
        if self._found:
            selections += self._selections(self._found, _ground(tokens.mark, tokens.mark_ink))
        if 0 <= self._current < len(self.hits):
            selections += self._selections([self.hits[self._current]], _ground(tokens.mark_current, tokens.mark_ink))
        if self._flash:
            selections += self._selections([self._flash], _ground(tokens.accent_soft))
        self._view.setExtraSelections(selections)
        self.counted.emit(self._current + 1, len(self.hits))

    def _selections(self, marks: Iterable[Mark], form: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        return [_selection(self._view.document(), mark, form) for mark in marks]

    def _end_flash(self) -> None:
        self._flash = None
        self.show()


def _ground(colour: str, ink: str = "") -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colour))
    if ink:
        form.setForeground(QColor(ink))
    return form


def _selection(document: QTextDocument, mark: Mark, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(mark.start)
    cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor  # type: ignore[attr-defined]
    selection.format = form  # type: ignore[attr-defined]
    return selection


def doubtful_places(blocks: Iterable[QTextBlock]) -> list[Mark]:
    """Every place in some text blocks that carries a note."""
    found = []
    for block in blocks:
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().toolTip():
                found.append(Mark(fragment.position(), fragment.position() + fragment.length()))
            iterator += 1
    return found
