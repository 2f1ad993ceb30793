"""Where documents begin.

By the headings that the contents announce, or by headings that show by themselves what they are.

A heading may be split over lines of different look, printed without mark, or differ a little from the contents.
What the contents announce is looked for in their order; a document number, an adoption note or addressees below
a title show a heading without contents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from db.model import ContentsEntry
from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.heads.announced import announced_heads
from db.parse.heads.evident import begins_anew, evident_heads, head_at, with_sections
from db.parse.heads.index import LOOK_AHEAD, Flow, Head, HeadIndex
from db.parse.line_kinds import is_addressees, is_number_line
from db.parse.titles import likeness, title_key

_FEW = 0.25
_ALIKE = 0.5
_MOST_COMPARED = 10_000
_LONGEST_DOCUMENT = 2000


def find_heads(flow: Flow, entries: Sequence[ContentsEntry]) -> list[Head]:
    """Every heading of a document, in text order."""
    index = HeadIndex(flow)
    announced = announced_heads(index, entries)
    if announced:
        whole = _with_unlisted(index, announced, entries)
        return whole if any(entry.section for entry in entries) else with_sections(index, whole)
    return evident_heads(index)


def _with_unlisted(index: HeadIndex, heads: list[Head], entries: Sequence[ContentsEntry]) -> list[Head]:
    """The headings with those that the contents forgot.

    Where the contents are all but whole, only a number of the same series or below a title with its issuer makes
    another heading; where many documents are missing in them, every heading counts that shows by itself what it is.
    """
    known = {place for head in heads for place in range(head.start - 1, head.start + head.lines + LOOK_AHEAD)}
    starts = [head.start for head in heads]
    marks = [place for place in index.heading_marks() if place not in known]
    forgotten = any(_makes_heading(index, place, starts) for place in marks)
    stretches = [(0, len(index.flow))] if forgotten else _gaps(heads, entries, len(index.flow))
    if not stretches:
        return heads
    others = [
        head
        for first, end in stretches
        for head in evident_heads(index, first, end)
        if known.isdisjoint(range(head.start, head.start + max(1, head.lines))) and not _is_named(index, head, starts)
    ]
    listed = _out_of_order(index, others, heads, entries)
    others = [head for head in others if head.start not in {found.start for found in listed}]
    if len(others) <= _FEW * len(heads):
        series = {_series(text) for entry in entries for text in entry.doc_numbers} - {""}
        others = [head for head in others if _is_of_series(index, head, series) or _stands_alone(index, head)]
    sections = _sections_of_series(entries)
    others = [Head(head.start, head.lines, None, sections.get(_series_of(index, head))) for head in others]
    return sorted([*heads, *listed, *others], key=lambda head: head.start)


def _gaps(heads: Sequence[Head], entries: Sequence[ContentsEntry], end: int) -> list[tuple[int, int]]:
    """From where to where the documents can stand whose headings were not found."""
    found = {id(head.entry) for head in heads}
    bounds = iter([*(head.start for head in heads), end])
    gaps: list[tuple[int, int]] = []
    first, last = 0, next(bounds)
    for entry in entries:
        if id(entry) in found:
            first, last = last + 1, next(bounds)
        elif (first, last) not in gaps[-1:]:
            gaps.append((first, last))
    return gaps


def _out_of_order(
    index: HeadIndex, others: Sequence[Head], heads: Sequence[Head], entries: Sequence[ContentsEntry]
) -> list[Head]:
    """The headings of entries whose documents are printed in another order than the contents have them."""
    used = {id(head.entry) for head in heads}
    missing = {title_key(entry.title): entry for entry in entries if id(entry) not in used}
    few = len(missing) * len(others) < _MOST_COMPARED
    found: list[Head] = []
    for head in others:
        key = index.joined_key(head.start, head.lines)
        nearest = key if key in missing or not few else max(missing, key=lambda other: likeness(key, other), default="")
        entry = missing.pop(nearest, None) if likeness(key, nearest) >= _ALIKE else None
        if entry:
            found.append(Head(head.start, head.lines, entry, head.section))
    return found


def _makes_heading(index: HeadIndex, place: int, starts: Sequence[int]) -> bool:
    """Whether a number or note makes what stands above it the heading of a document that none before it names."""
    line = index.line(place)
    head = head_at(index, place, line, 0) if line else None
    return head is not None and not _is_named(index, head, starts)


def _sections_of_series(entries: Sequence[ContentsEntry]) -> dict[str, str]:
    """The section that all documents of a series stand in: 钦政办 in 钦州市人民政府办公室文件."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for number in entry.doc_numbers:
            found.setdefault(_series(number), set()).add(entry.section or "")
    return {
        series: next(iter(names)) for series, names in found.items() if series and len(names) == 1 and "" not in names
    }


def _series_of(index: HeadIndex, head: Head) -> str:
    """The series of the number below a heading, empty for none."""
    number = index.line(head.start + head.lines)
    printed = doc_numbers.alone(number.words) if number else ()
    return _series(printed[0].text) if printed else ""


def _is_of_series(index: HeadIndex, head: Head, series: set[str]) -> bool:
    """Whether a heading has a number of one of the series below it, and addressees below that."""
    following = index.line(head.start + head.lines + 1)
    return following is not None and is_addressees(following) and _series_of(index, head) in series


def _stands_alone(index: HeadIndex, head: Head) -> bool:
    """Whether a heading names its issuer and stands above a number, and above addressees or below another's end."""
    number, addressed = (index.line(head.start + head.lines + below) for below in (0, 1))
    if number is None or not is_number_line(number):
        return False
    if addressed is not None and is_addressees(addressed):
        return p.TITLE_OF_ORGAN.match(index.joined_key(head.start, head.lines)) is not None
    return begins_anew(index, head.start, head.lines)


def _series(number: str) -> str:
    """The issuer's code of a document number: 钦政办 of 钦政办〔2022〕20号."""
    return number.partition("〔")[0] if "〔" in number else ""


def _is_named(index: HeadIndex, head: Head, starts: Sequence[int]) -> bool:
    """Whether the document before names the title: as an attachment, or as what it forwards."""
    place = bisect_left(starts, head.start)
    low = max(starts[place - 1] if place else 0, head.start - _LONGEST_DOCUMENT)
    key = index.joined_key(head.start, head.lines)
    return bool(key) and any(key in index.text_key(at) for at in range(low, head.start))
