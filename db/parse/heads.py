"""Where documents begin.

By the headings that the contents announce, or by headings that show by themselves what they are.

A heading may be split over lines of different look, printed without mark, or differ a little from the contents.
What the contents announce is looked for in their order; a document number, an adoption note or addressees below
a title show a heading without contents.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.model import ContentsEntry
from db.parse import dates, doc_numbers
from db.parse import patterns as p
from db.parse.lines import Line
from db.parse.table_parts import TablePart
from db.parse.titles import ends_like_title, has_title_word, likeness, title_key

_LINES_OF_TITLE = 5
_LONGEST_LINE = 90
_LONGEST_TITLE = 240
_LONGEST_NUMBER = 80
_ALIKE = 0.8
_ALIKE_WITH_NUMBER = 0.5
_LOOK_AHEAD = 4
_SHORTEST_PREFIX = 4
_LINES_OF_ORDER = 14
_SAME_TITLE = 4
_MOST_LOOKED_FOR = 200


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a document: the index of its first line in the flow, and how many lines its title has."""

    start: int
    lines: int
    entry: ContentsEntry | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    lines: int
    entry: int
    weight: float


Flow = Sequence[Line | TablePart]


def find_heads(flow: Flow, entries: Sequence[ContentsEntry]) -> list[Head]:
    """Every heading of a document, in text order."""
    index = _Index(flow)
    announced = _announced(index, entries)
    if announced:
        return _with_unlisted(index, announced, entries)
    return _with_sections(index, _evident(index))


def is_number_line(line: Line) -> bool:
    """Whether a line is nothing but a document number: 钦政发〔2022〕11号, 第 759 号."""
    key = line.key
    if len(key) > 60 or "号" not in key:
        return False
    return bool(doc_numbers.alone(line.words) or p.ORDER_NUMBER.fullmatch(key))


def is_addressees(line: Line) -> bool:
    """Whether a line names the addressees: organs, then a colon that ends the line."""
    if line.words[-1:] not in ("：", ":"):
        return False
    found = p.ADDRESSEES.fullmatch(line.words)
    return bool(found and addressed(found["who"]))


def addressed(who: str) -> bool:
    """Whether words before a colon are a list of organs or persons."""
    who = who.strip()
    if who[:1] in ("（", "(", "《", "“") or len(who) < 2:
        return False
    if p.NOT_ADDRESSEES.search(who) and not who.startswith(("各", "省", "市")):
        return False
    return bool(p.ADDRESSEES_LAST.search(who))


class _Index:
    """The flow with the keys of its lines and the evidence that a heading stands somewhere."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.keys = [
            title_key(item.words) if isinstance(item, Line) and _may_be_part(item.words) else ""
            for item in flow
        ]  # fmt: skip

    @cached_property
    def number_lines(self) -> list[tuple[int, tuple[str, ...]]]:
        """Index of each line that is nothing but document numbers, and the numbers."""
        return [
            (place, tuple(each for number in doc_numbers.alone(item.words) for each in number.each))
            for place, item in enumerate(self.flow)
            if isinstance(item, Line) and "号" in item.key and len(item.key) <= _LONGEST_NUMBER
        ]

    @cached_property
    def title_places(self) -> list[int]:
        """Indices of the lines that anything hints at being a title."""
        return [
            place
            for place, item in enumerate(self.flow)
            if isinstance(item, Line) and self.keys[place] and _hints_at_title(item)
        ]

    def line(self, index: int) -> Line | None:
        """The line at ``index``; ``None`` for tables and beyond the ends."""
        if 0 <= index < len(self.flow):
            item = self.flow[index]
            return item if isinstance(item, Line) else None
        return None

    def text_key(self, index: int) -> str:
        """The key of a line of text, empty where it is too long to matter."""
        line = self.line(index)
        return title_key(line.words) if line and len(line.words) < 2 * _LONGEST_TITLE else ""

    def windows(self, start: int) -> Iterator[tuple[int, str]]:
        """The title that may begin at ``start``, one to five lines long."""
        joined = ""
        for width in range(1, _LINES_OF_TITLE + 1):
            line = self.line(start + width - 1)
            if line is None or not self.keys[start + width - 1] or (width > 1 and len(line.words) > _LONGEST_LINE):
                return
            joined += self.keys[start + width - 1]
            yield width, joined

    def evidence(self, after: int) -> float:
        """How much the lines from index ``after`` look like what follows a title."""
        for index in range(after, after + _LOOK_AHEAD):
            line = self.line(index)
            if line is None:
                continue
            if is_number_line(line) or p.ADOPTION.match(line.words):
                return 1.0 if index < after + 2 else 0.5
            if is_addressees(line):
                return 0.6
        return 0.0


def _may_be_part(words: str) -> bool:
    """Whether words can be part of a title: no sentence."""
    return len(words) <= _LONGEST_TITLE and words[-1:] not in "。；：:"


def _hints_at_title(line: Line) -> bool:
    """Whether anything about a line hints at a title: its look, or its words."""
    words = line.words
    if len(words) > _LONGEST_LINE or words[-1] in "。；;：:，,、":
        return False
    return line.marked or line.indent > 8 or has_title_word(words) or ends_like_title(words)


# --- headings that the contents announce ----------------------------------------------


def _announced(index: _Index, entries: Sequence[ContentsEntry]) -> list[Head]:
    chain = _best_chain(list(_exact(index, entries)))
    chain = _filled(index, entries, chain)
    heads: list[Head] = []
    for candidate in chain:
        low = heads[-1].start + max(1, heads[-1].lines) if heads else 0
        heads.append(_whole_head(index, Head(candidate.start, candidate.lines, entries[candidate.entry]), low))
    return heads


def _whole_head(index: _Index, head: Head, low: int) -> Head:
    """The heading with what belongs to it above: its number, or the order that promulgates the text."""
    above = index.line(head.start - 1)
    below = index.line(head.start + head.lines)
    if head.lines and above and head.start > low and is_number_line(above) and not (below and is_number_line(below)):
        return Head(head.start - 1, 0, head.entry)
    key = "".join(index.keys[head.start : head.start + head.lines])
    for place in range(head.start - 1, max(low, head.start - _LINES_OF_ORDER) - 1, -1):
        order, number = index.line(place), index.line(place + 1)
        if order and number and p.ORDER_NUMBER.fullmatch(number.key) and p.ORDER_TITLE.fullmatch(order.words):
            named = any(key and key in index.text_key(i) for i in range(place + 2, head.start))
            return Head(place, 1, head.entry) if named else head
    return head


def _exact(index: _Index, entries: Sequence[ContentsEntry]) -> Iterator[_Candidate]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        by_key[title_key(entry.title)].append(number)
    prefixes = {key[:_SHORTEST_PREFIX] for key in by_key}
    seen: dict[str, int] = defaultdict(int)
    for start, key in enumerate(index.keys):
        if key[:_SHORTEST_PREFIX] not in prefixes:
            continue
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


def _filled(index: _Index, entries: Sequence[ContentsEntry], chain: list[_Candidate]) -> list[_Candidate]:
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


def _with_unlisted(index: _Index, heads: list[Head], entries: Sequence[ContentsEntry]) -> list[Head]:
    """The headings with those that the contents forgot: title, a number of the same series, addressees."""
    series = {_series(text) for entry in entries for text in entry.doc_numbers} - {""}
    known = {place for head in heads for place in range(head.start, head.start + head.lines + _LOOK_AHEAD)}
    found: list[Head] = []
    for place, printed in index.number_lines:
        line = index.line(place)
        if place in known or line is None or not printed or _series(printed[0]) not in series:
            continue
        before = max((head for head in heads if head.start < place), key=lambda head: head.start, default=None)
        low = before.start + before.lines if before else 0
        lines = _title_above(index, place, low)
        following = index.line(place + 1)
        if not lines or following is None or not is_addressees(following):
            continue
        if not (_is_attached(index, place - lines) or _is_named(index, place - lines, lines, low)):
            found.append(Head(place - lines, lines))
    return sorted([*heads, *found], key=lambda head: head.start)


def _series(number: str) -> str:
    """The issuer's code of a document number: 钦政办 of 钦政办〔2022〕20号."""
    return number.partition("〔")[0] if "〔" in number else ""


def _is_named(index: _Index, start: int, lines: int, low: int) -> bool:
    """Whether the document names a title that is printed later: as an attachment, or as what it forwards."""
    key = "".join(index.keys[start : start + lines])
    return any(key in index.text_key(place) for place in range(low, start))


def _starts_after(found: dict[int, _Candidate], entries: int, end: int) -> list[int]:
    """For each entry, where the next entry that was found begins."""
    starts = [end] * entries
    for number in range(entries - 1, -1, -1):
        starts[number] = end
        if number in found:
            end = found[number].start
    return starts


def _by_number(index: _Index, entry: ContentsEntry, number: int, low: int, high: int) -> _Candidate | None:
    """The heading around a line that is the entry's document number."""
    if not entry.doc_numbers:
        return None
    wanted = {each for text in entry.doc_numbers for found in doc_numbers.find(text) for each in found.each}
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


def _by_likeness(index: _Index, entry: ContentsEntry, number: int, low: int, high: int) -> _Candidate | None:
    best = _best_window(index, entry, low, high)
    return _Candidate(best[1], best[2], number, best[0]) if best and best[0] >= _ALIKE else None


def _best_window(
    index: _Index, entry: ContentsEntry, low: int, high: int, before: int | None = None
) -> tuple[float, int, int] | None:
    """The stretch of lines most like an entry's title: likeness, start, lines."""
    wanted = title_key(entry.title)
    best: tuple[float, int, int] | None = None
    places = index.title_places
    for start in places[bisect_left(places, low) : bisect_left(places, high)]:
        if not set(index.keys[start][:12]) & set(wanted):
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


# --- headings that show by themselves what they are -----------------------------------


def _evident(index: _Index) -> list[Head]:
    heads: list[Head] = []
    low = 0
    for place, item in enumerate(index.flow):
        if not isinstance(item, Line) or place < low:
            continue
        head = _head_at(index, place, item, low)
        if head and not _is_attached(index, head.start):
            heads.append(head)
            low = max(place + 1, head.start + head.lines, head.start + 1 + _title_below(index, head.start + 1))
    return heads


def _with_sections(index: _Index, heads: Sequence[Head]) -> list[Head]:
    """The headings with the section whose name is printed above the first document of it."""
    found: list[Head] = []
    section: str | None = None
    for head in heads:
        above = index.line(head.start - 1)
        if above and is_section_name(above):
            section = above.key.strip("【】〖〗[]")
        found.append(Head(head.start, head.lines, None, section))
    return found


def is_section_name(line: Line) -> bool:
    """Whether a line is the name of a section, by its words and its look: 市政府办公厅文件."""
    name = line.key.strip("【】〖〗[]")
    return (line.marked or line.indent > 8 or name != line.key) and bool(p.SECTION_NAME.fullmatch(name))


def _head_at(index: _Index, place: int, line: Line, low: int) -> Head | None:
    """The heading that the line at ``place`` gives away: a number, a note or addressees stand below a title."""
    if is_number_line(line):
        lines = _title_above(index, place, low)
        if lines:
            return Head(place - lines, lines)
        return Head(place, 0) if _title_below(index, place + 1) else None
    if p.ADOPTION.fullmatch(line.words):
        lines = _title_above(index, place, low)
        return Head(place - lines, lines) if lines and not _is_promulgated(index, place - lines, lines, low) else None
    if is_addressees(line):
        lines = _title_above(index, place, low)
        first = index.line(place - lines)
        marked = first is not None and (first.marked or first.indent > 8)
        promulgated = lines and _is_promulgated(index, place - lines, lines, low)
        return Head(place - lines, lines) if lines and marked and not promulgated else None
    if p.PERSONNEL_TITLE.fullmatch(line.key):
        return Head(place, 1)
    return None


def _title_above(index: _Index, place: int, low: int) -> int:
    """How many lines right above ``place`` make a title; 0 for none."""
    lines, joined = 0, ""
    while lines < _LINES_OF_TITLE:
        line = index.line(place - lines - 1)
        if line is None or place - lines - 1 < low or not _may_be_title(line):
            break
        if joined and _title_is_whole(joined, line):
            break
        lines += 1
        joined = line.words + joined
    return lines if joined and (ends_like_title(joined) or has_title_word(joined)) else 0


def _may_be_title(line: Line) -> bool:
    if len(line.words) > _LONGEST_LINE or line.bullet or line.words[-1:] in "。；;：:，,、":
        return False
    if is_number_line(line) or dates.alone(line.words) or p.ADOPTION.fullmatch(line.words):
        return False
    return not (p.HAN_ITEM.match(line.words) or p.ARTICLE.match(line.key) or p.CHAPTER.match(line.key))


def _title_is_whole(joined: str, above: Line) -> bool:
    """Whether the title gathered so far needs no line more, given the line above it."""
    if not has_title_word(joined) and not joined.endswith(("令", "公告", "通告")):
        return ends_like_title(above.words)
    if joined.startswith(("关于", "印发", "转发", "批转", "公布", "发布", "《")):
        return ends_like_title(above.words) or not (p.ORGAN_LINE.fullmatch(above.words) or has_title_word(above.words))
    return True


def _title_below(index: _Index, place: int) -> int:
    """How many lines at ``place`` make a title: some gazettes print the number above the title. 0 for none."""
    joined = ""
    for width in range(_LINES_OF_TITLE):
        line = index.line(place + width)
        if line is None or not _may_be_title(line):
            return 0
        joined += line.words
        if ends_like_title(joined) and has_title_word(joined):
            return width + 1
    return 0


def _is_attached(index: _Index, start: int) -> bool:
    """Whether a label 附件 stands right above."""
    above = index.line(start - 1)
    return above is not None and bool(p.ATTACHMENT_LABEL.fullmatch(above.words))


def _is_promulgated(index: _Index, start: int, lines: int, low: int) -> bool:
    """Whether the document before names the title in 《》: then it promulgates it."""
    key = "".join(index.keys[start : start + lines])
    return any(key and key in index.text_key(place) for place in range(max(low, start - 30), start))
