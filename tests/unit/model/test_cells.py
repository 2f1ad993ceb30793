"""Cells as values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from db.model import LineSpan, Table, TableSpan
from db.model.cells import CellNumber, cell_number, filled, part, transposed


@pytest.mark.parametrize(
    ("text", "value", "unit", "exact"),
    [
        ("1,234.5", "1234.5", "", True),
        ("１２３", "123", "", True),
        ("37 亿元", "3700000000", "元", True),
        ("120万元", "1200000", "元", True),
        ("－3.2%", "-3.2", "%", True),
        ("2个百分点", "2", "个百分点", True),
        ("1.5百分点", "1.5", "百分点", True),
        ("25℃", "25", "°C", True),
        ("30㎡", "30", "m2", True),
        ("100元/人", "100", "元/人", True),
        ("≥90", "90", "", False),
        ("约100人", "100", "人", False),
        ("90%以上", "90", "%", False),
    ],
)
def test_numbers(text: str, value: str, unit: str, exact: bool) -> None:
    assert cell_number(text) == CellNumber(Decimal(value), unit, exact)


@pytest.mark.parametrize("text", ["", "—", "2021-2022", "元/平方米", "第3", "1,23", "三", "3、4"])
def test_words_ranges_and_blanks_are_no_numbers(text: str) -> None:
    assert cell_number(text) is None


TABLE = Table(
    parts=(LineSpan(1, 3),),
    rows=(("县区", "数量", ""), ("", "甲", "乙"), ("市直", "1", "2")),
    header_rows=2,
    spans=(TableSpan(0, 0, 2, 1), TableSpan(0, 1, 1, 2)),
)


def test_merged_cells_are_filled() -> None:
    assert filled(TABLE).rows == (("县区", "数量", "数量"), ("县区", "甲", "乙"), ("市直", "1", "2"))
    assert filled(TABLE).spans == ()


def test_transposing_twice_gives_the_same_cells() -> None:
    assert transposed(TABLE).rows == (("县区", "", "市直"), ("数量", "甲", "1"), ("", "乙", "2"))
    assert transposed(transposed(TABLE)).spans == TABLE.spans
    assert transposed(transposed(TABLE)).rows == TABLE.rows


def test_a_rectangle_keeps_its_merged_cells() -> None:
    right = part(TABLE, [0, 1, 2], [1, 2])
    assert right.rows == (("数量", ""), ("甲", "乙"), ("1", "2"))
    assert right.spans == (TableSpan(0, 0, 1, 2),)
    assert right.header_rows == 2


def test_a_merged_cell_is_cut_where_the_rectangle_ends() -> None:
    below = part(TABLE, [1, 2], [0, 1])
    assert below.rows == (("县区", "甲"), ("市直", "1"))
    assert below.spans == ()


def test_scattered_rows_keep_the_merged_cells_of_the_head() -> None:
    longer = replace(TABLE, rows=(*TABLE.rows, ("县直", "3", "4")))
    turned = part(longer, [0, 1, 3, 2], [0, 1, 2])
    assert turned.rows == (("县区", "数量", ""), ("", "甲", "乙"), ("县直", "3", "4"), ("市直", "1", "2"))
    assert turned.spans == TABLE.spans


def test_merged_cells_of_the_body_are_filled_alone() -> None:
    longer = replace(TABLE, rows=(*TABLE.rows, ("", "3", "4")), spans=(*TABLE.spans, TableSpan(2, 0, 2, 1)))
    assert [row[0] for row in filled(longer, 2).rows] == ["县区", "", "市直", "市直"]
    assert filled(longer, 2).spans == TABLE.spans


def test_scattered_rows_get_the_words_of_their_merged_cells() -> None:
    assert part(TABLE, [0, 2], [2, 0]).rows == (("数量", "县区"), ("2", "市直"))
