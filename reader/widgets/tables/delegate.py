"""How the cells of a large table are painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.model import TableSpan
from reader.models.table_model import SHIFTED_ROLE
from reader.models.table_proxy import fold
from reader.render import Align, cell_align
from reader.widgets.look import look

_ACROSS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_PADDING = 10
"""Pixels around the words of a cell."""
_FRAME = 2
"""Pixels."""


class CellDelegate(QStyledItemDelegate):
    """Marks cells that hold the words looked for, rows that are in doubt, and the cell in which the keyboard is."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._view = parent
        self.words = ""
        self.aligns: Sequence[Align] = ()
        """How each column is set."""
        self.kept_width = 0
        """Pixels at the left that a kept first column covers."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; the words of a merged one, and of a very high one, stand in the part of it that is in view."""
        view: object = option.widget
        rect: QRect = option.rect
        span = self._span(index)
        if isinstance(view, QTableView) and (span or rect.height() > view.viewport().height()):
            span = span or TableSpan(index.row(), index.column(), 1, 1)
            option.rect = self._in_view(view, rect, span, str(index.data() or ""))
        super().paint(painter, option, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(QColor(look().tokens.focus), _FRAME))
            painter.drawRect(rect.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME))

    def _in_view(self, view: QTableView, rect: QRect, span: TableSpan, text: str) -> QRect:
        """The part of a merged cell that is in view; as high as its words, and not cut within a column."""
        shown = view.viewport().rect()
        shown.setLeft(self.kept_width if span.column else 0)
        if span.columns == 1:
            shown.setLeft(rect.left())
            shown.setRight(rect.right())
        part = rect.intersected(shown)
        if part.isEmpty():
            return rect
        words = QRect(0, 0, part.width() - 2 * _PADDING, rect.height())
        height = view.fontMetrics().boundingRect(words, Qt.TextFlag.TextWordWrap, text).height() + _PADDING
        height = min(height, rect.height())
        if height > part.height():  # it is scrolled through them, and no blank part of the cell fills the view
            middle = rect.center().y() - height // 2
            part.setTop(min(part.top(), max(middle, part.bottom() + 1 - height)))
            part.setHeight(height)
        return part

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Give the cell its ground."""
        super().initStyleOption(option, index)
        tokens = look().tokens
        align = cell_align(option.text, self.aligns[index.column()], self._span(index))
        option.displayAlignment = _ACROSS[align] | Qt.AlignmentFlag.AlignVCenter
        if self.words and self.words in fold(str(index.data() or "")):
            option.backgroundBrush = QBrush(QColor(tokens.mark))
            option.palette.setColor(QPalette.ColorRole.Text, QColor(tokens.mark_ink))
            option.palette.setColor(QPalette.ColorRole.Highlight, QColor(tokens.mark_current))
            option.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.mark_ink))
        elif index.data(SHIFTED_ROLE):
            option.backgroundBrush = QBrush(QColor(tokens.doubt_soft))

    def _span(self, index: QModelIndex | QPersistentModelIndex) -> TableSpan | None:
        row, column = index.row(), index.column()
        rows, columns = self._view.rowSpan(row, column), self._view.columnSpan(row, column)
        return TableSpan(row, column, rows, columns) if rows * columns > 1 else None
