"""What the gallery shows: every screen and state of the window, one scene after another.

A scene leads the window from state to state. At each it yields the picture's name, and with it the widget to show where
that is not the whole window; it leaves the window as it found it, for the next scene.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMenu, QMessageBox, QWidget

import resources
from db.model import KnownError, NoticeRecord, Problem
from db.store import Archive
from reader.flows.reading import Goal
from reader.i18n import sentence
from reader.output.print_preview import PrintPreview
from reader.widgets.bookmark_lines import HighlightLine
from reader.widgets.error_dialog import ErrorDialog
from reader.widgets.tables.catalogue import TableCatalogue
from reader.widgets.tables.window import TableWindow
from tests.gui.rows import menu_of_bookmarks

if TYPE_CHECKING:
    from tests.gui.gallery import Gallery

State = str | tuple[str, QWidget]
Scene = Callable[["Gallery"], Iterator[State]]
Box = TypeVar("Box", bound=QDialog)
_RARE = "沒有這樣的詞語"
_OPENS_MS = 400
"""A hit may stand on the page that is open already."""
_ANY = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive


def _start(gallery: Gallery) -> Iterator[State]:
    window = gallery.window
    window.archives.close()
    yield "no-archive"
    made = gallery.home / "新.gazette"
    gallery.until(window.archives.holdings_changed, lambda: window.archives.open(made, create=True))
    yield "empty-archive"
    gallery.open()
    yield "first-page"


def _reading(gallery: Gallery) -> Iterator[State]:
    window, desk = gallery.window, gallery.window.desk
    gallery.search("教育事业发展 专栏")
    window.named["next_hit"].trigger()
    gallery.settle(_OPENS_MS)
    _end_search(gallery)
    yield "reading"
    for panel in range(desk.side.count()):
        desk.side.setCurrentIndex(panel)
        yield f"side-{panel}"
    desk.side.setCurrentIndex(0)
    yield "page-menu", desk.area.current.view.make_menu(QPoint(300, 300))
    window.named["caret"].trigger()
    yield "caret"
    window.named["caret"].trigger()
    size = window.size()
    window.resize(900, 640)
    yield "narrow"
    window.named["find"].trigger()
    yield "narrow-find"
    desk.area.current.close_find()
    window.resize(size)
    gallery.settle(_OPENS_MS)  # the page is set anew


def _doubts_and_forms(gallery: Gallery) -> Iterator[State]:
    window = gallery.window
    with Archive.open(gallery.archive, read_only=True) as archive:
        forms = [table.notice_id for table in archive.tables() if table.form]
    window.named["next_doubt"].trigger()
    yield "doubt"
    if forms:
        gallery.until(window.page_shown, lambda: window.open(Goal(forms[0])))
        window.desk.area.current.view.go_to_table(0)
        yield "form"
        gallery.until(window.page_shown, window.named["back"].trigger)


def _marks(gallery: Gallery) -> Iterator[State]:
    """Four pens, a note, what is listed of them and done with them, bookmarks and a folder."""
    window, panel = gallery.window, gallery.window.desk.bookmarks_tab
    window.desk.left.setCurrentWidget(panel)
    yield "bookmarks-recent"
    view = window.desk.area.current.view
    for pen, start in (("red", 520), ("blue", 440), ("green", 360), ("yellow", 280)):
        cursor = view.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + 40, QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)
        window.named[f"mark_{pen}"].trigger()
        gallery.settle()
    window.named["bookmark"].trigger()
    panel.part.folder_requested.emit("待办")
    gallery.wait(lambda: panel.part.tree.topLevelItemCount() > 3)
    lines = map(panel.part.tree.line_of, panel.part.tree.findItems("", _ANY))
    line = next(line for line in lines if isinstance(line, HighlightLine))
    note = _asked(window, QInputDialog, lambda: panel.part.highlight_note_requested.emit(line.highlight))
    note.setTextValue("与2021年的数字不同，请核对。")
    yield "note", note
    note.accept()
    gallery.settle()
    yield "bookmarks"
    yield "bookmark-menu", menu_of_bookmarks(panel.part, (line,))
    window.named["bookmark"].trigger()
    yield "bookmark-removed"
    window.desk.left.setCurrentWidget(window.desk.contents_tab)


def _tabs(gallery: Gallery) -> Iterator[State]:
    window, area = gallery.window, gallery.window.desk.area
    record = _opened(gallery)
    for _ in range(3):
        gallery.until(window.page_shown, lambda: window.open(Goal(record.id), new_tab=True))
    yield "tabs"
    area.show_list()
    yield "tab-list", area.list_button.menu()
    area.list_button.menu().close()
    for _ in range(3):
        area.close_tab()


def _tables(gallery: Gallery) -> Iterator[State]:
    """The find bar over tables, a table large with filters and hits, the list of all tables."""
    window, area = gallery.window, gallery.window.desk.area
    area.current.view.go_to_table(1)
    window.named["find"].trigger()
    for name, words in (("find", "3"), ("find-nothing", _RARE)):
        area.current.find_bar.field.setText(words)
        gallery.settle(200)
        yield name
    area.current.close_find()
    window.desk.side.tables.open_requested.emit(2)
    gallery.wait(lambda: window.findChildren(TableWindow))
    opened = window.findChildren(TableWindow)[-1]
    yield "table", opened
    opened.filters.setChecked(True)
    opened.find_bar.field.setText("市")
    opened.view.selectColumn(3)
    gallery.settle(200)
    yield "table-found", opened
    opened.close()
    window.named["all_tables"].trigger()
    gallery.wait(lambda: window.findChildren(TableCatalogue))
    catalogue = window.findChildren(TableCatalogue)[-1]
    gallery.settle(200)
    yield "all-tables", catalogue
    catalogue.field.setText(_RARE)
    gallery.settle(200)
    yield "all-tables-nothing", catalogue
    catalogue.close()


def _searching(gallery: Gallery) -> Iterator[State]:
    window, desk = gallery.window, gallery.window.desk
    window.named["show_results"].trigger()
    yield "results-idle"
    gallery.search("学前教育")
    yield "search"
    yield "search-history", desk.search_box.history_menu()
    for name, menu in (("scope", desk.results.scope_button), ("sort", desk.results.sort_button)):
        yield f"search-{name}", menu.menu()
    window.named["next_hit"].trigger()
    gallery.settle(_OPENS_MS)
    yield "search-opened"
    gallery.search(_RARE)
    yield "nothing-found"
    _end_search(gallery)


def _contents(gallery: Gallery) -> Iterator[State]:
    window, box = gallery.window, gallery.window.desk.contents.filter_box
    for name, words in (("filter", "jyfz"), ("filter-nothing", "没有")):
        box.setText(words)
        gallery.settle(600)
        yield name
    box.clear()
    gallery.settle(300)
    window.named["show_calendar"].trigger()
    yield "years"
    window.named["show_contents"].trigger()
    window.desk.contents.years_button.setChecked(False)
    record = _opened(gallery)
    notices, issues = (record.id,), (record.issue_record.id,)
    yield "menu-notice", window.menus.of_notice(Goal(record.id), bookmarked=False, read=True)
    yield "menu-many", window.menus.of_many(notices * 3, issues * 2, bookmarked=False)
    yield "menu-issue", window.menus.of_issue(issues[0])


def _menu_bar(gallery: Gallery) -> Iterator[State]:
    for number, action in enumerate(gallery.window.menuBar().actions(), 1):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(gallery.window.pos())
        menu.setActiveAction(menu.actions()[1])
        yield f"menu-{number}", menu
        menu.close()


def _paper(gallery: Gallery) -> Iterator[State]:
    window = gallery.window
    window.named["print_preview"].trigger()
    gallery.wait(lambda: [p for p in window.findChildren(PrintPreview) if p.job])
    preview = window.findChildren(PrintPreview)[-1]
    gallery.settle(300)
    yield "print-preview", preview
    preview.close()
    gallery.answer("export", window.named["export"].trigger)


def _importing(gallery: Gallery) -> Iterator[State]:
    """Files that are taken, and others that are not."""
    window, importing = gallery.window, gallery.window.importing
    empty = gallery.home / "空.txt"
    empty.write_text("")
    picture = gallery.home / "照片.txt"
    picture.write_bytes(bytes(range(256)) * 9)
    gallery.until(importing.finished, lambda: window.archives.take((resources.folder("starter"), empty, picture)))
    assert importing.dialog is not None
    yield "import-report", importing.dialog
    importing.dialog.close()
    for name, path in (("dragging", empty), ("dragging-refused", gallery.home / "照片.jpg")):
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(path))])
        keys, action = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), action, files, left, keys))
        yield name
    window.dropping.overlay.hide()


def _dialogs(gallery: Gallery) -> Iterator[State]:
    window, dialogs = gallery.window, gallery.window.dialogs
    fault, wrong = KnownError(Problem.ARCHIVE_READ_ONLY, path="甲.gazette"), ValueError("A")
    issues = (_opened(gallery).issue_record.id,)
    made: dict[str, Callable[[], QWidget]] = {
        "settings": dialogs.open_settings,
        "keys": dialogs.show_keys,
        "search-help": dialogs.show_search_help,
        "about": dialogs.show_about,
        "diagnosis": dialogs.show_diagnosis,
        "browser": lambda: dialogs.ask_browser("http://www.example.org/zcwj/t20220708_3800654.html"),
        "problem": lambda: _asked(window, QMessageBox, lambda: window.troubles.tell(fault)),
        "error": lambda: _asked(window, ErrorDialog, lambda: window.troubles.tell_error(sentence(wrong), repr(wrong))),
        "remove": lambda: _asked(window, QMessageBox, lambda: window.menus.removal_requested.emit(issues)),
    }
    for name, make in made.items():
        dialog = make()
        yield f"dialog-{name}", dialog
        dialog.close()
    for folders in ((), (Path("/共享/公报/2023年"), Path("/共享/公报/2024年"))):
        window.settings.keep_folders(gallery.archive, folders)
        watched = dialogs.open_folders(gallery.archive, window.subscribing)
        yield f"dialog-folders-{len(folders)}", watched
        watched.close()
    window.settings.keep_folders(gallery.archive, ())


def _opened(gallery: Gallery) -> NoticeRecord:
    record = gallery.window.reading.record
    assert record is not None
    return record


def _asked(window: QWidget, kind: type[Box], ask: Callable[[], object]) -> Box:
    ask()
    return window.findChildren(kind)[-1]


def _end_search(gallery: Gallery) -> None:
    gallery.window.desk.search_box.clear()
    gallery.window.searching.search("")


SCENES: tuple[Scene, ...] = (
    _start,
    _reading,
    _doubts_and_forms,
    _tabs,
    _tables,
    _searching,
    _contents,
    _menu_bar,
    _marks,
    _paper,
    _importing,
    _dialogs,
)
