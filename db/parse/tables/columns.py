"""Which column of one page is which of another, where pages differ in width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from db.parse.tables.cells import Kind, kind, squeezed
from db.parse.tables.grid import Row

MAX_WIDTH = 40
"""Wider pages are laid side by side from the left without comparing columns."""
_SAMPLE = 40


def fit_columns(
    head: Sequence[Row], body: Sequence[Row], page_head: Sequence[Row], page_body: Sequence[Row]
) -> list[int | None]:
    """For each column of a page the column of the table that it belongs to, ``None`` where the table has none.

    The columns keep their order. Heads decide where both have one, else what the columns hold.
    """
    wide, narrow = (len((rows or more)[0].cells) for rows, more in ((head, body), (page_head, page_body)))
    if max(wide, narrow) > MAX_WIDTH:
        return [column if column < wide else None for column in range(narrow)]
    kinds = [_profile(body, column) for column in range(wide)]
    others = [_profile(page_body, column) for column in range(narrow)]
    if not (head and page_head):
        return _align(wide, narrow, lambda i, j: _resemblance(kinds[i], others[j]))
    names, other = _names(head), _names(page_head)
    # what the columns hold tells only where their names do not
    return _align(wide, narrow, lambda i, j: _likeness(names[i], other[j]) + _resemblance(kinds[i], others[j]) / 10)


def same_kinds(table: Sequence[Row], page: Sequence[Row]) -> bool:
    """Whether nearly every column of a page holds what that column of the table holds."""
    if not table or not page:
        return False
    pairs = [(_profile(table, column)[0], _profile(page, column)[0]) for column in range(len(page[0].cells))]
    alike = sum(1 for one, other in pairs if one is other or Kind.EMPTY in (one, other))
    return alike * 5 >= len(pairs) * 4


def _names(head: Sequence[Row]) -> list[str]:
    """Each column's full name: the words above it, those of merged cells for every column they cover."""
    names = [""] * len(head[0].cells)
    for depth, row in enumerate(head):
        group = ""
        for column, cell in enumerate(row.cells):
            group = squeezed(cell) or (group if depth + 1 < len(head) and head[depth + 1].cells[column] else "")
            names[column] += group
    return names


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0 if one else 0.2
    return max(SequenceMatcher(None, one[:60], other[:60], autojunk=False).ratio() - 0.3, 0.0)


def _profile(rows: Sequence[Row], column: int) -> tuple[Kind, float, float]:
    """The commonest kind of a column's cells, their mean length and the share of filled ones."""
    cells = [row.cells[column] for row in rows[-_SAMPLE:]]
    filled = [cell for cell in cells if cell]
    if not filled:
        return Kind.EMPTY, 0.0, 0.0
    kinds = [kind(cell) for cell in filled]
    commonest = max(set(kinds), key=lambda k: (kinds.count(k), k.value))
    return commonest, sum(map(len, filled)) / len(filled), len(filled) / len(cells)


def _resemblance(one: tuple[Kind, float, float], other: tuple[Kind, float, float]) -> float:
    if one[0] is not other[0]:
        return 0.1 if Kind.EMPTY in (one[0], other[0]) else 0.0
    long = max(one[1], other[1])
    return 0.4 + 0.4 * (min(one[1], other[1]) / long if long else 1.0) + 0.2 * (1 - abs(one[2] - other[2]))


def _align(wide: int, narrow: int, worth: Callable[[int, int], float]) -> list[int | None]:
    """The pairing of columns, in order, that is worth most; ties keep to the left."""
    best = [[0.0] * (narrow + 1) for _ in range(wide + 1)]
    pair = [[worth(i, j) for j in range(narrow)] for i in range(wide)]
    for i in range(wide - 1, -1, -1):
        for j in range(narrow - 1, -1, -1):
            best[i][j] = max(pair[i][j] + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    found: list[int | None] = [None] * narrow
    i = j = 0
    while i < wide and j < narrow:
        if pair[i][j] and best[i][j] <= pair[i][j] + best[i + 1][j + 1] + 1e-9:
            found[j] = i
            i, j = i + 1, j + 1
        elif best[i][j] <= best[i + 1][j] + 1e-9:
            i += 1
        else:
            j += 1
    return found
