"""Another archive is opened: the one that is open stays until that is there, and stays where it cannot be."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from db.model import KnownError, Problem
from db.store import Archive
from reader.flows.reading import Goal
from reader.tasks.wishes import Holdings, holdings
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit

Open = Callable[[MainWindow, Path], None]


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def missing(window: MainWindow, folder: Path) -> None:
    window.archives.open(folder / "没有.gazette")


def a_folder(window: MainWindow, folder: Path) -> None:
    (folder / "文件夹.gazette").mkdir()
    window.archives.open(folder / "文件夹.gazette")


def cut_short(window: MainWindow, folder: Path) -> None:
    path = folder / "半个.gazette"
    path.write_bytes(next(folder.glob("copy.gazette")).read_bytes()[:200_000])
    window.archives.take((path,))


def not_to_be_made(window: MainWindow, folder: Path) -> None:
    (folder / "文件").write_text("在这里不能建立文件夹")
    window.archives.open(folder / "文件" / "新.gazette", create=True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [(missing, "没有找到存档"), (a_folder, "是文件夹"), (cut_short, "已损坏"), (not_to_be_made, "无法写入")],
    ids=("missing", "a folder", "cut short", "not to be made"),
)
def test_what_is_open_stays_where_another_cannot_be_opened(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path, tmp_path: Path, wrong: Open, words: str
) -> None:
    first = window.reading.record
    assert first is not None
    assert first.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(first.next), new_tab=True)
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        commit(window.desk.search_box, "教育")
    before = window.windowTitle(), window.hit_model.total, [area.key for area in window.reading.shown()]
    wrong(window, tmp_path)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT_MS)
    (box,) = boxes(window)
    assert words in box.text()
    box.close()
    assert window.archive.path == copy_of_archive
    assert window.desk.splitter.isVisible()
    assert (window.windowTitle(), window.hit_model.total, [area.key for area in window.reading.shown()]) == before
    assert window.desk.search_box.text() == "教育"
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.reading.open(Goal(first.id))  # and it can be read in


def test_what_is_open_can_be_read_while_another_is_being_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, starter_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "另一个.gazette"
    other.write_bytes(starter_archive.read_bytes())
    go_on: list[bool] = []

    def slow(archive: Archive) -> Holdings:
        while not go_on:
            time.sleep(0.001)
        return holdings(archive)

    monkeypatch.setattr("reader.tasks.wishes.holdings", slow)
    window.archives.open(other)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_notice"].trigger()
    assert window.windowTitle().startswith("copy")
    go_on.append(True)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        pass
    assert window.windowTitle().startswith("另一个")


def test_what_was_to_be_imported_into_an_archive_is_not_imported_into_the_next(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, starter_archive: Path
) -> None:
    window.archives.open(tmp_path / "没有.gazette")
    window.archives.import_when_open((tmp_path,))
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=WAIT_MS)
    boxes(window)[0].close()
    other = tmp_path / "另一个.gazette"
    other.write_bytes(starter_archive.read_bytes())
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(other)
    assert not window.importing.running


def test_a_box_before_the_window_brings_it_up_and_stands_in_its_middle(empty_window: MainWindow) -> None:
    empty_window.hide()
    empty_window.setWindowState(Qt.WindowState.WindowMaximized)
    box = empty_window.dialogs.say_problem("存档已损坏")
    assert empty_window.isVisible()
    off = box.geometry().center() - empty_window.screen().availableGeometry().center()
    assert off.manhattanLength() < 30
    box.close()


def test_the_page_comes_before_the_tree_and_the_side(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path
) -> None:
    window, contents, tables = empty_window, empty_window.desk.contents_tab, empty_window.desk.side.tables_tab

    def filled() -> tuple[bool, bool]:
        return contents.made and contents.part.model.rowCount() > 0, tables.made and tables.part.isVisible()

    with qtbot.waitSignal(window.reading.notice_shown, timeout=WAIT_MS):
        window.archives.open(copy_of_archive)
    assert not contents.made
    assert filled() == (False, False)
    qtbot.waitUntil(lambda: filled() == (True, True), timeout=WAIT_MS)
    assert window.focusWidget() is window.desk.contents.tree


def test_the_tree_does_not_wait_for_a_page_that_does_not_come(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_values: object) -> None:
        raise KnownError(Problem.NOTICE_MISSING, id=1)

    monkeypatch.setattr("reader.flows.reading.page_of", never)
    nothing = empty_window.desk.area.current.empty
    with qtbot.waitSignal(empty_window.archive.opened, timeout=WAIT_MS):
        empty_window.archives.open(copy_of_archive)
    assert not nothing.isVisible()  # something may come yet
    contents = empty_window.desk.contents_tab
    qtbot.waitUntil(lambda: contents.made and contents.part.model.rowCount() > 0, timeout=WAIT_MS)
    qtbot.waitUntil(nothing.isVisible, timeout=WAIT_MS)
    for box in boxes(empty_window):
        box.close()
