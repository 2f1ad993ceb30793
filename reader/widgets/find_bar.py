"""The bar for find in page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.widgets.committed_edit import offer_clearing
from reader.widgets.look import icon

_PAUSE_MS = 120


class FindBar(QWidget):
    """A field, a count, next and previous. It searches committed text only, never what an input method is composing."""

    find_requested = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("在本文中查找"))
        self.field.setAccessibleName(self.tr("在本文中查找"))
        offer_clearing(self.field)
        self.field.setMaximumWidth(360)
        self.field.installEventFilter(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "soft")
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("0000 / 0000") + 8)
        self._previous = self._button("arrow-up", self.tr("上一处（Shift+Enter）"))
        self._next = self._button("arrow-down", self.tr("下一处（Enter）"))
        close = self._button("close", self.tr("关闭（Esc）"))
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addStretch(1)
        row.addWidget(close)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._pause.start)
        self.show_count(0, 0)

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
        """Enter goes on, Shift+Enter back, Escape closes."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():
                    self._ask()
                elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                    self.previous_requested.emit()
                else:
                    self.next_requested.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

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
