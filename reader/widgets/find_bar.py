"""The bar for find in page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.widgets.committed_edit import offer_clearing
from reader.widgets.look import icon

_PAUSE_MS = 120
_BESIDE = 72
"""Pixels beside the words of the field, with its clear button."""


class FindBar(QWidget):
    """A field, a count, next and previous. It searches committed text only, never what an input method is composing.

    Over a page it comes and goes; as ``part`` of a row of tools it stays.
    """

    find_requested = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None, *, part: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("" if part else "findBar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        offer_clearing(self.field)
        self.field.setMaximumWidth(360)
        if part:  # Qt asks for less room while there is nothing to clear, and all tools would move
            self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance(words) + _BESIDE)
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "soft")
        longest = max(map(self.count.fontMetrics().horizontalAdvance, ("000 / 000", self.tr("没有找到"))))
        self.count.setMinimumWidth(longest + 8)
        self._previous = self._button("arrow-up", self.tr("上一处（Shift+F3）"))
        self._next = self._button("arrow-down", self.tr("下一处（F3 或 Enter）"))
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(*((0, 0, 0, 0) if part else (10, 5, 10, 5)))
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        if not part:
            close = self._button("close", self.tr("关闭（Esc）"))
            close.clicked.connect(self.closed)
            row.addStretch()  # what the field leaves
            row.addWidget(close)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._pause.start)
        self.show_count(0, 0)

    def serve(self, widget: QWidget) -> None:
        """Take F3 in ``widget`` too, which shows what is found."""
        widget.installEventFilter(self)

    def open(self, words: str = "") -> None:
        """Show the bar, with ``words`` to find if some are selected, ready to type."""
        self.show()
        if words and words != self.field.text():
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self._ask()

    def show_count(self, current: int, total: int) -> None:
        """Say which of how many places is shown."""
        asked = bool(self.field.text().strip())
        self.count.setText(f"{current} / {total}" if total else self.tr("没有找到") if asked else "")
        self._previous.setEnabled(total > 0)
        self._next.setEnabled(total > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F3 or Enter goes on, with Shift back; Escape closes."""
        if self.isVisible() and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F3:
                event.accept()  # what F3 means elsewhere in the window rests as long as the bar is open
            elif event.type() is QEvent.Type.KeyPress:
                return self._take_key(event, watched is self.field) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent, in_field: bool) -> bool:
        if event.key() == Qt.Key.Key_F3 or (in_field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            if self._pause.isActive():
                self._ask()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous_requested.emit()
            else:
                self.next_requested.emit()
            return True
        if in_field and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False

    def _ask(self) -> None:
        self._pause.stop()
        self.find_requested.emit(self.field.text())

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        return button
