"""The flow of the right side: it follows the page in front, and leads to places in it and to other notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from db.model import NoticeId, NoticeRecord, NoticeSummary, ReferenceKind
from reader.flows.collecting import Collecting
from reader.flows.menus import Menus
from reader.flows.reading import Goal
from reader.flows.row_keys import RowKeys
from reader.models.punctuation import listed
from reader.models.short_titles import short_title
from reader.tasks import wishes
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Named, Related
from reader.widgets.side_panel import SidePanel
from reader.widgets.tables.clipboard import copy_table
from reader.widgets.viewer.pane import NoticePane
from reader.widgets.viewer.viewer import NoticeView

if TYPE_CHECKING:
    from reader.widgets.related import RelatedLine, RelatedPane
    from reader.widgets.tables.panel import TablesPanel

_KEY = "related"


class SideFlow(QObject):
    """Fills the side panel and passes on its wishes. Tables are named by notice and index."""

    goal_requested = Signal(Goal)
    table_requested = Signal(Goal)
    """A table in the page in front, to read on there."""
    table_window_requested = Signal(NoticeRecord, int, int, int)
    """Record, index, and the cell of the body to go to by row and column, -1 for none."""
    table_export_requested = Signal(NoticeRecord, int, str)
    """Record, index, and "xlsx" or "csv"."""
    table_print_requested = Signal(NoticeRecord, int)
    said = Signal(str)

    def __init__(self, panel: SidePanel, menus: Menus, collecting: Collecting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._menus = menus
        self._collecting = collecting
        self._lanes: Lanes | None = None
        self._record: NoticeRecord | None = None
        self._line, self._table = 0, -1
        """Where the reading of the page in front stands, as of late."""
        self._wire()

    def _wire(self) -> None:
        panel = self._panel
        panel.tables_tab.when_made(self._wire_tables)
        panel.outline_tab.when_made(lambda pane: pane.line_requested.connect(self._go_to_line))
        panel.related_tab.when_made(self._wire_related)
        panel.facts_tab.when_made(lambda pane: pane.line_requested.connect(self._go_to_line))

    def _wire_tables(self, tables: TablesPanel) -> None:
        tables.copy_requested.connect(self._copy)
        tables.excel_requested.connect(lambda index: self._tell_export(index, "xlsx"))
        tables.csv_requested.connect(lambda index: self._tell_export(index, "csv"))
        tables.print_requested.connect(self._tell_print)
        tables.locate_requested.connect(self._locate)
        tables.open_requested.connect(self._tell_window)
        tables.cell_activated.connect(self._tell_window)

    def _wire_related(self, related: RelatedPane) -> None:
        related.line_requested.connect(self._go_to_line)
        related.notice_requested.connect(lambda notice_id: self.goal_requested.emit(Goal(notice_id)))
        related.menu_requested.connect(self._open_menu)
        keys = RowKeys(related.list, lambda: self._menu_of(related.chosen), self._menus.keys)
        keys.refused.connect(self.said)

    def _open_menu(self, notice_id: NoticeId | None, place: QPoint) -> None:
        if menu := self._menu_of(notice_id):
            menu.popup(place)

    def _menu_of(self, notice_id: NoticeId | None) -> QMenu | None:
        """None for a document that the archive does not hold."""
        if notice_id is None:
            return None
        bookmarked, read = notice_id in self._collecting.bookmarked, notice_id in self._collecting.read
        return self._menus.of_notice(Goal(notice_id), bookmarked=bookmarked, read=read)

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
        """Show what belongs to the notice in front."""
        if record is self._record is None:
            return
        self._record = record
        self._panel.tables.show_tables(record)
        self._panel.outline.show_outline(record.notice if record else None)
        self._panel.facts.show_record(record)
        self._panel.related.await_lines()
        self._panel.count_all()
        self._panel.lead(in_notice=record is not None)
        if record and self._lanes:
            self._panel.outline.follow(self._line)
            self._panel.tables.select(self._table)
            self._lanes.search.ask(_KEY, self._show_related, wishes.related, record.id)

    def _show_related(self, related: Related) -> None:
        if self._record and self._record.id == related.notice_id:
            named = [self._named_line(named) for named in related.named]
            named.sort(key=lambda line: self._groups().index(line.group))
            naming = [self._naming_line(summary) for summary in related.naming]
            self._panel.related.show_lines((*named, *naming))
            self._panel.count_all()

    def _named_line(self, named: Named) -> RelatedLine:
        from reader.widgets.related import RelatedLine  # with the panel, not with the window

        reference, found = named.reference, named.found
        group = self._kinds()[reference.kind]
        if found is None:
            return RelatedLine(group, reference.target, self.tr("不在这个存档里"), None, reference.line)
        return RelatedLine(group, _words(found), reference.target, found.id, reference.line)

    def _naming_line(self, summary: NoticeSummary) -> RelatedLine:
        from reader.widgets.related import RelatedLine

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
            self.table_requested.emit(Goal(self._record.id, table=index))

    def _go_to_line(self, line: int) -> None:
        if self._record:
            self.goal_requested.emit(Goal(self._record.id, line=line))

    def _line_in_view(self, view: NoticeView, line: int) -> None:
        if view.isVisible():
            self._line = line
            if self._shows_what_is_in(view):
                self._panel.outline.follow(line)

    def _table_in_view(self, view: NoticeView, index: int) -> None:
        if view.isVisible():
            self._table = index
            if self._shows_what_is_in(view):
                self._panel.tables.select(index)

    def _shows_what_is_in(self, view: NoticeView) -> bool:
        """A page that was just set is not yet followed."""
        return view.page is not None and view.page.record is self._record


def _words(summary: NoticeSummary) -> str:
    return short_title(summary.title, summary.issuers)
