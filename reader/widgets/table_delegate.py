"""How the cells of a large table are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reader.models.table_model import SHIFTED_ROLE
from reader.models.table_proxy import fold
from reader.widgets.look import look


class CellDelegate(QStyledItemDelegate):
    """Marks cells that hold the words looked for, and rows that are in doubt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; the words of a tall merged one stand in the part of it that is in view."""
        view: object = option.widget
        rect: QRect = option.rect
        if isinstance(view, QTableView) and view.rowSpan(index.row(), index.column()) > 1:
            option.rect = rect.intersected(view.viewport().rect())
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Give the cell its ground."""
        super().initStyleOption(option, index)
        tokens = look().tokens
        if self.words and self.words in fold(str(index.data() or "")):
            option.backgroundBrush = QBrush(QColor(tokens.mark))
            option.palette.setColor(QPalette.ColorRole.Text, QColor(tokens.mark_ink))
        elif index.data(SHIFTED_ROLE):
            option.backgroundBrush = QBrush(QColor(tokens.doubt_soft))
