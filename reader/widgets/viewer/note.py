"""The note at a doubtful spot that was gone to by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QTextEdit

_SHOWN_MS = 15_000
_WIDEST, _GAP = 460, 6
_ENDED_BY = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.Resize)


class SpotNote(QLabel):
    """Looks like a tool tip, but stays wherever the mouse rests: the next key, click or scrolling ends it."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view.viewport())
        self._room = view.viewport()
        self.setProperty("role", "tip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._end = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._end.timeout.connect(self.hide)
        view.verticalScrollBar().valueChanged.connect(self.hide)
        view.textChanged.connect(self.hide)
        for watched in (view, view.viewport()):
            watched.installEventFilter(self)
        self.hide()

    def say(self, text: str, spot: QRect) -> None:
        """Show a text below a spot of the viewport, or above it where there is no room below."""
        room = self._room.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self.setText(text)
        self.ensurePolished()
        width = min(_WIDEST, room.width(), self.fontMetrics().horizontalAdvance(text) + 32)
        self.resize(width, self.heightForWidth(width))
        below = spot.bottom() + _GAP
        top = below if below + self.height() <= room.bottom() else spot.top() - _GAP - self.height()
        self.move(max(room.left(), min(spot.left(), room.right() - width)), max(top, room.top()))
        self.show()
        self.raise_()
        self._end.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever goes on has read it."""
        if event.type() in _ENDED_BY:
            self.hide()
        return False
