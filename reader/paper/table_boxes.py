"""Tables set into strips: whole rows; those taller than a page can be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextLayout, QTextLine

from db.model import Table, TableSpan, runs
from db.model.values import valueclass
from reader.paper.boxes import draw_line, set_lines, text_layout
from reader.paper.column_plan import column_edges
from reader.paper.items import Role
from reader.paper.style import Alignment, PaperStyle, TextStyle, tighter
from reader.paper.table_plan import amount_pads, centred_columns
from reader.paper.units import CELL_PADDING

_FEW_LINES = 4
"""A row that is taller than a page is not cut after fewer lines."""
_TIGHTER = (1.0, 0.95, 0.9, 0.855)
"""How much the type of a form may be reduced so that it stands on one page: from 10.5 to 9 points."""


@valueclass
class Cell:
    """A cell as set: its place in the grid and its lines. ``layouts`` own the lines."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[QTextLine, ...]
    layouts: tuple[QTextLayout, ...]


@valueclass
class Strip:
    """A row of a table, or the slice of it that holds its cells' lines from ``first_line`` on."""

    table: SetTable
    row: int
    first_line: int
    height: int
    keep_with_next: bool = False

    def least(self, room: int) -> int:
        """Height that a page must have left for the strip to begin there, if a whole page has ``room`` for it."""
        return self.height if self.height <= room else _FEW_LINES * self.table.line + 2 * CELL_PADDING

    def cut(self, room: int) -> tuple[Strip, Strip] | None:
        """The strip as two, the first as high as fits; ``None`` where only few lines would."""
        lines = (room - 2 * CELL_PADDING) // self.table.line
        if lines < _FEW_LINES:
            return None
        begun = replace(self, height=lines * self.table.line + 2 * CELL_PADDING)
        rest = replace(self, first_line=self.first_line + lines, height=self.height - lines * self.table.line)
        return begun, rest


@dataclass(slots=True)
class SetTable:
    """A table set to a width: edges of its columns, cells, and strips."""

    edges: tuple[float, ...]
    line: int
    cells: list[Cell] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    head: list[Strip] = field(default_factory=list)
    """The head rows, set again on every page that the table goes on to."""
    by_row: dict[int, list[Cell]] = field(default_factory=dict)
    drawn: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def head_rows(self) -> int:
        """How many rows are head rows."""
        return len(self.head)


def set_table(table: Table, paper: PaperStyle, measure: int, depth: int) -> SetTable:
    """Set a table to a width; ``depth`` is the height of a page."""
    cell_style, head_style = paper.texts[Role.CELL], paper.texts[Role.HEAD_CELL]
    edges = column_edges(table, measure, cell_style.size)
    made = SetTable(edges, cell_style.line)
    spans = {(s.row, s.column): s for s in table.spans}
    covered = {
        (r, c) for s in table.spans for r in range(s.row, s.row + s.rows) for c in range(s.column, s.column + s.columns)
    }
    centred, pads = centred_columns(table), amount_pads(table, edges, cell_style.size)
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            span = spans.get((row, column))
            if span is None and (row, column) in covered:
                continue
            span = span or TableSpan(row, column, 1, 1)
            style = head_style if row < table.header_rows else cell_style
            if row >= table.header_rows and (centred[column] or span.columns == table.columns):
                style = replace(style, alignment=Alignment.CENTRED)
            width = edges[column + span.columns] - edges[column] - 2 * CELL_PADDING
            pad = pads[column]
            if row >= table.header_rows and span.columns == 1 and pad is not None:
                style, width = replace(style, alignment=Alignment.RIGHT), width - pad
            cell = _cell(span, text, style, width)
            made.cells.append(cell)
            for covered_row in range(row, row + span.rows):
                made.by_row.setdefault(covered_row, []).append(cell)
    _make_strips(table, made, depth)
    return made


def set_form(table: Table, paper: PaperStyle, room: int) -> SetTable:
    """Set a blank form so that it stands whole on one page, of which ``room`` is left for it.

    Its type is reduced where that helps; a form for which that is not enough is set as any table.
    """
    for factor in _TIGHTER:
        made = set_table(table, tighter(paper, factor), paper.measure, paper.depth)
        if sum(strip.height for strip in made.strips) <= room:
            made.strips[:-1] = [replace(strip, keep_with_next=True) for strip in made.strips[:-1]]
            return made
    return set_table(table, paper, paper.measure, paper.depth)


def _cell(span: TableSpan, text: str, style: TextStyle, width: float) -> Cell:
    layouts = tuple(text_layout(runs(part), style) for part in text.split("\n") if part) if text else ()

    def widths() -> Iterator[tuple[float, float]]:
        while True:
            yield 0, max(width, style.size)

    lines = tuple(line for layout in layouts for line in set_lines(layout, widths()))
    return Cell(span.row, span.column, span.rows, span.columns, lines, layouts)


def _make_strips(table: Table, made: SetTable, depth: int) -> None:
    """Give rows their heights, and merged cells the rest of theirs."""
    counts = [1] * len(table.rows)
    for cell in made.cells:
        if cell.rows == 1:
            counts[cell.row] = max(counts[cell.row], len(cell.lines))
    heights = [count * made.line + 2 * CELL_PADDING for count in counts]
    for cell in made.cells:
        if cell.rows > 1:
            last = cell.row + cell.rows - 1
            short = len(cell.lines) * made.line + 2 * CELL_PADDING - sum(heights[cell.row : last + 1])
            if short > 0:
                heights[last] += short
    head_rows = min(table.header_rows, len(table.rows) - 1)
    head_height = sum(heights[:head_rows])
    if head_height * 2 > depth:
        head_rows = head_height = 0
    made.strips = [Strip(made, row, 0, height) for row, height in enumerate(heights)]
    made.head = [replace(strip, keep_with_next=True) for strip in made.strips[:head_rows]]
    made.strips[:head_rows] = made.head
    _keep_groups(table, made, depth - head_height)


def _keep_groups(table: Table, made: SetTable, room: int) -> None:
    """Rows that share a merged cell stay together where they fit on a sixth of a page, as do the first and last two."""
    height = {strip.row: strip.height for strip in made.strips}
    last, first = len(table.rows), made.head_rows
    kept: set[int] = set()
    groups = [range(span.row, span.row + span.rows) for span in table.spans]
    for rows in (*groups, range(first, min(first + 2, last)), range(max(first, last - 2), last)):
        if len(rows) > 1 and sum(height[row] for row in rows) * 6 <= room:
            kept.update(rows[:-1])
    made.strips = [replace(s, keep_with_next=True) if s.row in kept else s for s in made.strips]


def draw_segment(painter: QPainter, strips: Sequence[Strip], left: float, top: float) -> None:
    """Draw the strips of one table that stand together on a page."""
    made = strips[0].table
    tops: dict[int, tuple[float, float]] = {}
    y = top
    for strip in strips:
        begin = tops[strip.row][0] if strip.row in tops else y
        y += strip.height
        tops[strip.row] = (begin, y)
    first_lines = {strip.row: strip.first_line for strip in reversed(strips)}
    seen: set[tuple[int, int]] = set()
    for row in tops:
        for cell in made.by_row.get(row, ()):
            if (cell.row, cell.column) not in seen:
                seen.add((cell.row, cell.column))
                _draw_cell(painter, made, cell, tops, first_lines, left)


def _draw_cell(
    painter: QPainter,
    made: SetTable,
    cell: Cell,
    tops: dict[int, tuple[float, float]],
    first_lines: dict[int, int],
    left: float,
) -> None:
    here = [tops[row] for row in range(cell.row, cell.row + cell.rows) if row in tops]
    box = QRectF(left + made.edges[cell.column], here[0][0], 0, here[-1][1] - here[0][0])
    box.setRight(left + made.edges[cell.column + cell.columns])
    painter.drawRect(box)
    fit = max(1, int((box.height() - 2 * CELL_PADDING + 1) // made.line))
    begin = first_lines.get(cell.row, 0)
    lines = cell.lines[begin : begin + fit] if cell.rows == 1 else _merged_lines(made, cell, fit, tops)
    y = box.top() + (box.height() - len(lines) * made.line) / 2
    for line in lines:
        draw_line(painter, line, box.left() + CELL_PADDING, y, made.line)
        y += made.line


def _merged_lines(made: SetTable, cell: Cell, fit: int, tops: dict[int, tuple[float, float]]) -> tuple[QTextLine, ...]:
    """The lines of a merged cell that fall on this page: all where they fit, so that every page has the label.

    Else as many as fit; the next page goes on with the rest.
    """
    key = (cell.row, cell.column)
    if cell.row in tops:
        made.drawn[key] = 0
    begin = 0 if len(cell.lines) <= fit else made.drawn.get(key, 0)
    last_page = cell.row + cell.rows - 1 in tops
    end = len(cell.lines) if last_page else min(len(cell.lines), begin + fit)
    made.drawn[key] = end
    return cell.lines[begin:end]
