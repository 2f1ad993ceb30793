"""Workbooks and CSV files read back."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from db.model import LineSpan, Table, TableSpan
from reader.export.sheets import csv_bytes, number_of, workbook

TABLE = Table(
    parts=(LineSpan(1, 4),),
    rows=(
        ("县区", "学位", "占比", "编号"),
        ("市直", "1,080", "12.5%", "001"),
        ("", "-360", "100%", "=1+1"),
        ("合计", "720", "约5", "@用户"),
    ),
    header_rows=1,
    spans=(TableSpan(1, 0, 2, 1),),
    title="专栏7 建设[规划]表/一",
    unit="单位：个",
    notes=("注：数据来自市教育局。",),
)


def first_sheet(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_sheet_has_title_unit_head_rows_and_note() -> None:
    sheet = first_sheet(workbook([("通知", TABLE)]))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == TABLE.title
    assert rows[1][0] == TABLE.unit
    assert rows[2] == ["县区", "学位", "占比", "编号"]
    assert rows[6][0] == TABLE.notes[0]
    assert sheet.freeze_panes == "A4"


def test_numbers_are_numbers_and_codes_stay_text() -> None:
    sheet = first_sheet(workbook([("通知", TABLE)]))
    assert sheet["B4"].value == 1080
    assert sheet["B4"].number_format == "#,##0"
    assert sheet["C4"].value == pytest.approx(0.125)
    assert sheet["C4"].number_format == "0.0%"
    assert sheet["B5"].value == -360
    assert sheet["D4"].value == "001"
    assert sheet["C6"].value == "约5"


def test_formulas_of_the_source_are_text() -> None:
    sheet = first_sheet(workbook([("通知", TABLE)]))
    assert (sheet["D5"].value, sheet["D5"].data_type) == ("=1+1", "s")


def test_merged_cells_stay_merged() -> None:
    sheet = first_sheet(workbook([("通知", TABLE)]))
    assert "A4:A5" in {str(merged) for merged in sheet.merged_cells.ranges}


def test_rows_are_as_high_as_their_words_need() -> None:
    long = replace(TABLE, rows=(*TABLE.rows, ("说明", "很长的说明" * 40, "1", "2")), notes=("注：" + "很长" * 100,))
    sheet = first_sheet(workbook([("通知", long)]))
    heights = {row: sheet.row_dimensions[row].height or 0 for row in range(4, 9)}
    assert max(heights[row] for row in (4, 5, 6)) < 40
    assert heights[7] > 5 * 15
    assert heights[8] > 2 * 15


def test_sheet_names_are_unique_and_allowed() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook([("通知", TABLE), ("通知", TABLE)])))
    assert len(set(book.sheetnames)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_csv_has_a_byte_order_mark_and_no_formulas() -> None:
    content = csv_bytes(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert rows[2] == ["", "-360", "100%", "'=1+1"]
    assert rows[3][3] == "'@用户"


@pytest.mark.parametrize("text", ["001", "0777", "123456789012", "1-2", "2019—2021", "", "三", "1,23"])
def test_what_is_no_number(text: str) -> None:
    assert number_of(text) is None
