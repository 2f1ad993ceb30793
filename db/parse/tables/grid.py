"""A table in the making: rows that can be changed, and the pages that it is put together from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from db.model import TableSpan
from db.parse.tables.cells import Kind, clean_cell, kind
from db.parse.tables.parts import MAX_CELLS, MAX_COLUMNS, TablePart


@dataclass(slots=True)
class Row:
    """One row: its cells as inline Markdown and its first source line (1-based)."""

    cells: list[str]
    line: int
    shifted: bool = False
    """Whether the cells may stand in the wrong columns."""
    absent: frozenset[int] = frozenset()
    """The columns that its page does not have: their cells are empty for want of words, not merged with others."""

    def filled(self) -> list[int]:
        """The columns that hold words."""
        return [column for column, cell in enumerate(self.cells) if cell]


@dataclass(slots=True)
class Page:
    """A part with its cells cleaned and its rows made equally long."""

    part: TablePart
    rows: list[Row]
    spans: list[TableSpan] = field(default_factory=list)
    marked: int = 0
    """How many of the rows the syntax marks as head."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0].cells) if self.rows else 0


def page_of(part: TablePart) -> Page:
    """A part as a rectangular page; columns at its edges that hold nothing at all are left out."""
    width = min(part.width, max(MAX_CELLS // max(len(part.rows), 1), 2))
    rows = [Row(_padded(row.cells, width), row.line) for row in part.rows]
    page = Page(part, rows, list(part.spans), part.head_rows or 0)
    if not part.spans:
        _drop_empty_edges(page)
    return page


def _padded(cells: Sequence[str], width: int) -> list[str]:
    cleaned = [cell if not cell or cell.isalnum() else clean_cell(cell) for cell in cells]
    if len(cleaned) > width:
        cleaned[width - 1 :] = [" ".join(cell for cell in cleaned[width - 1 :] if cell)]
    return cleaned + [""] * (width - len(cleaned))


def _drop_empty_edges(page: Page) -> None:
    """Drop the column that a tab before or after every row makes."""
    if page.width > 2 and not any(row.cells[0] for row in page.rows):
        for row in page.rows:
            del row.cells[0]
    if page.width > 2 and not any(row.cells[-1] for row in page.rows) and not _is_value_column(page):
        for row in page.rows:
            row.cells.pop()


def _is_value_column(page: Page) -> bool:
    """Whether the empty last column waits for values, as in a form: most labels before it have a blank before them."""
    labels = [row.cells for row in page.rows if row.cells[-2] and kind(row.cells[-2]) is Kind.TEXT]
    lone = [cells for cells in labels if not cells[-3] and any(cells[:-3]) and not re.search("年.*月.*日", cells[-2])]
    return bool(lone) and len(lone) * 2 >= len(labels)


def insert_column(rows: Sequence[Row], column: int) -> None:
    """Give every row an empty cell before ``column``, as far as the width allows."""
    for row in rows:
        if len(row.cells) < MAX_COLUMNS:
            row.cells.insert(column, "")
