"""The flow of an import: files in, progress in a window of its own, a report at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.model import ImportProgress, ImportReport, IssueId, Outcome
from reader.flows.starter import import_starter
from reader.front import front
from reader.i18n import sentence
from reader.tasks import wishes
from reader.tasks.lane import Failure
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import FoldersRead

if TYPE_CHECKING:
    from reader.widgets.import_dialog import ImportDialog

IMPORT_KEY = "import"


class Importing(QObject):
    """At most one import at a time."""

    finished = Signal(ImportReport)
    issue_activated = Signal(object, bool)
    """IssueId of a row of the report, which is closed for it, and whether its first doubtful spot is wanted."""
    came_in = Signal(object)
    """The report was closed: IssueId of the newest issue that came in."""
    said = Signal(str, str, object)
    """A sentence, the words of a button or "", and what the button does."""
    progressed = Signal(ImportProgress)
    """Emitted on the lane's thread, received on this one."""
    page_shown = Signal()
    """To be told: a notice is on the screen."""
    quiet_progressed = Signal(ImportProgress)
    """The same for an import without a window, on this thread."""
    quietly_ended = Signal(str)
    """An import without a window is over: "", or the sentence why it did not begin."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._cancelled = threading.Event()
        self.dialog: ImportDialog | None = None
        self._running = False
        self._quiet = False
        self._waiting: list[Callable[[], object]] = []
        self.progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._running

    def start(self, lanes: Lanes, paths: tuple[Path, ...]) -> None:
        """Import files and folders into the archive of ``lanes``."""
        self._begin()
        lanes.write.ask(IMPORT_KEY, self._finish, wishes.import_files, paths, self.progressed.emit, self._is_cancelled)

    def start_with_starter(self, lanes: Lanes) -> None:
        """Import the gazettes that ship with the program; the window of the import goes when one of them is shown."""
        self._begin()
        lanes.write.ask(IMPORT_KEY, self._finish_starter, import_starter, self.progressed.emit, self._is_cancelled)

    def read_folders(self, lanes: Lanes, folders: tuple[Path, ...], then: Callable[[FoldersRead], object]) -> None:
        """Import what is new in folders, without a window."""
        self._begin(quiet=True)

        def finish(read: FoldersRead) -> None:
            self._end()
            self.quietly_ended.emit("")
            then(read)
            if any(file.outcome in (Outcome.ADDED, Outcome.REPLACED) for file in read.report.files):
                self.finished.emit(read.report)

        lanes.write.ask(IMPORT_KEY, finish, wishes.read_folders, folders, self.progressed.emit, self._is_cancelled)

    def after(self, then: Callable[[], object]) -> None:
        """Do something when the import that runs is over; one without a window is stopped for it."""
        self._waiting.append(then)
        if self._quiet:
            self.cancel()

    def cancel(self) -> None:
        """Stop after what is under way; what is imported stays."""
        self._cancelled.set()

    def abandon(self) -> None:
        """The archive is about to be closed: stop, nobody will answer any more; what was reported is of it."""
        self._waiting.clear()
        if self._running:
            self.cancel()
            self._finish(ImportReport((), cancelled=True), told=False)
        if self.dialog is not None:
            self.dialog.hide()

    def fail(self, failure: Failure) -> None:
        """The import could not begin."""
        if self._quiet:
            self.quietly_ended.emit(sentence(failure.error))
        elif self.dialog is not None:
            self.dialog.show_failure(sentence(failure.error))
        self._end()

    def show_report(self, report: ImportReport) -> None:
        """Show what became of every file of an import without a window, or once more."""
        self._open_dialog()
        self._tell(report)

    def _go(self, report: ImportReport, issue_id: IssueId, doubtful: bool) -> None:
        """Close the report, which would lie over the issue, and go there."""
        if self.dialog is not None:
            self.dialog.accept()
        self.said.emit(self.tr("导入报告已关闭"), self.tr("再打开"), lambda: self.show_report(report))
        self.issue_activated.emit(issue_id, doubtful)

    def _begin(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._cancelled.clear()
        self._running = True
        if not quiet:
            self._open_dialog()

    def _open_dialog(self) -> None:
        from reader.widgets.import_dialog import ImportDialog  # with the first import

        if self.dialog is not None:
            self.dialog.hide()  # the new one is not to be in front of it, and to go with it
            self.dialog.deleteLater()
        self.dialog = ImportDialog(sentence, front(self._window))
        self.dialog.cancel_requested.connect(self.cancel)
        self.dialog.show()

    def _show_progress(self, progress: ImportProgress) -> None:
        if self._quiet:
            self.quiet_progressed.emit(progress)
        elif self.dialog is not None and self._running:
            self.dialog.show_progress(progress)

    def _finish_starter(self, report: ImportReport) -> None:
        self._finish(report)
        if self.dialog is not None and report.complete:
            self.page_shown.connect(self.dialog.hide)

    def _finish(self, report: ImportReport, *, told: bool = True) -> None:
        quiet = self._quiet
        self._end()
        if quiet:
            self.quietly_ended.emit("")
        else:
            self._tell(report)
            self._show_newest_after(report)
        if told:
            self.finished.emit(report)

    def _tell(self, report: ImportReport) -> None:
        if self.dialog is None:
            return
        self.dialog.show_report(report)
        self.dialog.issue_activated.connect(lambda issue_id, doubtful: self._go(report, issue_id, doubtful))

    def _show_newest_after(self, report: ImportReport) -> None:
        """The oldest issues are imported first."""
        came = [file.issue_id for file in report.files if file.outcome in (Outcome.ADDED, Outcome.REPLACED)]
        if came and self.dialog is not None:
            self.dialog.finished.connect(lambda _result: self.came_in.emit(came[-1]))

    def _end(self) -> None:
        self._running = self._quiet = False
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            QTimer.singleShot(0, self, then)

    def _is_cancelled(self) -> bool:
        return self._cancelled.is_set()
