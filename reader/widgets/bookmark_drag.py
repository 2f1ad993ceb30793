"""Bookmarks dragged into a folder, and out of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTreeWidgetItem, QWidget

from db.model.userdata import FolderId
from db.model.values import valueclass
from reader.widgets.bookmark_lines import BookmarkLine, FolderLine
from reader.widgets.bookmark_tree import BookmarkTree
from reader.widgets.look import look
from reader.widgets.rows import INSET, inside

_FORMAT = "application/x-gazette-bookmarks"
_OPENS_MS = 600
"""A closed folder opens when something is held over it for so long."""
_BESIDE = QPoint(-14, 8)
"""From the pointer to what is dragged with it."""
_WIDEST = 220
_PEN, _ROUND = 2, 5


@valueclass
class _Target:
    """Where dragged bookmarks would go: into a folder, or with None outside all."""

    folder: FolderId | None


class BookmarkDragTree(BookmarkTree):
    """The tree of bookmarks. While some are dragged, a frame is around the rows that they would come to."""

    moved = Signal(tuple, object)
    """BookmarkIds, and FolderId or None."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dragged: tuple[BookmarkLine, ...] = ()
        self._place: QPoint | None = None
        """Where in the viewport they are held."""
        self._target: _Target | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_OPENS_MS)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Qt: the mouse drags the row that was pressed, with it all that are chosen; only bookmarks go with it."""
        self._dragged = tuple(line for line in self.chosen() if isinstance(line, BookmarkLine))
        if not self._dragged:
            return
        data = QMimeData()
        data.setData(_FORMAT, b"")
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._picture().grab())
        drag.setHotSpot(_BESIDE)
        drag.exec(Qt.DropAction.MoveAction)
        self._dragged = ()
        self._aim(None)

    def mimeTypes(self) -> list[str]:
        """Qt: what may be dragged over the tree."""
        return [_FORMAT]

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: rows near the edges come into sight, and a folder is opened; say where the bookmarks would go."""
        super().dragMoveEvent(event)
        self._aim(event.position().toPoint())
        event.setAccepted(self._target is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: the mouse leaves, or Escape was pressed."""
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: let go."""
        target = self._target_at(event.position().toPoint())
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        event.setAccepted(target is not None)
        if target is not None:
            self.moved.emit(tuple(line.id for line in self._dragged), target.folder)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: other rows come under the mouse."""
        super().scrollContentsBy(dx, dy)
        self._aim(self._place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the frame is over the rows."""
        super().paintEvent(event)
        if self._target is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look().tokens.focus), _PEN))
            painter.drawRoundedRect(inside(self._rows_of(self._target.folder), _PEN), _ROUND, _ROUND)

    def _aim(self, place: QPoint | None) -> None:
        self._place = place
        target = self._target_at(place) if place is not None else None
        if target != self._target:
            self._target = target
            self.viewport().update()

    def _target_at(self, place: QPoint) -> _Target | None:
        """A folder by itself or any row in it; above the first folder and below all rows one is outside."""
        item = self.itemAt(place)
        line = self.line_of(item)
        if item is None or self._is_above(item, place):
            target = _Target(None)
        elif isinstance(line, FolderLine | BookmarkLine):
            target = _Target(line.id if isinstance(line, FolderLine) else line.folder)
        else:
            return None
        return target if any(line.folder != target.folder for line in self._dragged) else None

    def _is_above(self, item: QTreeWidgetItem, place: QPoint) -> bool:
        row = self.visualItemRect(item)
        return item is self.topLevelItem(0) and place.y() < row.top() + row.height() // 3

    def _rows_of(self, folder: FolderId | None) -> QRect:
        """Where the rows of a folder are, with its own; the edge above all rows where none is outside the folders."""
        ground = QRect()
        for item in self._items():
            line = self.line_of(item)
            if (isinstance(line, FolderLine) and line.id == folder) or (
                isinstance(line, BookmarkLine) and line.folder == folder
            ):
                ground = ground.united(self.visualItemRect(item))
        if ground.isNull():
            ground = QRect(0, -self.verticalOffset(), 0, _PEN)
        ground.setLeft(0)
        ground.setRight(self.viewport().width())
        return ground.adjusted(*INSET)

    def _picture(self) -> QLabel:
        """What goes with the mouse: the words of the bookmark, or how many they are."""
        first, *others = (line.words for line in self._dragged)
        label = QLabel()
        label.setProperty("role", "tip")
        words = self.tr("%n 份文件", None, len(self._dragged)) if others else first
        label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.adjustSize()
        return label
