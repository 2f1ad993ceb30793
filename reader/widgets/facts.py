"""What is known of the notice shown, fact by fact, and its doubtful spots."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.model import Defect, NoticeRecord
from reader.models.punctuation import clauses, listed
from reader.models.short_titles import year_and_number
from reader.models.tips import plain_tip

_SHOWN_DOUBTS = 40
"""So many doubts are listed at first, and so many more each time that more are asked for."""


class FactsPane(QScrollArea):
    """Facts that can be selected and copied; doubts that lead to their line."""

    line_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("信息"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._record: NoticeRecord | None = None
        self._out_of_date = True

    def show_record(self, record: NoticeRecord | None) -> None:
        """Show the facts of a notice; while nobody sees them, they are only remembered: reading goes first."""
        self._record, self._out_of_date = record, True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Now they are seen."""
        super().showEvent(event)
        if self._out_of_date:
            self._fill()

    def _fill(self) -> None:
        record, self._out_of_date = self._record, False
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(14, 12, 14, 14)
        rows.setSpacing(10)
        if record is not None:
            rows.addLayout(self._facts(record))
            defects = record.notice.defects
            if defects:
                rows.addWidget(self._line())
                rows.addWidget(_label(self.tr("存疑 %n 处", None, len(defects)), "heading"))
            self._doubts = QVBoxLayout()
            self._doubts.setSpacing(0)
            self._add_doubts(defects)
            rows.addLayout(self._doubts)
        rows.addStretch(1)
        self.setWidget(page)

    def _add_doubts(self, defects: tuple[Defect, ...]) -> None:
        """List some doubts, and a button that lists the rest."""
        for defect in defects[:_SHOWN_DOUBTS]:
            self._doubts.addWidget(self._doubt(defect))
        rest = defects[_SHOWN_DOUBTS:]
        if rest:
            more = QPushButton(self.tr("还有 %n 处，继续显示", None, len(rest)), autoDefault=True)
            more.clicked.connect(lambda: self._show_more(more, rest))
            self._doubts.addWidget(more)

    def _show_more(self, more: QPushButton, rest: tuple[Defect, ...]) -> None:
        at = self._doubts.indexOf(more)
        more.deleteLater()
        self._doubts.removeWidget(more)
        self._add_doubts(rest)
        item = self._doubts.itemAt(at)
        if item and (first := item.widget()):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _facts(self, record: NoticeRecord) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(7)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, fact in self._rows(record):
            if fact:
                label = _label(name, "soft")
                label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                form.addRow(label, _label(fact, "", selectable=True))
        return form

    def _rows(self, record: NoticeRecord) -> tuple[tuple[str, str], ...]:
        notice, issue = record.notice, record.issue_record.issue
        number = year_and_number(issue.year, issue.number)
        total = self.tr("总第%1期").replace("%1", str(issue.total_number)) if issue.total_number else ""
        pages = "—".join(dict.fromkeys(str(p) for p in (notice.first_page, notice.last_page) if p))
        lines = f"{notice.span.first}—{notice.span.last}"
        return (
            (self.tr("标题"), notice.title),
            (self.tr("文号"), listed(notice.doc_numbers)),
            (self.tr("发文机关"), listed(notice.issuers)),
            (self.tr("主送机关"), notice.addressees or ""),
            (self.tr("署名"), notice.sign_off or ""),
            (self.tr("成文日期"), notice.sign_date.isoformat() if notice.sign_date else ""),
            (self.tr("印发"), notice.issued_text.title if notice.issued_text else ""),
            (self.tr("附件"), "\n".join(f"{a.label} {a.title}".strip() for a in notice.attachments)),
            (self.tr("刊于"), " ".join(part for part in (issue.publication, number, total) if part)),
            (self.tr("栏目"), notice.section or ""),
            (self.tr("页码"), pages),
            (self.tr("出版日期"), issue.date.isoformat() if issue.date else ""),
            (self.tr("来源文件"), record.issue_record.source),
            (self.tr("原文行"), lines),
        )

    def _doubt(self, defect: Defect) -> QPushButton:
        sentence = QCoreApplication.translate("Defect", defect.kind.sentence)
        button = _LineButton(self.tr("第%1行").replace("%1", str(defect.span.first)), sentence)
        button.setToolTip(plain_tip(defect.excerpt))
        button.clicked.connect(lambda: self.line_requested.emit(defect.span.first))
        return button

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("role", "line")
        return line


class _LineButton(QPushButton):
    """A button whose sentence is broken into as many lines as it needs."""

    def __init__(self, place: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setAccessibleName(clauses((place, sentence)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(_label(place, "soft"), 0, Qt.AlignmentFlag.AlignTop)
        words = _label(sentence, "")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Qt: the size of what is in it."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as the sentence can be broken."""
        return self._row.minimumSize()


def _label(text: str, role: str, *, selectable: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(selectable)
    if role:
        label.setProperty("role", role)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
