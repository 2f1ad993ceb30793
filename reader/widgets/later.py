"""A place for a part of the window that is made when it is first looked at or asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.widgets.tab_order import Place, place_after

Part = TypeVar("Part", bound=QWidget)


class Later(Place, Generic[Part]):
    """Empty until it is asked for its part, which then fills it for good; with ``at_sight`` until it is shown, too.

    The Tab key comes to it as if it had been there from the beginning.
    """

    def __init__(self, make: Callable[[], Part], parent: QWidget | None = None, *, at_sight: bool = True) -> None:
        super().__init__(parent)
        self._make = make
        self._at_sight = at_sight
        self._part: Part | None = None
        self._waiting: list[Callable[[Part], object]] = []

    @property
    def made(self) -> bool:
        """Whether the part is there."""
        return self._part is not None

    @property
    def part(self) -> Part:
        """The part, made now where it is not there yet."""
        return self._filled()

    def when_made(self, then: Callable[[Part], object]) -> None:
        """Do something with the part: now, or as soon as it is there."""
        if self._part is None:
            self._waiting.append(then)
        else:
            then(self._part)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: now it is looked at."""
        if self._at_sight:
            self._filled()
        super().showEvent(event)

    def _filled(self) -> Part:
        if self._part is None:
            self._part = self._make()
            self._put_in(self._part)
            self._part.show()
            for then in self._waiting:
                then(self._part)
            self._waiting.clear()
        return self._part

    def _put_in(self, part: Part) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(part)
        place_after(self, part)
