"""Paints rows of two lines: the words, and below them, small and faint, what tells them from others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.widgets.look import look
from reader.widgets.rows import ink

DETAIL = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the second line; a row without one is an ordinary row."""
_AIR = 7


class TwoLineDelegate(QStyledItemDelegate):
    """Both lines give way at the end; ground and icon are the style's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: room for the second line where there is one."""
        size = super().sizeHint(option, index)
        first = QFontMetrics(option.font).height()
        second = QFontMetrics(look().ui_font(-1)).height() if index.data(DETAIL) else 0
        return QSize(size.width(), first + second + _AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        detail = index.data(DETAIL)
        if not detail:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        option.text = words
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget).adjusted(2, 2, -4, -2)
        first = QFontMetrics(option.font).height()
        painter.save()
        painter.setFont(option.font)
        line = QRect(room.left(), room.top(), room.width(), first)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _draw(painter, line, words, ink(option.palette.text().color().name(), chosen=chosen))
        painter.setFont(look().ui_font(-1))
        below = QRect(room.left(), room.top() + first, room.width(), room.height() - first)
        _draw(painter, below, str(detail), ink(look().tokens.faint, chosen=chosen))
        painter.restore()


def _draw(painter: QPainter, room: QRect, words: str, colour: str) -> None:
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
