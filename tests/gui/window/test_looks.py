"""Another theme while the window is open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.widgets.viewer.viewer import NoticeView
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


def ink(view: NoticeView) -> QColor:
    """The colour of the first words of a page."""
    fragment = view.document().begin().begin().fragment()
    return fragment.charFormat().foreground().color()


def test_a_tab_behind_others_takes_another_theme_when_it_comes_to_the_front(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    behind = window.desk.area.current.view
    bar = behind.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place, before = behind.place(), ink(behind)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(record.next), new_tab=True)
    window.looks.set_theme("dark")
    assert ink(behind) == before  # only pages that are seen are set anew
    window.named["previous_tab"].trigger()
    assert window.desk.area.current.view is behind
    assert ink(behind) != before
    assert behind.place().block == place.block


def test_a_window_that_a_desktop_maximizes_at_its_start_keeps_its_side(window: MainWindow) -> None:
    window.resize(1366, 768)
    QCoreApplication.sendEvent(window, QResizeEvent(QSize(906, 512), QSize(640, 480)))  # told late, as by openbox
    assert window.desk.side.isVisible()


def test_the_window_stands_on_a_low_screen_as_a_whole(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    desk.start.show_closed([Path(f"{name}.gazette") for name in "abcde"])
    for panel in (desk.results_tab, desk.bookmarks_tab, desk.contents_tab):
        desk.show_left(panel)
    desk.filter_for("没有这样的文件")
    qtbot.waitUntil(desk.contents.nothing.isVisible)
    window.resize(683, 345)
    assert window.height() == 345
    buttons = desk.contents.nothing.findChildren(QPushButton)
    assert [button.visibleRegion().boundingRect().height() for button in buttons] == [b.height() for b in buttons]
    window.archives.close()
    qtbot.waitUntil(desk.start.isVisible)
    desk.start.buttons[-2].setFocus()
    QTest.keyClick(desk.start.buttons[-2], Qt.Key.Key_Tab)  # Qt scrolls to what the Tab key comes to
    last = desk.start.buttons[-1]
    assert last.visibleRegion().boundingRect().height() == last.height()
    assert window.height() == 345


def test_the_calendar_is_in_front_again_at_the_next_start(
    qtbot: QtBot, window: MainWindow, settings: Settings, places: Places, copy_of_archive: Path
) -> None:
    qtbot.waitUntil(lambda: window.desk.contents_tab.made, timeout=WAIT_MS)
    window.named["show_calendar"].trigger()
    window.close()
    again = MainWindow(settings, places)
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.page_shown, timeout=WAIT_MS):
        again.archives.open(copy_of_archive)
    assert again.desk.contents.shows_years
    again.close()
