"""All subjects put together: decoded text to a :class:`~db.model.ParsedIssue`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from db.model import (
    Block,
    ContentsEntry,
    Defect,
    DefectKind,
    LineSpan,
    Notice,
    ParsedIssue,
)
from db.parse import appointments, dates, doubts, kinds, references
from db.parse import patterns as p
from db.parse.contents import Contents, read_contents
from db.parse.drafts import Draft
from db.parse.furniture import find_furniture
from db.parse.grammar import printed_title, read_document
from db.parse.joins import Layout, join_torn, layout_of
from db.parse.line_kinds import is_addressees, is_number_line
from db.parse.lines import Line, clean_line, read_lines
from db.parse.masthead import read_masthead
from db.parse.notices import NoticeFlow, find_notices, first_line
from db.parse.outline import settle_outline
from db.parse.particulars import read_particulars
from db.parse.plan_contents import find_plan_contents, reading_order
from db.parse.tables.parts import TablePart
from db.parse.tables.reading import find_table_parts, read_tables
from db.parse.titles import title_key

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width, which would keep equal words apart."""


def parse_issue(text: str) -> ParsedIssue:
    """Read one issue. Damaged text never raises: what is doubtful becomes a defect, what cannot be told is ``None``."""
    source = _without_unseen(text).split("\n")
    lines = read_lines(source)
    contents = read_contents(lines, source)
    after = contents.span.last if contents.span else 0
    cover = [line for line in lines if contents.span and line.number < contents.span.first]
    body = [line for line in lines if line.number > after]
    plans = find_plan_contents(body)
    outside = [*([contents.span] if contents.span else []), *plans]
    parts = find_table_parts(source, outside)
    issue = read_masthead(cover or _cover(body), [line for line in body if len(line.key) < 60])
    titles = {entry.title for entry in contents.entries}
    names = [name for name in contents.sections if name not in titles and not p.ORDER_OF_ORGAN.fullmatch(name)]
    furniture = find_furniture(body, issue.publication, names)
    flow = _flow(source, body, parts, plans, furniture)
    found, missing = find_notices(flow, contents.entries, issue.publication)
    layout = layout_of([item for item in flow if isinstance(item, Line)])
    pages = _last_pages(contents.entries)
    notices = tuple(_notice(notice, layout, source, pages) for notice in found)
    return ParsedIssue(
        text, issue, contents.entries, notices, _defects(contents, issue.publication, missing, found, notices)
    )


def _without_unseen(text: str) -> str:
    if any(map(text.__contains__, _UNSEEN)):
        return text.translate(dict.fromkeys(map(ord, _UNSEEN)))
    return text


def _cover(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first document of an issue without contents."""
    return list(takewhile(lambda line: not _is_in_document(line), lines))


def _is_in_document(line: Line) -> bool:
    """Whether a line can stand on no cover: a document number, addressees, a sentence, a note of its adoption."""
    if is_number_line(line) or is_addressees(line) or "。" in line.key or p.DELIVERED.fullmatch(line.words):
        return True
    return line.words[:1] in ("（", "(") and bool(dates.find(line.words)) and not dates.alone(line.words)


def _flow(
    source: Sequence[str],
    lines: Sequence[Line],
    parts: Sequence[TablePart],
    plans: Sequence[LineSpan],
    furniture: frozenset[int],
) -> list[Line | TablePart]:
    """Lines and tables in text order, without page furniture; a plan's contents in reading order."""
    in_table = {number for part in parts for number in range(part.span.first, part.span.last + 1)}
    plan_of = {number: plan.first for plan in plans for number in range(plan.first, plan.last + 1)}
    elsewhere = in_table | furniture | plan_of.keys()
    flow: list[Line | TablePart] = [part for part in parts if not lines or part.span.first >= lines[0].number]
    flow += [
        clean_line(source[line.number - 1], line.number) if line.rough else line
        for line in lines
        if line.number not in elsewhere
    ]
    in_plans = (line for line in lines if line.number in plan_of)
    for _, plan_lines in groupby(in_plans, key=lambda line: plan_of[line.number]):
        flow += reading_order(list(plan_lines))
    if plans:  # lines of a plan's contents stay together in their reading order: sorting is stable
        flow.sort(key=lambda item: plan_of.get(number := first_line(item), number))
    else:
        flow.sort(key=first_line)
    return flow


def _last_pages(entries: Sequence[ContentsEntry]) -> dict[LineSpan, int]:
    """The page that the next entry with a larger page begins at, by the entry's place; documents may share a page."""
    pages: dict[LineSpan, int] = {}
    later: int | None = None
    page: int | None = None
    for entry in reversed(entries):
        if entry.page is None:
            continue
        if page is not None and entry.page < page:
            later = page
        if later is not None and entry.page < later:
            pages[entry.span] = later
        page = entry.page
    return pages


def _notice(found: NoticeFlow, layout: Layout, source: Sequence[str], pages: dict[LineSpan, int]) -> Notice:
    span = found.span
    entry = found.entry
    drafts = read_document(found, entry.title if entry else "")
    drafts = join_torn(drafts, layout, sure=True)
    settle_outline(drafts)
    drafts = join_torn(drafts, layout)
    title = _title(printed_title(drafts), entry, drafts)
    read = read_tables([item.block() if isinstance(item, Draft) else item for item in drafts])
    particulars = read_particulars(read.blocks, title, entry, span.last)
    notice = Notice(
        span=span,
        title=title,
        blocks=read.blocks,
        section=(entry.section if entry else None) or found.section,
        doc_numbers=particulars.doc_numbers,
        issuers=particulars.issuers,
        addressees=particulars.addressees,
        sign_off=particulars.sign_off,
        sign_date=particulars.sign_date,
        body_omitted=particulars.body_omitted,
        first_page=entry.page if entry else None,
        last_page=pages.get(entry.span) if entry else None,
        issued_text=particulars.issued_text,
        attachments=particulars.attachments,
        tables=read.tables,
        defects=(*read.defects, *_own_defects(found, read.blocks)),
    )
    return replace(
        notice,
        appointments=appointments.read(notice, source),
        references=references.read(notice, source),
        defects=(*notice.defects, *doubts.read(notice, source)),
    )


def _title(printed: str, entry: ContentsEntry | None, drafts: Sequence[object]) -> str:
    """The whole title: as printed, unless the contents have more of it."""
    if entry and printed.endswith("令") and "令" not in entry.title:
        return entry.title
    if entry and (not printed or (title_key(printed) in title_key(entry.title) and len(entry.title) > len(printed))):
        return entry.title
    if printed:
        return printed
    first = next((item.words for item in drafts if isinstance(item, Draft) and item.words), "")
    return first[:60]


def _own_defects(found: NoticeFlow, blocks: Sequence[Block]) -> list[Defect]:
    """What is doubtful about a document as a whole, and pictures that were lost."""
    defects = [Defect(DefectKind.IMAGE_LOST, block.span, block.text) for block in blocks if block.kind is kinds.IMAGE]
    if found.heading_lost and not any(block.kind is kinds.TITLE for block in blocks):
        defects.insert(0, Defect(DefectKind.HEADING_LOST, LineSpan(found.span.first, found.span.first)))
    return defects


def _defects(
    contents: Contents,
    publication: str | None,
    missing: Sequence[ContentsEntry],
    found: Sequence[NoticeFlow],
    notices: Sequence[Notice],
) -> tuple[Defect, ...]:
    """What is doubtful about the issue as a whole."""
    defects = [Defect(DefectKind.NOTICE_MISSING, entry.span, entry.title) for entry in missing]
    for flow, notice in zip(found, notices, strict=True):
        if contents.entries and flow.entry is None:
            at = LineSpan(notice.span.first, notice.span.first)
            defects.append(Defect(DefectKind.UNLISTED_NOTICE, at, notice.title))
    if not contents.entries and publication is None and len(notices) < 2:
        defects.append(Defect(DefectKind.NOT_A_GAZETTE, notices[0].span if notices else LineSpan(1, 1)))
    return tuple(defects)
