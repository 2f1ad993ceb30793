"""The window that one works in: dialogs belong to it, and leave one there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def front(window: QWidget) -> QWidget:
    """The active window of the program, else ``window``; for a dialog that waits for an answer, whose dialog it is."""
    found = QApplication.activeWindow() or window
    while (found.isModal() or not found.isVisible()) and (owner := found.parentWidget()) is not None:
        found = owner.window()
    return found
