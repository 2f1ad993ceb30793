"""The lanes of one open archive: reading, searching, writing, the user's notes, each with connections of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.tasks.lane import Failure, Lane
from reader.tasks.notes import notes_opener
from reader.tasks.wishes import opener


class Lanes(QObject):
    """Opened with an archive, closed with it. A long search never holds up a page, nor an import a search.

    The first wish goes to ``read``: with ``create`` that lane makes the archive, and the others open what it made.
    ``folder`` takes the user's notes where they cannot lie beside the archive.
    """

    failed = Signal(Failure)
    asked = Signal(str)
    settled = Signal(str)
    """As those of a :class:`Lane`, of any of them."""

    def __init__(self, path: Path, folder: Path, parent: QObject | None = None, *, create: bool = False) -> None:
        super().__init__(parent)
        self.path = path
        self.read = Lane("read", opener(path, create=create), self)
        self.search = Lane("search", opener(path), self)
        self.write = Lane("write", opener(path), self)
        self.notes = Lane("notes", notes_opener(path, folder), self)
        for lane in self._all():
            lane.failed.connect(self.failed)
            lane.asked.connect(self.asked)
            lane.settled.connect(self.settled)

    def close(self) -> None:
        """End all of them; returns when their threads have ended. What the user noted is still written."""
        for lane in self._all():
            lane.close(finish=lane is self.notes)

    def _all(self) -> tuple[Lane, ...]:
        return (self.search, self.read, self.write, self.notes)
