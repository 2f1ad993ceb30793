"""Table cells as values: numbers, merged cells filled, rows and columns swapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from db.model.text import Table, TableSpan
from db.model.values import valueclass

_MULTIPLES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_NUMBER = re.compile(
    r"(?P<bound>约|近|超过?|不低于|不少于|不高于|[≥≤><＝=～~±])?"
    r"(?P<sign>[+\-−－])?"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<multiple>百万|千万|百(?!分)|[千万亿])?"
    r"(?P<unit>[%‰°]C?|[^\W\d_]{0,4}?|[a-zA-Z]{1,3}[23]|[^\W\d_]{1,4}/[^\W\d_]{1,4})"
    r"(?P<more>以上|以下|左右)?"
)
_DIGIT = re.compile(r"\d")


@valueclass
class CellNumber:
    """The number that a cell says: 37亿元 is 3,700,000,000 元, 85% is 85 %. Not ``exact``: ≥90, 约100."""

    value: Decimal
    unit: str = ""
    exact: bool = True


def cell_number(text: str) -> CellNumber | None:
    """The one number that a cell holds, with its unit; ``None`` for words, ranges, years with more text and blanks."""
    if not _DIGIT.search(text):
        return None
    match = _NUMBER.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    if not match:
        return None
    value = Decimal(re.sub("[,，]", "", match["digits"])) * _MULTIPLES[match["multiple"] or ""]
    if match["sign"] and match["sign"] != "+":
        value = -value
    exact = not (match["bound"] or match["more"])
    return CellNumber(value, match["unit"], exact)


def filled(table: Table) -> Table:
    """The table with the words of every merged cell in each of the cells that it covers, and no merged cells left."""
    rows = [list(row) for row in table.rows]
    for span in table.spans:
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                rows[row][column] = table.rows[span.row][span.column]
    return replace(table, rows=tuple(tuple(row) for row in rows), spans=())


def transposed(table: Table) -> Table:
    """The table with rows and columns swapped; its first column becomes the header row."""
    spans = tuple(TableSpan(s.column, s.row, s.columns, s.rows) for s in table.spans)
    rows = tuple(zip(*table.rows, strict=True))
    return replace(table, rows=rows, spans=spans, header_rows=1 if rows else 0, row_lines=(), shifted_rows=())


def part(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    """The table of some rows and columns (0-based, header rows counted), in the order given.

    Merged cells are cut to what is taken if that is one rectangle; else each cell gets the words of its merged cell.
    """
    heads = sum(1 for row in rows if row < table.header_rows)
    whole = _runs_on(rows) and _runs_on(columns)
    source = filled(table)
    spans = tuple(_cut(span, rows, columns) for span in table.spans) if whole and rows and columns else ()
    kept = tuple(span for span in spans if span is not None)
    cells = [[source.rows[row][column] for column in columns] for row in rows]
    for span in kept:
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                if (row, column) != (span.row, span.column):
                    cells[row][column] = ""
    lines = tuple(table.row_lines[row] for row in rows) if table.row_lines else ()
    return replace(
        table,
        rows=tuple(tuple(row) for row in cells),
        header_rows=heads,
        spans=kept,
        row_lines=lines,
        shifted_rows=tuple(i for i, row in enumerate(rows) if row in table.shifted_rows),
    )


def _runs_on(numbers: Sequence[int]) -> bool:
    return all(after == before + 1 for before, after in pairwise(numbers))


def _cut(span: TableSpan, rows: Sequence[int], columns: Sequence[int]) -> TableSpan | None:
    """What is left of a merged cell in a rectangle; ``None`` if that is one cell or nothing."""
    top, bottom = max(span.row, rows[0]), min(span.row + span.rows, rows[-1] + 1)
    left, right = max(span.column, columns[0]), min(span.column + span.columns, columns[-1] + 1)
    height, width = bottom - top, right - left
    if height < 1 or width < 1 or height * width == 1:
        return None
    return TableSpan(top - rows[0], left - columns[0], height, width)
