"""Rows whose cells slipped into the wrong columns: put right where only one reading fits, else marked.

What fits a column is learned from the column itself: numbers, dates, words that come again and again, short names, or
text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from db.parse.table_cells import Kind, is_total, kind, squeezed
from db.parse.table_grid import Row

MIN_ROWS = 6
"""A smaller table tells too little about its columns."""
MAX_WIDTH = 40
MAX_SHIFT = 4
SHORT = 6
"""Characters that most cells of a column of names or choices have at most."""
_MOST = 0.8
"""Share of the cells from which a habit is a rule."""


class _Fit(IntEnum):
    """How well a cell stands in a column."""

    GOOD = 0
    LONG = 1
    """Longer than its column is used to."""
    FAR_TOO_LONG = 2
    WRONG = 3
    """Of another kind, or known from another column."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The habits of a column: ``kind`` is ``None`` where they are mixed, ``usual`` a length in characters."""

    kind: Kind | None
    words: frozenset[str]
    """What stands here, where the column is one of names or choices."""
    usual: int
    filled: float
    """Share of the rows with words here."""

    def fit(self, cell: str, columns: Sequence[_Column]) -> _Fit:
        """How well a cell would stand here; ``columns`` are all of the table."""
        looks = kind(cell)
        if looks is Kind.EMPTY:
            return _Fit.GOOD
        if self.kind in (Kind.NUMBER, Kind.DATE):
            return _Fit.GOOD if looks in (self.kind, Kind.DASH) else _Fit.WRONG
        if self.kind is Kind.TEXT and looks in (Kind.NUMBER, Kind.DATE):
            return _Fit.WRONG
        text = squeezed(cell)
        if text in self.words:
            return _Fit.GOOD
        if any(text in other.words for other in columns if other is not self):
            return _Fit.WRONG
        if not self.words or len(text) <= self.usual * 2 + 2:
            return _Fit.GOOD
        return _Fit.FAR_TOO_LONG if len(text) > self.usual * 3 + SHORT else _Fit.LONG


def set_right(rows: Sequence[Row], head_rows: int) -> None:
    """Move the cells of slipped rows where exactly one move makes every cell fit; mark the others that are wrong."""
    body = [row for row in rows[head_rows:] if not _sums_up(row)]
    if len(body) < MIN_ROWS or not 2 < len(body[0].cells) <= MAX_WIDTH:
        return
    columns = _columns(body)
    slipped = [row for row in body if _worst(row.cells, columns) is not _Fit.GOOD and _has_gap(row.cells, columns)]
    if not slipped or len(slipped) * 2 > len(body):
        return
    odd = {id(row) for row in slipped}
    columns = _columns([row for row in body if id(row) not in odd])
    for row in slipped:
        _settle(row, columns)


def _settle(row: Row, columns: Sequence[_Column]) -> None:
    worst = _worst(row.cells, columns)
    if worst is _Fit.GOOD:
        return
    readings = _readings(row.cells, columns)
    if len(readings) == 1 and worst > _Fit.LONG:
        row.cells = list(readings[0])
    elif readings or worst is _Fit.WRONG:
        row.shifted = True


def _sums_up(row: Row) -> bool:
    filled = row.filled()
    return len(filled) < 2 or any(is_total(row.cells[column]) for column in filled[:2])


def _columns(rows: Sequence[Row]) -> list[_Column]:
    return [_habits([row.cells[column] for row in rows]) for column in range(len(rows[0].cells))]


def _habits(cells: Sequence[str]) -> _Column:
    filled = [cell for cell in cells if cell]
    if not filled:
        return _Column(None, frozenset(), 0, 0.0)
    kinds = Counter(map(kind, filled))
    least = len(filled) * _MOST
    habit = next((k for k in (Kind.NUMBER, Kind.DATE, Kind.TEXT) if kinds[k] + kinds[Kind.DASH] >= least), None)
    lengths = sorted(map(len, filled))
    usual = lengths[int((len(lengths) - 1) * 0.6)]
    words: frozenset[str] = frozenset()
    if habit is Kind.TEXT and usual <= SHORT:
        texts = [squeezed(cell) for cell in filled]
        if len(set(texts)) * 4 <= len(texts) * 3:
            words = frozenset(text for text in texts if len(text) <= usual * 2 + 2)
    return _Column(habit, words, usual, len(filled) / len(cells))


def _worst(cells: Sequence[str], columns: Sequence[_Column]) -> _Fit:
    worst = _Fit.GOOD
    for cell, column in zip(cells, columns, strict=True):
        if cell:
            worst = max(worst, column.fit(cell, columns))
    return worst


def _has_gap(cells: Sequence[str], columns: Sequence[_Column]) -> bool:
    """Whether a cell is empty that should not be, the last one being the surest sign."""
    if not cells[-1] and columns[-1].filled >= _MOST / 2:
        return True
    return _is_incomplete(cells, columns)


def _is_incomplete(cells: Sequence[str], columns: Sequence[_Column]) -> bool:
    return any(not cell and column.filled >= _MOST for cell, column in zip(cells, columns, strict=True))


def _readings(cells: Sequence[str], columns: Sequence[_Column]) -> list[tuple[str, ...]]:
    """The ways to read a row in which all cells fit: by one move of its tail if there is such, else by any moves."""
    moved = {way for way in _moves(cells) if not _is_incomplete(way, columns) and _worst(way, columns) is _Fit.GOOD}
    return list(moved) if moved else _orderly(cells, columns)


def _moves(cells: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The row with the cells from some column on moved to the right or left over empty ones."""
    width = len(cells)
    for start in range(width):
        for count in range(1, min(MAX_SHIFT, width - 1) + 1):
            if start + count < width and not any(cells[width - count :]):
                yield (*cells[:start], *[""] * count, *cells[start : width - count])
            if start >= count and not any(cells[start - count : start]):
                yield (*cells[: start - count], *cells[start:], *[""] * count)


def _orderly(cells: Sequence[str], columns: Sequence[_Column]) -> list[tuple[str, ...]]:
    """The rows with the same words in the same order, each where it fits; at most two, for more say no more."""
    words = [cell for cell in cells if cell]
    found: list[tuple[str, ...]] = []

    def place(word: int, row: tuple[str, ...]) -> None:
        column = len(row)
        if len(found) > 1 or len(words) - word > len(columns) - column:
            return
        if column == len(columns):
            found.append(row)
            return
        if word < len(words) and columns[column].fit(words[word], columns) is _Fit.GOOD:
            place(word + 1, (*row, words[word]))
        if columns[column].filled < _MOST:
            place(word, (*row, ""))

    place(0, ())
    return found
