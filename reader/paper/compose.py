"""Notices, tables, contents and hit lists as manuscripts. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.model import (
    Block,
    BlockKind,
    Facet,
    HitPage,
    IssueRecord,
    Mark,
    NoticeRecord,
    NoticeSummary,
    Place,
    Run,
    SearchOptions,
    Table,
    runs,
)
from reader.paper.items import Gap, Item, Manuscript, PageBreak, Paragraph, Role, Signature, TableItem

_ROLES = {
    BlockKind.TITLE: Role.TITLE,
    BlockKind.DOC_NUMBER: Role.DOC_NUMBER,
    BlockKind.DATE_LINE: Role.DATE_LINE,
    BlockKind.ADDRESSEES: Role.ADDRESSEES,
    BlockKind.ISSUED_TITLE: Role.ATTACHMENT_TITLE,
    BlockKind.ROSTER_LINE: Role.ROSTER,
    BlockKind.CONTENTS_LINE: Role.CONTENTS_LINE,
    BlockKind.FORM_LINE: Role.FORM_LINE,
    BlockKind.FORMULA: Role.FORMULA,
    BlockKind.IMAGE: Role.CAPTION,
    BlockKind.BOX_TITLE: Role.BOX_TITLE,
    BlockKind.TABLE_TITLE: Role.TABLE_TITLE,
    BlockKind.TABLE_UNIT: Role.TABLE_UNIT,
    BlockKind.TABLE_NOTE: Role.TABLE_NOTE,
    BlockKind.ATTACHMENT_LIST: Role.ATTACHMENT_LIST,
    BlockKind.ATTACHMENT_LABEL: Role.ATTACHMENT_LABEL,
    BlockKind.ATTACHMENT_TITLE: Role.ATTACHMENT_TITLE,
}
_PLACES: dict[str, str] = {Place.TITLE: "标题", Place.DOC_NUMBER: "文号", Place.TEXT: "正文", Place.TABLE: "表格"}
_WIDEST = SearchOptions()
_HEADINGS = (
    (re.compile(r"第[一二三四五六七八九十百零〇\d]+[章编篇]"), Role.CHAPTER),
    (re.compile(r"第[一二三四五六七八九十百零〇\d]+节"), Role.SECTION),
    (re.compile(r"[一二三四五六七八九十百]+、"), Role.HEADING_1),
    (re.compile(r"[（(][一二三四五六七八九十百]+[）)]"), Role.HEADING_2),
)
_RUN_IN = re.compile(
    r"(?:(?P<first>[一二三四五六七八九十]+、)|[（(][一二三四五六七八九十]+[）)])[^。；：]{2,40}。(?=.)"
)
"""A heading that runs into its paragraph, such as （一）加强组织领导。各级…; items of an article end in ； instead."""
_HEAD = frozenset({Role.TITLE, Role.DOC_NUMBER, Role.DATE_LINE})
_NO_PICTURE = "［此处原有图片］"


def notice_manuscript(
    record: NoticeRecord, *, tables: bool = True, attachments: bool = True, source: bool = True, new_pages: bool = True
) -> Manuscript:
    """Compose one notice; ``new_pages`` begins issued texts and attachments on pages of their own."""
    items = tuple(_notice_items(record, tables, attachments, new_pages))
    author = "、".join(record.notice.issuers) or record.issue_record.issue.publication or ""
    return Manuscript(record.notice.title, author, items, source_line(record) if source else "")


def joined(title: str, manuscripts: Sequence[Manuscript]) -> Manuscript:
    """Several manuscripts as one job, each beginning a page."""
    items: list[Item] = []
    for number, manuscript in enumerate(manuscripts):
        if number:
            items.append(PageBreak(manuscript.source))
        items.extend(manuscript.items)
    first = manuscripts[0] if manuscripts else Manuscript("", "", ())
    return Manuscript(title, first.author, tuple(items), first.source)


def joint_title(titles: Sequence[str]) -> str:
    """What several notices in one job or file are called, after the first of them."""
    return titles[0] if len(titles) == 1 else f"{titles[0]}等{len(titles)}份文件"


def table_manuscript(record: NoticeRecord, table: Table, *, source: bool = True) -> Manuscript:
    """Compose one table of a notice, whole or the part of it that is wanted, with its title, unit and notes."""
    title = table.title or record.notice.title
    items: list[Item] = [Paragraph(Role.TABLE_TITLE, (Run(title),), level=1)]
    if table.unit:
        items.append(Paragraph(Role.TABLE_UNIT, (Run(table.unit),)))
    items.append(TableItem(table))
    items.extend(Paragraph(Role.TABLE_NOTE, (Run(note),)) for note in table.notes)
    return Manuscript(title, "、".join(record.notice.issuers), tuple(items), source_line(record) if source else "")


def passage_manuscript(record: NoticeRecord, passage: str, *, source: bool = True) -> Manuscript:
    """Compose a selected passage, under the title of its notice."""
    lines = [line.strip() for line in passage.splitlines() if line.strip()]
    items: list[Item] = [Paragraph(Role.TABLE_TITLE, (Run(record.notice.title),), level=1), Gap(1)]
    items += [Paragraph(Role.BODY, (Run(line),)) for line in lines]
    author = "、".join(record.notice.issuers)
    return Manuscript(record.notice.title, author, tuple(items), source_line(record) if source else "")


def contents_manuscript(record: IssueRecord, notices: Sequence[NoticeSummary]) -> Manuscript:
    """Compose the contents sheet of an issue: sections, titles, numbers, pages."""
    title = issue_label(record)
    items: list[Item] = [Paragraph(Role.TITLE, (Run(title),), level=1), Gap(1)]
    section: str | None = None
    for notice in notices:
        if notice.section and notice.section != section:
            section = notice.section
            items.append(Paragraph(Role.HEADING_1, (Run(section),), level=2))
        number = f"（{'、'.join(notice.doc_numbers)}）" if notice.doc_numbers else ""
        page = str(notice.first_page) if notice.first_page else ""
        entry = (Run(notice.title + number),)
        items.append(Paragraph(Role.CONTENTS_LINE, entry, trailing=page, leads_to=notice.title))
    return Manuscript(f"{title} 目录", record.issue.publisher or "", tuple(items))


def hits_manuscript(query: str, page: HitPage, options: SearchOptions = _WIDEST) -> Manuscript:
    """Compose the result list of a search, and say by what it was narrowed."""
    title = f"“{query}”的搜索结果"
    items: list[Item] = [Paragraph(Role.TITLE, (Run(title),), level=1)]
    items.append(Paragraph(Role.DOC_NUMBER, (Run(f"共 {page.total} 件，列出 {len(page.hits)} 件"),)))
    if narrowed := _narrowed(page, options):
        items.append(Paragraph(Role.DOC_NUMBER, (Run(f"筛选：{'；'.join(narrowed)}"),)))
    items.append(Gap(1))
    for number, hit in enumerate(page.hits, 1):
        date = f"{hit.sign_date.year}年{hit.sign_date.month}月{hit.sign_date.day}日" if hit.sign_date else ""
        about = "　".join(filter(None, ("、".join(hit.doc_numbers), hit.issue_label, date)))
        items.append(Paragraph(Role.HEADING_3, (Run(f"{number}. {hit.title}"),), level=2))
        items.append(Paragraph(Role.TABLE_NOTE, (Run(about),)))
        items += [Paragraph(Role.TABLE_NOTE, tuple(_marked(s.text, s.marks))) for s in hit.snippets]
    return Manuscript(title, "", tuple(items))


def _narrowed(page: HitPage, options: SearchOptions) -> list[str]:
    """By what a search was narrowed, the values of a facet together."""
    named = {Facet.YEAR: "{}年".format, Facet.PLACE: _PLACES.__getitem__}
    words = ["、".join(map(named.get(facet, str), values)) for facet, values in options.filters]
    if options.issue_id is not None and page.hits:
        words.append(page.hits[0].issue_label)
    if options.tables_only:
        words.append("一份文件的表格")
    return words


def source_line(record: NoticeRecord) -> str:
    """The one small line that says where the notice was printed first: issue and pages."""
    first, last = record.notice.first_page, record.notice.last_page
    pages = f"第{first}—{last}页" if first and last and last > first else f"第{first}页" if first else ""
    return f"{issue_label(record.issue_record)}{pages}"


def issue_label(record: IssueRecord) -> str:
    """Give an issue's name, such as 某市人民政府公报2022年第4期（总第260期）."""
    issue = record.issue
    year = f"{issue.year}年" if issue.year else ""
    number = f"第{issue.number}期" if issue.number else ""
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    return f"{issue.publication or record.source}{year}{number}{total}"


def _notice_items(record: NoticeRecord, tables: bool, attachments: bool, new_pages: bool) -> Iterator[Item]:
    notice = record.notice
    blocks = [b for b in notice.blocks if attachments or not any(b.span.first in a.span for a in notice.attachments)]
    previous: Role | None = None
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if block.kind in (BlockKind.SIGN_OFF, BlockKind.SIGN_DATE):
            signature, position = _signature(blocks, position)
            yield Gap(1)
            yield signature
            previous = Role.SIGNATURE
            continue
        position += 1
        if block.kind is BlockKind.TABLE:
            if tables and block.table is not None:
                if previous is Role.ATTACHMENT_TITLE or previous in _HEAD:
                    yield Gap(1)
                yield TableItem(notice.tables[block.table])
                previous = Role.CELL
            continue
        paragraph = _paragraph(block, previous)
        yield from _before(block, paragraph.role, previous, new_pages)
        yield paragraph
        previous = paragraph.role


def _before(block: Block, role: Role, previous: Role | None, new_pages: bool) -> Iterator[Item]:
    """The page break or empty lines that stand before a paragraph."""
    titles = (BlockKind.ISSUED_TITLE, BlockKind.ATTACHMENT_TITLE)
    starts = block.kind is BlockKind.ATTACHMENT_LABEL or (
        block.kind in titles and previous not in (Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)
    )
    if starts and previous is not None:
        yield PageBreak() if new_pages else Gap(1)
        if new_pages and block.kind is BlockKind.ATTACHMENT_TITLE:
            yield Gap(2, keep=True)  # the title stands on line 3 also where the label was lost
    elif (
        (role is Role.ATTACHMENT_TITLE and previous is Role.ATTACHMENT_LABEL)
        or (previous in _HEAD and role not in _HEAD)
        or (previous is Role.ATTACHMENT_TITLE and role not in _HEAD | {Role.ATTACHMENT_TITLE})
        or role is Role.ATTACHMENT_LIST
    ):
        yield Gap(1)


def _signature(blocks: Sequence[Block], position: int) -> tuple[Signature, int]:
    offices: list[str] = []
    while position < len(blocks) and blocks[position].kind is BlockKind.SIGN_OFF:
        offices.append(blocks[position].text)
        position += 1
    date = ""
    if position < len(blocks) and blocks[position].kind is BlockKind.SIGN_DATE:
        date = blocks[position].text
        position += 1
    return Signature(tuple(offices), date), position


def _paragraph(block: Block, previous: Role | None) -> Paragraph:
    role = _role(block)
    if role is Role.ATTACHMENT_LIST and previous in (Role.ATTACHMENT_LIST, Role.ATTACHMENT_LISTED):
        role = Role.ATTACHMENT_LISTED
    text_runs = runs(block.markdown)
    if block.kind is BlockKind.IMAGE and not block.text:
        text_runs = (Run(_NO_PICTURE),)
    lead, lead_role = 0, role
    if role is Role.BODY and (run_in := _RUN_IN.match(block.text)):
        lead, lead_role = run_in.end(), Role.HEADING_1 if run_in["first"] else Role.HEADING_2
    return Paragraph(role, text_runs, block.level, block.in_box, lead, lead_role)


def _role(block: Block) -> Role:
    if block.kind is not BlockKind.HEADING:
        return _ROLES.get(block.kind, Role.BODY)
    for pattern, role in _HEADINGS:
        if pattern.match(block.text):
            return role
    return {3: Role.HEADING_1, 4: Role.HEADING_2}.get(block.level, Role.HEADING_3)


def _marked(text: str, marks: Sequence[Mark]) -> Iterator[Run]:
    position = 0
    for mark in marks:
        yield Run(text[position : mark.start])
        yield Run(text[mark.start : mark.end], bold=True)
        position = mark.end
    yield Run(text[position:])
