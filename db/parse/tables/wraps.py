"""Line breaks in cells that are only where the printed column ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.parse.tables.grid import Row

MIN_LENGTH = 5
"""Characters; shorter lines may be names one below the other."""
MIN_LINES = 3
"""A column tells its width by at least so many full lines."""
MAX_SPREAD = 1
"""Characters by which full lines may differ."""

# the last character of an office's name: "市财政局", "市发展改革委"
_OFFICE = re.compile(r"[局委厅部办院会所处站社府司区县][）)]?$")
# "1.", "（二）", "③", "—": a line that begins an item
_ITEM = re.compile(
    r"(?:\*\*)?(?:\d{1,3}[.、．)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳•·—-]|[一二三四五六七八九十]+、)"
)
_LATIN_BREAK = re.compile(r"(?<=[A-Za-z,.;])\n(?=[A-Za-z])")


def unwrap(rows: Sequence[Row], head_rows: int) -> None:
    """Put lines together in the columns whose full lines are all of one length: there the printed column ended."""
    if not rows:
        return
    for column in range(len(rows[0].cells)):
        broken = [row for row in rows[head_rows:] if "\n" in row.cells[column]]
        wrapped = [row for row in broken if not any(map(_ITEM.match, row.cells[column].split("\n")))]
        full = [line for row in wrapped for line in row.cells[column].split("\n")[:-1]]
        last = max((len(row.cells[column].rsplit("\n", 1)[-1]) for row in wrapped), default=0)
        if len(full) >= MIN_LINES and _is_width([len(line) for line in full], last) and not _is_list(full):
            for row in wrapped:
                row.cells[column] = _LATIN_BREAK.sub(" ", row.cells[column]).replace("\n", "")


def _is_width(lengths: Sequence[int], last: int) -> bool:
    """Whether full lines of these lengths, and last lines no longer than ``last``, come from one column's width."""
    return min(lengths) >= MIN_LENGTH and max(lengths) - min(lengths) <= MAX_SPREAD and last <= max(lengths)


def _is_list(lines: Sequence[str]) -> bool:
    """Whether the lines are names of offices, one below the other."""
    return sum(1 for line in lines if _OFFICE.search(line)) * 2 >= len(lines)
