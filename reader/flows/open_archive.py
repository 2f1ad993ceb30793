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
    """Owner of the lanes. ``lanes`` is None until an archive is open."""

    leaving = Signal()
    """Another archive can be opened: the one that is open is about to be closed for it."""
    opened = Signal(wishes.Holdings)
    """Another archive is open: everything shown belongs to an earlier one."""
    not_opened = Signal(Path, Exception)
    """An archive could not be opened, and why; the one that was open still is."""
    reloaded = Signal(wishes.Holdings)
    """The same archive holds something else now."""
    failed = Signal(Failure)
    asked = Signal(str)
    settled = Signal(str)
    """As those of the lanes, also of those of the archive that is being opened."""
    progressed = Signal(ImportProgress)
    """The search index is being made anew."""
    prepared = Signal()
    """The search index that was being made is made; or that was stopped, or could not be done."""
    _progressed = Signal(ImportProgress)
    """Emitted on the lane's thread, received on this one."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._coming: Lanes | None = None
        """Those of the archive that is being opened."""
        self.lanes: Lanes | None = None
        self.holdings: wishes.Holdings | None = None
        self._stopped = threading.Event()
        self._preparing = False
        """It was told that the index is being made."""
        self._progressed.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def path(self) -> Path | None:
        """The file of the archive that is open."""
        return self.lanes.path if self.lanes else None

    @property
    def opening(self) -> bool:
        """Whether an archive is being opened."""
        return self._coming is not None

    @property
    def writable(self) -> bool:
        """Whether something can be imported into it."""
        return self.holdings is not None and not self.holdings.read_only

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open an archive; the one that is open stays until then. ``create``: make it where there is none."""
        self._drop_coming()
        self._coming = Lanes(path, self._folder, self, create=create)
        self._coming.failed.connect(self._failed)
        self._coming.asked.connect(self.asked)
        self._coming.settled.connect(self.settled)
        self._coming.read.ask(OPEN_KEY, self._opened, wishes.holdings)

    def reload(self) -> None:
        """Read again what the archive holds."""
        if self.lanes:
            self.lanes.read.ask("holdings", self._reloaded, wishes.holdings)

    def stop_preparing(self) -> None:
        """Leave the search index as it is; it is gone on with at the next start or import."""
        self._stopped.set()

    def close(self) -> None:
        """Close the archive; returns when nothing runs on it any more."""
        self._drop_coming()
        self._close_lanes()

    def _close_lanes(self) -> None:
        if self.lanes:
            self._stopped.set()
            self.lanes.close()
            self.lanes.deleteLater()
            self._end_preparing()
        self.lanes = None
        self.holdings = None

    def _drop_coming(self) -> None:
        if self._coming:
            self._coming.close()
            self._coming.deleteLater()
        self._coming = None

    def _prepare(self) -> None:
        if self.lanes:
            wish = wishes.prepare
            self.lanes.write.ask(PREPARE_KEY, self._ready, wish, self._progressed.emit, self._stopped.is_set)

    def _tell_progress(self, progress: ImportProgress) -> None:
        if not self._stopped.is_set():  # what was told before that comes after it
            self._preparing = True
            self.progressed.emit(progress)

    def _end_preparing(self) -> None:
        if self._preparing:
            self._preparing = False
            self.prepared.emit()

    def _failed(self, failure: Failure) -> None:
        if failure.key == OPEN_KEY and self._coming:
            path = self._coming.path
            self._drop_coming()
            self.not_opened.emit(path, failure.error)
            return
        if failure.key == PREPARE_KEY:
            self._end_preparing()
        self.failed.emit(failure)

    def _ready(self, renewed: bool) -> None:
        self._end_preparing()
        if renewed:
            self.reload()

    def _opened(self, holdings: wishes.Holdings) -> None:
        if self.lanes:
            self.leaving.emit()
        self._close_lanes()
        assert self._coming is not None
        self.lanes, self._coming = self._coming, None
        self.holdings = holdings
        self._stopped.clear()
        QTimer.singleShot(_PREPARE_AFTER_MS, self.lanes, self._prepare)
        self.opened.emit(holdings)

    def _reloaded(self, holdings: wishes.Holdings) -> None:
        self.holdings = holdings
        self.reloaded.emit(holdings)
