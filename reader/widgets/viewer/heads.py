"""The head of a long table stays in view: its head rows are drawn again at the top of the page."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent, QTextBlock, QTextTable
from PySide6.QtWidgets import QTextEdit, QWidget

from reader.widgets.viewer.page import table_at

_GAP = 6
"""Pixels from a row's border to its text: the padding of a cell and its border."""
_MOST = 0.4
"""A head that would cover more than this share of the view is not kept."""


class StickyHead(QWidget):
    """Lies over the top of a view's viewport and draws the head rows of the table that stands there."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._area = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def follow(self) -> None:
        """Look what stands at the top of the view now."""
        area = self._head_area()
        if area is None:
            self.hide()
            return
        self._area = area
        self.setGeometry(0, 0, self._view.viewport().width(), round(area.height()) + 2)
        self.show()
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
        first, body, own = (_text_rect(layout, table, each).top() for each in (0, rows, row))
        return math.floor(own - _GAP - (body - first))

    def _head_area(self) -> QRectF | None:
        """Where in the document the head rows to be kept are; ``None`` if none is needed."""
        cursor = self._view.cursorForPosition(QPoint(self._view.viewport().width() // 2, 2))
        table = table_at(cursor.block())
        if table is None:
            return None
        rows = table.format().toTableFormat().headerRowCount()
        if not 0 < rows < table.rows():
            return None
        layout = self._view.document().documentLayout()
        first, body, last = (_text_rect(layout, table, row) for row in (0, rows, table.rows() - 1))
        start, end = first.top() - _GAP, body.top() - _GAP
        top = self._view.verticalScrollBar().value()
        height = end - start
        if start >= top or last.bottom() - height < top or height > _MOST * self._view.viewport().height():
            return None
        return QRectF(0, start, self._view.document().size().width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the head rows where they would stand if they were at the top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._view.viewport().palette().base())
        painter.translate(-self._view.horizontalScrollBar().value(), -self._area.top())
        self._view.document().drawContents(painter, self._area)
        painter.end()


def _text_rect(layout: QAbstractTextDocumentLayout, table: QTextTable, row: int) -> QRectF:
    """The text of a row, in the document; cells are centred in their height, so the highest one counts."""
    # the table is not asked for its document: PySide would take the document for the table's, and end it with that
    found = QRectF()
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.row() == row:
            found |= layout.blockBoundingRect(cell.firstCursorPosition().block())
    return found
