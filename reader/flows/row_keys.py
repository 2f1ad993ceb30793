"""Keys on a row of the contents or the hits: they do what its menu shows, not what they do to the page in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


def give_keys(entry: QAction, *keys: QKeySequence) -> None:
    """Let these keys do what an entry of a row's menu does, and the entry show the first of them."""
    entry.setText(f"{entry.text()}\t{keys[0].toString(QKeySequence.SequenceFormat.NativeText)}")
    entry.setData([key.toString() for key in keys])


class RowKeys(QObject):
    """Serves one list. A key that the menu of its chosen rows does not know means the page, as everywhere else."""

    def __init__(self, view: QAbstractItemView, menu_of_chosen: Callable[[], QMenu | None]) -> None:
        super().__init__(view)
        self._menu_of_chosen = menu_of_chosen
        view.installEventFilter(self)

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        """Qt: a key that is taken is asked for first, and comes then."""
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease or not _may_be_taken(event):
            return False
        keys = QKeySequence(event.keyCombination()).toString()
        menu = self._menu_of_chosen()
        entry = next((one for one in menu.actions() if keys in (one.data() or ())), None) if menu else None
        if entry:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                entry.trigger()
        if menu:
            menu.deleteLater()
        return entry is not None


def _may_be_taken(event: QKeyEvent) -> bool:
    """Whether a menu need be asked: not for every letter and arrow, nor for Ctrl by itself."""
    with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() not in _MODIFIERS
    return bool(with_control) or event.key() == Qt.Key.Key_Delete
