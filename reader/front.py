"""The window that one works in: dialogs belong to it, and leave one there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget


def front(window: QWidget) -> QWidget:
    """The active window of the program, else ``window``; for a dialog that waits for an answer, whose dialog it is.

    It is shown by then: what is opened at the start, before the window is, would come up behind it.
    """
    found = QApplication.activeWindow() or window
    while (found.isModal() or not found.isVisible()) and (owner := found.parentWidget()) is not None:
        found = owner.window()
    if not found.isVisible():
        found.show()
    return found
