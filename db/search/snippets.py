"""The places in a notice where the words stand, cut to a readable length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from db.model import Mark, Place, Snippet
from db.model.packing import LinePlaces
from db.search.fold import fold
from db.search.marking import marks_of_folded, pattern
from db.search.rows import NoticeRow

SNIPPETS = 5
"""Places that a hit shows."""
_LENGTH, _BEFORE = 96, 28
_STOP = re.compile(r"[。；，、：？！\s｜]")
_CELL_BREAKS = re.compile(r"[ \t]*\t[ \t]*")
_SHORTEST_LEAD = 16


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
    """A line of the text that holds terms: its first character's index, and how many different terms."""

    start: int
    terms: int


def find_lines(text: str, terms: Sequence[MarkTerm]) -> list[FoundLine]:
    """The lines of a text that hold any of the terms, in text order."""
    counts: dict[int, int] = {}
    for term in terms:
        for start in _line_starts(text, term.folded):
            counts[start] = counts.get(start, 0) + 1
    return [FoundLine(start, counts[start]) for start in sorted(counts)]


def places(row: NoticeRow, terms: Sequence[MarkTerm]) -> Places:
    """The places in a notice, those with the most different terms first."""
    text = row.text
    where = row.places()
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = [
        (line, bisect_right(line_starts, line.start) - 1)
        for line in find_lines(text, [term for term in terms if term.place is not Place.TITLE])
    ]
    confined = {term.place for term in terms}
    shown = [
        (line, number)
        for line, number in found
        if where.places[number] is not Place.TITLE and (None in confined or where.places[number] in confined)
    ]
    best = sorted(shown, key=lambda pair: -pair[0].terms)[:SNIPPETS]
    folded = [term.folded for term in terms]
    snippets = [_snippet(text, where, line.start, number, folded) for line, number in best]
    return Places(tuple(snippets) or _lead(text, where, line_starts), len(shown))


def _line_starts(text: str, folded: str) -> list[int]:
    """Where the lines begin that hold the term."""
    search = pattern(folded).search
    found: list[int] = []
    match = search(text)
    while match:
        found.append(text.rfind("\n", 0, match.start()) + 1)
        end = text.find("\n", match.end())
        match = search(text, end) if end >= 0 else None
    return found or _line_starts_by_folding(text, folded)


def _line_starts_by_folding(text: str, folded: str) -> list[int]:
    """The same for characters that fold into several or that no pattern knows."""
    found: list[int] = []
    start = 0
    if folded not in fold(text):
        return found
    for line in text.split("\n"):
        if folded in fold(line):
            found.append(start)
        start += len(line) + 1
    return found


def _snippet(text: str, where: LinePlaces, start: int, number: int, terms: Sequence[str]) -> Snippet:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    place = where.places[number]
    if place is Place.TABLE:
        line = _CELL_BREAKS.sub("｜", line).strip("｜ ")
    cut, found = _cut(line, marks_of_folded(line, terms))
    return Snippet(place, where.blocks[number], where.lines[number], cut, found)


def _cut(line: str, found: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """The part of a line around its first marks, with what was cut off shown as ``…``."""
    if len(line) <= _LENGTH:
        return line, found
    first = found[0].start if found else 0
    start = max(0, min(first - _BEFORE, len(line) - _LENGTH))
    if start:
        stop = _STOP.search(line, start, first)
        start = stop.end() if stop else start
    end = min(len(line), start + _LENGTH)
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    shift = len(head) - start
    inside = (Mark(max(mark.start, start) + shift, min(mark.end, end) + shift) for mark in found if mark.start < end)
    return head + line[start:end] + tail, tuple(mark for mark in inside if mark.start < mark.end)


def _lead(text: str, where: LinePlaces, line_starts: Sequence[int]) -> tuple[Snippet, ...]:
    """How the text begins, for a notice that was found by its facts alone."""
    for number, (start, place) in enumerate(zip(line_starts, where.places, strict=False)):
        line = text[start : text.find("\n", start)]
        if place is Place.TEXT and len(line) >= _SHORTEST_LEAD:
            cut, found = _cut(line, ())
            return (Snippet(place, where.blocks[number], where.lines[number], cut, found),)
    return ()
