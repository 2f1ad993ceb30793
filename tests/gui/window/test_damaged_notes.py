"""The user's own file cannot be read: it is kept, said once, and reading goes on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from db.model import KnownError, Problem
from db.store.userdata import UserData
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


@pytest.fixture
def damaged(copy_of_archive: Path) -> Path:
    path = copy_of_archive.with_suffix(".notes")
    path.write_bytes(b"\xa7\x0b" * 2500)
    return path


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def open_and_bookmark(qtbot: QtBot, window: MainWindow, archive: Path) -> str:
    """Open an archive and bookmark its first notice; what the one box said."""
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(archive)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT_MS)
    (box,) = boxes(window)
    words = box.text()
    box.close()
    qtbot.waitUntil(lambda: not boxes(window), timeout=WAIT_MS)
    window.named["bookmark"].trigger()
    lanes = window.archive.lanes
    assert lanes is not None
    qtbot.waitUntil(lambda: not lanes.notes.busy, timeout=WAIT_MS)
    assert not boxes(window)
    return words


def test_it_is_kept_and_new_notes_are_taken(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, damaged: Path
) -> None:
    before = damaged.read_bytes()
    words = open_and_bookmark(qtbot, empty_window, copy_of_archive)
    kept = damaged.with_name("copy.notes.1.damaged")
    assert kept.read_bytes() == before
    assert str(kept) in words
    assert len(empty_window.collecting.bookmarked) == 1


def test_one_of_a_newer_program_is_left_as_it_is(qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path) -> None:
    path = copy_of_archive.with_suffix(".notes")
    UserData.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    words = open_and_bookmark(qtbot, empty_window, copy_of_archive)
    assert words.startswith(f"收藏和批注的文件“{path}”由更新版本的程序建立")
    assert "不会保存" in words
    assert list(path.parent.glob("*.damaged")) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    assert empty_window.reading.record is not None


def test_its_box_stands_in_the_middle_though_the_window_is_not_large_yet(
    qtbot: QtBot, empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty_window.setGeometry(0, 0, 400, 300)  # as the desktop leaves a maximized window for a moment
    monkeypatch.setattr(empty_window, "isMaximized", lambda: True)
    empty_window.troubles.tell(KnownError(Problem.NOTES_DAMAGED, path="甲.notes"))
    (box,) = boxes(empty_window)
    apart = box.geometry().center() - empty_window.screen().availableGeometry().center()
    assert apart.manhattanLength() < 6
    box.close()


def test_where_it_cannot_be_renamed_that_is_said_once(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Path:
        raise KnownError(Problem.NOTES_DAMAGED, path=path)

    monkeypatch.setattr("db.store.userdata.set_aside", refuse)
    before = damaged.read_bytes()
    open_and_bookmark(qtbot, empty_window, copy_of_archive)
    assert damaged.read_bytes() == before
    assert "收藏和批注" in empty_window.desk.status.message.text()
    assert empty_window.reading.record is not None
