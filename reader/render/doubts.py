"""Doubtful spots of a notice: where on the page each is marked, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.model import Block, Defect, DefectKind, LineSpan, Notice, Table, plain
from reader.render.inline import Overlay
from reader.render.options import RenderOptions, Words

_QUOTED = 80
"""At most so many characters of the source are quoted in a note."""
_END = 6
"""So many characters are marked where the end of a sentence is missing."""
_WHOLE = 30
"""A doubtful line without a known place in it is marked as a whole up to this length."""
_AT_THE_END = {DefectKind.CUT_SENTENCE, DefectKind.IMAGE_LOST}


@dataclass(slots=True)
class Doubts:
    """The doubts about one notice while its page is made; each is marked once, what is left stands under the title."""

    defects: Sequence[Defect]
    source: Mapping[int, str]
    words: Words
    placed: set[int] = field(default_factory=set)

    def in_block(self, block: Block, text: str) -> tuple[Overlay, ...]:
        """Marks on the plain text of a block."""
        found = []
        for index, defect in self._touching(block.span):
            at = _place(defect, text)
            if at is not None:
                self.placed.add(index)
                found.append(Overlay(at[0], at[1], note=self.note(defect)))
        return tuple(found)

    def in_row(self, table: Table, row: int, cells: Sequence[str]) -> tuple[tuple[Overlay, ...], ...]:
        """Marks on each cell of a table row: on the words concerned, else on the row's first words."""
        overlays: list[tuple[Overlay, ...]] = [()] * len(cells)
        for index, defect in self._touching(_row_span(table, row)):
            place = _cell(defect, cells)
            if place is not None:
                column, at = place
                self.placed.add(index)
                overlays[column] = (*overlays[column], Overlay(at[0], at[1], note=self.note(defect)))
        return tuple(overlays)

    def left(self) -> tuple[Defect, ...]:
        """Doubts that found no place on the page."""
        return tuple(d for i, d in enumerate(self.defects) if i not in self.placed)

    def note(self, defect: Defect) -> str:
        """What the mark says: what is wrong, where, and what the source has there."""
        span = defect.span
        form = self.words.line if span.first == span.last else self.words.lines
        where = form.format(line=span.first, first=span.first, last=span.last)
        lines = (self.source.get(number, "") for number in range(span.first, span.last + 1))
        quoted = " ".join(" ".join(lines).split())
        if len(quoted) > _QUOTED:
            at = max(quoted.find(defect.excerpt) - _QUOTED // 3, 0) if defect.excerpt else 0
            quoted = ("…" if at else "") + quoted[at : at + _QUOTED] + "…"
        what = self.words.doubt(defect.kind)
        what = self._said(what, defect.excerpt) if defect.excerpt else what
        return self.words.aside.format(what=what, words=self._said(where, quoted) if quoted else where)

    def _said(self, what: str, words: str) -> str:
        return self.words.said.format(what=what, words=words)

    def _touching(self, span: LineSpan) -> Iterable[tuple[int, Defect]]:
        for index, defect in enumerate(self.defects):
            if index not in self.placed and defect.span.first <= span.last and span.first <= defect.span.last:
                yield index, defect


def doubts_of(notice: Notice, options: RenderOptions) -> Doubts:
    """The doubts of a notice, none placed yet."""
    if not options.doubts or not notice.defects:
        return Doubts((), {}, options.words)
    return Doubts(notice.defects, options.source or {}, options.words)


def _place(defect: Defect, text: str) -> tuple[int, int] | None:
    if defect.excerpt:
        return _words_in_doubt(defect, text)
    if not text.strip():
        return None
    if defect.kind in _AT_THE_END:
        return max(0, len(text) - _END), len(text)
    return (0, len(text)) if len(text) <= _WHOLE else (0, _END)


def _cell(defect: Defect, cells: Sequence[str]) -> tuple[int, tuple[int, int]] | None:
    for column, cell in enumerate(cells):
        if defect.excerpt and (place := _words_in_doubt(defect, cell)):
            return column, place
    if defect.kind is DefectKind.SHIFTED_ROW or not defect.excerpt:
        filled = next((i for i, cell in enumerate(cells) if cell.strip()), None)
        if filled is not None:
            return filled, (0, len(cells[filled]))
    return None


def _words_in_doubt(defect: Defect, text: str) -> tuple[int, int] | None:
    """Where the words in doubt stand in a text; at the end of a sentence that was cut with what stands before."""
    at = text.find(defect.excerpt)
    if at < 0:
        return None
    if not defect.length or defect.kind in _AT_THE_END:
        return at, at + len(defect.excerpt)
    return at + defect.at, at + defect.at + defect.length


def _row_span(table: Table, row: int) -> LineSpan:
    if row >= len(table.row_lines):
        return LineSpan(0, -1)
    first = table.row_lines[row]
    following = [line for line in table.row_lines[row + 1 : row + 2] if line > first]
    return LineSpan(first, following[0] - 1 if following and following[0] - first < 20 else first)


def row_texts(table: Table, row: int) -> tuple[str, ...]:
    """A row's cells as plain text."""
    return tuple(plain(cell) for cell in table.rows[row])
