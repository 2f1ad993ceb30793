"""Going through what was found on a page: by a search of the archive, or by find in page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from db.model import Mark
from reader.widgets.viewer.heads import MOST_KEPT
from reader.widgets.viewer.marks import Hits, MarkFinder, PageMarks
from reader.widgets.viewer.page import ShownPage
from reader.widgets.viewer.places import PagePlaces, set_cursor
from reader.widgets.viewer.text import FoldedText

_EDGE = 40
"""A hit nearer to the view's edge than this many pixels is brought in."""


class PageHits(QObject):
    """Finds, marks, counts, and goes from hit to hit."""

    marks_counted = Signal(int, int)
    found_counted = Signal(int, int)

    def __init__(self, view: QTextBrowser, marks: PageMarks, places: PagePlaces) -> None:
        super().__init__(view)
        self._view = view
        self._marks = marks
        self._places = places
        self._folded: FoldedText | None = None

    def forget_page(self) -> None:
        """The page is another one."""
        self._folded = None

    # Find in page

    def find_words(self, shown: ShownPage | None, words: str) -> None:
        """Mark every place where the words stand and go to the first at or below the top of the view."""
        if self._folded is None:
            self._folded = FoldedText(shown.map.all_words() if shown else ())
        marks = self._folded.find(words)
        top = self._places.block_at(0).position()
        self._marks.found = Hits(marks, next((i for i, mark in enumerate(marks) if mark.start >= top), 0))
        self._show(self._marks.found)

    def next_found(self, by: int) -> None:
        """Go ``by`` places on, around the end of the page."""
        found = self._marks.found
        if found.marks:
            found.current = (found.current + by) % len(found.marks)
            self._show(found)

    def end_find(self) -> None:
        """Take the marks of find in page away; the place found last stays selected."""
        if mark := self._marks.found.current_mark:
            cursor = self._view.textCursor()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            set_cursor(self._view, cursor)
        self._marks.found = Hits()
        self._marks.show()

    # Doubtful spots

    def next_doubt(self, by: int) -> Mark | None:
        """Go to the next (1) or previous (-1) doubtful spot after the text cursor, or after the top of the view."""
        doubts, here = self._marks.doubts, self._view.textCursor().selectionStart()
        if not self._view.viewport().rect().intersects(self._view.cursorRect()):
            here = self._places.block_at(0).position() - 1
        if not doubts:
            return None
        after = [mark for mark in doubts if (mark.start > here if by > 0 else mark.start < here)]
        mark = (after[0] if by > 0 else after[-1]) if after else doubts[0 if by > 0 else -1]
        self.bring(mark)
        self._marks.flash(mark)
        return mark

    # Search marks

    def set_search_marks(self, shown: ShownPage | None, finder: MarkFinder | None) -> None:
        """Mark what ``finder`` finds in each paragraph and cell; ``None`` takes these marks away."""
        self._marks.searched = Hits(self._searched(shown, finder) if shown and finder else ())
        self._marks.show()
        self._tell()

    def _searched(self, shown: ShownPage, finder: MarkFinder) -> tuple[Mark, ...]:
        page = shown.map.all_words()
        return tuple(words.mark(mark.start, mark.end) for words in page for mark in finder(words.text))

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) search mark; ``False``, without moving, where there is none."""
        searched = self._marks.searched
        if searched.current < 0 and by < 0:
            return self.go_to(len(searched.marks) - 1)
        return self.go_to(searched.current + by)

    def go_to(self, index: int) -> bool:
        """Go to one of the search marks; ``False`` if there is none such."""
        searched = self._marks.searched
        if not 0 <= index < len(searched.marks):
            return False
        searched.current = index
        self._show(searched)
        return True

    def go_within(self, places: Sequence[Mark]) -> bool:
        """Go to the first search mark that begins in one of some places; ``False`` if there is none."""
        starts = [mark.start for mark in self._marks.searched.marks]
        within = (i for i, start in enumerate(starts) if any(place.start <= start < place.end for place in places))
        return self.go_to(next(within, -1))

    def last(self) -> bool:
        """Go to the last search mark; ``False`` if there is none."""
        return self.go_to(len(self._marks.searched.marks) - 1)

    def _show(self, hits: Hits) -> None:
        self._marks.show()
        self._tell()
        if hits.current_mark:
            self.bring(hits.current_mark)

    def bring(self, mark: Mark, edge: int = _EDGE) -> None:
        """Bring a place into view, if it is not there whole, ``edge`` pixels or more from its ends."""
        cursor = self._view.textCursor()
        cursor.setPosition(mark.end)
        self._view.document().documentLayout().documentSize()
        bottom = self._view.cursorRect(cursor).bottom()
        cursor.setPosition(mark.start)
        rect = self._view.cursorRect(cursor)
        seen = self._view.viewport().rect().adjusted(0, edge, 0, -edge)
        if not seen.top() <= rect.top() <= bottom <= seen.bottom():
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self._view.viewport().height() // 3)
        bar, width = self._view.horizontalScrollBar(), seen.width()
        names = round(MOST_KEPT * width) if bar.value() else 0
        if not names <= rect.left() <= width - _EDGE:  # in a table wider than the view
            bar.setValue(bar.value() + rect.left() - width // 2)

    def _tell(self) -> None:
        found, searched = self._marks.found, self._marks.searched
        self.found_counted.emit(found.current + 1 if found.marks else 0, len(found.marks))
        self.marks_counted.emit(searched.current + 1, len(searched.marks))
