"""What a start shows, what it must not do, and what the log keeps."""

import logging
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reader import logs
from reader.tasks.wishes import holdings
from tests.unit.store.samples import issue, make_archive, notice

_START = """
import linecache
from reader import start
assert start.main(["--diagnose"]) == 0
from reader.window import MainWindow
assert not [name for name in linecache.cache if name.endswith(("reader/app.py", "window.py"))], "the source was read"
"""

_EXPORT = """
import sys
import reader.output.flow
late = {"pypdf", "xlsxwriter", "docx", "db.search"}
assert late.isdisjoint(sys.modules), late.intersection(sys.modules)
"""


@pytest.mark.parametrize(("omitted", "first"), [((), 0), ((0,), 1), ((0, 1, 2), 0)])
def test_first_page_is_that_of_a_notice_that_is_printed_whole(
    tmp_path: Path, omitted: tuple[int, ...], first: int
) -> None:
    notices = [replace(notice(title), body_omitted=i in omitted) for i, title in enumerate("甲乙丙")]
    with make_archive(tmp_path / "a.gazette", issue(2021, 3, notice("丁")), issue(2022, 4, *notices)) as archive:
        newest = archive.notices(archive.issues()[-1].id)
        assert [each.body_omitted for each in newest] == [each.body_omitted for each in notices]
        assert holdings(archive).first == newest[first].id


@pytest.mark.parametrize("program", [_START, _EXPORT], ids=("sources of the window", "writers of files"))
def test_what_is_not_yet_needed_is_not_read(tmp_path: Path, program: str) -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": ""}
    line = [sys.executable, "-c", program]
    root = Path(__file__).parents[3]
    done = subprocess.run(line, env=environment, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_long_log_becomes_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_LONGEST", 200)
    handler = logs._LogFile(tmp_path / "log" / "reader.log")
    for number in range(8):
        handler.emit(logging.makeLogRecord({"msg": f"message {number} of about fifty letters in one line of text"}))
    handler.close()
    files = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert files == ["reader.log", "reader.old.log"]
    assert all(path.stat().st_size < 400 for path in (tmp_path / "log").iterdir())
    assert "message 7" in (tmp_path / "log" / "reader.log").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")
def test_a_log_that_was_taken_away_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "reader.log"
    handler = logs._LogFile(path)
    handler.emit(logging.makeLogRecord({"msg": "first"}))
    path.rename(tmp_path / "elsewhere.log")
    handler.emit(logging.makeLogRecord({"msg": "second"}))
    handler.close()
    assert "second" in (tmp_path / "elsewhere.log").read_text("utf-8")
