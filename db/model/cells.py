"""Table cells as values: numbers, merged cells filled, rows and columns swapped."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from db.model.text import Table, TableSpan

_MULTIPLES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_NUMBER = re.compile(
    r"(?P<bound>约|近|超过?|不低于|不少于|不高于|[≥≤><＝=～~±])?"
    r"(?P<sign>[+\-−－])?"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<multiple>百万|千万|百(?!分)|[千万亿])?"
    r"(?P<unit>[%‰°]C?|[^\W\d_]{0,4}?|[a-zA-Z]{1,3}[23]|[^\W\d_]{1,4}/[^\W\d_]{1,4})"
    r"(?P<more>以上|以下|左右)?"
)


@dataclass(frozen=True, slots=True)
class CellNumber:
    """The number that a cell says: 37亿元 is 3,700,000,000 元, 85% is 85 %. Not ``exact``: ≥90, 约100."""

    value: Decimal
    unit: str = ""
    exact: bool = True


def cell_number(text: str) -> CellNumber | None:
    """The one number that a cell holds, with its unit; ``None`` for words, ranges, years with more text and blanks."""
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
