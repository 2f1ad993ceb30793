"""A page ready to be shown, and the way between its places in the document and in the notice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextEdit
from shiboken6 import Shiboken

from db.model import BlockKind, NoticeRecord
from db.model.values import valueclass
from reader.render import WORD_JOINER, RenderOptions, TableSetting, notice_html, table_setting
from reader.widgets.viewer.text import BREAK, Words, with_blanks, words_from

TITLES = (BlockKind.TITLE, BlockKind.ISSUED_TITLE, BlockKind.ATTACHMENT_TITLE)
"""Blocks whose lines are broken by the page, anew for each width."""
_WITH_OTHER_WORDS = (BlockKind.DOC_NUMBER, BlockKind.IMAGE)
"""Blocks that share a text block with the program's words: facts beside a number, the stand-in of an image."""

_OVER_TABLE = (BlockKind.ATTACHMENT_LABEL, BlockKind.TABLE_TITLE, BlockKind.TABLE_UNIT, BlockKind.FORM_LINE)
"""Blocks that belong to the table below them."""


@valueclass
class NoticePage:
    """A notice, its HTML, and how each of its tables is set."""

    record: NoticeRecord
    html: str
    tables: tuple[TableSetting, ...]


def make_page(record: NoticeRecord, options: RenderOptions | None = None) -> NoticePage:
    """The page of a notice; for a worker: it touches no widget."""
    settings = tuple(table_setting(table) for table in record.notice.tables)
    return NoticePage(record, notice_html(record, options), settings)


@valueclass
class ViewPlace:
    """What stands at the top of the view; ``ViewPlace()`` is the beginning of the page.

    ``block`` of the notice, ``part``: the text block within it (a cell, say), ``offset``: how far the view is below
    the top of that, in em.
    """

    block: int = -1
    part: int = 0
    offset: float = 0.0


@valueclass
class Anchor:
    """A place among the notice's words that stays what it is when the page is set anew, with other line breaks.

    ``text_block``: number of the text block; ``index``: how many of its words' characters stand before the place.
    """

    text_block: int
    index: int


class PageMap:
    """Which block of the notice each text block of the document belongs to (-1: breadcrumb and facts)."""

    def __init__(self, document: Callable[[], QTextDocument], record: NoticeRecord) -> None:
        # the document is asked for each time: a kept one could outlive the view that owns it
        self._document = document
        self._notice = record.notice
        self._states: list[int] = []
        self._first: dict[int, int] = {}
        block = document().begin()
        while block.isValid():
            state = block.userState()
            self._first.setdefault(state, len(self._states))
            self._states.append(state)
            block = block.next()
        self._lines = sorted((b.span.first, i) for i, b in enumerate(self._notice.blocks))

    def block_of(self, text_block: QTextBlock) -> int:
        """Index of the notice's block that a text block shows, -1 for none."""
        number = text_block.blockNumber()
        return self._states[number] if 0 <= number < len(self._states) else -1

    def first_text_block(self, block: int) -> QTextBlock:
        """The first text block of one of the notice's blocks; an invalid one where the block shows nothing."""
        number = self._first.get(block)
        return QTextBlock() if number is None else self._document().findBlockByNumber(number)

    def text_blocks(self, block: int) -> list[QTextBlock]:
        """All text blocks of one of the notice's blocks, in order."""
        found = []
        text_block = self.first_text_block(block)
        while text_block.isValid() and self.block_of(text_block) in (block, -1):
            if self.block_of(text_block) == block:
                found.append(text_block)
            text_block = text_block.next()
        return found

    def words(self, text_block: QTextBlock) -> Words:
        """What the notice says in a text block: nothing in breadcrumb and facts."""
        index, start, shown = self.block_of(text_block), text_block.position(), with_blanks(text_block.text())
        if index < 0:
            return Words("", ())
        block = self._notice.blocks[index]
        if block.kind in _WITH_OTHER_WORDS and (before := shown.find(block.text)) >= 0:
            # what stands before is set in common characters
            return words_from(start + before, block.text, without=WORD_JOINER)
        return words_from(start, shown, without=BREAK if block.kind in TITLES else WORD_JOINER)

    def all_words(self) -> Iterator[Words]:
        """What the notice says, text block by text block."""
        text_block = self._document().begin()
        while text_block.isValid():
            yield self.words(text_block)
            text_block = text_block.next()

    def anchor(self, position: int) -> Anchor:
        """A position in the document as a place among the notice's words."""
        text_block = self._document().findBlock(position)
        return Anchor(text_block.blockNumber(), self.words(text_block).index(position))

    def position(self, anchor: Anchor, *, end: bool = False) -> int:
        """Where a place is in the document; as the ``end`` of something it stands before a line break, not after."""
        text_block = self._document().findBlockByNumber(anchor.text_block)
        words, index = self.words(text_block), anchor.index
        if index and (end or index >= len(words.text)):
            return words.mark(index - 1, index).end
        return words.places[index] if words.text else text_block.position()

    def line_of(self, text_block: QTextBlock) -> int:
        """The source line that a text block comes from; 0 for the page's own words."""
        index = self.block_of(text_block)
        if index < 0:
            return 0
        block = self._notice.blocks[index]
        lines = () if block.table is None else self._notice.tables[block.table].row_lines
        row = self.row_of(text_block)
        return lines[row] if 0 <= row < len(lines) else block.span.first

    def row_of(self, text_block: QTextBlock) -> int:
        """The row of the notice's table that a text block stands in, -1 outside of tables."""
        index = self.block_of(text_block)
        grid = table_at(text_block) if index >= 0 and self._notice.blocks[index].table is not None else None
        return grid.cellAt(text_block.position()).row() if grid else -1

    def place_of_line(self, line: int) -> QTextBlock:
        """The text block that shows a source line, or the nearest one before it."""
        at = bisect_right(self._lines, (line, len(self._lines)))
        if at == 0:
            return self._document().begin()
        index = self._lines[at - 1][1]
        block = self._notice.blocks[index]
        first = self.first_text_block(index)
        if block.kind is BlockKind.TABLE and block.table is not None and first.isValid():
            rows = self._notice.tables[block.table].row_lines
            row = bisect_right(rows, line) - 1
            grid = table_at(first)
            if grid and 0 < row < grid.rows():
                cells = [grid.cellAt(row, column) for column in range(grid.columns())]
                own = min(
                    cells, key=lambda cell: (cell.row() != row, cell.rowSpan())
                )  # not in the middle of a tall one
                return own.firstCursorPosition().block()
        return first if first.isValid() else self._document().begin()

    def blocks_of_line(self, line: int) -> list[QTextBlock]:
        """Every text block that shows something of a source line: a paragraph, or the cells of a row."""
        first = self.place_of_line(line)
        index, shown = self.block_of(first), self.line_of(first)
        grid = table_at(first) if self.row_of(first) >= 0 else None
        lines = self._notice.tables[self._notice.blocks[index].table or 0].row_lines if grid else ()
        if grid is None or not lines:
            return self.text_blocks(index)
        rows = [row for row in range(bisect_left(lines, shown), bisect_right(lines, shown)) if row < grid.rows()]
        return [block for row in rows for block in _row_blocks(grid, row)]

    def table_block(self, table: int) -> int:
        """Index of the notice's block that holds a table, -1 for none."""
        return next((i for i, b in enumerate(self._notice.blocks) if b.table == table), -1)

    def over_table(self, table: int) -> list[QTextBlock]:
        """What stands right over a table and belongs to it, from the top: label, title, unit, lines to fill in."""
        title, found = "".join(self._notice.tables[table].title.split()), list[QTextBlock]()
        for index in range(self.table_block(table) - 1, -1, -1):
            block = self._notice.blocks[index]
            words = "".join(block.text.split())
            if block.kind not in _OVER_TABLE and not (words and words in title):
                break
            found.append(self.first_text_block(index))
        return found[::-1]

    def grid(self, table: int) -> QTextTable | None:
        """The document's table that shows one of the notice's tables."""
        block = self.first_text_block(self.table_block(table))
        return table_at(block) if block.isValid() else None


@valueclass
class ShownPage:
    """A page that is in a view's document, and the way between the two."""

    page: NoticePage
    map: PageMap


def text_block_at(view: QTextEdit, at: QPoint) -> QTextBlock:
    """The text block at a point of the viewport.

    The layout is asked, which sets the page down to there. ``cursorForPosition`` may have all of it set.
    """
    scrolled = QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    document = view.document()
    position = document.documentLayout().hitTest(QPointF(at + scrolled), Qt.HitTestAccuracy.FuzzyHit)
    return document.findBlock(max(position, 0))


def table_at(text_block: QTextBlock) -> QTextTable | None:
    """The innermost table that a text block stands in."""
    # not QTextCursor.currentTable: PySide takes the table for deleted when the cursor goes
    frame = text_block.document().frameAt(text_block.position())
    return frame if isinstance(frame, QTextTable) else None


def _row_blocks(grid: QTextTable, row: int) -> Iterator[QTextBlock]:
    """The text blocks of the cells that begin in a row."""
    for column in range(grid.columns()):
        cell = grid.cellAt(row, column)
        if (cell.row(), cell.column()) == (row, column):
            block, last = cell.firstCursorPosition().block(), cell.lastPosition()
            while block.isValid() and block.position() <= last:
                yield block
                block = block.next()


def forget_frames(document: QTextDocument) -> None:
    """Let go of every frame and table of a page that is about to end, and of ``document`` itself: ask for it anew.

    PySide would keep them all as long as the document, and take a new frame for the old one that lay at its address.
    """
    Shiboken.invalidate(document)
