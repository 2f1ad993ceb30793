"""The user is told which faces are printed instead of those that the standard asks for."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from reader.output import printing, substitutes
from reader.output.print_jobs import PrintJob
from reader.paper.faces import FaceChoice
from reader.paper.style import Face, Layout, paper_style
from reader.window import MainWindow

OFFICIAL = paper_style(Layout.OFFICIAL)


@pytest.fixture
def faces_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without 小标宋, 仿宋 and 黑体."""
    found = (
        FaceChoice(Face.TITLE, "Some Serif", bold=True, substitute=True),
        FaceChoice(Face.BODY, "Some Serif", bold=False, substitute=True),
        FaceChoice(Face.HEI, "Some Sans", bold=False, substitute=True),
    )
    monkeypatch.setattr(substitutes, "substitutes", lambda _: found)


@pytest.mark.usefixtures("app_look", "faces_missing")
def test_each_family_is_named_once() -> None:
    told = substitutes.substitutes_text(OFFICIAL)
    assert "小标宋、仿宋用“Some Serif”，黑体用“Some Sans”" in told


@pytest.mark.usefixtures("app_look")
def test_nothing_is_said_where_no_face_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(substitutes, "substitutes", lambda _: ())
    assert substitutes.substitutes_text(OFFICIAL) == ""


@pytest.mark.usefixtures("faces_missing")
def test_printing_without_preview_tells_too(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def to_file(_job: PrintJob, _name: str) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    monkeypatch.setattr(printing, "job_printer", to_file)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Accepted)
    with qtbot.waitSignal(window.paper.said, timeout=20_000) as said:
        window.named["print"].trigger()
    assert said.args is not None
    assert "Some Serif" in str(said.args[0])
    assert (tmp_path / "printed.pdf").stat().st_size > 0
