"""Tables of pandoc: a row of dashes draws the columns, blank lines part rows of several lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from db.model import LineSpan
from db.model.values import valueclass
from db.parse.tables.aligned import screen_width
from db.parse.tables.parts import PartRow, TablePart, TableSyntax

MAX_LINES = 3000
"""More lines than this below its dashes no table has."""
MAX_HEAD = 12
"""Lines that the head of a table may take."""
# "------- ------ ----------": the columns
_COLUMNS = re.compile(r"[ \t]*-{2,}(?: +-{2,})+\s*")
# "-----------------------------": above the head, and below the last row
_BORDER = re.compile(r"[ \t]*-{8,}\s*")
# what takes one column of the screen for some programs, two for others
_SIGNS = frozenset("“”‘’—…·×÷±°≥≤①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤ")
_LATIN_BREAK = re.compile(r"(?<=[A-Za-z,.;])\n(?=[A-Za-z])")


@valueclass
class _Frame:
    """Indices of the lines of a table: its first, its dashes, its last; ``tall`` where blank lines part the rows."""

    first: int
    dashes: int
    last: int
    tall: bool


def drawn_parts(lines: Sequence[str]) -> Iterator[TablePart]:
    """The tables whose columns are drawn with dashes, in text order."""
    done = -1
    for index, line in enumerate(lines):
        if index > done and "-- " in line and _COLUMNS.fullmatch(line):
            frame = _frame(lines, index, done)
            part = _part(lines, frame) if frame else None
            if frame and part:
                done = frame.last
                yield part


def _frame(lines: Sequence[str], dashes: int, done: int) -> _Frame | None:
    """The lines of the table that dashes at index ``dashes`` draw."""
    top = dashes - 1
    while top > max(done, dashes - MAX_HEAD) and lines[top].strip() and not _BORDER.fullmatch(lines[top]):
        top -= 1
    bordered = top >= 0 and top > done and bool(_BORDER.fullmatch(lines[top]))
    headed = bordered or (dashes - 1 > done and bool(lines[dashes - 1].strip()))
    first = top if bordered else dashes - 1 if headed else dashes
    end = dashes + 1
    blank = False
    while end < min(len(lines), dashes + MAX_LINES):
        if _COLUMNS.fullmatch(lines[end]) or _BORDER.fullmatch(lines[end]):
            return _Frame(first, dashes, end, blank or bordered)
        if not lines[end].strip():
            if headed and not bordered:
                break
            blank = True
        end += 1
    return _Frame(first, dashes, end - 1, False) if headed and not bordered else None


def _part(lines: Sequence[str], frame: _Frame) -> TablePart | None:
    starts = [match.start() for match in re.finditer("-+", lines[frame.dashes])]
    head = _rows(lines, frame.first, frame.dashes, starts, tall=True)
    body = _rows(lines, frame.dashes + 1, frame.last + 1, starts, tall=frame.tall)
    if not body or not any(sum(map(bool, row.cells)) > 1 for row in (*head, *body)):
        return None
    span = LineSpan(frame.first + 1, frame.last + 1)
    return TablePart(span, TableSyntax.ALIGNED, (*head, *body), len(head) or None)


def _rows(lines: Sequence[str], first: int, last: int, starts: Sequence[int], *, tall: bool) -> list[PartRow]:
    """The rows of the lines from index ``first`` up to ``last``; ``tall`` rows go on up to a blank line."""
    rows: list[PartRow] = []
    going_on = False
    for index in range(first, last):
        line = lines[index]
        if not line.strip() or _BORDER.fullmatch(line) or _COLUMNS.fullmatch(line):
            going_on = False
            continue
        cells = _cells(line, starts)
        if going_on:
            pairs = zip(rows[-1].cells, cells, strict=True)
            cells = tuple(_LATIN_BREAK.sub(" ", f"{above}\n{cell}").replace("\n", "") for above, cell in pairs)
            rows[-1] = PartRow(rows[-1].line, cells)
        else:
            rows.append(PartRow(index + 1, cells))
        going_on = tall
    return rows


def _cells(line: str, starts: Sequence[int]) -> tuple[str, ...]:
    """The words of a line under the columns that begin at ``starts`` on the screen."""
    ways = [_placed(line, starts, signs) for signs in (2, 1)]
    return next((cells for cells, fits in ways if fits), ways[0][0])


def _placed(line: str, starts: Sequence[int], signs: int) -> tuple[tuple[str, ...], bool]:
    """The cells where signs such as “ take ``signs`` columns, and whether blanks stand between all of them."""
    cells = [""] * len(starts)
    place, fits = 0, True
    for character in line:
        column = max(bisect_right(starts, place) - 1, 0)
        cells[column] += character
        place += signs if character in _SIGNS else screen_width(character)
        following = bisect_right(starts, place) - 1
        fits = fits and (following <= column or character == " ")
    return tuple(cell.strip() for cell in cells), fits
