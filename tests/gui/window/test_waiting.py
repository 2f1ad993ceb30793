"""What takes longer than a moment is named in the status bar, until it is there."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import Archive
from reader.flows.open_archive import PREPARE_KEY
from reader.tasks import wishes
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit

Hold = Callable[[str], threading.Event]


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hold]:
    """Let a wish, by the name of its function, wait until the event is set."""
    gates = []

    def make(name: str) -> threading.Event:
        gate, work = threading.Event(), getattr(wishes, name)

        def slow(archive: Archive, *values: object, **named: object) -> object:
            gate.wait(20)
            return work(archive, *values, **named)

        monkeypatch.setattr(wishes, name, slow)
        gates.append(gate)
        return gate

    yield make
    for gate in gates:
        gate.set()


def says(qtbot: QtBot, window: MainWindow, words: str) -> None:
    status = window.desk.status
    qtbot.waitUntil(lambda: status.work.isVisible() and status.work.text() == words, timeout=WAIT_MS)
    assert status.busy.isVisible()


def is_quiet(qtbot: QtBot, window: MainWindow) -> None:
    status = window.desk.status
    qtbot.waitUntil(lambda: not status.work.isVisible() and not status.busy.isVisible(), timeout=WAIT_MS)
    assert not status.stop_button.isVisible()


def test_the_first_filter_is_named_until_it_is_there(qtbot: QtBot, window: MainWindow, hold: Hold) -> None:
    gate = hold("filter_index")
    commit(window.desk.contents.filter_box, "教育事业")
    says(qtbot, window, "正在筛选目录…")
    gate.set()
    qtbot.waitUntil(lambda: window.desk.contents.answer.text() == "1 份文件", timeout=WAIT_MS)
    is_quiet(qtbot, window)


def test_the_first_filter_can_be_stopped(qtbot: QtBot, window: MainWindow, hold: Hold) -> None:
    hold("filter_index")
    commit(window.desk.contents.filter_box, "教育事业")
    says(qtbot, window, "正在筛选目录…")
    window.desk.status.stop_button.click()
    is_quiet(qtbot, window)
    qtbot.waitUntil(window.desk.contents.answer.isHidden, timeout=WAIT_MS)
    assert len(window.desk.contents.model.issue_ids) == 3


def test_the_list_of_tables_can_be_stopped(qtbot: QtBot, window: MainWindow, hold: Hold) -> None:
    gate = hold("all_tables")
    before = set(QApplication.topLevelWidgets())
    window.named["all_tables"].trigger()
    says(qtbot, window, "正在列出所有表格…")
    window.desk.status.stop_button.click()
    is_quiet(qtbot, window)
    gate.set()
    lanes = window.archive.lanes
    assert lanes is not None
    qtbot.waitUntil(lambda: not lanes.read.busy, timeout=WAIT_MS)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget not in before and widget.isVisible()]


def test_other_work_goes_first_and_leaves_it_in_sight(qtbot: QtBot, window: MainWindow, hold: Hold) -> None:
    gate = hold("all_tables")
    status = window.desk.status
    status.show_work("正在移除…", 1, 3)
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: not window.waiting._moment.isActive(), timeout=WAIT_MS)
    assert status.work.text() == "正在移除…"
    status.end_work()
    says(qtbot, window, "正在列出所有表格…")
    status.show_work("正在移除…", 2, 3)
    with qtbot.waitSignal(window.paper.window_opened, timeout=WAIT_MS):
        gate.set()
    assert status.work.text() == "正在移除…"
    assert status.work.isVisible()


def test_an_index_that_needs_no_work_ends_no_other(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.status.show_work("正在移除…", 1, 3)
    with qtbot.waitSignal(window.archive.settled, check_params_cb=lambda key: key == PREPARE_KEY, timeout=WAIT_MS):
        pass
    qtbot.wait(0)
    assert window.desk.status.work.text() == "正在移除…"
    assert window.desk.status.work.isVisible()


def test_closing_the_archive_ends_it(qtbot: QtBot, window: MainWindow, hold: Hold) -> None:
    gate = hold("all_tables")
    window.named["all_tables"].trigger()
    says(qtbot, window, "正在列出所有表格…")
    gate.set()
    window.archives.close()
    is_quiet(qtbot, window)
