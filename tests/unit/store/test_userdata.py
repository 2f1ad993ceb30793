"""What a user leaves in an archive stays the user's, whatever becomes of the archive."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.model import KnownError, NoticeKey, Problem
from db.model.userdata import HighlightColour, Passage
from db.store.userdata import UserData, follow, notes_markdown, set_aside, user_data_path
from db.store.userdata.notices import NAMED
from tests.unit.store.samples import issue, make_archive, notice

KEY = NoticeKey("某市人民政府公报", 2022, 4, "a.txt", "某政发〔2022〕4号", "关于甲的通知", 0)
OTHER = replace(KEY, doc_number=None, title="关于乙的通知", position=1)
PASSAGE = Passage(12, 3, 8, "120元/月")


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[UserData]:
    with UserData.open(tmp_path / "notes" / "a.notes") as opened:
        yield opened


def test_bookmarks(notes: UserData) -> None:
    made = notes.bookmarks.add(KEY, note="查一下")
    assert notes.bookmarks.of(KEY) == made
    assert notes.bookmarks.of(OTHER) is None
    folder = notes.bookmarks.add_folder("住房")
    notes.bookmarks.move(made.id, folder.id)
    notes.bookmarks.set_note(made.id, "查过")
    second = notes.bookmarks.add(OTHER)
    assert [(b.key, b.folder, b.note) for b in notes.bookmarks.all()] == [(KEY, folder.id, "查过"), (OTHER, None, "")]
    assert notes.bookmarks.add(KEY, folder.id, "再查").id == made.id
    notes.bookmarks.remove(second.id)
    assert [b.note for b in notes.bookmarks.all()] == ["再查"]


def test_a_removed_folder_leaves_its_bookmarks_where_it_was(notes: UserData) -> None:
    outer = notes.bookmarks.add_folder("外")
    inner = notes.bookmarks.add_folder("内", outer.id)
    deepest = notes.bookmarks.add_folder("最内", inner.id)
    notes.bookmarks.add(KEY, inner.id)
    notes.bookmarks.rename_folder(deepest.id, "底")
    notes.bookmarks.remove_folder(inner.id)
    assert [b.folder for b in notes.bookmarks.all()] == [outer.id]
    assert {(f.name, f.parent) for f in notes.bookmarks.folders()} == {("外", None), ("底", outer.id)}


def test_highlights(notes: UserData) -> None:
    later = notes.highlights.add(KEY, replace(PASSAGE, line=20))
    first = notes.highlights.add(KEY, PASSAGE, HighlightColour.GREEN, "标准")
    assert notes.highlights.of(KEY) == (first, later)
    assert notes.highlights.of(OTHER) == ()
    notes.highlights.change(first.id, HighlightColour.RED, "新标准")
    notes.highlights.remove(later.id)
    (kept,) = notes.highlights.all()
    assert (kept.passage, kept.colour, kept.note, kept.key) == (PASSAGE, HighlightColour.RED, "新标准", KEY)


def test_what_is_brought_back_stands_where_it_stood(notes: UserData) -> None:
    bookmark, mark = notes.bookmarks.add(KEY), notes.highlights.add(KEY, PASSAGE)
    notes.bookmarks.add(OTHER)
    notes.bookmarks.remove(bookmark.id)
    notes.highlights.remove(mark.id)
    notes.bookmarks.add(bookmark.key, bookmark.folder, bookmark.note, bookmark.created)
    notes.highlights.add(mark.key, mark.passage, mark.colour, mark.note, mark.created)
    assert [each.key for each in notes.bookmarks.all()] == [KEY, OTHER]
    assert [each.created for each in notes.highlights.all()] == [mark.created]


def test_reading(notes: UserData) -> None:
    assert notes.reading.lines() == {}
    notes.reading.opened(KEY)
    notes.reading.set_line(KEY, 40)
    notes.reading.opened(OTHER)
    assert notes.reading.lines() == {KEY: 40}
    assert [(v.key, v.line, v.read) for v in notes.reading.history()] == [(OTHER, 1, True), (KEY, 40, True)]
    notes.reading.set_read((OTHER,), False)
    assert notes.reading.read() == {KEY}
    notes.reading.clear_history()
    assert notes.reading.history() == ()
    assert notes.reading.lines() == {}
    assert notes.reading.read() == {KEY}


def test_a_forgotten_history_comes_back_but_for_what_was_opened_since(notes: UserData) -> None:
    for key in (KEY, OTHER):
        notes.reading.opened(key)
        notes.reading.set_line(key, 40)
    visits = notes.reading.history()
    notes.reading.clear_history()
    notes.reading.opened(KEY)
    (again,) = notes.reading.history()
    notes.reading.restore_history(visits)
    assert notes.reading.history() == (again, visits[0])
    assert notes.reading.lines() == {OTHER: 40}


def test_searches(notes: UserData) -> None:
    for query in ("公租房", "谢驰", "公租房"):
        notes.searches.remember(query, 3)
    assert [past.query for past in notes.searches.history()] == ["公租房", "谢驰"]
    notes.searches.forget("谢驰")
    assert [past.query for past in notes.searches.history()] == ["公租房"]
    notes.searches.forget()
    assert notes.searches.history() == ()
    saved = notes.searches.save("住房", "公租房 | 廉租房")
    notes.searches.rename(saved.id, "保障房")
    assert [(s.name, s.query) for s in notes.searches.saved()] == [("保障房", "公租房 | 廉租房")]
    notes.searches.remove(saved.id)
    assert notes.searches.saved() == ()


def test_old_searches_are_forgotten(notes: UserData) -> None:
    for number in range(205):
        notes.searches.remember(str(number), 0)
    assert len(notes.searches.history(1000)) == 200
    assert notes.searches.history(1)[0].query == "204"


def test_everything_is_there_when_the_file_is_opened_again(notes: UserData) -> None:
    made = (notes.bookmarks.add(KEY), notes.highlights.add(OTHER, PASSAGE))
    notes.close()
    with UserData.open(notes.path) as again:
        assert (again.bookmarks.all(), again.highlights.all()) == ((made[0],), (made[1],))


def test_it_follows_a_corrected_archive(notes: UserData, tmp_path: Path) -> None:
    notes.bookmarks.add(KEY, note="一")
    notes.highlights.add(OTHER, PASSAGE)
    elsewhere = replace(KEY, year=1999)
    notes.bookmarks.add(elsewhere)
    corrected = issue(
        2022, 4, notice("新加的通知"), notice("关于甲的通告", "某政发〔2022〕4号"), notice("关于乙的通知")
    )
    with make_archive(tmp_path / "a.gazette", corrected) as archive:
        keys = [archive.key(n.id) for n in archive.notices()]
        assert follow(notes, archive) == 2
        assert [b.key for b in notes.bookmarks.all()] == [keys[1], elsewhere]
        assert [h.key for h in notes.highlights.of(keys[2])] == [keys[2]]
        assert follow(notes, archive) == 0


def test_two_keys_that_become_one_keep_everything(notes: UserData, tmp_path: Path) -> None:
    with make_archive(tmp_path / "a.gazette", issue(2022, 4, notice("关于甲的通知", "某政发〔2022〕4号"))) as archive:
        present = archive.key(archive.notices()[0].id)
        notes.bookmarks.add(present, note="新")
        notes.bookmarks.add(KEY, note="旧")
        notes.highlights.add(KEY, PASSAGE)
        notes.reading.set_read((KEY,), True)
        follow(notes, archive)
        assert [(b.key, b.note) for b in notes.bookmarks.all()] == [(present, "新")]
        assert len(notes.highlights.of(present)) == 1
        assert notes.reading.read() == {present}


def test_many_notices_are_counted_as_read_at_once(notes: UserData) -> None:
    bare = replace(KEY, publication=None, year=None, number=None, doc_number=None)
    notes.reading.set_line(KEY, 7)
    notes.bookmarks.add(OTHER)
    notes.reading.set_read((KEY, OTHER, bare), True)
    notes.reading.set_read((KEY, OTHER, bare), True)
    assert notes.reading.read() == {KEY, OTHER, bare}
    assert len(notes.notices.all()) == 3
    assert notes.reading.lines() == {KEY: 7}
    notes.reading.set_read((bare, OTHER, replace(KEY, position=9)), False)
    assert notes.reading.read() == {KEY}
    assert len(notes.notices.all()) == 3


def test_notes_of_an_earlier_program_keep_everything_and_find_notices_of_one_title_quickly(notes: UserData) -> None:
    made = notes.bookmarks.add(KEY, note="一")
    notes.close()
    connection = sqlite3.connect(notes.path)
    connection.execute("DROP INDEX notices_by_key")
    connection.execute("CREATE INDEX notices_by_title ON notices (title)")
    connection.close()
    with UserData.open(notes.path) as again:
        assert again.bookmarks.all() == (made,)
    connection = sqlite3.connect(notes.path)
    query = f"EXPLAIN QUERY PLAN SELECT id FROM notices WHERE {NAMED}"  # noqa: S608
    (plan,) = connection.execute(query, (None,) * 7).fetchall()
    connection.close()
    assert "notices_by_key (title=? AND source=? AND position=?)" in plan[3]


def test_markdown(notes: UserData) -> None:
    outer = notes.bookmarks.add_folder("住房")
    inner = notes.bookmarks.add_folder("补贴", outer.id)
    notes.bookmarks.add(OTHER)
    notes.bookmarks.add(KEY, inner.id, "*重要*\n标准")
    notes.highlights.add(KEY, PASSAGE, note="每月[1]\n\n 要核对 ")
    text = notes_markdown(notes.bookmarks.all(), notes.bookmarks.folders(), notes.highlights.all())
    assert text == (
        "# 收藏与批注\n\n## 收藏\n\n- 关于乙的通知，某市人民政府公报 2022年第4期\n\n### 住房 / 补贴\n\n"
        "- 关于甲的通知（某政发〔2022〕4号），某市人民政府公报 2022年第4期：\\*重要\\* 标准\n\n"
        "## 批注\n\n### 关于甲的通知（某政发〔2022〕4号），某市人民政府公报 2022年第4期\n\n"
        "> 120元/月\n\n每月\\[1\\]\n\n要核对\n"
    )
    assert notes_markdown((), (), ()) == "# 收藏与批注\n"


def test_notes_lie_beside_a_writable_archive_and_in_the_users_folder_otherwise(tmp_path: Path) -> None:
    archive, folder = tmp_path / "公报.gazette", tmp_path / "mine"
    archive.touch()
    assert user_data_path(archive, folder, read_only=False) == tmp_path / "公报.notes"
    assert user_data_path(archive, folder, read_only=True) == folder / "公报.notes"


def test_another_database_is_not_taken_for_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.notes"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(KnownError) as caught:
        UserData.open(path)
    assert caught.value.problem is Problem.NOT_NOTES


def test_notes_of_a_newer_program_are_refused(notes: UserData) -> None:
    notes.close()
    connection = sqlite3.connect(notes.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(KnownError) as caught:
        UserData.open(notes.path)
    assert caught.value.problem is Problem.NOTES_TOO_NEW


def test_an_impossible_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError) as caught:
        UserData.open(tmp_path / "file" / "a.notes")
    assert caught.value.problem is Problem.CANNOT_WRITE


def test_what_cannot_be_written_is_said_in_a_sentence(notes: UserData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.store.connection.BUSY_SECONDS", 0.01)
    with UserData.open(notes.path) as second, notes.changing(), pytest.raises(KnownError) as caught:
        second.bookmarks.add(KEY)
    assert caught.value.problem is Problem.ARCHIVE_BUSY


@pytest.mark.parametrize("damage", [lambda data: b"\xa7" * 5000, lambda data: data[: len(data) // 2]])
def test_a_damaged_file_is_kept_under_another_name(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.notes"
    with UserData.open(path) as notes:
        notes.bookmarks.add(KEY)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    for number in (1, 2):
        path.write_bytes(damaged)
        with pytest.raises(KnownError) as caught:
            UserData.open(path)
        assert caught.value.problem is Problem.NOTES_DAMAGED
        assert caught.value.details == {"path": path}
        kept = set_aside(path)
        assert kept == tmp_path / f"a.notes.{number}.damaged"
        assert kept.read_bytes() == damaged
        with UserData.open(path) as anew:
            assert anew.bookmarks.all() == ()
