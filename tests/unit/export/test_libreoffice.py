"""What is written opens in LibreOffice, where this machine has it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.export.sheets import workbook
from reader.export.word import document
from reader.paper.compose import notice_manuscript
from reader.paper.style import Layout, paper_style
from tests.gui.paper.samples import long_table, whole_notice
from tests.unit.export.test_sheets import TABLE

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here (Debian: libreoffice-writer, -calc)")


def converted(path: Path, kind: str) -> str:
    """The file's words as LibreOffice reads them."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return path.with_suffix(f".{kind.split(':', maxsplit=1)[0]}").read_text("utf-8-sig")


def test_word_documents_open(tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    for record in (whole_notice(), long_table(30)):
        path.write_bytes(document(notice_manuscript(record), paper_style(Layout.OFFICIAL)))
        words = "".join(converted(path, "txt:Text (encoded):UTF8").split())
        for line in record.notice.plain_text.splitlines():
            assert "".join(line.split()) in words


def test_workbooks_open(tmp_path: Path) -> None:
    path = tmp_path / "tables.xlsx"
    path.write_bytes(workbook([("通知", TABLE)]))
    lines = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76").splitlines()
    assert lines[2] == "县区,学位,占比,编号"
    assert lines[3] == '市直,"1,080",12.5%,001'
    assert lines[4] == ",-360,100%,=1+1"
