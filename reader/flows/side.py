"""The flow of the right side: it follows the page in front, and leads to places in it and to other notices."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from db.model import NoticeRecord, NoticeSummary, ReferenceKind
from reader.flows.reading import Goal
from reader.models.punctuation import listed
from reader.models.short_titles import short_title
from reader.tasks import wishes
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Named, Related
from reader.widgets.related import RelatedLine
from reader.widgets.side_panel import SidePanel
from reader.widgets.tables.clipboard import copy_table
from reader.widgets.viewer.pane import NoticePane
from reader.widgets.viewer.viewer import NoticeView

_KEY = "related"
_LATER_MS = 30
"""The page is painted first; who leafs on does not wait for what belongs to the pages between."""


class SideFlow(QObject):
    """Fills the side panel and passes on its wishes. Tables are named by notice and index."""

    goal_requested = Signal(Goal)
    table_window_requested = Signal(NoticeRecord, int, int, int)
    """Record, index, and the cell of the body to go to by row and column, -1 for none."""
    table_export_requested = Signal(NoticeRecord, int, str)
    """Record, index, and "xlsx" or "csv"."""
    table_print_requested = Signal(NoticeRecord, int)
    said = Signal(str)

    def __init__(self, panel: SidePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._lanes: Lanes | None = None
        self._coming: NoticeRecord | None = None
        self._record: NoticeRecord | None = None
        self._line, self._table = 0, -1
        self._later = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._later.timeout.connect(self._fill)
        self._wire()

    def _wire(self) -> None:
        tables = self._panel.tables
        tables.copy_requested.connect(self._copy)
        tables.excel_requested.connect(lambda index: self._tell_export(index, "xlsx"))
        tables.csv_requested.connect(lambda index: self._tell_export(index, "csv"))
        tables.print_requested.connect(self._tell_print)
        tables.locate_requested.connect(self._locate)
        tables.open_requested.connect(self._tell_window)
        tables.cell_activated.connect(self._tell_window)
        self._panel.outline.line_requested.connect(self._go_to_line)
        self._panel.related.line_requested.connect(self._go_to_line)
        self._panel.related.notice_requested.connect(lambda notice_id: self.goal_requested.emit(Goal(notice_id)))
        self._panel.facts.line_requested.connect(self._go_to_line)

    @property
    def record(self) -> NoticeRecord | None:
        """The notice that the panel shows; the one in front, as soon as its page is painted."""
        return self._record

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open."""
        self._lanes = lanes
        self.show(None)

    def follow(self, pane: NoticePane) -> None:
        """Follow the reading in a page, as long as it is the one in front."""
        view: NoticeView = pane.view
        view.place_changed.connect(lambda line: self._line_in_view(view, line))
        view.table_in_view_changed.connect(lambda index: self._table_in_view(view, index))
        view.table_activated.connect(self._tell_window)

    def show(self, record: NoticeRecord | None) -> None:
        """Show what belongs to a notice, as soon as its page is painted."""
        self._coming = record
        self._line, self._table = 0, -1
        if record:
            self._later.start()
        elif self._record:
            self._later.stop()
            self._fill()

    def _fill(self) -> None:
        self._record = record = self._coming
        self._panel.tables.show_tables(record)
        self._panel.outline.show_outline(record.notice if record else None)
        self._panel.facts.show_record(record)
        self._panel.related.show_lines(())
        self._panel.count_all()
        self._panel.lead(in_notice=record is not None)
        self._follow_reading()
        if record and self._lanes:
            self._lanes.search.ask(_KEY, self._show_related, wishes.related, record.id)

    def _show_related(self, related: Related) -> None:
        if self._record and self._record.id == related.notice_id:
            named = [self._named_line(named) for named in related.named]
            named.sort(key=lambda line: self._groups().index(line.group))
            naming = [self._naming_line(summary) for summary in related.naming]
            self._panel.related.show_lines((*named, *naming))
            self._panel.count_all()

    def _named_line(self, named: Named) -> RelatedLine:
        reference, found = named.reference, named.found
        group = self._kinds()[reference.kind]
        if found is None:
            return RelatedLine(group, reference.target, self.tr("不在这个存档里"), None, reference.line)
        return RelatedLine(group, _words(found), reference.target, found.id, reference.line)

    def _naming_line(self, summary: NoticeSummary) -> RelatedLine:
        return RelatedLine(self.tr("提到本文件的"), _words(summary), listed(summary.doc_numbers), summary.id)

    def _groups(self) -> list[str]:
        return list(self._kinds().values())

    def _kinds(self) -> dict[ReferenceKind, str]:
        return {
            ReferenceKind.REPEALS: self.tr("废止"),
            ReferenceKind.REPLACES: self.tr("代替"),
            ReferenceKind.AMENDS: self.tr("修改"),
            ReferenceKind.FORWARDS: self.tr("转发"),
            ReferenceKind.BASED_ON: self.tr("依据"),
            ReferenceKind.CITES: self.tr("提到"),
        }

    def _copy(self, index: int) -> None:
        if self._record:
            copy_table(self._record.notice.tables[index])
            self.said.emit(self.tr("已复制表格，可以粘贴到 Excel 或 WPS"))

    def _tell_export(self, index: int, ending: str) -> None:
        if self._record:
            self.table_export_requested.emit(self._record, index, ending)

    def _tell_print(self, index: int) -> None:
        if self._record:
            self.table_print_requested.emit(self._record, index)

    def _tell_window(self, index: int, row: int = -1, column: int = -1) -> None:
        if self._record:
            self.table_window_requested.emit(self._record, index, row, column)

    def _locate(self, index: int) -> None:
        if self._record:
            self._panel.tables.select(index)
            self.goal_requested.emit(Goal(self._record.id, table=index))

    def _go_to_line(self, line: int) -> None:
        if self._record:
            self.goal_requested.emit(Goal(self._record.id, line=line))

    def _line_in_view(self, view: NoticeView, line: int) -> None:
        if view.isVisible():
            self._line = line
            self._follow_reading()

    def _table_in_view(self, view: NoticeView, index: int) -> None:
        if view.isVisible():
            self._table = index
            self._follow_reading()

    def _follow_reading(self) -> None:
        if self._record and self._record is self._coming:
            self._panel.outline.follow(self._line)
            self._panel.tables.select(self._table)


def _words(summary: NoticeSummary) -> str:
    return short_title(summary.title, summary.issuers)
