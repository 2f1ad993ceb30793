"""A thin frame around the part of the window that the keyboard has just gone to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from reader.widgets.look import look

_WIDTH = 2


class PaneFrame(QWidget):
    """Lies over the window, lets the mouse through, and goes when the focus leaves the part or the mouse is used."""

    def __init__(self, parts: Sequence[QWidget], window: QWidget) -> None:
        super().__init__(window)
        self._parts = tuple(parts)
        self._watched: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    @property
    def part(self) -> QWidget | None:
        """The part that is framed now."""
        return self._watched[0] if self._watched else None

    def show_focus(self) -> None:
        """Frame the part that has the focus; none where that is another one, which shows it by itself."""
        self._leave()
        focused = QApplication.focusWidget()
        if focused and (part := next((part for part in self._parts if part.isAncestorOf(focused)), None)):
            self._watched = (part, focused.viewport() if isinstance(focused, QAbstractScrollArea) else focused)
            for widget in self._watched:
                widget.installEventFilter(self)
            self._fit(part)
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the part is moved, hidden or clicked into."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.part is not None:
            self._fit(self.part)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Hide):
            self._leave()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(look().tokens.focus), _WIDTH))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _fit(self, part: QWidget) -> None:
        self.setGeometry(part.rect().translated(part.mapTo(self.window(), QPoint(0, 0))))

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.part is not None and new is not None and not self.part.isAncestorOf(new):
            self._leave()

    def _leave(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = ()
        self.hide()
