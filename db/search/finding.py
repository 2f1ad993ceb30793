"""The lines of a notice that hold terms, looked for in its words as they are packed: only what is found is decoded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from db.model import Place
from db.model.packing import text_to_words, words_to_text
from db.model.values import valueclass
from db.search.fold import fold, members
from db.search.marking import GAPS, needs_folding, pattern

_GAP = b"(?:" + b"|".join(re.escape(text_to_words(gap)) for gap in GAPS) + b")*"


@valueclass
class MarkTerm:
    """A folded term to mark, in one place or in all."""

    folded: str
    place: Place | None = None


@valueclass
class FoundLine:
    """A line that holds terms."""

    start: int
    """Where it begins in the words, in bytes."""
    text: str
    first: int
    """Where the first of the terms stands in the text."""
    terms: int
    """How many different terms it holds."""


def find_lines(words: bytes, terms: Sequence[MarkTerm]) -> list[FoundLine]:
    """The lines of a notice's words that hold any of the terms, in text order."""
    found: dict[int, FoundLine] = {}
    for term in terms:
        for line in _lines_with(words, term.folded) or _lines_by_folding(words, term.folded):
            known = found.get(line.start)
            if known:
                line = FoundLine(line.start, line.text, min(known.first, line.first), known.terms + 1)
            found[line.start] = line
    return [found[start] for start in sorted(found)]


def _lines_with(words: bytes, folded: str) -> list[FoundLine]:
    search = pattern(folded).search
    found: list[FoundLine] = []
    for candidate in _candidates(folded).finditer(words):
        start = words.rfind(b"\n", 0, candidate.start()) + 1
        text = words_to_text(words[start : candidate.end()])
        match = search(text)
        if match:
            found.append(FoundLine(start, text, match.start(), 1))
    return found


def _lines_by_folding(words: bytes, folded: str) -> list[FoundLine]:
    """The same for characters that fold into several or that no pattern knows."""
    whole = words_to_text(words)
    found: list[FoundLine] = []
    if not needs_folding(whole) or folded not in fold(whole):
        return found
    start = 0
    for line in words.split(b"\n"):
        text = words_to_text(line)
        first = fold(text).find(folded)
        if first >= 0:
            found.append(FoundLine(start, text, min(first, len(text)), 1))
        start += len(line) + 1
    return found


@lru_cache(maxsize=256)
def _candidates(folded: str) -> re.Pattern[bytes]:
    """Finds every line that may hold the term, from there on to its end: in it stands what is plain of the term.

    Characters of one form are looked for many times as fast as those of several, such as digits of either width.
    """
    plain = max(re.findall("[\u4e00-\u9fff]+", folded), key=len, default="") or folded
    return re.compile(_GAP.join(map(_any_form, plain)) + b"[^\n]*")


def _any_form(character: str) -> bytes:
    if character == " ":
        return _GAP[:-1] + b"+"
    return b"(?:" + b"|".join(re.escape(text_to_words(form)) for form in sorted(members(character))) + b")"
