"""A frame around what the keyboard has just gone to, where that does not show it by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QTabBar, QWidget
from shiboken6 import isValid

from reader.widgets.look import look

_LEAST = 2
"""Pixels that the frame is wide."""
_GAP = 3
"""Pixels between the frame and what it is around, where there is room."""
_ROUND = 5
_USED = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Hide)


class FocusFrame(QWidget):
    """Lies over the window and lets the mouse through. It goes when the focus goes on, or with the first key or click.

    By then it has said where the focus is, and nobody reads in a frame.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._watched: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    @property
    def framed(self) -> QWidget | None:
        """What is framed now."""
        return self._watched[0] if self._watched else None

    def show_focus(self) -> None:
        """Frame what has the focus. Fields and buttons show it by themselves: they have an edge of their own."""
        self._leave()
        focused = QApplication.focusWidget()
        if isinstance(focused, QFrame | QTabBar) and focused.window() is self.window():
            inside = [focused.viewport()] if isinstance(focused, QAbstractScrollArea) else []
            self._watched = (focused, *_parents(focused), *inside)
            for widget in self._watched:
                widget.installEventFilter(self)
            self._fit(focused)
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what is framed, or stands around it, is used, moved or hidden."""
        if event.type() in _USED:
            self._leave()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.framed is not None:
            self._fit(self.framed)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the frame."""
        width = _width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look().tokens.focus), width))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _ROUND, _ROUND)

    def _fit(self, framed: QWidget) -> None:
        """Lie around the part of it that is in sight."""
        out = _GAP + _width()
        place, widget = framed.rect().adjusted(-out, -out, out, out), framed
        for around in (*_parents(framed), self.window()):
            place = place.translated(widget.pos()) & around.rect()
            widget = around
        self.setGeometry(place)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """It stays while another window is worked in, and is there when one comes back."""
        if new is not None and new.window() is self.window() and new is not self.framed:
            self._leave()

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = ()
        self.hide()


def _width() -> int:
    return max(_LEAST, look().tokens.ring)


def _parents(widget: QWidget) -> list[QWidget]:
    """What stands around a widget, from the inside, without the window."""
    around = widget.parentWidget()
    return [around, *_parents(around)] if around and not around.isWindow() else []
