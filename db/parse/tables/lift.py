"""Words inside a table's lines that are not its data: a title or unit row at the top, note rows at the bottom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from db.model import Block, BlockKind, LineSpan
from db.model.values import valueclass
from db.parse.tables.between import is_label_between
from db.parse.tables.cells import clean_cell
from db.parse.tables.context import is_caption, is_note, is_unit
from db.parse.tables.grid import Page

# "某市重点项目计划表（试行）", "表3 收费标准": a row that is a table's title
_TITLE = re.compile(
    r"^附?\s*表\s*[\d一二三四五六七八九十]|\S{4}(?:表|清单|目录|名单|一览|台账|明细)\s*(?:[（(][^（()）]*[)）]\s*)*$"
)

MAX_LIFTED = 12
"""Rows at most that are taken from either end of a page."""


@valueclass
class Lifted:
    """Blocks that stood inside a page's lines, above and below its data."""

    above: tuple[Block, ...]
    below: tuple[Block, ...]


def lift_words(page: Page) -> Lifted:
    """Take title, unit and note rows out of a page and give them back as blocks, with the words between the cells."""
    span = page.part.span
    above = [*_loose(page.part.before, span.first), *_top(page)]
    below = [*_bottom(page)][::-1]
    return Lifted(tuple(above), (*below, *_loose(page.part.after, span.last)))


def _loose(raw: str, line: int) -> Iterator[Block]:
    if raw:
        yield _block(clean_cell(raw), line)


def _block(markdown: str, line: int) -> Block:
    block = Block(BlockKind.PARAGRAPH, markdown.replace("\n", " "), LineSpan(line, line))
    return replace(block, kind=BlockKind.TABLE_UNIT) if is_unit(block) else block


def _top(page: Page) -> Iterator[Block]:
    """Leading rows of one cell that are a title, a unit or a 续表 label, as long as a real row follows."""
    for _ in range(MAX_LIFTED):
        if len(page.rows) < 2 or page.width < 2 or len(page.rows[0].filled()) != 1:
            return
        row = page.rows[0]
        block = _block(row.cells[row.filled()[0]], row.line)
        if block.kind is not BlockKind.TABLE_UNIT:
            is_title = is_caption(block) and _TITLE.search(block.text) is not None
            if not is_label_between(block) and not (is_title and any(len(r.filled()) > 1 for r in page.rows[1:3])):
                return
            block = replace(block, kind=BlockKind.TABLE_TITLE)
        _drop(page, 0)
        page.marked = max(page.marked - 1, 0)
        yield block


def _bottom(page: Page) -> Iterator[Block]:
    """Last rows of one cell that are notes, the last one first."""
    for _ in range(MAX_LIFTED):
        if len(page.rows) < 3 or len(page.rows[-1].filled()) != 1:
            return
        row = page.rows[-1]
        block = _block(row.cells[row.filled()[0]], row.line)
        if not is_note(block):
            return
        _drop(page, len(page.rows) - 1)
        yield replace(block, kind=BlockKind.TABLE_NOTE)


def _drop(page: Page, index: int) -> None:
    """Drop a row of one cell; merged cells that reach over it end before."""
    del page.rows[index]
    spans = [replace(span, row=span.row - 1) if span.row > index else span for span in page.spans if span.row != index]
    page.spans = [
        replace(span, rows=span.rows - 1) if span.row <= index < span.row + span.rows and span.row < index else span
        for span in spans
    ]
