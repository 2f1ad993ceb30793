"""Merged cells that a converter flattened, understood again from where cells are empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.model import TableSpan
from db.parse.tables.cells import Kind, is_total, kind, squeezed
from db.parse.tables.grid import Row
from db.parse.tables.groups import raise_labels

# "一、民间文学（2项）", "（二）传统技艺" alone in its row
_HEADING = re.compile(r"(?:\*\*)?(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")


def infer_spans(rows: Sequence[Row], head_rows: int, page_starts: Sequence[int], form: bool) -> tuple[TableSpan, ...]:
    """The merged cells of a table whose source does not tell them.

    Labels that stand in the middle row of their group are moved to its first row, where a merged cell keeps its words.
    """
    if not rows or len(rows[0].cells) < 2:
        return ()
    spans = list(_head_spans(rows[:head_rows]))
    if form and not head_rows:
        spans.extend(_side_labels(rows))
    elif not form:
        wide = _wide_cells(rows, head_rows)
        spans.extend(wide)
        barred = _no_group(rows) | {span.row for span in wide if span.column == 0}
        raise_labels(rows, head_rows, page_starts, barred)
        spans.extend(_groups(rows, head_rows, barred))
    return tuple(spans)


def set_apart(spans: Sequence[TableSpan], rows: Sequence[Row]) -> tuple[TableSpan, ...]:
    """The spans in order, without those that reach over others, over words, or out of the table."""
    width = len(rows[0].cells) if rows else 0
    taken = [bytearray(width) for _ in rows]
    found: list[TableSpan] = []
    for span in sorted(spans, key=lambda span: (span.row, span.column)):
        reach = slice(span.column, span.column + span.columns)
        below = range(span.row + 1, span.row + span.rows)
        if reach.stop > width or below.stop > len(rows) or any(rows[span.row].cells[span.column + 1 : reach.stop]):
            continue
        if any(any(rows[row].cells[reach]) for row in below) or any(
            any(taken[row][reach]) for row in (span.row, *below)
        ):
            continue
        found.append(span)
        for row in (span.row, *below):
            taken[row][reach] = b"\1" * span.columns
    return tuple(found)


def _head_spans(head: Sequence[Row]) -> Iterator[TableSpan]:
    """Cells of the head merged to the right over empty ones, and downwards where nothing stands below."""
    for depth, row in enumerate(head):
        for column in row.filled():
            end = column + 1
            while end < len(row.cells) and not row.cells[end] and not _filled_above(head, depth, end):
                if not _same_fill(head, depth, column, end):
                    break
                end += 1
            bottom = depth + 1
            while bottom < len(head) and not any(head[bottom].cells[column:end]):
                bottom += 1
            if end - column > 1 or bottom - depth > 1:
                yield TableSpan(depth, column, bottom - depth, end - column)


def _filled_above(head: Sequence[Row], depth: int, column: int) -> bool:
    """Whether the cell above comes down to this row: then no cell beside it reaches over."""
    return any(row.cells[column] for row in head[:depth])


def _same_fill(head: Sequence[Row], depth: int, column: int, other: int) -> bool:
    """Whether two columns agree in having words further down the head or not: a merged cell covers both alike."""
    one, two = (any(row.cells[c] for row in head[depth + 1 :]) for c in (column, other))
    return one == two


def _side_labels(rows: Sequence[Row]) -> Iterator[TableSpan]:
    """The labels down the side of a form (申请表, 审批表), each over the rows without one."""
    start: int | None = None
    for index, row in enumerate([*rows, None]):
        if row is None or row.cells[0]:
            if start is not None and index - start > 1:
                yield TableSpan(start, 0, index - start, 1)
            start = index if row is not None and any(row.cells[1:]) else None


def _wide_cells(rows: Sequence[Row], head_rows: int) -> list[TableSpan]:
    """Rows of one label, notes and totals that reach over empty cells to their right."""
    width = len(rows[0].cells)
    head = rows[:head_rows]
    # columns that one head cell names together: a label and its part
    double = [c for c in range(width - 1) if head_rows == 1 and head[0].cells[c] and not head[0].cells[c + 1]]
    found: list[TableSpan] = []
    for index in range(head_rows, len(rows)):
        row = rows[index]
        filled = row.filled()
        if not filled or row.shifted:
            continue
        first = filled[0]
        if len(filled) == 1 and width > 2 and _reaches_over(row, first):
            found.append(TableSpan(index, first, 1, width - first))
        elif is_total(row.cells[first]) and len(filled) > 1 and filled[1] > first + 1 and first == 0:
            found.append(TableSpan(index, 0, 1, filled[1]))
        else:
            found.extend(TableSpan(index, c, 1, 2) for c in double if row.cells[c] and not row.cells[c + 1])
    return found


def _no_group(rows: Sequence[Row]) -> set[int]:
    """The rows that belong to no group: blank ones, sums, and headings within the table (一、民间文学)."""
    leads = ((index, row.filled(), row) for index, row in enumerate(rows))
    return {
        index
        for index, filled, row in leads
        if not filled
        or is_total(row.cells[filled[0]])
        or (len(filled) == 1 and filled[0] > 0 and _HEADING.match(row.cells[filled[0]]))
    }


def _reaches_over(row: Row, column: int) -> bool:
    """Whether a row's only cell is a heading over the table, or a remark in brackets beside its group."""
    text = squeezed(row.cells[column])
    if column == 0:
        return kind(text) is Kind.TEXT and not is_total(text)
    return column + 1 < len(row.cells) and text[0] in "（(" and text[-1] in "）)"


def _groups(rows: Sequence[Row], head_rows: int, barred: set[int]) -> Iterator[TableSpan]:
    """Leading cells that go on over the empty ones below, level by level; rows in ``barred`` belong to no group."""
    first = 1 if _is_numbered(rows[head_rows:]) else 0
    leads = [
        -1 if index in barred else next((column for column in row.filled() if column >= first), 0)
        for index, row in enumerate(rows)
    ]
    for column in range(first, len(rows[0].cells)):
        start: int | None = None
        for index, below in enumerate([*rows[head_rows:], None], head_rows):
            if below and start is not None and column < leads[index] and column not in below.absent:
                continue
            if start is not None and index - start > 1:
                yield TableSpan(start, column, index - start, 1)
            start = index if below and leads[index] >= 0 and below.cells[column] else None


def _is_numbered(body: Sequence[Row]) -> bool:
    """Whether the first column numbers every row, so that the groups begin in the second."""
    return len(body) > 1 and all(squeezed(row.cells[0]).isdecimal() or is_total(row.cells[0]) for row in body)
