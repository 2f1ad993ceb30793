"""What stands where nothing is to be shown: an icon, a sentence, what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.widgets.look import follow_look, look, pixmap

_ICON = 44
_EDGE, _LOW_EDGE = 24, 8
_LOW = 230
"""A page of so few pixels of height has no room for the picture, and little above and below the words."""


class EmptyPage(QWidget):
    """A quiet page in the middle of an empty panel. Buttons for what could be done are added with :meth:`offer`."""

    def __init__(self, icon_name: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel(self)
        self._picture.setFixedSize(_ICON, _ICON)
        self._title = _centred(QLabel(title, self), "heading")
        self._text = _centred(QLabel(text, self), "soft")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._rows.setSpacing(8)
        self._rows.addStretch(2)
        self._rows.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._text)
        self._rows.addStretch(3)
        self.say(title, text)
        follow_look(self, self._draw)

    @property
    def words(self) -> str:
        """What the page says."""
        return " ".join(label.text() for label in (self._title, self._text) if label.text())

    def say(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def offer(self, text: str, role: str = "") -> QPushButton:
        """Add a button; the caller connects it."""
        button = QPushButton(text, self, autoDefault=True)
        button.setProperty("role", role)
        self._rows.insertWidget(self._rows.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def minimumSizeHint(self) -> QSize:
        """Qt: room for the words."""
        least = super().minimumSizeHint()
        if self._picture.isHidden():
            return least
        return least - QSize(0, _ICON + self._rows.spacing() + 2 * (_EDGE - _LOW_EDGE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the words come before the picture."""
        super().resizeEvent(event)
        low = event.size().height() < _LOW
        self._picture.setHidden(low)
        self._rows.setContentsMargins(_EDGE, _LOW_EDGE if low else _EDGE, _EDGE, _LOW_EDGE if low else _EDGE)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: most of these pages are never seen; the picture is drawn for those that are."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self.isVisible():
            colour = look().tokens.scroll
            self._picture.setPixmap(pixmap(self._icon_name, _ICON, colour, self.devicePixelRatioF()))


def _centred(label: QLabel, role: str) -> QLabel:
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
