import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.model import Facet, IssueId, Place, SearchOptions, SortOrder
from db.search import search
from db.store import Archive, is_interrupt
from tests.unit.search.made import add_issue, made_archive, made_notice


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = made_archive(tmp_path / "made.gazette")
    add_issue(
        made,
        2021,
        3,
        made_notice("关于公共租赁住房管理的通知", "为加强公租房管理，制定本办法。", number="青政发〔2021〕4号"),
        made_notice("关于绿化的通知", "公租房小区的绿化，按青政发〔2021〕4号执行。", number="青政发〔2021〕5号"),
    )
    add_issue(
        made,
        2022,
        1,
        made_notice(
            "关于公租房的通知", "绿化。", number="青政发〔2022〕4号", issuer="青州市住房局", section="部门文件"
        ),
        made_notice(
            "关于预算的通知",
            "公租房经费见表。",
            rows=[["项目", "金额"], ["公租房", "120元"], ["绿化", "37 亿元"]],
            persons=["谢驰"],
        ),
    )
    return made


def titles(archive: Archive, text: str, options: SearchOptions | None = None) -> list[str]:
    page = search(archive.connection, text, options or SearchOptions())
    return [hit.title.removeprefix("关于").removesuffix("的通知") for hit in page.hits]


def test_title_comes_first(archive: Archive) -> None:
    assert titles(archive, "公租房")[0] == "公租房"
    assert len(titles(archive, "公租房")) == 4


@pytest.mark.parametrize(
    "text", ["青政发〔2021〕4号", "青政发[2021]4", "青政发2021 4号", "(2021)4号", "2021年4号", "青政发2021年第4号"]
)
def test_the_document_itself_then_those_that_cite_it(archive: Archive, text: str) -> None:
    assert titles(archive, text) == ["公共租赁住房管理", "绿化"]


def test_a_number_without_year_finds_all_years_newest_first(archive: Archive) -> None:
    assert titles(archive, "政发4号") == ["公租房", "公共租赁住房管理", "绿化"]


def test_number_field_does_not_find_citations(archive: Archive) -> None:
    assert titles(archive, "文号:青政发〔2021〕4号") == ["公共租赁住房管理"]
    assert titles(archive, "文号:青政发") == ["公租房", "公共租赁住房管理", "绿化"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("标题:公租房", ["公租房"]),
        ("机关:住房局", ["公租房"]),
        ("栏目:部门", ["公租房"]),
        ("人名:谢驰", ["预算"]),
        ("表格:公租房", ["预算"]),
        ("公租房 年:2021", ["公共租赁住房管理", "绿化"]),
        ("公租房 期:3 -管理", ["绿化"]),
        ("公租房 绿化 -标题:绿化 -表格:绿化", ["公租房"]),
        ("37亿元", ["预算"]),
    ],
)
def test_fields(archive: Archive, text: str, found: list[str]) -> None:
    assert sorted(titles(archive, text)) == sorted(found)


def test_words_in_one_paragraph_before_scattered_words(tmp_path: Path) -> None:
    made = made_archive(tmp_path / "made.gazette")
    far = made_notice("关于甲事的通知", "房票。房票。房票。", "遗失。遗失。")
    near = made_notice("关于乙事的通知", "房票不慎遗失的，登报声明。", *["与此无关的文字，说的是别的事情。"] * 20)
    together = made_notice("关于丙事的通知", "凡房票遗失。", *["与此无关的文字，说的是别的事情。"] * 30)
    add_issue(made, 2022, 1, far, near, together)
    assert titles(made, "房票 遗失") == ["丙事", "乙事", "甲事"]


def test_order_by_date(archive: Archive) -> None:
    newest = ["公租房", "预算", "公共租赁住房管理", "绿化"]
    assert titles(archive, "公租房", SearchOptions(sort=SortOrder.NEWEST)) == newest
    oldest = ["公共租赁住房管理", "绿化", "公租房", "预算"]
    assert titles(archive, "公租房", SearchOptions(sort=SortOrder.OLDEST)) == oldest


def test_an_old_issue_that_came_late_stands_where_its_date_says(archive: Archive) -> None:
    for number in range(1, 4):  # more notices than there is room for between the others
        add_issue(archive, 2021, 3 + number, *[made_notice(f"关于{n}的通知", "公租房。") for n in range(40)])
    add_issue(archive, 1999, 1, *[made_notice("关于旧事的通知", "公租房。") for _ in range(3000)])
    assert titles(archive, "公租房", SearchOptions(sort=SortOrder.NEWEST, limit=2)) == ["公租房", "预算"]
    assert titles(archive, "公租房", SearchOptions(sort=SortOrder.OLDEST, limit=1)) == ["旧事"]
    assert titles(archive, "公租房", SearchOptions(sort=SortOrder.OLDEST, offset=3000, limit=1)) == ["公共租赁住房管理"]


@pytest.mark.parametrize("sort", list(SortOrder))
def test_pages_make_up_the_whole(archive: Archive, sort: SortOrder) -> None:
    whole = titles(archive, "公租房", SearchOptions(sort=sort))
    pages = [titles(archive, "公租房", SearchOptions(sort=sort, offset=start, limit=1)) for start in range(5)]
    assert [page[0] for page in pages[:4]] == whole
    assert pages[4] == []
    assert search(archive.connection, "公租房", SearchOptions(sort=sort, limit=1)).total == 4


def facet(archive: Archive, text: str, options: SearchOptions, which: Facet) -> dict[str, int]:
    return {value.value: value.count for value in dict(search(archive.connection, text, options).facets)[which]}


def test_facets_count_hits(archive: Archive) -> None:
    options = SearchOptions()
    assert facet(archive, "公租房", options, Facet.YEAR) == {"2022": 2, "2021": 2}
    assert facet(archive, "公租房", options, Facet.ISSUER) == {"青州市人民政府": 3, "青州市住房局": 1}
    assert facet(archive, "公租房", options, Facet.SECTION) == {"市政府文件": 3, "部门文件": 1}
    assert facet(archive, "公租房", options, Facet.PLACE) == {Place.TITLE: 1, Place.TEXT: 3, Place.TABLE: 1}


def test_filters_narrow_hits_and_other_facets(archive: Archive) -> None:
    options = SearchOptions(filters=((Facet.YEAR, ("2022",)), (Facet.PLACE, ("table", "title"))))
    assert sorted(titles(archive, "公租房", options)) == ["公租房", "预算"]
    assert facet(archive, "公租房", options, Facet.YEAR) == {"2022": 2}
    assert facet(archive, "公租房", replace(options, filters=options.filters[:1]), Facet.YEAR) == {"2022": 2, "2021": 2}
    assert facet(archive, "公租房", options, Facet.ISSUER) == {"青州市人民政府": 1, "青州市住房局": 1}
    assert titles(archive, "公租房", SearchOptions(filters=((Facet.ISSUER, ("无此机关",)),))) == []


def test_scope(archive: Archive) -> None:
    first = search(archive.connection, "公租房", SearchOptions(sort=SortOrder.NEWEST)).hits[0]
    assert titles(archive, "公租房", SearchOptions(issue_id=first.issue_id)) == ["公租房", "预算"]
    assert titles(archive, "公租房", SearchOptions(notice_id=first.notice_id)) == ["公租房"]
    assert titles(archive, "公租房", SearchOptions(tables_only=True)) == ["预算"]
    assert titles(archive, "公租房", SearchOptions(issue_id=IssueId(999))) == []


def test_nothing_asked(archive: Archive) -> None:
    assert search(archive.connection, "  ").total == 0
    everything_of_2022 = SearchOptions(filters=((Facet.YEAR, ("2022",)),))
    assert titles(archive, "", everything_of_2022) == ["公租房", "预算"]
    assert search(archive.connection, "", everything_of_2022).hits[0].snippets == ()


def test_hit_tells_where(archive: Archive) -> None:
    hit = search(archive.connection, "公租房 37亿元").hits[0]
    assert hit.places == 3
    assert hit.issue_label == "青州市人民政府公报 2022年第1期"
    assert hit.source == "2022-1.txt"
    shown = {snippet.text: snippet for snippet in hit.snippets}
    assert set(shown) == {"公租房经费见表。", "公租房｜120元", "绿化｜37 亿元"}
    row = shown["绿化｜37 亿元"]
    assert (row.place, row.block, row.line) == (Place.TABLE, 2, 7)
    assert [row.text[mark.start : mark.end] for mark in row.marks] == ["37 亿元"]


def test_more_places_where_they_are_asked_for(archive: Archive) -> None:
    options = SearchOptions(snippets=1)
    assert [len(hit.snippets) for hit in search(archive.connection, "公租房", options).hits] == [0, 1, 1, 1]
    assert search(archive.connection, "公租房 37亿元", options).hits[0].places == 3


def test_long_paragraphs_are_cut_around_the_words(tmp_path: Path) -> None:
    made = made_archive(tmp_path / "made.gazette")
    add_issue(
        made, 2022, 1, made_notice("关于长文的通知", "前面的话。" * 200 + "这里说到油茶产业。" + "后面的话。" * 200)
    )
    (snippet,) = search(made.connection, "油茶").hits[0].snippets
    assert len(snippet.text) < 120
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert [snippet.text[mark.start : mark.end] for mark in snippet.marks] == ["油茶"]


def test_what_is_remembered_of_an_archive_follows_its_changes(archive: Archive) -> None:
    assert titles(archive, "公租房 年:2023") == []
    add_issue(archive, 2023, 1, made_notice("关于新事的通知", "公租房。"))
    assert titles(archive, "公租房 年:2023") == ["新事"]
    assert facet(archive, "公租房", SearchOptions(), Facet.YEAR) == {"2023": 1, "2022": 2, "2021": 2}


ANYTHING = st.text(
    alphabet="钦州市4号 \t\n\"'“”()（）|-*^:：{}[]+,，、NEARORNOT标题年期\x00\ud800;%_\\〔2022〕", max_size=40
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING | st.text(max_size=20))
def test_whatever_is_typed_is_answered(archive: Archive, text: str) -> None:
    page = search(archive.connection, text)
    assert page.total >= len(page.hits)
    assert all(suggestion.count for suggestion in page.suggestions)


def search_often(archive: Archive) -> None:
    for _ in range(500):
        search(archive.connection, "，和 -市")


def test_an_interrupt_ends_the_search_and_nothing_else(starter: Archive) -> None:
    stop = threading.Event()

    def interrupt() -> None:
        while not stop.is_set():
            starter.interrupt()
            time.sleep(0.0005)

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        with pytest.raises(sqlite3.OperationalError) as raised:
            search_often(starter)
    finally:
        stop.set()
        thread.join()
    assert is_interrupt(raised.value)
    assert not starter.connection.in_transaction
    assert search(starter.connection, "钦州").total > 20


def test_a_title_alone_shows_the_first_sentence_not_whom_it_addresses(tmp_path: Path) -> None:
    made = made_archive(tmp_path / "made.gazette")
    addressed = "各县、区人民政府，市直各委、办、局，各有关单位："
    add_issue(made, 2021, 3, made_notice("关于绿化的通知", addressed, "现将城区植树的安排印发给你们，请认真贯彻执行。"))
    (hit,) = search(made.connection, "绿化", SearchOptions()).hits
    assert [snippet.text for snippet in hit.snippets] == ["现将城区植树的安排印发给你们，请认真贯彻执行。"]
