"""How wide the columns and how high the rows of a large table are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from db.model.values import valueclass
from reader.render import merged_cells

if TYPE_CHECKING:
    from reader.widgets.tables.view import GridView

_NARROWEST, _WIDEST_HEAD = 56, 130
_NARROWED, _WIDEST_WORD = 150, 300
"""Pixels that a column keeps when others need the room, and up to which it keeps its longest word whole."""
_UNBROKEN = re.compile(r"[!-~]+")
"""Numbers, addresses: what no line break goes into."""
_SAMPLE = 400
"""Rows looked at for the widths of columns."""
_ROWS_FITTED = 3000
"""Rows after these have one line."""
_ROW_PADDING, _CELL_PADDING, _COLUMN_PADDING = 12, 20, 22
_NUMBER_PADDING = 18


@valueclass
class ColumnNeed:
    """Pixels that a column wants: ``whole`` with its longest cell on one line, ``least`` where others need the room."""

    least: int
    whole: int


def column_needs(view: GridView) -> tuple[ColumnNeed, ...]:
    """What each column of a table wants; cells over several columns do not count."""
    table, wide = view.table, {(s.row, s.column) for s in view.table.spans if s.columns > 1}
    rows = list(enumerate(table.rows[:_SAMPLE]))
    return tuple(
        _need(
            view,
            (str(cells[column]) for row, cells in rows if row < table.header_rows and (row, column) not in wide),
            (str(cells[column]) for row, cells in rows if row >= table.header_rows and (row, column) not in wide),
        )
        for column in range(table.columns)
    )


def _need(view: GridView, head: Iterable[str], body: Iterable[str]) -> ColumnNeed:
    in_head, in_body = view.header.head_metrics().horizontalAdvance, view.fontMetrics().horizontalAdvance
    title = max((in_head(line) for text in head for line in text.split("\n")), default=0)
    lines = [line for text in body for line in text.split("\n")]
    longest = max(map(in_body, lines), default=0)
    word = max((in_body(word) for line in lines for word in _UNBROKEN.findall(line)), default=0)
    whole = max(_NARROWEST, min(title + _COLUMN_PADDING, _WIDEST_HEAD), longest + _COLUMN_PADDING)
    return ColumnNeed(min(whole, max(_NARROWED, min(word + _COLUMN_PADDING, _WIDEST_WORD))), whole)


def shared_widths(needs: Sequence[ColumnNeed], room: int, widest: int) -> tuple[int, ...]:
    """Widths of columns in ``room`` pixels: what the least of all leaves over goes to those that lack most.

    Where even that is too much and the table must be scrolled, each gets what it wants, up to ``widest``.
    """
    left = room - sum(need.least for need in needs)
    if left < 0:
        return tuple(min(need.whole, widest) for need in needs)
    lacking = sum(need.whole - need.least for need in needs)
    share = min(1.0, left / lacking) if lacking else 0.0
    return tuple(need.least + int(share * (need.whole - need.least)) for need in needs)


def number_width(view: GridView) -> int:
    """Width in pixels of the rows' numbers, the same whichever rows are shown."""
    return view.fontMetrics().horizontalAdvance("0" * len(str(len(view.table.rows)))) + _NUMBER_PADDING


def line_height(view: GridView) -> int:
    """Height in pixels of a row of one line."""
    return view.fontMetrics().height() + _ROW_PADDING


def fit_rows(view: GridView, most_lines: int) -> None:
    """Give each row the height that its longest cell needs, up to ``most_lines`` lines."""
    line, spacing = line_height(view), view.fontMetrics().lineSpacing()
    widths = [view.columnWidth(column) - _CELL_PADDING for column in range(view.proxy.columnCount())]
    em = view.fontMetrics().horizontalAdvance("国")
    for row in range(min(view.proxy.rowCount(), _ROWS_FITTED)):
        texts = view.model_of_table.row_texts(view.proxy.mapToSource(view.proxy.index(row, 0)).row())
        cells = enumerate(zip(texts, widths, strict=True))
        long = [(column, text) for column, (text, width) in cells if len(text) * em > width or "\n" in text]
        lines = max((_lines(view, row, *cell) for cell in long if view.rowSpan(row, cell[0]) == 1), default=1)
        view.setRowHeight(row, (min(lines, most_lines) - 1) * spacing + line)
    if not view.model_of_table.filled:
        _fit_merged_rows(view, most_lines)


def _fit_merged_rows(view: GridView, most_lines: int) -> None:
    """Share out among the rows of a merged cell what they lack together for its words."""
    line, spacing, heads = line_height(view), view.fontMetrics().lineSpacing(), view.table.header_rows
    for span in merged_cells(view.table).values():
        first, end = span.row - heads, min(span.row - heads + span.rows, _ROWS_FITTED)
        if span.rows > 1 and 0 <= first < end:
            lines = _lines(view, first, span.column, view.model_of_table.row_texts(first)[span.column])
            needed = (min(lines, most_lines) - 1) * spacing + line
            lacking = needed - sum(view.rowHeight(row) for row in range(first, end))
            for row in range(first, end) if lacking > 0 else ():
                view.setRowHeight(row, view.rowHeight(row) + -(-lacking // (end - first)))


def _lines(view: GridView, row: int, column: int, text: str) -> int:
    """Lines that a cell needs for itself."""
    metrics = view.fontMetrics()
    merged = range(column, column + view.columnSpan(row, column))
    room = sum(view.columnWidth(each) for each in merged) - _CELL_PADDING
    if "\n" not in text and metrics.horizontalAdvance(text) <= room:
        return 1
    height = metrics.boundingRect(QRect(0, 0, max(room, 20), 9000), Qt.TextFlag.TextWordWrap, text).height()
    return max(1, round(height / metrics.lineSpacing()))
