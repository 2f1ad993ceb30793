"""How tables stand on paper: which turn their page to landscape, which columns are centred. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from db.model import Table
from reader.paper.items import Gap, Item, Paragraph, Role, TableItem
from reader.paper.style import PaperStyle
from reader.paper.units import CELL_PADDING, characters
from reader.render import Align, column_aligns

_CAPTIONS = frozenset({Role.TABLE_TITLE, Role.TABLE_UNIT, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE, Role.BOX_TITLE})
_NOTES = frozenset({Role.TABLE_NOTE})
_FORM_LINES = frozenset({Role.FORM_LINE})
_COMFORT = 6
"""Characters that a column wants before its table turns the page to landscape."""
_SHORT = 10
"""A column whose cells all hold at most this many characters is centred."""


def wide_items(items: tuple[Item, ...], paper: PaperStyle) -> frozenset[int]:
    """Positions of the items that stand on landscape pages: wide tables with their captions and notes."""
    wide: set[int] = set()
    for position, item in enumerate(items):
        if isinstance(item, TableItem) and wants_landscape(item.table, paper):
            wide.update(_around(items, position, _CAPTIONS, _NOTES))
    return frozenset(wide)


def forms(items: tuple[Item, ...]) -> dict[int, range]:
    """Positions of the blank forms, each with those of all that belongs to it: captions, notes, lines to fill in."""
    return {
        position: _around(items, position, _CAPTIONS | _FORM_LINES, _NOTES | _FORM_LINES)
        for position, item in enumerate(items)
        if isinstance(item, TableItem) and item.table.form
    }


def wants_landscape(table: Table, paper: PaperStyle) -> bool:
    """Whether the columns would be too narrow on a page that stands upright. Blank forms always stand."""
    size = paper.texts[Role.CELL].size
    return not table.form and sum(_wanted_widths(table, size)) > paper.measure


def centred_columns(table: Table) -> tuple[bool, ...]:
    """Whether the cells of each column are centred: all of them are short."""
    body = table.rows[table.header_rows :]
    return tuple(all(characters(row[column]) <= _SHORT for row in body) for column in range(table.columns))


def amount_pads(table: Table, edges: Sequence[float], size: int) -> tuple[int | None, ...]:
    """Twips right of each column of amounts that bring the longest to the middle; ``None`` for a column of words.

    So digits stand below digits, and the column as a whole in the middle, as offices print it. ``edges`` of the columns
    and ``size`` of the type are twips.
    """
    body = table.rows[table.header_rows :]
    pads: list[int | None] = []
    for column, (align, centred) in enumerate(zip(column_aligns(table), centred_columns(table), strict=True)):
        longest = max((characters(row[column]) for row in body), default=0) * size
        room = edges[column + 1] - edges[column] - 2 * CELL_PADDING
        pads.append(max(0, int(room - longest) // 2) if align is Align.RIGHT and centred else None)
    return tuple(pads)


def _wanted_widths(table: Table, size: int) -> list[float]:
    """Comfortable width of each column: its longest cell, at most ``_COMFORT`` characters."""
    longest = [0.0] * table.columns
    merged = {(s.row, s.column) for s in table.spans if s.columns > 1}
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            if (row, column) not in merged and longest[column] < _COMFORT:
                longest[column] = max([longest[column], *map(characters, text.split("\n"))])
    return [min(max(n, 1), _COMFORT) * size + 2 * CELL_PADDING for n in longest]


def _around(items: tuple[Item, ...], position: int, before: frozenset[Role], after: frozenset[Role]) -> range:
    """Positions of a table and of the paragraphs of some roles right before and after it."""
    first, last = position, position
    while first and _is(items[first - 1], before):
        first -= 1
    while last + 1 < len(items) and _is(items[last + 1], after):
        last += 1
    return range(first, last + 1)


def _is(item: Item, roles: frozenset[Role]) -> bool:
    return isinstance(item, Gap) or (isinstance(item, Paragraph) and item.role in roles)
