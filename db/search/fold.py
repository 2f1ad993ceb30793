"""One form for what looks alike, so that a search compares folded text with folded text.

Folding is Unicode NFKC (UAX #15) and case folding, one form for each family of brackets, quotes, dashes and middle
dots, ASCII punctuation in its full-width form, invisible characters dropped, and white space kept (as one space) only
between two letters or digits of an alphabet: ``谢 驰`` is ``谢驰``, ``37 亿元`` is ``37亿元``, ``G 60`` stays ``g 60``.
Line feeds and tabs are never white space here: they part paragraphs and cells.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate, pairwise

from db.model.values import valueclass

_FAMILIES = {
    "（": "([{〔【〖〘",
    "）": ")]}〕】〗〙",
    "《": "〈«",
    "》": "〉»",
    "＂": "\"'`“”‘’„‟‚‛「」『』〝〞〟′″´",
    "－": "-‐‑‒–—―−─━",
    "～": "~〜∼∽",
    "·": "•・‧∙⋅●",
    " ": "\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\u2420",
}
_MEMBERS = {member: form for form, members in _FAMILIES.items() for member in members}
_WORD = "0-9a-z\u00df-\u024f\u0370-\u052f"
_IDLE_SPACE = re.compile(f" (?:(?<=  )|(?<![{_WORD}] )|(?! *[{_WORD}]))")
_NOT_PLAIN = re.compile("[^\u4e00-\u9fff0-9a-z \n\t，。、；：（）《》]+")
"""All but the commonest characters that are folded already."""


class _Forms(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        form = "".join(map(_form, unicodedata.normalize("NFKC", chr(code))))
        self[code] = form
        return form


def _form(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _MEMBERS:
        return _MEMBERS[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Cs") or "\ufe00" <= character <= "\ufe0f":
        return ""
    if character.isascii() and not character.isalnum() and character != " ":
        return chr(ord(character) + 0xFEE0)
    return unicodedata.normalize("NFKC", character.casefold())


_FORMS = _Forms()


def fold(text: str) -> str:
    """The text as it is compared."""
    return _IDLE_SPACE.sub("", _fold_characters(text))


def _fold_characters(text: str) -> str:
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _NOT_PLAIN.sub(lambda found: found[0].translate(_FORMS), text)


@valueclass
class FoldedText:
    """A folded text that knows where each of its characters came from."""

    text: str
    origins: tuple[int, ...]
    """For each folded character the index of the original character."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters ``start`` to ``end`` (not included) stand in the original text."""
        return self.origins[start], self.origins[end - 1] + 1


def fold_with_origins(text: str) -> FoldedText:
    """Like :func:`fold`, for a text in which places are to be shown. Slower: use it for what is on the screen."""
    if unicodedata.is_normalized("NFC", text):
        pieces = [_FORMS[ord(character)] for character in text]
    else:
        pieces = _pieces_of_composed(text)
    owners = [index for index, piece in enumerate(pieces) for _ in piece]
    spaced = "".join(pieces)
    for idle in reversed(list(_IDLE_SPACE.finditer(spaced))):
        del owners[idle.start() : idle.end()]
    return FoldedText(_IDLE_SPACE.sub("", spaced), tuple(owners))


def _pieces_of_composed(text: str) -> list[str]:
    """What each character adds to the folded text, where characters melt into the one before them."""
    starts = [index for index, character in enumerate(text) if index == 0 or not _melts(character)]
    groups = (text[start:end] for start, end in pairwise([*starts, len(text)]))
    return [piece for group in groups for piece in _pieces_of_group(group)]


def _melts(character: str) -> bool:
    """Whether a character can become one with the one before it (UAX #15): a mark, or a part of a Hangul syllable."""
    return unicodedata.category(character)[0] == "M" or "\u1100" <= character <= "\u11ff"


def _pieces_of_group(group: str) -> list[str]:
    whole = _fold_characters(group)
    lengths = [len(_fold_characters(group[:end])) for end in range(1, len(group))] + [len(whole)]
    ends = [0, *accumulate((min(length, len(whole)) for length in lengths), max)]
    return [whole[start:end] for start, end in pairwise(ends)]


@lru_cache(maxsize=4096)
def members(folded: str) -> frozenset[str]:
    """The common characters whose folded form is this one character: itself, its full or half width, its family."""
    candidates = {folded, folded.upper(), *_FAMILIES.get(folded, "")}
    code = ord(folded)
    candidates |= {chr(code - 0xFEE0)} if 0xFF01 <= code <= 0xFF5E else set()
    candidates |= {chr(ord(c) + 0xFEE0) for c in candidates if len(c) == 1 and "!" <= c <= "~"}
    return frozenset(c for c in candidates if len(c) == 1 and _FORMS[ord(c)] == folded)
