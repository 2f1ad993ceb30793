"""A table through which keys lead as in Excel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

_Index = QModelIndex | QPersistentModelIndex
_Select = QItemSelectionModel.SelectionFlag
_Move = QTableView.CursorAction
_MOVES: dict[int, QTableView.CursorAction] = {
    Qt.Key.Key_Up: _Move.MoveUp,
    Qt.Key.Key_Down: _Move.MoveDown,
    Qt.Key.Key_Left: _Move.MoveLeft,
    Qt.Key.Key_Right: _Move.MoveRight,
    Qt.Key.Key_Home: _Move.MoveHome,
    Qt.Key.Key_End: _Move.MoveEnd,
    Qt.Key.Key_PageUp: _Move.MovePageUp,
    Qt.Key.Key_PageDown: _Move.MovePageDown,
}


class WalkingTable(QTableView):
    """Arrows with Ctrl go to the end of a row or column; with Shift they select from where the selection began."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Shift selects up to the cell that the key leads to."""
        move = _MOVES.get(event.key())
        if move is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._select_to(self.moveCursor(move, event.modifiers()))
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: the cell that a key leads to."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last_row, last_column = self.model().rowCount() - 1, self.model().columnCount() - 1
        ends = {
            _Move.MoveUp: (0, column),
            _Move.MoveDown: (last_row, column),
            _Move.MoveLeft: (row, 0),
            _Move.MoveRight: (row, last_column),
        }
        if action in ends and modifiers & Qt.KeyboardModifier.ControlModifier and self.currentIndex().isValid():
            return self.model().index(*ends[action])
        return super().moveCursor(action, modifiers)

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Qt: keys move the selection with Ctrl too; Qt would move an unseen cell alone."""
        if isinstance(event, QKeyEvent) and event.key() in _MOVES:
            return _Select.ClearAndSelect
        return super().selectionCommand(index, event)

    def _select_to(self, target: QModelIndex) -> None:
        """Select from the corner where the selection began; Qt forgets it when a cell is gone to without a key."""
        start = self.currentIndex()
        chosen = self.selectionModel().selection()
        if chosen.count() == 1 and chosen.first().contains(start):
            part = chosen.first()
            row = part.top() if start.row() - part.top() > part.bottom() - start.row() else part.bottom()
            column = part.left() if start.column() - part.left() > part.right() - start.column() else part.right()
            start = self.model().index(row, column)
        self.selectionModel().setCurrentIndex(target, _Select.NoUpdate)
        self.setSelection(self.visualRect(start) | self.visualRect(target), _Select.ClearAndSelect)
