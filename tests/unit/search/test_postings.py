"""The sets of frequent tokens say what FTS5 says, whatever the index went through."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.search import index, postings
from db.search.sets import from_ids
from db.store import Archive
from db.store.writing import Writer
from tests.unit.search.made import add_issue, made_archive, made_notice

TITLES = ("关于调整水价的通知", "关于水价，阶梯水价的批复", "学校 A 2019年工作要点", "疍家大蚝、油茶")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive of two issues, in which every token counts as frequent."""
    monkeypatch.setattr(postings, "_FEWEST_ROWS", 1)
    archive = made_archive(tmp_path / "made.gazette")
    for number in (1, 2):
        add_issue(archive, 2020, number, *(made_notice(title, f"{title}，第{number}期。") for title in TITLES))
    with archive.transaction():
        index.tidy(archive.connection, whole=True)
    return archive


def assert_same_as_asked(archive: Archive) -> None:
    tokens = postings.chosen(archive.connection)
    assert {"水", "水价", "关于", "9年", "␠", "a␠"} <= tokens
    for token in tokens:
        folded = token.replace("␠", " ")
        asked = postings._found(archive.connection, folded)
        assert postings._kept(archive.connection, token) == asked, token
        assert postings.look_up(archive.connection, folded) == asked, token


def remove(archive: Archive, position: int) -> None:
    record = archive.issues()[position]
    with archive.transaction():
        index.remove(archive.connection, record.id, record.issue, archive.whole_notices(record.id))
        Writer(archive.connection).remove(record.id)


def test_chosen_tokens_stand_where_they_are_found(archive: Archive) -> None:
    assert_same_as_asked(archive)


def test_added_notices_are_in_the_sets(archive: Archive) -> None:
    before = postings.look_up(archive.connection, "水价")
    add_issue(archive, 2021, 1, made_notice("水价", "和阶梯水价", rows=[["水价", "2019年"]]))
    assert_same_as_asked(archive)
    assert all(now & ~then for then, now in zip(before[:3], postings.look_up(archive.connection, "水价"), strict=False))


def test_removed_notices_are_in_no_set(archive: Archive) -> None:
    remove(archive, 0)
    assert_same_as_asked(archive)


def test_a_token_that_nothing_holds_any_more_is_not_found(archive: Archive) -> None:
    remove(archive, 1)
    remove(archive, 0)
    assert not any(postings.look_up(archive.connection, "水价"))


def test_sets_go_beyond_one_piece(archive: Archive) -> None:
    far = [0, postings.CHUNK - 1, postings.CHUNK, 40 * postings.CHUNK - 1]
    before, *others = postings.look_up(archive.connection, "水价")
    postings.change(archive.connection, {"水价": far}, present=True)
    after, *others_after = postings.look_up(archive.connection, "水价")
    assert after ^ before == from_ids(far)
    assert others_after == others
    postings.change(archive.connection, {"水价": far}, present=False)
    assert postings.look_up(archive.connection, "水价") == (before, *others)


def test_rare_tokens_have_no_set(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "_FEWEST_ROWS", 5)
    with archive.transaction():
        postings.choose(archive.connection)
    tokens = postings.chosen(archive.connection)
    assert "水价" in tokens
    assert "大蚝" not in tokens
    assert postings.look_up(archive.connection, "大蚝") == postings._found(archive.connection, "大蚝") != (0,) * 5
