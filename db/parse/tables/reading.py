"""The tables of a text: found as parts in the source, read as logical tables with what belongs to them.

:func:`find_table_parts` sees lines, :func:`read_tables` sees one notice's blocks with the parts at their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.model import Block, BlockKind, Defect, DefectKind, LineSpan, Table, plain
from db.model.values import valueclass
from db.parse.tables.between import between_pages, is_no_text, is_prose, says_goes_on
from db.parse.tables.cells import clean_head
from db.parse.tables.context import is_unit, read_above, read_below
from db.parse.tables.find import find_table_parts
from db.parse.tables.forms import is_form, tidy_form
from db.parse.tables.grid import Page, page_of
from db.parse.tables.lift import lift_words
from db.parse.tables.lines import split_cells
from db.parse.tables.pages import Draft, add_page, first_page, goes_on, reads_on, repeated_head
from db.parse.tables.parts import PartRow, TablePart, TableSyntax
from db.parse.tables.shift import set_right
from db.parse.tables.spans import infer_spans, set_apart
from db.parse.tables.wraps import unwrap

__all__ = [
    "PartRow",
    "TablePart",
    "TableSyntax",
    "TablesRead",
    "find_table_parts",
    "read_tables",
    "split_cells",
]

MAX_BETWEEN = 3
"""More blocks than this between two pages are never a label or a torn paragraph."""
MAX_ABOVE = 100
"""Blocks above a table in which its title is looked for."""
_EXCERPT = 30


@valueclass
class TablesRead:
    """One notice's blocks with each table as one block, its tables, and the doubts about them."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    defects: tuple[Defect, ...]


def read_tables(flow: Sequence[Block | TablePart]) -> TablesRead:
    """Put the pages of each table together and give the blocks around it their meaning.

    ``flow`` is one notice in text order. Every block comes back, in the same order; a table stands where its first
    part stood. Never raises.
    """
    blocks, drafts = _put_together(flow)
    tables: list[Table] = []
    defects: list[Defect] = []
    places = [index for index, block in enumerate(blocks) if block.kind is BlockKind.TABLE]
    bounds = [-1, *places, len(blocks)]
    for number, draft in enumerate(drafts):
        previous, place, following = bounds[number : number + 3]
        above = read_above(blocks[previous + 1 : place])
        blocks[previous + 1 : place] = above.blocks
        after = place + 1 + draft.between
        below = read_below(blocks[after:following])
        blocks[after : after + len(below.blocks)] = below.blocks
        table = _finished(draft, above.unit, below.notes)
        tables.append(table)
        defects.extend(_doubts(table))
    return TablesRead(tuple(blocks), tuple(tables), tuple(defects))


def _put_together(flow: Sequence[Block | TablePart]) -> tuple[list[Block], list[Draft]]:
    """The blocks, each table one of them, and the tables' rows; table n belongs to the nth table block."""
    blocks: list[Block] = []
    drafts: list[Draft] = []
    place = -1  # of the open table's block
    for item in flow:
        if isinstance(item, Block):
            blocks.append(item)
            continue
        page = page_of(item)
        lifted = lift_words(page)
        blocks.extend(lifted.above)
        repeated = repeated_head(drafts[-1], page) if drafts else 0
        if drafts and _continues(drafts[-1], page, repeated, blocks[place + 1 + drafts[-1].between :]):
            add_page(drafts[-1], page, repeated)
            seam = place + 1 + drafts[-1].between
            blocks[seam:] = map(between_pages, blocks[seam:])
            drafts[-1].between = len(blocks) - place - 1
            opened = blocks[place]
            blocks[place] = replace(opened, span=LineSpan(opened.span.first, item.span.last))
        else:
            drafts.append(first_page(page, read_above(blocks[place + 1 :][-MAX_ABOVE:]).title))
            place = len(blocks)
            blocks.append(Block(BlockKind.TABLE, "", item.span, table=len(drafts) - 1))
        blocks.extend(lifted.below)
    return blocks, drafts


def _continues(draft: Draft, page: Page, repeated: int, between: Sequence[Block]) -> bool:
    """Whether a page belongs to the open table for all that stands between."""
    between = [block for block in between if not is_no_text(block)]
    if len(between) > MAX_BETWEEN:
        return False
    if all(is_unit(block) for block in between):
        return goes_on(draft, page, repeated, told=False)
    told = [says_goes_on(block, draft.title) for block in between]
    if any(told) and all(yes or is_unit(block) for yes, block in zip(told, between, strict=True)):
        return goes_on(draft, page, repeated, told=True)
    interrupted = len(between) == 1 and is_prose(between[0]) and (repeated > 0 or reads_on(draft, page))
    return interrupted and goes_on(draft, page, repeated, told=False)


def _finished(draft: Draft, unit: str, notes: tuple[str, ...]) -> Table:
    head, form = draft.head_rows, draft.form
    if not form:
        covered = sum(span.rows * span.columns - 1 for span in draft.spans)
        form = is_form(draft.rows, head, covered, draft.title)
    for row in draft.rows[:head]:
        row.cells = [clean_head(cell) for cell in row.cells]
    unwrap(draft.rows, head)
    if form:
        tidy_form(draft.rows)
    if not form and not draft.tagged:
        set_right(draft.rows, head)
    spans = list(draft.spans)
    if not draft.tagged:
        spans.extend(infer_spans(draft.rows, head, draft.page_starts, form))
    return Table(
        parts=tuple(draft.parts),
        rows=tuple(tuple(row.cells) for row in draft.rows),
        header_rows=head,
        spans=set_apart(spans, draft.rows),
        title=draft.title,
        unit=unit,
        notes=notes,
        form=form,
        row_lines=tuple(row.line for row in draft.rows),
        shifted_rows=tuple(index for index, row in enumerate(draft.rows) if row.shifted),
    )


def _doubts(table: Table) -> list[Defect]:
    """A defect for each row whose cells may stand in the wrong columns."""
    return [
        Defect(
            DefectKind.SHIFTED_ROW,
            LineSpan(table.row_lines[index], table.row_lines[index]),
            " ".join(plain(cell).replace("\n", " ") for cell in table.rows[index] if cell)[:_EXCERPT],
        )
        for index in table.shifted_rows
    ]
