"""Where each document of an issue begins and ends, and which of the contents' entries it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.model import ContentsEntry, LineSpan
from db.model.values import valueclass
from db.parse import dates
from db.parse import patterns as p
from db.parse.furniture import is_imprint, names_publisher
from db.parse.heads.finding import find_heads
from db.parse.heads.index import Flow
from db.parse.line_kinds import names_section
from db.parse.lines import Line, is_separator
from db.parse.tables.parts import TablePart
from db.parse.titles import ends_like_title, title_key

_SHORTEST_TEXT = 30
_LINES_OF_BOX = 20


@valueclass
class NoticeFlow:
    """One document: its part of the flow, how many lines of it are the title, its entry in the contents."""

    items: tuple[Line | TablePart, ...]
    title_lines: int
    entry: ContentsEntry | None
    heading_lost: bool = False
    section: str | None = None
    """Section that the body names, where there are no contents."""

    @property
    def span(self) -> LineSpan:
        """First line of the heading to the last line that belongs to the document."""
        return LineSpan(first_line(self.items[0]), last_line(self.items[-1]))


def first_line(item: Line | TablePart) -> int:
    """The source line that an item of the flow begins at."""
    return item.number if isinstance(item, Line) else item.span.first


def last_line(item: Line | TablePart) -> int:
    """The source line that an item of the flow ends at."""
    return item.number if isinstance(item, Line) else item.span.last


def find_notices(
    flow: Flow, entries: Sequence[ContentsEntry], publication: str | None = None
) -> tuple[list[NoticeFlow], list[ContentsEntry]]:
    """The documents in text order, and the entries of the contents that no text was found for."""
    heads = find_heads(flow, entries)
    notices: list[NoticeFlow] = []
    if not heads:
        return _whole(flow), list(entries)
    lead = _without_section(flow[: heads[0].start])
    if _is_text(lead):
        notices.append(NoticeFlow(tuple(lead), 0, None))
    ends = [head.start for head in heads[1:]] + [len(flow)]
    for head, end in zip(heads, ends, strict=True):
        rest = flow[head.start : end]
        items = _without_section(rest) if end < len(flow) else _without_imprint(_without_box(rest, publication))
        if items:
            notices.append(NoticeFlow(tuple(items), head.lines, head.entry, not head.lines, head.section))
    return _with_lost_ones(notices, entries)


def _whole(flow: Flow) -> list[NoticeFlow]:
    items = _without_imprint(flow)
    first = items[0] if items else None
    title_lines = 1 if isinstance(first, Line) and (first.marked or ends_like_title(first.words)) else 0
    return [NoticeFlow(tuple(items), title_lines, None)] if items else []


def _without_section(flow: Flow) -> list[Line | TablePart]:
    """A document's part of the flow without rules and the name of the next section at its end."""
    return _cut_off(flow, lambda line: is_separator(line.words) or names_section(line))


def _without_imprint(flow: Flow) -> list[Line | TablePart]:
    """The last document's part of the flow without the imprint, if one stands at the end of the issue."""
    kept = _cut_off(flow, lambda line: is_separator(line.words) or is_imprint(line))
    return kept if any(isinstance(item, Line) and names_publisher(item) for item in flow[len(kept) :]) else _ruled(flow)


def _without_box(flow: Flow, publication: str | None) -> Flow:
    """The last document's part without what the publication says about itself at the end: 《某公报》免费赠阅范围."""
    low = max(1, len(flow) - _LINES_OF_BOX)
    for place in range(low, len(flow) if publication else low):
        item = flow[place]
        if isinstance(item, Line) and item.key.startswith((f"《{publication}》", f"{publication}")):
            return flow[:place]
    return flow


def _ruled(flow: Flow) -> list[Line | TablePart]:
    return _cut_off(flow, lambda line: is_separator(line.words))


def _cut_off(flow: Flow, is_extra: Callable[[Line], bool]) -> list[Line | TablePart]:
    """The flow without the lines at its end that are extra."""
    end = len(flow)
    while end and isinstance(item := flow[end - 1], Line) and is_extra(item):
        end -= 1
    return list(flow[:end])


def _is_text(items: Sequence[Line | TablePart]) -> bool:
    """Whether something to read stands before the first heading, not just the rest of a cover."""
    return any(isinstance(item, Line) and len(item.key) > _SHORTEST_TEXT and "。" in item.key for item in items)


# --- documents whose heading was lost -------------------------------------------------


def _with_lost_ones(
    notices: list[NoticeFlow], entries: Sequence[ContentsEntry]
) -> tuple[list[NoticeFlow], list[ContentsEntry]]:
    """Tails that were left without heading become documents of the entries that are still missing."""
    if not entries:
        return [part for notice in notices for part in _tail(notice, None) or (notice,)], []
    found = {id(notice.entry) for notice in notices if notice.entry}
    place = {id(notice.entry): index for index, notice in enumerate(notices) if notice.entry}
    missing: list[ContentsEntry] = []
    tails: dict[int, list[NoticeFlow]] = {}
    before = -1
    for entry in entries:
        if id(entry) in found:
            before = place[id(entry)]
            continue
        tail = _tail(notices[before], entry) if before >= 0 and before not in tails else None
        if tail:
            tails[before] = list(tail)
        else:
            missing.append(entry)
    result: list[NoticeFlow] = []
    for index, notice in enumerate(notices):
        result += tails.get(index, [notice])
    return result, missing


def _tail(notice: NoticeFlow, entry: ContentsEntry | None) -> tuple[NoticeFlow, NoticeFlow] | None:
    """A document cut in two: a second signature after its tables or attachments is another document's.

    It is the signature of who issued ``entry``; without contents, of who signed above on another day.
    """
    signed = [i for i, item in enumerate(notice.items) if isinstance(item, Line) and dates.alone(item.words)]
    if len(signed) < 2 or signed[-1] < len(notice.items) - 2:
        return None
    signature = notice.items[signed[-1] - 1]
    if not isinstance(signature, Line):
        return None
    if entry is None and not _signs_anew(notice, signed[0], signed[-1]):
        return None
    if entry is not None and not title_key(entry.title).startswith(title_key(signature.words)):
        return None
    start = signed[-1] - 1
    while start > signed[0] + 1 and not _ends_document(notice.items[start - 1]):
        start -= 1
    if start <= signed[0] + 1:
        return None
    head = NoticeFlow(notice.items[:start], notice.title_lines, notice.entry, notice.heading_lost, notice.section)
    return head, NoticeFlow(notice.items[start:], 0, entry, heading_lost=True)


def _signs_anew(notice: NoticeFlow, first: int, last: int) -> bool:
    """Whether the same organ signs above two different dates, at places ``first`` and ``last``."""
    names = [item.key for at in (first - 1, last - 1) if at >= 0 and isinstance(item := notice.items[at], Line)]
    days = [dates.alone(item.words) for at in (first, last) if isinstance(item := notice.items[at], Line)]
    return len(names) == 2 and names[0] == names[1] and days[0] != days[1]


def _ends_document(item: Line | TablePart) -> bool:
    """Whether an item is the last of what an attachment may consist of: a table, or a heading with nothing below."""
    return isinstance(item, TablePart) or bool(item.hashes) or bool(p.ATTACHMENT_LABEL.fullmatch(item.words))
