"""The status line while the search index is made anew, and after that has ended in one way or another."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.model import ImportProgress, KnownError, Problem
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS

Tell = Callable[[ImportProgress], None]
Prepare = Callable[[object, Tell, Callable[[], bool]], bool]


def at_work(qtbot: QtBot, window: MainWindow, path: Path, prepare: Prepare, monkeypatch: pytest.MonkeyPatch) -> None:
    """Open an archive, and wait until its index is worked at."""
    monkeypatch.setattr("reader.tasks.wishes.prepare", prepare)
    window.archives.open(path)
    status = window.desk.status
    qtbot.waitUntil(lambda: status.work.isVisible() and status.work.text() == "正在更新搜索索引…", timeout=WAIT_MS)


def endless(_archive: object, tell: Tell, cancelled: Callable[[], bool]) -> bool:
    while not cancelled():
        tell(ImportProgress(0, 9, "甲.txt"))
        time.sleep(0.001)
    tell(ImportProgress(1, 9, "乙.txt"))
    return False


def test_closing_the_archive_ends_it(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(qtbot, empty_window, copy_of_archive, endless, monkeypatch)
    empty_window.archives.close()
    qtbot.wait(20)  # what the lane told before it ended arrives
    assert not empty_window.desk.status.work.isVisible()


def test_stopping_it_ends_it(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work(qtbot, empty_window, copy_of_archive, endless, monkeypatch)
    empty_window.desk.status.stop_button.click()
    qtbot.waitUntil(lambda: not empty_window.desk.status.work.isVisible(), timeout=WAIT_MS)


def test_a_full_disk_ends_it_with_a_sentence(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr(empty_window.troubles, "tell", told.append)
    go_on: list[bool] = []

    def full(_archive: object, tell: Tell, _cancelled: Callable[[], bool]) -> bool:
        tell(ImportProgress(0, 9, "甲.txt"))
        while not go_on:
            time.sleep(0.001)
        raise KnownError(Problem.DISK_FULL, path=copy_of_archive)

    at_work(qtbot, empty_window, copy_of_archive, full, monkeypatch)
    go_on.append(True)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert not empty_window.desk.status.work.isVisible()
