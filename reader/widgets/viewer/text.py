"""Finding words in a page: case, width and blanks do not matter, table cells are read like paragraphs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from db.model import Mark
from reader.render import WORD_JOINER

_PARTING = "\u2029\ufdd0\ufdd1\n"
"""What parts paragraphs, cells and frames in a document's text: nothing is found across them."""


@lru_cache(maxsize=16384)
def _folded(character: str) -> str:
    """A character as it is compared; blanks fold to nothing."""
    if character in _PARTING:
        return "\n"
    if character == WORD_JOINER:
        return ""
    return "".join(unicodedata.normalize("NFKC", character).casefold().split())


def qt_position(text: str, index: int) -> int:
    """Where the character ``index`` of a text stands for Qt, which counts a rare character as two."""
    return index if text.isascii() else index + sum(character > "\uffff" for character in text[:index])


class FoldedText:
    """A text prepared for finding. Positions count UTF-16 units, as Qt's documents do."""

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        position = 0
        for character in text:
            folded = _folded(character)
            end = position + (2 if character > "\uffff" else 1)
            pieces.append(folded)
            self._starts += [position] * len(folded)
            self._ends += [end] * len(folded)
            position = end
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
