"""Paints the rows of the issue tree: label, count and date, a ribbon for bookmarked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.models.issue_tree import TreeRole
from reader.models.tree_nodes import NodeKind
from reader.widgets.look import look, pixmap
from reader.widgets.rows import ink

_Index = QModelIndex | QPersistentModelIndex
_GAP = 6
_PADDING = 4
_ROW_AIR = 9
_RIBBON = 12
_BOLD = {NodeKind.PUBLICATION, NodeKind.YEAR}


class TreeDelegate(QStyledItemDelegate):
    """One line a row; the label gives way, the count and the date stay whole."""

    def __init__(self, is_chosen: Callable[[_Index], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_chosen = is_chosen

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt: every row has the same height."""
        return QSize(120, QFontMetrics(option.font).height() + _ROW_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: draw one row; the view has drawn its ground."""
        painter.save()
        rect = option.rect.adjusted(_PADDING, 0, -2 * _PADDING, 0)
        kind = index.data(TreeRole.KIND)
        rect = self._paint_signs(painter, rect, index)
        tail = _tail(index, kind)
        small = _sized(option.font, -1)
        tail_width = QFontMetrics(small).horizontalAdvance(tail)
        room = max(0, rect.width() - (tail_width + _GAP if tail else 0))
        used = self._paint_label(painter, QRect(rect.left(), rect.top(), room, rect.height()), option.font, index)
        painter.setFont(small)
        painter.setPen(QColor(self._ink(look().tokens.faint, index)))
        place = QRect(rect.left() + used + _GAP, rect.top(), tail_width + 1, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tail)
        painter.restore()

    def _paint_signs(self, painter: QPainter, rect: QRect, index: _Index) -> QRect:
        tokens = look().tokens
        ratio = painter.deviceTransform().m11()
        if index.data(TreeRole.BOOKMARKED):
            top = rect.center().y() - _RIBBON // 2
            sign = pixmap("bookmark-on", _RIBBON, self._ink(tokens.accent, index), ratio)
            painter.drawPixmap(rect.right() - _RIBBON, top, sign)
            rect = rect.adjusted(0, 0, -_RIBBON - _PADDING, 0)
        if index.data(TreeRole.KIND) is NodeKind.ATTACHMENT:
            top = rect.center().y() - 6
            sign = pixmap("attachment", 13, self._ink(tokens.faint, index), ratio)
            painter.drawPixmap(rect.left(), top, sign)
            rect = rect.adjusted(17, 0, 0, 0)
        return rect

    def _paint_label(self, painter: QPainter, room: QRect, font: QFont, index: _Index) -> int:
        kind = index.data(TreeRole.KIND)
        font = QFont(font)
        font.setBold(kind in _BOLD)
        colour = self._ink(_label_colour(index, kind), index)
        metrics = QFontMetrics(font)
        label = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        return metrics.horizontalAdvance(label)

    def _ink(self, colour: str, index: _Index) -> str:
        return ink(colour, chosen=self._is_chosen(index))


def _label_colour(index: _Index, kind: NodeKind) -> str:
    """What was read steps back, as a visited link does."""
    tokens = look().tokens
    if index.data(TreeRole.OPENED):
        return tokens.accent
    if kind is NodeKind.ATTACHMENT or index.data(TreeRole.UNREAD) is False:
        return tokens.faint if tokens.contrast else tokens.soft
    return tokens.ink


def _tail(index: _Index, kind: NodeKind) -> str:
    count = index.data(TreeRole.COUNT)
    parts = [str(count)] if count else []
    if kind is NodeKind.ISSUE and (date := index.data(TreeRole.DETAIL)):
        parts.insert(0, date)
    return " · ".join(parts)


def _sized(font: QFont, difference: int) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(max(7.0, font.pointSizeF() + difference))
    return sized
