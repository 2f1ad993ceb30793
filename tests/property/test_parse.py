"""Whatever the text: a reading comes out, its places are true, and no character is lost or made up."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.model import KnownError, LineSpan, ParsedIssue, Problem
from db.parse import decode, parse_issue
from tests.property.accounting import account
from tests.property.growing import GROWING
from tests.property.mutate import STARTER, mutant, mutant_bytes

SCRAPS = """
# 某市人民政府公报|第4期（总第260期）|目 录|甲通知（某政发〔2022〕1号）…………（3）|## 某市关于甲的通知|某政发〔2022〕1号
各县区人民政府：|第一章 总则|一、总体要求|（一）目标。|1.任务|专栏1|附件1|2022年8月2日|— 12 —|单位：万元
王一同志任局长；|根据《甲办法》（某政发〔2021〕2号）精神，|正文，没有写完|。|（|》|“|- |**|\\_|&lt;|  |![](a.jpg)
$\\geq 85\\%$|<sup>2</sup>|<table><tr><td rowspan=2>甲</td><td>乙</td></tr></table>|</td>|甲\t乙|\t丙|\u3000\u3000
"""
ROWS = ("| 甲 | 乙 |\n|---|---|\n", "\n", "\n\n", "\n")
scraps = st.sampled_from([*re.split(r"[|\n]", SCRAPS.strip()), *ROWS])
gazettes = st.lists(st.one_of(scraps, st.text(max_size=4)), max_size=40).map("".join)
chinese = st.text(
    st.sampled_from("某市人民政府公报通知关于印发规划的，。：；（）《》“”〔〕一二三0123456789\n\t "),
    min_size=20,
    max_size=300,
)


def spans(parsed: ParsedIssue) -> Iterator[LineSpan]:
    """Every span and line that a reading names."""
    yield from (entry.span for entry in parsed.contents)
    yield from (defect.span for defect in parsed.defects)
    for notice in parsed.notices:
        yield from (block.span for block in notice.blocks)
        yield from (LineSpan(join.line, join.next) for join in notice.joins)
        yield from (part for table in notice.tables for part in table.parts)
        yield from (attachment.span for attachment in notice.attachments)
        yield from (defect.span for defect in notice.defects)
        yield from (LineSpan(fact.line, fact.line) for fact in notice.appointments)
        yield from (LineSpan(fact.line, fact.line) for fact in notice.references)


def check(parsed: ParsedIssue) -> None:
    """Hold a reading against everything that is true of any."""
    count = parsed.source_text.count("\n") + 1
    assert all(1 <= span.first <= span.last <= count for span in spans(parsed))
    last = 0
    for notice in parsed.notices:
        assert last < notice.span.first <= notice.span.last <= count
        last = notice.span.last
        assert all(len(row) == table.columns for table in notice.tables for row in table.rows)
        assert all(len(table.row_lines) == len(table.rows) for table in notice.tables)
        shown = [block.table for block in notice.blocks if block.table is not None]
        assert shown == sorted(set(range(len(notice.tables))) & set(shown), key=shown.index)
        assert len(shown) == len(notice.tables)
    found = account(parsed)
    assert found.is_clear, f"lost {dict(found.lost)} added {dict(found.added)}"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    parsed = parse_issue(text)
    assert parsed.source_text == text


@given(gazettes)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_scraps_of_gazettes_are_read_without_loss(text: str) -> None:
    check(parse_issue(text))


@pytest.mark.parametrize("path", sorted(STARTER.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_whole_issues_are_read_without_loss(path: Path) -> None:
    check(parse_issue(decode(path.read_bytes(), path.name).text))


@pytest.mark.parametrize("seed", range(40))
def test_damaged_gazettes_are_read_without_loss(seed: int) -> None:
    check(parse_issue(mutant(seed)))


@pytest.mark.parametrize("seed", range(20))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    try:
        parse_issue(decode(mutant_bytes(seed), "damaged.txt").text)
    except KnownError as error:
        assert error.problem is Problem.NOT_TEXT  # noqa: PT017


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "any.txt")
    except KnownError as error:
        assert error.problem is Problem.NOT_TEXT  # noqa: PT017
    else:
        assert "\r" not in decoded.text


@given(chinese, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]))
def test_decoding_undoes_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "any.txt").text == text


def calls_for(text: str) -> int:
    """How many functions are called to read ``text``: work that does not depend on the machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        parse_issue(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", GROWING.values(), ids=GROWING)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    small, large = (calls_for(unit * count) for count in (200, 800))
    assert large <= 5 * small


@pytest.mark.parametrize(
    "text",
    [
        "序号\t项目\t数量\n" + "".join(f"{row}\t某项目\t3.5\n" for row in range(10_000)),
        "各县区人民政府要按照统一部署落实各项责任，" * 20_000,
    ],
    ids=["a table of 10,000 rows", "a line of 420,000 characters"],
)
def test_great_sizes(text: str) -> None:
    check(parse_issue(text))
