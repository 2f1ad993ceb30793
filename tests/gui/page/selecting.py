"""Selecting words on a page."""

from PySide6.QtGui import QTextCursor

from reader.widgets.viewer.text import qt_position
from reader.widgets.viewer.viewer import NoticeView


def select(view: NoticeView, start: str, end: str) -> None:
    text = view.document().toPlainText()
    cursor = view.textCursor()
    cursor.setPosition(qt_position(text, text.index(start)))
    cursor.setPosition(qt_position(text, text.index(end) + len(end)), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
