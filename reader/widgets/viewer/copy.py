"""What a selection on the page becomes on the clipboard: the notice's own words, tables as tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, product
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable, QTextTableCell

from db.model import BlockKind, Notice, Table, escape
from db.model.values import valueclass
from reader.render import (
    WORD_JOINER,
    block_markdown,
    block_tag,
    covered_cells,
    inline_html,
    merged_cells,
    table_plain_html,
)
from reader.widgets.viewer.page import TITLES, PageMap, table_at
from reader.widgets.viewer.text import BREAK, with_blanks

_WHOLE = (*TITLES, BlockKind.DOC_NUMBER)
"""Blocks that the page sets with breaks or facts of its own: taken whole, their words come from the notice."""


@valueclass
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
    return tuple([p for p in found if p.block >= 0] or found)


def _pieces(cursor: QTextCursor, page_map: PageMap, notice: Notice) -> Iterator[Piece]:
    for block, first, last in selected_blocks(cursor):
        text = _python_slice(block.text(), first, last)
        whole = first == 0 and last == block.length() - 1
        yield _piece(block, page_map.block_of(block), text, whole, notice)


def selected_blocks(cursor: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    """Every paragraph and cell that is selected, and from where to where in it, in UTF-16 units."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    table = table_at(block) if cursor.hasComplexSelection() else None
    if table is not None:  # a rectangle of cells: its end is the beginning of the last of them
        for cell in _cells(table, *cast(tuple[int, int, int, int], cursor.selectedTableCells())):
            block = cell.firstCursorPosition().block()
            yield block, 0, block.length() - 1
        return
    while block.isValid() and (block.position() < end or block.position() == start):
        yield block, max(start - block.position(), 0), min(end - block.position(), block.length() - 1)
        block = block.next()


def _cells(table: QTextTable, row: int, rows: int, column: int, columns: int) -> Iterator[QTextTableCell]:
    for place in product(range(row, row + rows), range(column, column + columns)):
        cell = table.cellAt(*place)
        if (cell.row(), cell.column()) == place:
            yield cell


def _piece(block: QTextBlock, index: int, text: str, whole: bool, notice: Notice) -> Piece:
    kind = notice.blocks[index].kind if index >= 0 else None
    if kind in _WHOLE:
        text = notice.blocks[index].text if whole else text.replace(BREAK, "")
    grid = table_at(block) if kind is BlockKind.TABLE else None
    text = with_blanks(text).replace(BREAK, "\n").replace(WORD_JOINER, "")
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


def selected_html(found: tuple[Piece, ...], notice: Notice) -> str:
    """HTML without colours or sizes, for word processors; whole tables with their heads and merged cells."""
    made = []
    for block, group in groupby(_lines(found), key=lambda line: line.pieces[0].block if line.tabular else -1):
        members = list(group)
        table = notice.tables[notice.blocks[block].table or 0] if block >= 0 else None
        lines = [[inline_html(escape(text)) for text in line.texts()] for line in members]
        if table is not None and _is_all_of(table, members):
            made.append(table_plain_html(table, border=True))
        elif table is not None:
            rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)
            made.append(f'<table border="1">{rows}</table>')
        else:
            for line, texts in zip(members, lines, strict=True):
                tag = _tag(notice, line.pieces[0].block)
                made += [f"<{tag}>{text}</{tag}>" for text in texts]
    return "\n".join(made)


def _tag(notice: Notice, block: int) -> str:
    """The tag of a block of the notice where it stands by itself; that of a paragraph for the page's own words."""
    tag = block_tag(notice.blocks[block]) if block >= 0 else "p"
    return "p" if tag == "li" else tag


def _is_all_of(table: Table, lines: list[_Line]) -> bool:
    """Whether all cells of a table are selected."""
    cells = len(table.rows) * table.columns - len(covered_cells(merged_cells(table).values()))
    selected = [piece for line in lines for piece in line.pieces]
    return len(selected) == cells and all(piece.whole for piece in selected)


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


@valueclass
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
