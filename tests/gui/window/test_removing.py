"""Taking many issues out of the archive: stopped on the way, brought back, stopped again."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

import db.importing
from db.model import NoticeId
from db.store import Archive
from reader.flows.reading import Goal
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.window.test_frame import settle


def stop_after_one(window: MainWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Press the button in the status bar while the first issue is being removed or brought back."""
    work: Callable[..., object] = getattr(db.importing, name)
    begun = threading.Event()

    def slow(*values: object) -> object:
        begun.wait(WAIT_MS / 1000)
        return work(*values)

    def press(_words: str, done: int, total: int) -> None:
        if not begun.is_set():
            assert (done, total) == (0, 3)
            assert window.desk.status.stop_button.isVisible()
            window.desk.status.stop_button.click()
            begun.set()

    monkeypatch.setattr(db.importing, name, slow, raising=False)
    window.removing.progressed.connect(press)


def test_removing_issues_can_be_stopped_and_so_can_bringing_them_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, window)
    assert window.archive.holdings is not None
    before = window.archive.holdings.summary
    stop_after_one(window, monkeypatch, "remove_issue")
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.removing.remove(tuple(record.id for record in window.archive.holdings.issues))
    assert window.archive.holdings.summary.issues == before.issues - 1
    assert not window.desk.status.stop_button.isVisible()
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    assert window.archive.holdings.summary == before
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.removing.remove(tuple(record.id for record in window.archive.holdings.issues))
    assert window.archive.holdings.summary.issues == 0
    stop_after_one(window, monkeypatch, "restore_issue")
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    assert window.archive.holdings.summary.issues == 1
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    assert window.archive.holdings.summary == before
    settle(qtbot, window)


def read_then_remove(qtbot: QtBot, window: MainWindow, *, in_tab: bool) -> tuple[NoticeId, NoticeId]:
    """Read a notice of the newest issue after one of the oldest, in one tab or two; then remove the newest issue."""
    settle(qtbot, window)
    holdings = window.archive.holdings
    assert holdings is not None
    assert holdings.first is not None
    with Archive.open(holdings.path, read_only=True) as archive:
        first, last = archive.first_notice_id(holdings.issues[0].id), holdings.first
    for notice_id in (first, last):
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.open(Goal(notice_id), new_tab=in_tab and notice_id == last)
        settle(qtbot, window)
    window.desk.area.current.view.verticalScrollBar().setValue(120)
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.removing.remove((holdings.issues[-1].id,))
    settle(qtbot, window)
    return first, last


@pytest.mark.parametrize("in_tab", [False, True])
def test_undoing_a_removal_brings_the_page_back_to_its_place(qtbot: QtBot, window: MainWindow, in_tab: bool) -> None:
    first, last = read_then_remove(qtbot, window, in_tab=in_tab)
    area, reading = window.desk.area, window.reading
    assert reading.record is not None
    assert reading.record.id == first
    assert not reading.can_go_forward
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    settle(qtbot, window)
    assert len(area.panes) == 1 + in_tab
    assert reading.record.id == last
    assert area.tabs.currentIndex() == int(in_tab)
    assert area.current.view.verticalScrollBar().value() == 120
    assert reading.can_go_back != in_tab
    assert "第4期" in window.desk.status.message.text()
    assert "撤销" in window.desk.status.message.text()
    if not in_tab:
        window.named["back"].trigger()
        qtbot.waitUntil(lambda: reading.record is not None and reading.record.id == first, timeout=WAIT_MS)
    settle(qtbot, window)


def test_undoing_a_removal_leaves_what_was_read_before_to_go_back_to(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    holdings, reading = window.archive.holdings, window.reading
    assert holdings is not None
    with Archive.open(holdings.path, read_only=True) as archive:
        first = archive.first_notice_id(holdings.issues[0].id)
        read = [first, *(notice.id for notice in archive.notices(holdings.issues[-1].id)[:3])]
    for notice_id in read:
        if reading.record is None or reading.record.id != notice_id:
            with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
                window.open(Goal(notice_id))
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.removing.remove((holdings.issues[-1].id,))
    settle(qtbot, window)
    assert reading.record is not None
    assert reading.record.id == first
    with qtbot.waitSignal(window.archive.reloaded, timeout=WAIT_MS):
        window.named["undo"].trigger()
    for notice_id in reversed(read):
        settle(qtbot, window)
        assert reading.record.id == notice_id
        window.named["back"].trigger()
