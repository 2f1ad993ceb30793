"""Tables in plain text whose columns are kept apart by runs of spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.model import LineSpan
from db.parse.table_parts import PartRow, TablePart, TableSyntax

MAX_LINE = 400
"""Longer lines are prose."""
# two or more half-width spaces, or a full-width one: the gap between two columns
_GAP = re.compile(r" {2,}[ 　]*| ?　[ 　]*")
# "合　计", "邓  敢": one word spread out, its gap is none
_SPREAD = re.compile(r"(?<![^ 　])([\u3400-\u9fff])(?: {2,3}| ?　 ?)([\u3400-\u9fff])(?![^ 　:：])")
# a role at the head of a member list: "组　长：", "副主任委员"
_ROLE = re.compile(r"\s*(?:副|常务副)?(?:组\s*长|主\s*任|总指挥|召集人|指挥长|会\s*长|委\s*员|成\s*员|顾\s*问)\s*[:：]")
# leader and page number of a contents list
_LEADER = re.compile(r"(?:[.．·]{4,}|…{2,})")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell's words and the columns of the screen they take, ``end`` not included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    pieces: tuple[_Piece, ...]


def aligned_parts(lines: Sequence[str], taken: Sequence[LineSpan]) -> Iterator[TablePart]:
    """The tables made of spaces; lines in ``taken`` are no part of any."""
    barred = {line for span in taken for line in range(span.first, span.last + 1)}
    run: list[_Line] = []
    for number, text in enumerate(lines, 1):
        line = None if number in barred else _read(number, text)
        if line is not None:
            run.append(line)
        elif run:
            yield from _part(run)
            run = []
    yield from _part(run)


def _read(number: int, text: str) -> _Line | None:
    """A line as pieces of text, if it looks like a row of at least two."""
    if len(text) > MAX_LINE or ("  " not in text and "　" not in text):
        return None
    body = text.strip()
    if "  " not in body and "　" not in body:
        return None
    if _ROLE.match(text) or _LEADER.search(text):
        return None
    pieces = _pieces(text)
    return _Line(number, pieces) if len(pieces) >= 2 else None


def _pieces(text: str) -> tuple[_Piece, ...]:
    joined = {match.start(1) for match in _SPREAD.finditer(text)}
    found: list[_Piece] = []
    begin = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        if gap and end - 1 in joined and end > 0:
            continue
        if text[begin:end].strip():
            start = _width(text[:begin])
            found.append(_Piece(text[begin:end].strip(), start, start + _width(text[begin:end])))
        begin = gap.end() if gap else end
    return tuple(found)


def _width(text: str) -> int:
    """Columns of the screen that a text takes: two for a Chinese character or sign."""
    return sum(1 if character < "\u00a8" or "\u0100" <= character < "\u2014" else 2 for character in text)


def _part(run: list[_Line]) -> Iterator[TablePart]:
    """The table of a run of lines if its pieces stand in at least three common columns."""
    if len(run) < 3:
        return
    starts = _columns(run)
    if len(starts) < 3:
        return
    rows: list[PartRow] = []
    for line in run:
        cells = _place(line.pieces, starts)
        if cells is None:
            return
        rows.append(PartRow(line.number, cells))
    yield TablePart(LineSpan(run[0].number, run[-1].number), TableSyntax.ALIGNED, tuple(rows))


def _columns(run: list[_Line]) -> list[int]:
    """Where the columns begin: the strips that the fullest rows leave blank part them."""
    most = max(len(line.pieces) for line in run)
    full = [line for line in run if len(line.pieces) == most]
    if len(full) * 2 < len(run):
        return []
    starts = [min(line.pieces[k].start for line in full) for k in range(most)]
    ends = [max(line.pieces[k].end for line in full) for k in range(most)]
    return starts if all(end <= start for end, start in zip(ends, starts[1:], strict=False)) else []


def _place(pieces: tuple[_Piece, ...], starts: list[int]) -> tuple[str, ...] | None:
    """The pieces as cells under the columns they stand in; ``None`` where two would share one."""
    cells = [""] * len(starts)
    for piece in pieces:
        column = max(bisect_right(starts, piece.start + 1) - 1, 0)
        if cells[column]:
            return None
        cells[column] = piece.text
    return tuple(cells)
