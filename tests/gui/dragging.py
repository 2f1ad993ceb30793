"""Files of other programs over the window, as Qt tells of them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from reader.window import MainWindow

_BUTTON, _KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def files(*paths: Path) -> QMimeData:
    """What a file manager gives for files."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(str(path) for path in paths))
    return data


def drag(widget: QWidget, data: QMimeData, offered: Qt.DropAction = COPY) -> QDragEnterEvent:
    """Hold something over a widget; how that was answered."""
    event = QDragEnterEvent(QPoint(9, 9), offered, data, _BUTTON, _KEYS)
    event.ignore()
    QCoreApplication.sendEvent(widget, event)
    return event


def drop(window: MainWindow, data: QMimeData, offered: Qt.DropAction = COPY) -> QDropEvent:
    """Let something go over the window; how that was answered."""
    event = QDropEvent(QPointF(9, 9), offered, data, _BUTTON, _KEYS)
    event.ignore()
    window.dropEvent(event)
    return event
