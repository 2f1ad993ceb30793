"""Paragraphs that a page or column break tore are put together again.

A torn paragraph breaks off without a full stop, at the end of a printed line, and goes on in the middle of a
sentence; where paragraphs are indented the rest is not. Page furniture, a box, a table or a picture may stand
in the gap. Lines that the source merely wraps belong together without having been torn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from db.model.values import valueclass
from db.parse import dates, kinds
from db.parse import patterns as p
from db.parse.drafts import Draft, Item, width
from db.parse.line_kinds import is_number_line
from db.parse.lines import Line
from db.parse.numbering import rank_of
from db.parse.tables.parts import TablePart
from db.parse.titles import ends_like_title

_TEXT = frozenset({kinds.PARAGRAPH, kinds.LIST_ITEM})
_SHORTEST_TORN = 12.0
_SHORTEST_TORN_LINE = 17.5
_SHORTEST_CERTAIN = 8.0
_STOPS = frozenset("。！？!?…")
_BEHIND_STOP = "”’」』）)》〉]\"'"
_GOES_ON = frozenset("，、,")
_CLOSED = frozenset("：:；;")
_INNER_MARK = re.compile(r"[，。；、：,;:]")
_FULL_STOPS = frozenset("。！？")
_ENDS = frozenset("。！？；：）)》】!?;:")
_WHOLE_BRACKET = re.compile(
    r"(?:\A|[。！？])\s*(?:[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)])\Z"
)  # …。（责任单位：市科委）
_CLOSING_BRACKETS = frozenset("）)")
_CLAUSE = re.compile(r"[，。；]")
_PAIRS = (("（(", "）)"), ("《", "》"), ("“", "”"), ("〔", "〕"))
_NOTE = re.compile(r"(?:注|备注|说明|填表说明|资料来源)\s*\d*[：:]")
_COLUMNS = re.compile(r"\S[ \u3000]{2,}\S")  # 王文静（女）　　市医院护士长
_NUMBERED_TITLE = re.compile(  # （一）《某市农药经营管理办法》（某政发〔2008〕40号）
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s*《[^《》]*(?:〈[^〈〉]*〉[^《》]*)?》(?:[（(][^（）()]*号[）)])?"
)
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,8}[：:]")  # 联系人：张三
_OPENING_WORDS = re.compile(r"(?:注|备注|说明|填表说明|资料来源|单位|图|表|附|专栏|其中)\s*\d*[：:\s]|——|--|[•●◆■]")
_NARROWEST = 20
_SHORT = 12
_MOSTLY, _SOME, _FEW = 0.6, 0.3, 0.02
_WIDER = 1.15
_SHORT_LINE = 0.7
"""A smaller part of the column ends a paragraph."""
_MOST_TEARS = 50


@valueclass
class Layout:
    """How an issue sets its paragraphs. ``indented``: each begins with a blank; ``wrapped``: lines end as printed."""

    indented: bool = False
    wrapped: bool = False
    column: float = 0.0
    """How wide the printed column is, in full-width characters; 0 where lines do not end as printed."""


def layout_of(lines: Sequence[Line]) -> Layout:
    """The layout of an issue, as most of its lines show it."""
    long = [line for line in lines if len(line.words) > _NARROWEST]
    if not long:
        return Layout()
    neighbours = [
        (a, b)
        for a, b in pairwise(lines)
        if b.number == a.number + 1
        and len(a.words) > _NARROWEST
        and not a.hard_break
        and b.indent <= a.indent
        and not rank_of(b.words)
    ]
    running_on = [a for a, _ in neighbours if a.words[-1] not in _ENDS]
    share = len(running_on) / len(neighbours) if len(neighbours) > max(3, 0.1 * len(long)) else 0.0
    column = _column(running_on) if share > _SOME else 0.0
    if column and share <= _MOSTLY and sum(1 for line in long if _reach(line) > _WIDER * column) > _FEW * len(long):
        column = 0.0  # lines that run on are not enough where others are wider than they
    first_lines = _first_lines(lines, column) if column else long
    indented = sum(1 for line in first_lines if 2 <= line.indent <= 8)
    flush = sum(
        1 for line in lines if line.indent < 2 and len(line.words) > _SHORT and not (line.marked or line.bullet)
    )
    return Layout(indented > _MOSTLY * len(first_lines) and flush > 2, column > 0, column)


def _column(lines: Sequence[Line]) -> float:
    """How wide the printed column is that makes most lines about as wide as each other; 0 for none."""
    widths = sorted(_reach(line) for line in lines)
    middle = widths[len(widths) // 2]
    return middle if sum(1 for w in widths if 0.8 * middle < w < _WIDER * middle) > _MOSTLY * len(widths) else 0.0


def _first_lines(lines: Sequence[Line], column: float) -> list[Line]:
    """The lines that surely begin a paragraph: the one before ends with a full stop, and before the column does."""
    return [
        b
        for a, b in pairwise(lines)
        if a.words[-1:] in _FULL_STOPS and _reach(a) < 0.8 * column and len(b.words) > _SHORT and b.indent <= 8
    ]


def _reach(line: Line) -> float:
    """How far a line reaches, in full-width characters."""
    return width(line.words) + line.indent / 2


def join_torn(items: Sequence[Item], layout: Layout, *, sure: bool = False) -> list[Item]:
    """The drafts with torn paragraphs joined; what stood in a gap follows the paragraph.

    ``sure``: only where the layout alone shows it, by an indent that is missing or by a line that is merely wrapped.
    """
    if sure and not (layout.indented or layout.wrapped):
        return list(items)
    joined: list[Item] = []
    for item in items:
        if joined and isinstance(item, Draft) and item.kind in _TEXT:
            part = _first_part(joined, item, layout)
            if part is not None and sure and not layout.indented and item.line.number != part.last.number + 1:
                part = None
            if part is not None:
                between = " " if _needs_blank(part.markdown, item.markdown) else ""
                torn = item.line.number > part.last.number + 1 or not (layout.wrapped or part.last.hard_break)
                part.append(item.line, between, torn=torn)
                if item.last is not item.line:
                    part.markdown = part.markdown[: len(part.markdown) - len(item.line.markdown)] + item.markdown
                    part.words = part.words[: len(part.words) - len(item.line.words)] + item.words
                    part.last = item.last
                    part.joins += item.joins
                continue
        joined.append(item)
    return joined


def _first_part(before: Sequence[Item], item: Draft, layout: Layout) -> Draft | None:
    """The draft that ``item``, some text, is the rest of, if any: the one before, or the one before a gap."""
    last = before[-1]
    if isinstance(last, Draft) and last.kind in _TEXT:
        return last if len(last.joins) < _MOST_TEARS and _is_torn(last, item, layout) else None
    if isinstance(last, Draft) and last.kind is kinds.ROSTER_LINE:
        return last if _rest_of_roster(last, item) else None
    place = len(before) - 1
    while place >= 0 and len(before) - place <= 5:
        gap = before[place]
        if isinstance(gap, Draft) and gap.kind in _TEXT:
            return gap if len(before) - 1 > place and _is_torn(gap, item, layout, across=True) else None
        if not (isinstance(gap, TablePart) or gap.kind in (kinds.BOX_TITLE, kinds.IMAGE, kinds.FORMULA)):
            return None
        place -= 1
    return None


def _rest_of_roster(last: Draft, item: Draft) -> bool:
    """局长 below 陈建统 市人力资源社会保障局副."""
    words = item.words
    if item.line.marked or item.line.bullet or rank_of(words) or _has_stop(words) or words[-1:] in _CLOSED:
        return False
    adjacent = item.line.number == last.last.number + 1 and last.last.hard_break
    return not re.search(r"\s", words.strip()) and (adjacent or width(words) < 14) and not p.ROLE.match(words)


def _is_torn(first: Draft, rest: Draft, layout: Layout, *, across: bool = False) -> bool:
    """Whether ``rest`` is the rest of ``first``."""
    neighbours = rest.line.number == first.last.number + 1
    wrapped = neighbours and not across and (layout.wrapped or first.last.hard_break)
    broken = neighbours and first.last.hard_break
    if layout.indented and not broken and (rest.line.indent >= 2 or first.last.indent > 8):
        return False
    end, start = first.tail.rstrip(), rest.words.lstrip()
    if end[-1:] in _FULL_STOPS and not (layout.wrapped and neighbours):
        return False
    if _LABELLED.match(start) and _LABELLED.match(first.words):
        return False
    if end[-1] in "）)》" and _NUMBERED_TITLE.fullmatch(end):
        return False
    if _COLUMNS.search(end) and _COLUMNS.search(start):
        return False
    if not end or not start or not _may_go_on(rest, start, bold=first.line.bold):
        return False
    certain = end[-1:] in _GOES_ON or _opens_bracket(end)
    if _OPENING_WORDS.match(start) and not certain:
        return False
    if wrapped and not certain and not layout.indented and _reach(first.last) < _SHORT_LINE * layout.column:
        return False
    if wrapped:
        return not _has_stop(end) or (
            layout.wrapped
            and width(end) > _NARROWEST
            and (rest.line.indent < 2 or rest.line.indent < first.line.indent)
            and not p.WHOLE_NUMBER.match(start)
        )
    if _has_stop(end) or (end[-1:] in _CLOSED and not certain) or _ends_in_bracket(end):
        return False
    if layout.indented:
        return True
    if first.line.hashes and not first.joins:
        return False
    if certain:
        return width(end) > _SHORTEST_CERTAIN
    if _NOTE.match(end) or (p.POST.search(end) and not _CLAUSE.search(end)):
        return False
    if across:
        return width(end) >= _SHORTEST_TORN_LINE and bool(_INNER_MARK.search(end)) and _is_whole(start)
    if width(end) < _SHORTEST_TORN or (neighbours and not layout.wrapped and width(end) < _NARROWEST - 4):
        return False
    if _INNER_MARK.search(end):
        return True
    if width(end) < _SHORTEST_TORN_LINE:
        return False
    return not ends_like_title(end) or bool(rank_of(first.line.words)) or _has_stop(start)


def _has_stop(text: str) -> bool:
    """Whether a sentence ends where ``text`` ends, perhaps within quotation marks or brackets."""
    return text.rstrip(_BEHIND_STOP)[-1:] in _STOPS


def _is_whole(words: str) -> bool:
    """Whether words end with a full stop, brackets after it aside."""
    return _has_stop(words) or _ends_in_bracket(words)


def _ends_in_bracket(text: str) -> bool:
    """Whether ``text`` ends with a bracket that is a sentence of its own: …。（责任单位：市科委）."""
    return text[-1:] in _CLOSING_BRACKETS and _WHOLE_BRACKET.search(text) is not None


def _may_go_on(rest: Draft, start: str, *, bold: bool) -> bool:
    """Whether a line can be the middle of a sentence; ``bold``: the line that the sentence begins in is bold."""
    line = rest.line
    if line.hashes or (line.bold and not bold) or line.bullet or line.indent > 8:
        return False
    if (
        rank_of(start)
        or p.CIRCLED.match(start)
        or p.ATTACHMENT_LABEL.fullmatch(start)
        or p.ATTACHMENT_LIST.match(start)
    ):
        return False
    return not (dates.alone(start) or is_number_line(line))


def _opens_bracket(text: str) -> bool:
    """Whether a bracket or quotation opened in ``text`` is still open at its end."""
    for opening, closing in _PAIRS:
        opened = sum(map(text.count, opening))
        if opened and opened > sum(map(text.count, closing)):
            return True
    return False


def _needs_blank(end: str, start: str) -> bool:
    """Latin words and figures keep a blank between the parts; Chinese does not."""
    return bool(end and start and end[-1].isascii() and end[-1].isalpha() and start[0].isascii() and start[0].isalpha())
