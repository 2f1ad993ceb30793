"""Keys on a row of the contents or the hits: they do what its menu shows, not what they do to the page in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QMenu

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


def give_keys(entry: QAction, *keys: QKeySequence) -> None:
    """Let these keys do what an entry of a row's menu does, and the entry show the first of them."""
    entry.setText(f"{entry.text()}\t{keys[0].toString(QKeySequence.SequenceFormat.NativeText)}")
    entry.setData([key.toString() for key in keys])


class RowKeys(QObject):
    """Serves one list. ``keys`` are those that menus of rows know, by their portable names.

    Where the menu of the chosen rows lacks the entry, such a key does nothing: never to the page what a row was meant
    to get. All others mean the page, as everywhere else.
    """

    refused = Signal(str)
    """Such a key was pressed on rows that have no use for it; the words that say so."""

    def __init__(
        self, view: QAbstractItemView, menu_of_chosen: Callable[[], QMenu | None], keys: frozenset[str]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._menu_of_chosen = menu_of_chosen
        self._keys = keys
        view.installEventFilter(self)

    def eventFilter(self, _view: QObject, event: QEvent) -> bool:
        """Qt: a key that is taken is asked for first, and comes then."""
        if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease or not _may_be_taken(event):
            return False
        keys = QKeySequence(event.keyCombination()).toString()
        menu = self._menu_of_chosen()
        entry = next((one for one in menu.actions() if keys in (one.data() or ())), None) if menu else None
        taken = entry is not None or (keys in self._keys and self._view.currentIndex().isValid())
        if taken:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                entry.trigger() if entry else self.refused.emit(self.tr("所选的行没有这项操作"))
        if menu:
            menu.deleteLater()
        return taken


def _may_be_taken(event: QKeyEvent) -> bool:
    """Whether a menu need be asked: not for every letter and arrow, nor for Ctrl by itself."""
    with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() not in _MODIFIERS
    return bool(with_control) or event.key() == Qt.Key.Key_Delete
