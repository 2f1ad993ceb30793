"""What is laid over the window while files are dragged over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.widgets.look import look, pixmap

_MARGIN = 18
_ICON = 48
_SHEER = 235


class DropOverlay(QWidget):
    """Says in the middle of the window what letting go does. The window itself takes the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = ""
        self.detail = ""
        self._refused = False
        self.hide()

    def open(self, title: str, detail: str, *, refused: bool = False) -> None:
        """Lie over the whole window and say this; ``refused``: letting go does nothing."""
        self.title, self.detail, self._refused = title, detail, refused
        self.setAccessibleName(title)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a veil, a frame, the words."""
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.ground)
        veil.setAlpha(_SHEER)
        painter.fillRect(self.rect(), veil)
        colour = tokens.soft if self._refused else tokens.accent
        painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 12, 12)
        middle = QRectF(self.rect()).center()
        sign = pixmap("warning" if self._refused else "import", _ICON, colour, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - _ICON / 2, middle.y() - 1.6 * _ICON), sign)
        title, detail = look().ui_font(5), look().ui_font()
        line = QRectF(2 * _MARGIN, middle.y(), self.width() - 4 * _MARGIN, 36)
        for words, font, ink in ((self.title, title, tokens.ink), (self.detail, detail, tokens.soft)):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
            line.translate(0, line.height())
        painter.end()
