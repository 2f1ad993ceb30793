"""Merged cells that a converter flattened, understood again from where cells are empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.model import TableSpan
from db.parse.table_cells import Kind, is_total, kind, squeezed
from db.parse.table_grid import Row
from db.parse.table_groups import middle_groups


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
        barred = {span.row for span in wide if span.column == 0}
        moved = middle_groups(rows, head_rows, page_starts, barred | _sums_and_blanks(rows))
        spans.extend(moved)
        spans.extend(_groups(rows, head_rows, barred, [(span.row, span.row + span.rows) for span in moved]))
    return tuple(sorted(spans, key=lambda span: (span.row, span.column)))


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


def _sums_and_blanks(rows: Sequence[Row]) -> set[int]:
    """The rows that belong to no group."""
    leads = ((index, row.filled(), row) for index, row in enumerate(rows))
    return {index for index, filled, row in leads if not filled or is_total(row.cells[filled[0]])}


def _reaches_over(row: Row, column: int) -> bool:
    """Whether a row's only cell is a heading over the table, or a remark in brackets beside its group."""
    text = squeezed(row.cells[column])
    if column == 0:
        return kind(text) is Kind.TEXT and not is_total(text)
    return column + 1 < len(row.cells) and text[0] in "（(" and text[-1] in "）)"


def _groups(
    rows: Sequence[Row], head_rows: int, barred: set[int], taken: Sequence[tuple[int, int]]
) -> Iterator[TableSpan]:
    """Leading cells that go on over empty ones below; the rows in ``taken`` have their group label already."""
    width = len(rows[0].cells)
    first = 1 if _is_numbered(rows[head_rows:]) else 0
    in_group = {index for start, end in taken for index in range(start, end)}
    starts: list[int | None] = [None] * width  # column -> row where its open cell begins
    ends: list[int] = [0] * width

    def close(column: int) -> Iterator[TableSpan]:
        start = starts[column]
        if start is not None and ends[column] - start > 1 and not (column == 0 and start in in_group):
            yield TableSpan(start, column, ends[column] - start, 1)
        starts[column] = None

    for index in range(head_rows, len(rows)):
        row = rows[index]
        filled = row.filled()
        lead = next((column for column in filled if column >= first), 0)
        broken = index in barred or not filled or is_total(row.cells[filled[0]])
        for column in range(first, width):
            if (
                not broken
                and column < lead
                and column not in row.absent
                and starts[column] is not None
                and ends[column] == index
            ):
                ends[column] = index + 1
                continue
            yield from close(column)
            if not broken and row.cells[column]:
                starts[column], ends[column] = index, index + 1
    for column in range(width):
        yield from close(column)


def _is_numbered(body: Sequence[Row]) -> bool:
    """Whether the first column numbers every row, so that the groups begin in the second."""
    return len(body) > 1 and all(squeezed(row.cells[0]).isdecimal() or is_total(row.cells[0]) for row in body)
