"""The lanes of one open archive: reading, searching, writing, each with a connection of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reader.tasks.lane import Failure, Lane
from reader.tasks.wishes import opener


class Lanes(QObject):
    """Opened with an archive, closed with it. A long search never holds up a page, nor an import a search."""

    failed = Signal(Failure)

    def __init__(self, path: Path, parent: QObject | None = None, *, create: bool = False) -> None:
        super().__init__(parent)
        self.path = path
        self.read = Lane("read", opener(path), self)
        self.search = Lane("search", opener(path), self)
        self.write = Lane("write", opener(path, create=create), self)
        for lane in (self.read, self.search, self.write):
            lane.failed.connect(self.failed)

    def close(self) -> None:
        """End all three; returns when their threads have ended."""
        for lane in (self.search, self.read, self.write):
            lane.close()
