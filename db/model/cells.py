"""Table cells as values: numbers, merged cells filled, rows and columns swapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from db.model.text import Table, TableSpan
from db.model.values import valueclass

if TYPE_CHECKING:
    from decimal import Decimal

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
    from decimal import Decimal  # a page is shown without

    match = _number(text)
    if not match:
        return None
    value = Decimal(re.sub("[,，]", "", match["digits"])) * _MULTIPLES[match["multiple"] or ""]
    if match["sign"] and match["sign"] != "+":
        value = -value
    exact = not (match["bound"] or match["more"])
    return CellNumber(value, match["unit"], exact)


def says_number(text: str) -> bool:
    """Whether :func:`cell_number` has a number for a cell."""
    return _number(text) is not None


def _number(text: str) -> re.Match[str] | None:
    if not _DIGIT.search(text):
        return None
    return _NUMBER.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))


def filled(table: Table, first_row: int = 0) -> Table:
    """The table with the words of every merged cell from ``first_row`` on in each of the cells that it covered."""
    rows = [list(row) for row in table.rows]
    for span in table.spans:
        if span.row >= first_row:
            for row in range(span.row, span.row + span.rows):
                for column in range(span.column, span.column + span.columns):
                    rows[row][column] = table.rows[span.row][span.column]
    spans = tuple(span for span in table.spans if span.row < first_row)
    return replace(table, rows=tuple(tuple(row) for row in rows), spans=spans)


def transposed(table: Table) -> Table:
    """The table with rows and columns swapped; its first column becomes the header row."""
    spans = tuple(TableSpan(s.column, s.row, s.columns, s.rows) for s in table.spans)
    rows = tuple(zip(*table.rows, strict=True))
    return replace(table, rows=rows, spans=spans, header_rows=1 if rows else 0, row_lines=(), shifted_rows=())


def part(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    """The table of some rows and columns (0-based, header rows counted), in the order given.

    A merged cell is cut to what is taken of it if that runs on; else each of its cells gets its words.
    """
    source = filled(table)
    cells = [[source.rows[row][column] for column in columns] for row in rows]
    spans = [span for span in _taken_spans(table.spans, rows, columns) if span.rows * span.columns > 1]
    for span in spans:
        words = cells[span.row][span.column]
        for row in range(span.row, span.row + span.rows):
            cells[row][span.column : span.column + span.columns] = [""] * span.columns
        cells[span.row][span.column] = words
    lines = tuple(table.row_lines[row] for row in rows) if table.row_lines else ()
    return replace(
        table,
        rows=tuple(tuple(row) for row in cells),
        header_rows=sum(1 for row in rows if row < table.header_rows),
        spans=tuple(spans),
        row_lines=lines,
        shifted_rows=tuple(i for i, row in enumerate(rows) if row in table.shifted_rows),
    )


def _taken_spans(spans: Sequence[TableSpan], rows: Sequence[int], columns: Sequence[int]) -> Iterator[TableSpan]:
    """What is taken of each merged cell, where it runs on as it did."""
    down = {row: place for place, row in enumerate(rows)}
    right = {column: place for place, column in enumerate(columns)}
    for span in spans:
        below, beside = _run(span.row, span.rows, down), _run(span.column, span.columns, right)
        if below and beside:
            yield TableSpan(below[0], beside[0], len(below), len(beside))


def _run(first: int, count: int, places: Mapping[int, int]) -> list[int]:
    """The places to which those of ``count`` rows come that are taken; none if they do not go on one by one there."""
    taken = [(number, places[number]) for number in range(first, first + count) if number in places]
    together = all(after == (before[0] + 1, before[1] + 1) for before, after in pairwise(taken))
    return [place for _number, place in taken] if together else []
