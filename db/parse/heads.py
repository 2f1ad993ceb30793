"""Where documents begin.

By the headings that the contents announce, or by headings that show by themselves what they are.

A heading may be split over lines of different look, printed without mark, or differ a little from the contents.
What the contents announce is looked for in their order; a document number, an adoption note or addressees below
a title show a heading without contents.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.model import ContentsEntry
from db.parse.head_index import LOOK_AHEAD, Flow, Head, HeadIndex
from db.parse.heads_announced import announced_heads
from db.parse.heads_evident import evident_heads, is_attached, title_above
from db.parse.line_kinds import is_addressees


def find_heads(flow: Flow, entries: Sequence[ContentsEntry]) -> list[Head]:
    """Every heading of a document, in text order."""
    index = HeadIndex(flow)
    announced = announced_heads(index, entries)
    if announced:
        return _with_unlisted(index, announced, entries)
    return evident_heads(index)


def _with_unlisted(index: HeadIndex, heads: list[Head], entries: Sequence[ContentsEntry]) -> list[Head]:
    """The headings with those that the contents forgot: title, a number of the same series, addressees."""
    series = {_series(text) for entry in entries for text in entry.doc_numbers} - {""}
    known = {place for head in heads for place in range(head.start, head.start + head.lines + LOOK_AHEAD)}
    found: list[Head] = []
    for place, printed in index.number_lines:
        line = index.line(place)
        if place in known or line is None or not printed or _series(printed[0]) not in series:
            continue
        before = max((head for head in heads if head.start < place), key=lambda head: head.start, default=None)
        low = before.start + before.lines if before else 0
        lines = title_above(index, place, low)
        following = index.line(place + 1)
        if not lines or following is None or not is_addressees(following):
            continue
        if not (is_attached(index, place - lines) or _is_named(index, place - lines, lines, low)):
            found.append(Head(place - lines, lines))
    return sorted([*heads, *found], key=lambda head: head.start)


def _series(number: str) -> str:
    """The issuer's code of a document number: 钦政办 of 钦政办〔2022〕20号."""
    return number.partition("〔")[0] if "〔" in number else ""


def _is_named(index: HeadIndex, start: int, lines: int, low: int) -> bool:
    """Whether the document names a title that is printed later: as an attachment, or as what it forwards."""
    key = "".join(index.keys[start : start + lines])
    return any(key in index.text_key(place) for place in range(low, start))
