"""The frame of the window: what is kept, what is offered where nothing is open, keys and names of everything."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import resources
from db.model import NoticeId
from reader.app import Program
from reader.arguments import read_arguments
from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.widgets.folders_dialog import FoldersDialog
from reader.widgets.import_dialog import ImportDialog
from reader.widgets.settings_dialog import SettingsDialog
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.dragging import drag, drop, files
from tests.gui.typing import commit


@pytest.fixture
def starter_files() -> list[Path]:
    return sorted(resources.folder("starter").glob("*.txt"))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every lane has answered."""

    def idle() -> bool:
        lanes = window.archive.lanes
        return lanes is None or not (lanes.read.busy or lanes.write.busy or lanes.notes.busy or lanes.search.busy)

    qtbot.waitUntil(idle, timeout=WAIT_MS)


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if words in button.text()).click()


@pytest.fixture
def read_only(tmp_path: Path, starter_archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive that cannot be written, whoever runs the tests."""
    copy = tmp_path / "只读.gazette"
    copy.write_bytes(starter_archive.read_bytes())
    monkeypatch.setattr("db.store.archive.is_writable", lambda path: path != copy)
    return copy


# What is kept


def test_the_session_is_on_disk_before_the_window_is_closed(
    qtbot: QtBot, window: MainWindow, places: Places, copy_of_archive: Path
) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next), new_tab=True)
    window.desk.side.setCurrentIndex(2)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.keeping.timer.isActive(), timeout=WAIT_MS)
    kept = Settings(QSettings(str(places.settings), QSettings.Format.IniFormat))
    tabs, front = json.loads(kept.session(copy_of_archive))
    assert (len(tabs), front) == (2, 1)
    assert kept.number("side_tab", 0) == 2


@pytest.mark.parametrize(("left", "comes_back"), [(0, 0), (1, 0), (2, 2)])
def test_the_left_side_comes_back_as_it_was_but_without_old_results(
    qtbot: QtBot, window: MainWindow, places: Places, copy_of_archive: Path, left: int, comes_back: int
) -> None:
    window.desk.left.setCurrentIndex(left)
    window.close()
    following = MainWindow(Settings(QSettings(str(places.settings), QSettings.Format.IniFormat)), places)
    qtbot.addWidget(following)
    assert following.desk.left.currentIndex() == comes_back
    assert following.desk.bookmarks_tab.made == bool(comes_back)  # nobody waits for what is not looked at
    following.show()
    tree = following.desk.bookmarks.tree if comes_back else following.desk.contents.tree
    assert tree.isVisible()  # nothing is called empty before it is read
    with qtbot.waitSignal(following.page_shown, timeout=WAIT_MS):
        following.archives.open(copy_of_archive)
    assert following.focusWidget() is tree
    following.close()


def test_tabs_that_are_still_being_filled_are_not_forgotten(
    window: MainWindow, settings: Settings, copy_of_archive: Path
) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    before = settings.session(copy_of_archive)
    window.open(Goal(record.next), in_background=True)
    window.keeping.keep()
    assert settings.session(copy_of_archive) == before


def test_tabs_come_back_in_their_order_with_the_same_one_in_front(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path
) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next), new_tab=True)
    settle(qtbot, window)
    tabs = window.desk.area.tabs
    names = [tabs.tabText(n) for n in (0, 1)]
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(copy_of_archive)
    settle(qtbot, window)
    assert [tabs.tabText(n) for n in range(tabs.count())] == names
    assert tabs.currentIndex() == 1
    assert window.reading.record is not None
    assert window.reading.record.id == record.next


# Where nothing is open


def test_where_nothing_can_be_opened_stands_a_page_with_ways_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, copy_of_archive: Path
) -> None:
    broken = tmp_path / "坏.gazette"
    broken.write_bytes(b"not a database" * 100)
    window.archives.close()
    window.archives.open(broken)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT_MS)
    boxes(window)[0].close()
    start = window.desk.start
    assert start.isVisible()
    assert not window.desk.splitter.isVisible()
    for name in ("print", "bookmark", "all_tables", "next_notice"):
        assert not window.named[name].isEnabled()
    again = next(button for button in start.buttons if button.toolTip() == str(copy_of_archive))
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        again.click()
    assert window.desk.splitter.isVisible()
    assert window.named["bookmark"].isEnabled()


def test_an_empty_archive_offers_to_import(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    empty_window.archives.open(tmp_path / "新.gazette", create=True)
    start = empty_window.desk.start
    qtbot.waitUntil(start.isVisible, timeout=WAIT_MS)
    starter = next(button for button in start.buttons if "随程序附带" in button.text())
    covered: list[bool] = []
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        starter.click()
        dialog = empty_window.importing.dialog
        assert dialog is not None
        empty_window.archives.refreshed.connect(lambda: covered.append(dialog.isVisible()))
    assert covered == [True]  # until the page is there
    assert not dialog.isVisible()
    assert not start.isVisible()


def test_files_dropped_where_no_archive_is_open_go_into_the_users_own(
    qtbot: QtBot, empty_window: MainWindow, places: Places, starter_files: list[Path]
) -> None:
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        drop(empty_window, files(starter_files[0]))
    assert empty_window.archive.path == places.archive
    qtbot.waitUntil(lambda: not empty_window.importing.running, timeout=WAIT_MS)


def test_a_lost_last_archive_is_told_and_the_own_one_opened(
    qtbot: QtBot, empty_window: MainWindow, settings: Settings, places: Places, tmp_path: Path
) -> None:
    settings.remember_archive(tmp_path / "共享.gazette")
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        empty_window.archives.open_last()
    assert empty_window.archive.path == places.archive
    assert "共享" in empty_window.desk.status.message.text()
    assert empty_window.desk.status.button.text() == "再试一次"


def test_a_recent_archive_that_is_gone_can_be_taken_off_the_list(
    qtbot: QtBot, window: MainWindow, settings: Settings, tmp_path: Path, copy_of_archive: Path
) -> None:
    settings.remember_archive(tmp_path / "没有了.gazette", read_only=True)
    settings.remember_archive(copy_of_archive)
    window.archives.recent_menu.aboutToShow.emit()
    texts = [action.text().split("\t")[0] for action in window.archives.recent_menu.actions()]
    assert texts == ["copy", "没有了（只读）"]
    window.archives.recent_menu.actions()[1].trigger()
    press(boxes(window)[0], "从列表中移除")
    assert [recent.path for recent in settings.recent_archives] == [copy_of_archive]
    assert window.archive.path == copy_of_archive


def test_a_read_only_archive_says_that_no_issue_is_removed(
    qtbot: QtBot, empty_window: MainWindow, read_only: Path
) -> None:
    window = empty_window
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(read_only)
    tree, model = window.desk.contents.tree, window.desk.contents.model
    tree.setCurrentIndex(model.index_of_issue(next(iter(model.issue_ids))))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert window.desk.status.message.text() == "这个存档是只读的，不能移除"


def test_a_read_only_archive_says_where_else_to_import(
    qtbot: QtBot, empty_window: MainWindow, read_only: Path, places: Places, starter_files: list[Path]
) -> None:
    window = empty_window
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(read_only)
    drag(window, files(starter_files[0]))
    assert "只读" in window.dropping.overlay.title
    drop(window, files(starter_files[0]))
    box = boxes(window)[0]
    assert "只读" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not boxes(window)
    drop(window, files(starter_files[0]))
    box = boxes(window)[0]
    with qtbot.waitSignal(window.importing.finished, timeout=WAIT_MS):
        press(box, "导入到自己的存档")
    assert window.archive.path == places.archive
    settle(qtbot, window)


def test_a_read_only_archive_with_another_index_says_once_why_it_cannot_be_searched(
    qtbot: QtBot, empty_window: MainWindow, read_only: Path
) -> None:
    window = empty_window
    with closing(sqlite3.connect(read_only)) as connection, connection:
        connection.execute("UPDATE search_state SET value = '0' WHERE name = 'version'")
        connection.execute("DROP TABLE search_text")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(read_only)
    commit(window.desk.search_box, "教育")
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT_MS)
    (box,) = boxes(window)
    assert "只读.gazette" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.troubles.said, timeout=WAIT_MS):
        commit(window.desk.search_box, "教育经费")
    assert not boxes(window)


def test_another_archive_begins_without_the_search_of_the_last(
    qtbot: QtBot, window: MainWindow, read_only: Path
) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        commit(window.desk.search_box, "教育")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(read_only)
    assert not window.desk.search_box.text()
    settle(qtbot, window)


# The tree


def test_the_tree_shows_the_notice_again_when_the_filter_is_cleared(qtbot: QtBot, window: MainWindow) -> None:
    contents, tree = window.desk.contents, window.desk.contents.tree
    oldest = min(window.desk.contents.model.issue_ids)
    commit(contents.filter_box, "关于")
    qtbot.waitUntil(lambda: window.desk.contents.model.is_loaded(oldest), timeout=WAIT_MS)
    settle(qtbot, window)
    index = window.desk.contents.model.index(0, 0, window.desk.contents.model.index_of_issue(oldest))
    while window.desk.contents.model.hasChildren(index):
        index = window.desk.contents.model.index(0, 0, index)
    wanted = window.desk.contents.model.node(index).notice
    assert wanted is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        tree.clicked.emit(index)
    contents.filter_box.clear()
    model = window.desk.contents.model
    qtbot.waitUntil(lambda: model.index_of_notice(wanted.id).isValid(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tree.currentIndex() == model.index_of_notice(wanted.id), timeout=WAIT_MS)
    assert tree.visualRect(tree.currentIndex()).intersects(tree.viewport().rect())


def test_the_opened_notice_stays_in_sight_while_the_tree_fills(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path
) -> None:
    oldest, tree = min(window.desk.contents.model.issue_ids), window.desk.contents.tree
    window.contents.show_issue(oldest)
    qtbot.waitUntil(lambda: window.desk.contents.model.is_loaded(oldest), timeout=WAIT_MS)
    last = tree.model().index(2, 0, window.desk.contents.model.index_of_issue(oldest))
    notice = window.desk.contents.model.node(tree.model().index(0, 0, last)).notice
    assert notice is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(notice.id))
    settle(qtbot, window)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(copy_of_archive)
    settle(qtbot, window)
    row = tree.visualRect(window.desk.contents.model.index_of_notice(notice.id))
    assert tree.viewport().rect().contains(row.center())


def test_opening_another_issue_does_not_lead_back_to_the_opened_notice(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    tree, oldest = window.desk.contents.tree, min(window.desk.contents.model.issue_ids)
    assert not window.desk.contents.model.is_loaded(oldest)
    index = window.desk.contents.model.index_of_issue(oldest)
    tree.expand(index.parent())
    tree.go_to(index)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert window.desk.contents.model.is_loaded(oldest)
    assert tree.currentIndex() == window.desk.contents.model.index_of_issue(oldest)


def test_a_gazette_without_masthead_is_called_by_its_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    nameless = tmp_path / "扫描0017.txt"
    nameless.write_text("关于植树的通知\n\n各单位：\n\n今年继续植树，请认真组织。\n", "utf-8")
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.archives.take((nameless,))
    model = window.desk.contents.model
    tops = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert "刊名不详" in tops
    top = model.index(tops.index("刊名不详"), 0)
    assert model.index(0, 0, model.index(0, 0, top)).data() == "扫描0017.txt"
    assert window.importing.dialog is not None
    window.importing.dialog.close()
    settle(qtbot, window)


def select_two(qtbot: QtBot, window: MainWindow) -> list[int]:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    settle(qtbot, window)
    tree, chosen = window.desk.contents.tree, [record.id, record.next]
    tree.selectionModel().clear()
    for notice_id in chosen:
        index = window.desk.contents.model.index_of_notice(notice_id)
        tree.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    return [int(notice_id) for notice_id in chosen]


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened; the platform without a screen cannot show them."""
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    return opened


def open_menu(window: MainWindow) -> None:
    tree = window.desk.contents.tree
    place = tree.visualRect(tree.selectionModel().selectedIndexes()[0]).center()
    tree.customContextMenuRequested.emit(place)


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().split("\t")[0] == words).trigger()


def test_several_selected_notices_are_one_job(
    qtbot: QtBot, window: MainWindow, menus: list[QMenu], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = select_two(qtbot, window)
    open_menu(window)
    menu = menus[0]
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words[0] == "在新标签页中打开所选 2 份"
    words = words[1:]
    assert words[:3] == ["打印预览所选 2 份…", "导出所选 2 份…", "复制所选 2 份的引文"]
    printed: list[tuple[int, ...]] = []
    monkeypatch.setattr(window.paper.output, "preview_notices", printed.append)
    choose(menu, words[0])
    assert printed == [tuple(chosen)]
    QGuiApplication.clipboard().clear()
    choose(menu, words[2])
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().count("\n") == 1, timeout=WAIT_MS)


def test_several_selected_notices_are_opened_at_once_unless_they_are_many(
    qtbot: QtBot, window: MainWindow, menus: list[QMenu]
) -> None:
    chosen = select_two(qtbot, window)
    open_menu(window)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        choose(menus[0], "在新标签页中打开所选 2 份")
    assert window.reading.record is not None
    assert window.reading.record.id == chosen[0]
    qtbot.waitUntil(lambda: len(window.reading.shown()) == 3, timeout=WAIT_MS)
    area = window.desk.area
    assert area.current is area.panes[1]
    area.step(1)
    assert window.reading.record.id == chosen[1]
    many = window.menus.of_many(tuple(NoticeId(number) for number in range(11)), bookmarked=False)
    with qtbot.assertNotEmitted(window.menus.many_tabs_requested):
        many.actions()[0].trigger()
    assert window.desk.status.message.text() == "一次最多在新标签页中打开 10 份文件"


def test_several_selected_notices_are_bookmarked_at_once(qtbot: QtBot, window: MainWindow, menus: list[QMenu]) -> None:
    chosen = set(select_two(qtbot, window))
    open_menu(window)
    choose(menus[0], "收藏所选 2 份")
    qtbot.waitUntil(lambda: window.collecting.bookmarked == chosen, timeout=WAIT_MS)
    open_menu(window)
    choose(menus[1], "取消收藏所选 2 份")
    qtbot.waitUntil(lambda: not window.collecting.bookmarked, timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: window.collecting.bookmarked == chosen, timeout=WAIT_MS)
    assert not window.named["undo"].isEnabled()


def test_several_hits_are_selected_and_bookmarked(qtbot: QtBot, window: MainWindow, menus: list[QMenu]) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.search_box.search_for("教育")
    hits = window.desk.results.list
    shown = window.reading.record
    hits.clearSelection()
    chosen = [window.hit_model.row_of(window.hit_model.hits[number].notice_id) for number in (0, 2)]
    for row in (*chosen, chosen[0] + 1):  # a place of the first hit too: that is no further notice
        hits.scrollTo(window.hit_model.index(row))
        place = hits.visualRect(window.hit_model.index(row)).center()
        QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert {index.row() for index in hits.selectedIndexes()} == {*chosen, chosen[0] + 1}
    hits.customContextMenuRequested.emit(hits.visualRect(window.hit_model.index(chosen[0])).center())
    choose(menus[0], "收藏所选 2 份")
    wanted = {window.hit_model.hits[0].notice_id, window.hit_model.hits[2].notice_id}
    qtbot.waitUntil(lambda: window.collecting.bookmarked == wanted, timeout=WAIT_MS)
    assert window.reading.record == shown


def test_a_click_with_ctrl_selects_and_opens_nothing(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    settle(qtbot, window)
    tree = window.desk.contents.tree
    index = window.desk.contents.model.index_of_notice(record.next)
    tree.scrollTo(index)
    place = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    settle(qtbot, window)
    assert window.reading.record is not None
    assert window.reading.record.id == record.id
    assert tree.selectionModel().isSelected(index)


def test_an_issue_is_removed_and_brought_back(qtbot: QtBot, window: MainWindow, menus: list[QMenu]) -> None:
    record = window.reading.record
    assert record is not None
    issue_id, title = record.issue_record.id, record.notice.title
    window.named["bookmark"].trigger()
    window.open(Goal(record.id), new_tab=True)
    settle(qtbot, window)
    assert window.archive.holdings is not None
    before = window.archive.holdings.summary
    tree = window.desk.contents.tree
    tree.go_to(window.desk.contents.model.index_of_issue(issue_id))
    open_menu(window)
    choose(menus[0], "从存档中移除…")
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        press(boxes(window)[0], "移除")
    settle(qtbot, window)
    assert issue_id not in window.desk.contents.model.issue_ids
    assert len(window.desk.area.panes) == 1
    assert window.reading.record is not None
    assert window.reading.record.notice.title != title
    assert window.desk.status.button.text() == "撤销"
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    settle(qtbot, window)
    assert window.archive.holdings.summary == before
    assert record.id in window.collecting.bookmarked
    qtbot.waitUntil(
        lambda: window.reading.record is not None and window.reading.record.id == record.id, timeout=WAIT_MS
    )
    assert window.reading.record.notice.title == title


def test_two_tabs_of_one_name_tell_their_numbers(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    area = window.desk.area
    assert area.tabs.tabText(0) == "教育事业发展“十四五”规划"
    first, second = area.current, area.add_tab()
    area.set_title(first, "人事任免", "", "甲政干〔2021〕1号")
    area.set_title(second, "人事任免", "", "甲政干〔2021〕2号")
    assert [area.tabs.tabText(n) for n in (0, 1)] == ["人事任免 甲政干〔2021〕1号", "人事任免 甲政干〔2021〕2号"]
    area.set_title(second, "人事任免", "", "甲政干〔2021〕1号")
    assert [area.tabs.tabText(n) for n in (0, 1)] == ["人事任免", "人事任免 (2)"]
    button = area.tabs.tabButton(1, area.tabs.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    button.click()
    assert area.tabs.tabText(0) == "人事任免"


def test_bookmarks_and_what_was_read_say_number_and_issue(qtbot: QtBot, window: MainWindow) -> None:
    window.named["bookmark"].trigger()
    settle(qtbot, window)
    tree = window.desk.bookmarks.tree
    for top in range(2):
        item = tree.topLevelItem(top)
        assert item is not None
        line = item.child(0) if item.childCount() else item
        assert line is not None
        assert line.data(0, Qt.ItemDataRole.AccessibleTextRole).endswith("号 · 2022年第4期")


def test_nothing_found_leads_to_the_filter_of_the_tree(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.search_box.search_for("fssgyj")
    assert window.hit_model.total == 0
    button = next(b for b in window.desk.results.nothing.buttons if "目录" in b.text())
    button.click()
    qtbot.waitUntil(lambda: window.desk.contents.answer.text() == "1 份文件", timeout=WAIT_MS)
    assert window.desk.contents.isVisible()


def test_shift_f10_opens_the_menu_of_the_row(qtbot: QtBot, window: MainWindow, menus: list[QMenu]) -> None:
    settle(qtbot, window)
    window.activateWindow()
    window.named["show_contents"].trigger()
    QTest.keyClick(window.desk.contents.tree, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bool(menus), timeout=WAIT_MS)
    assert "复制引文\tCtrl+Shift+C" in [action.text() for action in menus[0].actions()]


def test_the_contents_key_leaves_the_calendar(window: MainWindow) -> None:
    contents = window.desk.contents
    window.named["show_calendar"].trigger()
    assert contents.years.isVisible()
    window.named["show_contents"].trigger()
    assert contents.tree.isVisible()
    for shown in (True, False):
        window.named["show_calendar"].trigger()
        assert contents.years.isVisible() is shown


def test_escape_leaves_calendar_filter_and_full_screen(qtbot: QtBot, window: MainWindow) -> None:
    contents = window.desk.contents
    window.named["show_calendar"].trigger()
    QTest.keyClick(contents.years, Qt.Key.Key_Escape)
    assert contents.tree.isVisible()
    window.desk.filter_for("教育")
    qtbot.waitUntil(contents.answer.isVisible, timeout=WAIT_MS)
    QTest.keyClick(contents.tree, Qt.Key.Key_Escape)
    assert contents.filter_box.text() == ""
    window.named["full_screen"].trigger()
    assert window.isFullScreen()
    for focused in (contents.tree, window.desk.area.current.view):
        window.named["full_screen"].setChecked(True)
        window.setWindowState(Qt.WindowState.WindowFullScreen)
        QTest.keyClick(focused, Qt.Key.Key_Escape)
        assert not window.isFullScreen()
        assert not window.named["full_screen"].isChecked()


def test_the_recent_archives_open_below_their_menu(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, place: places.append(place))
    window.named["recent_archives"].trigger()
    bar = window.menuBar()
    menu = bar.actionGeometry(bar.actions()[0])
    assert [bar.mapFromGlobal(place) for place in places] == [menu.bottomLeft()]


def test_the_usual_key_brings_the_size_of_the_text_back(window: MainWindow) -> None:
    assert window.named["zoom_reset"].shortcut().toString() == "Ctrl+0"
    size = window.desk.area.current.view.style_of_page.font_px
    window.named["zoom_in"].trigger()
    window.named["zoom_reset"].trigger()
    assert window.desk.area.current.view.style_of_page.font_px == size


# Subscribed folders


def test_a_subscribed_folder_is_read_quietly(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path, starter_files: list[Path], settings: Settings
) -> None:
    window, folder = empty_window, tmp_path / "新公报"
    folder.mkdir()
    (folder / starter_files[0].name).write_bytes(starter_files[0].read_bytes())
    archive = tmp_path / "存档.gazette"
    settings.keep_folders(archive, [folder, tmp_path / "没有这里"])
    with qtbot.waitSignal(window.importing.finished, timeout=WAIT_MS):
        window.archives.open(archive, create=True)
    message = window.desk.status.message.text()
    assert "新增 1 期" in message
    assert "没有这里" in message
    assert not window.findChildren(ImportDialog)
    assert window.desk.status.stop_button.isHidden()
    window.desk.status.button.click()
    assert window.importing.dialog is not None
    assert window.importing.dialog.files.topLevelItemCount() == 1
    window.importing.dialog.close()
    settle(qtbot, window)
    settings.keep_folders(archive, [folder])
    window.subscribing.read()
    qtbot.waitUntil(lambda: "没有新的公报" in window.desk.status.message.text(), timeout=WAIT_MS)


def test_a_file_that_cannot_be_read_is_told_of_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, settings: Settings, copy_of_archive: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "坏.txt").write_bytes(bytes(range(256)) * 40)
    settings.keep_folders(copy_of_archive, [tmp_path / "in"])
    for told in ("1 个文件没有读入", ""):
        window.desk.status.quiet()
        window.subscribing.read(asked=False)
        qtbot.waitUntil(lambda: not window.importing.running, timeout=WAIT_MS)
        assert window.desk.status.message.text() == told


def test_folders_are_added_and_removed_in_a_dialog(qtbot: QtBot, app_look: None, tmp_path: Path) -> None:
    dialog = FoldersDialog("甲", [tmp_path / "一"], lambda _parent: tmp_path / "二")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.add_button.click()
    assert changed.args == [(tmp_path / "一", tmp_path / "二")]
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.remove_button.click()
    assert changed.args == [(tmp_path / "一",)]
    dialog.remove_button.click()
    assert not dialog.read_button.isEnabled()


# Keys and names


def test_a_search_where_nothing_is_held_says_so(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> None:
    status = empty_window.desk.status
    empty_window.settings.remember_archive(empty_window.places.archive, read_only=False)
    empty_window.archives.close()
    assert not [button for button in empty_window.desk.start.buttons if "“我的公报”" in button.text()]
    commit(empty_window.desk.search_box, "公租房")
    qtbot.waitUntil(lambda: status.message.text() == "还没有打开存档", timeout=WAIT_MS)
    with qtbot.waitSignal(empty_window.archive.opened, timeout=WAIT_MS):
        empty_window.archives.open(tmp_path / "空.gazette", create=True)
    commit(empty_window.desk.search_box, "公租房")
    qtbot.waitUntil(lambda: status.message.text() == "存档里还没有公报", timeout=WAIT_MS)
    assert status.button.text() == "导入公报文件…"
    settle(qtbot, empty_window)


def test_every_action_has_a_key_and_stands_in_the_list_of_keys(window: MainWindow) -> None:
    assert [action.objectName() for action in window.named if not action.shortcuts()] == []
    dialog = window.dialogs.show_keys()
    listed = set()
    for top in range(dialog.list.topLevelItemCount()):
        group = dialog.list.topLevelItem(top)
        assert group is not None
        listed |= {child.text(0) for n in range(group.childCount()) if (child := group.child(n))}
    assert {action.text().rstrip("…") for action in window.named} <= listed
    dialog.close()


def test_escape_closes_the_list_of_tables_and_f1_works_there(qtbot: QtBot, window: MainWindow) -> None:
    opened: list[QWidget] = []
    window.paper.window_opened.connect(opened.append)
    with qtbot.waitSignal(window.paper.window_opened, timeout=WAIT_MS):
        window.named["all_tables"].trigger()
    assert window.named["keys"] in opened[0].actions()
    assert window.named["settings"] in opened[0].actions()
    qtbot.waitUntil(opened[0].isVisible, timeout=WAIT_MS)
    opened[0].activateWindow()
    QTest.keyClick(opened[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(type(opened[0])), timeout=WAIT_MS)


# Another language


def test_another_language_takes_effect_at_once_where_it_is_wanted(
    qtbot: QtBot, app_look: None, places: Places, copy_of_archive: Path
) -> None:
    program = Program(read_arguments([str(copy_of_archive)]), places)
    first: MainWindow = program.window
    with qtbot.waitSignal(first.page_shown, timeout=WAIT_MS):
        program.start()
    dialog = first.dialogs.open_settings()
    assert isinstance(dialog, SettingsDialog)
    dialog.language.setCurrentIndex(1)
    dialog.close()
    dialog = first.dialogs.open_settings()
    assert dialog.note.isVisible()  # still another one than the window speaks
    dialog.restart_button.click()
    qtbot.waitUntil(lambda: program.window is not first, timeout=WAIT_MS)
    second: MainWindow = program.window
    qtbot.waitUntil(lambda: second.reading.record is not None, timeout=WAIT_MS)
    assert second.named["settings"].text() == "Settings…"
    assert second.archive.path == copy_of_archive
    second.close()


def test_a_file_that_is_given_at_the_start_is_imported_in_front_of_the_window(
    qtbot: QtBot, app_look: None, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(read_arguments([str(tmp_path / "不在.txt")]), places)
    seen: list[bool] = []
    monkeypatch.setattr(ImportDialog, "show", lambda _dialog: seen.append(program.window.isVisible()))
    program.start()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    assert seen == [True]
    program.window.close()


def test_a_small_window_keeps_its_tool_bar_whole(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(683, 384)
    assert window.width() == 683
    extension = window.desk.bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert extension is not None
    qtbot.waitUntil(lambda: not extension.isVisible(), timeout=WAIT_MS)
    assert window.desk.search_box.width() >= 150


def test_the_first_press_shows_a_side_that_a_narrow_window_had_hidden(qtbot: QtBot, window: MainWindow) -> None:
    side, action = window.desk.side, window.named["side_panel"]
    window.resize(1200, 700)
    assert side.isVisible()
    window.resize(900, 600)
    assert not side.isVisible()
    assert not action.isChecked()
    action.trigger()
    assert side.isVisible()
    assert action.isChecked()
    window.resize(880, 600)
    assert side.isVisible()
    action.trigger()
    assert not side.isVisible()
    window.resize(1200, 700)
    assert side.isVisible()
    action.trigger()
    window.resize(880, 600)
    window.resize(1200, 700)
    assert not side.isVisible()
    settle(qtbot, window)


@pytest.mark.parametrize("name", ["show_contents", "show_results", "show_bookmarks", "show_calendar", "filter"])
def test_the_left_side_is_ticked_whatever_showed_it(qtbot: QtBot, window: MainWindow, name: str) -> None:
    side, action = window.desk.left, window.named["left_panel"]
    action.trigger()
    assert (side.isVisible(), action.isChecked()) == (False, False)
    window.named[name].trigger()
    assert (side.isVisible(), action.isChecked()) == (True, True)
    assert action.icon().isNull()  # a menu would draw it in the place of the tick
    settle(qtbot, window)


def test_dialogs_are_no_larger_than_the_screen(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small:
        def availableSize(self) -> QSize:
            return QSize(480, 500)

    monkeypatch.setattr(empty_window, "screen", Small)
    dialog = empty_window.dialogs.show_keys()
    assert dialog.height() < 500
    assert dialog.width() < 480
    dialog.reject()
