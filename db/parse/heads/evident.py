"""Headings that show by themselves what they are: a number, an adoption note or addressees stand below a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.parse import dates
from db.parse import patterns as p
from db.parse.heads.index import Head, HeadIndex
from db.parse.line_kinds import is_addressees, is_number_line, names_section, numbered_title
from db.parse.lines import Line
from db.parse.masthead import issue_label_free
from db.parse.numbering import rank_of
from db.parse.titles import ends_like_title, ends_title, has_title_word, is_whole_title, title_key

_LINES_OF_TITLE = 5
_LONGEST_LINE = 90
_LONGEST_SECTION = 8
_LAST_OF_SELF_TITLED = frozenset("读明答问记报告标要话言辞")
_LAST_OF_TEXT = frozenset("。；;，,、")
_LAST_OF_TITLES = frozenset("知定见复告报函令议任免职）)")
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,6}[：:]")  # 主办：某市人民政府办公室


def evident_heads(index: HeadIndex, first: int = 0, end: int | None = None) -> list[Head]:
    """Every heading that shows by itself what it is, with the section that the body names.

    Only those are looked for that stand from place ``first`` on and before ``end``.
    """
    heads: list[Head] = []
    low = first
    for place, item in enumerate(index.flow[first:end], first):
        if not isinstance(item, Line) or place < low:
            continue
        if item.words[-1:] in _LAST_OF_TEXT and item.words[0] not in "（(":
            continue  # neither number nor addressees, nor title, nor the beginning of a note
        head = head_at(index, place, item, low)
        if head and not is_attached(index, head.start):
            heads.append(head)
            low = max(place + 1, head.start + head.lines, head.start + 1 + title_below(index, head.start + 1))
    return with_sections(index, heads)


def with_sections(index: HeadIndex, heads: Sequence[Head]) -> list[Head]:
    """The headings with the section whose name is printed above the first document of it."""
    found: list[Head] = []
    section: str | None = None
    for head in heads:
        above = index.line(head.start - 1)
        if above and names_section(above):
            section = above.key.strip(p.SECTION_MARKS)
        found.append(Head(head.start, head.lines, head.entry, section))
    return found


def head_at(index: HeadIndex, place: int, line: Line, low: int) -> Head | None:
    """The heading that the line at ``place`` gives away: a number, a note or addressees stand below a title."""
    if is_number_line(line):
        above = index.line(place - 1)
        top = place - 1 if above and place > low and p.REGISTRATION.fullmatch(above.key) else place
        lines, below = title_above(index, top, low), title_below(index, place + 1)
        addressed = index.line(place + 1 + below)
        if lines and not (below and addressed is not None and is_addressees(addressed)):
            return Head(top - lines, lines)
        if p.ORDER_OF_ORGAN.match(line.key):
            return Head(place, 1)  # 某市人民政府令第12号
        return Head(place, 0) if below else None
    if line.words[-1:] in "上）)" and p.DELIVERED.fullmatch(line.words):
        lines = title_above(index, place, low)
        return Head(place - lines, lines) if lines else None
    if index.lines_of_adoption(place):
        lines = title_above(index, place, low)
        return Head(place - lines, lines) if lines and not _is_promulgated(index, place - lines, lines, low) else None
    if is_addressees(line):
        lines = title_above(index, place, low)
        first = index.line(place - lines)
        marked = first is not None and (first.marked or first.indent > 8)
        if not lines or _is_promulgated(index, place - lines, lines, low):
            return None
        return Head(place - lines, lines) if marked or begins_anew(index, place - lines, lines) else None
    if p.PERSONNEL_TITLE.fullmatch(line.key) or _is_numbered_title(index, place, line):
        return Head(place, 1)
    return _self_titled(index, place, line, low) or _titled_by_organ(index, place, line, low)


def _self_titled(index: HeadIndex, place: int, line: Line, low: int) -> Head | None:
    """The heading of what has neither number nor addressees: 《某办法》政策解读, 2023年4月份大事记."""
    if line.key[-1:] not in _LAST_OF_SELF_TITLED or not _may_be_title(line):
        return None
    words = line.words
    for lines in range(1, _LINES_OF_TITLE):
        if p.SELF_TITLED.fullmatch(words):
            return Head(place - lines + 1, lines)
        above = index.line(place - lines)
        if above is None or place - lines < low or not _may_be_title(above) or above.marked != line.marked:
            return None
        if above.key == line.key:
            return None  # the name of a section
        if not (line.marked or line.indent > 8 or p.ORGAN_LINE.fullmatch(above.words)):
            return None
        words = above.words + words
    return None


def _titled_by_organ(index: HeadIndex, place: int, line: Line, low: int) -> Head | None:
    """The heading of what has neither number nor addressees, by its whole title below the end of another document."""
    if line.key[-1:] not in _LAST_OF_TITLES or not ends_title(line.words) or not _may_be_title(line):
        return None
    lines = title_above(index, place + 1, low)
    if not lines or not begins_anew(index, place + 1 - lines, lines):
        return None
    return None if _is_promulgated(index, place + 1 - lines, lines, low) else Head(place + 1 - lines, lines)


def begins_anew(index: HeadIndex, start: int, lines: int) -> bool:
    """Whether a title begins with its issuer, and right below a date or at the very beginning of an issue."""
    if not p.TITLE_OF_ORGAN.match(index.joined_key(start, lines)):
        return False
    above = index.line(start - 1)
    if above is not None and names_section(above):
        start, above = start - 1, index.line(start - 2)
    if start <= 0 or above is None:
        return start <= 0
    return bool(dates.alone(above.words)) or not issue_label_free(above.key, None)


def _is_numbered_title(index: HeadIndex, place: int, line: Line) -> bool:
    """Whether a line is a title with its number behind it, marked as a heading or with addressees below."""
    following = index.line(place + 1)
    if "号" not in line.key[-3:] or not (line.marked or (following is not None and is_addressees(following))):
        return False
    numbered = numbered_title(line.words)
    return bool(numbered.doc_numbers) and has_title_word(numbered.title) and ends_like_title(numbered.title)


def title_above(index: HeadIndex, place: int, low: int) -> int:
    """How many lines right above ``place`` make a title; 0 for none."""
    lines, joined = 0, ""
    first: Line | None = None
    while lines < _LINES_OF_TITLE:
        line = index.line(place - lines - 1)
        if line is None or place - lines - 1 < low or not _may_be_title(line):
            break
        if first and _title_is_whole(joined, first, line):
            break
        lines += 1
        first = line
        joined = line.words + joined
    return lines if joined and (ends_like_title(joined) or has_title_word(joined)) else 0


def _may_be_title(line: Line) -> bool:
    if len(line.words) > _LONGEST_LINE or line.bullet or line.words[-1:] in "。；;：:，,、":
        return False
    if _LABELLED.match(line.words) or (line.key[-1:] in "期号）)" and not issue_label_free(line.key, None)):
        return False
    if is_number_line(line) or dates.alone(line.words) or p.ADOPTION.fullmatch(line.words):
        return False
    return rank_of(line.words) is None


def _title_is_whole(joined: str, first: Line, above: Line) -> bool:
    """Whether the title gathered so far, ``first`` its first line, needs no line more, given the line above it."""
    if p.ORGAN_LINE.fullmatch(first.words) and p.ORGAN_LINE.fullmatch(above.words):
        return False  # joint issuers over several lines
    if names_section(above) and len(above.key) <= _LONGEST_SECTION and ends_like_title(joined):
        return True
    if title_key(first.words) == title_key(above.words):
        return True
    if not has_title_word(joined) and not p.ORDER_OF_ORGAN.fullmatch(joined):
        return ends_like_title(above.words) and (not has_title_word(above.words) or ends_title(above.words))
    if joined.startswith(("关于", "印发", "转发", "批转", "公布", "发布", "《")):
        return ends_like_title(above.words) or not (p.ORGAN_LINE.fullmatch(above.words) or has_title_word(above.words))
    return True


def title_below(index: HeadIndex, place: int) -> int:
    """How many lines at ``place`` make a title: some gazettes print the number above the title. 0 for none."""
    joined = ""
    for width in range(_LINES_OF_TITLE):
        line = index.line(place + width)
        if line is None or not _may_be_title(line):
            return 0
        joined += line.words
        following = index.line(place + width + 1)
        if is_whole_title(joined, following.words if following and _may_be_title(following) else ""):
            return width + 1
    return 0


def is_attached(index: HeadIndex, start: int) -> bool:
    """Whether a label 附件 stands right above."""
    above = index.line(start - 1)
    return above is not None and bool(p.ATTACHMENT_LABEL.fullmatch(above.words))


def _is_promulgated(index: HeadIndex, start: int, lines: int, low: int) -> bool:
    """Whether the document before names the title in 《》: then it promulgates it."""
    key = index.joined_key(start, lines)
    return any(key and key in index.text_key(place) for place in range(max(low, start - 30), start))
