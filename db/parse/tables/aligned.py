"""Tables in plain text whose columns are kept apart by runs of spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from db.model import LineSpan
from db.model.values import valueclass
from db.parse.tables.parts import PartRow, TablePart, TableSyntax

MAX_LINE = 400
"""Longer lines are prose."""
MAX_LABEL = 20
"""Characters; a lone piece of text that is longer is no cell."""
MAX_RAG = 5
"""Columns of the screen; a line that a column's width ended leaves less than this free."""
MAX_INDENT = 5
"""Columns of the screen; what begins further in is no paragraph."""
# two or more half-width spaces, or a full-width one: the gap between two columns
_GAP = re.compile(r" {2,}[ 　]*| ?　[ 　]*")
# "合　计", "邓  敢": one word spread out, its gap is none
_SPREAD = re.compile(r"(?<![^ 　])([\u3400-\u9fff])(?: {2,3}| ?　 ?)([\u3400-\u9fff])(?![^ 　:：])")
# what takes one column of the screen, ASCII aside
_OTHER_NARROW = re.compile("[\u0080-\u00a7\u0100-\u2013]")
# a role at the head of a member list: "组　长：", "副主任委员"
_ROLE = re.compile(r"(?:副|常务副)?(?:组\s*长|主\s*任|总指挥|召集人|指挥长|会\s*长|委\s*员|成\s*员|顾\s*问)\s*[:：]")
# leader and page number of a contents list
_LEADER = re.compile(r"(?:[.．·]{4,}|…{2,})")
# "— 7 —", "2021年第36期": page numbers and running heads, which stand between the pages of a table
_PAGE_NUMBER = re.compile(r"[-—–－·]*\s*\d+\s*[-—–－·]*")
_ISSUE = re.compile(r"第\s*\d+\s*期")


@valueclass
class Piece:
    """A cell's words and the columns of the screen they take, ``end`` not included."""

    text: str
    start: int
    end: int


@valueclass
class _Line:
    number: int
    pieces: tuple[Piece, ...]
    under: bool = False
    """Goes on with one cell of the line above."""


def aligned_parts(lines: Sequence[str], taken: Sequence[LineSpan]) -> Iterator[TablePart]:
    """The tables made of spaces; lines in ``taken`` are no part of any."""
    barred = {line for span in taken for line in range(span.first, span.last + 1)}
    run: list[_Line] = []
    for number, text in enumerate(lines, 1):
        if not run and not (_has_gap(text) and _has_gap(text.strip())):
            continue
        line = None if number in barred or not text else _read(number, text, run[-1] if run else None)
        if line is not None:
            run.append(line)
        elif run:
            yield from _part(run)
            run = []
    yield from _part(run)


def _has_gap(text: str) -> bool:
    """Whether two blanks or a full-width one stand in a text; a single blank is looked for in a tenth of the time."""
    return "　" in text or (" " in text and "  " in text)


def _read(number: int, text: str, above: _Line | None) -> _Line | None:
    """A line as pieces of text if it looks like a row; below a row a single piece will do, if short or set under it."""
    body = text.strip()
    spaced = _has_gap(body)
    if not body or len(text) > MAX_LINE or not (spaced or above):
        return None
    if _ROLE.match(body) or _LEADER.search(body) or _PAGE_NUMBER.fullmatch(body) or _ISSUE.search(body):
        return None
    under = above is not None and not spaced and _stands_under(above, text)
    pieces = pieces_of(text) if spaced or under or _is_label(text) else ()
    return _Line(number, pieces, under) if pieces and (len(pieces) > 1 or under or _is_label(text)) else None


def _stands_under(above: _Line, text: str) -> bool:
    """Whether a line without gaps stands right under a cell in the middle of the line above, and goes on with it."""
    indent = screen_width(text[: len(text) - len(text.lstrip())])
    return indent > MAX_INDENT and any(piece.start == indent for piece in above.pieces)


def _is_label(text: str) -> bool:
    """Whether a line without gaps may be a lone cell: short, no sentence, not indented like a paragraph."""
    return len(text.strip()) <= MAX_LABEL and not text.startswith("　") and text.rstrip()[-1] not in "。；，、"


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The words of a line that gaps keep apart."""
    joined = {match.start(1) for match in _SPREAD.finditer(text)}
    found: list[Piece] = []
    begin = column = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        if gap and end - 1 in joined and end > 0:
            continue
        words = text[begin:end].strip()
        if words:
            found.append(Piece(words, column, column + screen_width(text[begin:end])))
        column += screen_width(text[begin : gap.end()]) if gap else 0
        begin = gap.end() if gap else end
    return tuple(found)


def screen_width(text: str) -> int:
    """Columns of the screen that a text takes: two for a Chinese character or sign."""
    return 2 * len(text) - len(text.encode("ascii", "ignore")) - len(_OTHER_NARROW.findall(text))


def _part(run: list[_Line]) -> Iterator[TablePart]:
    """The table of a run of lines if its pieces stand in at least three common columns."""
    while run and len(run[-1].pieces) < 2 and not run[-1].under:
        run.pop()
    filled = [len(line.pieces) for line in run if not line.under]
    if len(run) < 3 or sum(count > 1 for count in filled) * 2 < len(filled) or sum(count > 2 for count in filled) < 2:
        return
    for crossing in (0, max(1, len(run) // 10)):
        starts = strips([line.pieces for line in run], crossing)
        rows = [place(line.pieces, starts) for line in run] if len(starts) >= 3 else [None]
        if all(row is not None for row in rows):
            span = LineSpan(run[0].number, run[-1].number)
            cells = [PartRow(line.number, row or ()) for line, row in zip(run, rows, strict=True)]
            yield TablePart(span, TableSyntax.ALIGNED, tuple(_with_whole_rows(cells)))
            return


def _with_whole_rows(lines: Sequence[PartRow]) -> list[PartRow]:
    """The printed lines as rows: where the first column counts them, a line without count goes on with its row."""
    numbers = [int(line.cells[0]) for line in lines if line.cells[0].isdecimal()]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(lines)
    widths = [max(map(screen_width, column)) for column in zip(*(line.cells for line in lines), strict=True)]
    rows: list[PartRow] = []
    above: tuple[str, ...] = ()  # the cells of the line above, as far as the row goes
    for line in lines:
        if above and not line.cells[0] and _goes_on(above, line.cells, widths):
            cells = tuple(one + other for one, other in zip(rows[-1].cells, line.cells, strict=True))
            rows[-1] = PartRow(rows[-1].line, cells)
            above = line.cells
            continue
        above = line.cells if line.cells[0].isdecimal() else ()
        rows.append(line)
    return rows


def _goes_on(above: Sequence[str], below: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether each cell stands below one that is as wide as its column: there the column's width ended the line."""
    return all(
        one and width - screen_width(one) < MAX_RAG
        for one, other, width in zip(above, below, widths, strict=True)
        if other
    )


def strips(rows: Sequence[Sequence[Piece]], crossing: int = 0) -> list[int]:
    """Where the columns begin: after each strip of the screen that at most ``crossing`` rows write across."""
    changes = [0] * (max(pieces[-1].end for pieces in rows) + 2)
    for pieces in rows:
        for piece in pieces:
            changes[piece.start] += 1
            changes[piece.end] -= 1
    starts: list[int] = []
    written = 0
    inside = False
    for place, change in enumerate(changes):
        written += change
        if written > crossing and not inside:
            starts.append(place)
        inside = written > crossing
    return starts


def place(pieces: tuple[Piece, ...], starts: Sequence[int]) -> tuple[str, ...] | None:
    """The pieces as cells under the columns they stand in; ``None`` where two would share one."""
    cells = [""] * len(starts)
    for piece in pieces:
        column = max(bisect_right(starts, piece.start + 1) - 1, 0)
        if cells[column]:
            return None
        cells[column] = piece.text
    return tuple(cells)
