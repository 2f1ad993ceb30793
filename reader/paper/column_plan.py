"""How wide the columns of a table are on paper: so that the whole is as low as it can be. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from math import ceil

from db.model import Table, TableSpan, plain
from reader.paper.units import CELL_PADDING, characters
from reader.render import column_widths

_WORD = re.compile(r"[!-~]+")
_LONGEST_WORD = 8.0
"""Characters: longer words, such as addresses, may be torn."""
_NAME = 4.0
"""A cell of so many characters, such as a name, stays on one line where there is room."""
_SENTENCE, _SENTENCE_LEAST = 24.0, 5.0
"""A column with a line longer than the first is no narrower than the second."""
_MOST_STEPS = 60
_TALL = 1.4
"""Lines of a usual row; below that the usual widths serve."""


@dataclass(slots=True)
class _Column:
    """``texts``: of each cell its row, the widths of its lines in characters, and over how many rows it reaches.

    The column is not made narrower than ``least``.
    """

    texts: list[tuple[int, tuple[float, ...], int]]
    least: float

    def lines(self, rows: int, width: float) -> list[int]:
        """How many lines each row needs in this column."""
        counts = [1] * rows
        for row, parts, over in self.texts:
            counts[row] = max(counts[row], ceil(_lines(parts, width) / over))
        return counts


def column_edges(table: Table, measure: int, size: int) -> tuple[float, ...]:
    """Left edges of the columns and the right edge of the last, in a table as wide as ``measure``, its type ``size``.

    A table of long texts gives and takes a character between columns as long as that makes it lower.
    """
    padding = 2 * CELL_PADDING
    room = (measure - padding * table.columns) / size
    columns = _columns(table)
    shares = column_widths(table)
    least = [column.least for column in columns]
    crowded = sum(least) > room
    if crowded:
        least = [min(2.0, room / len(columns))] * len(columns)
    widths = _shared(least, [(share * measure - padding) / size for share in shares], room)
    if not crowded:
        _lower(columns, widths, len(table.rows))
    return tuple(accumulate((padding + width * size for width in widths), initial=0.0))


def row_lines(table: Table, edges: Sequence[float], size: int) -> list[int]:
    """Lines of type of ``size`` that each row needs between the edges; a merged cell needs its part of each."""
    spans = {(s.row, s.column): s for s in table.spans}
    counts = [1] * len(table.rows)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell:
                span = spans.get((row, column)) or TableSpan(row, column, 1, 1)
                room = (edges[column + span.columns] - edges[column] - 2 * CELL_PADDING) / size
                needed = ceil(_lines([characters(part) for part in plain(cell).split("\n")], room) / span.rows)
                for covered in range(row, row + span.rows):
                    counts[covered] = max(counts[covered], needed)
    return counts


def _lines(parts: Sequence[float], room: float) -> int:
    return sum(ceil(part / room) or 1 for part in parts)


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Everybody's least, the rest of the room by what is wanted beyond that."""
    more = [max(0.0, want - floor) for want, floor in zip(wanted, least, strict=True)]
    spare, total = room - sum(least), sum(more) or 1.0
    return [floor + spare * one / total for floor, one in zip(least, more, strict=True)]


def _lower(columns: Sequence[_Column], widths: list[float], rows: int) -> None:
    """Move characters of width between columns while that makes a table of tall rows lower."""
    heights = [column.lines(rows, width) for column, width in zip(columns, widths, strict=True)]
    steps = _MOST_STEPS if _height(heights) > _TALL * rows else 0
    while steps and _step(columns, widths, heights):
        steps -= 1


def _step(columns: Sequence[_Column], widths: list[float], heights: list[list[int]]) -> bool:
    """Move a character of width to where that lowers the table most; whether there was such a move."""
    rows = len(heights[0])
    wider = [column.lines(rows, width + 1) for column, width in zip(columns, widths, strict=True)]
    narrower = [column.lines(rows, max(1.0, width - 1)) for column, width in zip(columns, widths, strict=True)]
    givers = [n for n, column in enumerate(columns) if widths[n] - 1 >= column.least]
    best = _height(heights)
    move: tuple[int, int] | None = None
    for giver, taker in product(givers, range(len(columns))):
        tried = list(heights)
        tried[giver], tried[taker] = narrower[giver], wider[taker]
        if giver != taker and (height := _height(tried)) < best:
            best, move = height, (giver, taker)
    if move:
        giver, taker = move
        widths[giver] -= 1
        widths[taker] += 1
        heights[giver], heights[taker] = narrower[giver], wider[taker]
    return move is not None


def _height(heights: Sequence[Sequence[int]]) -> int:
    """Lines of the whole table: those of each row's tallest cell."""
    return sum(map(max, zip(*heights, strict=True)))


def _columns(table: Table) -> list[_Column]:
    """The cells of each column as widths of their lines; cells that reach over columns count for none."""
    spans = {(s.row, s.column): s for s in table.spans}
    columns = [_Column([], 2.0) for _ in range(table.columns)]
    for row, cells in enumerate(table.rows):
        for number, cell in enumerate(cells):
            span = spans.get((row, number))
            if not cell or (span and span.columns > 1):
                continue
            text = plain(cell)
            parts = tuple(characters(part) for part in text.split("\n"))
            column = columns[number]
            column.texts.append((row, parts, span.rows if span else 1))
            word = max((characters(word) for word in _WORD.findall(text)), default=0.0)
            column.least = max(column.least, min(word, _LONGEST_WORD), min(max(parts), _NAME))
            if max(parts) > _SENTENCE:
                column.least = max(column.least, _SENTENCE_LEAST)
    return columns
