"""Blank forms in plain text: below a title that ends with 表, nothing but labels with room for answers between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.model import LineSpan
from db.parse.tables.aligned import Piece, pieces_of, place, strips
from db.parse.tables.parts import PartRow, TablePart, TableSyntax

MAX_LABEL = 14
"""Characters; a longer piece of text is no label."""
MAX_LINES = 60
MAX_BLANK = 4
"""More blank lines than this part a form from what follows."""
MAX_LINE = 200
"""A longer line is no title, however far in it stands."""
_FEWEST_PAIRS = 2
# "某某申请表", "信息报送表（样式）"
_TITLE = re.compile(r".*表(?:[（(][^（）()]{1,10}[）)])?")
# what a form leaves to write, sign or stamp beside its labels: "签字： 年 月 日", "（盖章）"
_ROOM = re.compile(r"(?:[\s:：（(）)_＿□年月日]|签[名字章]|[盖公]章)+")
_NO_LABEL = re.compile(r"\d|[。；，,;！？《“]|[:：].")
_ASKED = re.compile(r"姓名|性别|电话|地址|住址|时间|日期|单位|意见|事由|理由|人数|签[名字]|盖章|编号|证|人$")


def blank_forms(lines: Sequence[str], barred: set[int]) -> Iterator[TablePart]:
    """The forms below their titles, in text order; lines whose number is in ``barred`` are no part of any."""
    done = 0
    for index, line in enumerate(lines):
        if "表" in line and index >= done and len(line) <= MAX_LINE and _TITLE.fullmatch(line.strip()):
            part = _below(lines, index + 1, barred)
            if part:
                done = part.span.last
                yield part


def _below(lines: Sequence[str], start: int, barred: set[int]) -> TablePart | None:
    """The form whose first line stands at index ``start`` or a few blank lines below."""
    rows: list[tuple[int, tuple[Piece, ...]]] = []
    for index in range(start, min(len(lines), start + MAX_LINES)):
        if not lines[index].strip():
            if index - (rows[-1][0] if rows else start) > MAX_BLANK:
                break
            continue
        pieces = _with_whole_room(pieces_of(lines[index])) if index + 1 not in barred else ()
        if not pieces or not all(_is_label(piece.text) for piece in pieces):
            break
        rows.append((index, pieces))
    while rows and len(rows[-1][1]) < 2:
        rows.pop()
    pairs = [pieces for _, pieces in rows if len(pieces) > 1]
    if len(pairs) <= _FEWEST_PAIRS or len(pairs) * 2 < len(rows) or not _asks(rows):
        return None
    return _part(rows)


def _with_whole_room(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with those that only leave room made one: 签字： 年 月 日."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and _ROOM.fullmatch(piece.text) and _ROOM.fullmatch(whole[-1].text):
            whole[-1] = Piece(f"{whole[-1].text} {piece.text}", whole[-1].start, piece.end)
        else:
            whole.append(piece)
    return tuple(whole)


def _is_label(text: str) -> bool:
    return bool(_ROOM.fullmatch(text)) or (len(text) <= MAX_LABEL and not _NO_LABEL.search(text))


def _asks(rows: Sequence[tuple[int, tuple[Piece, ...]]]) -> bool:
    """Whether the labels ask for something, as the head of a table with values does not."""
    texts = [piece.text for _, pieces in rows for piece in pieces]
    return sum(1 for text in texts if _ASKED.search(text)) * 4 >= len(texts)


def _part(rows: Sequence[tuple[int, tuple[Piece, ...]]]) -> TablePart | None:
    """The form with a cell of room after each label that has none."""
    starts = strips([pieces for _, pieces in rows])
    placed = [(index, place(pieces, starts)) for index, pieces in rows]
    if len(starts) < 2 or any(cells is None for _, cells in placed):
        return None
    labels = [
        any(cells[column] and not _ROOM.fullmatch(cells[column]) for _, cells in placed if cells)
        for column in range(len(starts))
    ] + [True]
    made = [PartRow(index + 1, tuple(_with_room(cells, labels))) for index, cells in placed if cells is not None]
    return TablePart(LineSpan(made[0].line, made[-1].line), TableSyntax.ALIGNED, tuple(made))


def _with_room(cells: Sequence[str], labels: Sequence[bool]) -> Iterator[str]:
    for column, cell in enumerate(cells):
        yield cell
        if labels[column] and labels[column + 1]:
            yield ""
