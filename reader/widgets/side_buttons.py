"""The buttons at the side of a mouse: they lead back and forward wherever the pointer is, as in a browser."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QWidget


class SideButtons(QObject):
    """Takes these buttons before any part of the window gets them: a list would choose the row under the pointer."""

    def __init__(self, window: QWidget, back: QAction, forward: QAction) -> None:
        super().__init__(window)
        self._ways = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window is shown, or its surface hears of the mouse."""
        if watched is self._window and event.type() is QEvent.Type.Show:
            self._window.windowHandle().installEventFilter(self)
        way = self._ways.get(event.button()) if watched is not self._window and isinstance(event, QMouseEvent) else None
        if way is not None and event.type() is QEvent.Type.MouseButtonPress:
            way.trigger()
        return way is not None
