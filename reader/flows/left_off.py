"""Where each notice was left: to the line from one start of the program to the next, exactly as long as it runs."""

from __future__ import annotations

from PySide6.QtCore import QObject

from db.model import NoticeKey
from reader.tasks import notes
from reader.tasks.lane import Failure
from reader.tasks.lanes import Lanes
from reader.widgets.viewer.page import ViewPlace
from reader.widgets.viewer.viewer import NoticeView

_KEY = "left off/"


class LeftOff(QObject):
    """Remembers places by the lasting keys of notices, in the user's own file too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: Lanes | None = None
        self._places: dict[NoticeKey, ViewPlace] = {}
        self._lines: dict[NoticeKey, int] = {}
        self._count = 0

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open, or none."""
        self._lanes = lanes
        self._places.clear()
        self._lines.clear()
        if lanes:
            lanes.notes.failed.connect(self._failed)
            self.recall()

    def recall(self) -> None:
        """Ask the user's own file."""
        if self._lanes:
            self._lanes.notes.ask(f"{_KEY}all", self._take, notes.lines_left_off)

    def note(self, key: NoticeKey, view: NoticeView) -> None:
        """Remember what stands at the top of the view that shows a notice."""
        place, line = view.place(), view.line()
        if place == ViewPlace() and key not in self._lines:
            return  # never read on
        self._places[key] = place
        if self._lines.get(key) != line and self._lanes:
            self._lines[key] = line
            self._count += 1
            self._lanes.notes.ask(f"{_KEY}{self._count}", lambda _done: None, notes.leave_off, key, line)

    def return_to(self, key: NoticeKey, view: NoticeView) -> None:
        """Bring back what stood at the top of the view; one never read on stays at its beginning."""
        if key in self._places:
            view.restore(self._places[key])
        elif line := self._lines.get(key):
            view.begin_at(line)

    def forget(self) -> None:
        """The user cleared the history."""
        self._places.clear()
        self._lines.clear()

    def _take(self, lines: dict[NoticeKey, int]) -> None:
        self._lines = {**lines, **self._lines}

    def _failed(self, failure: Failure) -> None:
        if failure.key.startswith(_KEY):
            self._lanes = None  # told once; where something was left is not worth a second word
