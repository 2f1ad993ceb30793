"""A row that a page break cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.parse.tables.cells import Kind, kind, squeezed
from db.parse.tables.grid import Row

LONG_CELL = 12
"""Characters from which a cell is a sentence rather than a label."""
_ENDED = re.compile(r"[。！？；;.!?：:）)”】》]\s*$")
_OPEN = re.compile(r"[、，,（(—《“]\s*$")
# "9.", "（二）", "三、": a new item
_ITEM = re.compile(
    r"(?:\*\*)?(?:\d{1,3}[.、．]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、]|[①-⑳]|第[一二三四五六七八九十\d]+)"
)


def is_cut_row(body: Sequence[Row], first: Row) -> bool:
    """Whether the last row of ``body`` and the next page's ``first`` row are one.

    Its number stands again, or it goes on in the middle of a sentence.
    """
    if not body:
        return False
    last = body[-1]
    number = squeezed(first.cells[0])
    if number:
        both = [column for column in first.filled() if last.cells[column]]
        return number.isdecimal() and number == squeezed(last.cells[0]) and _same_label(last, first) and len(both) > 1
    filled = first.filled()
    if not filled or any(not last.cells[column] for column in filled):
        return False
    if any(_ITEM.match(first.cells[column]) for column in filled):
        return False
    return any(_breaks_off(body, column) for column in filled)


def _same_label(last: Row, first: Row) -> bool:
    """Whether the second cell, which names the row, stands again or is empty."""
    return len(first.cells) > 2 and squeezed(first.cells[1]) in ("", squeezed(last.cells[1]))


def _breaks_off(body: Sequence[Row], column: int) -> bool:
    """Whether a column's last cell stops in the middle of a sentence, unlike its other cells."""
    last = body[-1].cells[column]
    if _OPEN.search(last):
        return True
    if len(last) < LONG_CELL or _ENDED.search(last) or kind(last) is not Kind.TEXT:
        return False
    others = [row.cells[column] for row in body[:-1]]
    long = [cell for cell in others if len(cell) >= LONG_CELL]
    return len(long) >= 2 and sum(1 for cell in long if _ENDED.search(cell)) * 5 >= len(long) * 4


def rejoin(last: Row, first: Row) -> None:
    """Append the second half of a cut row to the first; its repeated number and label are dropped."""
    for column, cell in enumerate(first.cells):
        above = last.cells[column]
        if not cell or (column < 2 and squeezed(cell) == squeezed(above)):
            continue
        new_paragraph = not above or "\n" in above + cell or _ITEM.match(cell) or _ENDED.search(above)
        last.cells[column] = f"{above}\n{cell}" if above and new_paragraph else above + cell
