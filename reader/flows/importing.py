"""The flow of an import: files in, progress in a window of its own, a report at the end."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from db.model import ImportProgress, ImportReport, Outcome
from reader.flows.starter import import_starter
from reader.i18n import sentence
from reader.tasks import wishes
from reader.tasks.lane import Failure
from reader.tasks.lanes import Lanes
from reader.widgets.import_dialog import ImportDialog

IMPORT_KEY = "import"


class Importing(QObject):
    """At most one import at a time."""

    finished = Signal(ImportReport)
    issue_activated = Signal(object)
    progressed = Signal(ImportProgress)
    """Emitted on the lane's thread, received on this one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cancelled = threading.Event()
        self.dialog: ImportDialog | None = None
        self._running = False
        self._quiet = False

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._running

    def start(self, lanes: Lanes, paths: tuple[Path, ...]) -> None:
        """Import files and folders into the archive of ``lanes``."""
        self._begin()
        lanes.write.ask(IMPORT_KEY, self._finish, wishes.import_files, paths, self.progressed.emit, self._is_cancelled)

    def start_with_starter(self, lanes: Lanes) -> None:
        """Import the gazettes that ship with the program; the window of the import closes by itself."""
        self._begin(quiet=True)
        lanes.write.ask(IMPORT_KEY, self._finish, import_starter, self.progressed.emit, self._is_cancelled)

    def cancel(self) -> None:
        """Stop after what is under way; what is imported stays."""
        self._cancelled.set()

    def fail(self, failure: Failure) -> None:
        """The import could not begin."""
        self._running = False
        if self.dialog is not None:
            self.dialog.show_failure(sentence(failure.error))

    def _begin(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._cancelled.clear()
        self._running = True
        if self.dialog is not None:
            self.progressed.disconnect(self.dialog.show_progress)
            self.dialog.deleteLater()
        self.dialog = ImportDialog(self._window)
        self.dialog.cancel_requested.connect(self.cancel)
        self.dialog.issue_activated.connect(self.issue_activated)
        self.progressed.connect(self.dialog.show_progress, Qt.ConnectionType.QueuedConnection)
        self.dialog.show()

    def _finish(self, report: ImportReport) -> None:
        self._running = False
        if self.dialog is not None and self._quiet and report.complete:
            self.dialog.show_report(report, ())
            self.dialog.accept()
        elif self.dialog is not None:
            errors = [f.error for f in report.files if f.outcome is Outcome.FAILED and f.error is not None]
            self.dialog.show_report(report, tuple(sentence(error) for error in errors))
        self.finished.emit(report)

    def _is_cancelled(self) -> bool:
        return self._cancelled.is_set()
