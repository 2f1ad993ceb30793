"""Brackets, quotation marks and title marks that have lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import add, sub

from db.model.values import valueclass

_QUOTATION = 12
_BRACKET = 1


@valueclass
class _Pair:
    """Marks that open and close; ``reach`` is how many texts later the partner may stand."""

    opening: str
    closing: str
    reach: int


_MOST = 20
"""Marks without partner that one paragraph may have; more are noise, and told as one."""

# A bracket opened full-width and closed half-width is a pair all the same; quotations may go over paragraphs.
_PAIRS = (_Pair("（(", "）)", _BRACKET), _Pair("“", "”", _QUOTATION), _Pair("《", "》", _BRACKET))
_ITEM_MARK = re.compile(r"(?:^|[\s，、；。：（(])[\da-zA-Z一二三四五六七八九十]{1,3}[）)]")  # 1） a)
_LONGEST_ITEM_MARK = 5


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A mark at the character ``offset`` of the text with the index ``text``."""

    text: int
    offset: int


def unpaired(texts: Sequence[str]) -> tuple[Mark, ...]:
    """Every mark in consecutive paragraphs whose partner stands neither in its own nor in one soon after."""
    return tuple(sorted(mark for pair in _PAIRS for mark in _unpaired(texts, pair)))


def _unpaired(texts: Sequence[str], pair: _Pair) -> list[Mark]:
    waiting: list[Mark] = []
    lost: list[Mark] = []
    whole = "\n".join(texts)
    opening, closing = ([mark for mark in marks if mark in whole] for marks in (pair.opening, pair.closing))
    surpluses = map(sub, _counts(texts, opening), _counts(texts, closing))
    for index, surplus in enumerate(surpluses):
        if not surplus:
            continue
        if abs(surplus) > _MOST:
            lost.append(Mark(index, 0))
            continue
        for mark, opens in _left_over(texts[index], index, pair):
            if opens:
                waiting.append(mark)
            elif waiting and index - waiting[-1].text <= pair.reach:
                waiting.pop()
            else:
                lost.append(mark)
    return lost + waiting


def _counts(texts: Sequence[str], marks: Sequence[str]) -> Iterator[int]:
    """How many of ``marks`` each text has, counted mark by mark for all texts at once."""
    counts = [map(str.count, texts, repeat(mark)) for mark in marks]
    if not counts:
        return repeat(0, len(texts))
    return map(add, *counts) if len(counts) > 1 else counts[0]


def _left_over(text: str, index: int, pair: _Pair) -> list[tuple[Mark, bool]]:
    """Marks without a partner in ``text``, each with whether it opens."""
    opened: list[Mark] = []
    closing: list[Mark] = []
    for offset, character in enumerate(text):
        if character in pair.opening:
            opened.append(Mark(index, offset))
        elif character in pair.closing:
            if opened:
                opened.pop()
            elif not _is_item_mark(text, offset):
                closing.append(Mark(index, offset))
    return [(mark, False) for mark in closing] + [(mark, True) for mark in opened]


def _is_item_mark(text: str, offset: int) -> bool:
    window = text[max(0, offset - _LONGEST_ITEM_MARK) : offset + 1]
    return any(match.end() == len(window) for match in _ITEM_MARK.finditer(window))
