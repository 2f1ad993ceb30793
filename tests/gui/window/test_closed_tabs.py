"""Tabs that were closed are opened again: the last one first, with place and history."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from reader.flows import reading
from reader.flows.reading import Goal
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.window.test_frame import settle


def open_tabs(qtbot: QtBot, window: MainWindow, count: int) -> list[NoticeId]:
    """So many notices, each in a tab of its own, in their order; the last one is in front."""
    settle(qtbot, window)
    assert window.reading.record is not None
    opened = [window.reading.record.id]
    while len(opened) < count:
        assert window.reading.record.next is not None
        opened.append(window.reading.record.next)
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.open(Goal(opened[-1]), new_tab=True)
        settle(qtbot, window)
    return opened


def reopen(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["reopen_tab"].trigger()
    settle(qtbot, window)


def shown(window: MainWindow) -> list[NoticeId | None]:
    return [pane.view.page.record.id if pane.view.page else None for pane in window.desk.area.panes]


def test_a_closed_tab_comes_back_to_its_place_with_what_was_read_in_it(qtbot: QtBot, window: MainWindow) -> None:
    first, second, third = open_tabs(qtbot, window, 3)
    area, reopens = window.desk.area, window.named["reopen_tab"]
    assert not reopens.isEnabled()
    window.named["previous_tab"].trigger()
    settle(qtbot, window)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(third))
    settle(qtbot, window)
    area.current.view.verticalScrollBar().setValue(120)
    window.page.focus()
    window.named["close_tab"].trigger()
    assert window.focusWidget() is area.current.view
    assert shown(window) == [first, third]
    assert reopens.isEnabled()
    reopen(qtbot, window)
    assert shown(window) == [first, third, third]
    assert area.tabs.currentIndex() == 1
    assert area.current.view.verticalScrollBar().value() == 120
    assert not reopens.isEnabled()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["back"].trigger()
    assert shown(window) == [first, second, third]


def test_tabs_closed_at_once_come_back_one_by_one_from_the_menu_of_a_tab(qtbot: QtBot, window: MainWindow) -> None:
    opened = open_tabs(qtbot, window, 4)
    menu = window.desk.area.menu_of(1)
    again = menu.actions()[-1]
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert shown(window) == [opened[1]]
    assert window.desk.status.message.text().startswith("已关闭 3 个标签页")
    for expected in ([1, 3], [1, 2, 3], [0, 1, 2, 3]):
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            again.trigger()
        settle(qtbot, window)
        assert shown(window) == [opened[place] for place in expected]
    assert not again.isEnabled()


def test_no_more_closed_tabs_are_kept_than_one_would_look_for(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MOST_CLOSED", 2)
    opened = open_tabs(qtbot, window, 4)
    for _ in range(3):
        window.named["close_tab"].trigger()
    for _ in range(2):
        reopen(qtbot, window)
    assert shown(window) == opened[:3]
    assert not window.reading.can_reopen


def test_a_closed_tab_whose_issue_was_removed_does_not_come_back_until_that_does(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_tabs(qtbot, window, 2)
    record = window.reading.record
    assert record is not None
    window.named["close_tab"].trigger()
    settle(qtbot, window)
    for action, there in (("remove", False), ("undo", True)):
        with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
            window.removing.remove((record.issue_record.id,)) if action == "remove" else window.named["undo"].trigger()
        settle(qtbot, window)
        assert window.named["reopen_tab"].isEnabled() == there
    reopen(qtbot, window)
    assert shown(window)[-1] == record.id


def test_closed_tabs_of_one_archive_are_not_opened_in_another(
    qtbot: QtBot, window: MainWindow, starter_archive: Path, tmp_path: Path
) -> None:
    open_tabs(qtbot, window, 2)
    window.named["close_tab"].trigger()
    other = tmp_path / "other.gazette"
    other.write_bytes(starter_archive.read_bytes())
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(other)
    assert not window.named["reopen_tab"].isEnabled()
