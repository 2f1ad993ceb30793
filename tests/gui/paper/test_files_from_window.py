"""Files written as the window's user asks for them."""

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.model import SearchOptions
from db.search import search
from db.store import Archive
from reader.output.export_jobs import what_issue_is_exported
from reader.output.print_jobs import OneTable
from reader.widgets.tables.window import TableWindow
from reader.window import MainWindow

Choose = Callable[[str], Path]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Choose:
    """Answers the system's file dialog with a name."""

    def answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        return path

    return answer


@pytest.fixture
def archive(starter_archive: Path) -> Archive:
    return Archive.open(starter_archive, read_only=True)


@pytest.mark.parametrize(
    ("answer", "kind", "written"),
    [
        ("通知.pdf", "docx", "通知.docx"),  # the proposed name was left as it was, another kind chosen
        ("通知.md", "docx", "通知.md"),
        ("通知.MD", "pdf", "通知.MD"),
        ("通知", "docx", "通知.docx"),
        ("第1.2节", "pdf", "第1.2节.pdf"),
        ("有.pdf", "docx", "有-2.docx"),  # nobody was asked whether 有.docx may be replaced
    ],
)
def test_the_kind_that_was_chosen_is_written(
    qtbot: QtBot,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: str,
    kind: str,
    written: str,
) -> None:
    (tmp_path / "有.docx").write_bytes(b"kept")

    def choose(_parent: object, _title: str, _start: str, kinds: str) -> tuple[str, str]:
        return str(tmp_path / answer), next(one for one in kinds.split(";;") if f"*.{kind})" in one)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(window.paper.said, timeout=20_000):
        window.named["export"].trigger()
    assert (tmp_path / written).stat().st_size > 100
    assert (tmp_path / "有.docx").read_bytes() == b"kept"


def test_several_notices_go_into_one_file(qtbot: QtBot, window: MainWindow, choose: Choose, archive: Archive) -> None:
    notices = archive.notices(archive.issues()[0].id)[:2]
    path = choose("a.docx")
    with qtbot.waitSignal(window.paper.said):
        window.paper.export_notices(tuple(notice.id for notice in notices))
    words = "".join("".join(paragraph.text.split()) for paragraph in Document(str(path)).paragraphs)
    assert all("".join(notice.title.split()) in words for notice in notices)


def test_a_table_is_written_and_printed_as_its_window_shows_it(
    qtbot: QtBot, window: MainWindow, choose: Choose, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices = (archive.notice(n.id) for issue in archive.issues() for n in archive.notices(issue.id) if n.tables)
    record, index = next(
        (notice, index)
        for notice in notices
        for index, table in enumerate(notice.notice.tables)
        if not table.form and any(span.column == 0 and span.row >= table.header_rows for span in table.spans)
    )
    opened: list[QWidget] = []
    printed: list[object] = []
    window.paper.window_opened.connect(opened.append)
    monkeypatch.setattr(window.paper.output.printing, "open_preview", printed.append)
    window.paper.open_table(record, index)
    shown = opened[0]
    assert isinstance(shown, TableWindow)
    buttons = {button.accessibleName(): button for button in shown.findChildren(QPushButton)}
    shown.fill.setChecked(True)
    shown.view.sort_by(1)
    path = choose("表.csv")
    with qtbot.waitSignal(window.paper.said):
        buttons["CSV"].click()
    buttons["打印"].click()
    wanted = [[shown.view.proxy.index(row, column).data() for column in (0, 1)] for row in (0, 1)]
    heads = shown.view.table.header_rows
    assert all(row[0] for row in wanted)
    written = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[:2] for row in written[heads : heads + 2]] == wanted
    assert printed == [OneTable(record.id, shown.view.shown_table())]
    shown.close()


def test_all_tables_of_a_search_go_into_one_workbook(
    qtbot: QtBot, window: MainWindow, choose: Choose, archive: Archive
) -> None:
    found = search(archive.connection, "幼儿园", SearchOptions(limit=1000))
    tables = sum(len(archive.notice(hit.notice_id).notice.tables) for hit in found.hits)
    path = choose("a.xlsx")
    with qtbot.waitSignal(window.paper.said):
        window.paper.output.export_hits("幼儿园", SearchOptions())
    assert tables > 1
    assert len(openpyxl.load_workbook(path).sheetnames) == tables


def test_the_name_of_a_whole_issue_names_its_gazette_once(starter_archive: Path) -> None:
    with Archive.open(starter_archive, read_only=True) as archive:
        titles = {what_issue_is_exported(archive, record.id).title for record in archive.issues()}
        assert titles == {record.issue.label for record in archive.issues()}
