"""A sentence in a box of its own, and the ways on from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.widgets.look import look, pixmap

_ICON = 36


class Message(QMessageBox):
    """Plain text beside an icon. Its buttons go in before it opens: which of them Escape presses is found out then."""

    def __init__(self, icon_name: str, title: str, words: str, parent: QWidget) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, title, words, parent=parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIconPixmap(pixmap(icon_name, _ICON, look().tokens.accent, parent.devicePixelRatioF()))

    def offer(self, words: str, do: Callable[[], object], *, aside: bool = False) -> None:
        """Add a button that does something; ``aside``: something else than what the box is about."""
        role = QMessageBox.ButtonRole.ActionRole if aside else QMessageBox.ButtonRole.AcceptRole
        self.addButton(words, role).clicked.connect(lambda _checked=False: do())

    def offer_close(self) -> None:
        """Add a button that does nothing."""
        self.addButton(QMessageBox.StandardButton.Close)

    def offer_cancel(self, *, default: bool = False) -> None:
        """Add a button that leaves things as they are; by ``default`` Enter presses it."""
        button = self.addButton(QMessageBox.StandardButton.Cancel)
        if default:
            self.setDefaultButton(button)
