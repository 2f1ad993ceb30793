"""What points into a page outlives the page's being set anew: in other type, or with its titles broken otherwise."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from db.model import Mark
from reader.widgets.viewer.marks import Hits, PageMarks
from reader.widgets.viewer.page import Anchor, PageMap

_Span = tuple[Anchor, Anchor]


class Anchored:
    """Hits and selection of a view, by the words they stand on. Made before the page is set anew."""

    def __init__(self, view: QTextEdit, marks: PageMarks, page_map: PageMap) -> None:
        self._view = view
        self._marks = marks
        self._hits = [(hits.current, _spans(hits, page_map)) for hits in (marks.searched, marks.found)]
        cursor = view.textCursor()
        self._backwards = cursor.position() < cursor.anchor()
        self._selection = page_map.anchor(cursor.selectionStart()), page_map.anchor(cursor.selectionEnd())

    def bring_back(self, page_map: PageMap) -> None:
        """Put them on the same words of the page as it is now."""
        self._marks.searched, self._marks.found = (
            Hits(tuple(_mark(span, page_map) for span in spans), current) for current, spans in self._hits
        )
        self._marks.show()
        selected = _mark(self._selection, page_map)
        cursor = self._view.textCursor()
        cursor.setPosition(selected.end if self._backwards else selected.start)
        cursor.setPosition(selected.start if self._backwards else selected.end, QTextCursor.MoveMode.KeepAnchor)
        self._view.setTextCursor(cursor)


def _spans(hits: Hits, page_map: PageMap) -> list[_Span]:
    return [(page_map.anchor(mark.start), page_map.anchor(mark.end)) for mark in hits.marks]


def _mark(span: _Span, page_map: PageMap) -> Mark:
    start, end = span
    first = page_map.position(start)
    return Mark(first, page_map.position(end, end=True) if end != start else first)
