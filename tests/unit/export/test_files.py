"""Files are written whole or not at all, under names that every system takes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import KnownError, Problem
from reader.export.files import safe_name, write_file


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["通知.txt"]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        write_file(tmp_path / "none" / "a.txt", b"")
    assert caught.value.problem is Problem.CANNOT_WRITE


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.mkdir()  # a file cannot take a folder's place
    with pytest.raises(KnownError):
        write_file(target, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@given(st.text())
def test_any_title_makes_a_safe_name(title: str) -> None:
    name = safe_name(title)
    assert name
    assert len(name) <= 81
    assert not set(name) & set('\\/:*?"<>|\0\n')
    assert not name.endswith((".", " "))


def test_names_that_windows_keeps_for_itself_are_changed() -> None:
    assert safe_name("CON") == "CON_"
    assert safe_name("关于A/B：通知?") == "关于A_B：通知_"
