"""What a user mails when something is wrong, and where the program keeps things."""

import sqlite3
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.store.creation import create_archive
from reader import diagnosis, places
from reader.places import Places


@pytest.fixture
def somewhere(tmp_path: Path) -> Places:
    return Places(tmp_path / "数据", tmp_path / "settings.ini")


def facts(file: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in file.read_text("utf-8").splitlines())
    return {name: fact.strip() for name, _, fact in lines}


def test_the_report_is_a_file_with_versions_fonts_and_places(qtbot: QtBot, somewhere: Places) -> None:
    found = facts(diagnosis.write_diagnosis(somewhere, somewhere.archive))
    assert found["sqlite"] == sqlite3.sqlite_version
    assert "ENABLE_" in found["sqlite build"]
    assert found["chinese fonts"]
    assert found["data folder"] == str(somewhere.data)
    assert found["archive"].endswith("(not there)")
    assert list(somewhere.data.iterdir()) == [somewhere.data / diagnosis.FILE_NAME]


def test_the_report_in_the_window_speaks_the_language_of_the_interface(qtbot: QtBot, somewhere: Places) -> None:
    lines = diagnosis.diagnose(somewhere, {"data folder": "数据文件夹"}).splitlines()
    assert f"数据文件夹: {somewhere.data}" in lines


def test_a_sound_archive_is_whole_and_is_not_touched(qtbot: QtBot, somewhere: Places) -> None:
    somewhere.data.mkdir()
    create_archive(somewhere.archive).close()
    before = somewhere.archive.read_bytes()
    found = facts(diagnosis.write_diagnosis(somewhere, somewhere.archive))
    assert (found["archive holds"], found["archive check"]) == ("0 issues, 0 notices, 0 tables", "whole")
    assert somewhere.archive.read_bytes() == before


def test_the_report_says_what_is_wrong_with_the_archive(qtbot: QtBot, somewhere: Places) -> None:
    somewhere.data.mkdir()
    somewhere.archive.write_bytes(b"no archive" * 100)
    found = facts(diagnosis.write_diagnosis(somewhere, somewhere.archive))
    assert "不是公报存档" in found["archive check"]


def test_a_folder_that_cannot_be_written_does_not_stop_the_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    file = diagnosis.write_diagnosis(Places(tmp_path / "file", tmp_path / "settings.ini"), tmp_path / "a.gazette")
    assert file == tmp_path / diagnosis.FILE_NAME


def test_a_folder_named_portable_keeps_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "gazette-reader")])
    assert tmp_path not in places.find_places().data.parents
    (tmp_path / places.PORTABLE).mkdir()
    found = places.find_places()
    assert {found.data, found.settings.parent, found.log.parents[1]} == {tmp_path / places.PORTABLE}
