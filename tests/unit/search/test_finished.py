"""Finished sets say what FTS5 says, whatever the index went through."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.search import finished, frequent, index, postings
from db.search.finished import kept_terms
from db.store import Archive
from db.store.writing import Writer
from tests.unit.search.made import add_issue, made_archive, made_notice

TITLES = ("关于调整水价的通知", "关于水价，阶梯水价的批复", "学校 A 2019年工作要点", "疍家大蚝、油茶")


FIRST = 8192
"""The id of an archive's first notice: leaves room for older issues."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive without issues, in which what two notices hold is frequent, each is a block, and two are a chunk."""
    monkeypatch.setattr(frequent, "_FEWEST", 1)
    monkeypatch.setattr(finished, "CHUNK", 64)
    monkeypatch.setattr(finished, "_BYTES", 8)
    monkeypatch.setattr(finished, "_BLOCK", 32)
    return made_archive(tmp_path / "made.gazette")


def add(archive: Archive, number: int) -> None:
    notices = [made_notice(title, f"{title}，第{number}期。", rows=[["水价", "水价"]]) for title in TITLES]
    add_issue(archive, 2020, number, *notices)


def tidy(archive: Archive, *, whole: bool) -> None:
    with archive.transaction():
        index.tidy(archive.connection, whole=whole)


def remove(archive: Archive, position: int) -> None:
    record = archive.issues()[position]
    with archive.transaction():
        index.remove(archive.connection, record.id, record.issue, archive.whole_notices(record.id))
        Writer(archive.connection).remove(record.id)


def opened(archive: Archive) -> list[int]:
    """The issues whose blocks are open, counted from 0."""
    found = finished.finished(archive.connection, "水价")
    assert found is not None
    return [(first - FIRST) // 32 for ids in found.open for first in range(ids.start, ids.stop, 32)]


def assert_same_as_asked(archive: Archive) -> None:
    terms = kept_terms(archive.connection)
    assert {"水", "水价", "关于", "于", "价"} <= set(terms)
    for term in terms:
        assert postings.look_up(archive.connection, term) == postings.ask(archive.connection, term), term


def test_kept_terms_stand_where_they_are_found(archive: Archive) -> None:
    for number in range(1, 6):
        add(archive, number)
    tidy(archive, whole=True)
    assert opened(archive) == []
    assert_same_as_asked(archive)


def test_an_archive_that_grows_issue_by_issue_gets_its_sets(archive: Archive) -> None:
    for number in range(1, 8):
        add(archive, number)
        tidy(archive, whole=False)
        assert opened(archive) == ([] if number in (1, 2, 4) else [number - 1])  # the sets are picked anew, or not
        assert_same_as_asked(archive)


def test_a_change_opens_its_block_until_the_next_import(archive: Archive) -> None:
    for number in range(1, 6):
        add(archive, number)
    tidy(archive, whole=True)
    for number in (1, 3):
        remove(archive, number - 1)
    assert opened(archive) == [0, 3]
    assert_same_as_asked(archive)
    tidy(archive, whole=False)
    assert opened(archive) == []
    assert_same_as_asked(archive)


def test_another_text_under_the_same_ids_is_found(archive: Archive) -> None:
    for number in range(1, 6):
        add(archive, number)
    tidy(archive, whole=True)
    remove(archive, 4)
    add_issue(archive, 2020, 5, made_notice("关于新事的通知", "新事。"))
    before = postings.ask(archive.connection, "水价")
    assert postings.look_up(archive.connection, "水价") == before
    tidy(archive, whole=False)
    assert postings.look_up(archive.connection, "水价") == before
    assert any(postings.look_up(archive.connection, "新事"))


def test_a_term_that_nothing_holds_any_more_is_not_found(archive: Archive) -> None:
    add(archive, 1)
    tidy(archive, whole=True)
    remove(archive, 0)
    assert not any(postings.look_up(archive.connection, "水价"))
    tidy(archive, whole=True)
    assert kept_terms(archive.connection) == []


def test_frequent_are_pairs_and_words_that_many_notices_hold(archive: Archive) -> None:
    add(archive, 1)
    add(archive, 2)
    found = frequent.frequent_terms(archive.connection)
    assert len(found) == len(set(found))
    assert {"水", "，", "，阶", "a", "关于", "疍家大蚝", "2019年工作要"} <= set(found)
    assert max(map(len, found)) == 8
    assert not [term for term in found if len(term) > 2 and not term.isalnum()]
    assert not [term for term in found if term != term.strip() or "\n" in term or "\t" in term]


def test_in_an_archive_of_few_notices_nothing_is_kept(tmp_path: Path) -> None:
    archive = made_archive(tmp_path / "small.gazette")
    add(archive, 1)
    tidy(archive, whole=True)
    assert kept_terms(archive.connection) == []
    assert any(postings.look_up(archive.connection, "水价"))
