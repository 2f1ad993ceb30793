"""The hits of a search and their places, as a list that opens them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from db.model import Hit, NoticeId, Snippet
from reader.models.hits import HitRole, HitTarget
from reader.widgets.hit_delegate import HitDelegate

_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class HitList(QListView):
    """The hits with their places; each of these can be opened."""

    hit_activated = Signal(object)
    """HitTarget."""
    hit_wanted_in_new_tab = Signal(object)
    unfold_requested = Signal(object)
    """NoticeId of a hit whose other places are wanted; the next: of one that has shown enough of them."""
    fold_requested = Signal(object)
    left_upwards = Signal()
    """Arrow up on the first row: back to where the search is written."""
    menu_requested = Signal(tuple, QPoint)
    """HitTarget of the row under the pointer, or one for each selected notice, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("搜索结果"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.painter = HitDelegate(self)
        self.setItemDelegate(self.painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def name_publications(self, named: bool) -> None:
        """Say with every hit which gazette it stands in; needless where there is only one."""
        self.painter.with_publication = named

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: rows change their height with the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click opens the place under it, with the middle button in a new tab; with Ctrl or Shift it selects."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton:
            self._activate(index, in_new_tab=True)
        elif event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & _SELECTING:
            self._activate(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens the place; right and left unfold and fold those of a hit; up leads out of the list."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(index, in_new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Right and index.isValid():
            self.unfold_requested.emit(index.data(HitRole.HIT).notice_id)
        elif event.key() == Qt.Key.Key_Left and index.isValid():
            self.fold_requested.emit(index.data(HitRole.HIT).notice_id)
        elif event.key() == Qt.Key.Key_Up and index.row() == 0 and not event.modifiers() & _SELECTING:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _activate(self, index: QModelIndex, *, in_new_tab: bool = False) -> None:
        hit: Hit | None = index.data(HitRole.HIT)
        place: Snippet | None = index.data(HitRole.PLACE)
        if hit is None:
            return
        if place is None and not index.data(HitRole.HEAD):
            (self.unfold_requested if hit.unseen else self.fold_requested).emit(hit.notice_id)
            return
        (self.hit_wanted_in_new_tab if in_new_tab else self.hit_activated).emit(_target_of(index))

    def chosen(self) -> tuple[HitTarget, ...]:
        """The place of the row on which the keys stand; if it is one of several selected, one for each notice."""
        return self._chosen_with(self.currentIndex())

    def _ask_menu(self, place: QPoint) -> None:
        if chosen := self._chosen_with(self.indexAt(place)):
            self.menu_requested.emit(chosen, self.viewport().mapToGlobal(place))

    def _chosen_with(self, index: QModelIndex) -> tuple[HitTarget, ...]:
        chosen = [index] if index.isValid() else []
        if self.selectionModel().isSelected(index):
            chosen = sorted(self.selectedIndexes(), key=QModelIndex.row)
        targets: dict[NoticeId, HitTarget] = {}
        for target in map(_target_of, chosen):
            targets.setdefault(target.notice_id, target)
        return tuple(targets.values())


def _target_of(index: QModelIndex) -> HitTarget:
    place: Snippet | None = index.data(HitRole.PLACE)
    return HitTarget(index.data(HitRole.HIT).notice_id, place.line if place else None)
