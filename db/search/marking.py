"""Where folded terms stand in a text as it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from db.model import Mark
from db.search.fold import fold, fold_with_origins, members


def marks(text: str, terms: Iterable[str]) -> tuple[Mark, ...]:
    """Where the terms stand in the text, folding included; touching and overlapping places are one."""
    return marks_of_folded(text, [fold(term).strip() for term in terms])


def marks_of_folded(text: str, terms: Sequence[str]) -> tuple[Mark, ...]:
    """Like :func:`marks` for terms that are folded already."""
    found: list[Mark] = []
    for term in terms:
        if term:
            found += _by_pattern(text, term) or _by_folding(text, term)
    return _merged(found)


def _by_pattern(text: str, folded: str) -> list[Mark]:
    search = pattern(folded).search
    found: list[Mark] = []
    match = search(text)
    while match:
        found.append(Mark(match.start(), match.end()))
        match = search(text, match.start() + 1)
    return found


def _by_folding(text: str, folded: str) -> list[Mark]:
    if not needs_folding(text) or folded not in fold(text):
        return []
    whole = fold_with_origins(text)
    found: list[Mark] = []
    start = whole.text.find(folded)
    while start >= 0:
        found.append(Mark(*whole.original(start, start + len(folded))))
        start = whole.text.find(folded, start + 1)
    return found


# Invisible characters, and blocks of characters that fold into several, or into one that patterns do not expect.
_ODD = re.compile(
    "[\x00-\x08\x0c-\x1f\x7f-\x9f\xa8\xaa\xad\xaf\xb2-\xb5\xb8-\xba\xbc-\xbe\xdf\u0130-\u0149\u017f\u01c4-\u01f3"
    "\u02b0-\u03f9\u0587-\u200f\u2017\u2024-\u218b\u222c-\u2230\u2329\u232a\u2460-\u24ff\u2a00-\u2fdf\u3036-\u303a"
    "\u3099-\u309f\u30ff-\u33ff\ua640-\ufeff\uff5f-\U0010ffff]"
)


def needs_folding(text: str) -> bool:
    """Whether a text holds characters that :func:`pattern` does not know, so that only folding finds all."""
    return _ODD.search(text) is not None


def _merged(found: list[Mark]) -> tuple[Mark, ...]:
    merged: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, m.end)):
        if merged and mark.start <= merged[-1].end:
            merged[-1] = Mark(merged[-1].start, max(merged[-1].end, mark.end))
        else:
            merged.append(mark)
    return tuple(merged)


@lru_cache(maxsize=256)
def pattern(folded: str) -> re.Pattern[str]:
    """An expression that finds a folded term in text that is not folded, a good deal faster than folding the text.

    Characters that fold into several, such as ㎡, are not found.
    """
    pieces = [_any_form(character) for character in folded]
    joined = pieces[0]
    for left, right, piece in zip(folded, folded[1:], pieces[1:], strict=False):
        joined += ("" if left in _LETTERS and right in _LETTERS else _GAP) + piece
    return re.compile(joined)


_LETTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz ")
GAPS = " \v\u3000\u00a0"
"""White space that may stand between two characters of a term."""
_GAP = f"[{GAPS}]*"


def _any_form(character: str) -> str:
    if character == " ":
        return f"[{GAPS}]+"
    forms = members(character)
    return re.escape(character) if len(forms) == 1 else f"[{''.join(map(re.escape, sorted(forms)))}]"
