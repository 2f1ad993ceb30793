"""A notice is found again by what is printed in it."""

from dataclasses import replace
from pathlib import Path

from db.model import NoticeId, NoticeKey
from db.store import Archive
from tests.unit.store.samples import issue, make_archive, notice

KEY = NoticeKey("某市人民政府公报", 2022, 4, "2022-4.txt", "某政发〔2022〕4号", "关于甲的通知", 0)


def title_found(archive: Archive, key: NoticeKey) -> str | None:
    found = archive.find(key)
    return None if found is None else archive.notice_summary(found).title


def test_every_notice_is_found_by_its_own_key(tmp_path: Path) -> None:
    same = notice("关于任免的通知")
    with make_archive(tmp_path / "a", issue(2022, 4, same, same, notice("乙")), issue(2021, 4, same)) as archive:
        for summary in archive.notices():
            assert archive.find(archive.key(summary.id)) == summary.id


def test_keys_and_notices_are_found_in_one_go_however_many(tmp_path: Path) -> None:
    same = notice("关于任免的通知", "某政发〔2022〕4号")
    unnamed = issue(2020, 4, same, publication=None)
    with make_archive(
        tmp_path / "a", issue(2022, 4, same, same, notice("乙")), issue(2021, 4, same), unnamed
    ) as archive:
        asked: list[str] = []
        archive.connection.set_trace_callback(asked.append)
        keys = archive.keys()
        assert len(asked) == 1
        assert archive.find_exactly(keys.values()) == {key: notice_id for notice_id, key in keys.items()}
        assert len(asked) == 3
        assert archive.keys((NoticeId(10**6), *list(keys)[:2])) == dict(list(keys.items())[:2])
        assert keys == {notice_id: archive.key(notice_id) for notice_id in keys}
        assert archive.find_exactly((KEY, replace(KEY, year=1999))) == {}


def test_a_corrected_title_is_still_the_notice(tmp_path: Path) -> None:
    corrected = issue(
        2022, 4, notice("别的"), notice("关于甲的通告", "某政发〔2022〕4号"), notice("关于调整乙委员会的通知")
    )
    with make_archive(tmp_path / "a", corrected) as archive:
        assert title_found(archive, KEY) == "关于甲的通告"
        assert (
            title_found(archive, replace(KEY, doc_number=None, title="关于调正乙委员会的通知"))
            == "关于调整乙委员会的通知"
        )
        assert title_found(archive, replace(KEY, doc_number=None, title="完全不同")) is None


def test_another_issue_is_not_looked_into(tmp_path: Path) -> None:
    with make_archive(tmp_path / "a", issue(2022, 5, notice("关于甲的通知", "某政发〔2022〕4号"))) as archive:
        assert archive.find(KEY) is None


def test_without_a_masthead_the_file_is_the_issue(tmp_path: Path) -> None:
    with make_archive(tmp_path / "a", issue(2022, 4, notice("关于甲的通知"), publication=None)) as archive:
        key = archive.key(archive.notices()[0].id)
        assert key.source == "2022-4.txt"
        assert title_found(archive, key) == "关于甲的通知"
        assert archive.find(replace(key, source="other.txt")) is None
