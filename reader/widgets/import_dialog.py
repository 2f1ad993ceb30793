"""The window of an import: progress with cancel, then what became of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.model import FileReport, ImportProgress, ImportReport, KnownError, Outcome
from reader.models.punctuation import clauses
from reader.models.short_titles import year_and_number
from reader.models.tips import plain_tip
from reader.widgets.look import look
from reader.widgets.rows import RowTreeWidget

_SIZE = (720, 420)
_PAUSE_MS = 100
_FILE = Qt.ItemDataRole.UserRole
_PUBLICATION_WIDTH = 180
_ISSUE, _DOUBTS = 2, 5
"""Columns that lead somewhere."""


class ImportDialog(QDialog):
    """Not modal: one may go on reading while it runs. ``sentence_of`` says an error to the user."""

    cancel_requested = Signal()
    issue_activated = Signal(object, bool)
    """IssueId of a row, and whether its first doubtful spot is wanted."""

    def __init__(self, sentence_of: Callable[[KnownError], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence_of = sentence_of
        self.setWindowTitle(self.tr("导入公报"))
        self.resize(*_SIZE)
        self._running = True
        self._progress = ImportProgress(0, 0, "")
        self._done: tuple[FileReport, ...] = ()
        """Files that are done and not listed yet."""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._tell_progress)
        self.title = _label(self.tr("正在导入…"), "heading")
        self.detail = _label("", "soft")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.files = self._make_list()
        self.close_button = QPushButton(self.tr("取消"), self)
        self.close_button.clicked.connect(self._press)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 14)
        rows.setSpacing(8)
        for widget in (self.title, self.detail, self.bar):
            rows.addWidget(widget)
        rows.addWidget(self.files, 1)
        rows.addStretch(0)
        rows.addLayout(bottom)

    def show_progress(self, progress: ImportProgress) -> None:
        """How far it is; said some times a second, however many files are done in one."""
        self._progress = progress
        self._done += progress.reports
        if not self._timer.isActive():
            self._timer.start()

    def _tell_progress(self) -> None:
        progress = self._progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        counted = f"{min(progress.done + 1, progress.total)} / {progress.total}"
        self.detail.setText(f"{counted}　{progress.name}")
        bar = self.files.verticalScrollBar()
        following = bar.value() == bar.maximum()
        self._add_files(self._done)
        self._done = ()
        if following:
            self.files.scrollToBottom()

    def show_report(self, report: ImportReport) -> None:
        """It is done. The first of its files are those that were told of while it ran."""
        self._running = False
        self._timer.stop()
        self.bar.hide()
        self.title.setText(self._title_of(report))
        self.detail.setText(self._detail_of(report))
        self.close_button.setText(self.tr("关闭"))
        self.close_button.setDefault(True)
        self.close_button.setFocus()
        self._add_files(report.files[self.files.topLevelItemCount() :])
        count = Counter(_name(file.path) for file in report.files)
        several = len({file.issue.publication for file in report.files if file.issue and file.issue.publication}) > 1
        for row, file in enumerate(report.files):
            item = self.files.topLevelItem(row)
            if item is not None and count[_name(file.path)] > 1:
                item.setText(0, _name(file.path, 2))
            if item is not None and several and file.issue and file.issue.publication:
                self._name_publication(item, file.issue.publication)
            if item is not None and file.issue_id is not None:
                self._make_link(item, file)
        failed = next((row for row, file in enumerate(report.files) if file.outcome is Outcome.FAILED), None)
        if failed is not None:
            self.files.scrollTo(self.files.model().index(failed, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def show_failure(self, words: str) -> None:
        """It could not even begin."""
        self._running = False
        self.bar.hide()
        self.title.setText(self.tr("没有导入"))
        self.detail.setText(words)
        self.close_button.setText(self.tr("关闭"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: closing while it runs cancels it."""
        if self._running:
            self.cancel_requested.emit()
        super().closeEvent(event)

    def reject(self) -> None:
        """Qt: Escape is the button."""
        self._press()

    def _press(self) -> None:
        if self._running:
            self.title.setText(self.tr("正在停止…"))
            self.close_button.setEnabled(False)
            self.cancel_requested.emit()
        else:
            self.accept()

    def _title_of(self, report: ImportReport) -> str:
        self.close_button.setEnabled(True)
        if report.cancelled:
            return self.tr("已停止，停止前导入的都已保存")
        return self.tr("导入完成") if report.complete else self.tr("导入完成，有文件没有导入")

    def _detail_of(self, report: ImportReport) -> str:
        added, replaced, unchanged, failed = (
            report.count(outcome) for outcome in (Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.FAILED)
        )
        words = (
            self.tr("新增 %n 期", None, added) if added else "",
            self.tr("更新 %n 期", None, replaced) if replaced else "",
            self.tr("%n 期没有变化", None, unchanged) if unchanged else "",
            self.tr("%n 个文件失败", None, failed) if failed else "",
        )
        return clauses(words)

    def _make_list(self) -> RowTreeWidget:
        made = RowTreeWidget(self)
        made.setAccessibleName(self.tr("导入报告"))
        made.setRootIsDecorated(False)
        made.setHeaderLabels(
            [self.tr("文件"), self.tr("结果"), self.tr("公报"), self.tr("文件数"), self.tr("表格"), self.tr("存疑")]
        )
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(0)  # by the rows in sight: there may be thousands
        made.setMouseTracking(True)
        made.itemEntered.connect(self._point)
        made.viewportEntered.connect(lambda: made.viewport().unsetCursor())
        made.itemClicked.connect(lambda item, column: self._activate(item, column) if _leads(item, column) else None)
        made.itemActivated.connect(self._activate)
        return made

    def _add_files(self, files: Iterable[FileReport]) -> None:
        for file in files:
            self._add(file, self._sentence_of(file.error) if file.error else "")

    def _add(self, file: FileReport, words: str) -> None:
        outcomes = {
            Outcome.ADDED: self.tr("新增"),
            Outcome.REPLACED: self.tr("更新"),
            Outcome.UNCHANGED: self.tr("没有变化"),
            Outcome.FAILED: self.tr("失败"),
            Outcome.PASSED_OVER: self.tr("部分未读"),
        }
        known = file.error is None
        figures = [str(n) if known else "" for n in (file.notices, file.tables, file.doubts)]
        item = QTreeWidgetItem([_name(file.path), outcomes[file.outcome], self._issue_words(file), *figures])
        for column in (3, 4, 5):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, plain_tip(words or file.path))
        item.setData(0, _FILE, file)
        self.files.addTopLevelItem(item)
        if file.outcome is Outcome.FAILED:
            item.setForeground(1, QColor(look().tokens.bad))
        elif file.issue is not None and not file.issue.label:
            words = self.tr("看不出是哪一期公报，已作为一份文件收入。如果不是公报，可以在目录里用右键菜单移除。")
        if words:
            self._add_reason(item, words)

    def _add_reason(self, item: QTreeWidgetItem, words: str) -> None:
        reason = QTreeWidgetItem([words])
        reason.setForeground(0, QColor(look().tokens.soft))
        item.addChild(reason)
        reason.setFirstColumnSpanned(True)
        item.setExpanded(True)

    def _issue_words(self, file: FileReport) -> str:
        issue = file.issue
        return year_and_number(issue.year, issue.number) if issue and issue.number else ""

    def _name_publication(self, item: QTreeWidgetItem, name: str) -> None:
        """Before year and number, which are never cut; the tip says it whole."""
        issue = item.text(_ISSUE)
        whole = f"{name} {issue}".rstrip()
        item.setToolTip(_ISSUE, plain_tip(whole))
        item.setData(_ISSUE, Qt.ItemDataRole.AccessibleTextRole, whole)
        short = self.files.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _PUBLICATION_WIDTH)
        item.setText(_ISSUE, f"{short} {issue}".rstrip())

    def _make_link(self, item: QTreeWidgetItem, file: FileReport) -> None:
        item.setText(_ISSUE, item.text(_ISSUE) or self.tr("打开"))
        for column in (_ISSUE, _DOUBTS) if file.doubts else (_ISSUE,):
            item.setForeground(column, QColor(look().tokens.accent))
            font = item.font(column)
            font.setUnderline(True)
            item.setFont(column, font)

    def _point(self, item: QTreeWidgetItem, column: int) -> None:
        if _leads(item, column) and not self._running:
            self.files.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.files.viewport().unsetCursor()

    def _activate(self, item: QTreeWidgetItem, column: int) -> None:
        file: FileReport | None = item.data(0, _FILE)
        if file is not None and file.issue_id is not None and not self._running:
            self.issue_activated.emit(file.issue_id, column == _DOUBTS and file.doubts > 0)


def _leads(item: QTreeWidgetItem, column: int) -> bool:
    """Whether a click there leads to the issue, or to what is doubtful in it."""
    file: FileReport | None = item.data(0, _FILE)
    if file is None or file.issue_id is None:
        return False
    return column == _ISSUE or (column == _DOUBTS and file.doubts > 0)


def _name(path: str, parts: int = 1) -> str:
    """The end of a path: a file's name, or with the folder or zip archive that it lies in."""
    return "/".join(path.replace("\\", "/").split("/")[-parts:])


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
