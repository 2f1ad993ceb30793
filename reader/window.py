"""The main window: all the wiring, ordered by who speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from db.model import HitPage, ImportProgress, ImportReport, IssueId, KnownError, NoticeId, NoticeRecord, TableSummary
from reader import choosing, desk, session
from reader.actions import Actions
from reader.collecting import Collecting
from reader.dialogs import Dialogs
from reader.filtering import Filtering
from reader.i18n import sentence
from reader.import_flow import IMPORT_KEY, Importing
from reader.logs import details_of, log
from reader.menus import Menus
from reader.models.hits import HitModel, HitTarget
from reader.models.issue_tree import IssueTreeModel
from reader.models.tree_nodes import Node
from reader.open_archive import OPEN_KEY, OpenArchive
from reader.page_actions import PageActions
from reader.page_words import page_words
from reader.places import ARCHIVE_SUFFIX, Places
from reader.reading import Goal, MarkGoal, Reading
from reader.searching import Searching
from reader.settings import Settings
from reader.side_flow import SideFlow
from reader.tasks import wishes
from reader.tasks.lane import Failure
from reader.tasks.wishes import Holdings, IssueNotices
from reader.undo import UndoPile
from reader.widgets.error_dialog import ErrorDialog
from reader.widgets.look import look
from reader.widgets.table_window import TableWindow
from reader.widgets.viewer_pane import NoticePane

if TYPE_CHECKING:
    from reader.output import Output

_THEMES = ("system", "light", "dark", "contrast")
_NEEDS_NOTICE = (
    "export",
    "print",
    "print_preview",
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
        self.menus = Menus(self)
        self.side = SideFlow(self.desk.side, self)
        self._output: Output | None = None
        self.importing = Importing(self)
        self.dialogs = Dialogs(self, settings, self.named, places)
        for pane in self.desk.area.panes:
            self._follow(pane)
        self._recent_menu = QMenu(self)
        self._after_opening: list[Callable[[], None]] = []
        self.named.fill(self.menuBar(), {"recent_archives": self._recent_menu})
        self._wire()
        self._restore_window()
        self._nothing_shown()
        self._undo_changed()

    # Wiring, ordered by sender

    def _wire(self) -> None:
        self._wire_actions()
        self._wire_archive()
        self._wire_contents()
        self._wire_search()
        self._wire_reading()
        self._wire_side()
        self._wire_notes()
        self._wire_menus()
        self._wire_imports()
        self._wire_dialogs()

    def _wire_actions(self) -> None:
        actions, area = self.named, self.desk.area
        slots: dict[str, Callable[[], object]] = {
            "import_files": self.choose_files,
            "import_folder": self.choose_folder,
            "open_archive": self.choose_archive,
            "new_archive": self.choose_new_archive,
            "export": self._export,
            "print_preview": self._preview,
            "print": self._print,
            "close_tab": area.close_tab,
            "quit": self.close,
            "copy": self.page.copy,
            "copy_markdown": self.page.copy_markdown,
            "copy_with_citation": self.page.copy_with_citation,
            "copy_citation": self.page.copy_citation,
            "search": self.desk.search_box.focus,
            "next_hit": lambda: self.step_hit(1),
            "previous_hit": lambda: self.step_hit(-1),
            "find": self.page.find,
            "filter": self.focus_filter,
            "undo": self.pile.undo,
            "bookmark": self._toggle_bookmark,
            "mark_all_read": self.collecting.set_all_read,
            "show_bookmarks": lambda: self.show_left(self.desk.bookmarks),
            "settings": self.dialogs.open_settings,
            "back": self.reading.back,
            "forward": self.reading.forward,
            "previous_notice": lambda: self.reading.step(-1),
            "next_notice": lambda: self.reading.step(1),
            "open_in_new_tab": self.page.duplicate,
            "next_tab": lambda: area.step(1),
            "previous_tab": lambda: area.step(-1),
            "show_contents": lambda: self.show_left(self.desk.contents),
            "show_results": lambda: self.show_left(self.desk.results),
            "show_page": self.page.focus,
            "zoom_in": self.page.zoom_in,
            "zoom_out": self.page.zoom_out,
            "zoom_reset": self.page.zoom_reset,
            "left_panel": lambda: self._show_part(self.desk.left, "left_panel"),
            "side_panel": lambda: self._show_part(self.desk.side, "side_panel"),
            "full_screen": self._toggle_full_screen,
            "all_tables": self.show_all_tables,
            "theme": self.next_theme,
            "keys": self.dialogs.show_keys,
            "search_help": self.dialogs.show_search_help,
            "diagnose": self.dialogs.show_diagnosis,
            "about": self.dialogs.show_about,
        }
        for name, slot in slots.items():
            actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _wire_archive(self) -> None:
        self.archive.opened.connect(self._archive_opened)
        self.archive.reloaded.connect(self._archive_reloaded)
        self.archive.failed.connect(self._failed)
        self.archive.progressed.connect(self._index_progressed, Qt.ConnectionType.QueuedConnection)
        self._recent_menu.aboutToShow.connect(self._fill_recent)

    def _wire_contents(self) -> None:
        tree = self.desk.contents.tree
        tree.notice_activated.connect(lambda notice_id, attachment: self.open(Goal(notice_id, attachment=attachment)))
        tree.notice_wanted_in_new_tab.connect(lambda notice_id: self.open(Goal(notice_id), in_background=True))
        tree.menu_requested.connect(self._tree_menu)
        self.tree_model.notices_wanted.connect(self._ask_notices)

    def _wire_search(self) -> None:
        box, results = self.desk.search_box, self.desk.results
        box.search_requested.connect(self.searching.search)
        box.search_confirmed.connect(self._search_confirmed)
        box.results_wanted.connect(self._enter_results)
        box.save_toggled.connect(self._toggle_saved_search)
        box.history_cleared.connect(self._clear_history)
        results.sort_changed.connect(self.searching.set_sort)
        results.scope_changed.connect(self.searching.set_scope)
        results.filters_changed.connect(self.searching.set_filters)
        results.search_suggested.connect(box.search_for)
        results.list_export_requested.connect(self._export_hits)
        results.list_print_requested.connect(self._print_hits)
        results.list.hit_activated.connect(lambda target: self._open_hit(target, MarkGoal.FIRST))
        results.list.hit_wanted_in_new_tab.connect(lambda target: self._open_hit(target, MarkGoal.FIRST, True))
        results.list.menu_requested.connect(self._notice_menu)
        self.searching.page_found.connect(self._hits_found)
        self.searching.ended.connect(self._search_ended)
        self.searching.hit_wanted.connect(self._step_to_hit)

    def _wire_reading(self) -> None:
        self.reading.notice_shown.connect(self._notice_shown)
        self.reading.nothing_shown.connect(self._nothing_shown)
        self.desk.area.tab_added.connect(self._follow)
        self.reading.history_changed.connect(self._history_changed)

    def _wire_side(self) -> None:
        self.side.goal_requested.connect(self.open)
        self.side.table_window_requested.connect(self._open_table)
        self.side.table_export_requested.connect(self._export_table)
        self.side.table_print_requested.connect(self._print_table)
        self.side.said.connect(self.desk.status.say)

    def _wire_notes(self) -> None:
        bookmarks = self.desk.bookmarks
        bookmarks.notice_activated.connect(lambda notice_id: self.open(Goal(notice_id)))
        bookmarks.notice_wanted_in_new_tab.connect(lambda notice_id: self.open(Goal(notice_id), new_tab=True))
        self.collecting.changed.connect(self._notes_changed)
        self.collecting.markdown_made.connect(self._save_markdown)
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
        menus.preview_requested.connect(lambda notice_id: self.output.preview(notice_id))
        menus.export_requested.connect(lambda notice_ids: self.output.export_notices(notice_ids))
        menus.issue_preview_requested.connect(lambda issue_id: self.output.preview_issue(issue_id))
        menus.contents_preview_requested.connect(lambda issue_id: self.output.preview_contents(issue_id))
        menus.issue_export_requested.connect(lambda issue_id: self.output.export_issue(issue_id))

    def _wire_imports(self) -> None:
        self.importing.finished.connect(self._imported)
        self.importing.issue_activated.connect(self._show_issue)

    def _wire_dialogs(self) -> None:
        self.dialogs.theme_changed.connect(self.set_theme)
        self.dialogs.page_settings_changed.connect(self.page.apply_settings)
        self.page.said.connect(self.desk.status.say)

    # Archives

    def open_archive(self, path: Path, *, create: bool = False) -> None:
        """Open an archive, or make it."""
        self._keep_session()
        self.archive.open(path, create=create)

    def open_first_archive(self, path: Path) -> None:
        """Open the user's own archive; the first time it is made of the gazettes that ship with the program."""
        self._after_opening.append(self._import_starter_if_empty)
        self.open_archive(path, create=True)

    def import_when_open(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes as soon as the archive that is being opened is there."""
        self._after_opening.append(lambda: self.import_paths(paths))

    def choose_archive(self) -> None:
        """Let the user choose an archive and open it."""
        if path := choosing.archive(self, self.settings):
            self.open_archive(path)

    def choose_new_archive(self) -> None:
        """Let the user make an archive."""
        if path := choosing.new_archive(self, self.settings):
            self.open_archive(path, create=True)

    def _archive_opened(self, holdings: Holdings) -> None:
        lanes = self.archive.lanes
        assert lanes is not None
        self.settings.archive = holdings.path
        self.reading.use(lanes)
        self.searching.use(lanes)
        self.filtering.use(lanes)
        self.collecting.use(lanes)
        self.page.lanes = lanes
        self.side.use(lanes)
        if self._output:
            self._output.use(lanes)
        self._show_holdings(holdings)
        lanes.read.ask("session", self._resume, session.restored, self.settings.session(holdings.path))
        waiting, self._after_opening = self._after_opening, []
        for then in waiting:
            then()

    def _archive_reloaded(self, holdings: Holdings) -> None:
        self._show_holdings(holdings)
        self.reading.reload()
        self.searching.again()
        self.collecting.archive_changed()
        if self.reading.record is None and holdings.first is not None:
            self.open(Goal(holdings.first))

    def _show_holdings(self, holdings: Holdings) -> None:
        self.setWindowTitle(self.tr("%1 — 公报阅读器").replace("%1", holdings.path.stem))
        self.tree_model.show_issues(holdings.issues)
        self.filtering.again()
        self.desk.show_holdings(holdings)
        self.named.enable(not holdings.read_only, "import_files", "import_folder")

    def _resume(self, goals: tuple[Goal, ...]) -> None:
        holdings = self.archive.holdings
        if not goals and holdings and holdings.first is not None:
            goals = (Goal(holdings.first),)
        for number, goal in enumerate(goals):
            self.open(goal, in_background=number > 0)

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self.settings.recent_archives:
            action = self._recent_menu.addAction(str(path).replace("&", "&&"))
            action.setEnabled(path != self.archive.path)
            action.triggered.connect(lambda _checked=False, path=path: self.open_archive(path))

    def _ask_notices(self, issue_id: IssueId) -> None:
        if self.archive.lanes:
            self.archive.lanes.read.ask(f"notices/{issue_id}", self._add_notices, wishes.notices_of, (issue_id,))

    def _add_notices(self, answers: tuple[IssueNotices, ...]) -> None:
        for answer in answers:
            self.tree_model.add_notices(answer.issue_id, answer.notices)

    # Imports

    def choose_files(self) -> None:
        """Let the user choose gazettes and import them."""
        self.import_paths(choosing.gazettes(self, self.settings))

    def choose_folder(self) -> None:
        """Let the user choose a folder and import it."""
        self.import_paths(choosing.folder(self, self.settings))

    def import_paths(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes; a single archive is opened instead."""
        if len(paths) == 1 and paths[0].suffix == ARCHIVE_SUFFIX:
            self.open_archive(paths[0])
        elif paths and self.archive.lanes and not self.importing.running:
            self.importing.start(self.archive.lanes, paths)

    def import_starter(self) -> None:
        """Import the gazettes that ship with the program."""
        if self.archive.lanes and self.archive.writable:
            self.importing.start_with_starter(self.archive.lanes)

    def _import_starter_if_empty(self) -> None:
        if self.archive.holdings and not self.archive.holdings.issues:
            self.import_starter()

    def _imported(self, report: ImportReport) -> None:
        self.archive.reload()

    def _index_progressed(self, progress: ImportProgress) -> None:
        self.desk.status.show_progress(progress.done, progress.total)
        self.desk.status.say(self.tr("正在更新搜索索引…"))

    def _show_issue(self, issue_id: IssueId) -> None:
        self.show_left(self.desk.contents)
        self.desk.contents.show_issue(issue_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import what was dropped."""
        urls = event.mimeData().urls()
        self.import_paths(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    # Searching

    def show_left(self, panel: QWidget) -> None:
        """Bring a panel of the left side to the front and go there."""
        self.desk.left.show()
        self.desk.left.setCurrentWidget(panel)
        self.desk.focus_panel(panel)

    def focus_filter(self) -> None:
        """Go to the filter box of the tree."""
        self.show_left(self.desk.contents)
        self.desk.contents.focus_filter()

    def _search_confirmed(self, text: str) -> None:
        if text:
            self.settings.remember_search(text)
            self._show_history()

    def _toggle_saved_search(self, text: str) -> None:
        kept = self.settings.saved_searches
        self.settings.saved_searches = tuple(s for s in kept if s != text) if text in kept else (*kept, text)
        self._show_history()

    def _clear_history(self) -> None:
        self.settings.forget_searches()
        self._show_history()

    def _show_history(self) -> None:
        self.desk.search_box.show_history(self.settings.history, self.settings.saved_searches)

    def _hits_found(self, text: str, page: HitPage) -> None:
        self.desk.results.show_page(text, page)
        self.desk.show_hit_count(page.total)
        self.desk.left.setCurrentWidget(self.desk.results)
        self.reading.mark(page.terms)
        self.named.enable(page.total > 0, "next_hit", "previous_hit")

    def _search_ended(self) -> None:
        if self.desk.left.currentWidget() is self.desk.results:
            self.desk.left.setCurrentWidget(self.desk.contents)
        self.desk.results.show_idle()
        self.desk.show_hit_count(None)
        self.reading.mark(())
        self.named.enable(False, "next_hit", "previous_hit")

    def _enter_results(self) -> None:
        if self.hit_model.hits:
            self.show_left(self.desk.results)
            self.desk.results.enter()

    def _open_hit(self, target: HitTarget, mark: MarkGoal, new_tab: bool = False) -> None:
        self._search_confirmed(self.searching.text)
        self.open(Goal(target.notice_id, line=target.line, mark=mark), new_tab=new_tab)

    def _step_to_hit(self, target: HitTarget, from_end: bool) -> None:
        self.open(Goal(target.notice_id, mark=MarkGoal.LAST if from_end else MarkGoal.FIRST))

    def step_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place found, over the end of the notice into the next one."""
        view = self.desk.area.current.view
        here = self.reading.record
        listed = here is not None and self.hit_model.row_of(here.id) >= 0
        if not (listed and (view.next_hit() if by > 0 else view.previous_hit())):
            self.searching.step(by)

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
        pane.view.document_link_activated.connect(self.open_document)
        pane.view.web_link_activated.connect(self.dialogs.ask_browser)

    def open_document(self, target: str) -> None:
        """Open the document with this number or title."""
        if self.archive.lanes:
            self.archive.lanes.read.ask("document", self._open_first, wishes.holders, target)

    def _open_first(self, found: tuple[NoticeId, ...]) -> None:
        here = self.reading.record
        others = [notice_id for notice_id in found if here is None or notice_id != here.id]
        if others:
            self.open(Goal(others[0]))

    # Paper, files, tables

    @property
    def output(self) -> Output:
        """Printing and exporting; loaded when they are first wanted, as the window opens sooner without them."""
        if self._output is None:
            from reader.output import Output

            self._output = Output(self, self.settings)
            self._output.said.connect(self.desk.status.say)
            self._output.failed.connect(self._tell)
            if self.archive.lanes:
                self._output.use(self.archive.lanes)
        return self._output

    def _export(self) -> None:
        if record := self.reading.record:
            self.output.export_notices((record.id,))

    def _preview(self) -> None:
        if record := self.reading.record:
            self.output.preview(record.id)

    def _print(self) -> None:
        if record := self.reading.record:
            self.output.print_notice(record.id)

    def _export_table(self, record: NoticeRecord, index: int, ending: str) -> None:
        self.output.export_table(record, index, ending)

    def _print_table(self, record: NoticeRecord, index: int) -> None:
        self.output.preview_table(record, index)

    def _export_hits(self) -> None:
        self.output.export_hits(self.searching.text, self.searching.options)

    def _print_hits(self) -> None:
        self.output.preview_hits(self.searching.text, self.searching.options)

    def _open_table(self, record: NoticeRecord, index: int) -> None:
        opened = TableWindow(record.notice.tables[index], record.notice.title, self)
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.excel_requested.connect(lambda: self._export_table(record, index, "xlsx"))
        opened.csv_requested.connect(lambda: self._export_table(record, index, "csv"))
        opened.print_requested.connect(lambda: self._print_table(record, index))
        opened.locate_requested.connect(lambda: self.open(Goal(record.id, table=index)))
        opened.show()

    def show_all_tables(self) -> None:
        """List every table of the archive."""
        if self.archive.lanes:
            self.archive.lanes.read.ask("tables", self._show_tables, wishes.all_tables)

    def _show_tables(self, tables: tuple[TableSummary, ...]) -> None:
        catalogue = self.dialogs.show_tables(tables)
        catalogue.table_activated.connect(lambda notice_id, index: self.open(Goal(notice_id, table=index)))

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

    def _save_markdown(self, text: str) -> None:
        self.output.save_text(self.tr("收藏与批注"), text)

    # Looks

    def _show_part(self, part: QWidget, name: str) -> None:
        part.setVisible(self.named[name].isChecked())
        self.settings.set_flag(name, self.named[name].isChecked())

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def next_theme(self) -> None:
        """Take the next theme: of the system, light, dark, high contrast."""
        following = _THEMES[(_THEMES.index(look().wish) + 1) % len(_THEMES)] if look().wish in _THEMES else "system"
        self.set_theme(following)

    def set_theme(self, theme: str) -> None:
        """Take a theme and remember it."""
        self.settings.theme = theme
        look().apply(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the tool bar shows words where there is room."""
        super().resizeEvent(event)
        self.desk.bar.fit(event.size().width())

    # Errors, beginning and end

    def _failed(self, failure: Failure) -> None:
        if failure.key == IMPORT_KEY:
            self.importing.fail(failure)
        else:
            self._tell(failure.error)
        if failure.key == OPEN_KEY:
            self.archive.close()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.dialogs.say_problem(sentence(error))
        else:
            log.error("a wish failed", exc_info=error)
            self.tell_error(sentence(error), details_of(error))

    def tell_error(self, title: str, details: str) -> None:
        """Say that the program did something wrong."""
        ErrorDialog(title, details, self).open()

    def _restore_window(self) -> None:
        self._show_history()
        self.resize(1360, 860)
        self.restoreGeometry(self.settings.window_state("geometry"))
        self.desk.splitter.restoreState(self.settings.window_state("splitter"))
        for part, name in ((self.desk.left, "left_panel"), (self.desk.side, "side_panel")):
            self.named[name].setChecked(self.settings.flag(name, True))
            part.setVisible(self.named[name].isChecked())

    def _keep_session(self) -> None:
        if self.archive.path and self.archive.holdings:
            front = self.desk.area.tabs.currentIndex()
            self.settings.keep_session(self.archive.path, session.saved(self.reading.shown(), front))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: remember everything, end every lane."""
        self._keep_session()
        self.settings.keep_window_state("geometry", self.saveGeometry())
        self.settings.keep_window_state("splitter", self.desk.splitter.saveState())
        self.settings.write()
        self.importing.cancel()
        self.archive.close()
        super().closeEvent(event)
