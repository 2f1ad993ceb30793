"""Files written as the window's user asks for them."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.model import SearchOptions
from db.search import search
from db.store import Archive
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


def test_several_notices_go_into_one_file(qtbot: QtBot, window: MainWindow, choose: Choose, archive: Archive) -> None:
    notices = archive.notices(archive.issues()[0].id)[:2]
    path = choose("a.docx")
    with qtbot.waitSignal(window.paper.said):
        window.paper.export_notices(tuple(notice.id for notice in notices))
    words = "".join("".join(paragraph.text.split()) for paragraph in Document(str(path)).paragraphs)
    assert all("".join(notice.title.split()) in words for notice in notices)


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
