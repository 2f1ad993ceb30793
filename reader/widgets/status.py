"""The status bar: what is open on the left, what just happened in the middle, the page on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

_MESSAGE_MS = 8000
_BAR_WIDTH = 120
_HEIGHT = 30


class StatusLine(QStatusBar):
    """Messages may carry a button, such as undo."""

    work_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.archive = _label(self)
        self.message = _label(self)
        self.work = _label(self)
        self.page = _label(self)
        self.button = QToolButton(self)
        self.busy = QProgressBar(self)
        self.busy.setTextVisible(False)
        self.busy.setFixedWidth(_BAR_WIDTH)
        self.busy.setAccessibleName(self.tr("正在进行"))
        self.stop_button = QToolButton(self)
        self.stop_button.setText(self.tr("停止"))
        self.stop_button.clicked.connect(self._press_stop)
        self._then: Callable[[], object] = lambda: None
        self._stop: Callable[[], object] = lambda: None
        self._timer = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._timer.timeout.connect(self.quiet)
        self.button.clicked.connect(self._press)
        self.setSizeGripEnabled(False)
        self.addWidget(self.archive)
        self.addWidget(self.message)
        self.addWidget(self.button)
        self.setMinimumHeight(_HEIGHT)
        self.addPermanentWidget(self.work)
        self.addPermanentWidget(self.busy)
        self.addPermanentWidget(self.stop_button)
        self.addPermanentWidget(self.page)
        self.end_work()
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

    def show_work(self, words: str, done: int, total: int, stop: Callable[[], object] | None = None) -> None:
        """Something runs: ``done`` of ``total`` (0: nobody knows), with a button where it can be stopped."""
        self.work.setText(words)
        self.busy.setRange(0, total)
        self.busy.setValue(done)
        self._stop = stop or (lambda: None)
        self.stop_button.setEnabled(True)
        for widget, shown in ((self.work, True), (self.busy, True), (self.stop_button, stop is not None)):
            widget.setVisible(shown)

    @property
    def working(self) -> bool:
        """Whether something is shown to run."""
        return not self.work.isHidden()

    def end_work(self) -> None:
        """Nothing runs any more."""
        for widget in (self.work, self.busy, self.stop_button):
            widget.hide()
        self.work_ended.emit()

    def _press_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self._stop()

    def _press(self) -> None:
        then = self._then
        self.quiet()
        then()


def _label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
