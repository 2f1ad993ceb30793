"""The notice's own words on a page: where each of them stands in the document, and finding among them.

Qt counts UTF-16 units: a rare character is two. Case, width and blanks do not matter when words are looked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from db.model import Mark
from db.model.values import valueclass
from reader.render import GAP

BREAK = "\u2028"
"""Ends a line within a paragraph or cell of a document."""
_BLANKS = str.maketrans(dict.fromkeys((GAP, "\u00a0"), " "))


@valueclass
class Words:
    """What the notice says in one text block, and the position in the document of each of its characters.

    Lines into which the page broke a title, and words that the program adds, do not count.
    """

    text: str
    places: Sequence[int]

    def mark(self, start: int, end: int) -> Mark:
        """Where the characters from ``start`` to before ``end`` stand in the document."""
        return Mark(self.places[start], self.places[end - 1] + _units(self.text[end - 1]))

    def index(self, position: int) -> int:
        """How many of the characters stand before a position in the document."""
        return bisect_left(self.places, position)


def with_blanks(text: str) -> str:
    """A text with common blanks for those that the page sets so that they do not grow or end a line."""
    return text if text.isascii() else text.translate(_BLANKS)


def words_from(position: int, text: str, *, without: str) -> Words:
    """The words of a text that begins at ``position``; the character ``without`` is left out of them."""
    if not text.isascii() and max(text, default="") > "\uffff":
        return _rare_words(position, text, without)
    if without not in text:
        return Words(text, range(position, position + len(text)))
    places: list[int] = []
    for piece in text.split(without):
        places += range(position, position + len(piece))
        position += len(piece) + 1
    return Words(text.replace(without, ""), places)


def _rare_words(position: int, text: str, without: str) -> Words:
    """The same for a text with characters of two units."""
    places = list(accumulate(map(_units, text), initial=position))
    kept = [(character, place) for character, place in zip(text, places, strict=False) if character != without]
    return Words("".join(character for character, _ in kept), [place for _, place in kept])


def _units(character: str) -> int:
    return 2 if character > "\uffff" else 1


@lru_cache(maxsize=16384)
def _folded(character: str) -> str:
    """A character as it is compared; blanks fold to nothing."""
    return "".join(unicodedata.normalize("NFKC", character).casefold().split())


class FoldedText:
    """The words of a page prepared for finding; nothing is found across two text blocks."""

    def __init__(self, page: Iterable[Words]) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        for words in page:
            for character, place in zip(words.text, words.places, strict=True):
                folded = _folded(character)
                pieces.append(folded)
                self._starts += [place] * len(folded)
                self._ends += [place + _units(character)] * len(folded)
            pieces.append("\n")
            self._starts.append(-1)
            self._ends.append(-1)
        self._text = "".join(pieces)

    def find(self, words: str) -> tuple[Mark, ...]:
        """Every place where the words stand, none overlapping."""
        wanted = "".join(_folded(character) for character in words)
        found: list[Mark] = []
        at = self._text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            found.append(Mark(self._starts[at], self._ends[end - 1]))
            at = self._text.find(wanted, end)
        return tuple(found)
