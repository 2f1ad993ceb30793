"""The head of a long table and the row names of a wide one stay in view: they are drawn again at its edges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QTextBlock, QTextTable
from PySide6.QtWidgets import QTextEdit, QWidget

from reader.widgets.viewer.page import table_at, text_block_at

MOST_KEPT = 0.4
"""Heads and row names that would cover more than this share of the view are not kept."""
CELL_GAP = 6
"""Pixels from a cell's border to its text: its padding and border."""
_BORDER = 1

_Part = tuple[QRectF, QPointF]
"""A part of the document, and where in the view it is drawn."""


class KeptCells(QWidget):
    """Lies over the edges of a view's viewport and draws the head rows and row names that belong there."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._parts: tuple[_Part, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self, wide: Iterable[tuple[QTextTable, int]] = ()) -> None:
        """Look what is in view now. ``wide``: tables wider than the view, and how many columns name their rows."""
        self._parts = tuple(self._kept(wide))
        covered = QRectF()
        for area, place in self._parts:
            covered |= QRectF(place, area.size())
        self.setGeometry(covered.toAlignedRect() & self._view.viewport().rect())
        self.setVisible(bool(self._parts))
        self.update()

    def top_for(self, text_block: QTextBlock) -> int | None:
        """Where in the document the view begins when a row stands right below its head; ``None`` for no such row."""
        table = table_at(text_block)
        rows = table.format().toTableFormat().headerRowCount() if table else 0
        row = table.cellAt(text_block.position()).row() if table else -1
        if table is None or not 0 < rows <= row:
            return None
        layout = self._view.document().documentLayout()
        layout.documentSize()
        first, body, own = (text_rect(layout, table, each).top() for each in (0, rows, row))
        return math.floor(own - CELL_GAP - (body - first))

    def _kept(self, wide: Iterable[tuple[QTextTable, int]]) -> Iterator[_Part]:
        """Row names, over them the head, and over both the names' own head."""
        across, down = self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        names = [area for area in (self._names_area(*table) for table in wide) if area is not None]
        yield from ((area, QPointF(0, area.top() - down)) for area in names)
        head = self._head_area()
        if head is not None:
            yield head, QPointF(-across, 0)
            own = (area for area in names if area.top() <= down)
            yield from ((QRectF(n.left(), head.top(), n.width(), head.height()), QPointF()) for n in own)

    def _head_area(self) -> QRectF | None:
        """Where in the document the head rows to be kept are; ``None`` if none is needed."""
        table = table_at(text_block_at(self._view, QPoint(self._view.viewport().width() // 2, 2)))
        if table is None:
            return None
        rows = table.format().toTableFormat().headerRowCount()
        if not 0 < rows < table.rows():
            return None
        layout = self._view.document().documentLayout()
        first, body, last = (text_rect(layout, table, row) for row in (0, rows, table.rows() - 1))
        start, end = first.top() - CELL_GAP, body.top() - CELL_GAP
        top = self._view.verticalScrollBar().value()
        height = end - start
        if start >= top or last.bottom() - height < top or height > MOST_KEPT * self._view.viewport().height():
            return None
        return QRectF(0, start, self._view.document().size().width(), height + _BORDER)

    def _names_area(self, table: QTextTable, columns: int) -> QRectF | None:
        """Where in the document the first columns of a table are, as far down as they are in view.

        ``None`` if they are not to be kept: they can be seen themselves, or would leave too little of the view.
        """
        layout, viewport = self._view.document().documentLayout(), self._view.viewport()
        across, down = self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        whole = layout.frameBoundingRect(table)
        starts = (_column_start(layout, table, column) for column in (0, columns))
        left, right = (start - CELL_GAP for start in starts)
        shown = whole & QRectF(whole.left(), down, whole.width(), viewport.height())
        if left >= across or shown.isEmpty():
            return None
        if not 0 < right - left <= MOST_KEPT * viewport.width():
            return self._names_area(table, columns - 1) if columns > 1 else None
        return QRectF(left, shown.top(), right - left + _BORDER, shown.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each part where it would stand if it were in view by itself."""
        painter = QPainter(self)
        painter.translate(-self.pos())
        for area, place in self._parts:
            painter.save()
            painter.translate(place - area.topLeft())
            painter.fillRect(area, self._view.viewport().palette().base())
            self._view.document().drawContents(painter, area)
            painter.restore()
        painter.end()


def _column_start(layout: QAbstractTextDocumentLayout, table: QTextTable, column: int) -> float:
    """Where in the document the text of a column begins; 0 for no column that begins there."""
    cells = (table.cellAt(row, column) for row in range(table.rows()) if column < table.columns())
    cell = next((cell for cell in cells if cell.column() == column), None)
    return layout.blockBoundingRect(cell.firstCursorPosition().block()).left() if cell else 0


def text_rect(layout: QAbstractTextDocumentLayout, table: QTextTable, row: int) -> QRectF:
    """The text of a row, in the document; cells are centred in their height, so the highest one counts."""
    # the table is not asked for its document: PySide would take the document for the table's, and end it with that
    found = QRectF()
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.row() == row:
            found |= layout.blockBoundingRect(cell.firstCursorPosition().block())
    return found
