"""The keyboard's way through the window: in the order of the screen, seen and named at every stop, without a trap."""

import operator
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMessageBox, QPushButton, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from reader.flows.reading import Goal
from reader.flows.row_keys import RowKeys
from reader.widgets.look import look
from reader.widgets.tables.card import TableCard
from reader.widgets.tables.view import GridView
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit

MANY = 150
"""More stops than there are."""
AROUND = 6
"""Pixels around a widget in which the sign of the focus may lie."""
SAME_LINE = 10
"""So many pixels may the tops of widgets in one line differ."""


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until every lane has answered."""

    def idle() -> bool:
        lanes = window.archive.lanes
        busy = lanes is not None and (lanes.read.busy or lanes.notes.busy or lanes.search.busy)
        return not busy

    qtbot.waitUntil(idle, timeout=WAIT_MS)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def way(qtbot: QtBot, start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where the key leads, until it comes back to ``start``."""
    start.window().activateWindow()
    qtbot.waitUntil(start.window().isActiveWindow, timeout=WAIT_MS)
    start.setFocus()
    found = [start]
    for _ in range(MANY):
        QTest.keyClick(focused(), key)
        if focused() is start:
            return found
        found.append(focused())
    pytest.fail(f"the way does not come back: {found[-3:]}")


def open_notice(qtbot: QtBot, window: MainWindow, words: str, *, new_tab: bool = False) -> None:
    """Open the first notice that is found, and leave the search."""
    commit(window.desk.search_box, words)
    qtbot.waitUntil(lambda: bool(window.hit_model.hits) and not window.searching.busy, timeout=WAIT_MS)
    found = window.hit_model.hits[0].notice_id
    window.open(Goal(found), new_tab=new_tab)
    commit(window.desk.search_box, "")
    qtbot.waitUntil(lambda: window.reading.record is not None and window.reading.record.id == found, timeout=WAIT_MS)
    settle(qtbot, window)


def with_tables(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, "教育事业发展 专栏")
    settle(qtbot, window)
    first = window.desk.side.tables.cards[0]
    qtbot.waitUntil(lambda: any(grid.isVisible() for grid in first.findChildren(GridView)), timeout=WAIT_MS)


def with_two_tabs(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, "学前教育", new_tab=True)


def with_more_tabs_than_fit(qtbot: QtBot, window: MainWindow) -> None:
    area = window.desk.area
    for _ in range(12):
        area.add_tab(show=False)
    arrows = [button for button in area.tabs.findChildren(QToolButton) if button.property("role") != "close"]
    assert any(arrow.isVisible() for arrow in arrows)
    settle(qtbot, window)


def with_hits(qtbot: QtBot, window: MainWindow) -> None:
    commit(window.desk.search_box, "学前教育")
    qtbot.waitUntil(window.desk.results.list.isVisible, timeout=WAIT_MS)
    settle(qtbot, window)


def with_nothing_found(qtbot: QtBot, window: MainWindow) -> None:
    commit(window.desk.search_box, "沒有這樣的詞語")
    qtbot.waitUntil(window.desk.results.nothing.isVisible, timeout=WAIT_MS)
    settle(qtbot, window)


def with_bookmarks(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.show_left(window.desk.bookmarks_tab)
    settle(qtbot, window)


def with_calendar(qtbot: QtBot, window: MainWindow) -> None:
    window.named["show_calendar"].trigger()


def with_find_bar(qtbot: QtBot, window: MainWindow) -> None:
    window.named["find"].trigger()
    window.desk.area.current.find_bar.field.setText("教育")


def with_outline(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.side.setCurrentWidget(window.desk.side.outline_tab)


def with_related(qtbot: QtBot, window: MainWindow) -> None:
    with_tables(qtbot, window)
    window.desk.side.setCurrentWidget(window.desk.side.related_tab)


def with_facts(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.side.setCurrentWidget(window.desk.side.facts_tab)


STATES = (
    with_tables,
    with_two_tabs,
    with_more_tabs_than_fit,
    with_hits,
    with_nothing_found,
    with_bookmarks,
    with_calendar,
    with_find_bar,
    with_outline,
    with_related,
    with_facts,
)


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def follows(one: QWidget, other: QWidget) -> bool:
    """Whether a reader comes to ``other`` after ``one``: it stands below, or in the same line to the right."""
    top, below = place(one), place(other)
    return below.left() > top.left() if abs(top.top() - below.top()) < SAME_LINE else below.top() > top.top()


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


@pytest.mark.parametrize("state", STATES)
def test_the_tab_key_goes_through_the_window_as_one_reads_it(
    qtbot: QtBot, window: MainWindow, state: Callable[[QtBot, MainWindow], None]
) -> None:
    state(qtbot, window)
    desk = window.desk
    stops = way(qtbot, desk.search_box)
    for part in (desk.left, desk.area, desk.side):
        inside = [stop for stop in stops if part.isAncestorOf(stop)]
        assert [(one, other) for one, other in pairwise(inside) if not follows(one, other)] == []
    parts = [next(part for part in (desk.bar, desk.left, desk.area, desk.side) if part.isAncestorOf(s)) for s in stops]
    changes = [other for one, other in pairwise(parts) if other is not one]
    assert changes == [desk.left, desk.area, desk.side, *([desk.bar] if parts[-1] is desk.bar else [])]
    assert [stop for stop in stops if not spoken(stop)] == []
    assert way(qtbot, desk.search_box, Qt.Key.Key_Backtab) == [stops[0], *reversed(stops[1:])]


def test_a_card_is_followed_by_its_table_and_its_buttons(qtbot: QtBot, window: MainWindow) -> None:
    with_tables(qtbot, window)
    side = window.desk.side
    inside = [type(stop) for stop in way(qtbot, window.desk.search_box) if side.isAncestorOf(stop)]
    assert inside == [QTabBar, TableCard, GridView, *[QPushButton] * 6, TableCard, TableCard]
    QTest.keyClick(side.tables.cards[1], Qt.Key.Key_Space)
    qtbot.waitUntil(side.tables.cards[1].findChildren(GridView)[0].isVisible, timeout=WAIT_MS)
    inside = [type(stop) for stop in way(qtbot, window.desk.search_box) if side.isAncestorOf(stop)]
    assert inside == [QTabBar, *[TableCard, GridView, *[QPushButton] * 6] * 2, TableCard]


# What one sees


def pixels(window: MainWindow, where: QRect) -> memoryview:
    image = window.grab(where).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(image.constBits())).cast("I")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("state", [with_tables, with_hits])
def test_one_sees_where_the_keyboard_is(
    qtbot: QtBot, window: MainWindow, state: Callable[[QtBot, MainWindow], None], theme: str
) -> None:
    state(qtbot, window)
    look().apply(theme)
    unseen = []
    for stop in way(qtbot, window.desk.search_box):
        where = place(stop).adjusted(-AROUND, -AROUND, AROUND, AROUND) & window.rect()
        window.setFocus()
        without = pixels(window, where)
        stop.setFocus()
        window.frame.show_focus()
        if sum(map(operator.ne, without, pixels(window, where))) < stop.width() + stop.height():
            unseen.append(stop)
    assert unseen == []


# F6


def test_f6_goes_round_the_window(window: MainWindow) -> None:
    parts = (window.desk.search_box, window.desk.left, window.desk.area, window.desk.side)
    window.activateWindow()
    window.desk.search_box.focus()
    visited = []
    framed = []
    for name in ("next_pane",) * 4 + ("previous_pane",):
        window.named[name].trigger()
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(next(n for n, part in enumerate(parts) if part is focused or part.isAncestorOf(focused)))
        framed.append(window.frame.framed)
    assert visited == [1, 2, 3, 0, 3]
    tree, page, tabs = window.desk.contents.tree, window.desk.area.current.view, window.desk.side.tabBar()
    assert framed == [tree, page, tabs, None, tabs]


def test_the_frame_of_the_page_follows_it_and_goes_with_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.desk.search_box.focus()
    window.named["previous_pane"].trigger()
    window.named["previous_pane"].trigger()
    assert window.frame.isVisible()
    window.resize(1250, 700)
    QApplication.sendPostedEvents()
    area = window.desk.area
    assert window.frame.geometry() == QRect(area.mapTo(window, QPoint(0, 0)), area.size())
    dialog = window.dialogs.say_problem("一句话")
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is area.current.view, timeout=WAIT_MS)
    assert window.frame.isVisible()
    QTest.mouseClick(area.current.view.viewport(), Qt.MouseButton.LeftButton)
    assert not window.frame.isVisible()


# Names


def unnamed(top: QWidget) -> list[str]:
    """Widgets that take the focus and have nothing for a screen reader to say."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or widget.focusProxy():
            continue
        if widget is top or widget.window() is not top or widget.isHidden():
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    for panel in (window.desk.results_tab, window.desk.bookmarks_tab, window.desk.contents_tab):
        window.desk.show_left(panel)
    assert unnamed(window) == []
    for dialog in (
        window.dialogs.open_settings(),
        window.dialogs.show_keys(),
        window.dialogs.show_about(),
        window.dialogs.open_folders(window.archive.path, window.subscribing),
        window.dialogs.say_problem("一句话"),
    ):
        assert unnamed(dialog) == []
        dialog.close()


# Where one goes on


def wait_for(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget, timeout=WAIT_MS)


def test_the_keyboard_is_where_one_goes_on_with_another_archive(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path, tmp_path: Path
) -> None:
    start, tree = window.desk.start, window.desk.contents.tree
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    window.desk.area.current.view.setFocus()
    window.archives.close()
    wait_for(qtbot, start.buttons[0])
    with qtbot.waitSignal(window.archive.opened, timeout=WAIT_MS):
        window.archives.open(tmp_path / "空.gazette", create=True)
    wait_for(qtbot, start.buttons[0])
    assert start.buttons[0].text() == "导入公报文件…"
    assert window.desk.status.page.text() == ""
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(copy_of_archive)
    wait_for(qtbot, tree)
    window.named["left_panel"].trigger()
    window.archives.close()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(copy_of_archive)
    wait_for(qtbot, window.desk.area.current.view)
    settle(qtbot, window)


def test_a_panel_without_a_list_takes_the_keyboard_too(qtbot: QtBot, window: MainWindow) -> None:
    """Qt would not move at all to a list that is hidden; that of the bookmarks is not, it may be filled in a moment."""
    settle(qtbot, window)
    desk = window.desk
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    window.named["show_results"].trigger()
    wait_for(qtbot, desk.results.help_button)
    with_nothing_found(qtbot, window)
    window.named["show_results"].trigger()
    wait_for(qtbot, desk.results.nothing.buttons[0])
    desk.bookmarks.show_lines((), (), ())
    window.named["show_bookmarks"].trigger()
    wait_for(qtbot, desk.bookmarks.tree)
    assert desk.bookmarks.empty.isVisible()
    window.named["show_contents"].trigger()
    wait_for(qtbot, desk.contents.tree)
    desk.contents.filter_for("沒有這樣的詞語")
    qtbot.waitUntil(desk.contents.nothing.isVisible, timeout=WAIT_MS)
    window.named["show_contents"].trigger()
    wait_for(qtbot, desk.contents.search_button)
    settle(qtbot, window)


# Keys on a row


def stand_on_another_notice(qtbot: QtBot, window: MainWindow) -> NoticeId:
    """Put the keyboard on a row of the tree that is not the one in front."""
    settle(qtbot, window)
    tree, model = window.desk.contents.tree, window.desk.contents.model
    assert window.reading.record is not None
    tree.setFocus()
    for _ in range(3):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    notice = model.node(tree.currentIndex()).notice
    assert notice is not None
    assert notice.id != window.reading.record.id
    return notice.id


def test_keys_on_a_row_mean_its_notice_and_on_the_page_that_one(qtbot: QtBot, window: MainWindow) -> None:
    in_front = window.reading.record
    assert in_front is not None
    other = stand_on_another_notice(qtbot, window)
    tree, page = window.desk.contents.tree, window.desk.area.current.view
    for widget, meant in ((tree, other), (page, in_front.id)):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, window)
        assert window.collecting.bookmarked == {meant}
        QTest.keyClick(widget, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, window)
        assert not window.collecting.bookmarked
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    copied = QApplication.clipboard().text()
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert in_front.notice.title not in copied
    assert in_front.notice.title in QApplication.clipboard().text()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.reading.record is not None
    assert window.reading.record.id == other
    assert len(window.desk.area.panes) == 2
    settle(qtbot, window)


def test_keys_on_a_hit_mean_its_notice(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[tuple[NoticeId, ...]] = []
    monkeypatch.setattr("reader.output.flow.Output.preview_notices", lambda _output, chosen: wanted.append(chosen))
    monkeypatch.setattr("reader.output.flow.Output.export_notices", lambda _output, chosen: wanted.append(chosen))
    with_hits(qtbot, window)
    hits = window.desk.results.list
    hits.setFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_E):
        hits.setCurrentIndex(window.hit_model.index(window.hit_model.row_of(window.hit_model.hits[1].notice_id)))
        QTest.keyClick(hits, key, Qt.KeyboardModifier.ControlModifier)
    hits.selectAll()
    QTest.keyClick(hits, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    found = tuple(hit.notice_id for hit in window.hit_model.hits)
    assert len(found) > 1
    assert wanted == [found[1:2], found[1:2], found]


def test_delete_on_an_issue_asks_whether_to_remove_it(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    tree, model = window.desk.contents.tree, window.desk.contents.model
    tree.setFocus()
    tree.go_to(model.index_of_issue(model.issue_ids[0]))
    with qtbot.waitSignal(window.removing.confirmation_requested, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_Delete)
    for box in window.findChildren(QMessageBox):
        box.close()


def test_a_key_that_a_row_has_no_use_for_never_means_the_page(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported: list[object] = []
    monkeypatch.setattr("reader.output.flow.Output.export_notices", lambda _output, chosen: exported.append(chosen))
    settle(qtbot, window)
    tree, model = window.desk.contents.tree, window.desk.contents.model
    tree.setFocus()
    tree.go_to(model.index(0, 0))
    for key in (Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_T):
        window.desk.status.quiet()
        QTest.keyClick(tree, key, Qt.KeyboardModifier.ControlModifier)
        assert window.desk.status.message.text() == "所选的行没有这项操作"
    tree.go_to(model.index_of_issue(model.issue_ids[0]))
    QTest.keyClick(tree, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert not window.collecting.bookmarked
    assert len(window.desk.area.panes) == 1
    assert not exported
    QTest.keyClick(tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)  # one that no row has
    assert window.desk.area.current.find_bar.isVisible()


def test_where_there_is_nothing_to_go_back_to_the_keys_do_nothing(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    tree, left = window.desk.contents.tree, window.desk.left
    stood = tree.currentIndex()
    assert stood.parent().isValid()
    assert not window.named["back"].isEnabled()
    assert not window.named["forward"].isEnabled()
    for widget in (tree, left.tabBar()):
        widget.setFocus()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            QTest.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)
    assert tree.currentIndex() == stood
    assert left.currentIndex() == 0
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_notice"].trigger()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)


def test_the_menu_of_a_row_shows_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    other = stand_on_another_notice(qtbot, window)
    texts = [entry.text() for entry in window.menus.of_notice(Goal(other), bookmarked=False, read=True).actions()]
    assert [text for text in texts if "\t" in text] == [
        "在新标签页中打开\tCtrl+T",
        "收藏\tCtrl+D",
        "复制引文\tCtrl+Shift+C",
        "打印预览…\tCtrl+Shift+P",
        "导出…\tCtrl+E",
    ]


def test_nobody_reads_in_a_frame(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    page = window.desk.area.current.view
    window.named["show_page"].trigger()
    framed = [window.frame.framed]
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    framed.append(window.frame.framed)
    assert framed == [page, None]
    assert page.verticalScrollBar().value() > 0


def test_a_menu_is_not_made_for_every_key(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    asked: list[bool] = []
    RowKeys(view, lambda: asked.append(True), frozenset())
    for key in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_A):
        modifier = Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_A else Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(view, key, modifier)
    assert not asked
    QTest.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert asked
