"""The flow of an issue, indexed for the search for headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from db.model import ContentsEntry
from db.model.values import valueclass
from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.line_kinds import is_addressees, is_number_line, lines_of_adoption, numbered_title
from db.parse.lines import Line
from db.parse.tables.parts import TablePart
from db.parse.titles import ends_like_title, has_title_word, title_key

Flow = Sequence[Line | TablePart]
_LINES_OF_TITLE = 5
_LONGEST_LINE = 90
_LONGEST_TITLE = 240
_LONGEST_NUMBER = 80
_LONGEST_ISSUER = 60
LOOK_AHEAD = 4
_ORDER_NUMBER = re.compile(rf"(?:\A|(?<=令)|(?<=告)){p.ORDER_NUMBER.pattern}\Z")
_TITLE_GOES_ON = ("关于", "印发", "转发", "批转", "公布", "发布")


@valueclass
class Head:
    """The heading of a document: the index of its first line in the flow, and how many lines its title has."""

    start: int
    lines: int
    entry: ContentsEntry | None = None
    section: str | None = None


class HeadIndex:
    """The flow with the keys of its lines and the evidence that a heading stands somewhere."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._keys: list[str | None] = [None] * len(flow)

    def key(self, index: int) -> str:
        """The key of a line that may be part of a title; empty for sentences, tables and beyond the ends."""
        if not 0 <= index < len(self.flow):
            return ""
        known = self._keys[index]
        if known is None:
            item = self.flow[index]
            part = isinstance(item, Line) and _may_be_part(item.words)
            known = title_key(numbered_title(item.words).title) if isinstance(item, Line) and part else ""
            self._keys[index] = known
        return known

    def joined_key(self, start: int, lines: int) -> str:
        """The keys of ``lines`` lines as one."""
        return "".join(self.key(index) for index in range(start, start + lines))

    @cached_property
    def number_lines(self) -> list[tuple[int, tuple[str, ...]]]:
        """Index of each line that is nothing but document numbers, and the numbers."""
        return [
            (place, numbers_in(item.words))
            for place, item in enumerate(self.flow)
            if isinstance(item, Line) and "号" in item.key[-2:] and len(item.key) <= _LONGEST_NUMBER
        ]

    def heading_marks(self) -> Iterator[int]:
        """Indices of document numbers and adoption notes: what stands below the title of a document."""
        yield from (place for place, _ in self.number_lines)
        for place, item in enumerate(self.flow):
            opens = isinstance(item, Line) and item.words[:1] in ("（", "(") and item.words[1:2].isdigit()
            if opens and self.lines_of_adoption(place):
                yield place

    def lines_of_adoption(self, place: int) -> int:
        """How many lines from ``place`` on are together a note of adoption; 0 for none."""
        return lines_of_adoption(lambda offset: self.line(place + offset))

    @cached_property
    def title_places(self) -> list[int]:
        """Indices of the lines that anything hints at being a title."""
        return [
            place
            for place, item in enumerate(self.flow)
            if isinstance(item, Line) and (_hints_at_title(item) or self._names_issuer(item, place)) and self.key(place)
        ]

    def _names_issuer(self, line: Line, place: int) -> bool:
        """Whether a line is an issuer whose title goes on below: 某市人民政府 · 关于某事的通知."""
        if len(line.words) > _LONGEST_ISSUER or line.words[-1:] in "。；;：:，,、":
            return False
        below = self.line(place + 1)
        return below is not None and below.words.startswith(_TITLE_GOES_ON) and bool(p.ORGAN_LINE.fullmatch(line.words))

    def line(self, index: int) -> Line | None:
        """The line at ``index``; ``None`` for tables and beyond the ends."""
        if 0 <= index < len(self.flow):
            item = self.flow[index]
            return item if isinstance(item, Line) else None
        return None

    def text_key(self, index: int) -> str:
        """The key of a line of text, empty where it is too long to matter."""
        line = self.line(index)
        return title_key(line.words) if line and len(line.words) < 2 * _LONGEST_TITLE else ""

    def windows(self, start: int) -> Iterator[tuple[int, str]]:
        """The title that may begin at ``start``, one to five lines long."""
        joined = ""
        for width in range(1, _LINES_OF_TITLE + 1):
            line = self.line(start + width - 1)
            if line is None or not self.key(start + width - 1) or (width > 1 and len(line.words) > _LONGEST_LINE):
                return
            joined += self.key(start + width - 1)
            yield width, joined

    def evidence(self, after: int) -> float:
        """How much the lines from index ``after`` look like what follows a title."""
        for index in range(after, after + LOOK_AHEAD):
            line = self.line(index)
            if line is None:
                continue
            if is_number_line(line) or self.lines_of_adoption(index):
                return 1.0 if index < after + 2 else 0.5
            if is_addressees(line):
                return 0.6
        return 0.0


def numbers_in(words: str) -> tuple[str, ...]:
    """The numbers that words consist of, one by one; 第779号 where an order's stands alone or behind its name."""
    numbers = tuple(each for number in doc_numbers.alone(words) for each in number.each)
    order = _ORDER_NUMBER.search("".join(words.split()))
    return (*numbers, order[0].strip("（）()")) if order else numbers


def _may_be_part(words: str) -> bool:
    """Whether words can be part of a title: no sentence."""
    return len(words) <= _LONGEST_TITLE and words[-1:] not in "。；：:"


def _hints_at_title(line: Line) -> bool:
    """Whether anything about a line hints at a title: its look, or its words."""
    words = line.words
    if len(words) > _LONGEST_LINE or words[-1:] in "。；;：:，,、":
        return False
    return line.marked or line.indent > 8 or has_title_word(words) or ends_like_title(words)
