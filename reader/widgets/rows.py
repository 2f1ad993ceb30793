"""The ground that the rows of trees and lists stand on: what is chosen looks the same in all of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QTreeWidget

from reader.widgets.look import look, pixmap

_ROUND = 5
_CHEVRON = 11
_Index = QModelIndex | QPersistentModelIndex
INSET = (4, 1, -5, -1)
"""From the edges of a row to those of its ground."""


def paint_ground(
    painter: QPainter, ground: QRect, *, chosen: bool = False, hovered: bool = False, focused: bool = False
) -> None:
    """Paint the ground of a row that is chosen, under the pointer, or has the focus; nothing under others."""
    if not (chosen or hovered or focused):
        return
    tokens = look().tokens
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring = tokens.ring if focused else 0
    painter.setPen(QPen(QColor(tokens.focus), ring) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.chosen if chosen else tokens.hover))
    painter.drawRoundedRect(inside(ground, ring), _ROUND, _ROUND)
    painter.restore()


def inside(rect: QRect, pen: int) -> QRectF:
    """What to draw with a pen of this width, so that its whole line lies in ``rect``."""
    return QRectF(rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)


def row_ground(view: QTreeView, option: QStyleOptionViewItem) -> QRect:
    """Where the ground of a tree's row lies: over the whole width, from whatever level the row is."""
    return QRect(0, option.rect.top(), view.viewport().width(), option.rect.height()).adjusted(*INSET)


def ink(colour: str, *, chosen: bool) -> str:
    """The colour for words and signs that are written in ``colour`` on other rows: on a strong ground all are alike."""
    tokens = look().tokens
    return tokens.chosen_ink if chosen and tokens.contrast else colour


class RowTree(QTreeView):
    """A tree whose rows have such a ground, and a chevron where there is something to open."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: the ground of the row first."""
        _paint_row(self, painter, option, index)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Qt: the chevron."""
        paint_chevron(self, painter, rect, index, chosen=self.selectionModel().isSelected(index))


class RowTreeWidget(QTreeWidget):
    """The same for a tree that keeps its items itself."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: the ground of the row first."""
        _paint_row(self, painter, option, index)
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Qt: the chevron."""
        paint_chevron(self, painter, rect, index, chosen=self.selectionModel().isSelected(index))


def paint_chevron(view: QTreeView, painter: QPainter, rect: QRect, index: _Index, *, chosen: bool = False) -> None:
    """Paint, at the end of what lies before a row, whether it is open; nothing where there is nothing to open."""
    if rect.width() < _CHEVRON or not view.model().hasChildren(index):
        return
    name = "chevron-down" if view.isExpanded(index) else "chevron-right"
    sign = pixmap(name, _CHEVRON, ink(look().tokens.soft, chosen=chosen), painter.deviceTransform().m11())
    painter.drawPixmap(rect.right() - _CHEVRON + 4, rect.center().y() - _CHEVRON // 2 + 1, sign)


def _paint_row(view: QTreeView, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
    place = view.viewport().mapFromGlobal(view.cursor().pos())
    paint_ground(
        painter,
        row_ground(view, option),
        chosen=view.selectionModel().isSelected(index),
        hovered=view.viewport().underMouse() and view.indexAt(place).siblingAtColumn(index.column()) == index,
        focused=view.hasFocus() and view.currentIndex().siblingAtColumn(index.column()) == index,
    )
