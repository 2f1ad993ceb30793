"""How wide the columns and how high the rows of a large table are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from reader.render import merged_cells

if TYPE_CHECKING:
    from reader.widgets.tables.view import GridView

_NARROWEST, _WIDEST_HEAD = 56, 130
_SAMPLE = 400
"""Rows looked at for the widths of columns."""
_ROWS_FITTED = 3000
"""Rows after these have one line."""
_ROW_PADDING, _CELL_PADDING = 12, 20
_NUMBER_PADDING = 18


def fit_columns(view: GridView, widest: int) -> None:
    """Give each column the width that its longest cell wants, up to ``widest`` pixels."""
    table, body, head = view.table, view.fontMetrics(), view.header.head_metrics()
    single = {(s.row, s.column) for s in table.spans if s.columns > 1}
    for column in range(table.columns):
        width = _NARROWEST
        for row, cells in enumerate(table.rows[:_SAMPLE]):
            if (row, column) not in single and cells[column]:
                text = str(cells[column]).split("\n")
                in_head = row < table.header_rows
                metrics, limit = (head, _WIDEST_HEAD) if in_head else (body, widest)
                width = max(width, min(max(metrics.horizontalAdvance(t) for t in text) + 22, limit))
        view.setColumnWidth(column, width)


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
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    height = metrics.boundingRect(QRect(0, 0, max(room, 20), 9000), flags, text).height()
    return max(1, round(height / metrics.lineSpacing()))
