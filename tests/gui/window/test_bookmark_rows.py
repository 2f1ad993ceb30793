"""Keys and menus on the rows of bookmarks, marks and what was read lately mean these rows."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from db.model import NoticeId, NoticeKey
from db.model.userdata import Bookmark, BookmarkId, HighlightColour
from db.store import Archive
from reader.flows.reading import Goal
from reader.tasks import notes
from reader.widgets.bookmark_lines import BookmarkLine, HighlightLine
from reader.widgets.bookmark_tree import BookmarkTree
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.rows import menu_of_bookmarks

_COUNT = 3
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(window: MainWindow) -> tuple[NoticeId, ...]:
    """Notices that are not in front."""
    assert window.archive.path is not None
    assert window.reading.record is not None
    with Archive.open(window.archive.path, read_only=True) as archive:
        return tuple(notice.id for notice in archive.notices() if notice.id != window.reading.record.id)[:_COUNT]


@pytest.fixture
def tree(qtbot: QtBot, window: MainWindow, ids: tuple[NoticeId, ...]) -> BookmarkTree:
    """The list with bookmarks of these notices and an empty folder; it has the focus."""
    window.named["show_bookmarks"].trigger()
    window.collecting.set_bookmarked(ids, True)
    window.desk.bookmarks.folder_requested.emit("住房")
    qtbot.waitUntil(lambda: len(window.collecting.state.folders) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.collecting.bookmarked == set(ids), timeout=WAIT_MS)
    return window.desk.bookmarks.tree


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> list[tuple[NoticeId, ...]]:
    """What is to be exported, job by job."""
    wanted: list[tuple[NoticeId, ...]] = []
    monkeypatch.setattr("reader.output.flow.Output.export_notices", lambda _output, chosen: wanted.append(chosen))
    return wanted


def row_of(tree: BookmarkTree, notice_id: NoticeId) -> QTreeWidgetItem:
    def means(item: QTreeWidgetItem) -> bool:
        line = tree.line_of(item)
        return isinstance(line, BookmarkLine) and line.notice_id == notice_id

    return next(item for item in tree._items() if means(item))


def stand_on(tree: BookmarkTree, item: QTreeWidgetItem) -> None:
    """Select it alone, whichever keys were pressed last."""
    tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def move_into(tree: BookmarkTree, window: MainWindow, *items: QTreeWidgetItem) -> None:
    """By the menu of the last of these rows, all of them chosen."""
    tree.clearSelection()
    for item in items:
        tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.Select)
    tree.customContextMenuRequested.emit(tree.visualItemRect(items[-1]).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    to_folder = next(action for action in menu.actions() if action.text() == "移到")
    folders = to_folder.menu()
    assert isinstance(folders, QMenu)
    next(action for action in folders.actions() if action.text() == "住房").trigger()
    menu.close()


def test_keys_on_a_bookmark_mean_its_notice(
    qtbot: QtBot,
    window: MainWindow,
    tree: BookmarkTree,
    ids: tuple[NoticeId, ...],
    exported: list[tuple[NoticeId, ...]],
) -> None:
    stand_on(tree, row_of(tree, ids[1]))
    QTest.keyClick(tree, Qt.Key.Key_E, _CONTROL)
    tree.selectAll()
    QTest.keyClick(tree, Qt.Key.Key_E, _CONTROL)
    assert exported[0] == ids[1:2]
    assert set(ids) < set(exported[1])  # what was read lately is chosen too
    stand_on(tree, row_of(tree, ids[1]))
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_T, _CONTROL)
    assert window.reading.record is not None
    assert window.reading.record.id == ids[1]
    panes = [len(window.desk.area.panes)]
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_T, _CONTROL)
    assert [*panes, len(window.desk.area.panes)] == [2, 4]
    stand_on(tree, row_of(tree, ids[0]))
    QTest.keyClick(tree, Qt.Key.Key_D, _CONTROL)
    qtbot.waitUntil(lambda: window.collecting.bookmarked == set(ids[1:]), timeout=WAIT_MS)
    assert tree.selectedItems() == [row_of(tree, ids[1])]  # though Ctrl was held down


def test_rows_that_were_removed_and_brought_back_are_chosen(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree, ids: tuple[NoticeId, ...]
) -> None:
    stand_on(tree, row_of(tree, ids[0]))
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.collecting.bookmarked == set(ids[2:]), timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: window.collecting.bookmarked == set(ids), timeout=WAIT_MS)
    assert tree.selectedItems() == [row_of(tree, ids[0]), row_of(tree, ids[1])]
    assert tree.currentItem() is row_of(tree, ids[0])


def test_several_chosen_rows_are_moved_by_their_menu_and_a_folder_stands_for_what_is_in_it(
    qtbot: QtBot,
    window: MainWindow,
    tree: BookmarkTree,
    ids: tuple[NoticeId, ...],
    exported: list[tuple[NoticeId, ...]],
) -> None:
    move_into(tree, window, row_of(tree, ids[0]), row_of(tree, ids[2]))
    qtbot.waitUntil(lambda: row_of(tree, ids[0]).parent() is not None, timeout=WAIT_MS)
    folder = row_of(tree, ids[2]).parent()
    assert folder is not None
    assert folder is row_of(tree, ids[0]).parent()
    assert row_of(tree, ids[1]).parent() is None
    stand_on(tree, folder)
    QTest.keyClick(tree, Qt.Key.Key_E, _CONTROL)
    assert exported == [(ids[0], ids[2])]
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: row_of(tree, ids[2]).parent() is None, timeout=WAIT_MS)
    assert row_of(tree, ids[0]).parent() is None


def test_a_mark_opens_at_its_place_from_the_menu_too(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    view = window.desk.area.current.view
    view.selectAll()
    view.highlight_requested.emit(HighlightColour.GREEN)
    qtbot.waitUntil(lambda: len(window.collecting.state.highlights) > 2, timeout=WAIT_MS)
    lines = [line for item in tree._items() if isinstance(line := tree.line_of(item), HighlightLine)]
    last = max(lines, key=lambda line: line.highlight.passage.line)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next))
    menu = menu_of_bookmarks(window.desk.bookmarks, (last,))
    entry = next(action for action in menu.actions() if action.text() == "打开")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS), qtbot.waitSignal(window.menus.open_requested) as wish:
        entry.trigger()
    assert wish.args == [Goal(record.id, passage=last.highlight.passage)]  # not its whole paragraph
    assert window.reading.record is not None
    assert window.reading.record.id == record.id
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0, timeout=WAIT_MS)
    words = [action.text() for action in menu_of_bookmarks(window.desk.bookmarks, tuple(lines[:2])).actions()]
    assert words[-1] == "删除所选 2 处标记\tDel"


def test_a_bookmark_whose_notice_is_elsewhere_is_not_mistaken_for_the_page(
    qtbot: QtBot,
    window: MainWindow,
    tree: BookmarkTree,
    ids: tuple[NoticeId, ...],
    exported: list[tuple[NoticeId, ...]],
) -> None:
    key = window.reading.key
    assert key is not None
    elsewhere = NoticeKey(key.publication, 1987, key.number, key.source, key.doc_number, "关于别处的通知", key.position)
    lost = Bookmark(BookmarkId(0), elsewhere, None, "", datetime.now(UTC))
    window.collecting._ask(notes.restore_bookmarks, (lost,))
    qtbot.waitUntil(lambda: len(window.collecting.state.bookmarks) == _COUNT + 1, timeout=WAIT_MS)
    item = next(item for item in tree._items() if item.toolTip(0).endswith("不在这个存档里"))
    stand_on(tree, item)
    line = tree.line_of(item)
    assert line is not None
    words = [action.text() for action in menu_of_bookmarks(window.desk.bookmarks, (line,)).actions()]
    assert [word for word in words if word] == ["取消收藏\tCtrl+D", "移到", "写备注…\tF2"]
    for pressed, modifier in (
        (Qt.Key.Key_E, _CONTROL),
        (Qt.Key.Key_T, _CONTROL),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    ):
        window.desk.status.quiet()
        QTest.keyClick(tree, pressed, modifier)
        assert window.desk.status.message.text() == "这份文件不在这个存档里"
    assert not exported
    assert len(window.desk.area.panes) == 1
    QTest.keyClick(tree, Qt.Key.Key_D, _CONTROL)
    qtbot.waitUntil(lambda: len(window.collecting.state.bookmarks) == _COUNT, timeout=WAIT_MS)
    assert window.collecting.bookmarked == set(ids)


def test_an_empty_folder_is_not_mistaken_for_the_page(
    window: MainWindow, tree: BookmarkTree, exported: list[tuple[NoticeId, ...]]
) -> None:
    stand_on(tree, next(item for item in tree._items() if tree.name_of(item).startswith("folder/")))
    QTest.keyClick(tree, Qt.Key.Key_E, _CONTROL)
    assert not exported
    assert window.desk.status.message.text() == "所选的行没有这项操作"


def test_the_menu_of_several_rows_can_be_had_by_keys(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree, ids: tuple[NoticeId, ...]
) -> None:
    stand_on(tree, row_of(tree, ids[0]))
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitActive(window):
        window.activateWindow()
    tree.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=WAIT_MS)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "导出所选 2 份…\tCtrl+E" in [action.text() for action in menu.actions()]
    menu.close()


def test_the_row_that_the_keys_go_on_from_is_a_chosen_one_at_once(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree, ids: tuple[NoticeId, ...]
) -> None:
    window.named["show_contents"].trigger()
    tree.clearSelection()
    tree.setCurrentItem(row_of(tree, ids[1]), 0, QItemSelectionModel.SelectionFlag.NoUpdate)
    window.named["show_bookmarks"].trigger()
    assert tree.selectedItems() == [row_of(tree, ids[1])]
    window.named["show_contents"].trigger()
    chosen = [row_of(tree, each) for each in ids]
    for row in chosen:
        row.setSelected(True)
    window.named["show_bookmarks"].trigger()
    assert len(tree.selectedItems()) == len(chosen)
