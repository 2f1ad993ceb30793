"""The print preview: the choices at the left, the pages as they will be at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShortcut
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.output.print_jobs import SIZES, ContentsSheet, HitList, Notices, PaperChoices, PrintJob, Subject, WholeIssue
from reader.output.substitutes import substitutes_text
from reader.paper.draw import draw_pages
from reader.paper.style import Layout, PageNumbers

_PANEL_WIDTH = 264
_SIZE = (1080, 860)
_SHARE_OF_SCREEN = 0.88
_SHADE = 115
"""How much darker than the window the desk behind the pages is, in percent."""


class PrintPreview(QDialog):
    """Shows a job and lets the user choose how to print it; every change of a choice asks for the job anew."""

    choices_changed = Signal(object)
    """PaperChoices to remember."""
    job_requested = Signal(object)
    """PaperChoices that the job is wanted with."""
    print_requested = Signal(object)
    """PrintJob to send to a printer."""
    pdf_requested = Signal(object)
    """PrintJob to save as a PDF."""

    def __init__(self, choices: PaperChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("打印预览"))
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_SIZE).boundedTo(room * _SHARE_OF_SCREEN))
        self._job: PrintJob | None = None
        self._choices = choices
        self._printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.pages = QPrintPreviewWidget(self._printer, self)
        self._view = self.pages.findChildren(QGraphicsView)[0]
        self._view.scene().setBackgroundBrush(self.palette().color(QPalette.ColorRole.Window).darker(_SHADE))
        self._view.setAccessibleName(self.tr("页面预览"))
        self.pages.paintRequested.connect(self._draw)
        self.pages.previewChanged.connect(self._follow_page)
        self._make_choices()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_panel())
        row.addWidget(self.pages, 1)
        self._order_focus()
        self.print_button.setDefault(True)  # not before it stands in the dialog

    def offer(self, subject: Subject) -> None:
        """Show only the choices that change the pages of a subject."""
        whole = isinstance(subject, Notices | WholeIssue)
        self.attachments_check.setVisible(whole)
        self.tables_check.setVisible(whole)
        self.source_check.setVisible(not isinstance(subject, ContentsSheet | HitList))

    def show_job(self, job: PrintJob) -> None:
        """Show a job's pages."""
        first, self._job = self._job is None, job
        self.count.setText(self.tr("共 %n 页", None, len(job.pages)))
        self.page_box.setMaximum(max(1, len(job.pages)))
        self.substitutes.setText(substitutes_text(job.paper))
        self.pages.updatePreview()
        QTimer.singleShot(0, self._zoom)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(True)
        if first:
            self.print_button.setFocus()

    @property
    def job(self) -> PrintJob | None:
        """What is shown."""
        return self._job

    @property
    def choices(self) -> PaperChoices:
        """How the user wants it printed."""
        return self._choices

    def _make_choices(self) -> None:
        self.layout_box = QComboBox()
        self.layout_box.addItem(self.tr("公文格式"), Layout.OFFICIAL)
        self.layout_box.addItem(self.tr("紧凑（省纸）"), Layout.COMPACT)
        self.layout_box.addItem(self.tr("与屏幕相同"), Layout.SCREEN)
        self.size_box = QComboBox()
        self.size_box.addItem(self.tr("标准"), None)
        names = (
            self.tr("小五（9 pt）"),
            self.tr("五号（10.5 pt）"),
            self.tr("小四（12 pt）"),
            self.tr("四号（14 pt）"),
            self.tr("三号（16 pt）"),
        )
        for size, name in zip(SIZES, names, strict=True):
            self.size_box.addItem(name, size)
        self.numbers_box = QComboBox()
        self.numbers_box.addItem(self.tr("外侧"), PageNumbers.OUTSIDE)
        self.numbers_box.addItem(self.tr("居中"), PageNumbers.CENTRED)
        self.numbers_box.addItem(self.tr("不印"), PageNumbers.NONE)
        self.attachments_check = QCheckBox(self.tr("打印附件"))
        self.tables_check = QCheckBox(self.tr("打印表格"))
        self.source_check = QCheckBox(self.tr("页首注明出处"))
        self.duplex_check = QCheckBox(self.tr("双面打印"))
        self._show_choices()
        for box in (self.layout_box, self.size_box, self.numbers_box):
            box.currentIndexChanged.connect(self._choose)
        for check in (self.attachments_check, self.tables_check, self.source_check, self.duplex_check):
            check.toggled.connect(self._choose)

    def _show_choices(self) -> None:
        choices = self._choices
        self.layout_box.setCurrentIndex(self.layout_box.findData(choices.layout))
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(choices.size)))
        self.numbers_box.setCurrentIndex(self.numbers_box.findData(choices.numbers))
        self.attachments_check.setChecked(choices.attachments)
        self.tables_check.setChecked(choices.tables)
        self.source_check.setChecked(choices.source)
        self.duplex_check.setChecked(choices.duplex)

    def _make_panel(self) -> QWidget:
        self.count = QLabel()
        self.count.setProperty("role", "heading")
        self.substitutes = QLabel()
        self.substitutes.setProperty("role", "soft")
        self.substitutes.setWordWrap(True)
        self.print_button = QPushButton(self.tr("打印…"))
        self.print_button.setProperty("role", "primary")
        self.pdf_button = QPushButton(self.tr("另存为 PDF…"))
        self.close_button = QPushButton(self.tr("关闭"))
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(False)
        self.print_button.clicked.connect(lambda: self.print_requested.emit(self._job))
        self.pdf_button.clicked.connect(lambda: self.pdf_requested.emit(self._job))
        self.close_button.clicked.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("版式"), self.layout_box)
        form.addRow(self.tr("字号"), self.size_box)
        form.addRow(self.tr("页码"), self.numbers_box)
        self.page_box = QSpinBox()
        self.page_box.lineEdit().setTextMargins(6, 0, 0, 0)  # in line with the boxes above
        self.page_box.setMinimum(1)
        self.page_box.valueChanged.connect(self._turn_to)
        form.addRow(self.tr("翻到第几页"), self.page_box)
        self.zoom_box = QComboBox()
        self.zoom_box.addItem(self.tr("页宽"), QPrintPreviewWidget.ZoomMode.FitToWidth)
        self.zoom_box.addItem(self.tr("整页"), QPrintPreviewWidget.ZoomMode.FitInView)
        self.zoom_box.currentIndexChanged.connect(self._zoom)
        for box in (self.layout_box, self.size_box, self.numbers_box, self.zoom_box):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form.addRow(self.tr("缩放"), self.zoom_box)
        choices = QWidget()
        rows = QVBoxLayout(choices)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.count)
        rows.addLayout(form)
        for check in (self.attachments_check, self.tables_check, self.source_check, self.duplex_check):
            rows.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.substitutes)
        rows.addStretch(1)
        scrolled = QScrollArea()  # for low screens; the buttons stay in sight
        scrolled.setWidget(choices)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel = QFrame()
        panel.setFixedWidth(_PANEL_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(10)
        column.addWidget(scrolled, 1)
        for button in (self.print_button, self.pdf_button, self.close_button):
            column.addWidget(button)
        beside = Qt.ShortcutContext.WidgetWithChildrenShortcut  # over the pages the same keys scroll
        QShortcut(Qt.Key.Key_PageDown, panel, self.page_box.stepUp, context=beside)
        QShortcut(Qt.Key.Key_PageUp, panel, self.page_box.stepDown, context=beside)
        return panel

    def _choose(self) -> None:
        wanted = PaperChoices(
            Layout(self.layout_box.currentData()),
            self.size_box.currentData(),
            self.tables_check.isChecked(),
            self.attachments_check.isChecked(),
            PageNumbers(self.numbers_box.currentData()),
            self.source_check.isChecked(),
            self.duplex_check.isChecked(),
        )
        only_duplex = replace(wanted, duplex=self._choices.duplex) == self._choices
        self._choices = wanted
        self.choices_changed.emit(wanted)
        if only_duplex and self._job:
            self._job = replace(self._job, choices=wanted)
        else:
            self.job_requested.emit(wanted)

    def _order_focus(self) -> None:
        """Let Tab go from top to bottom, then to the pages."""
        boxes = (self.layout_box, self.size_box, self.numbers_box, self.page_box, self.zoom_box)
        checks = (self.attachments_check, self.tables_check, self.source_check, self.duplex_check)
        buttons = (self.print_button, self.pdf_button, self.close_button)
        for one, following in pairwise((*boxes, *checks, *buttons, self._view)):
            self.setTabOrder(one, following)

    def _zoom(self) -> None:
        """Fit the pages to the window; Qt makes them a little too wide for the bar beside them."""
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setZoomMode(self.zoom_box.currentData())

    def _zoom_by(self, larger: bool) -> None:
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if larger:
            self.pages.zoomIn()
        else:
            self.pages.zoomOut()

    def _turn_to(self, page: int) -> None:
        if page != self.pages.currentPage():
            self.pages.setCurrentPage(page)

    def _follow_page(self) -> None:
        with QSignalBlocker(self.page_box):
            self.page_box.setValue(self.pages.currentPage())

    def _draw(self, printer: QPrinter) -> None:
        if self._job:
            draw_pages(self._job.pages, printer, self._job.paper, self._job.choices.numbers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom the pages, 0 goes back to the chosen size.

        Enter behind the number of a page ends its typing; elsewhere it prints.
        """
        if self.focusWidget() is self.page_box and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        does: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: partial(self._zoom_by, True),
            Qt.Key.Key_Equal: partial(self._zoom_by, True),
            Qt.Key.Key_Minus: partial(self._zoom_by, False),
            Qt.Key.Key_0: self._zoom,
        }
        if act := does.get(Qt.Key(event.key())):
            act()
        else:
            super().keyPressEvent(event)
