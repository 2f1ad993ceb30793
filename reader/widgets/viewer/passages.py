"""Passages that the user marked: from a selection to what is kept, and back to places on the page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from db.model import Mark
from db.model.userdata import Highlight, HighlightColour, Passage
from db.model.values import valueclass
from reader.widgets.viewer.copy import selected_blocks
from reader.widgets.viewer.page import PageMap
from reader.widgets.viewer.text import qt_position

PENS = {
    HighlightColour.YELLOW: ("#fff2a8", "#5c5118"),
    HighlightColour.GREEN: ("#d3f0cd", "#2f4a2b"),
    HighlightColour.BLUE: ("#d2e6fa", "#27405a"),
    HighlightColour.RED: ("#fbd7d7", "#5a2c2c"),
}
"""Ground of each marker pen on light and on dark paper."""


@valueclass
class Stroke:
    """A highlight where it stands on the page."""

    mark: Mark
    highlight: Highlight


def selected_passages(cursor: QTextCursor, page_map: PageMap) -> tuple[Passage, ...]:
    """The selection as passages, one a paragraph or cell; the page's own words are left out."""
    return tuple(_passages(cursor, page_map))


def _passages(cursor: QTextCursor, page_map: PageMap) -> Iterator[Passage]:
    for block, first, last in selected_blocks(cursor):
        line = page_map.line_of(block)
        if line and last > first:
            quote = _within(block, first, last)
            before = len(_within(block, 0, first))
            yield Passage(line, before, before + len(quote), quote)


def strokes(highlights: tuple[Highlight, ...], page_map: PageMap) -> tuple[Stroke, ...]:
    """Where highlights stand on the page; those whose words are not there any more are left out."""
    found = []
    for highlight in highlights:
        mark = _place(highlight.passage, page_map)
        if mark is not None:
            found.append(Stroke(mark, highlight))
    return tuple(found)


def _place(passage: Passage, page_map: PageMap) -> Mark | None:
    """The passage's words in the text blocks of its line, nearest to where they stood."""
    best: tuple[int, Mark] | None = None
    for block in page_map.blocks_of_line(passage.line):
        text, at = block.text(), -1
        while (at := text.find(passage.quote, at + 1)) >= 0:
            distance = abs(at - passage.start)
            if best is None or distance < best[0]:
                start, end = qt_position(text, at), qt_position(text, at + len(passage.quote))
                best = (distance, Mark(block.position() + start, block.position() + end))
    return best[1] if best else None


def _within(block: QTextBlock, first: int, last: int) -> str:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + first)
    cursor.setPosition(block.position() + last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()
