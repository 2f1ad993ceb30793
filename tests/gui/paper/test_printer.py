"""A real print job through CUPS, where this machine has the virtual printer cups-pdf."""

import getpass
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from reader.output.print_jobs import PaperChoices, PrintJob
from reader.output.printers import job_printer
from reader.paper.compose import notice_manuscript
from reader.paper.draw import draw_pages
from reader.paper.pages import break_pages
from reader.paper.style import Layout, PageNumbers, paper_style
from tests.gui.paper.samples import long_table

SPOOL = (Path(f"~{getpass.getuser()}/PDF").expanduser(), Path("/var/spool/cups-pdf/ANONYMOUS"))
"""cups-pdf prints into the user's home as the system knows it, whatever HOME says."""


def virtual_printer() -> str | None:
    """Name of a printer that cups-pdf drives."""
    if not shutil.which("lpstat"):
        return None
    devices = subprocess.run(["lpstat", "-v"], capture_output=True, text=True, check=False).stdout
    names = [line.split(":")[0].split()[-1] for line in devices.splitlines() if "cups-pdf:/" in line]
    return names[0] if names else None


def printed() -> set[Path]:
    return {path for folder in SPOOL if folder.is_dir() for path in folder.glob("*.pdf")}


@pytest.mark.skipif(virtual_printer() is None, reason="no cups-pdf printer here (Debian: printer-driver-cups-pdf)")
def test_a_job_comes_out_of_the_printer(qtbot: QtBot) -> None:
    paper = paper_style(Layout.OFFICIAL)
    manuscript = notice_manuscript(long_table(150))
    job = PrintJob(manuscript, tuple(break_pages(manuscript, paper)), paper, PaperChoices())
    before = printed()
    draw_pages(job.pages, job_printer(job, virtual_printer() or ""), paper, PageNumbers.OUTSIDE)
    qtbot.waitUntil(lambda: bool(printed() - before), timeout=30_000)
    (sheet,) = printed() - before
    qtbot.waitUntil(lambda: sheet.stat().st_size > 0 and sheet.read_bytes().rstrip().endswith(b"%%EOF"), timeout=30_000)
    assert len(pypdf.PdfReader(sheet).pages) == len(job.pages)
