"""Tables as workbooks (.xlsx) and as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from db.model import Table, plain
from reader.paper.column_plan import column_edges, row_lines
from reader.paper.units import characters

if TYPE_CHECKING:
    import xlsxwriter

_PLAIN_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?P<percent>%?)")
_CODE = re.compile(r"0\d|\d{12}")
"""What looks like a number but is a name: leading zero, or too many digits for a number cell."""
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_TOTAL_WIDTH, _COLUMN_WIDTH = 110, 24
"""The most that a whole sheet and, on average, a column take, in digits of the workbook's font."""
_EM = 2.2
"""A Chinese character in digits."""
_LINE, _TALLEST = 15.0, 409.0
"""Height of a line of text and the most that a row may have, in points."""
_SIZE = 210
"""Type of a table on paper, in twips: its padding suits a sheet too."""


def workbook(tables: Sequence[tuple[str, Table]]) -> bytes:
    """Make a workbook of tables with a name each: one sheet a table, numbers as numbers, merged cells kept."""
    import xlsxwriter  # with the first workbook, not with the dialog that asks for its name

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    looks = _Looks(book)
    taken: set[str] = set()
    for number, (name, table) in enumerate(tables, 1):
        sheet = book.add_worksheet(_sheet_name(table.title or name, number, taken))
        _fill(sheet, table, table.title or name, looks)
    book.close()
    return out.getvalue()


def csv_bytes(table: Table) -> bytes:
    """Make a CSV file for spreadsheets: UTF-8 with a byte order mark, RFC 4180, no cell taken for a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_defused(plain(cell)) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def number_of(text: str) -> tuple[Decimal, bool] | None:
    """Read a cell that is a number and nothing else; with whether it is a percentage. Codes (001) stay text."""
    match = _PLAIN_NUMBER.fullmatch(text.strip())
    if not match or _CODE.match(text.strip()):
        return None
    value = Decimal(text.strip().rstrip("%").replace(",", "").replace("−", "-"))
    return (value / 100, True) if match["percent"] else (value, False)


class _Looks:
    """The cell formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "vcenter", "text_wrap": True}
        self.title = book.add_format({"font_name": "黑体", "font_size": 14, "align": "center", "valign": "vcenter"})
        self.note = book.add_format({"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "top"})
        self.unit = book.add_format({"font_name": "宋体", "font_size": 10, "align": "right"})
        self.head = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F2F0EA"})
        self.text = book.add_format(cell)
        self._numbers = {shape: book.add_format({**cell, "num_format": shape}) for shape in ("0", "#,##0", "0%")}
        self._book, self._cell = book, cell

    def number(self, text: str, percent: bool) -> object:
        """Give the format that shows a number as the source prints it."""
        decimals = len(text.strip().rstrip("%").partition(".")[2])
        shape = (
            ("#,##0" if "," in text else "0") + (f".{'0' * decimals}" if decimals else "") + ("%" if percent else "")
        )
        if shape not in self._numbers:
            self._numbers[shape] = self._book.add_format({**self._cell, "num_format": shape})
        return self._numbers[shape]


def _fill(sheet: xlsxwriter.workbook.Worksheet, table: Table, title: str, looks: _Looks) -> None:
    last = max(0, table.columns - 1)
    top = 0
    for text, look in ((title, looks.title), (table.unit, looks.unit)):
        if text:
            _write_across(sheet, top, last, text, look)
            top += 1
    merged = {(s.row, s.column): s for s in table.spans}
    for row, cells in enumerate(table.rows):
        for column, markdown in enumerate(cells):
            text, head = plain(markdown), row < table.header_rows
            if span := merged.get((row, column)):
                end = (top + row + span.rows - 1, column + span.columns - 1)
                sheet.merge_range(top + row, column, *end, "", looks.head if head else looks.text)
            _write(sheet, top + row, column, text, head, looks)
    for number, note in enumerate(table.notes):
        _write_across(sheet, top + len(table.rows) + number, last, note, looks.note)
    _set_sizes(sheet, table, top)
    sheet.freeze_panes(top + table.header_rows, 0)
    sheet.repeat_rows(top, max(top, top + table.header_rows - 1))
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _set_sizes(sheet: xlsxwriter.workbook.Worksheet, table: Table, top: int) -> None:
    """Give columns and rows the room that their words need: not every program fits rows to wrapped text by itself."""
    room = min(_TOTAL_WIDTH, _COLUMN_WIDTH * table.columns) / _EM
    edges = column_edges(table, round(room * _SIZE), _SIZE)
    for column, (left, right) in enumerate(pairwise(edges)):
        sheet.set_column(column, column, max(6, (right - left) / _SIZE * _EM))
    for row, lines in enumerate(row_lines(table, edges, _SIZE)):
        sheet.set_row(top + row, min(_TALLEST, lines * _LINE + 3))
    for number, note in enumerate(table.notes):
        lines = ceil(characters(note) / room)
        sheet.set_row(top + len(table.rows) + number, min(_TALLEST, lines * _LINE))


def _write(sheet: xlsxwriter.workbook.Worksheet, row: int, column: int, text: str, head: bool, looks: _Looks) -> None:
    number = None if head else number_of(text)
    if number:
        sheet.write_number(row, column, float(number[0]), looks.number(text, number[1]))
    elif text:
        sheet.write_string(row, column, text, looks.head if head else looks.text)
    else:
        sheet.write_blank(row, column, None, looks.head if head else looks.text)


def _write_across(sheet: xlsxwriter.workbook.Worksheet, row: int, last: int, text: str, look: object) -> None:
    if last:
        sheet.merge_range(row, 0, row, last, "", look)
    sheet.write_string(row, 0, text, look)


def _sheet_name(title: str, number: int, taken: set[str]) -> str:
    """Make a sheet name that is unique, without the characters that Excel forbids and at most 31 long."""
    base = _SHEET_NAME.sub(" ", title).strip() or f"表{number}"
    name = base[:31]
    if name.casefold() in taken:
        name = f"{base[:26]}（{number}）"
    taken.add(name.casefold())
    return name


def _defused(text: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula; numbers such as -5 stay as they are."""
    return f"'{text}" if _FORMULA.match(text) and not number_of(text) else text
