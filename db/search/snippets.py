"""The places in a notice where the words stand, cut to a readable length."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.model import Mark, Place, Snippet
from db.model.packing import words_to_text
from db.model.values import valueclass
from db.search.finding import FoundLine, MarkTerm, find_lines
from db.search.lines import Lines
from db.search.marking import marks_of_folded
from db.search.rows import NoticeRow

_LENGTH, _BEFORE = 96, 28
_AROUND = 140
"""Characters on either side of a term that are looked at when a snippet is cut."""
_STOP = re.compile(r"[。；，、：？！\s｜]")
_CELL_BREAKS = re.compile(r"[ \t]*\t[ \t]*")
_SHORTEST_LEAD = 16
_ADDRESS_ENDS = ("：", ":")


@valueclass
class Places:
    """Where the words stand in a notice: the best few places, and how many there are."""

    snippets: tuple[Snippet, ...]
    count: int


def places(row: NoticeRow, terms: Sequence[MarkTerm], most: int) -> Places:
    """The places in a notice, at most ``most`` of them, those with the most different terms first."""
    words, where = row.words, row.lines
    confined = {term.place for term in terms}
    shown: list[tuple[FoundLine, int]] = []
    number = counted = 0
    for line in find_lines(words, [term for term in terms if term.place is not Place.TITLE]):
        number, counted = number + words.count(b"\n", counted, line.start), line.start
        place = where.place(number)
        if place is not Place.TITLE and (None in confined or place in confined):
            shown.append((line, number))
    best = sorted(shown, key=lambda numbered: -numbered[0].terms)[:most]
    folded = [term.folded for term in terms]
    snippets = [_snippet(where, line, number, folded) for line, number in best]
    return Places(tuple(snippets) or _lead(words, where)[:most], len(shown))


def _snippet(where: Lines, line: FoundLine, number: int, terms: Sequence[str]) -> Snippet:
    first, last = max(0, line.first - _AROUND), line.first + _AROUND
    words = line.text[first:last]
    place = where.place(number)
    if place is Place.TABLE:
        words = _CELL_BREAKS.sub("｜", words).strip("｜ ")
    cut, found = _cut(words, marks_of_folded(words, terms), before=first > 0, after=last < len(line.text))
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


def _lead(words: bytes, where: Lines) -> tuple[Snippet, ...]:
    """The first sentence of the text, for a notice that was found by its facts alone; whom it addresses is none."""
    for number, packed in enumerate(words.split(b"\n")[: len(where)]):
        line = words_to_text(packed) if where.place(number) is Place.TEXT else ""
        if len(line) >= _SHORTEST_LEAD and not line.rstrip().endswith(_ADDRESS_ENDS):
            cut, found = _cut(line, ())
            return (Snippet(Place.TEXT, where.block(number), where.line(number), cut, found),)
    return ()
