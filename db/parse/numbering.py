"""How headings and items are numbered: 第一章, 一、, （一）, 1., (1), 1.1.1."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from db.parse import patterns as p
from db.parse.dates import chinese_number

_FIGURES = re.compile(rf"\d+|[{p.HAN}]+")


class Rank(IntEnum):
    """Kinds of numbering, from the outermost in."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    HAN = 5
    HAN_BRACKET = 6
    ARABIC = 7
    ARABIC_BRACKET = 8
    DECIMAL = 9
    PERSON = 10


_MARKERS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (Rank.PART, p.PART),
    (Rank.CHAPTER, p.CHAPTER),
    (Rank.SECTION, p.SECTION),
    (Rank.ARTICLE, p.ARTICLE),
    (Rank.HAN_BRACKET, p.HAN_BRACKET),
    (Rank.HAN, p.HAN_ITEM),
    (Rank.DECIMAL, p.DECIMAL),
    (Rank.ARABIC, p.ARABIC_ITEM),
    (Rank.ARABIC_BRACKET, p.ARABIC_BRACKET),
)
_MARKER = re.compile("|".join(f"(?P<{rank.name}>{marker.pattern})" for rank, marker in _MARKERS))
_RANKS = {rank.name: rank for rank in Rank}
_LONGEST_MARKER = 16
_FIRST_CHARACTERS = frozenset("第（(0123456789０１２３４５６７８９" + p.HAN)


def rank_of(words: str) -> Rank | None:
    """The kind of numbering that a line begins with: Rank.HAN for 一、总体要求; ``None`` for none."""
    return _rank_of_start(words[:_LONGEST_MARKER]) if words and words[0] in _FIRST_CHARACTERS else None


@lru_cache(maxsize=4096)
def _rank_of_start(start: str) -> Rank | None:
    marker = _MARKER.match(start)
    return _RANKS[marker.lastgroup] if marker and marker.lastgroup else None


def number_of(words: str, rank: Rank) -> int:
    """The number that a line begins with: 17 for （十七）; 0 where it cannot be read."""
    found = _FIGURES.search(words[:12])
    if not found or rank is Rank.DECIMAL:
        return 0
    if found[0].isdigit():
        return int(found[0])
    return chinese_number(found[0]) or 0
