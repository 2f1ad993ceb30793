"""The door to paper, files and table windows. What is behind it is loaded when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from db.model import IssueId, NoticeId, NoticeRecord, Table
from reader.flows.reading import Goal, Reading
from reader.flows.searching import Searching
from reader.flows.table_windows import TableWindows
from reader.settings import Settings
from reader.tasks import wishes
from reader.tasks.lanes import Lanes

if TYPE_CHECKING:
    from reader.output.flow import Output

TABLES_KEY = "tables"


class PaperFlow(QObject):
    """Prints and exports the notice in front, a hit list, an issue, a table."""

    said = Signal(str, str, object)
    """A sentence, the words of a button or "", and what the button does."""
    failed = Signal(object)
    goal_requested = Signal(Goal)
    window_opened = Signal(object)
    """A window of its own was opened: a table's, or the list of all tables."""

    def __init__(self, window: QMainWindow, settings: Settings, reading: Reading, searching: Searching) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._reading = reading
        self._searching = searching
        self._lanes: Lanes | None = None
        self._made: Output | None = None
        self._tables = TableWindows(window, settings)
        self._tables.goal_requested.connect(self.goal_requested)
        self._tables.window_opened.connect(self.window_opened)
        self._tables.export_requested.connect(self._export)
        self._tables.print_requested.connect(self._print)

    @property
    def output(self) -> Output:
        """Printing and exporting."""
        if self._made is None:
            from reader.output.flow import Output  # the window opens sooner without it

            self._made = Output(self._window, self._settings)
            self._made.said.connect(self.said)
            self._made.said.connect(self._tables.say)
            self._made.failed.connect(self.failed)
            if self._lanes:
                self._made.use(self._lanes)
        return self._made

    def use(self, lanes: Lanes | None) -> None:
        """Work with another archive."""
        self._lanes = lanes
        self._tables.close_all()
        if self._made and lanes:
            self._made.use(lanes)

    def export(self) -> None:
        """Write the notice in front to a file."""
        if record := self._reading.record:
            self.output.export_notices((record.id,))

    def preview(self) -> None:
        """Show how the notice in front looks on paper."""
        if record := self._reading.record:
            self.output.preview_notices((record.id,))

    def print_out(self) -> None:
        """Print the notice in front."""
        if record := self._reading.record:
            self.output.print_notices((record.id,))

    def print_passage(self, text: str) -> None:
        """Show how a passage of the notice in front looks on paper."""
        if text.strip() and (record := self._reading.record):
            self.output.preview_passage(record.id, text)

    def preview_notice(self, notice_id: NoticeId) -> None:
        """Show how a notice looks on paper."""
        self.preview_notices((notice_id,))

    def preview_notices(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Show how notices look on paper, one after another in one job."""
        self.output.preview_notices(notice_ids)

    def export_notices(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """Write notices to a file."""
        self.output.export_notices(notice_ids)

    def preview_issue(self, issue_id: IssueId) -> None:
        """Show how a whole issue looks on paper."""
        self.output.preview_issue(issue_id)

    def preview_contents(self, issue_id: IssueId) -> None:
        """Show how the contents of an issue look on paper."""
        self.output.preview_contents(issue_id)

    def export_issue(self, issue_id: IssueId) -> None:
        """Write a whole issue to a file."""
        self.output.export_issue(issue_id)

    def export_hits(self) -> None:
        """Write the list of hits to a file."""
        self.output.export_hits(self._searching.text, self._searching.options)

    def print_hits(self) -> None:
        """Show how the list of hits looks on paper."""
        self.output.preview_hits(self._searching.text, self._searching.options)

    def export_table(self, record: NoticeRecord, index: int, ending: str) -> None:
        """Write a table to a file."""
        self._export(record, record.notice.tables[index], ending)

    def print_table(self, record: NoticeRecord, index: int) -> None:
        """Show how a table looks on paper."""
        self._print(record, record.notice.tables[index])

    def save_notes(self, text: str) -> None:
        """Write the user's bookmarks and notes to a file."""
        self.output.save_text(self.tr("收藏与批注"), text)

    def open_table(self, record: NoticeRecord, index: int, row: int = -1, column: int = -1) -> None:
        """Show a table large, in a window of its own; at a cell of its body where one is named."""
        opened = self._tables.open_table(record, index)
        if row >= 0:
            opened.show_cell(row, column)

    def show_all_tables(self) -> None:
        """List every table of the archive, in a window of its own."""
        if self._lanes:
            self._lanes.read.ask(TABLES_KEY, self._tables.list_tables, wishes.all_tables)

    def stop_listing(self) -> None:
        """List no tables, after all."""
        if self._lanes:
            self._lanes.read.forget(TABLES_KEY)

    def _export(self, record: NoticeRecord, table: Table, ending: str) -> None:
        self.output.export_table(record, table, ending)

    def _print(self, record: NoticeRecord, table: Table) -> None:
        self.output.preview_table(record, table)
