"""What a converter leaves of a table: blocks of consecutive lines, before any page is joined to another."""

from __future__ import annotations

from enum import StrEnum

from db.model import LineSpan, TableSpan
from db.model.values import valueclass

MAX_COLUMNS = 256
"""What stands beyond this column is folded into the last one, so that a line of nothing but tabs stays small."""
MAX_CELLS = 4_000_000
"""No table is padded to more cells than this."""


class TableSyntax(StrEnum):
    """How a converter wrote a table down."""

    TABS = "tabs"
    PIPES = "pipes"
    HTML = "html"
    ALIGNED = "aligned"
    """Columns kept apart by runs of spaces."""


@valueclass
class PartRow:
    """One row as the source has it: its first line (1-based) and its cells, with whatever markup stands in them."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds a word."""
        return not any(cell.strip() for cell in self.cells)


@valueclass
class TablePart:
    """A maximal run of consecutive table lines.

    ``rows`` leaves out separator rows such as ``|---|---|``; rows may differ in length. ``head_rows`` is how many rows
    the syntax marks as head, ``None`` where it has no such mark. ``spans`` are merged cells that the syntax tells
    (HTML); the cells they cover are there and empty. ``before`` and ``after`` are words that share the part's lines
    without being in a cell.
    """

    span: LineSpan
    syntax: TableSyntax
    rows: tuple[PartRow, ...]
    head_rows: int | None = None
    spans: tuple[TableSpan, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


def fold_wide(cells: list[str], limit: int = MAX_COLUMNS) -> tuple[str, ...]:
    """The cells of a row, those beyond ``limit`` folded into the last one."""
    if len(cells) <= limit:
        return tuple(cells)
    rest = " ".join(cell for cell in cells[limit - 1 :] if cell.strip())
    return (*cells[: limit - 1], rest)
