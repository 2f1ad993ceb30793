"""Places on the page: what stands at the top of the view, and how to bring something there."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from reader.widgets.viewer.heads import CELL_GAP, text_rect
from reader.widgets.viewer.page import ShownPage, ViewPlace, table_at, text_block_at

_OVER_TABLE = 1 / 3
"""What stands over a table takes at most this share of the view when the view goes to it."""


class PagePlaces:
    """Reads and sets the scroll position of a view in terms of the notice. ``em`` gives the text's size in pixels."""

    def __init__(self, view: QTextBrowser, shown: Callable[[], ShownPage | None], em: Callable[[], int]) -> None:
        self._view = view
        self._shown = shown
        self._em = em

    def block_at(self, share: float) -> QTextBlock:
        """The text block that stands at a share of the view's height; an invalid one where nothing is shown."""
        if self._shown() is None:
            return QTextBlock()
        viewport = self._view.viewport()
        middle = QPoint(viewport.width() // 2, round(viewport.height() * share) + 2)
        return text_block_at(self._view, middle)

    def place(self) -> ViewPlace:
        """What stands at the top of the view."""
        shown, scrolled = self._shown(), self._view.verticalScrollBar().value()
        text_block = self.block_at(0) if scrolled else QTextBlock()
        if shown is None or not text_block.isValid():
            return ViewPlace()
        block = shown.map.block_of(text_block)
        first = shown.map.first_text_block(block)
        offset = (scrolled - self._top_of(text_block)) / self._em()
        return ViewPlace(block, text_block.blockNumber() - first.blockNumber(), offset)

    def restore(self, place: ViewPlace) -> None:
        """Bring back what stood at the top of the view."""
        if place == ViewPlace():
            self._view.verticalScrollBar().setValue(0)
            return
        shown = self._shown()
        first = shown.map.first_text_block(place.block) if shown else QTextBlock()
        if first.isValid():
            text_block = self._view.document().findBlockByNumber(first.blockNumber() + place.part)
            if text_block.isValid():
                self.scroll_to(text_block, -place.offset)

    def line(self, below: float = 0) -> int:
        """The source line ``below`` em below the top of the view, 0 above the notice."""
        shown = self._shown()
        return shown.map.line_of(self.block_at(below * self._em() / self._view.viewport().height())) if shown else 0

    def table_in_view(self) -> int:
        """Index of the table at the upper third of the view, -1 for none. At the page's end the last one in view."""
        shown, bar = self._shown(), self._view.verticalScrollBar()
        if shown is None:
            return -1
        last = len(shown.page.tables) - 1
        grid = shown.map.grid(last) if 0 < bar.value() == bar.maximum() else None
        if grid and self._rect_of(grid).bottom() > bar.value():
            return last
        index = shown.map.block_of(self.block_at(1 / 3))
        table = shown.page.record.notice.blocks[index].table if index >= 0 else None
        return -1 if table is None else table

    def scroll_to(self, text_block: QTextBlock, above: float) -> None:
        """Scroll until a text block stands ``above`` em below the top of the view."""
        self._view.document().documentLayout().documentSize()
        self._view.verticalScrollBar().setValue(round(self._top_of(text_block) - above * self._em()))

    def scroll_to_table(self, table: int, above: float) -> None:
        """Scroll to one of the notice's tables, or what stands right over it: at most ``above`` em below the top."""
        shown = self._shown()
        grid = shown.map.grid(table) if shown else None
        if shown and grid:
            self._view.document().documentLayout().documentSize()
            top, most = self._rect_of(grid).top(), _OVER_TABLE * self._view.viewport().height()
            over = (block for block in shown.map.over_table(table) if top - self._top_of(block) <= most)
            if (head := next(over, None)) is not None:
                self.scroll_to(head, min(above, self.gap_above(head)))
            else:
                before = self._view.document().findBlock(grid.firstPosition()).previous()
                gap = min(above * self._em(), self._gap(before, top))
                self._view.verticalScrollBar().setValue(round(top - gap))

    def gap_above(self, text_block: QTextBlock) -> float:
        """Room in em between a paragraph and what stands above it; without limit in a table, where rows touch."""
        before = text_block.previous()
        if not before.isValid() or table_at(text_block) is not None:
            return math.inf
        self._view.document().documentLayout().documentSize()
        return self._gap(before, self._top_of(text_block)) / self._em()

    def _gap(self, before: QTextBlock, top: float) -> float:
        """Pixels between the end of a text block, or of the table that it ends, and the top of what follows."""
        table, lines = table_at(before), before.layout().lineCount()
        # Qt sets lines a little below the rectangle that it gives for their paragraph
        last = before.layout().lineAt(lines - 1).rect().bottom() if lines else 0
        bottom = self._rect_of(table).bottom() if table else self._top_of(before) + last
        return max(top - math.ceil(bottom), 0)

    def _rect_of(self, table: QTextTable) -> QRectF:
        """Where a table is in the document. Qt gives it too low, by the place of the first cell's words within it."""
        layout = self._view.document().documentLayout()
        rect = layout.frameBoundingRect(table)
        rect.moveTop(text_rect(layout, table, 0).top() - CELL_GAP)
        return rect

    def _top_of(self, text_block: QTextBlock) -> float:
        return self._view.document().documentLayout().blockBoundingRect(text_block).top()


def set_cursor(view: QTextEdit, cursor: QTextCursor) -> None:
    """Put the text cursor somewhere without scrolling there."""
    top = view.verticalScrollBar().value()
    view.setTextCursor(cursor)
    view.verticalScrollBar().setValue(top)
