"""Selecting words on a page."""

from PySide6.QtGui import QTextCursor

from reader.widgets.viewer.viewer import NoticeView


def select(view: NoticeView, start: str, end: str) -> None:
    text = view.document().toPlainText()
    cursor = view.textCursor()
    cursor.setPosition(_units(text[: text.index(start)]))
    cursor.setPosition(_units(text[: text.index(end) + len(end)]), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def _units(text: str) -> int:
    """How many UTF-16 units a text has, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
