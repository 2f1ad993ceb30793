"""The main window: all the wiring, ordered by who speaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from db.model import ImportProgress, IssueId, KnownError, LineSpan, NoticeId, NoticeRecord, Problem
from reader import desk
from reader.actions import Actions
from reader.dialogs import Dialogs
from reader.flows.archives import ArchiveFlow
from reader.flows.collecting import Collecting
from reader.flows.filtering import Filtering
from reader.flows.importing import IMPORT_KEY, Importing
from reader.flows.marking import Marking
from reader.flows.menus import Menus
from reader.flows.open_archive import OPEN_KEY, PREPARE_KEY, OpenArchive
from reader.flows.page_actions import PageActions
from reader.flows.page_words import page_words
from reader.flows.paper import PaperFlow
from reader.flows.reading import Goal, Reading
from reader.flows.search import SearchFlow
from reader.flows.searching import Searching
from reader.flows.side import SideFlow
from reader.flows.undo import UndoPile
from reader.i18n import sentence
from reader.logs import details_of, log
from reader.looks import Looks
from reader.models.hits import HitModel
from reader.models.issue_tree import IssueTreeModel
from reader.models.tree_nodes import Node
from reader.places import Places
from reader.settings import Settings
from reader.tasks import wishes
from reader.tasks.lane import Failure
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Holdings, IssueNotices
from reader.widgets.error_dialog import ErrorDialog
from reader.widgets.viewer_pane import NoticePane

_NEEDS_NOTICE = (
    "export",
    "print",
    "print_preview",
    "print_selection",
    "copy_citation",
    "copy",
    "copy_markdown",
    "copy_with_citation",
    "find",
    "open_in_new_tab",
)


class MainWindow(QMainWindow):
    """The reader's window. Closing it ends every lane."""

    page_shown = Signal()
    """A notice is on the screen."""

    def __init__(self, settings: Settings, places: Places) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.settings = settings
        self.places = places
        self.named = Actions(self)
        self.tree_model = IssueTreeModel(self)
        self.hit_model = HitModel(self)
        self.archive = OpenArchive(places.data, self)
        self.page = PageActions(settings, self)
        self.desk = desk.set_up(self, self.named, self.tree_model, self.hit_model, self.page.make_pane)
        self.reading = Reading(self.desk.area, page_words(), self)
        self.page.use(self.desk.area, self.reading)
        self.searching = Searching(self.hit_model, self)
        self.filtering = Filtering(self.desk.contents, self)
        self.pile = UndoPile(self)
        self.collecting = Collecting(self.desk.bookmarks, self.pile, self)
        self.marking = Marking(self.reading, self.pile, self)
        self.menus = Menus(self)
        self.side = SideFlow(self.desk.side, self)
        self.importing = Importing(self)
        self.archives = ArchiveFlow(self.archive, self.importing, settings, self)
        self.search = SearchFlow(self.desk, self.searching, self.reading, settings, self.named)
        self.paper = PaperFlow(self, settings, self.reading, self.searching)
        self.looks = Looks(self, self.desk, settings, self.named)
        self.dialogs = Dialogs(self, settings, self.named, places)
        self.setWindowTitle(self.tr("公报阅读器"))
        for pane in self.desk.area.panes:
            self._follow(pane)
        self.named.fill(self.menuBar(), {"recent_archives": self.archives.recent_menu})
        self._wire()
        self.looks.restore()
        self._nothing_shown()
        self._undo_changed()

    # Wiring, ordered by sender

    def _wire(self) -> None:
        self._wire_actions()
        self._wire_archives()
        self._wire_contents()
        self._wire_search()
        self._wire_reading()
        self._wire_side()
        self._wire_paper()
        self._wire_notes()
        self._wire_menus()
        self._wire_dialogs()

    def _wire_actions(self) -> None:
        actions, area = self.named, self.desk.area
        slots: dict[str, Callable[[], object]] = {
            "import_files": self.archives.choose_files,
            "import_folder": self.archives.choose_folder,
            "open_archive": self.archives.choose,
            "new_archive": self.archives.choose_new,
            "export": self.paper.export,
            "print_preview": self.paper.preview,
            "print": self.paper.print_out,
            "print_selection": lambda: self.paper.print_passage(area.current.view.selected_text()),
            "close_tab": area.close_tab,
            "quit": self.close,
            "copy": self.page.copy,
            "copy_markdown": self.page.copy_markdown,
            "copy_with_citation": self.page.copy_with_citation,
            "copy_citation": self.page.copy_citation,
            "search": self.desk.search_box.focus,
            "next_hit": lambda: self.search.step(1),
            "previous_hit": lambda: self.search.step(-1),
            "find": self.page.find,
            "filter": self.desk.focus_filter,
            "undo": self.pile.undo,
            "bookmark": self._toggle_bookmark,
            "mark_all_read": self.collecting.set_all_read,
            "show_bookmarks": lambda: self.desk.show_left(self.desk.bookmarks),
            "settings": self.dialogs.open_settings,
            "back": self.reading.back,
            "forward": self.reading.forward,
            "previous_notice": lambda: self.reading.step(-1),
            "next_notice": lambda: self.reading.step(1),
            "open_in_new_tab": self.page.duplicate,
            "next_tab": lambda: area.step(1),
            "previous_tab": lambda: area.step(-1),
            "show_contents": lambda: self.desk.show_left(self.desk.contents),
            "show_results": lambda: self.desk.show_left(self.desk.results),
            "show_calendar": self.desk.show_years,
            "show_page": self.page.focus,
            "zoom_in": self.page.zoom_in,
            "zoom_out": self.page.zoom_out,
            "zoom_reset": self.page.zoom_reset,
            "left_panel": self.looks.show_left,
            "side_panel": self.looks.show_side,
            "full_screen": self.looks.full_screen,
            "all_tables": self.paper.show_all_tables,
            "theme": self.looks.next_theme,
            "keys": self.dialogs.show_keys,
            "search_help": self.dialogs.show_search_help,
            "diagnose": self.dialogs.show_diagnosis,
            "about": self.dialogs.show_about,
        }
        for name, slot in slots.items():
            actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _wire_archives(self) -> None:
        self.archive.failed.connect(self._failed)
        self.archive.progressed.connect(self._index_progressed, Qt.ConnectionType.QueuedConnection)
        self.archives.leaving.connect(self._keep_session)
        self.archives.lanes_changed.connect(self._use)
        self.archives.holdings_changed.connect(self._show_holdings)
        self.archives.refreshed.connect(self._refresh)
        self.archives.goals_found.connect(self._resume)
        self.importing.issue_activated.connect(self._show_issue)

    def _wire_contents(self) -> None:
        tree = self.desk.contents.tree
        tree.notice_activated.connect(lambda notice_id, attachment: self.open(Goal(notice_id, attachment=attachment)))
        tree.notice_wanted_in_new_tab.connect(lambda notice_id: self.open(Goal(notice_id), in_background=True))
        tree.menu_requested.connect(self._tree_menu)
        self.desk.contents.search_requested.connect(self.desk.search_box.search_for)
        self.tree_model.notices_wanted.connect(self._ask_notices)

    def _wire_search(self) -> None:
        self.search.goal_requested.connect(self.open)
        self.search.tab_requested.connect(lambda goal: self.open(goal, new_tab=True))
        results = self.desk.results
        results.list_export_requested.connect(self.paper.export_hits)
        results.list_print_requested.connect(self.paper.print_hits)
        results.list.menu_requested.connect(self._notice_menu)

    def _wire_reading(self) -> None:
        self.reading.notice_shown.connect(self._notice_shown)
        self.reading.nothing_shown.connect(self._nothing_shown)
        self.desk.area.tab_added.connect(self._follow)
        self.reading.history_changed.connect(self._history_changed)

    def _wire_side(self) -> None:
        self.side.goal_requested.connect(self.open)
        self.side.table_window_requested.connect(self.paper.open_table)
        self.side.table_export_requested.connect(self.paper.export_table)
        self.side.table_print_requested.connect(self.paper.print_table)
        self.side.said.connect(self.desk.status.say)

    def _wire_paper(self) -> None:
        self.paper.said.connect(self.desk.status.say)
        self.paper.failed.connect(self._tell)
        self.paper.goal_requested.connect(self.open)

    def _wire_notes(self) -> None:
        bookmarks = self.desk.bookmarks
        bookmarks.notice_activated.connect(lambda notice_id: self.open(Goal(notice_id)))
        bookmarks.notice_wanted_in_new_tab.connect(lambda notice_id: self.open(Goal(notice_id), new_tab=True))
        self.collecting.changed.connect(self._notes_changed)
        self.collecting.markdown_made.connect(self.paper.save_notes)
        self.pile.changed.connect(self._undo_changed)
        self.pile.removed.connect(self._removed)

    def _wire_menus(self) -> None:
        menus = self.menus
        menus.open_requested.connect(lambda notice_id: self.open(Goal(notice_id)))
        menus.tab_requested.connect(lambda notice_id: self.open(Goal(notice_id), new_tab=True))
        menus.bookmark_requested.connect(self.collecting.toggle)
        menus.read_requested.connect(self.collecting.set_read)
        menus.issue_read_requested.connect(self.collecting.set_issue_read)
        menus.citation_requested.connect(self.page.copy_citation_of)
        menus.preview_requested.connect(self.paper.preview_notice)
        menus.export_requested.connect(self.paper.export_notices)
        menus.issue_preview_requested.connect(self.paper.preview_issue)
        menus.contents_preview_requested.connect(self.paper.preview_contents)
        menus.issue_export_requested.connect(self.paper.export_issue)

    def _wire_dialogs(self) -> None:
        self.dialogs.theme_changed.connect(self.looks.set_theme)
        self.dialogs.page_settings_changed.connect(self.page.apply_settings)
        self.page.said.connect(self.desk.status.say)

    # Archives

    def _use(self, lanes: Lanes) -> None:
        self.reading.use(lanes)
        self.searching.use(lanes)
        self.filtering.use(lanes)
        self.collecting.use(lanes)
        self.marking.use(lanes)
        self.page.use_lanes(lanes)
        self.side.use(lanes)
        self.paper.use(lanes)

    def _show_holdings(self, holdings: Holdings) -> None:
        self.setWindowTitle(self.tr("%1 — 公报阅读器").replace("%1", holdings.path.stem))
        self.tree_model.show_issues(holdings.issues)
        self.desk.contents.years.show_issues(holdings.issues)
        self.filtering.again()
        self.desk.show_holdings(holdings)
        self.named.enable(not holdings.read_only, "import_files", "import_folder")

    def _refresh(self) -> None:
        self.reading.reload()
        self.searching.again()
        self.collecting.archive_changed()
        holdings = self.archive.holdings
        if self.reading.record is None and holdings and holdings.first is not None:
            self.open(Goal(holdings.first))

    def _resume(self, goals: tuple[Goal, ...]) -> None:
        for number, goal in enumerate(goals):
            self.open(goal, in_background=number > 0)

    def _ask_notices(self, issue_id: IssueId) -> None:
        if self.archive.lanes:
            self.archive.lanes.read.ask(f"notices/{issue_id}", self._add_notices, wishes.notices_of, (issue_id,))

    def _add_notices(self, answers: tuple[IssueNotices, ...]) -> None:
        for answer in answers:
            self.tree_model.add_notices(answer.issue_id, answer.notices)

    def _index_progressed(self, progress: ImportProgress) -> None:
        self.desk.status.show_progress(progress.done + 1, progress.total)
        self.desk.status.say(self.tr("正在更新搜索索引…"))

    def _show_issue(self, issue_id: IssueId) -> None:
        self.desk.show_left(self.desk.contents)
        self.desk.contents.show_issue(issue_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import what was dropped."""
        urls = event.mimeData().urls()
        self.archives.take(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    # Reading

    def open(self, goal: Goal, *, new_tab: bool = False, in_background: bool = False) -> None:
        """Open a notice."""
        self.reading.open(goal, new_tab=new_tab, in_background=in_background)

    def _notice_shown(self, record: NoticeRecord) -> None:
        self.named.enable(True, *_NEEDS_NOTICE)
        self.named.enable(record.previous is not None, "previous_notice")
        self.named.enable(record.next is not None, "next_notice")
        self.searching.notice_shown(record)
        self.side.show(record)
        if self.reading.key:
            self.collecting.opened(record.id, self.reading.key)
            self.marking.show_in(self.desk.area.current)
        self.desk.show_notice(record)
        if not self.tree_model.is_loaded(record.issue_record.id):
            self._ask_notices(record.issue_record.id)
        row = self.hit_model.row_of(record.id)
        if row >= 0:
            self.desk.results.show_current(row)
        self.page_shown.emit()

    def _nothing_shown(self) -> None:
        self.side.show(None)
        self.named.enable(False, *_NEEDS_NOTICE, "previous_notice", "next_notice", "next_hit", "previous_hit")
        self._history_changed()

    def _history_changed(self) -> None:
        self.named.enable(self.reading.can_go_back, "back")
        self.named.enable(self.reading.can_go_forward, "forward")

    def _follow(self, pane: NoticePane) -> None:
        self.side.follow(pane)
        self.marking.follow(pane)
        pane.view.source_requested.connect(self._ask_source)
        pane.view.document_link_activated.connect(self.open_document)
        pane.view.web_link_activated.connect(self.dialogs.ask_browser)

    def _ask_source(self, span: LineSpan) -> None:
        record = self.reading.record
        if record is not None and self.archive.lanes:
            show = partial(self.dialogs.show_source, record.issue_record.source, span)
            self.archive.lanes.read.ask("source", show, wishes.source_lines, record.issue_record.id)

    def open_document(self, target: str) -> None:
        """Open the document with this number or title."""
        if self.archive.lanes:
            self.archive.lanes.read.ask("document", self._open_first, wishes.holders, target)

    def _open_first(self, found: tuple[NoticeId, ...]) -> None:
        here = self.reading.record
        others = [notice_id for notice_id in found if here is None or notice_id != here.id]
        if others:
            self.open(Goal(others[0]))

    # Bookmarks, menus

    def _toggle_bookmark(self) -> None:
        if record := self.reading.record:
            self.collecting.toggle(record.id)

    def _notes_changed(self) -> None:
        self.tree_model.set_read(self.collecting.state.read)
        self.hit_model.set_read(self.collecting.state.read)
        self.tree_model.set_bookmarked(self.collecting.bookmarked)
        record = self.reading.record
        self.desk.show_bookmarked(
            self.named["bookmark"], record is not None and record.id in self.collecting.bookmarked
        )

    def _tree_menu(self, node: Node, place: QPoint) -> None:
        if node.notice is not None:
            self._notice_menu(node.notice.id, place)
        elif node.issue is not None:
            self.menus.show_issue_menu(node.issue.id, place)

    def _notice_menu(self, notice_id: NoticeId, place: QPoint) -> None:
        bookmarked, read = notice_id in self.collecting.bookmarked, notice_id in self.collecting.state.read
        self.menus.show_notice_menu(notice_id, place, bookmarked=bookmarked, read=read)

    def _undo_changed(self) -> None:
        way = self.pile.next
        self.named.enable(way is not None, "undo")
        self.named["undo"].setToolTip(way.words if way else self.named["undo"].text())

    def _removed(self, words: str) -> None:
        self.desk.status.say(words, self.tr("撤销"), self.pile.undo)

    # Errors, beginning and end

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the tool bar shows words where there is room."""
        super().resizeEvent(event)
        self.looks.fit(event.size().width())

    def _failed(self, failure: Failure) -> None:
        if failure.key == IMPORT_KEY:
            self.importing.fail(failure)
        elif failure.key in (OPEN_KEY, PREPARE_KEY) and self.archive.holdings is None:
            self._not_opened(failure.error)
        else:
            self._tell(failure.error)

    def _not_opened(self, error: Exception) -> None:
        """An archive cannot be opened: nothing is open now, and the user is offered what can be done."""
        path = self.archive.path
        self.archive.close()
        self.named.enable(False, "import_files", "import_folder")
        if not isinstance(error, KnownError) or path is None:
            self._tell(error)
            return
        ways: dict[str, Callable[[], object]] = {
            self.tr("打开其他存档…"): self.archives.choose,
            self.tr("新建存档…"): self.archives.choose_new,
        }
        if path == self.places.archive and error.problem in (Problem.ARCHIVE_DAMAGED, Problem.NOT_AN_ARCHIVE):
            ways = {self.tr("移开它，重新建立"): partial(self.archives.replace_damaged, path), **ways}
        self.dialogs.offer_archives(sentence(error), ways)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.dialogs.say_problem(sentence(error))
        else:
            log.error("a wish failed", exc_info=error)
            self.tell_error(sentence(error), details_of(error))

    def tell_error(self, title: str, details: str) -> None:
        """Say that the program did something wrong."""
        ErrorDialog(title, details, self).open()

    def _keep_session(self) -> None:
        self.archives.keep_session(self.reading, self.desk.area.tabs.currentIndex())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: remember everything, end every lane."""
        self._keep_session()
        self.looks.keep()
        self.settings.write()
        self.importing.cancel()
        self.archive.close()
        super().closeEvent(event)
