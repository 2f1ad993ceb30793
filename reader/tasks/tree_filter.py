"""The filter box of the tree: notices by pieces of title, number or issuer, or by pinyin initials. Type-ahead in it."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from db.model import IssueId, NoticeId, NoticeSummary
from db.model.values import valueclass

_LEFT_OUT = re.compile(r"[\s〔〕\[\]()<>{}【】「」『』〈〉《》“”\"'‘’、，。·]+")
_PRIVATE_USE = 0xE000


@valueclass
class FilterIndex:
    """Everything that the filter looks through: a line a notice, once as text and once as initials."""

    notices: array[int]
    issues: array[int]
    text: str
    text_starts: array[int]
    initials: str
    initial_starts: array[int]


@valueclass
class FilterAnswer:
    """The notices that match, by issue, for the text that was asked."""

    text: str
    only: Mapping[IssueId, frozenset[NoticeId]]
    total: int


def build_index(notices: Iterable[NoticeSummary]) -> FilterIndex:
    """Make the index of ``notices``; some hundred bytes a notice."""
    listed = list(notices)
    texts = [fold("\t".join((n.title, *n.doc_numbers, *n.issuers))) for n in listed]
    initials = [n.title.translate(_initials) for n in listed]
    return FilterIndex(
        array("q", (n.id for n in listed)),
        array("q", (n.issue_id for n in listed)),
        "\n".join(texts),
        _starts(texts),
        "\n".join(initials),
        _starts(initials),
    )


def matching(index: FilterIndex, text: str) -> FilterAnswer:
    """The notices in which every word of ``text`` stands, or whose title's initials hold it."""
    lines: set[int] | None = None
    for word in text.split():
        found = set(_lines_with(index, word))
        lines = found if lines is None else lines & found
    only: dict[IssueId, set[NoticeId]] = {}
    for line in sorted(lines or ()):
        only.setdefault(IssueId(index.issues[line]), set()).add(NoticeId(index.notices[line]))
    return FilterAnswer(text, {issue: frozenset(ids) for issue, ids in only.items()}, len(lines or ()))


def fold(text: str) -> str:
    """``text`` in one width and case, without brackets, quotes, spaces and commas."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text).casefold().replace("\t", "\0")).replace("\0", "\t")


def begins(title: str, typed: str) -> bool:
    """Whether ``typed`` are the first characters of ``title``, or their sounds, whole or cut short: zf, zhengfu."""
    wanted = fold(typed)
    return bool(wanted) and _spells(wanted, fold(title))


def _spells(typed: str, title: str) -> bool:
    if not typed or not title:
        return not typed
    sounds = (title[0], *(_readings(title[0]) if "a" <= typed[0] <= "z" else ()))
    ends = {end for sound in sounds for end in range(1, len(sound) + 1) if typed.startswith(sound[:end])}
    return any(_spells(typed[end:], title[1:]) for end in ends)


def _lines_with(index: FilterIndex, word: str) -> Iterator[int]:
    if needle := fold(word):
        at = index.text.find(needle)
        while at >= 0:
            line = bisect_right(index.text_starts, at) - 1
            yield line
            at = index.text.find(needle, index.text_starts[line + 1]) if line + 1 < len(index.text_starts) else -1
    if word.isascii() and word.isalpha():
        pattern = re.compile("".join(_letter_pattern(letter) for letter in word.lower()))
        for match in pattern.finditer(index.initials):
            yield bisect_right(index.initial_starts, match.start()) - 1


def _starts(lines: list[str]) -> array[int]:
    starts = array("q")
    position = 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    return starts


@cache
def _readings(character: str) -> tuple[str, ...]:
    from db.search.sounds import readings  # with the first filter, not with the window

    return readings(character)


class _Initials(dict[int, str]):
    """A table for ``str.translate`` from titles to initials; it grows with the characters that occur."""

    def __missing__(self, code: int) -> str:
        self[code] = _initial(chr(code)) if 0x3400 <= code <= 0x9FFF else ""
        return self[code]


_initials = _Initials()


def _initial(character: str) -> str:
    """The first letter of a character's reading; where two are usual, a private-use character for both."""
    plain = {sound[0] for sound in _readings(character) if "a" <= sound[0] <= "z"}
    if len(plain) == 1:
        return plain.pop()
    return _sign_of(frozenset(plain)) if plain else "?"


_signs: dict[frozenset[str], str] = {}


def _sign_of(letters: frozenset[str]) -> str:
    return _signs.setdefault(letters, chr(_PRIVATE_USE + len(_signs)))


def _letter_pattern(letter: str) -> str:
    return f"[{letter}{''.join(sign for letters, sign in list(_signs.items()) if letter in letters)}]"
