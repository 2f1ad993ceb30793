"""A manuscript broken into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from db.model.values import valueclass
from reader.paper.boxes import GapBox, LineBox, paragraph_boxes, signature_boxes
from reader.paper.items import Gap, Item, Manuscript, PageBreak, Paragraph, Role, Signature, TableItem
from reader.paper.style import PaperStyle
from reader.paper.table_boxes import SetTable, Strip, set_form, set_table
from reader.paper.table_plan import forms, wide_items

Box = LineBox | GapBox | Strip
_CAPTIONS = frozenset({Role.TABLE_TITLE, Role.TABLE_UNIT, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE, Role.BOX_TITLE})


@valueclass
class Placed:
    """A box and how far below the top of the text area it stands."""

    box: LineBox | Strip
    y: int


@dataclass(slots=True)
class Page:
    """One page: its boxes from top to bottom. ``source`` is the small line at its head."""

    number: int
    landscape: bool = False
    source: str = ""
    placed: list[Placed] = field(default_factory=list)


@valueclass
class _Turn:
    """From here on pages lie (landscape) or stand."""

    landscape: bool


@valueclass
class _Snap:
    """Go on at the next line of the grid."""


def break_pages(manuscript: Manuscript, paper: PaperStyle) -> list[Page]:
    """Set a manuscript and break it into pages, numbered from 1."""
    breaker = _Breaker(paper, manuscript.source)
    breaker.feed(_boxes(manuscript.items, paper))
    return breaker.pages


class _Breaker:
    """Stacks chunks of boxes that must stay together, page after page."""

    def __init__(self, paper: PaperStyle, source: str) -> None:
        self.paper = paper
        self.pages = [Page(1, source=source)]
        self.y = 0

    @property
    def depth(self) -> int:
        return self.paper.wide_depth if self.pages[-1].landscape else self.paper.depth

    def feed(self, boxes: Iterator[Box | PageBreak | _Turn | _Snap]) -> None:
        chunk: list[Box] = []
        for box in boxes:
            if isinstance(box, LineBox | GapBox | Strip):
                chunk.append(box)
                if not box.keep_with_next:
                    self._place_chunk(chunk)
                    chunk = []
                continue
            self._place_chunk(chunk)
            chunk = []
            self._obey(box)
        self._place_chunk(chunk)

    def _obey(self, order: PageBreak | _Turn | _Snap) -> None:
        page = self.pages[-1]
        if isinstance(order, _Snap):
            self.y = -(-self.y // self.paper.grid) * self.paper.grid
        elif isinstance(order, PageBreak):
            if page.placed or self.y:
                self._new_page()
            self.pages[-1].source = order.source or self.pages[-1].source
        elif order.landscape != page.landscape:
            if page.placed:
                self._new_page()
            self.pages[-1].landscape = order.landscape
            self.y = 0

    def _place_chunk(self, chunk: list[Box]) -> None:
        height = sum(map(self._least, chunk))
        if self.y and self.y + height > self.depth:
            body = next((n for n, box in enumerate(chunk) if not isinstance(box, GapBox)), len(chunk))
            fits_alone = sum(map(self._least, chunk[body:])) + self._head_height(chunk) <= self.depth
            if fits_alone:
                self._new_page()
        for box in chunk:
            self._place(box)

    def _place(self, box: Box) -> None:
        if isinstance(box, GapBox):
            if self.y + box.height > self.depth:
                self._new_page()
            elif self.pages[-1].placed or box.keep:
                self.y += box.height
            return
        if self.pages[-1].placed and self.y + self._least(box) > self.depth:
            self._new_page()
        if isinstance(box, Strip):
            self._place_strip(box)
        else:
            self._put(box)

    def _place_strip(self, strip: Strip) -> None:
        """Put a strip, below the head rows where it begins a page; what is taller than a page goes on on the next."""
        if not self.pages[-1].placed and strip.row >= strip.table.head_rows:
            for head in strip.table.head:
                self._put(head)
        if self.y + strip.height > self.depth and (parts := strip.cut(self.depth - self.y)):
            self._put(parts[0])
            self._new_page()
            self._place_strip(parts[1])
        else:
            self._put(strip)

    def _least(self, box: Box) -> int:
        """Height that must be left on a page for a box to begin there."""
        return box.least(self.depth - self._head_height([box])) if isinstance(box, Strip) else box.height

    def _put(self, box: LineBox | Strip) -> None:
        self.pages[-1].placed.append(Placed(box, self.y))
        self.y += box.height

    def _head_height(self, chunk: list[Box]) -> int:
        """Height of the head rows that are set again where the chunk begins a page."""
        first = next((box for box in chunk if not isinstance(box, GapBox)), None)
        if isinstance(first, Strip) and first.row >= first.table.head_rows:
            return sum(head.height for head in first.table.head)
        return 0

    def _new_page(self) -> None:
        self.pages.append(Page(len(self.pages) + 1, self.pages[-1].landscape))
        self.y = 0


def _boxes(items: tuple[Item, ...], paper: PaperStyle) -> Iterator[Box | PageBreak | _Turn | _Snap]:
    wide, groups = wide_items(items, paper), forms(items)
    above_forms = {before for form, group in groups.items() for before in range(group.start, form)}
    lying = False
    frame = 0
    held: list[LineBox] = []  # the last lines of a paragraph, until it is known that no signature follows
    for position, item in enumerate(items):
        if not isinstance(item, Gap | Signature):
            yield from held
            held = []
        if (position in wide) != lying and not isinstance(item, Gap):
            lying = not lying
            yield _Turn(lying)
        measure = paper.wide_measure if lying else paper.measure
        match item:
            case Paragraph():
                frame = (frame or position + 1) if item.boxed else 0
                boxes = paragraph_boxes(item, paper, measure, frame)
                if position in above_forms:
                    boxes = [replace(box, keep_with_next=True) for box in boxes]
                if item.role is Role.BODY:
                    held = boxes[-2:]
                    boxes = boxes[:-2]
                yield from boxes
                if paper.texts[item.role].line != paper.grid:
                    yield from _snap(items, position)
            case TableItem():
                depth = paper.wide_depth if lying else paper.depth
                if position in groups:
                    made = _form(items, position, groups[position], paper)
                else:
                    made = set_table(item.table, paper, measure, depth)
                yield from made.strips
                yield _Snap()
            case Signature():
                yield from (replace(box, keep_with_next=True) for box in held)
                held = []
                if position and isinstance(items[position - 1], Gap):
                    yield GapBox(paper.grid)
                yield from signature_boxes(item, paper, measure)
            case Gap():
                if not (position + 1 < len(items) and isinstance(items[position + 1], Signature)):
                    yield from held
                    held = []
                    yield GapBox(item.lines * paper.grid, item.keep)
            case PageBreak():
                yield item
    yield from held


def _form(items: tuple[Item, ...], position: int, group: range, paper: PaperStyle) -> SetTable:
    """Set a form so that it stands on one page with what belongs to it."""
    item = items[position]
    assert isinstance(item, TableItem)
    above = _height(items[group.start : position], paper)
    below = _height(items[position + 1 : group.stop], paper)
    return set_form(item.table, paper, (paper.depth - below) // paper.grid * paper.grid - above)


def _height(items: tuple[Item, ...], paper: PaperStyle) -> int:
    gaps = sum(item.lines * paper.grid for item in items if isinstance(item, Gap))
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    return gaps + sum(box.height for item in paragraphs for box in paragraph_boxes(item, paper, paper.measure))


def _snap(items: tuple[Item, ...], position: int) -> Iterator[_Snap]:
    """Back to the grid after the last of several paragraphs off it, unless that would tear a caption from its table."""
    item, following = items[position], items[position + 1] if position + 1 < len(items) else None
    same = isinstance(following, Paragraph) and isinstance(item, Paragraph) and following.role is item.role
    caption = isinstance(item, Paragraph) and item.role in _CAPTIONS
    if not same and not caption:
        yield _Snap()
