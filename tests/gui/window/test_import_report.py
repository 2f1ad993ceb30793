"""The report of an import."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import resources
from db.model import (
    FileReport,
    ImportProgress,
    ImportReport,
    Issue,
    IssueId,
    KnownError,
    NoticeRecord,
    Outcome,
    Problem,
)
from db.store import Archive
from reader.flows.reading import Goal
from reader.widgets.import_dialog import ImportDialog
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


def test_an_import_report_tells_files_of_one_name_apart_and_what_was_passed_over(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    error = KnownError(Problem.MEMBERS_PASSED_OVER, path="b.zip", count=1, names="图.png")
    files = (
        FileReport("/a/b.zip", Outcome.PASSED_OVER, error=error),
        FileReport("/a/b.zip/第4期.txt", Outcome.ADDED, IssueId(1)),
        FileReport("/a/第4期.txt", Outcome.UNCHANGED, IssueId(1)),
    )
    dialog.show_report(ImportReport(files))
    rows = [dialog.files.topLevelItem(row) for row in range(3)]
    assert [row.text(0) for row in rows if row] == ["b.zip", "b.zip/第4期.txt", "a/第4期.txt"]
    assert rows[0] is not None
    assert rows[0].text(1) == "部分未读"
    reason = rows[0].child(0)
    assert reason is not None
    assert reason.text(0) == str(error)
    assert dialog.title.text() == "导入完成"


ADDED = FileReport("/a/第4期.txt", Outcome.ADDED, IssueId(7), Issue(year=2022, number=4), 12, 3, doubts=5)
FAILED = FileReport("/a/坏.txt", Outcome.FAILED, error=KnownError(Problem.NOT_TEXT, path="/a/坏.txt"))


def issues_said(dialog: ImportDialog) -> list[str]:
    rows = [dialog.files.topLevelItem(row) for row in range(dialog.files.topLevelItemCount())]
    return [row.text(2) for row in rows if row]


def test_the_report_names_publications_where_they_are_several(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    long = "甲乙自治区甲乙自治州人民政府公报（县级版）"
    one = replace(ADDED, issue=Issue("甲市人民政府公报", 2022, 4))
    other = replace(ADDED, issue=Issue(long, 2021, 12))
    dialog.show_report(ImportReport((one, ADDED, one)))
    assert issues_said(dialog) == ["2022年第4期"] * 3
    dialog.files.clear()
    dialog.show_report(ImportReport((one, other, ADDED, FAILED)))
    said = issues_said(dialog)
    assert [said[0], *said[2:]] == ["甲市人民政府公报 2022年第4期", "2022年第4期", ""]
    start, end = said[1].split("…")  # what is cut is in the middle of the name
    assert long.startswith(start)
    assert f"{long} 2021年第12期".endswith(end)
    assert end.endswith("版） 2021年第12期")
    item = dialog.files.topLevelItem(1)
    assert item is not None
    assert item.toolTip(2) == f"{long} 2021年第12期"


def test_files_are_listed_as_they_are_done(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    dialog.show_progress(ImportProgress(1, 3, "第4期.txt", (FAILED,)))
    dialog.show_progress(ImportProgress(2, 3, "第4期.txt", (ADDED,)))
    qtbot.waitUntil(lambda: dialog.files.topLevelItemCount() == 2)
    assert dialog.detail.text() == "3 / 3　第4期.txt"
    dialog.show_progress(ImportProgress(2, 3, "第4期.txt", (FAILED,)))
    dialog.show_report(ImportReport((FAILED, ADDED, FAILED)))
    rows = [dialog.files.topLevelItem(row) for row in range(dialog.files.topLevelItemCount())]
    assert [row.text(1) for row in rows if row] == ["失败", "新增", "失败"]


def test_the_report_begins_at_what_failed(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    dialog.show()
    files = (*[ADDED] * 30, FAILED, *[ADDED] * 30)
    dialog.show_progress(ImportProgress(61, 62, "第5期.txt", files))
    qtbot.waitUntil(lambda: dialog.files.topLevelItemCount() == 61)
    assert dialog.files.verticalScrollBar().value() == dialog.files.verticalScrollBar().maximum()
    dialog.show_report(ImportReport((*files, ADDED)))
    top = dialog.files.itemAt(1, 1)
    assert top is not None
    assert top.text(1) == "失败"


def test_a_row_leads_to_its_issue_and_to_what_is_doubtful_in_it(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    dialog.show()
    wanted: list[tuple[IssueId, bool]] = []
    dialog.issue_activated.connect(lambda issue_id, doubtful: wanted.append((issue_id, doubtful)))

    def click(row: int, column: int) -> None:
        place = dialog.files.visualRect(dialog.files.model().index(row, column)).center()
        QTest.mouseClick(dialog.files.viewport(), Qt.MouseButton.LeftButton, pos=place)

    dialog.show_progress(ImportProgress(1, 2, "坏.txt", (ADDED,)))
    qtbot.waitUntil(lambda: dialog.files.topLevelItemCount() == 1)
    click(0, 2)
    assert wanted == []  # while it runs, its window stays
    dialog.show_report(ImportReport((ADDED, FAILED)))
    for row, column in ((0, 2), (0, 5), (0, 1), (1, 2)):
        click(row, column)
    assert wanted == [(IssueId(7), False), (IssueId(7), True)]
    dialog.files.setCurrentIndex(dialog.files.model().index(0, 0))
    QTest.keyClick(dialog.files, Qt.Key.Key_Return)
    assert wanted[2:] == [(IssueId(7), False)]


@pytest.fixture
def reported(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ImportDialog:
    """The report of an import in which a corrected issue came in."""
    text = sorted(resources.folder("starter").glob("*.txt"))[0].read_text("utf-8")
    (tmp_path / "更正.txt").write_text(text.replace("通知", "通告"), "utf-8")
    with qtbot.waitSignal(window.archives.refreshed, timeout=WAIT_MS):
        window.archives.take((tmp_path / "更正.txt",))
    dialog = window.importing.dialog
    assert dialog is not None
    assert dialog.detail.text() == "更新 1 期"
    return dialog


def issue_in(dialog: ImportDialog) -> IssueId:
    item = dialog.files.topLevelItem(0)
    assert item is not None
    issue_id: IssueId = item.data(0, Qt.ItemDataRole.UserRole).issue_id
    return issue_id


def opened(window: MainWindow) -> NoticeRecord:
    assert window.reading.record is not None
    return window.reading.record


def test_after_the_report_the_tree_shows_what_came_in(window: MainWindow, reported: ImportDialog) -> None:
    wanted = issue_in(reported)
    tree = window.desk.contents.tree
    tree.collapseAll()
    reported.close_button.click()
    assert tree.currentIndex() == window.desk.contents.model.index_of_issue(wanted)
    assert tree.isExpanded(tree.currentIndex())


def test_what_came_in_is_shown_also_where_the_tree_does_not_know_it_yet(
    qtbot: QtBot, window: MainWindow, reported: ImportDialog
) -> None:
    wanted = issue_in(reported)
    holdings = window.archive.holdings
    assert holdings is not None
    window.archive.holdings = replace(holdings, issues=())
    window.desk.contents.model.show_issues(())
    reported.close_button.click()
    with qtbot.waitSignal(window.archives.holdings_changed, timeout=WAIT_MS):
        window.archive.reload()
    tree = window.desk.contents.tree
    assert tree.currentIndex() == window.desk.contents.model.index_of_issue(wanted)


def test_the_report_makes_room_for_the_issue_and_comes_back(
    qtbot: QtBot, window: MainWindow, reported: ImportDialog
) -> None:
    wanted = issue_in(reported)
    assert window.archive.path is not None
    with Archive.open(window.archive.path) as archive:
        elsewhere = next(notice.id for notice in archive.notices() if notice.issue_id != wanted)
    window.open(Goal(elsewhere))
    qtbot.waitUntil(lambda: opened(window).id == elsewhere, timeout=WAIT_MS)
    reported.issue_activated.emit(wanted, True)
    qtbot.waitUntil(lambda: opened(window).issue_record.id == wanted, timeout=WAIT_MS)
    assert opened(window).notice.defects
    assert not reported.isVisible()
    window.desk.status.button.click()
    again = window.importing.dialog
    assert again is not None
    assert again.isVisible()
    assert again.files.topLevelItemCount() == 1
    again.close()
