"""Opening, refusing, asking: what an archive does for the rest of the program."""

import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.model import IssueId, KnownError, NoticeId, Problem
from db.model.checking import Fault
from db.store import Archive, is_interrupt
from db.store.checking import check
from db.store.connection import connect
from db.store.creation import create_archive, open_or_create
from db.store.writing import Writer
from tests.unit.store.samples import add, issue, make_archive, notice


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = make_archive(
        tmp_path / "公报 #1.gazette",
        issue(2022, 4, notice("甲", "某政发〔2022〕4号"), notice("乙", cites="某政发[2022]4号")),
        issue(2021, 3, notice("丙")),
    )
    with made:
        yield made


def problem_of(path: Path, read_only: bool = False) -> Problem:
    with pytest.raises(KnownError) as caught:
        Archive.open(path, read_only=read_only)
    assert str(path) in str(caught.value)
    return caught.value.problem


def test_issues_come_in_date_order(archive: Archive) -> None:
    assert [record.issue.year for record in archive.issues()] == [2021, 2022]
    assert [n.title for n in archive.notices()] == ["丙", "甲", "乙"]


def test_neighbours_go_on_across_issues(archive: Archive) -> None:
    ids = [n.id for n in archive.notices()]
    records = [archive.notice(i) for i in ids]
    assert [r.previous for r in records] == [None, *ids[:-1]]
    assert [r.next for r in records] == [*ids[1:], None]


def test_summaries(archive: Archive) -> None:
    (_, first, _) = archive.notices()
    assert (first.section, first.doc_numbers, first.tables) == ("市政府文件", ("某政发〔2022〕4号",), 1)
    assert archive.notice_summary(first.id) == first
    assert (archive.summary().issues, archive.summary().notices, archive.summary().tables) == (2, 3, 3)
    listed = archive.tables()[1]
    assert (listed.title, listed.notice_title, listed.number) == ("表", "甲", 4)
    assert (listed.rows, listed.columns, listed.shifted_rows) == (1, 2, 0)
    assert archive.source(first.issue_id) == "2022 4"
    assert archive.counts(first.issue_id).tables == 2


def test_documents_are_found_by_number_and_title(archive: Archive) -> None:
    (_, first, second) = archive.notices()
    assert archive.find_document("某政发[2022] 4号") == (first.id,)
    assert archive.find_document("《乙办法》") == (second.id,)
    assert archive.find_document("没有") == ()


def test_what_is_not_there(archive: Archive) -> None:
    for ask in (archive.notice, archive.notice_summary, archive.key):
        with pytest.raises(KnownError) as caught:
            ask(NoticeId(1))
        assert caught.value.problem is Problem.NOTICE_MISSING
    for question in (archive.issue, archive.source, archive.parsed, archive.counts, archive.source_file):
        with pytest.raises(KnownError) as caught:
            question(IssueId(99))
        assert caught.value.problem is Problem.ISSUE_MISSING


def test_properties_and_revision(archive: Archive) -> None:
    assert archive.get_property("a") is None
    archive.set_property("a", "值")
    assert archive.get_property("a") == "值"
    archive.set_property("a", None)
    assert archive.get_property("a") is None
    before = archive.revision
    add(archive, issue(2020, 1, notice("丁")))
    assert archive.revision > before


def test_a_failed_transaction_leaves_nothing(archive: Archive) -> None:
    before = archive.summary()

    def fail() -> None:
        with archive.transaction():
            archive.connection.execute("DELETE FROM issues")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert archive.summary() == before


def test_a_statement_can_be_interrupted(archive: Archive) -> None:
    archive.connection.create_function("stop", 0, archive.interrupt)
    endless = "WITH RECURSIVE n(i) AS (SELECT stop() UNION ALL SELECT i FROM n) SELECT count(*) FROM n"
    with pytest.raises(sqlite3.OperationalError) as caught:
        archive.connection.execute(endless).fetchone()
    assert is_interrupt(caught.value)
    assert archive.summary().issues == 2


def test_create_refuses_what_exists(archive: Archive) -> None:
    with pytest.raises(KnownError) as caught:
        create_archive(archive.path)
    assert caught.value.problem is Problem.FILE_EXISTS


def test_create_in_an_impossible_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KnownError) as caught:
        create_archive(tmp_path / "file" / "a.gazette")
    assert caught.value.problem is Problem.CANNOT_WRITE


def test_open_or_create_begins_again_where_making_it_was_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.gazette"
    path.parent.mkdir()
    path.touch()
    with open_or_create(path) as made:
        assert made.summary().issues == 0
    with open_or_create(path) as again:
        assert again.summary().issues == 0


def test_missing(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "none.gazette") is Problem.ARCHIVE_MISSING
    assert problem_of(tmp_path) is Problem.ARCHIVE_IS_FOLDER


def test_not_an_archive(tmp_path: Path) -> None:
    text, database = tmp_path / "text.gazette", tmp_path / "database.gazette"
    text.write_text("公报" * 100, "utf-8")
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert problem_of(text) is Problem.NOT_AN_ARCHIVE
    assert problem_of(database) is Problem.NOT_AN_ARCHIVE


def test_a_newer_schema_is_refused(archive: Archive) -> None:
    archive.connection.execute("PRAGMA user_version = 99")
    assert problem_of(archive.path) is Problem.ARCHIVE_TOO_NEW


def test_an_older_schema_that_cannot_be_written_is_refused(archive: Archive) -> None:
    archive.connection.execute("PRAGMA user_version = 0")
    assert problem_of(archive.path, read_only=True) is Problem.ARCHIVE_NOT_UPGRADED


def test_a_file_cut_short_is_damaged(archive: Archive) -> None:
    archive.close()
    data = archive.path.read_bytes()
    archive.path.write_bytes(data[: len(data) // 2])
    assert problem_of(archive.path) is Problem.ARCHIVE_DAMAGED


def test_a_file_that_a_crash_left_too_short_is_rolled_back(archive: Archive, tmp_path: Path) -> None:
    """The first page, with the new length, reaches the file before the pages that make it longer."""
    code = (
        "import os, sys; from db.store import Archive\n"
        "archive = Archive.open(sys.argv[1]); connection = archive.connection\n"
        "connection.execute('PRAGMA cache_size = 2'); connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('CREATE TABLE filler (x)')\n"
        "connection.executemany('INSERT INTO filler VALUES (?)', [('x' * 3000,) for _ in range(400)])\n"
        "os._exit(9)"
    )
    archive.close()
    size = archive.path.stat().st_size
    words = [sys.executable, "-c", code, str(archive.path)]
    assert subprocess.run(words, cwd=Path(__file__).parents[3], check=False).returncode == 9
    assert archive.path.stat().st_size > size
    with archive.path.open("r+b") as file:
        file.seek(28)
        file.write((1 << 20).to_bytes(4, "big"))
    with Archive.open(archive.path) as opened:
        assert opened.summary().issues == 2
        assert check(opened) == ()


@pytest.mark.parametrize("whole_pages", [1, 12])
def test_damaged_pages_are_damage_wherever_they_are_met(archive: Archive, whole_pages: int) -> None:
    archive.close()
    data = bytearray(archive.path.read_bytes())
    whole = whole_pages * 4096
    data[whole:] = b"\xff" * (len(data) - whole)
    archive.path.write_bytes(data)
    with pytest.raises(KnownError) as caught, Archive.open(archive.path) as opened:
        opened.notices()
    assert caught.value.problem is Problem.ARCHIVE_DAMAGED


def test_read_only_changes_nothing_and_makes_no_file(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    with Archive.open(archive.path, read_only=True) as opened:
        assert opened.read_only
        assert opened.summary().notices == 3
        with pytest.raises(KnownError) as caught, opened.transaction():
            pass
        assert caught.value.problem is Problem.ARCHIVE_READ_ONLY
        assert list(tmp_path.iterdir()) == [archive.path]


def test_a_read_only_archive_with_a_writers_journal_is_read_as_before_the_writer(archive: Archive) -> None:
    writer = connect(archive.path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM issues")
    with Archive.open(archive.path, read_only=True) as opened:
        assert opened.summary().issues == 2
    writer.execute("ROLLBACK")
    writer.close()


def test_what_may_not_be_written_opens_read_only(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = archive.path.parent
    monkeypatch.setattr(os, "access", lambda path, mode: path != folder)
    with Archive.open(archive.path) as opened:
        assert opened.read_only
        assert opened.summary().issues == 2


def test_a_writer_elsewhere_is_named(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.store.connection.BUSY_SECONDS", 0.01)
    other = connect(archive.path)
    other.execute("BEGIN IMMEDIATE")
    with Archive.open(archive.path) as opened, pytest.raises(KnownError) as caught, opened.transaction():
        pass
    assert caught.value.problem is Problem.ARCHIVE_BUSY
    other.close()


def test_readers_read_while_another_connection_writes(archive: Archive) -> None:
    with Archive.open(archive.path) as reader, archive.transaction():
        archive.connection.execute("DELETE FROM issues")
        assert reader.summary().issues == 2


def test_opening_to_read_does_not_load_sqlite_utils() -> None:
    code = "import sys, db.store; sys.exit('sqlite_utils' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=False).returncode == 0


def test_plain_sql_reads_the_facts(archive: Archive) -> None:
    row = archive.connection.execute(
        "SELECT publication, year, number, section, title, doc_numbers FROM notice_list WHERE title = '甲'"
    ).fetchone()
    assert row == ("某市人民政府公报", 2022, 4, "市政府文件", "甲", '["某政发〔2022〕4号"]')
    assert archive.connection.execute("SELECT title, row_count FROM table_list").fetchone() == ("表", 2)
    assert archive.connection.execute("SELECT source FROM issue_list").fetchall() == [("2021-3.txt",), ("2022-4.txt",)]


def test_space_is_given_back(archive: Archive) -> None:
    add(archive, issue(2020, 1, *[notice(f"关于第{i}项工作的通知" * 20) for i in range(200)]))
    before = archive.path.stat().st_size
    with archive.transaction():
        Writer(archive.connection).remove(archive.issues()[0].id)
    archive.give_back_space()
    assert archive.path.stat().st_size < before / 2


@pytest.mark.parametrize("damage", [b"", b"not zlib", zlib.compress(b"no layout"), "a text"])
def test_a_damaged_text_is_said_in_a_sentence(archive: Archive, damage: object) -> None:
    (first, *_) = archive.notices()
    archive.connection.execute("UPDATE notice_texts SET text = ? WHERE notice_id = ?", (damage, first.id))
    archive.connection.execute("UPDATE sources SET content = ?", (damage,))
    for ask in (lambda: archive.notice(first.id), lambda: archive.source(first.issue_id)):
        with pytest.raises(KnownError) as caught:
            ask()
        assert caught.value.problem is Problem.ARCHIVE_DAMAGED
    assert {finding.fault for finding in check(archive)} == {Fault.NOTICE, Fault.SOURCE}
