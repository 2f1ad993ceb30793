"""The status bar: what is open on the left, what just happened in the middle, the page on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

_MESSAGE_MS = 8000
_BAR_WIDTH = 120
_HEIGHT = 30


class StatusLine(QStatusBar):
    """Messages may carry a button, such as undo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.archive = _label(self)
        self.message = _label(self)
        self.page = _label(self)
        self.button = QToolButton(self)
        self.busy = QProgressBar(self)
        self.busy.setTextVisible(False)
        self.busy.setFixedWidth(_BAR_WIDTH)
        self.busy.setAccessibleName(self.tr("正在进行"))
        self._then: Callable[[], object] = lambda: None
        self._timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._timer.timeout.connect(self.quiet)
        self.button.clicked.connect(self._press)
        self.setSizeGripEnabled(False)
        self.addWidget(self.archive)
        self.addWidget(self.message)
        self.addWidget(self.button)
        self.setMinimumHeight(_HEIGHT)
        self.addPermanentWidget(self.busy)
        self.addPermanentWidget(self.page)
        self.busy.hide()
        self.quiet()

    def say(self, text: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """Show a message for some seconds, with a button where ``button`` is given."""
        self.message.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._then = then or (lambda: None)
        self._timer.start()

    def quiet(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.message.clear()
        self.button.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Something runs: ``done`` of ``total``; total 0 takes the bar away."""
        self.busy.setVisible(total > 0)
        self.busy.setRange(0, max(1, total))
        self.busy.setValue(done)

    def _press(self) -> None:
        then = self._then
        self.quiet()
        then()


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
