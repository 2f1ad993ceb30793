"""The list of bookmarks and marks: what a user changes there, by mouse and by keys, and where that is seen."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from db.model.userdata import FolderId, Highlight, HighlightColour
from reader.flows.reading import Goal
from reader.widgets.bookmark_lines import BookmarkLine, FolderLine, HighlightLine
from reader.widgets.bookmark_tree import BookmarkTree
from reader.widgets.bookmarks import BookmarksPanel
from reader.widgets.look import look
from reader.widgets.pens import PENS
from reader.widgets.two_lines import DETAIL
from reader.widgets.viewer.pane import NoticePane
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.rows import menu_of_bookmarks


def items(tree: BookmarkTree) -> list[QTreeWidgetItem]:
    walk, found = QTreeWidgetItemIterator(tree), []
    while item := walk.value():
        found.append(item)
        walk += 1
    return found


def marks(tree: BookmarkTree) -> list[QTreeWidgetItem]:
    return [item for item in items(tree) if isinstance(tree.line_of(item), HighlightLine)]


def highlight_of(tree: BookmarkTree, item: QTreeWidgetItem) -> Highlight:
    line = tree.line_of(item)
    assert isinstance(line, HighlightLine)
    return line.highlight


def action(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(words))


@pytest.fixture
def tree(qtbot: QtBot, window: MainWindow) -> BookmarkTree:
    """The list, with several marks in the notice in front; it has the focus."""
    view = window.desk.area.current.view
    view.selectAll()
    view.highlight_requested.emit(HighlightColour.GREEN)
    window.named["show_bookmarks"].trigger()
    made = window.desk.bookmarks.tree
    qtbot.waitUntil(lambda: len(marks(made)) > 2, timeout=WAIT_MS)
    return made


def is_red(window: MainWindow, pane: NoticePane) -> bool:
    return any(each.colour is HighlightColour.RED for each in window.marking.highlights_in(pane))


def write(window: MainWindow, words: str) -> None:
    """Into the dialog that is open."""
    dialog = next(each for each in window.findChildren(QInputDialog) if each.isVisible())
    dialog.setTextValue(words)
    dialog.accept()


def test_what_was_marked_at_once_is_listed_in_the_order_of_the_text(tree: BookmarkTree) -> None:
    lines = [highlight_of(tree, item).passage.line for item in marks(tree)]
    assert lines == sorted(lines)


def test_a_note_is_written_in_the_list_by_keys(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    pane = window.desk.area.current
    tree.setCurrentItem(marks(tree)[1])
    wanted = highlight_of(tree, marks(tree)[1])
    QTest.keyClick(tree, Qt.Key.Key_F2)
    write(window, " 核对\n两次 ")
    qtbot.waitUntil(lambda: str(marks(tree)[1].data(0, DETAIL)).startswith("核对 两次 · "), timeout=WAIT_MS)
    assert [each.note for each in window.marking.highlights_in(pane) if each.id == wanted.id] == ["核对\n两次"]
    assert any(stroke.highlight.note == "核对\n两次" for stroke in pane.view._marks.strokes)
    stood = tree.currentItem()
    assert stood is marks(tree)[1]  # and not at the top again
    assert stood.data(0, Qt.ItemDataRole.AccessibleTextRole).endswith("，绿色")


def test_a_click_gives_the_keys_to_the_list(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.desk.area.current.view.setFocus()
    place = tree.visualItemRect(marks(tree)[1]).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tree.hasFocus()


def test_another_pen_is_taken_in_the_list_and_seen_in_every_tab(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    record = window.reading.record
    assert record is not None
    first = window.desk.area.current
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.id), new_tab=True)
    qtbot.waitUntil(lambda: bool(window.marking.highlights_in(window.desk.area.current)), timeout=WAIT_MS)
    line = tree.line_of(marks(tree)[0])
    assert line is not None
    menu = menu_of_bookmarks(window.desk.bookmarks, (line,))
    colours = action(menu, "颜色")  # PySide 6.8 lets a menu go with its action
    pens = colours.menu()
    assert isinstance(pens, QMenu)
    assert [each.text() for each in pens.actions() if not each.isEnabled()] == ["绿色"]
    action(pens, "红色").trigger()
    for pane in (first, window.desk.area.current):
        qtbot.waitUntil(partial(is_red, window, pane), timeout=WAIT_MS)
        grounds = {each.format.background().color().name() for each in pane.view.extraSelections()}
        assert PENS[HighlightColour.RED][0] in grounds
    qtbot.waitUntil(lambda: highlight_of(tree, marks(tree)[0]).colour is HighlightColour.RED, timeout=WAIT_MS)


def test_a_mark_of_a_notice_that_is_not_open_is_removed_and_brought_back_to_its_place(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next))
    tree.setFocus()
    listed = [highlight_of(tree, item).passage for item in marks(tree)]
    tree.setCurrentItem(marks(tree)[1])
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(marks(tree)) == len(listed) - 1, timeout=WAIT_MS)
    assert tree.currentItem() is marks(tree)[1]  # the one below: Delete can be pressed again
    assert window.desk.status.button.text() == "撤销"
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: len(marks(tree)) == len(listed), timeout=WAIT_MS)
    assert [highlight_of(tree, item).passage for item in marks(tree)] == listed
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["back"].trigger()
    pane = window.desk.area.current
    qtbot.waitUntil(lambda: len(window.marking.highlights_in(pane)) == len(listed), timeout=WAIT_MS)


def test_several_marks_are_removed_at_once_and_brought_back_at_once(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    pane = window.desk.area.current
    listed = [highlight_of(tree, item).passage for item in marks(tree)]
    tree.setCurrentItem(marks(tree)[0])
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: [highlight_of(tree, item).passage for item in marks(tree)] == listed[2:], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.marking.highlights_in(pane)) == len(listed) - 2, timeout=WAIT_MS)
    assert [highlight_of(tree, item).passage for item in tree.selectedItems()] == listed[2:3]
    assert window.pile.next is not None
    assert window.pile.next.words == "已删除 2 处标记"
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: [highlight_of(tree, item).passage for item in marks(tree)] == listed, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.marking.highlights_in(pane)) == len(listed), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tree.selectedItems() == marks(tree)[:2], timeout=WAIT_MS)
    assert window.pile.next is None


def test_bookmarks_and_marks_that_are_removed_at_once_come_back_at_once(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    window.named["bookmark"].trigger()
    qtbot.waitUntil(lambda: bool(window.collecting.bookmarked), timeout=WAIT_MS)
    count = len(marks(tree))
    tree.setCurrentItem(items(tree)[0])
    marks(tree)[0].setSelected(True)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not window.collecting.bookmarked and len(marks(tree)) == count - 1, timeout=WAIT_MS)
    assert window.pile.next is not None
    assert window.pile.next.words == "已取消收藏，已删除标记"
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: bool(window.collecting.bookmarked) and len(marks(tree)) == count, timeout=WAIT_MS)
    assert window.pile.next is None


def test_words_can_be_read_on_the_strong_ground_of_high_contrast(window: MainWindow, tree: BookmarkTree) -> None:
    look().apply("contrast")
    tree.setCurrentItem(marks(tree)[0])
    row = tree.visualItemRect(marks(tree)[0])
    picture = tree.viewport().grab(row).toImage()
    lines = (range(5, row.height() // 2), range(row.height() // 2, row.height() - 5))  # within the edge
    inks = [{picture.pixelColor(x, y).name() for y in line for x in range(40, row.width() - 12)} for line in lines]
    assert [look().tokens.chosen_ink in colours for colours in inks] == [True, True]


def test_what_is_closed_stays_closed_while_one_reads_on(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    def head(words: str) -> QTreeWidgetItem:
        return next(item for item in items(tree) if item.text(0).startswith(words))

    record = window.reading.record
    assert record is not None
    assert record.next is not None
    head("标记与批注").setExpanded(False)
    count = head("最近阅读").childCount()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next))
    assert head("最近阅读").childCount() == count + 1
    assert head("最近阅读").isExpanded()
    assert not head("标记与批注").isExpanded()


def test_a_mark_opens_in_a_new_tab_at_its_place_and_a_click_opens_and_closes_a_head(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    last = max(marks(tree), key=lambda item: highlight_of(tree, item).passage.line)
    tree.setCurrentItem(last)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    tabs = [len(window.desk.area.panes)]
    bar = window.desk.area.current.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=WAIT_MS)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, pos=tree.visualItemRect(last).center())
    assert [*tabs, len(window.desk.area.panes)] == [2, 3]
    head = items(tree)[0]
    assert head.text(0).startswith("标记与批注")
    tree.scrollToItem(head)
    opened = []
    for _ in range(2):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(head).center())
        opened.append(head.isExpanded())
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert [*opened, head.isExpanded()] == [False, True, False]


def test_the_keys_of_the_list_stand_in_its_menus(window: MainWindow, tree: BookmarkTree) -> None:
    line = tree.line_of(marks(tree)[0])
    assert line is not None
    words = [each.text() for each in menu_of_bookmarks(window.desk.bookmarks, (line,)).actions() if each.text()]
    of_notice = [
        each.text() for each in window.menus.of_notice(Goal(NoticeId(1)), bookmarked=False, read=True).actions()
    ]
    assert words == [*filter(None, of_notice), "批注…\tF2", "颜色", "删除标记\tDel"]


def test_what_was_read_lately_is_forgotten_and_brought_back_with_its_places(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    view = window.desk.area.current.view
    view.verticalScrollBar().setValue(600)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next))
    before = window.collecting.state.recent
    assert len(before) == 2
    head = next(item for item in items(tree) if item.text(0) == "最近阅读")
    tree.scrollToItem(head, tree.ScrollHint.PositionAtTop)
    tree.customContextMenuRequested.emit(tree.visualItemRect(head).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action(menu, "清除最近阅读").trigger()
    menu.close()
    qtbot.waitUntil(lambda: window.collecting.state.recent == (), timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: window.collecting.state.recent == before, timeout=WAIT_MS)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.id))
    assert view.verticalScrollBar().value() > 0


def test_a_new_folder_is_chosen_and_the_keyboard_in_the_list(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    panel = window.desk.bookmarks
    panel.folder_button.setFocus()
    panel.folder_button.click()
    write(window, "住房")
    qtbot.waitUntil(lambda: window.focusWidget() is tree, timeout=WAIT_MS)
    assert tree.chosen() == (FolderLine(window.collecting.state.folders[-1].id, "住房"),)
    assert not tree.selectedItems()


def test_a_list_that_is_filled_while_the_keyboard_is_in_it_has_its_first_row(qtbot: QtBot) -> None:
    panel = BookmarksPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.focus()
    qtbot.waitUntil(panel.tree.hasFocus, timeout=WAIT_MS)
    panel.show_lines((FolderLine(FolderId(1), "住房"),), (), ())
    assert panel.tree.chosen() == (FolderLine(FolderId(1), "住房"),)
    assert not panel.empty.isVisible()


def test_a_folder_is_made_where_a_bookmark_is_moved(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    window.named["bookmark"].trigger()
    qtbot.waitUntil(lambda: bool(window.collecting.state.bookmarks), timeout=WAIT_MS)
    line = tree.line_of(items(tree)[0])
    assert isinstance(line, BookmarkLine)
    menu = menu_of_bookmarks(window.desk.bookmarks, (line,))
    to_folder = action(menu, "移到")
    move = to_folder.menu()
    assert isinstance(move, QMenu)
    action(move, "新建文件夹…").trigger()
    write(window, "住房")
    qtbot.waitUntil(lambda: items(tree)[0].text(0) == "住房  1", timeout=WAIT_MS)
    assert items(tree)[1].parent() is items(tree)[0]
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: not window.collecting.state.folders, timeout=WAIT_MS)
    assert isinstance(tree.line_of(items(tree)[0]), BookmarkLine)


def test_a_folder_that_others_were_put_into_stays_when_its_making_is_undone(
    qtbot: QtBot, window: MainWindow, tree: BookmarkTree
) -> None:
    record, collecting = window.reading.record, window.collecting
    assert record is not None
    assert record.next is not None
    collecting.set_bookmarked((record.id, record.next), True)
    qtbot.waitUntil(lambda: len(collecting.state.bookmarks) == 2, timeout=WAIT_MS)
    first, other = (each.bookmark.id for each in collecting.state.bookmarks)
    collecting.move_to_new((first,), "住房")
    qtbot.waitUntil(lambda: window.pile.next is not None, timeout=WAIT_MS)
    made = window.pile.next
    assert made is not None
    collecting.move((other,), collecting.state.folders[0].id)
    made.go()
    qtbot.waitUntil(lambda: [b.bookmark.folder is None for b in collecting.state.bookmarks] == [True, False])
    assert [folder.name for folder in collecting.state.folders] == ["住房"]


def test_folders_stand_in_the_order_of_their_sound(qtbot: QtBot, window: MainWindow, tree: BookmarkTree) -> None:
    names = ["登记", "应急", "住房"]
    for name in reversed(names):
        window.desk.bookmarks.folder_requested.emit(name)
    qtbot.waitUntil(lambda: len(window.collecting.state.folders) == len(names), timeout=WAIT_MS)
    heads = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    lines = (tree.line_of(head) for head in heads)
    assert [line.name for line in lines if isinstance(line, FolderLine)] == names
