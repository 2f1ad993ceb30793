"""The window as its users meet it: the tree, opening, going back, sessions."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import resources
from db.store import Archive
from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit


def test_starter_gazettes_become_the_archive_at_the_first_start(
    qtbot: QtBot, empty_window: MainWindow, places: Places
) -> None:
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        empty_window.archives.open_own()
    assert empty_window.archive.holdings is not None
    assert sorted(record.notices for record in empty_window.archive.holdings.issues) == [12, 15, 17]
    assert "3 期 · 44 份文件" in empty_window.desk.status.archive.text()


def test_the_tree_follows_the_notice(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_notice"].trigger()
    tree = window.desk.contents.tree
    shown = window.reading.record
    assert shown is not None
    assert shown.id == record.next
    model = window.desk.contents.model
    qtbot.waitUntil(lambda: tree.currentIndex() == model.index_of_notice(shown.id), timeout=WAIT_MS)
    assert tree.currentIndex().isValid()


def test_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    first = window.reading.record
    assert first is not None
    assert not window.named["back"].isEnabled()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_notice"].trigger()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["back"].trigger()
    assert window.reading.record is not None
    assert window.reading.record.id == first.id
    assert window.named["forward"].isEnabled()


def test_a_notice_opens_again_where_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    first = window.reading.record
    assert first is not None
    assert first.next is not None
    bar = window.desk.area.current.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=WAIT_MS)
    bar.setValue(min(300, bar.maximum()))
    left_at = bar.value()
    for notice_id in (first.next, first.id):
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.open(Goal(notice_id))
        assert bar.value() == (left_at if notice_id == first.id else 0)


def test_search_finds_and_marks_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        commit(window.desk.search_box, "120元")
    assert window.desk.left.currentWidget() is window.desk.results_tab
    assert window.hit_model.total > 0
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_hit"].trigger()
    assert window.reading.record is not None
    assert window.reading.record.id == window.hit_model.hits[0].notice_id


def test_the_session_is_resumed(
    qtbot: QtBot, window: MainWindow, settings: Settings, places: Places, copy_of_archive: Path
) -> None:
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.named["next_notice"].trigger()
    left = window.reading.record
    window.close()
    again = MainWindow(settings, places)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.page_shown, timeout=WAIT_MS):
        again.archives.open(copy_of_archive)
    assert left is not None
    assert again.reading.record is not None
    assert again.reading.record.id == left.id
    again.close()


def test_a_tab_that_was_behind_is_resumed_at_its_place(
    qtbot: QtBot, window: MainWindow, settings: Settings, places: Places, copy_of_archive: Path
) -> None:
    view = window.desk.area.current.view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 2000, timeout=WAIT_MS)
    view.verticalScrollBar().setValue(1500)
    left, first = view.place(), window.reading.record
    assert first is not None
    assert first.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(first.next), new_tab=True)
    window.close()
    again = MainWindow(settings, places)
    qtbot.addWidget(again)
    again.resize(window.size())
    again.show()
    with qtbot.waitSignal(again.reading.notice_shown, timeout=WAIT_MS):
        again.archives.open(copy_of_archive)
    assert again.desk.area.tabs.count() == 2
    assert len(again.reading.shown()) == 1  # the one in front
    assert not again.reading.complete
    qtbot.waitUntil(lambda: len(again.reading.shown()) == 2, timeout=WAIT_MS)
    again.named["previous_tab"].trigger()
    qtbot.wait(50)
    assert again.reading.record is not None
    assert again.reading.record.id == first.id
    assert again.desk.area.current.view.place() == left
    again.close()


def test_what_is_read_stays_where_its_issue_gets_another_date(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    before = window.reading.record
    assert before is not None
    text = next(resources.folder("starter").glob(before.issue_record.source)).read_text("utf-8")
    (tmp_path / "更正.txt").write_text(text.replace("2022年", "2001年"), "utf-8")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.take((tmp_path / "更正.txt",))
    record = window.reading.record
    assert record is not None
    assert record.notice.title.replace("2001年", "2022年") == before.notice.title
    assert record.id != before.id  # the older issue has the lower ids


def test_back_leads_to_the_same_notice_where_its_issue_got_another_date(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = window.reading.record
    assert before is not None
    assert window.archive.path is not None
    with Archive.open(window.archive.path, read_only=True) as archive:
        others = [notice.id for notice in archive.notices() if notice.issue_id != before.issue_record.id]
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(others[0]))
    text = next(resources.folder("starter").glob(before.issue_record.source)).read_text("utf-8")
    (tmp_path / "更正.txt").write_text(text.replace("2022年", "2001年"), "utf-8")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.take((tmp_path / "更正.txt",))
    for _ in range(2):
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.named["back"].trigger()
        record = window.reading.record
        assert record is not None
        assert record.notice.title.replace("2001年", "2022年") == before.notice.title
        assert record.id != before.id
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.named["forward"].trigger()


def test_a_damaged_archive_of_the_user_can_be_made_anew(qtbot: QtBot, empty_window: MainWindow, places: Places) -> None:
    places.data.mkdir(parents=True)
    places.archive.write_bytes(b"not a database" * 100)
    empty_window.archives.open(places.archive)
    qtbot.waitUntil(lambda: bool(empty_window.findChildren(QMessageBox)), timeout=WAIT_MS)
    box = empty_window.findChildren(QMessageBox)[0]
    renew = next(button for button in box.buttons() if "重新建立" in button.text())
    assert empty_window.desk.start.isVisible()
    assert not empty_window.named["all_tables"].isEnabled()
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        renew.click()
    assert empty_window.archive.holdings is not None
    assert len(empty_window.archive.holdings.issues) == 3
    assert [path.name for path in places.data.glob("*.damaged")] == ["我的公报.1.damaged"]
