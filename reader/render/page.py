"""A notice as the HTML of its page: structure and classes, no sizes or colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from db.model import Block, BlockKind, Notice, NoticeRecord, Table, escape
from db.model.values import valueclass
from reader.render.doubts import doubts_of, row_texts
from reader.render.head import crumb, facts
from reader.render.inline import Overlay, inline_html
from reader.render.line_ends import dated_html, justified_html
from reader.render.links import known_targets, link_overlays
from reader.render.options import RenderOptions
from reader.render.tables import RowOverlays, table_html
from reader.render.title import title_html

TITLE_WIDTH = 24
"""Characters on a line of the title: the measure of 40 in the title's size."""


@valueclass
class _Form:
    """How a kind of block is set."""

    name: str
    align: str = "justify"
    tag: str = "p"


_FORMS = {
    BlockKind.TITLE: _Form("title", "center", "h1"),
    BlockKind.DOC_NUMBER: _Form("number", "center"),
    BlockKind.DATE_LINE: _Form("dateline", "center"),
    BlockKind.ADDRESSEES: _Form("addressees", "left"),
    BlockKind.ISSUED_TITLE: _Form("issued", "center", "h2"),
    BlockKind.PARAGRAPH: _Form("text"),
    BlockKind.LIST_ITEM: _Form("item", tag="li"),
    BlockKind.ROSTER_LINE: _Form("roster", "left"),
    BlockKind.CONTENTS_LINE: _Form("contents", "left"),
    BlockKind.BOX_TITLE: _Form("boxtitle", "center", "h4"),
    BlockKind.TABLE_TITLE: _Form("tabletitle", "center"),
    BlockKind.TABLE_UNIT: _Form("unit", "right"),
    BlockKind.TABLE_NOTE: _Form("note"),
    BlockKind.FORM_LINE: _Form("formline", "left"),
    BlockKind.FORMULA: _Form("formula", "center"),
    BlockKind.IMAGE: _Form("image", "center"),
    BlockKind.ATTACHMENT_LIST: _Form("attachments", "left"),
    BlockKind.ATTACHMENT_LABEL: _Form("label", "left", "h2"),
    BlockKind.ATTACHMENT_TITLE: _Form("issued", "center", "h2"),
    BlockKind.SIGN_OFF: _Form("signature", "right"),
    BlockKind.SIGN_DATE: _Form("signature", "right"),
}
_HEADINGS = {level: _Form(f"heading{level}", "left", f"h{level}") for level in range(2, 7)}
_BOX = '<table class="box" width="100%" cellspacing="0" cellpadding="12">'
_NUMBERED = re.compile(r"[（(]?[0-9一二三四五六七八九十①-⑳]+[.．、)）]")
"""An item that brings its own number needs no bullet."""
_LONG_WORD = re.compile(r"[!-~]{24}")
"""A word, such as an address, that would leave wide gaps in a justified line."""
_HEAD_KINDS = {BlockKind.TITLE, BlockKind.DOC_NUMBER, BlockKind.DATE_LINE}


def notice_html(record: NoticeRecord, options: RenderOptions | None = None) -> str:
    """The notice's page; every word of it stands there once."""
    return _PageMaker(record, options or RenderOptions()).page()


class _PageMaker:
    """Makes one page. Blocks are made first, the head last: it tells of the doubts that found no place."""

    def __init__(self, record: NoticeRecord, options: RenderOptions) -> None:
        self._record = record
        self._notice = record.notice
        self._options = options
        self._doubts = doubts_of(record.notice, options)
        self._targets = known_targets(record.notice, options)
        self._whole_titles = {"".join(title.split()): title for title in _titles(record.notice)}

    def page(self) -> str:
        blocks = list(enumerate(self._notice.blocks))
        split = next((i for i, b in blocks if b.kind not in _HEAD_KINDS), len(blocks))
        body = "\n".join(self._groups(blocks[split:]))
        head = "\n".join(self._head(blocks[:split]))
        return f'<div class="notice">\n{head}\n{body}\n</div>'  # Qt would set a line feed at the very end as a blank

    def _head(self, blocks: Sequence[tuple[int, Block]]) -> Iterable[str]:
        if not self._options.facts:
            yield from (self._block(i, b) for i, b in blocks)
            return
        yield crumb(self._record, self._options.words)
        chip = next((i for i, b in blocks if b.kind is BlockKind.DOC_NUMBER), None)
        last_title = max((i for i, b in blocks if b.kind is BlockKind.TITLE), default=-1)
        if last_title < 0 and chip is None:
            yield self._facts("", "")
        for index, block in blocks:
            if index == chip:
                yield self._facts(self._inline(block), self._state(index))
            else:
                yield self._block(index, block)
                if index == last_title and chip is None:
                    yield self._facts("", "")

    def _facts(self, chip: str, state: str) -> str:
        left = [self._doubts.note(d) for d in self._doubts.left()]
        return facts(self._record, self._options.words, chip, state, left)

    def _groups(self, blocks: Sequence[tuple[int, Block]]) -> Iterable[str]:
        """The blocks one by one; those of a box in a frame."""
        for boxed, group in groupby(blocks, key=lambda entry: self._boxed(entry[0])):
            members = list(group)
            lines = list(self._lists(members))
            if boxed:
                inner = "\n".join(lines)
                yield f"{_BOX}<tbody><tr><td>{inner}</td></tr></tbody></table>"
            else:
                yield from lines

    def _boxed(self, index: int) -> bool:
        """Whether a block stands within a frame; a box that is nothing but a table has the table's own."""
        blocks = self._notice.blocks
        block, following = blocks[index], blocks[index + 1 : index + 2]
        if block.kind is BlockKind.BOX_TITLE:
            return bool(following) and following[0].in_box and following[0].kind is not BlockKind.TABLE
        return block.in_box and block.kind is not BlockKind.TABLE

    def _lists(self, blocks: Sequence[tuple[int, Block]]) -> Iterable[str]:
        for listed, group in groupby(blocks, key=lambda entry: _is_item(entry[1])):
            lines = [self._block(i, b) for i, b in group]
            yield from [f"<ul>{''.join(lines)}</ul>"] if listed else lines

    def _block(self, index: int, block: Block) -> str:
        if block.kind is BlockKind.TABLE:
            return self._table(index, block)
        form = _form(block)
        name = form.name + (" begins" if self._begins_attachment(index) else "")
        name = "attached" if self._goes_on_listing(index) else name
        anchor = f' id="b{index}"' if block.level else ""
        state = self._state(index)
        # Qt sizes the headings of HTML by itself, whatever a style sheet says: on the screen they are paragraphs
        tag = "p" if self._options.states and form.tag != "li" else form.tag
        align = "left" if form.align == "justify" and _LONG_WORD.search(block.markdown) else form.align
        opening = f'<{tag} class="{name}" align="{align}"{anchor}{state}>'
        justified = align == "justify" and self._options.states
        return f"{opening}{self._inline(block, justified_html) if justified else self._words(block)}</{tag}>"

    def _begins_attachment(self, index: int) -> bool:
        kinds = (BlockKind.ATTACHMENT_LABEL, BlockKind.ATTACHMENT_TITLE)
        before = self._notice.blocks[index - 1].kind if index else None
        return self._notice.blocks[index].kind in kinds and before not in kinds

    def _goes_on_listing(self, index: int) -> bool:
        """Whether a block is a line below the first of a list of attachments: it stands below its number."""
        kinds = [block.kind for block in self._notice.blocks[max(index - 1, 0) : index + 1]]
        return kinds == [BlockKind.ATTACHMENT_LIST] * 2

    def _words(self, block: Block) -> str:
        if block.kind in (BlockKind.TITLE, BlockKind.ISSUED_TITLE, BlockKind.ATTACHMENT_TITLE):
            return self._title(block)
        if block.kind is BlockKind.IMAGE and not block.text.strip():
            return f"〔{inline_html(escape(self._options.words.image))}〕"
        if block.kind is BlockKind.DATE_LINE and self._options.states:
            return self._inline(block, dated_html)
        return self._inline(block)

    def _inline(self, block: Block, html: Callable[[str, Sequence[Overlay]], str] = inline_html) -> str:
        return html(block.markdown, self._overlays(block, block.text))

    def _title(self, block: Block) -> str:
        """A title in balanced lines, without the blanks that the source has where its lines broke."""
        text = self._whole_titles.get("".join(block.text.split()), block.text)
        marked_up = block.markdown != escape(block.text)
        html = self._inline(block) if marked_up else inline_html(escape(text), self._overlays(block, text))
        return title_html(html, TITLE_WIDTH)

    def _overlays(self, block: Block, text: str) -> tuple[Overlay, ...]:
        return (*link_overlays(text, self._targets), *self._doubts.in_block(block, text))

    def _table(self, index: int, block: Block) -> str:
        if block.table is None:
            return ""
        table = self._notice.tables[block.table]
        state = self._state(index)
        return table_html(table, self._row_overlays(table), f' id="t{block.table}"', state)

    def _row_overlays(self, table: Table) -> RowOverlays:
        def overlays(row: int) -> Sequence[Sequence[Overlay]]:
            texts = row_texts(table, row)
            doubtful = self._doubts.in_row(table, row, texts)
            return [(*link_overlays(text, self._targets), *doubtful[c]) for c, text in enumerate(texts)]

        return overlays

    def _state(self, index: int) -> str:
        return f' style="-qt-user-state:{index}"' if self._options.states else ""


def block_tag(block: Block) -> str:
    """The tag of a block's HTML: p, li, h1 to h6."""
    return _form(block).tag


def _titles(notice: Notice) -> Iterable[str]:
    """The titles in the notice as the parser put them together."""
    yield from (attachment.title for attachment in notice.attachments)
    if notice.issued_text:
        yield notice.issued_text.title
    yield notice.title


def _is_item(block: Block) -> bool:
    """Whether a block gets a bullet."""
    return block.kind is BlockKind.LIST_ITEM and not _NUMBERED.match(block.markdown)


def _form(block: Block) -> _Form:
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(max(block.level, 2), 6)]
    if block.kind is BlockKind.LIST_ITEM and not _is_item(block):
        return _FORMS[BlockKind.PARAGRAPH]
    return _FORMS[block.kind]
