"""The flow of subscribed folders: what is new or changed in them is read quietly at every start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from db.model import ImportProgress, ImportReport, Outcome
from reader.flows.importing import Importing
from reader.flows.open_archive import OpenArchive
from reader.models.punctuation import clauses, listed
from reader.settings import Settings
from reader.tasks.wishes import FoldersRead
from reader.widgets.status import StatusLine

_WAIT_MS = 3000
"""The first page and the search index come first."""


class Subscribing(QObject):
    """Reads the folders that belong to the open archive; a page or a search never waits for it."""

    said = Signal(str, str, object)
    """A sentence, the words of a button or "", and what the button does."""

    def __init__(
        self,
        archive: OpenArchive,
        importing: Importing,
        settings: Settings,
        status: StatusLine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._importing = importing
        self._settings = settings
        self._status = status
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(lambda: self.read(asked=False))
        archive.opened.connect(self._opened)
        importing.quiet_progressed.connect(self._show_progress)
        importing.quietly_ended.connect(self._end)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the open archive."""
        return self._settings.folders(self._archive.path) if self._archive.path else ()

    def change(self, folders: tuple[Path, ...]) -> None:
        """Read these folders from now on; what is new is read at once."""
        if self._archive.path:
            added = [folder for folder in folders if folder not in self.folders]
            self._settings.keep_folders(self._archive.path, folders)
            if added:
                self.read()

    def read(self, *, asked: bool = True) -> None:
        """Import what is new in the folders; ``asked``: the user wants to hear that nothing is."""
        folders, lanes = self.folders, self._archive.lanes
        if folders and lanes and self._archive.writable and not self._importing.running:
            self._status.show_work(self.tr("正在读取订阅的文件夹…"), 0, 0, self._importing.cancel)
            self._importing.read_folders(lanes, folders, lambda read: self._tell(read, asked=asked))

    def _opened(self) -> None:
        self._status.end_work()
        self._timer.start()

    def _show_progress(self, progress: ImportProgress) -> None:
        words = self.tr("正在读取订阅的文件夹：%1").replace("%1", progress.name)
        self._status.show_work(words, progress.done, progress.total, self._importing.cancel)

    def _end(self, words: str) -> None:
        self._status.end_work()
        if words:
            self.said.emit(words, "", None)

    def _tell(self, read: FoldersRead, *, asked: bool) -> None:
        """One sentence: what came in, else what is missing. A file that fails at every start is told of once."""
        report = read.report
        words = [text for text in (self._came_in(report), self._failed(report), self._missing(read.missing)) if text]
        if words:
            shown = bool(report.files)
            self.said.emit(
                self.tr("；").join(words),
                self.tr("报告") if shown else "",
                (lambda: self._importing.show_report(report)) if shown else None,
            )
        elif asked:
            self.said.emit(self.tr("订阅的文件夹里没有新的公报"), "", None)

    def _came_in(self, report: ImportReport) -> str:
        added, replaced = report.count(Outcome.ADDED), report.count(Outcome.REPLACED)
        parts = [self.tr("新增 %n 期", None, added)] if added else []
        parts += [self.tr("更新 %n 期", None, replaced)] if replaced else []
        return self.tr("订阅的文件夹：%1").replace("%1", clauses(parts)) if parts else ""

    def _failed(self, report: ImportReport) -> str:
        failed = frozenset(file.path for file in report.files if file.outcome is Outcome.FAILED)
        known = frozenset(self._settings.failed_files)
        self._settings.failed_files = tuple(sorted(failed))
        new = len(failed - known)
        return self.tr("%n 个文件没有读入", None, new) if new else ""

    def _missing(self, missing: tuple[Path, ...]) -> str:
        names = listed(folder.name for folder in missing)
        return self.tr("找不到订阅的文件夹“%1”，这次没有读取").replace("%1", names) if missing else ""
