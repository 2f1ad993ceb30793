import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import Facet, Place
from db.model.packing import LinePlaces
from db.search import lines
from db.search.entries import FacetEntry, Part, entry
from db.search.names import homophones, persons, pinyin_key
from db.search.numbers import PrintedNumber, own_numbers, printed
from tests.unit.search.made import made_notice


def test_words_are_kept_by_place() -> None:
    kept = entry(
        made_notice(
            "关于甲的通知", "乙 丙。", number="青政发〔2022〕4号", rows=[["丁", "戊"], ["己", ""], ["丁", "己"]]
        )
    )
    assert kept.words == {
        Part.TEXT: "青政发（2022）4号\n乙丙。",
        Part.TITLE: "关于甲的通知",
        Part.TABLES: "丁\n戊\n己\n",
        Part.NUMBER: "青政发（2022）4号",
        Part.PERSON: "",
    }
    assert kept.facets == (FacetEntry(Facet.ISSUER, "青州市人民政府"), FacetEntry(Facet.SECTION, "市政府文件"))


def test_own_numbers_are_told_from_cited_ones() -> None:
    kept = entry(made_notice("关于甲的通知", "按国发〔2015〕10号执行。", number="青政发〔2022〕4号"))
    assert kept.numbers == {
        PrintedNumber(4, 2022, "青政发"): {Part.NUMBER, Part.TEXT},
        PrintedNumber(10, 2015, "按国发"): {Part.TEXT},
    }


@pytest.mark.parametrize(
    ("folded", "numbers"),
    [
        ("见钦政发（2022）4号文", [PrintedNumber(4, 2022, "见钦政发")]),
        ("钦政干（2023）1、2、3号", [PrintedNumber(n, 2023, "钦政干") for n in (1, 2, 3)]),
        ("（2022）第4号", [PrintedNumber(4, 2022, "")]),
        ("（2022）4个", []),
        ("十" * 30 + "（2022）4号", [PrintedNumber(4, 2022, "十" * 12)]),
    ],
)
def test_numbers_in_text(folded: str, numbers: list[PrintedNumber]) -> None:
    assert list(printed(folded)) == numbers


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("青政发[2022]4 号", PrintedNumber(4, 2022, "青政发")),
        ("政府令第12号", PrintedNumber(12, 0, "政府令")),
        ("青州市人民政府第11号令", PrintedNumber(11, 0, "青州市人民政府令")),
        ("公告2021年第3号", PrintedNumber(3, 2021, "公告")),
    ],
)
def test_own_numbers_in_any_form(number: str, read: PrintedNumber) -> None:
    assert list(own_numbers((number,))) == [read]


def test_persons_of_appointments_and_lists() -> None:
    rows = [["谢 驰", "市总工会主席"], ["欧阳明", "副市长"], ["项目", "金额"], ["合计", "100"]]
    notice = made_notice("关于任免的通知", persons=["陈 仪"])
    assert persons(notice, ["\t".join(row) for row in rows]) == ("陈仪", "谢驰", "欧阳明")


def test_names_that_sound_the_same() -> None:
    assert pinyin_key("谢驰") == pinyin_key("谢池") == pinyin_key("XieChi") == "xiechi"
    assert "池" in homophones("驰")
    assert "驰" not in homophones("驰")


LINE = st.tuples(st.integers(0, 500), st.integers(0, 100_000), st.sampled_from(Place))


@settings(deadline=None)
@given(st.lists(LINE, max_size=50))
def test_lines_are_read_as_they_were_kept(found: list[tuple[int, int, Place]]) -> None:
    blocks, numbers = tuple(line[0] for line in found), tuple(line[1] for line in found)
    where = LinePlaces(blocks, numbers, tuple(line[2] for line in found), rows=())
    kept = lines.from_bytes(lines.to_bytes(where))
    assert [(kept.block(n), kept.line(n), kept.place(n)) for n in range(len(kept))] == found
