"""Folded text as the tokens of the index: every two neighbouring characters are one token.

``钦州市，人民`` becomes ``钦州 州市 市， 人民``: a pair that begins with one of the marks ``，、。；：`` and goes on
with something else is left out, because the pair before it already holds the mark. The last character of a paragraph or
cell stands alone, which breaks adjacency, so a phrase of pairs is found exactly where its characters stand side by
side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import add

_MARKS = "，、。；："
_SPACE = "\u2420"
"""Stands for a space within a token; FTS5's ascii tokenizer parts tokens at white space and ASCII punctuation only."""
_LEFT_OUT = re.compile(rf"(?<![^ ])(?:[{_MARKS}][^{_MARKS}\n\t]|[\n\t].)(?: |$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as FTS5 finds it."""

    match: str
    """A MATCH expression; empty for a single character, which the pairs cannot find."""
    exact: bool = True
    """False where the text has to be looked at, because the term begins with a mark that the index left out."""


def pairs(folded: str) -> str:
    """Folded text as tokens, to be indexed."""
    if not folded:
        return ""
    text = folded.replace(" ", _SPACE)
    return _LEFT_OUT.sub("", " ".join(map(add, text, text[1:] + "\n")))


def all_pairs(folded: str) -> str:
    """Folded text as tokens with no pair left out: for short facts, in which every term is to be found exactly."""
    text = folded.replace(" ", _SPACE)
    return " ".join(map(add, text, text[1:] + "\n"))


def phrase(folded: str) -> Phrase:
    """A folded term of one line as a MATCH phrase for :func:`pairs`."""
    text = folded.replace(" ", _SPACE)
    kept = [a + b for a, b in pairwise(text) if a not in _MARKS or b in _MARKS]
    exact = text[:1] not in _MARKS or text[1:2] in _MARKS
    if len(text) > 1 and text[-2] in _MARKS and text[-1] not in _MARKS:
        return Phrase(f'"{" ".join([*kept, text[-1]])}" *', exact)
    return Phrase(f'"{" ".join(kept)}"' if kept else "", exact)


def phrase_in_all_pairs(folded: str) -> str:
    """A folded term of one line as a MATCH phrase for :func:`all_pairs`."""
    text = folded.replace(" ", _SPACE)
    return f'"{" ".join(map(add, text, text[1:]))}"' if len(text) > 1 else f'"{text}" *'


def characters(folded: str) -> set[str]:
    """The distinct characters of folded text, in the form that they are indexed in."""
    return set(folded.replace(" ", _SPACE)) - {"\n", "\t"}


def character(folded: str, places: Iterable[int]) -> str:
    """A MATCH expression for one character that stands in one of these sums of places."""
    return " OR ".join(f'"{folded.replace(" ", _SPACE)}{place}"' for place in places)
