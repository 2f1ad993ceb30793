"""Group labels that a converter put into the middle row of their group."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from db.parse.tables.grid import Row

MAX_STRETCH = 200
"""Rows; a longer stretch is no page, and its labels are left alone."""


def raise_labels(rows: Sequence[Row], head_rows: int, page_starts: Sequence[int], barred: set[int]) -> None:
    """Move labels of the first column from the middle rows of their groups to the first rows.

    Only where the first row of the body lacks its label, and each page (and each stretch between the rows in
    ``barred``) can be cut in exactly one way into groups with the label in the middle.
    """
    bounds = sorted({head_rows, *page_starts, len(rows), *barred, *(row + 1 for row in barred)})
    stretches = [(a, b) for a, b in pairwise(bounds) if a not in barred and a >= head_rows]
    if not stretches or rows[stretches[0][0]].cells[0]:
        return
    for start, end in stretches:
        if end - start > MAX_STRETCH:
            continue
        labels = [index - start for index in range(start, end) if rows[index].cells[0]]
        for label, top in zip(labels, only_cut(labels, end - start), strict=False):
            cells = rows[start + label].cells
            text, cells[0] = cells[0], ""
            rows[start + top].cells[0] = text


def only_cut(labels: Sequence[int], size: int) -> list[int]:
    """Where to cut ``size`` rows into groups, each with one label in its middle row; empty where no one way fits best.

    Groups of odd size fit best: ``[1, 4]`` of 6 is ``[0, 3, 6]``. In an even group either middle row may hold the
    label, but all groups take the same one.
    """
    exact = _cuts(labels, size, spare=0)
    ways = [exact] if exact else [way for way in (_cuts(labels, size, 1), _cuts(labels, size, -1)) if way]
    return ways[0] if ways and all(way == ways[0] for way in ways) else []


def _cuts(labels: Sequence[int], size: int, spare: int) -> list[int]:
    """The only way to cut, or nothing; each group may have ``spare`` more rows below its label than above."""
    ways: dict[int, tuple[int, ...] | None] = {0: (0,)}  # where a group may begin -> the cuts so far, None if several
    for label in labels:
        following: dict[int, tuple[int, ...] | None] = {}
        for start, way in ways.items():
            above = label - start
            for end in {label + above + 1, label + above + 1 + spare}:
                if above >= 0 and label < end <= size:
                    following[end] = None if end in following or way is None else (*way, end)
        ways = following
    return list(ways.get(size) or ())
