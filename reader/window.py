"""The main window: all the wiring, ordered by who speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from db.model import ImportProgress, NoticeId, NoticeRecord
from reader import desk
from reader.actions import Actions
from reader.dialogs import Dialogs
from reader.flows.archives import ArchiveFlow
from reader.flows.collecting import Collecting
from reader.flows.contents import ContentsFlow
from reader.flows.dropping import Dropping
from reader.flows.filtering import FILTER_KEY
from reader.flows.importing import Importing
from reader.flows.keeping import Keeping
from reader.flows.links import Links
from reader.flows.marking import Marking
from reader.flows.menus import Menus
from reader.flows.open_archive import OpenArchive
from reader.flows.page_actions import PageActions
from reader.flows.page_keys import PageKeys
from reader.flows.page_words import page_words
from reader.flows.paper import TABLES_KEY, PaperFlow
from reader.flows.reading import Goal, Reading
from reader.flows.removing import Removing
from reader.flows.search import SearchFlow
from reader.flows.searching import Searching
from reader.flows.side import SideFlow
from reader.flows.subscribing import Subscribing
from reader.flows.undo import UndoPile
from reader.flows.waiting import Waiting
from reader.looks import Looks
from reader.models.hits import HitModel
from reader.places import Places
from reader.settings import Settings
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Holdings
from reader.troubles import Troubles
from reader.widgets.focus_frame import FocusFrame
from reader.widgets.side_buttons import SideButtons
from reader.widgets.viewer.pane import NoticePane

if TYPE_CHECKING:
    from reader.widgets.bookmarks import BookmarksPanel
    from reader.widgets.results import ResultsPanel
    from reader.widgets.start_page import StartPage

_NEEDS_NOTICE = (
    "export",
    "print",
    "print_preview",
    "copy_citation",
    "copy_markdown",
    "next_doubt",
    "previous_doubt",
    "find",
    "open_in_new_tab",
    "bookmark",
)
_NEEDS_ARCHIVE = ("folders", "mark_all_read", "all_tables")
_RECENT = 4
"""So many archives are offered when none is open."""
_LEADING = (
    "next_pane",
    "previous_pane",
    "show_contents",
    "show_results",
    "show_bookmarks",
    "show_calendar",
    "show_page",
)
"""Actions that lead the keyboard to another part of the window."""
_AFTER_MS = 20
"""So long after a page was painted the window follows; who leafs on does not wait for what belongs to those between."""
_UNSEEN_MS = 300
"""So long it waits for a page that is not painted, or does not come."""
_HELD = ("back", "forward", "previous_notice", "next_notice")
"""Actions whose keys mean something else to a list."""
_LENT = ("keys", "settings", "quit")
"""Actions whose keys work in the windows of tables and lists too."""


class MainWindow(QMainWindow):
    """The reader's window. Closing it ends every lane."""

    page_shown = Signal()
    """A notice is on the screen, and the rest of the window has followed it."""

    def __init__(self, settings: Settings, places: Places) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.settings = settings
        self.places = places
        self.named = Actions(self)
        self.hit_model = HitModel(self)
        self._new_holdings: Holdings | None = None
        """What the tree and the user's notes do not know of yet."""
        self._following = QTimer(self, singleShot=True)
        self._following.timeout.connect(self._follow_page)
        self.archive = OpenArchive(places.data, self)
        self.page = PageActions(settings, self)
        self.desk = desk.set_up(self, self.named, self.hit_model, self.page.make_pane)
        self.reading = Reading(self.desk.area, page_words(), self)
        self.page.use(self.desk.area, self.reading)
        self.page_keys = PageKeys(self.named, self.desk.area, self)
        self.searching = Searching(self.hit_model, self)
        self.pile = UndoPile(self)
        self.collecting = Collecting(self.desk.bookmarks_tab, self.pile, self)
        self.marking = Marking(self.reading, self.pile, self)
        self.marking.changed.connect(self.collecting.highlights_changed)
        self.marking.restored.connect(self.collecting.highlights_restored)
        self.menus = Menus(self.named, self)
        self.contents = ContentsFlow(self.archive, self.desk, self.hit_model, self.collecting, self.menus, self)
        self.links = Links(self.reading, self)
        self.side = SideFlow(self.desk.side, self.menus, self.collecting, self)
        self.importing = Importing(self)
        self.archives = ArchiveFlow(self.archive, self.importing, settings, places.archive, self)
        self.subscribing = Subscribing(self.archive, self.importing, settings, self.desk.status, self)
        self.removing = Removing(self.archive, self.reading, self.pile, settings, self)
        self.dropping = Dropping(self.archive, self)
        self.search = SearchFlow(self.desk, self.searching, self.reading, self.pile, settings, self.named)
        self.paper = PaperFlow(self, settings, self.reading, self.searching)
        stops = {FILTER_KEY: self.contents.stop_filtering, TABLES_KEY: self.paper.stop_listing}
        self.waiting = Waiting(self.archive, self.desk.status, stops)
        self.frame = FocusFrame(self)
        SideButtons(self, self.named["back"], self.named["forward"])
        self.looks = Looks(self, self.desk, settings, self.named)
        self.keeping = Keeping(self.desk, self.reading, self.archives, settings, self.looks.keep, self)
        self.dialogs = Dialogs(self, settings, self.named, places)
        self.troubles = Troubles(self, self.archive, self.archives, self.importing, self.dialogs, settings, places)
        self.setWindowTitle(self.tr("公报阅读器"))
        for pane in self.desk.area.panes:
            self._follow(pane)
        self.named.fill(self.menuBar(), {"recent_archives": self.archives.recent_menu})
        self._wire()
        self.looks.restore()
        self._nothing_shown()
        self._undo_changed()
        self.named.enable(False, *_NEEDS_ARCHIVE)

    # Wiring, ordered by sender

    def _wire(self) -> None:
        self._wire_actions()
        self._wire_archives()
        self.desk.start_page.when_made(self._wire_start)
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
            "recent_archives": self.archives.open_recent_menu,
            "folders": lambda: self.dialogs.open_folders(self.archive.path, self.subscribing),
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
            "show_bookmarks": lambda: self.desk.show_left(self.desk.bookmarks_tab),
            "settings": self.dialogs.open_settings,
            "back": self.reading.back,
            "forward": self.reading.forward,
            "previous_notice": lambda: self.reading.step(-1),
            "next_notice": lambda: self.reading.step(1),
            "open_in_new_tab": self.page.duplicate,
            "reopen_tab": self.reading.reopen,
            "next_tab": lambda: area.step(1),
            "previous_tab": lambda: area.step(-1),
            "list_tabs": area.show_list,
            "show_contents": self.desk.show_tree,
            "show_results": lambda: self.desk.show_left(self.desk.results_tab),
            "show_calendar": self.desk.show_years,
            "show_page": self.page.focus,
            "zoom_in": self.page.zoom_in,
            "zoom_out": self.page.zoom_out,
            "zoom_reset": self.page.zoom_reset,
            "next_pane": lambda: self.desk.step_pane(1),
            "previous_pane": lambda: self.desk.step_pane(-1),
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
        area.tabs.addAction(actions["reopen_tab"])
        actions.hold(self, *_HELD)
        for name in _LEADING:
            actions[name].triggered.connect(self.frame.show_focus)

    def _wire_archives(self) -> None:
        self.archive.progressed.connect(self._index_progressed)
        self.archive.prepared.connect(self.desk.status.end_work)
        self.archives.leaving.connect(self.importing.abandon)
        self.archives.leaving.connect(self.removing.abandon)
        self.archives.lanes_changed.connect(self._use)
        self.archives.holdings_changed.connect(self._show_holdings)
        self.archives.refreshed.connect(self._refresh)
        self.archives.goals_found.connect(self.reading.resume)
        self.archives.said.connect(self.desk.status.say)
        self.importing.issue_activated.connect(self.contents.open_issue)
        self.importing.came_in.connect(self.contents.show_issue)
        self.page_shown.connect(self.importing.page_shown)
        self.importing.said.connect(self.desk.status.say)
        self.subscribing.said.connect(self.desk.status.say)
        self.removing.confirmation_requested.connect(self.dialogs.ask)
        self.removing.said.connect(self.desk.status.say)
        self.removing.progressed.connect(self._removal_progressed)
        self.removing.finished.connect(self.desk.status.end_work)
        self.removing.failed.connect(self.troubles.tell)
        self.dropping.dropped.connect(self.archives.take)
        self.troubles.said.connect(self.desk.status.say)

    def _wire_start(self, start: StartPage) -> None:
        start.own_requested.connect(self.archives.open_own)
        start.open_requested.connect(self.archives.choose)
        start.new_requested.connect(self.archives.choose_new)
        start.files_requested.connect(self.archives.choose_files)
        start.folder_requested.connect(self.archives.choose_folder)
        start.starter_requested.connect(self.archives.import_starter)
        start.recent_requested.connect(self.archives.open_recent)

    def _wire_contents(self) -> None:
        self.contents.goal_requested.connect(self.open)
        self.contents.background_requested.connect(lambda goal: self.open(goal, in_background=True))

    def _wire_search(self) -> None:
        self.search.goal_requested.connect(self.open)
        self.search.tab_requested.connect(lambda goal: self.open(goal, new_tab=True))
        self.desk.search_box.search_requested.connect(self.archives.answer_search)
        self.desk.search_box.search_confirmed.connect(self.archives.answer_search)
        self.desk.results_tab.when_made(self._wire_results)

    def _wire_results(self, results: ResultsPanel) -> None:
        results.help_requested.connect(self.dialogs.show_search_help)
        results.list_export_requested.connect(self.paper.export_hits)
        results.list_print_requested.connect(self.paper.print_hits)

    def _wire_reading(self) -> None:
        self.reading.notice_shown.connect(self._notice_shown)
        self.reading.nothing_shown.connect(self._nothing_shown)
        self.desk.area.tab_added.connect(self._follow)
        self.desk.area.several_closed.connect(self._tabs_closed)
        self.reading.history_changed.connect(self._history_changed)
        self.links.goal_requested.connect(self.open)
        self.links.source_found.connect(self.dialogs.show_source)
        self.links.address_activated.connect(self.dialogs.ask_browser)

    def _wire_side(self) -> None:
        self.side.goal_requested.connect(self.open)
        self.side.table_requested.connect(self._read_at)
        self.side.table_window_requested.connect(self.paper.open_table)
        self.side.table_export_requested.connect(self.paper.export_table)
        self.side.table_print_requested.connect(self.paper.print_table)
        self.side.said.connect(self.desk.status.say)

    def _wire_paper(self) -> None:
        self.paper.said.connect(self.desk.status.say)
        self.paper.failed.connect(self.troubles.tell)
        self.paper.goal_requested.connect(self._read_at)
        self.paper.window_opened.connect(lambda window: self.named.lend(window, *_LENT))
        self.paper.window_opened.connect(desk.offer_menu_key)

    def _wire_notes(self) -> None:
        self.desk.bookmarks_tab.when_made(self._wire_bookmarks)
        self.collecting.changed.connect(self._notes_changed)
        self.collecting.said.connect(self.desk.status.say)
        self.collecting.markdown_made.connect(self.paper.save_notes)
        self.collecting.recent_cleared.connect(self.reading.forget_places)
        self.collecting.recent_restored.connect(self.reading.recall_places)
        self.pile.changed.connect(self._undo_changed)
        self.pile.removed.connect(lambda words: self.desk.status.say(words, self.tr("撤销"), self.pile.undo))
        self.pile.undone.connect(lambda words: self.desk.status.say(self.tr("已撤销：%1").replace("%1", words)))

    def _wire_bookmarks(self, bookmarks: BookmarksPanel) -> None:
        bookmarks.notice_activated.connect(lambda notice_id, passage: self.open(Goal(notice_id, passage=passage)))
        bookmarks.notice_wanted_in_new_tab.connect(
            lambda notice_id, passage: self.open(Goal(notice_id, passage=passage), new_tab=True)
        )
        bookmarks.mixed_removal_requested.connect(
            lambda ids, marks: self.pile.as_one(lambda: self.collecting.remove(ids), lambda: self.marking.remove(marks))
        )
        self.marking.serve(bookmarks)

    def _wire_menus(self) -> None:
        menus = self.menus
        menus.open_requested.connect(self.open)
        menus.tab_requested.connect(lambda goal: self.open(goal, new_tab=True))
        menus.many_tabs_requested.connect(self._open_in_tabs)
        menus.bookmark_requested.connect(self.collecting.set_bookmarked)
        menus.read_requested.connect(self.collecting.set_read)
        menus.issue_read_requested.connect(self.collecting.set_issue_read)
        menus.citation_requested.connect(self.page.copy_citation_of)
        menus.preview_requested.connect(self.paper.preview_notice)
        menus.export_requested.connect(self.paper.export_notices)
        menus.issue_preview_requested.connect(self.paper.preview_issue)
        menus.contents_preview_requested.connect(self.paper.preview_contents)
        menus.issue_export_requested.connect(self.paper.export_issue)
        menus.many_preview_requested.connect(self.paper.preview_notices)
        menus.many_citations_requested.connect(self.page.copy_citations_of)
        menus.removal_requested.connect(self.removing.ask)
        menus.refused.connect(self.desk.status.say)

    def _wire_dialogs(self) -> None:
        self.dialogs.theme_changed.connect(self.looks.set_theme)
        self.dialogs.page_settings_changed.connect(self.page.apply_settings)
        self.page.said.connect(self.desk.status.say)
        self.page_keys.said.connect(self.desk.status.say)

    # Archives

    def _use(self, lanes: Lanes | None) -> None:
        for flow in (self.reading, self.searching, self.contents, self.collecting, self.marking, self.links):
            flow.use(lanes)
        for other in (self.side, self.paper):
            other.use(lanes)
        self.desk.search_box.set_quietly("")
        self.page.use_lanes(lanes)
        self.named.enable(lanes is not None, *_NEEDS_ARCHIVE)
        if lanes is None:
            self._new_holdings = None
            self.setWindowTitle(self.tr("公报阅读器"))
            others = [recent.path for recent in self.settings.recent_archives if recent.path != self.places.archive]
            self.desk.show_closed(others[:_RECENT])

    def _show_holdings(self, holdings: Holdings) -> None:
        self.setWindowTitle(self.tr("%1 — 公报阅读器").replace("%1", holdings.path.stem))
        self.desk.show_holdings(holdings)
        self.named.enable(not holdings.read_only, "folders")
        self._new_holdings = holdings
        self._following.start(_UNSEEN_MS)

    def _refresh(self) -> None:
        self._following.stop()  # the page in front comes anew
        self._show_new_holdings()
        self.reading.reload()
        self.searching.again()
        holdings = self.archive.holdings
        if self.reading.record is None and holdings and holdings.first is not None:
            self.open(Goal(holdings.first))

    def _show_new_holdings(self) -> None:
        if holdings := self._new_holdings:
            self._new_holdings = None
            self.contents.show(holdings)
            self.collecting.archive_changed()

    def _index_progressed(self, progress: ImportProgress) -> None:
        words, stop = self.tr("正在更新搜索索引…"), self.archive.stop_preparing
        self.desk.status.show_work(words, progress.done + 1, progress.total, stop)

    def _removal_progressed(self, words: str, done: int, total: int) -> None:
        self.desk.status.show_work(words, done, total if total > 1 else 0, self.removing.stop if total > 1 else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        self.dropping.enter(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Qt: they may not be, after all."""
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import what was dropped."""
        self.dropping.drop(event)

    # Reading

    def open(self, goal: Goal, *, new_tab: bool = False, in_background: bool = False) -> None:
        """Open a notice."""
        self.reading.open(goal, new_tab=new_tab, in_background=in_background)

    def _read_at(self, goal: Goal) -> None:
        """Go to a place, with the keyboard on the page."""
        self.open(goal)
        self.page.focus()

    def _open_in_tabs(self, notice_ids: tuple[NoticeId, ...]) -> None:
        """The first of them is in front."""
        for number, notice_id in enumerate(notice_ids):
            self.open(Goal(notice_id), new_tab=True, in_background=number > 0)

    def _notice_shown(self, record: NoticeRecord) -> None:
        self.named.enable(True, *_NEEDS_NOTICE)
        self.named.enable(record.previous is not None, "previous_notice")
        self.named.enable(record.next is not None, "next_notice")
        self.searching.notice_shown(record)
        self.desk.show_notice(record)
        self._following.start(_UNSEEN_MS)

    def _page_painted(self) -> None:
        if self._following.isActive() and self._following.interval() > _AFTER_MS:
            self._following.start(_AFTER_MS)

    def _follow_page(self) -> None:
        """All that reading does not wait for."""
        self._show_new_holdings()
        if (record := self.reading.record) and self.reading.key:
            self.collecting.opened(record.id, self.reading.key)
            self.marking.show_in(self.desk.area.current)
            self.contents.follow(record)
            self.side.show(record)
            self.page_shown.emit()
        elif self.archive.lanes and self.archive.lanes.read.busy:
            self._following.start(_UNSEEN_MS)
            return
        else:
            self.desk.area.current.clear_page()
        self.reading.open_behind()

    def _nothing_shown(self) -> None:
        self.side.show(None)
        self.named.enable(False, *_NEEDS_NOTICE, "previous_notice", "next_notice", "next_hit", "previous_hit")
        self.desk.status.page.clear()
        self._history_changed()

    def _history_changed(self) -> None:
        self.named.enable(self.reading.can_go_back, "back")
        self.named.enable(self.reading.can_go_forward, "forward")
        self.named.enable(self.reading.can_reopen, "reopen_tab")

    def _tabs_closed(self, count: int) -> None:
        self.desk.status.say(self.tr("已关闭 %n 个标签页，可以用 Ctrl+Shift+T 逐个重新打开", None, count))

    def _follow(self, pane: NoticePane) -> None:
        pane.view.painted.connect(self._page_painted)
        self.side.follow(pane)
        self.marking.follow(pane)
        self.links.follow(pane)
        self.search.follow(pane)

    # Bookmarks, undo

    def _toggle_bookmark(self) -> None:
        if record := self.reading.record:
            self.collecting.set_bookmarked((record.id,), record.id not in self.collecting.bookmarked)

    def _notes_changed(self) -> None:
        record = self.reading.record
        self.desk.show_bookmarked(
            self.named["bookmark"], record is not None and record.id in self.collecting.bookmarked
        )

    def _undo_changed(self) -> None:
        way = self.pile.next
        self.named.enable(way is not None, "undo")
        self.named["undo"].setToolTip(way.words if way else self.named["undo"].text())
        if way is None:
            self.desk.status.quiet()  # it may still offer to undo

    # Size and end

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: the Tab key."""
        gone = super().focusNextPrevChild(forward)
        self.frame.show_focus()
        return gone

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape that nobody else took leaves the full screen."""
        if event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.named["full_screen"].trigger()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the tool bar shows words where there is room."""
        super().resizeEvent(event)
        if self._following.isActive():  # as while a desktop maximizes a new window: its page is set and painted anew
            self._following.start(_UNSEEN_MS)
        self.looks.fit(self.width())  # where a desktop maximizes it at its start, the event may tell of the size before

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: remember everything, end every lane."""
        self.keeping.keep()
        self.importing.cancel()
        self.removing.stop()
        self.archive.close()
        super().closeEvent(event)
