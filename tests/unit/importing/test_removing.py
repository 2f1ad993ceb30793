"""An issue taken out of an archive leaves nothing behind, and comes back as it was."""

from pathlib import Path

from db.importing import import_paths, open_for_import, remove_issue, restore_issue
from db.model import SearchOptions
from db.search import search
from db.store.checking import check
from tests.unit.importing.gazettes import gazette, write


def test_a_removed_issue_is_not_found_any_more_and_comes_back_under_its_ids(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        write(tmp_path / f"{number}.txt", gazette(2021, number, "关于植树的通知", "关于防火的通知"))
    with open_for_import(tmp_path / "甲.gazette") as archive:
        import_paths(archive, [tmp_path])
        issue = archive.issues()[1]
        found = [hit.notice_id for hit in search(archive.connection, "通知", SearchOptions()).hits]
        before = (archive.issues(), archive.parsed(issue.id), [summary.id for summary in archive.notices()])
        removed = remove_issue(archive, issue.id)
        assert [record.id for record in archive.issues()] == [r.id for r in before[0] if r.id != issue.id]
        left = search(archive.connection, "通知", SearchOptions()).hits
        assert {hit.issue_id for hit in left} == {r.id for r in archive.issues()}
        assert check(archive) == ()
        assert restore_issue(archive, removed) == issue.id
        assert (archive.issues(), archive.parsed(issue.id), [s.id for s in archive.notices()]) == before
        assert [hit.notice_id for hit in search(archive.connection, "通知", SearchOptions()).hits] == found
        assert check(archive) == ()
