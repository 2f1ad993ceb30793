"""The true levels of headings, by the conventions of official documents, whatever marks the converter left.

第一章 and 一、 stand on level 3, 第一节 and （一） on 4, "1." on 5, "(1)" on 6; what stands under a 节 is one
level deeper, and decimal numbers (1, 1.1, 1.1.1) count their points. A numbered line is a heading where it
stands alone and has something below it; its siblings are asked where that is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.parse import kinds
from db.parse import patterns as p
from db.parse.drafts import Draft, Item, width
from db.parse.numbering import Rank, number_of, rank_of

_LONGEST_HEADING = 60.0
_LONGEST_WITH_STOP = 32.0
_SHORTEST_TORN_LINE = 17.5
_DEEPEST = 6
_LONGEST_NAME = 10
_LONGEST_SENTENCE = 150
_INNER_STOP = re.compile(r"[。；：！？;](?=.)")
_LEVELS = {
    Rank.CHAPTER: 3,
    Rank.SECTION: 4,
    Rank.ARTICLE: 5,
    Rank.HAN: 3,
    Rank.HAN_BRACKET: 4,
    Rank.ARABIC: 5,
    Rank.ARABIC_BRACKET: 6,
}
_CLOSING_WORDS = re.compile(r"特此|此[复令]|以上|本(?:通知|决定|办法|规定|意见|方案|公告|通告|条例|细则|措施)自")
_FIRST_OF_CLOSING_WORDS = frozenset("特此以本")
_DAY = re.compile(r"(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日(?:\s?(?:至|-|—)\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日)?")
_FEW = 4
_QUOTED = re.compile(r"“[^“”]*”")


@dataclass(slots=True)
class _Member:
    """A numbered draft among its siblings."""

    draft: Draft
    rank: Rank
    whole: bool
    """One sentence at most: no heading run into its text."""
    alone: bool
    """Nothing but a heading's words on the line."""
    following: Rank | None
    """Numbering of what comes next."""
    has_text: bool
    """Whether anything but a sibling or a higher heading comes next."""
    marked: bool
    ending: str


@dataclass(slots=True)
class _Group:
    """Siblings: numbers of one kind that follow each other within one parent."""

    members: list[_Member] = field(default_factory=list)
    last: int = 0
    """Number of the last member."""

    def is_list(self) -> bool:
        """Whether the members are items of a list rather than headings."""
        return any(
            not m.marked and (m.ending in "；;" or (m.whole and m.following is m.rank and not m.has_text))
            for m in self.members
        )

    def has_sure_heading(self) -> bool:
        """Whether one of the members is a heading beyond doubt, or no tear could cut them all: none has a full stop."""
        if len(self.members) > 1 and all(m.alone and m.has_text and m.ending.isalnum() for m in self.members):
            return True
        return any(
            m.alone and m.ending not in "。；;" and (m.marked or _leads_down(m) or _is_short(m)) for m in self.members
        )


def settle_outline(items: Sequence[Item]) -> None:
    """Turn the drafts that are headings into headings with their levels."""
    drafts = [item if isinstance(item, Draft) else None for item in items]
    ranks = _ranks(drafts)
    for group in _groups(drafts, ranks):
        is_list, sure = group.is_list(), group.has_sure_heading()
        for member in group.members:
            if _is_heading(member, is_list=is_list, siblings=sure):
                member.draft.kind = kinds.HEADING
    _unnumbered(drafts, ranks)
    _days(drafts)
    _levels(drafts, ranks)
    _boxes(items)


# --- which numbered lines are headings ------------------------------------------------


_CLOSING_KINDS = frozenset({kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.ATTACHMENT_LABEL, kinds.SIGN_OFF})
_OPEN = frozenset({kinds.PARAGRAPH, kinds.LIST_ITEM})


def _ranks(drafts: Sequence[Draft | None]) -> list[Rank | None]:
    """The kind of numbering of each draft; bare numbers count where a document numbers its chapters 1, 1.1, 1.1.1."""
    ranks = [rank_of(d.words) if d and d.kind in _OPEN else None for d in drafts]
    decimals = sum(
        1 for d, rank in zip(drafts, ranks, strict=True) if d and rank is Rank.DECIMAL and width(d.words) < 40
    )
    for place, d in enumerate(drafts):
        if d is None or ranks[place] is not None or d.kind not in _OPEN or len(d.words) > _LONGEST_HEADING:
            continue
        if decimals > 1 and p.WHOLE_NUMBER.match(d.words):
            ranks[place] = Rank.DECIMAL
        elif len(d.words) < _LONGEST_NAME and p.PERSON.fullmatch(d.words):
            ranks[place] = Rank.PERSON
    return ranks


def _groups(drafts: Sequence[Draft | None], ranks: Sequence[Rank | None]) -> Iterator[_Group]:
    """Siblings of every kind of numbering; a new group begins below each higher number or title."""
    open_groups: dict[Rank, _Group] = {}
    for place, (d, rank) in enumerate(zip(drafts, ranks, strict=True)):
        if d and d.kind in (kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.ATTACHMENT_LABEL, kinds.BOX_TITLE):
            yield from open_groups.values()
            open_groups.clear()
        if d is None or rank is None or d.kind not in _OPEN:
            continue
        number = number_of(d.words, rank)
        group = open_groups.get(rank)
        if group is not None and number != group.last + 1:
            yield open_groups.pop(rank)
            group = None
        if group is None:
            group = open_groups[rank] = _Group()
        group.last = number
        group.members.append(_member(drafts, ranks, place, rank))
    yield from open_groups.values()


def _member(drafts: Sequence[Draft | None], ranks: Sequence[Rank | None], place: int, rank: Rank) -> _Member:
    d = drafts[place]
    assert d is not None
    words = d.words.rstrip()
    ends = place + 1 >= len(drafts)
    following, below = (None, None) if ends else (ranks[place + 1], drafts[place + 1])
    higher = following is not None and following <= rank and rank is not Rank.PERSON
    whole = len(words) < _LONGEST_SENTENCE and not _INNER_STOP.search(
        _QUOTED.sub("“”", words) if "“" in words else words
    )
    whole = whole or (d.line.marked and _asks(d))
    alone = whole and (len(words) <= _LONGEST_HEADING or width(words) <= _LONGEST_HEADING)
    has_text = not (ends or higher or (below is not None and _is_closing(below)))
    return _Member(d, rank, whole, alone, following, has_text, d.line.marked, words[-1:])


def _asks(draft: Draft) -> bool:
    """Whether a marked line is a question, such as 问：出台的背景是什么？ (which has a colon within)."""
    return draft.words[-1:] in "？?" and width(draft.words) <= _LONGEST_HEADING / 2


def _is_closing(below: Draft) -> bool:
    """Whether a document or an attachment ends where ``below`` begins."""
    return below.kind in _CLOSING_KINDS or (
        below.words[:1] in _FIRST_OF_CLOSING_WORDS and _CLOSING_WORDS.match(below.words) is not None
    )


def _leads_down(member: _Member) -> bool:
    """Whether a deeper number comes next."""
    return member.following is not None and member.following > member.rank


def _is_short(member: _Member) -> bool:
    """Too short for a line that a page break tore."""
    return width(member.draft.words) < _SHORTEST_TORN_LINE


def _is_heading(member: _Member, *, is_list: bool, siblings: bool) -> bool:
    words = member.draft.words
    if member.rank in (Rank.PART, Rank.CHAPTER, Rank.SECTION):
        return member.alone and member.ending not in "。；，,;"
    if not member.alone or member.ending in "；;，,、" or (member.ending in "：:" and not member.marked):
        return False
    if member.rank is Rank.ARTICLE:
        return (
            member.ending not in "。："
            and (member.marked or member.has_text or p.ARTICLE.fullmatch(words) is not None)
            and (member.draft.line.hashes > 0 or _is_short(member))
        )
    if member.rank in (Rank.DECIMAL, Rank.PERSON):
        return member.draft.line.hashes > 0 or (member.ending != "。" and width(words) < 40)
    if member.marked:
        return member.draft.line.hashes > 0 or member.has_text
    if not member.has_text:
        return False
    if is_list:
        return member.ending not in "。！？" and _is_short(member)
    if member.ending in "。！？":
        return width(words) <= _LONGEST_WITH_STOP
    return _is_short(member) or _leads_down(member) or siblings


# --- headings without numbers, levels, boxes ------------------------------------------


def _unnumbered(drafts: Sequence[Draft | None], ranks: Sequence[Rank | None]) -> None:
    """Lines without a number that the converter marked: headings, if they look like one."""
    for place, d in enumerate(drafts):
        if d is None or d.kind is not kinds.PARAGRAPH or not d.line.marked or ranks[place] is not None:
            continue
        words = d.words
        if not words or width(words) > 40 or words[-1] in "。；，、：;,:":
            continue
        if _INNER_STOP.search(words) and not _asks(d):
            continue
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if d.line.hashes or (following is not None and following.kind is not kinds.SIGN_DATE):
            d.kind = kinds.HEADING


def _days(drafts: Sequence[Draft | None]) -> None:
    """The days of a chronicle, each alone on its line: 4月3日."""
    titles = ("".join(d.words.split()) for d in drafts[:_FEW] if d and d.kind is kinds.TITLE)
    if any("大事记" in title for title in titles):
        for d in drafts:
            if d and d.kind is kinds.PARAGRAPH and _DAY.fullmatch(d.words):
                d.kind = kinds.HEADING


def _levels(drafts: Sequence[Draft | None], ranks: Sequence[Rank | None]) -> None:
    parents: dict[Rank, int] = {}
    for d, rank in zip(drafts, ranks, strict=True):
        if d is None or d.kind in _OPEN:
            continue
        if d.kind in (kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.ATTACHMENT_LABEL):
            parents.clear()
        if d.kind is kinds.HEADING and not d.level:
            d.level = _level(d.words, rank, parents)
            if rank is not None:
                parents = {r: level for r, level in parents.items() if r < rank} | {rank: d.level}


def _level(words: str, rank: Rank | None, parents: dict[Rank, int]) -> int:
    """A heading's level, given the headings that it stands under."""
    if rank is None or rank in (Rank.PART, Rank.PERSON):
        return 3
    if rank is Rank.DECIMAL:
        number = p.DECIMAL.match(words)
        return min(_DEEPEST, 3 + (number[0].replace("．", ".").count(".") if number else 0))
    base = _LEVELS[rank]
    if rank is Rank.CHAPTER:
        return 4 if Rank.PART in parents else 3
    above = max((level for r, level in parents.items() if r < rank and r is not Rank.ARTICLE), default=0)
    return min(_DEEPEST, max(base, above + 1))


def _boxes(items: Sequence[Item]) -> None:
    """What stands in a 专栏: its table, or its paragraphs up to the next heading. Nothing in a box is a heading."""
    for place, item in enumerate(items):
        if isinstance(item, Draft) and item.kind is kinds.BOX_TITLE:
            for below in range(place + 1, len(items)):
                inside = items[below]
                if not isinstance(inside, Draft) or inside.kind not in _OPEN:
                    break
                inside.in_box = True
