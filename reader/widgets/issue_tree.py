"""The tree of issues and notices."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.models.issue_tree import IssueTreeModel, TreeRole
from reader.models.tree_nodes import Node
from reader.widgets.rows import paint_chevron, paint_ground, row_ground
from reader.widgets.tree_delegate import TreeDelegate

_INDENT = 15
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class IssueTree(QTreeView):
    """The view: rounded rows over the whole width, chevrons, keys."""

    notice_activated = Signal(object, int)
    """NoticeId, and the index of its attachment or -1."""
    notice_wanted_in_new_tab = Signal(object, int)
    """The same."""
    menu_requested = Signal(tuple, QPoint)
    """The node under the pointer, or all selected ones, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issueTree")
        self.touched = False
        """Whether the user has moved in the tree since it was filled; until then the opened notice stays in sight."""
        self._hovered = QModelIndex()
        self._several = False
        """Whether more than one row is selected."""
        self.setAccessibleName(self.tr("目录"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setMouseTracking(True)
        self.setAnimated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(TreeDelegate(self.is_chosen, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(self._click)
        self.activated.connect(self._activate)

    def go_to(self, index: QModelIndex) -> None:
        """Stand on a row and select it alone, whichever keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def is_chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row looks chosen: the opened one; where several are selected, these."""
        return self.selectionModel().isSelected(index) if self._several else bool(index.data(TreeRole.OPENED))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: what holds for all rows is looked up once; thousands may be selected."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        self._hovered = self.indexAt(place) if self.underMouse() else QModelIndex()
        selection = self.selectionModel().selection()
        self._several = selection.count() > 1 or (selection.count() == 1 and selection.at(0).height() > 1)
        super().paintEvent(event)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: the ground of the row first, over the whole width."""
        current = self.currentIndex() == index
        paint_ground(
            painter,
            row_ground(self, option),
            chosen=self.is_chosen(index),
            hovered=current or (self._hovered.isValid() and index == self._hovered),
            focused=current and self.hasFocus(),
        )
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: a chevron where there is something to open."""
        paint_chevron(self, painter, rect, index, chosen=self.is_chosen(index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the user looks somewhere else."""
        self.touched = True
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the middle button opens a new tab."""
        self.touched = True
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and self._model().node(index).notice is not None:
            self._activate(index, new_tab=True)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Ctrl+Enter opens in a new tab."""
        self.touched = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            new_tab = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._activate(self.currentIndex(), new_tab=new_tab)
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        """A click opens; with Ctrl or Shift it only selects."""
        if not QGuiApplication.keyboardModifiers() & _SELECTING:
            self._activate(index)

    def _activate(self, index: QModelIndex, *, new_tab: bool = False) -> None:
        node = self._model().node(index)
        if node.notice is not None:
            (self.notice_wanted_in_new_tab if new_tab else self.notice_activated).emit(node.notice.id, node.attachment)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def chosen(self) -> tuple[Node, ...]:
        """The row on which the keys stand, or all selected ones if it is one of them."""
        return self._chosen_with(self.currentIndex())

    def _ask_menu(self, place: QPoint) -> None:
        if nodes := self._chosen_with(self.indexAt(place)):
            self.menu_requested.emit(nodes, self.viewport().mapToGlobal(place))

    def _chosen_with(self, index: QModelIndex) -> tuple[Node, ...]:
        chosen = [index] if index.isValid() else []
        if self.selectionModel().isSelected(index):
            selected = self.selectionModel().selectedIndexes()
            chosen = sorted(selected, key=lambda index: self.visualRect(index).top())
        return tuple(self._model().node(one) for one in chosen)

    def _model(self) -> IssueTreeModel:
        model = self.model()
        assert isinstance(model, IssueTreeModel)
        return model
