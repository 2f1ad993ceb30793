"""Everything that is laid over a page without changing it: hits, the current hit, doubtful spots, a flash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from db.model import Mark
from reader.widgets.look import look
from reader.widgets.pens import PENS
from reader.widgets.viewer.passages import Stroke

MarkFinder = Callable[[str], Sequence[Mark]]
"""Where the words of a search stand in a plain text."""
_FLASH_MS = 1400


@dataclass(slots=True)
class Hits:
    """Places that were found, and which of them is the current one (-1: none)."""

    marks: tuple[Mark, ...] = ()
    current: int = -1

    @property
    def current_mark(self) -> Mark | None:
        """The current hit."""
        return self.marks[self.current] if 0 <= self.current < len(self.marks) else None


class PageMarks(QObject):
    """The marks of one view: what a search of the archive found, what find in page found, what is doubtful."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self.searched = Hits()
        self.found = Hits()
        self.strokes: tuple[Stroke, ...] = ()
        self._doubts: tuple[Mark, ...] = ()
        self._flash: tuple[Mark, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._timer.timeout.connect(self._end_flash)

    def clear(self) -> None:
        """Take every mark away."""
        self.searched, self.found, self.strokes, self._doubts, self._flash = Hits(), Hits(), (), (), ()
        self._view.setExtraSelections([])

    @property
    def doubts(self) -> tuple[Mark, ...]:
        """The doubtful spots, in order."""
        return self._doubts

    def set_doubts(self, marks: Sequence[Mark]) -> None:
        """Mark doubtful spots."""
        self._doubts = tuple(marks)
        self.show()

    def flash(self, *marks: Mark) -> None:
        """Show some places for a moment."""
        self._flash = marks
        self._timer.start()
        self.show()

    def show(self) -> None:
        """Lay the marks over the page anew."""
        tokens = look().tokens
        hit = _ground(tokens.mark, tokens.mark_ink)
        layers: list[tuple[Iterable[Mark], QTextCharFormat]] = [
            ((stroke.mark,), _pen(stroke, dark=tokens.dark, line=tokens.soft)) for stroke in self.strokes
        ]
        layers += [(self._doubts, _doubtful(tokens.doubt)), (self.searched.marks, hit), (self.found.marks, hit)]
        now = self.found.current_mark or (None if self.found.marks else self.searched.current_mark)
        if now:
            current = _ground(tokens.mark_current, tokens.mark_ink)
            current.setFontUnderline(True)  # told from the others by more than its colour
            layers.append(((now,), current))
        layers.append((self._flash, _ground(tokens.accent_soft)))
        self._view.setExtraSelections([self._selection(mark, form) for marks, form in layers for mark in marks])
        self._view.viewport().update()  # of a mark that went over several cells Qt paints too little anew

    def _selection(self, mark: Mark, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = self._view.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = form
        return selection

    def _end_flash(self) -> None:
        self._flash = ()
        self.show()


def _ground(colour: str, ink: str = "") -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(colour))
    if ink:
        form.setForeground(QColor(ink))
    return form


def _pen(stroke: Stroke, *, dark: bool, line: str) -> QTextCharFormat:
    """The colour of the pen; a dashed line where there is a note to read."""
    form = _ground(PENS[stroke.highlight.colour][dark])
    if stroke.highlight.note:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(QColor(line))
    return form


def _doubtful(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    form.setUnderlineColor(QColor(colour))
    return form


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
