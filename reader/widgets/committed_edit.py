"""A line of text that speaks only of committed text, never of the letters that an input method is composing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.widgets.look import icon

_CLEAR_ACTION = "_q_qlineeditclearaction"
"""Name that Qt gives the action of the clear button."""


class _FilesPass(QObject):
    """Lets dragged files through to the window: a field would take their names as text."""

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """Qt: not here."""
        if event.type() is QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.ignore()
            return True
        return False


def offer_clearing(field: QLineEdit) -> None:
    """Give a field the program's own clear button, and let dragged files through to the window."""
    field.installEventFilter(_FilesPass(field))
    field.setClearButtonEnabled(True)
    if (clear := field.findChild(QAction, _CLEAR_ACTION)) is not None:
        clear.setIcon(icon("close"))


class CommittedEdit(QLineEdit):
    """Emits :attr:`text_committed` a moment after the last key, and never while an input method composes."""

    text_committed = Signal(str)

    def __init__(self, wait_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._said = ""
        self._timer = QTimer(self, singleShot=True, interval=wait_ms)
        self._timer.timeout.connect(self.say_if_new)
        self.textChanged.connect(self._text_changed)
        offer_clearing(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt: letters of the input method come and go; hold back as long as there are any."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self._timer.stop()
        super().inputMethodEvent(event)
        if not self._composing and self.text() != self._said:
            self._timer.start()

    def set_quietly(self, text: str) -> None:
        """Show ``text`` without speaking of it."""
        self._said = text.strip()
        self.setText(text)
        self._timer.stop()

    def say_now(self) -> None:
        """Speak of the text at once, even when it was said before."""
        self._timer.stop()
        self._said = self.text().strip()
        self.text_committed.emit(self._said)

    def say_if_new(self) -> None:
        """Speak of the text at once where it was not said before; not while an input method composes."""
        self._timer.stop()
        if self.text().strip() != self._said and not self._composing:
            self.say_now()

    def _text_changed(self) -> None:
        if not self._composing:
            self._timer.start()
