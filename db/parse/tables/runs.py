"""Runs of tab or pipe lines as rows: with or without outer pipes, and drawn as a grid."""

from __future__ import annotations

from collections.abc import Sequence

from db.parse.tables.lines import is_grid_rule, is_rule, pipe_cells, tab_cells
from db.parse.tables.parts import PartRow, TableSyntax


def run_rows(
    lines: Sequence[str], first: int, last: int, syntax: TableSyntax
) -> tuple[tuple[PartRow, ...], int | None]:
    """The rows of the lines from index ``first`` to ``last`` and how many of them a separator marks as head."""
    if is_grid_rule(lines[first]):
        return _grid_rows(lines, first, last)
    outer = syntax is TableSyntax.PIPES and not _bare_rule(lines, first, last)
    rows: list[PartRow] = []
    head_rows: int | None = None
    for index in range(first, last + 1):
        line = lines[index]
        if is_rule(line):
            head_rows = len(rows) if head_rows is None else head_rows
            continue
        if syntax is TableSyntax.TABS:
            rows.append(PartRow(index + 1, tab_cells(line)))
        elif not (row := PartRow(index + 1, pipe_cells(line, outer))).blank:
            rows.append(row)
    return tuple(rows), head_rows


def _bare_rule(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether the table goes without outer pipes, as its separator row shows: ``--- | ---``."""
    rule = next((lines[index].strip() for index in range(first, last + 1) if is_rule(lines[index])), "|")
    return not rule.startswith(("|", "+"))


def _grid_rows(lines: Sequence[str], first: int, last: int) -> tuple[tuple[PartRow, ...], int | None]:
    """The rows of a table drawn with ``+---+---+``: all lines between two such rules are one row."""
    rows: list[PartRow] = []
    head_rows: int | None = None
    open_row: list[str] | None = None
    for index in range(first, last + 1):
        line = lines[index]
        if is_grid_rule(line):
            open_row = None
            if "=" in line and head_rows is None:
                head_rows = len(rows)
            continue
        cells = pipe_cells(line)
        if open_row is None or len(cells) != len(open_row):
            open_row = list(cells)
            rows.append(PartRow(index + 1, cells))
        else:
            open_row = [f"{above}\n{cell}".strip() for above, cell in zip(open_row, cells, strict=True)]
            rows[-1] = PartRow(rows[-1].line, tuple(open_row))
    return tuple(rows), head_rows
