"""Bookmarks dragged into folders and out of them: what the mouse does, what is seen, and the way back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from db.store import Archive
from reader.widgets.bookmark_drag import BookmarkDragTree
from reader.widgets.look import look
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.dragging import COPY, MOVE, drag, files

_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_COUNT = 4
Steps = list[Callable[[QMimeData], object]]


@pytest.fixture
def tree(qtbot: QtBot, window: MainWindow) -> BookmarkDragTree:
    """Four bookmarks outside the folders 甲 and 乙; the list is in front."""
    assert window.archive.path is not None
    with Archive.open(window.archive.path, read_only=True) as archive:
        ids = tuple(notice.id for notice in archive.notices())[:_COUNT]
    window.named["show_bookmarks"].trigger()
    panel = window.desk.bookmarks
    window.collecting.set_bookmarked(ids, True)
    panel.folder_requested.emit("甲")
    panel.folder_requested.emit("乙")
    qtbot.waitUntil(lambda: len(window.collecting.state.folders) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.collecting.state.bookmarks) == _COUNT, timeout=WAIT_MS)
    return panel.tree


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """What the mouse does while something is dragged: without a screen Qt drags nothing."""
    made: Steps = []

    class Drag(QDrag):
        def exec(self, *_actions: object) -> Qt.DropAction:
            for step in made:
                step(self.mimeData())
            return Qt.DropAction.IgnoreAction

    monkeypatch.setattr("reader.widgets.bookmark_drag.QDrag", Drag)
    return made


def row(tree: BookmarkDragTree, number: int) -> QTreeWidgetItem:
    """A row of the highest level."""
    item = tree.topLevelItem(number)
    assert item is not None
    return item


def folder(tree: BookmarkDragTree, name: str) -> QTreeWidgetItem:
    return next(item for item in tree._items() if item.text(0).split()[0] == name)


def child(head: QTreeWidgetItem, number: int) -> QTreeWidgetItem:
    item = head.child(number)
    assert item is not None
    return item


def inside(tree: BookmarkDragTree, name: str) -> list[str]:
    head = folder(tree, name)
    return [child(head, number).text(0) for number in range(head.childCount())]


def centre(tree: BookmarkDragTree, item: QTreeWidgetItem) -> QPoint:
    return tree.visualItemRect(item).center()


def pull(tree: BookmarkDragTree, item: QTreeWidgetItem) -> None:
    """Press the left button on a row, and move the mouse away from there; a drag ends with its release."""
    start = centre(tree, item)
    QTest.mousePress(tree.viewport(), _LEFT, pos=start)
    for way in (4, 20):
        place = QPointF(start + QPoint(0, way))
        globally = QPointF(tree.viewport().mapToGlobal(place))
        move = QMouseEvent(QEvent.Type.MouseMove, place, globally, Qt.MouseButton.NoButton, _LEFT, _NO_KEYS)
        QCoreApplication.sendEvent(tree.viewport(), move)


def hold(tree: BookmarkDragTree, place: QPoint, data: QMimeData) -> QDragMoveEvent:
    """Hold what is dragged over a place; how that is answered."""
    drag(tree.viewport(), data, MOVE)
    event = QDragMoveEvent(place, MOVE, data, _LEFT, _NO_KEYS)
    QCoreApplication.sendEvent(tree.viewport(), event)
    return event


def let_go(tree: BookmarkDragTree, place: QPoint, data: QMimeData) -> None:
    """Hold it there, and let go where that is allowed."""
    if hold(tree, place, data).isAccepted():
        event = QDropEvent(QPointF(place), MOVE, data, _LEFT, _NO_KEYS)
        QCoreApplication.sendEvent(tree.viewport(), event)
    else:
        QCoreApplication.sendEvent(tree.viewport(), QDragLeaveEvent())


def test_chosen_bookmarks_go_into_a_folder_and_each_comes_back(
    qtbot: QtBot, window: MainWindow, tree: BookmarkDragTree, steps: Steps
) -> None:
    names = [row(tree, number).text(0) for number in range(_COUNT)]
    steps.append(lambda data: let_go(tree, centre(tree, folder(tree, "乙")), data))
    pull(tree, row(tree, 3))
    qtbot.waitUntil(lambda: len(inside(tree, "乙")) == 1, timeout=WAIT_MS)
    QTest.mouseClick(tree.viewport(), _LEFT, pos=centre(tree, child(folder(tree, "乙"), 0)))
    QTest.mouseClick(tree.viewport(), _LEFT, Qt.KeyboardModifier.ControlModifier, centre(tree, row(tree, 0)))
    folder(tree, "甲").setExpanded(False)
    steps[:] = [lambda data: let_go(tree, centre(tree, folder(tree, "甲")), data)]
    pull(tree, row(tree, 0))
    qtbot.waitUntil(lambda: inside(tree, "甲") == [names[0], names[3]], timeout=WAIT_MS)
    assert {item.text(0) for item in tree.selectedItems()} == {names[0], names[3]}
    for item in tree.selectedItems():
        assert tree.viewport().rect().contains(tree.visualItemRect(item))  # the folder was closed
    assert window.desk.status.button.text() == "撤销"
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: inside(tree, "乙") == [names[3]], timeout=WAIT_MS)
    assert [row(tree, number).text(0) for number in range(3)] == names[:3]


def test_a_row_in_a_folder_means_the_folder_and_outside_is_above_all_or_below(
    qtbot: QtBot, tree: BookmarkDragTree, steps: Steps
) -> None:
    tree.selectAll()
    steps.append(lambda data: let_go(tree, centre(tree, folder(tree, "甲")), data))
    pull(tree, row(tree, 0))
    qtbot.waitUntil(lambda: len(inside(tree, "甲")) == _COUNT, timeout=WAIT_MS)
    tree.clearSelection()

    def moved(item: QTreeWidgetItem, place: QPoint) -> str:
        steps[:] = [lambda data: let_go(tree, place, data)]
        words = item.text(0)
        pull(tree, item)
        return words

    above = tree.visualItemRect(row(tree, 0)).topLeft() + QPoint(20, 3)
    words = moved(child(folder(tree, "甲"), 2), above)
    qtbot.waitUntil(lambda: row(tree, 0).text(0) == words, timeout=WAIT_MS)
    words = moved(row(tree, 0), centre(tree, child(folder(tree, "甲"), 0)))
    qtbot.waitUntil(lambda: words in inside(tree, "甲"), timeout=WAIT_MS)
    words = moved(child(folder(tree, "甲"), 0), tree.viewport().rect().bottomLeft() + QPoint(20, -5))
    qtbot.waitUntil(lambda: row(tree, 0).text(0) == words, timeout=WAIT_MS)


def test_where_bookmarks_cannot_go_they_are_refused(window: MainWindow, tree: BookmarkDragTree, steps: Steps) -> None:
    recent = folder(tree, "最近阅读")
    before = window.collecting.state
    answers: list[bool] = []
    places = [centre(tree, item) for item in (folder(tree, "甲"), row(tree, 1), recent, child(recent, 0))]

    def ask(place: QPoint, data: QMimeData) -> None:
        answers.append(hold(tree, place, data).isAccepted())

    steps += [partial(ask, place) for place in places]
    steps.append(lambda data: let_go(tree, places[-1], data))
    pull(tree, row(tree, 0))
    assert answers == [True, False, False, False]  # where it is already is no place to go to
    for item in (folder(tree, "甲"), recent, child(recent, 0)):
        answers.clear()
        pull(tree, item)
        QTest.mouseRelease(tree.viewport(), _LEFT, pos=QPoint())
        assert answers == []
    assert window.collecting.state == before


def test_a_frame_says_where_it_would_go_until_it_is_let_go(tree: BookmarkDragTree, steps: Steps) -> None:
    def framed() -> bool:
        head = tree.visualItemRect(folder(tree, "甲"))
        edge = tree.viewport().grab(head).toImage()
        colour = look().tokens.focus
        return any(edge.pixelColor(edge.width() // 2, y).name() == colour for y in range(4))

    seen: list[bool] = []
    head, elsewhere = centre(tree, folder(tree, "甲")), centre(tree, folder(tree, "最近阅读"))
    for place in (head, elsewhere, head):
        steps += [partial(hold, tree, place), lambda _data: seen.append(framed())]
    steps.append(lambda _data: QCoreApplication.sendEvent(tree.viewport(), QDragLeaveEvent()))  # so Escape ends it
    steps.append(lambda _data: seen.append(framed()))
    pull(tree, row(tree, 0))
    assert seen == [True, False, True, False]
    assert not framed()


def test_the_frame_follows_the_rows_that_scroll_under_the_mouse(
    window: MainWindow, tree: BookmarkDragTree, steps: Steps
) -> None:
    window.resize(window.width(), 420)
    bar = tree.verticalScrollBar()
    seen: list[str] = []
    place = centre(tree, folder(tree, "甲"))

    def look_at(_data: QMimeData) -> None:
        head = tree.visualItemRect(folder(tree, "甲"))
        drawn = tree.viewport().grab(head).toImage()
        colours = {drawn.pixelColor(drawn.width() // 2, y).name() for y in range(4)}
        seen.append("甲" if look().tokens.focus in colours else "")

    far = tree.visualItemRect(folder(tree, "最近阅读")).top() - tree.visualItemRect(folder(tree, "甲")).top()
    steps += [partial(hold, tree, place), look_at, lambda _data: bar.setValue(bar.value() + far), look_at]
    pull(tree, row(tree, 0))
    assert bar.value() >= far
    assert seen == ["甲", ""]


def test_bookmarks_are_no_files_and_files_no_bookmarks(
    window: MainWindow, tree: BookmarkDragTree, steps: Steps, tmp_path: Path
) -> None:
    answers: list[bool] = []
    view = window.desk.area.current.view

    def ask(widget: QWidget, data: QMimeData) -> None:
        answers.append(drag(widget, data, MOVE).isAccepted() or window.dropping.overlay.isVisible())

    steps += [partial(ask, elsewhere) for elsewhere in (window, window.desk.search_box, view.viewport())]
    pull(tree, row(tree, 0))
    assert answers == [False] * 3
    assert drag(tree.viewport(), files(tmp_path / "甲.txt"), COPY).isAccepted()
    assert window.dropping.overlay.isVisible()
    QCoreApplication.sendEvent(window, QDragLeaveEvent())


def test_a_closed_head_stays_closed_also_around_the_row_one_stands_on(
    qtbot: QtBot, window: MainWindow, tree: BookmarkDragTree, steps: Steps
) -> None:
    steps.append(lambda data: let_go(tree, centre(tree, folder(tree, "甲")), data))
    pull(tree, row(tree, 0))
    qtbot.waitUntil(lambda: len(inside(tree, "甲")) == 1, timeout=WAIT_MS)
    folder(tree, "甲").setExpanded(False)
    window.desk.bookmarks.folder_requested.emit("丙")
    qtbot.waitUntil(lambda: len(window.collecting.state.folders) == 3, timeout=WAIT_MS)
    assert not folder(tree, "甲").isExpanded()


def test_what_was_moved_and_then_removed_comes_all_the_way_back(
    qtbot: QtBot, window: MainWindow, tree: BookmarkDragTree, steps: Steps
) -> None:
    words = row(tree, 0).text(0)
    steps.append(lambda data: let_go(tree, centre(tree, folder(tree, "甲")), data))
    pull(tree, row(tree, 0))
    qtbot.waitUntil(lambda: inside(tree, "甲") == [words], timeout=WAIT_MS)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: inside(tree, "甲") == [], timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: inside(tree, "甲") == [words], timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: row(tree, 0).text(0) == words, timeout=WAIT_MS)
