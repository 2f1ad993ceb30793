"""The pens that passages are marked with: how they look, what they are called, and what can be done with a mark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu

from db.model.userdata import Highlight, HighlightColour
from reader.widgets.look import icon, look, pixmap

PENS = {
    HighlightColour.YELLOW: ("#fff2a8", "#5c5118"),
    HighlightColour.GREEN: ("#d3f0cd", "#2f4a2b"),
    HighlightColour.BLUE: ("#d2e6fa", "#27405a"),
    HighlightColour.RED: ("#fbd7d7", "#5a2c2c"),
}
"""Ground of each marker pen on light and on dark paper."""
_SIZE = 16


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pens", text)


def pen_name(colour: HighlightColour) -> str:
    """What a pen is called."""
    names = {
        HighlightColour.YELLOW: _tr("黄色"),
        HighlightColour.GREEN: _tr("绿色"),
        HighlightColour.BLUE: _tr("蓝色"),
        HighlightColour.RED: _tr("红色"),
    }
    return names[colour]


def pen_icon(colour: HighlightColour) -> QIcon:
    """A dot in the colour of a pen, for the theme of now."""
    paint = PENS[colour][look().tokens.dark]
    dot = pixmap("pen", _SIZE, paint, QGuiApplication.primaryScreen().devicePixelRatio())
    found = QIcon(dot)
    found.addPixmap(dot, QIcon.Mode.Selected)  # Qt would tinge it
    return found


def add_mark_actions(
    menu: QMenu,
    highlight: Highlight,
    *,
    write: Callable[[Highlight], object],
    paint: Callable[[Highlight, HighlightColour], object],
    remove: Callable[[Highlight], object],
    keys: tuple[str, str] = ("", ""),
) -> None:
    """What can be done with a mark: write a note, take another pen, remove it; ``keys`` of the first and the last."""
    write_key, remove_key = (f"\t{key}" if key else "" for key in keys)
    menu.addAction(icon("edit"), _tr("批注…") + write_key, partial(write, highlight))
    pens = menu.addMenu(_tr("颜色"))
    for colour in HighlightColour:
        action = pens.addAction(pen_icon(colour), pen_name(colour), partial(paint, highlight, colour))
        action.setEnabled(colour is not highlight.colour)
    menu.addAction(icon("delete"), _tr("删除标记") + remove_key, partial(remove, highlight))
