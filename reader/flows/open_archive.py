"""The archive that the window shows: opened, read again after an import, closed."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from db.model import ImportProgress
from reader.tasks import wishes
from reader.tasks.lane import Failure
from reader.tasks.lanes import Lanes

OPEN_KEY = "open archive"
PREPARE_KEY = "prepare"
_PREPARE_AFTER_MS = 700
"""The first page comes first; then the search index is looked at."""


class OpenArchive(QObject):
    """Owner of the lanes. ``lanes`` is None until an archive is being opened."""

    opened = Signal(wishes.Holdings)
    """Another archive is open: everything shown belongs to an earlier one."""
    reloaded = Signal(wishes.Holdings)
    """The same archive holds something else now."""
    failed = Signal(Failure)
    progressed = Signal(ImportProgress)
    """The search index is being made anew."""
    prepared = Signal()
    """The search index is not worked at any more: it is as it has to be, or that was stopped, or could not be done."""
    _progressed = Signal(ImportProgress)
    """Emitted on the lane's thread, received on this one."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.lanes: Lanes | None = None
        self.holdings: wishes.Holdings | None = None
        self._stopped = threading.Event()
        self._progressed.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def path(self) -> Path | None:
        """The file of the archive that is open or being opened."""
        return self.lanes.path if self.lanes else None

    @property
    def writable(self) -> bool:
        """Whether something can be imported into it."""
        return self.holdings is not None and not self.holdings.read_only

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open an archive in the place of the one that is open; ``create``: make it where there is none."""
        self.close()
        self._stopped.clear()
        self.lanes = Lanes(path, self._folder, self, create=create)
        self.lanes.failed.connect(self._failed)
        if create:
            self._prepare()
        else:
            self.lanes.read.ask(OPEN_KEY, self._opened, wishes.holdings)
            QTimer.singleShot(_PREPARE_AFTER_MS, self.lanes, self._prepare)

    def reload(self) -> None:
        """Read again what the archive holds."""
        if self.lanes:
            self.lanes.read.ask("holdings", self._reloaded, wishes.holdings)

    def stop_preparing(self) -> None:
        """Leave the search index as it is; it is gone on with at the next start or import."""
        self._stopped.set()

    def close(self) -> None:
        """Close the archive; returns when nothing runs on it any more."""
        if self.lanes:
            self._stopped.set()
            self.lanes.close()
            self.lanes.deleteLater()
            self.prepared.emit()
        self.lanes = None
        self.holdings = None

    def _prepare(self) -> None:
        if self.lanes:
            wish = wishes.prepare
            self.lanes.write.ask(PREPARE_KEY, self._ready, wish, self._progressed.emit, self._stopped.is_set)

    def _tell_progress(self, progress: ImportProgress) -> None:
        if not self._stopped.is_set():  # what was told before that comes after it
            self.progressed.emit(progress)

    def _failed(self, failure: Failure) -> None:
        if failure.key == PREPARE_KEY:
            self.prepared.emit()
        self.failed.emit(failure)

    def _ready(self, renewed: bool) -> None:
        self.prepared.emit()
        if self.lanes and self.holdings is None:
            self.lanes.read.ask(OPEN_KEY, self._opened, wishes.holdings)
        elif renewed:
            self.reload()

    def _opened(self, holdings: wishes.Holdings) -> None:
        self.holdings = holdings
        self.opened.emit(holdings)

    def _reloaded(self, holdings: wishes.Holdings) -> None:
        self.holdings = holdings
        self.reloaded.emit(holdings)
