"""Rows whose cells slipped into the wrong columns: put right where only one reading fits, else marked.

What fits a column is learned from the column itself: numbers, dates, words that come again and again, short names, or
text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from db.model.values import valueclass
from db.parse.tables.cells import Kind, is_total, kind, squeezed
from db.parse.tables.grid import Row

MIN_ROWS = 6
"""A smaller table tells too little about its columns."""
MAX_WIDTH = 40
MAX_SHIFT = 4
SHORT = 6
"""Characters that most cells of a column of names or choices have at most."""
MAX_WORD = 20
"""Characters; a longer cell is no name or choice."""
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


@valueclass
class _Column:
    """The habits of a column: ``kind`` is ``None`` where they are mixed, ``usual`` a length in characters."""

    kind: Kind | None
    words: frozenset[str]
    """What stands here, where the column is one of names or choices."""
    usual: int
    filled: float
    """Share of the rows with words here."""


@valueclass
class _Habits:
    """The habits of all columns, and the words that any of them is known for."""

    columns: tuple[_Column, ...]
    words: frozenset[str]

    def fit(self, cell: str, column: _Column) -> _Fit:
        """How well a cell would stand in a column."""
        looks = kind(cell)
        if looks is Kind.EMPTY:
            return _Fit.GOOD
        if column.kind in (Kind.NUMBER, Kind.DATE):
            return _Fit.GOOD if looks in (column.kind, Kind.DASH) else _Fit.WRONG
        if column.kind is Kind.TEXT and looks in (Kind.NUMBER, Kind.DATE):
            return _Fit.WRONG
        if len(cell) <= MAX_WORD:
            text = squeezed(cell)
            if text in column.words:
                return _Fit.GOOD
            if text in self.words:
                return _Fit.WRONG
        if not column.words or len(cell) <= column.usual * 2 + 2:
            return _Fit.GOOD
        return _Fit.FAR_TOO_LONG if len(cell) > column.usual * 3 + SHORT else _Fit.LONG

    def worst(self, cells: Sequence[str]) -> _Fit:
        """How well the worst cell of a row stands."""
        return max(map(self.fit, cells, self.columns), default=_Fit.GOOD)

    def is_incomplete(self, cells: Sequence[str]) -> bool:
        """Whether a cell is empty that hardly ever is."""
        return any(not cell and column.filled >= _MOST for cell, column in zip(cells, self.columns, strict=True))

    def has_gap(self, cells: Sequence[str]) -> bool:
        """Whether a cell is empty that should not be, the last one being the surest sign."""
        return (not cells[-1] and self.columns[-1].filled >= _MOST / 2) or self.is_incomplete(cells)


def set_right(rows: Sequence[Row], head_rows: int) -> None:
    """Move the cells of slipped rows where exactly one move makes every cell fit; mark the others that are wrong."""
    body = [row for row in rows[head_rows:] if not _sums_up(row)]
    if len(body) < MIN_ROWS or not 2 < len(body[0].cells) <= MAX_WIDTH:
        return
    habits = _habits(body)
    slipped = [row for row in body if habits.has_gap(row.cells) and habits.worst(row.cells) is not _Fit.GOOD]
    if not slipped or len(slipped) * 2 > len(body):
        return
    odd = {id(row) for row in slipped}
    habits = _habits([row for row in body if id(row) not in odd])
    for row in slipped:
        _settle(row, habits)


def _settle(row: Row, habits: _Habits) -> None:
    worst = habits.worst(row.cells)
    if worst is _Fit.GOOD:
        return
    readings = _readings(row.cells, habits)
    if len(readings) == 1 and worst > _Fit.LONG:
        row.cells = list(readings[0])
    elif readings or worst > _Fit.LONG:
        row.shifted = True


def _sums_up(row: Row) -> bool:
    filled = row.filled()
    return len(filled) < 2 or any(is_total(row.cells[column]) for column in filled[:2])


def _habits(rows: Sequence[Row]) -> _Habits:
    columns = tuple(_column([row.cells[column] for row in rows]) for column in range(len(rows[0].cells)))
    return _Habits(columns, frozenset().union(*(column.words for column in columns)))


def _column(cells: Sequence[str]) -> _Column:
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


def _readings(cells: Sequence[str], habits: _Habits) -> list[tuple[str, ...]]:
    """The ways to read a row in which all cells fit: by one move of its tail if there is such, else by any moves."""
    ways = set(_moves(cells))
    moved = [way for way in ways if not habits.is_incomplete(way) and habits.worst(way) is _Fit.GOOD]
    return moved or _orderly(cells, habits)


def _moves(cells: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The row with the cells from some column on moved to the right or left over empty ones."""
    width = len(cells)
    for start in range(width):
        for count in range(1, min(MAX_SHIFT, width - 1) + 1):
            if start + count < width and not any(cells[width - count :]):
                yield (*cells[:start], *[""] * count, *cells[start : width - count])
            if start >= count and not any(cells[start - count : start]):
                yield (*cells[: start - count], *cells[start:], *[""] * count)


def _orderly(cells: Sequence[str], habits: _Habits) -> list[tuple[str, ...]]:
    """The rows with the same words in the same order, each where it fits; at most two, for more say no more."""
    words = [cell for cell in cells if cell]
    width = len(cells)
    # may_end[column][word]: whether the words from there on find their places in the columns from there on
    may_end = [[False] * (len(words) + 1) for _ in range(width)] + [[False] * len(words) + [True]]

    def steps(column: int, word: int) -> Iterator[tuple[int, str]]:
        """What may stand in a column when ``word`` is the next to be placed, and the next word after it."""
        habit = habits.columns[column]
        more = word < len(words) and may_end[column + 1][word + 1]
        if more and habits.fit(words[word], habit) is _Fit.GOOD:
            yield word + 1, words[word]
        if habit.filled < _MOST and may_end[column + 1][word]:
            yield word, ""

    for column in reversed(range(width)):
        may_end[column] = [any(True for _ in steps(column, word)) for word in range(len(words) + 1)]
    found: list[tuple[int, tuple[str, ...]]] = [(0, ())] if may_end[0][0] else []
    for column in range(width):
        found = [(after, (*row, cell)) for word, row in found for after, cell in steps(column, word)][:2]
    return [row for _, row in found]
