"""Files in, report out."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from db.importing import import_paths, index_is_current, open_for_import, rebuild_index
from db.importing.candidates import FileCandidate, member_name
from db.model import ImportProgress, KnownError, Outcome, Problem
from db.search import index, search
from db.store import Archive
from db.store.checking import check
from tests.unit.importing.gazettes import gazette, write

FIRST, SECOND = "某市人民政府关于甲的通知", "某市人民政府关于乙的通知"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_for_import(tmp_path / "a.gazette") as made:
        yield made
        assert check(made) == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "公报"
    write(place / "b.txt", gazette(2022, 4, FIRST, SECOND))
    write(place / "year" / "a.MD", gazette(2021, 3, "某市人民政府关于丙的通知"))
    write(place / "README.md", "# About these files")
    write(place / ".hidden.txt", "x")
    write(place / "picture.png", "x")
    return place


def found(archive: Archive, words: str) -> list[str]:
    return [hit.title for hit in search(archive.connection, words).hits]


def outcomes(archive: Archive, *paths: Path) -> list[Outcome]:
    return [file.outcome for file in import_paths(archive, paths).files]


def test_a_folder_is_imported_oldest_issue_first(archive: Archive, folder: Path) -> None:
    seen: list[ImportProgress] = []
    report = import_paths(archive, [folder], seen.append)
    assert report.complete
    assert [(f.issue.label, f.outcome, f.notices) for f in report.files if f.issue] == [
        ("某市人民政府公报 2021年第3期", Outcome.ADDED, 1),
        ("某市人民政府公报 2022年第4期", Outcome.ADDED, 2),
    ]
    assert [(p.done, p.total, p.name) for p in seen[-2:]] == [(0, 2, "a.MD"), (1, 2, "b.txt")]
    assert [file for each in seen for file in each.reports] == [report.files[0]]
    assert found(archive, "关于乙") == [SECOND]


def test_the_same_files_again_change_nothing(archive: Archive, folder: Path) -> None:
    import_paths(archive, [folder])
    before, revision = archive.notices(), archive.revision
    assert outcomes(archive, folder, folder / "b.txt") == [Outcome.UNCHANGED] * 2
    assert (archive.notices(), archive.revision) == (before, revision)


def test_an_untouched_file_is_not_read_again(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(archive, [folder])
    (folder / "b.txt").write_text(gazette(2022, 4, FIRST), "utf-8")
    read: list[str] = []
    whole = FileCandidate.read

    def noted(candidate: FileCandidate) -> bytes:
        read.append(candidate.name)
        return whole(candidate)

    monkeypatch.setattr(FileCandidate, "read", noted)
    assert sorted(outcomes(archive, folder)) == [Outcome.REPLACED, Outcome.UNCHANGED]
    assert set(read) == {"b.txt"}


def test_a_corrected_file_takes_the_place_of_its_issue(archive: Archive, folder: Path, tmp_path: Path) -> None:
    import_paths(archive, [folder])
    (before,) = [r for r in archive.issues() if r.issue.year == 2022]
    key, ids = archive.key(archive.notices(before.id)[1].id), [n.id for n in archive.notices(before.id)]
    corrected = write(tmp_path / "new" / "c.txt", gazette(2022, 4, FIRST, SECOND, body="改正后的正文。"))
    assert outcomes(archive, corrected) == [Outcome.REPLACED]
    assert [r.issue.year for r in archive.issues()] == [2021, 2022]
    assert [n.id for n in archive.notices(before.id)] == ids
    assert archive.find(key) == ids[1]
    assert found(archive, "改正后") != []
    assert found(archive, "year:2022 各县、区人民政府") == []


def test_a_file_without_masthead_is_corrected_by_its_name(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt", "# 关于甲的通知\n\n正文。\n")
    assert outcomes(archive, path) == [Outcome.ADDED]
    write(path, gazette(2022, 4, FIRST))
    assert outcomes(archive, path) == [Outcome.REPLACED]
    assert [r.issue.year for r in archive.issues()] == [2022]


def test_two_files_of_one_import_are_two_issues(archive: Archive, tmp_path: Path) -> None:
    one = write(tmp_path / "one" / "x.txt", "# 关于甲的通知\n\n正文。\n")
    other = write(tmp_path / "two" / "x.txt", "# 关于乙的通知\n\n正文。\n")
    assert outcomes(archive, one, other) == [Outcome.ADDED] * 2
    assert outcomes(archive, one, other) == [Outcome.UNCHANGED] * 2


def test_a_bad_file_fails_alone(archive: Archive, folder: Path) -> None:
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_text(" \n\n")
    report = import_paths(archive, [folder, folder / "none.txt"])
    assert not report.complete
    errors = {Path(f.path).name: f.error.problem for f in report.files if f.error}
    assert errors == {
        "noise.txt": Problem.NOT_TEXT,
        "empty.txt": Problem.FILE_EMPTY,
        "none.txt": Problem.FILE_UNREADABLE,
    }
    assert report.count(Outcome.ADDED) == 2


def test_an_empty_folder_is_said_to_be_empty(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (file,) = import_paths(archive, [tmp_path / "empty"]).files
    assert file.error
    assert file.error.problem is Problem.NOTHING_TO_IMPORT


def test_a_zip_archive(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "公报.zip"
    with ZipFile(path, "w") as made:
        made.writestr("公报/第4期.txt", gazette(2022, 4, FIRST))
        made.writestr("公报/图.png", b"x")
        made.writestr("__MACOSX/._第4期.txt", b"x")
    report = import_paths(archive, [path])
    assert [file.outcome for file in report.files] == [Outcome.PASSED_OVER, Outcome.ADDED]
    assert str(report.files[0].error) == "“公报.zip”里有 1 个文件不是 .txt 或 .md，没有读取：图.png"
    assert report.complete
    assert archive.issues()[0].source == "第4期.txt"


def test_a_zip_archive_without_any_text_fails(archive: Archive, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "图.zip"
    with ZipFile(path, "w") as made:
        made.writestr("图.png", b"x")
    report = import_paths(archive, [tmp_path / "none.txt", path])
    problems = [file.error.problem for file in report.files if file.error]
    assert problems == [Problem.MEMBERS_PASSED_OVER, Problem.NOTHING_TO_IMPORT, Problem.FILE_UNREADABLE]
    assert not report.complete


def test_the_same_text_in_another_encoding_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path / "第4期.txt", gazette(2022, 4, FIRST, SECOND))
    import_paths(archive, [path])
    revision = archive.revision
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    assert outcomes(archive, path) == [Outcome.UNCHANGED]
    assert archive.revision == revision


def test_a_text_without_a_chinese_word_is_no_gazette(archive: Archive, tmp_path: Path) -> None:
    (file,) = import_paths(archive, [write(tmp_path / "hello.txt", "hello world\n")]).files
    assert file.error
    assert file.error.problem is Problem.NOT_CHINESE
    assert archive.issues() == ()


def test_zip_members_named_in_gbk() -> None:
    unmarked = ZipInfo("公报/第4期.txt".encode("gb18030").decode("cp437"))
    marked = ZipInfo("公报/第4期.txt")
    marked.flag_bits |= 0x800
    assert member_name(unmarked) == member_name(marked) == "公报/第4期.txt"


def test_a_broken_zip_archive(archive: Archive, tmp_path: Path) -> None:
    (file,) = import_paths(archive, [write(tmp_path / "x.zip", "no zip")]).files
    assert file.error
    assert file.error.problem is Problem.FILE_UNREADABLE


def test_another_archive_is_merged(archive: Archive, folder: Path, tmp_path: Path) -> None:
    with open_for_import(tmp_path / "other.gazette") as other:
        import_paths(other, [folder])
        whole = [other.parsed(record.id) for record in other.issues()]
    import_paths(archive, [folder / "b.txt"])
    report = import_paths(archive, [tmp_path / "other.gazette"])
    assert sorted(file.outcome for file in report.files) == [Outcome.ADDED, Outcome.UNCHANGED]
    assert [archive.parsed(record.id) for record in archive.issues()] == whole
    assert found(archive, "关于丙") == ["某市人民政府关于丙的通知"]


def test_the_archive_itself_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "x.txt", gazette(2022, 4, FIRST))
    with open_for_import(tmp_path / "a.gazette") as archive:
        assert outcomes(archive, tmp_path) == [Outcome.ADDED]
        assert outcomes(archive, tmp_path) == [Outcome.UNCHANGED]


def test_cancel_rolls_the_present_file_back_and_keeps_the_earlier(archive: Archive, folder: Path) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(archive.connection.in_transaction)
        return asked.count(True) == 2  # inside the transaction of the second file

    report = import_paths(archive, [folder], cancelled=cancelled)
    assert report.cancelled
    assert not report.complete
    assert [f.outcome for f in report.files] == [Outcome.ADDED]
    assert archive.summary().issues == 1
    assert found(archive, "关于乙") == []
    assert import_paths(archive, [folder]).complete


def test_a_read_only_archive_is_refused(archive: Archive, folder: Path) -> None:
    with Archive.open(archive.path, read_only=True) as opened, pytest.raises(KnownError) as caught:
        import_paths(opened, [folder])
    assert caught.value.problem is Problem.ARCHIVE_READ_ONLY


def test_when_the_disk_is_full_the_import_stops(archive: Archive, tmp_path: Path) -> None:
    body = "\n\n".join(f"第{i}段正文。" for i in range(9000))
    large = write(tmp_path / "large.txt", gazette(2022, 4, FIRST, body=body))
    (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
    archive.connection.execute(f"PRAGMA max_page_count = {pages}")
    report = import_paths(archive, [large])
    assert report.stopped
    assert report.stopped.problem is Problem.DISK_FULL
    assert archive.summary().issues == 0


def test_an_index_of_another_form_is_made_anew(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths(archive, [folder])
    monkeypatch.setattr(index, "VERSION", "another")
    assert not index_is_current(archive)
    assert rebuild_index(archive)
    assert index_is_current(archive)
    assert found(archive, "关于乙") == [SECOND]


def test_a_rebuild_can_be_cancelled_while_the_old_index_is_taken_away(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def old_rows() -> int:
        return int(archive.connection.execute("SELECT count(*) FROM search_old_data").fetchone()[0])

    write(folder / "long.txt", gazette(2022, 9, FIRST, body="".join(chr(0x4E00 + i) for i in range(9000))))
    import_paths(archive, [folder])
    monkeypatch.setattr(index, "_PIECE", 1)
    rows = archive.connection.execute("SELECT count(*) FROM search_text_data WHERE id > 10").fetchone()[0]
    assert rows > 2
    told: list[ImportProgress] = []
    for left in range(rows - 1, rows - 3, -1):
        assert not rebuild_index(archive, told.append, cancelled=lambda: True)
        assert old_rows() == left + 2  # and what FTS5 itself needs
        assert found(archive, "关于乙") == []  # it can be asked meanwhile
    assert rebuild_index(archive, told.append)
    assert len(told) == archive.summary().issues
    tables = [name for (name,) in archive.connection.execute("SELECT name FROM sqlite_master")]
    assert not [name for name in tables if name.startswith("search_old")]
    assert found(archive, "关于乙") == [SECOND]


def test_a_rebuild_that_was_cancelled_is_not_taken_for_done(archive: Archive, folder: Path) -> None:
    import_paths(archive, [folder])
    assert not rebuild_index(archive, cancelled=lambda: True)
    assert not index_is_current(archive)
    assert import_paths(archive, [folder]).complete
    assert index_is_current(archive)
    assert found(archive, "关于乙") == [SECOND]
