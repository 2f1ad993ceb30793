"""Undo for what removes something: a pile of ways back, each with words for the user."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.model.values import valueclass
from reader.models.punctuation import clauses

_LENGTH = 30


@valueclass
class WayBack:
    """What was removed, in words, and how it comes back."""

    words: str
    go: Callable[[], object]


class UndoPile(QObject):
    """The newest removal is undone first."""

    changed = Signal()
    removed = Signal(str)
    """Words for what has just been removed."""
    undone = Signal(str)
    """The same words, when it is being brought back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways: list[WayBack] = []

    @property
    def next(self) -> WayBack | None:
        """What would be undone."""
        return self._ways[-1] if self._ways else None

    def add(self, way: WayBack) -> None:
        """Something was removed."""
        self._ways = [*self._ways, way][-_LENGTH:]
        self.changed.emit()
        self.removed.emit(way.words)

    def as_one(self, *removals: Callable[[], object]) -> None:
        """Whatever these remove is undone at once."""
        before, self._ways = self._ways, []
        for remove in removals:
            remove()
        ways, self._ways = self._ways, before
        self.add(WayBack(clauses(way.words for way in ways), lambda: [way.go() for way in ways]))

    def undo(self) -> None:
        """Bring back what was removed last."""
        if self._ways:
            way = self._ways.pop()
            way.go()
            self.changed.emit()
            self.undone.emit(way.words)

    def forget(self) -> None:
        """Another archive is open."""
        self._ways.clear()
        self.changed.emit()
