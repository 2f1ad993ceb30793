"""Taking many issues out of the archive: stopped on the way, brought back, stopped again."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

import db.importing
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
