"""The order in which the Tab key goes through the window, for what is made later than what stands beside it.

Qt goes through widgets in the order in which they were made, and from a widget with a focus proxy straight to that one,
past all that stands before it: what has several stops in it has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus


class Place(QWidget):
    """Keeps the place of what is made later."""


def place_after(before: QWidget, part: QWidget) -> None:
    """Let the Tab key come to all that is laid out in ``part`` right after ``before``, or after its empty place."""
    stops = (before, *_stops(part))
    policies = [stop.focusPolicy() for stop in stops]
    for stop in stops:
        stop.setFocusPolicy(_TAB)  # what takes none has no place in the order
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)
    for stop, policy in zip(stops, policies, strict=True):
        stop.setFocusPolicy(policy)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & _TAB or isinstance(widget, Place):
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside:
        yield from _stops(inside)
    elif layout := widget.layout():
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """What takes the focus in a layout, in its order."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item and (widget := item.widget()):
            yield from _stops(widget)
        elif item and (inner := item.layout()):
            yield from _laid_out(inner)
