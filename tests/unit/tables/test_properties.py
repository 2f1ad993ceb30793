"""What holds for every text, whatever a converter made of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model import Block, LineSpan, Table, plain
from db.parse.tables.reading import TablesRead, find_table_parts, read_tables
from tests.unit.tables.reading import flow, read

WORDS = st.sampled_from(
    [
        "序号",
        "项目",
        "牵头单位",
        "2025年",
        "1",
        "2",
        "3",
        "12.5",
        "张三",
        "合计",
        "年 月 日",
        "修路。",
        "、",
        "",
        "",
        "",
    ]
)
MARKUP = [
    "<p>甲</p>",
    "<b>",
    "$x$",
    "\\|",
    "a_b",
    "**",
    "<td",
    "</table>",
    "<table>",
    "<tr><td>",
    "&amp;",
    "续表",
    "注：甲",
]
CELLS = st.one_of(WORDS, st.sampled_from(MARKUP), st.text("甲乙丙丁,。 ", max_size=6))
JOINS = st.sampled_from(["\t", "|", "  ", " | ", "</td><td>"])
LINES = st.one_of(
    st.builds(lambda join, cells: join.join(cells), JOINS, st.lists(CELLS, max_size=6)),
    st.builds(lambda cells: f"|{'|'.join(cells)}|", st.lists(CELLS, max_size=5)),
    st.builds(lambda cells: "".join(f"<td>{cell}</td>" for cell in cells), st.lists(CELLS, max_size=5)),
    st.sampled_from(["", "|---|---|", "--\t---", "+---+---+", "<table>", "</table>", "续表", "单位：万元", "# 标题"]),
)
TEXTS = st.lists(LINES, max_size=30).map("\n".join)


def is_rectangular(table: Table) -> bool:
    return (
        len({len(row) for row in table.rows}) <= 1
        and len(table.row_lines) == len(table.rows)
        and 0 <= table.header_rows <= len(table.rows)
        and all(0 <= index < len(table.rows) for index in table.shifted_rows)
    )


def spans_hold(table: Table) -> bool:
    """Merged cells lie within the table, do not overlap, and cover empty cells only."""
    seen: set[tuple[int, int]] = set()
    for span in table.spans:
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                if (row, column) in seen or row >= len(table.rows) or column >= table.columns:
                    return False
                seen.add((row, column))
                if (row, column) != (span.row, span.column) and table.rows[row][column]:
                    return False
    return True


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_sound_tables(text: str) -> None:
    result = read(text)
    for table in result.tables:
        assert is_rectangular(table)
        assert spans_hold(table)
    assert [block.table for block in result.blocks if block.table is not None] == list(range(len(result.tables)))


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_parts_are_apart_and_in_order(lines: list[str]) -> None:
    spans = [part.span for part in find_table_parts(lines)]
    assert all(1 <= span.first <= span.last <= len(lines) for span in spans)
    assert all(one.last < other.first for one, other in pairwise(spans))


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=20), st.integers(1, 20), st.integers(0, 5))
def test_nothing_is_found_in_barred_lines(lines: list[str], first: int, more: int) -> None:
    barred = LineSpan(first, first + more)
    for part in find_table_parts(lines, [barred]):
        assert part.span.last < barred.first or part.span.first > barred.last


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())


def shown_letters(result: TablesRead) -> Counter[str]:
    cells = (plain(cell) for table in result.tables for row in table.rows for cell in row)
    return letters("".join([*cells, *(block.text for block in result.blocks)]))


PLAIN_ROWS = st.lists(st.lists(WORDS, min_size=2, max_size=6), min_size=1, max_size=12).filter(
    lambda rows: any(cell for row in rows for cell in row)
)


@settings(max_examples=200, deadline=None)
@given(PLAIN_ROWS, JOINS)
def test_no_letter_of_a_table_is_lost_or_added(rows: list[list[str]], join: str) -> None:
    opening, closing = ("<tr><td>", "</td></tr>") if "<" in join else ("", "")
    lines = [opening + join.join(row) + closing for row in rows]
    text = "\n".join(["<table>", *lines, "</table>"] if opening else lines)
    assert shown_letters(read(text)) == letters("\n".join(join.join(row) for row in rows).replace("</td><td>", " "))


@settings(max_examples=200, deadline=None)
@given(st.lists(PLAIN_ROWS, min_size=2, max_size=4))
def test_pages_lose_no_more_than_repeated_heads_and_labels(pages: list[list[list[str]]]) -> None:
    text = "\n\n".join("\n".join("\t".join(row) for row in page) for page in pages)
    lost = letters(text) - shown_letters(read(text))
    heads = letters("".join(cell for page in pages[1:] for row in page[:4] for cell in row))
    assert not lost - heads
    assert not shown_letters(read(text)) - letters(text)


def test_blocks_come_back_in_order() -> None:
    text = "标题\n\n序号\t项目\n1\t道路\n\n续表\n\n序号\t项目\n2\t桥梁\n\n正文。"
    blocks = [item for item in flow(text.split("\n")) if isinstance(item, Block)]
    result = read_tables(list(flow(text.split("\n"))))
    assert [block.markdown for block in result.blocks if block.table is None] == [block.markdown for block in blocks]


def steps(text: str) -> int:
    """How many lines of Python run to read a text: unlike seconds, the same each time."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(None)
    return count


def rows_of_tabs(size: int) -> str:
    return "序号\t项目\t金额\n" + "".join(f"{number}\t道路\t{number}.5\n" for number in range(1, size))


def pages_of_tabs(size: int) -> str:
    return "\n".join(f"序号\t项目\t金额\n{number}\t道路\t20\n" for number in range(1, size // 3))


def labelled_pages_of_two_widths(size: int) -> str:
    pages = [f"续表\n\n序号\t项目\t金额\n{n}\t道路\t20\n\n序号\t项目\n{n}\t桥梁\n" for n in range(1, size // 8)]
    return "序号\t项目\t金额\n0\t道路\t20\n\n" + "\n".join(pages)


def rows_of_html(size: int) -> str:
    return "<table>" + "<tr><td rowspan=2>道路</td><td>20</td></tr>" * size + "</table>"


def unclosed_html(size: int) -> str:
    return "<table><tr><td>道路\n" * size


def rows_of_spaces(size: int) -> str:
    return "品名    价格    单位\n" + "汽油    9740    元\n" * size


def one_line_of_tabs(size: int) -> str:
    return "项目\t金额\n" + "道路\t" * size


def wide_slipped_rows(size: int) -> str:
    """Rows that fit nowhere, in a table with room for very many readings."""
    names = "\t".join(["甲村\t"] * 15)
    sound = [f"{names}\t{number}" for number in range(8)] + [f"{names}\t\t乙"]
    return "\n".join((sound * size)[:size])


SHAPES = [
    wide_slipped_rows,
    labelled_pages_of_two_widths,
    rows_of_tabs,
    pages_of_tabs,
    rows_of_html,
    unclosed_html,
    rows_of_spaces,
    one_line_of_tabs,
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_work_grows_with_the_text(shape: Callable[[int], str]) -> None:
    assert steps(shape(1600)) < 2.6 * steps(shape(800))


def test_a_hundred_thousand_rows() -> None:
    (table,) = read(rows_of_tabs(100_000)).tables
    assert len(table.rows) == 100_000
    assert table.header_rows == 1


def test_a_line_of_a_megabyte() -> None:
    text = rows_of_html(25_000)
    assert len(text) > 1_000_000
    (table,) = read(text).tables
    assert len(table.rows) == 25_000
    assert sum(row.count("道路") for row in table.rows) == 25_000


def test_merged_cells_of_broken_html_do_not_overlap() -> None:
    text = "<table><tr><td>甲</td><td rowspan=3>乙</td></tr><tr><td colspan=2>丙</td></tr><tr><td>丁</td></tr></table>"
    (table,) = read(text).tables
    assert spans_hold(table)
    assert shown_letters(read(text)) == Counter("甲乙丙丁")


def test_a_label_over_two_columns_does_not_go_on_below() -> None:
    text = "医院名称\t\t床位\t规划\n第一医院\t\t1454\t2154\n\t东院区\t1355\t1805\n\t西院区\t99\t149"
    (table,) = read(text).tables
    assert spans_hold(table)
