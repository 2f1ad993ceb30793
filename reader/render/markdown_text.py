"""A notice as a Markdown file and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.model import BlockKind, Notice, NoticeRecord, escape
from reader.render.citation import CitationStyle, citation
from reader.render.options import Words
from reader.render.tables import clean_markdown, table_markdown

_BLOCK_MARKS = re.compile(r"^(?:(\d+)([.)])(?=\s|$)|([#+\-=~:|]))")
"""What would make a paragraph a heading, a list, a rule or a table."""
_STRONG = {BlockKind.TABLE_TITLE, BlockKind.BOX_TITLE, BlockKind.ATTACHMENT_LABEL}


def notice_markdown(record: NoticeRecord) -> str:
    """The notice as a Markdown file; tables that pipes cannot hold stand in it as HTML."""
    notice = record.notice
    source = escape(citation(record, CitationStyle.PLAIN))
    return "\n\n".join([f"> {source}", *_parts(notice)]) + "\n"


def _parts(notice: Notice) -> Iterator[str]:
    for index, block in enumerate(notice.blocks):
        text = block_markdown(notice, index).strip("\n")
        if text and block.in_box and block.kind is not BlockKind.TABLE:
            yield "\n".join(f"> {line}" for line in text.split("\n"))
        elif text:
            yield text


def block_markdown(notice: Notice, index: int) -> str:
    """One block of the notice as Markdown."""
    block = notice.blocks[index]
    if block.kind is BlockKind.TABLE:
        return table_markdown(notice.tables[block.table]) if block.table is not None else ""
    text = clean_markdown(block.markdown).strip()
    if not text:
        return f"〔{Words().image}〕" if block.kind is BlockKind.IMAGE else ""
    if block.level:
        return f"{'#' * min(block.level, 6)} {text}"
    if block.kind is BlockKind.LIST_ITEM:
        return f"- {text}"
    if block.kind in _STRONG and "**" not in text:
        return f"**{text}**"
    return _BLOCK_MARKS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def notice_text(record: NoticeRecord) -> str:
    """The notice as plain text: where it was printed, then a line a paragraph or table row, cells parted by tabs."""
    return f"{citation(record, CitationStyle.PLAIN)}\n\n{record.notice.plain_text}"
