"""The report of an import."""

from pytestqt.qtbot import QtBot

from db.model import FileReport, ImportReport, IssueId, KnownError, Outcome, Problem
from reader.widgets.import_dialog import ImportDialog


def test_an_import_report_tells_files_of_one_name_apart_and_what_was_passed_over(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog()
    qtbot.addWidget(dialog)
    error = KnownError(Problem.MEMBERS_PASSED_OVER, path="b.zip", count=1, names="图.png")
    files = (
        FileReport("/a/b.zip", Outcome.PASSED_OVER, error=error),
        FileReport("/a/b.zip/第4期.txt", Outcome.ADDED, IssueId(1)),
        FileReport("/a/第4期.txt", Outcome.UNCHANGED, IssueId(1)),
    )
    dialog.show_report(ImportReport(files), (str(error),))
    rows = [dialog.files.topLevelItem(row) for row in range(3)]
    assert [row.text(0) for row in rows if row] == ["b.zip", "b.zip/第4期.txt", "a/第4期.txt"]
    assert rows[0] is not None
    assert rows[0].text(1) == "部分未读"
    reason = rows[0].child(0)
    assert reason is not None
    assert reason.text(0) == str(error)
    assert dialog.title.text() == "导入完成"
