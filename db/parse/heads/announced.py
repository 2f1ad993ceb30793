"""Headings that the contents announce.

They are looked for in the order of the contents: word for word, then around their document number, then by likeness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from db.model import ContentsEntry
from db.model.values import valueclass
from db.parse import patterns as p
from db.parse.heads.index import Head, HeadIndex, numbers_in
from db.parse.line_kinds import is_number_line
from db.parse.lines import Line
from db.parse.titles import likeness, title_key

_LINES_OF_TITLE = 5
_ALIKE = 0.8
_ALIKE_WITH_NUMBER = 0.5
_SHORTEST_PREFIX = 4
_LINES_OF_ORDER = 14
_SAME_TITLE = 4
_MOST_LOOKED_FOR = 200


@valueclass
class _Candidate:
    start: int
    lines: int
    entry: int
    weight: float


def announced_heads(index: HeadIndex, entries: Sequence[ContentsEntry]) -> list[Head]:
    """The headings of the entries that were found, in text order."""
    chain = _best_chain(list(_exact(index, entries)))
    chain = _filled(index, entries, chain)
    heads: list[Head] = []
    for candidate in chain:
        low = heads[-1].start + max(1, heads[-1].lines) if heads else 0
        heads.append(_whole_head(index, Head(candidate.start, candidate.lines, entries[candidate.entry]), low))
    return heads


def _whole_head(index: HeadIndex, head: Head, low: int) -> Head:
    """The heading with what belongs to it above: its number, or the order that promulgates the text."""
    above = index.line(head.start - 1)
    below = index.line(head.start + head.lines)
    if head.lines and above and head.start > low and is_number_line(above) and not (below and is_number_line(below)):
        return Head(head.start - 1, 0, head.entry)
    key = index.joined_key(head.start, head.lines)
    if key.startswith("关于") and above and head.start > low and p.ORGAN_LINE.fullmatch(above.words):
        section = head.entry.section if head.entry else None
        if title_key(section or "") != above.key:  # contents leave the issuer out
            return Head(head.start - 1, head.lines + 1, head.entry)
    for place in range(head.start - 1, max(low, head.start - _LINES_OF_ORDER) - 1, -1):
        order, number = index.line(place), index.line(place + 1)
        if order and number and p.ORDER_NUMBER.fullmatch(number.key) and p.ORDER_TITLE.fullmatch(order.words):
            named = any(key and key in index.text_key(i) for i in range(place + 2, head.start))
            return Head(place, 1, head.entry) if named else head
    return head


def _exact(index: HeadIndex, entries: Sequence[ContentsEntry]) -> Iterator[_Candidate]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_key[title_key(entry.title)].append(number)
    prefixes = {key[:_SHORTEST_PREFIX] for key in by_key}
    seen: dict[str, int] = defaultdict(int)
    firsts = {key[:1] for key in by_key}
    for start, item in enumerate(index.flow):
        first = item.words[:1] if isinstance(item, Line) else ""
        if (first.isalnum() and first not in firsts) or index.key(start)[:_SHORTEST_PREFIX] not in prefixes:
            continue
        if index.key(start) == index.key(start + 1):
            continue  # the name of a section above a document of the same name
        for width, joined in index.windows(start):
            numbers = by_key.get(joined, ())
            turn = seen[joined] if len(numbers) > _SAME_TITLE else 0
            seen[joined] += 1
            for number in numbers[max(0, turn - _SAME_TITLE) : turn + _SAME_TITLE]:
                line = index.line(start)
                marked = 0.3 if line and (line.hashes or line.bold or line.indent > 8) else 0.0
                yield _Candidate(start, width, number, 1.0 + marked + index.evidence(start + width))


def _best_chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """The heaviest choice of candidates in which both text and contents run forward."""
    candidates.sort(key=lambda c: (c.start, -c.entry))
    best_ends: list[int] = []  # entry number of the best chain's end, rising
    weights: list[float] = []
    chains: list[tuple[_Candidate, object]] = []
    for candidate in candidates:
        place = bisect_left(best_ends, candidate.entry)
        before = (weights[place - 1], chains[place - 1]) if place else (0.0, None)
        weight = before[0] + candidate.weight
        if place < len(best_ends) and best_ends[place] == candidate.entry and weights[place] >= weight:
            continue
        best_ends.insert(place, candidate.entry)
        weights.insert(place, weight)
        chains.insert(place, (candidate, before[1]))
        end = place + 1
        while end < len(best_ends) and weights[end] <= weight:
            end += 1
        del best_ends[place + 1 : end], weights[place + 1 : end], chains[place + 1 : end]
    found: list[_Candidate] = []
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        found.append(link[0])
        link = link[1]
    return found[::-1]


def _filled(index: HeadIndex, entries: Sequence[ContentsEntry], chain: list[_Candidate]) -> list[_Candidate]:
    """The chain with headings that differ from the contents put in, each looked for between its neighbours."""
    found = {c.entry: c for c in chain}
    low = 0
    looked_for = 0
    highs = _starts_after(found, len(entries), len(index.flow))
    for number, entry in enumerate(entries):
        if number in found:
            low = found[number].start + found[number].lines
            continue
        looked_for += 1
        if looked_for > _MOST_LOOKED_FOR:
            break
        high = highs[number]
        candidate = _by_number(index, entry, number, low, high) or _by_likeness(index, entry, number, low, high)
        if candidate:
            found[number] = candidate
            low = candidate.start + candidate.lines
    return [found[number] for number in sorted(found)]


def _starts_after(found: dict[int, _Candidate], entries: int, end: int) -> list[int]:
    """For each entry, where the next entry that was found begins."""
    starts = [end] * entries
    for number in range(entries - 1, -1, -1):
        starts[number] = end
        if number in found:
            end = found[number].start
    return starts


def _by_number(index: HeadIndex, entry: ContentsEntry, number: int, low: int, high: int) -> _Candidate | None:
    """The heading around a line that is the entry's document number."""
    if not entry.doc_numbers:
        return None
    wanted = {each for text in entry.doc_numbers for each in numbers_in(text)}
    for place, printed in index.number_lines[bisect_left(index.number_lines, (low, ())) :]:
        if place >= high:
            break
        if not wanted.intersection(printed):
            continue
        best = _best_window(index, entry, max(low, place - _LINES_OF_TITLE), min(high, place + 2), place)
        if best and best[0] >= _ALIKE_WITH_NUMBER:
            return _Candidate(min(best[1], place), best[2] if best[1] < place else 0, number, best[0])
        return _Candidate(place, 0, number, 0.5)
    return None


def _by_likeness(index: HeadIndex, entry: ContentsEntry, number: int, low: int, high: int) -> _Candidate | None:
    best = _best_window(index, entry, low, high)
    return _Candidate(best[1], best[2], number, best[0]) if best and best[0] >= _ALIKE else None


def _best_window(
    index: HeadIndex, entry: ContentsEntry, low: int, high: int, before: int | None = None
) -> tuple[float, int, int] | None:
    """The stretch of lines most like an entry's title: likeness, start, lines."""
    wanted = title_key(entry.title)
    best: tuple[float, int, int] | None = None
    places = index.title_places
    for start in places[bisect_left(places, low) : bisect_left(places, high)]:
        if not set(index.key(start)[:12]) & set(wanted):
            continue
        for width, joined in index.windows(start):
            if before is not None and start < before < start + width:
                break
            if len(joined) > 1.5 * len(wanted) + 30:
                break
            if len(joined) < 0.6 * len(wanted) or (width > 1 and start + width > high):
                continue
            alike = 1.0 if len(wanted) > 7 and joined.endswith(wanted) else likeness(joined, wanted)
            if best is None or alike > best[0] + 0.001:
                best = (alike, start, width)
    return best
