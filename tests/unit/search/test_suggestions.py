import pytest

from db.model import SearchOptions, SuggestionReason
from db.search import search
from db.store import Archive
from tests.unit.search.made import add_issue, made_archive, made_notice


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = made_archive(tmp_path_factory.mktemp("suggest") / "made.gazette")
    add_issue(
        made,
        2022,
        1,
        made_notice("关于公租房的通知", "公租房申请条件。", number="青政发〔2022〕4号"),
        made_notice("关于任免的通知", "谢驰同志任局长。", number="青政干〔2022〕9号", persons=["谢驰"]),
        made_notice("关于产业的通知", "发展油茶产业，保护己有林地。"),
    )
    return made


@pytest.mark.parametrize(
    ("text", "better", "reason"),
    [
        ("公租房 量子", "公租房", SuggestionReason.FEWER_WORDS),
        ("公租房 申请 量子", "公租房 申请", SuggestionReason.FEWER_WORDS),
        ("產業", "产业", SuggestionReason.OTHER_SCRIPT),
        ("谢池", "谢驰", SuggestionReason.SAME_SOUND_NAME),
        ("xiechi", "谢驰", SuggestionReason.SAME_SOUND_NAME),
        ("xie chi", "谢驰", SuggestionReason.SAME_SOUND_NAME),
        ("公组房", "公租房", SuggestionReason.ONE_CHARACTER_OFF),
        ("已有林地", "己有林地", SuggestionReason.ONE_CHARACTER_OFF),
        ("公租房申请办法", "公租房申请", SuggestionReason.PARTS),
        ("油茶公租房", "油茶", SuggestionReason.PARTS),
        ("青政发〔2022〕6号", "青政发〔2022〕4号", SuggestionReason.NEAR_NUMBER),
        ("青政发2021 4号", "青政发〔2022〕4号", SuggestionReason.NEAR_NUMBER),
        ("标题:公组房", "标题:公租房", SuggestionReason.ONE_CHARACTER_OFF),
    ],
)
def test_what_would_be_found(archive: Archive, text: str, better: str, reason: SuggestionReason) -> None:
    page = search(archive.connection, text)
    assert page.total == 0
    offered = {suggestion.query: suggestion for suggestion in page.suggestions}
    assert offered[better].reason is reason


@pytest.mark.parametrize("text", ["公组房", "公租房 量子 油茶", "青政发〔2022〕6号", "谢池", "油茶公租房"])
def test_counts_are_what_a_click_brings(archive: Archive, text: str) -> None:
    for suggestion in search(archive.connection, text).suggestions:
        assert search(archive.connection, suggestion.query).total == suggestion.count > 0


def test_nothing_is_offered_where_something_is_found(archive: Archive) -> None:
    assert search(archive.connection, "公租房").suggestions == ()


def test_nothing_is_offered_beyond_the_scope(archive: Archive) -> None:
    other = search(archive.connection, "油茶").hits[0].notice_id
    assert search(archive.connection, "公组房", SearchOptions(notice_id=other)).suggestions == ()


@pytest.mark.parametrize("text", ["量子", "!!!!", "xyzzy", "（（（", "\"“'", "-甲 -乙 丁戊己"])
def test_nothing_may_come_to_mind(archive: Archive, text: str) -> None:
    assert all(suggestion.count for suggestion in search(archive.connection, text).suggestions)
