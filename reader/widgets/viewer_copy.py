"""What a selection on the page becomes on the clipboard: the notice's own words, tables as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor

from db.model import BlockKind, Notice, escape
from reader.render import WORD_JOINER, block_markdown, inline_html
from reader.widgets.viewer_page import PageMap, table_at

_WHOLE = (BlockKind.TITLE, BlockKind.DOC_NUMBER, BlockKind.ISSUED_TITLE, BlockKind.ATTACHMENT_TITLE)
"""Blocks that the page sets with breaks or facts of its own: taken whole, their words come from the notice."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A selected part of one paragraph or cell. ``row`` and ``column`` are -1 outside of tables."""

    block: int
    text: str
    whole: bool
    row: int = -1
    column: int = -1


def pieces(cursor: QTextCursor, page_map: PageMap, notice: Notice) -> tuple[Piece, ...]:
    """The selection in pieces; the page's own words only if nothing else is selected."""
    found = list(_pieces(cursor, page_map, notice))
    if cursor.hasComplexSelection():  # cells of one table: Qt selects a rectangle of them
        row, rows, column, columns = cast(tuple[int, int, int, int], cursor.selectedTableCells())
        found = [p for p in found if row <= p.row < row + rows and column <= p.column < column + columns]
    return tuple([p for p in found if p.block >= 0] or found)


def _pieces(cursor: QTextCursor, page_map: PageMap, notice: Notice) -> Iterator[Piece]:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    while block.isValid() and (block.position() < end or block.position() == start):
        first = max(start - block.position(), 0)
        last = min(end - block.position(), block.length() - 1)
        text = _python_slice(block.text(), first, last)
        index = page_map.block_of(block)
        whole = first == 0 and last == block.length() - 1
        yield _piece(block, index, text, whole, notice)
        block = block.next()


def _piece(block: QTextBlock, index: int, text: str, whole: bool, notice: Notice) -> Piece:
    kind = notice.blocks[index].kind if index >= 0 else None
    if kind in _WHOLE:
        text = notice.blocks[index].text if whole else text.replace("\u2028", "")
    grid = table_at(block) if kind is BlockKind.TABLE else None
    text = text.replace("\u00a0", " ").replace("\u2028", "\n").replace(WORD_JOINER, "")
    if grid is None:
        return Piece(index, text, whole)
    cell = grid.cellAt(block.position())
    return Piece(index, text, whole, cell.row(), cell.column())


def _python_slice(text: str, first: int, last: int) -> str:
    if text.isascii() or max(text, default="") <= "\uffff":
        return text[first:last]
    return text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le", "ignore")


def selected_text(found: tuple[Piece, ...]) -> str:
    """Plain text: a line a paragraph or table row, cells parted by tabs."""
    return "\n".join("\t".join(line.texts()) for line in _lines(found))


def selected_html(found: tuple[Piece, ...]) -> str:
    """HTML without colours or sizes, for word processors."""
    made = []
    for tabular, group in groupby(_lines(found), key=lambda line: line.tabular):
        lines = [[inline_html(escape(text)) for text in line.texts()] for line in group]
        if tabular:
            rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
            made.append(f'<table border="1">{rows}</table>')
        else:
            made += [f"<p>{text}</p>" for line in lines for text in line]
    return "\n".join(made)


def selected_markdown(found: tuple[Piece, ...], notice: Notice) -> str:
    """Markdown: whole blocks as the notice has them, parts of blocks as their words."""
    parts = []
    for index, group in groupby(found, key=lambda piece: piece.block):
        members = list(group)
        if index >= 0 and all(p.whole for p in members):
            parts.append(block_markdown(notice, index))
        else:
            parts.append(escape(selected_text(tuple(members))))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def mime_data(text: str, html: str = "") -> QMimeData:
    """What goes to the clipboard."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, or the selected cells of one table row, from column ``left`` on."""

    pieces: tuple[Piece, ...]
    left: int

    @property
    def tabular(self) -> bool:
        return self.pieces[0].row >= 0

    def texts(self) -> list[str]:
        """The text of each cell, blank where a merged cell covers it."""
        if not self.tabular:
            return [self.pieces[0].text]
        texts = {p.column: p.text.replace("\n", " ") for p in self.pieces}
        return [texts.get(column, "") for column in range(self.left, max(texts) + 1)]


def _lines(found: tuple[Piece, ...]) -> Iterator[_Line]:
    for block, group in groupby(found, key=lambda piece: piece.block):
        members = list(group)
        left = min(p.column for p in members)
        if left < 0 or block < 0:
            yield from (_Line((p,), -1) for p in members)
        else:
            yield from (_Line(tuple(row), left) for _, row in groupby(members, key=lambda piece: piece.row))
