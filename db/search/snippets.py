"""The places in a notice where the words stand, cut to a readable length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.model import Mark, Place, Snippet
from db.search.fold import fold
from db.search.lines import Lines
from db.search.marking import line_pattern, marks_of_folded, needs_folding
from db.search.rows import NoticeRow

_LENGTH, _BEFORE = 96, 28
_AROUND = 140
"""Characters on either side of a term that are looked at when a snippet is cut."""
_STOP = re.compile(r"[。；，、：？！\s｜]")
_CELL_BREAKS = re.compile(r"[ \t]*\t[ \t]*")
_SHORTEST_LEAD = 16
_ADDRESS_ENDS = ("：", ":")


@dataclass(frozen=True, slots=True)
class MarkTerm:
    """A folded term to mark, in one place or in all."""

    folded: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words stand in a notice: the best few places, and how many there are."""

    snippets: tuple[Snippet, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of the text that holds terms: where it begins, where the first term stands, how many different terms."""

    start: int
    term: int
    terms: int


def find_lines(text: str, terms: Sequence[MarkTerm]) -> list[FoundLine]:
    """The lines of a text that hold any of the terms, in text order."""
    found: dict[int, FoundLine] = {}
    for term in terms:
        for start, position in _line_starts(text, term.folded).items():
            known = found.get(start)
            first, others = (min(known.term, position), known.terms) if known else (position, 0)
            found[start] = FoundLine(start, first, others + 1)
    return [found[start] for start in sorted(found)]


def places(row: NoticeRow, terms: Sequence[MarkTerm], most: int) -> Places:
    """The places in a notice, at most ``most`` of them, those with the most different terms first."""
    text, where = row.text, row.lines()
    confined = {term.place for term in terms}
    shown: list[tuple[FoundLine, int]] = []
    number = counted = 0
    for line in find_lines(text, [term for term in terms if term.place is not Place.TITLE]):
        number, counted = number + text.count("\n", counted, line.start), line.start
        place = where.place(number)
        if place is not Place.TITLE and (None in confined or place in confined):
            shown.append((line, number))
    best = sorted(shown, key=lambda numbered: -numbered[0].terms)[:most]
    folded = [term.folded for term in terms]
    snippets = [_snippet(text, where, line, number, folded) for line, number in best]
    return Places(tuple(snippets) or _lead(text, where)[:most], len(shown))


def _line_starts(text: str, folded: str) -> dict[int, int]:
    """Where the lines begin that hold the term, each with the place of the first term in it."""
    found: dict[int, int] = {}
    for match in line_pattern(folded).finditer(text):
        found[text.rfind("\n", 0, match.start()) + 1] = match.start()
    return found or _line_starts_by_folding(text, folded)


def _line_starts_by_folding(text: str, folded: str) -> dict[int, int]:
    """The same for characters that fold into several or that no pattern knows."""
    found: dict[int, int] = {}
    start = 0
    if not needs_folding(text) or folded not in fold(text):
        return found
    for line in text.split("\n"):
        at = fold(line).find(folded)
        if at >= 0:
            found[start] = start + min(at, len(line))
        start += len(line) + 1
    return found


def _snippet(text: str, where: Lines, line: FoundLine, number: int, terms: Sequence[str]) -> Snippet:
    end = text.find("\n", line.start)
    end = end if end >= 0 else len(text)
    first, last = max(line.start, line.term - _AROUND), min(end, line.term + _AROUND)
    words = text[first:last]
    place = where.place(number)
    if place is Place.TABLE:
        words = _CELL_BREAKS.sub("｜", words).strip("｜ ")
    cut, found = _cut(words, marks_of_folded(words, terms), before=first > line.start, after=last < end)
    return Snippet(place, where.block(number), where.line(number), cut, found)


def _cut(
    line: str, found: tuple[Mark, ...], *, before: bool = False, after: bool = False
) -> tuple[str, tuple[Mark, ...]]:
    """The part of a line around its first marks, with what was cut off (or is missing already) shown as ``…``."""
    if len(line) <= _LENGTH and not before and not after:
        return line, found
    first = found[0].start if found else 0
    start = max(0, min(first - _BEFORE, len(line) - _LENGTH))
    if start:
        stop = _STOP.search(line, start, first)
        start = stop.end() if stop else start
    end = min(len(line), start + _LENGTH)
    head, tail = "…" if start or before else "", "…" if end < len(line) or after else ""
    shift = len(head) - start
    inside = (Mark(max(mark.start, start) + shift, min(mark.end, end) + shift) for mark in found if mark.start < end)
    return head + line[start:end] + tail, tuple(mark for mark in inside if mark.start < mark.end)


def _lead(text: str, where: Lines) -> tuple[Snippet, ...]:
    """The first sentence of the text, for a notice that was found by its facts alone; whom it addresses is none."""
    for number, line in enumerate(text.split("\n")[: len(where)]):
        is_text = where.place(number) is Place.TEXT
        if is_text and len(line) >= _SHORTEST_LEAD and not line.rstrip().endswith(_ADDRESS_ENDS):
            cut, found = _cut(line, ())
            return (Snippet(Place.TEXT, where.block(number), where.line(number), cut, found),)
    return ()
