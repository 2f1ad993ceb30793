"""The flow of paper and files: what is to be written or printed, where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMainWindow

from db.model import HitPage, IssueId, NoticeId, NoticeRecord, SearchOptions, Table
from reader.export import Format
from reader.export.files import free_name, safe_name
from reader.front import front
from reader.output import export_jobs
from reader.output.export_jobs import ToExport
from reader.output.print_jobs import (
    ContentsSheet,
    HitList,
    Notices,
    OneTable,
    PaperChoices,
    Passage,
    PrintJob,
    Subject,
    WholeIssue,
    set_job,
)
from reader.output.printing import Printing
from reader.settings import Settings
from reader.tasks.lanes import Lanes

WRITE_KEY = "export"
_LISTED = 1000
_DOCUMENTS = (Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN, Format.TEXT)
_TABLES = (Format.XLSX, Format.CSV)


class Output(QObject):
    """Writes and prints. The system's dialogs ask for file and printer; everything else runs on a lane."""

    said = Signal(str, str, object)
    """A sentence, the words of a button or "", and what the button does."""
    failed = Signal(object)

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._lanes: Lanes | None = None
        self.printing = Printing(window, settings, self._compose)
        self.printing.failed.connect(self.failed)
        self.printing.printed.connect(self._say_printed)
        self.printing.saved.connect(lambda path: self._written((path,)))

    def use(self, lanes: Lanes) -> None:
        """Write from another archive."""
        self._lanes = lanes

    # Paper

    def preview_notices(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Show how notices look on paper, one after another in one job."""
        self.printing.open_preview(Notices(notice_ids))

    def print_notices(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Print notices in one job."""
        self.printing.print_at_once(Notices(notice_ids))

    def preview_issue(self, issue_id: IssueId) -> None:
        """Show how a whole issue looks on paper."""
        self.printing.open_preview(WholeIssue(issue_id))

    def preview_contents(self, issue_id: IssueId) -> None:
        """Show how the contents of an issue look on paper."""
        self.printing.open_preview(ContentsSheet(issue_id))

    def preview_table(self, record: NoticeRecord, table: Table) -> None:
        """Show how a table of a notice looks on paper."""
        self.printing.open_preview(OneTable(record.id, table))

    def preview_passage(self, notice_id: NoticeId, text: str) -> None:
        """Show how a selected passage looks on paper."""
        self.printing.open_preview(Passage(notice_id, text))

    def preview_hits(self, text: str, options: SearchOptions) -> None:
        """Show how the list of hits looks on paper."""
        if self._lanes:
            listed = replace(options, limit=_LISTED, offset=0, facets=False)

            def show(page: HitPage) -> None:
                self.printing.open_preview(HitList(text, page, listed))

            self._lanes.search.ask("hits on paper", show, export_jobs.every_hit, text, listed)

    # Files

    def export_notices(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Ask for a file and write notices."""
        if self._lanes:
            self._lanes.read.ask(WRITE_KEY, self._export, export_jobs.what_is_exported, notice_ids)

    def export_issue(self, issue_id: IssueId) -> None:
        """Ask for a file and write a whole issue."""
        if self._lanes:
            self._lanes.read.ask(WRITE_KEY, self._export, export_jobs.what_issue_is_exported, issue_id)

    def save_text(self, title: str, text: str) -> None:
        """Ask for a file and write a Markdown text."""
        chosen = self._choose(title, (Format.MARKDOWN,))
        if chosen and self._lanes:
            self._lanes.notes.ask(WRITE_KEY, self._written, export_jobs.write_text, text, chosen[1])

    def _export(self, what: ToExport) -> None:
        kinds = (*_DOCUMENTS, *(_TABLES if what.tables else ()))
        chosen = self._choose(what.title, kinds)
        if chosen and self._lanes:
            kind, path = chosen
            self._lanes.read.ask(WRITE_KEY, self._written, export_jobs.write_notices, what.notice_ids, kind, path)

    def export_table(self, record: NoticeRecord, table: Table, ending: str) -> None:
        """Ask for a file and write a table of a notice."""
        title = table.title or record.notice.title
        chosen = self._choose(title, (Format(ending),))
        if chosen and self._lanes:
            kind, path = chosen
            self._lanes.read.ask(WRITE_KEY, self._written, export_jobs.write_table, title, table, kind, path)

    def export_hits(self, text: str, options: SearchOptions) -> None:
        """Ask for a file and write the list of hits, or every table of what was found into one workbook."""
        kinds = (Format.PDF, Format.DOCX, Format.XLSX)
        chosen = self._choose(self.tr("搜索结果 %1").replace("%1", text), kinds)
        if chosen and self._lanes:
            kind, path = chosen
            listed = replace(options, limit=_LISTED, offset=0, facets=False)
            self._lanes.search.ask(WRITE_KEY, self._written, export_jobs.write_hits, text, listed, kind, path)

    # Inside

    def _compose(self, subject: Subject, choices: PaperChoices, then: Callable[[PrintJob], None]) -> None:
        if self._lanes:
            self._lanes.read.ask("paper", then, set_job, subject, choices)

    def _choose(self, title: str, kinds: tuple[Format, ...]) -> tuple[Format, Path] | None:
        filters = {self._words(kind, alone=len(kinds) == 1): kind for kind in kinds}
        start = self._settings.last_folder / f"{safe_name(title)}.{kinds[0].value}"
        name, chosen = QFileDialog.getSaveFileName(front(self._window), self.tr("导出"), str(start), ";;".join(filters))
        if not name:
            return None
        path = Path(name)
        self._settings.last_folder = path.parent
        return _meant(path, kinds, filters.get(chosen, kinds[0]))

    def _words(self, kind: Format, *, alone: bool) -> str:
        names = {
            Format.PDF: self.tr("PDF 文件"),
            Format.DOCX: self.tr("Word 文档"),
            Format.HTML: self.tr("网页"),
            Format.MARKDOWN: self.tr("Markdown 文本"),
            Format.TEXT: self.tr("纯文本"),
            Format.XLSX: self.tr("Excel 工作簿") if alone else self.tr("Excel 工作簿（全部表格）"),
            Format.CSV: self.tr("CSV 表格"),
        }
        return f"{names[kind]} (*.{kind.value})"

    def _written(self, paths: tuple[Path, ...]) -> None:
        if paths:
            words = self.tr("已保存“%1”").replace("%1", paths[0].name)
            folder = QUrl.fromLocalFile(str(paths[0].parent))
            self.said.emit(words, self.tr("打开文件夹"), lambda: QDesktopServices.openUrl(folder))

    def _say_printed(self, title: str, substitutes: str) -> None:
        sent = self.tr("已送往打印机。") if substitutes else self.tr("已送往打印机：%1").replace("%1", title)
        self.said.emit(sent + substitutes, "", None)


def _meant(path: Path, kinds: tuple[Format, ...], chosen: Format) -> tuple[Format, Path]:
    """The kind and file that a dialog's answer means.

    An ending that was typed decides; the one that was proposed gives way to the chosen kind, because not every
    system's dialog changes the name with the kind. A file that the user was not asked about is not replaced.
    """
    endings = {f".{kind.value}": kind for kind in kinds}
    typed = endings.get(path.suffix.lower())
    if typed and (typed is chosen or typed is not kinds[0]):
        return typed, path
    return chosen, free_name((path.with_suffix("") if typed else path), chosen.value)
