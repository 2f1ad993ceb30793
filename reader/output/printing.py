"""Printing: preview, the system's print dialog, and drawing page by page without stopping the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget
from shiboken6 import Shiboken

from db.model import KnownError, Problem
from reader.export.files import free_name, safe_name, write_file
from reader.front import front
from reader.output.print_jobs import PaperChoices, PrintJob, Subject
from reader.output.print_preview import PrintPreview
from reader.output.printers import job_printer
from reader.output.substitutes import substitutes_text
from reader.paper.draw import Drawing, drawing
from reader.paper.pdf import finished, pdf_device
from reader.settings import Settings

Ask = Callable[[Subject, PaperChoices, Callable[[PrintJob], None]], None]
"""Asks for a job of a subject, off the window's thread; the function is called with it on the window's thread."""


class Printing(QObject):
    """The window's printing: one preview at a time, one run at a time."""

    failed = Signal(object)
    """KnownError or other exception of a run."""
    printed = Signal(str, str)
    """Title of a job that went to the printer whole, and a sentence about substitute faces or none."""
    saved = Signal(Path)
    """A PDF that was written."""

    def __init__(self, window: QWidget, settings: Settings, ask: Ask) -> None:
        super().__init__(window)
        self._window, self._settings, self._ask = window, settings, ask
        self._preview: PrintPreview | None = None
        self.run: DrawingRun | None = None

    @property
    def preview(self) -> PrintPreview | None:
        """The last preview, open or closed; one of a table is gone when the window of that table is."""
        return self._preview if self._preview and Shiboken.isValid(self._preview) else None

    def open_preview(self, subject: Subject) -> PrintPreview:
        """Show how a subject will look on paper."""
        if self.preview and not (self.run and self.run.running):
            self.preview.close()
            self.preview.deleteLater()
        preview = self._preview = PrintPreview(self._choices(), front(self._window))
        preview.offer(subject)

        def keep(choices: PaperChoices) -> None:
            self._settings.paper_choices = choices.to_json()

        def show(job: PrintJob) -> None:
            if Shiboken.isValid(preview):
                preview.show_job(job)

        def want(choices: PaperChoices) -> None:
            self._ask(subject, choices, show)

        preview.choices_changed.connect(keep)
        preview.job_requested.connect(want)
        preview.print_requested.connect(self.send_to_printer)
        preview.pdf_requested.connect(self.save_pdf)
        preview.show()
        want(preview.choices)
        return preview

    def print_at_once(self, subject: Subject) -> None:
        """Print with the last choices; the system's dialog asks for the printer."""
        self._ask(subject, self._choices(), self.send_to_printer)

    def save_as_pdf(self, subject: Subject, path: Path) -> None:
        """Write a subject as a PDF with the last choices."""
        self._ask(subject, self._choices(), lambda job: self._write_pdf(job, path))

    def send_to_printer(self, job: PrintJob) -> None:
        """Let the user choose the printer, then print."""
        printer = job_printer(job, self._settings.printer)
        dialog = QPrintDialog(printer, self._front)
        dialog.setMinMax(1, len(job.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._settings.printer = printer.printerName()
            told = substitutes_text(job.paper)
            self._draw(_chosen_pages(job, printer), printer, lambda: self.printed.emit(job.manuscript.title, told))

    def save_pdf(self, job: PrintJob) -> None:
        """Ask for a file name and write the PDF."""
        name = self._settings.last_folder / f"{safe_name(job.manuscript.title)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self._front, self.tr("另存为 PDF"), str(name), "PDF (*.pdf)")
        if chosen:
            path = Path(chosen)
            self._settings.last_folder = path.parent
            self._write_pdf(job, path if path.suffix.lower() == ".pdf" else free_name(path, "pdf"))

    @property
    def _front(self) -> QWidget:
        """The window that dialogs belong to: the preview where it is open."""
        return self.preview if self.preview and self.preview.isVisible() else front(self._window)

    def _write_pdf(self, job: PrintJob, path: Path) -> None:
        buffer = QBuffer(self)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)

        def write() -> None:
            try:
                write_file(path, finished(bytes(buffer.data().data()), job.manuscript, job.pages))
            except KnownError as error:
                self.failed.emit(error)
            else:
                self.saved.emit(path)

        self._draw(job, pdf_device(buffer, job.manuscript), write)

    def _draw(self, job: PrintJob, device: QPagedPaintDevice, then: Callable[[], None]) -> None:
        steps = drawing(job.pages, device, job.paper, job.choices.numbers)
        self.run = DrawingRun(device, steps, len(job.pages), self._front, self)
        self.run.completed.connect(then)
        trouble = KnownError(Problem.PRINTER_FAILED, title=job.manuscript.title)
        self.run.failed.connect(lambda: self.failed.emit(trouble))

    def _choices(self) -> PaperChoices:
        return PaperChoices.from_json(self._settings.paper_choices)


def _chosen_pages(job: PrintJob, printer: QPrinter) -> PrintJob:
    """The job with the pages that the system's dialog was asked for."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return job
    return replace(job, pages=job.pages[max(0, printer.fromPage() - 1) : printer.toPage() or len(job.pages)])


class DrawingRun(QObject):
    """Draws a page, lets the window breathe, draws the next; a dialog shows how far it is and can stop it."""

    completed = Signal()
    cancelled = Signal()
    failed = Signal()

    def __init__(self, device: QPagedPaintDevice, steps: Drawing, count: int, front: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.running = True
        self._device = device  # must outlive its painter
        self._steps = steps
        self._dialog = QProgressDialog(
            self.tr("正在输出第 {page} 页…").format(page=1), self.tr("取消"), 0, count, front
        )
        self._dialog.setWindowTitle(self.tr("打印"))
        self._dialog.setMinimumDuration(500)
        self._dialog.canceled.connect(self.cancel)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop after the page that is being drawn.

        Where the system cannot take a job back (CUPS), the pages drawn so far are printed.
        """
        if self.running:
            self._abort()  # before the painter ends, which hands the job over
            self._end()
            self.cancelled.emit()

    def _step(self) -> None:
        try:
            done = next(self._steps)
        except StopIteration:
            self._end()
            self.completed.emit()
        except OSError:
            self._end()
            self.failed.emit()
        else:
            self._show(done)

    def _show(self, done: int) -> None:
        if Shiboken.isValid(self._dialog):
            self._dialog.setLabelText(self._page_text(min(done + 1, self._dialog.maximum())))
            self._dialog.setValue(done)

    def _page_text(self, page: int) -> str:
        return self.tr("正在输出第 {page} 页…").format(page=page)

    def _abort(self) -> None:
        if isinstance(self._device, QPrinter):
            self._device.abort()

    def _end(self) -> None:
        self.running = False
        self._timer.stop()
        self._steps.close()
        if Shiboken.isValid(self._dialog):  # it goes with the window that it belongs to
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
        self.deleteLater()
