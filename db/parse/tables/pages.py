"""Pages of one table put together: repeated heads dropped, columns aligned, a row cut by the page rejoined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from db.model import LineSpan, TableSpan
from db.parse.tables.cells import squeezed
from db.parse.tables.columns import fit_columns, same_kinds
from db.parse.tables.forms import is_form
from db.parse.tables.grid import Page, Row, insert_column
from db.parse.tables.head import count_head_rows, is_roster_row, reads_like_head, similarity
from db.parse.tables.parts import MAX_COLUMNS
from db.parse.tables.rejoin import is_cut_row, rejoin

TAIL = 60
"""Rows from which the habits of a table are known."""
HEAD_LIKENESS = 0.6
"""Rows this alike are two readings of one head."""
WIDTH_SLACK = 4
"""A page without a head may have a column more or less than its table, and one more for so many columns."""


@dataclass(slots=True)
class Draft:
    """A logical table while its pages are put together. ``page_starts`` are the rows that later pages begin with."""

    title: str
    parts: list[LineSpan]
    rows: list[Row]
    head_rows: int
    spans: list[TableSpan]
    form: bool
    tagged: bool
    """Whether the source tells merged cells (HTML)."""
    page_starts: list[int] = field(default_factory=list)
    between: int = 0
    """How many of the blocks after the table stood between its pages."""

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0].cells) if self.rows else 0

    @property
    def tail(self) -> Sequence[Row]:
        """The last rows of the body, enough of them to know its habits."""
        return self.rows[max(self.head_rows, len(self.rows) - TAIL) :]


def first_page(page: Page, title: str) -> Draft:
    """A table that begins with a page."""
    head = count_head_rows(page.rows, page.marked)
    waits = head > 0 and is_form(page.rows, head)  # a head over blank rows: the next page may hold the values
    form = not waits and is_form(page.rows, 0, _covered(page.spans), title)
    return Draft(title, [page.part.span], page.rows, 0 if form else head, page.spans, form, bool(page.spans))


def _covered(spans: Sequence[TableSpan]) -> int:
    return sum(span.rows * span.columns - 1 for span in spans)


def goes_on(draft: Draft, page: Page, repeated: int, told: bool) -> bool:
    """Whether a page is the next one of a table.

    ``repeated`` is the number of its rows that repeat the table's head. ``told``: the text between says that the
    table goes on (续表, the same title again).
    """
    if not page.rows or not draft.rows:
        return told
    if repeated:
        return told or not _numbers_begin_again(draft, page, repeated)
    if told:
        return True
    if draft.form:
        return is_form(page.rows, 0, _covered(page.spans), draft.title)
    if reads_like_head(page.rows[0]) or (is_roster_row(page.rows[0]) and is_roster_row(draft.rows[0])):
        return False
    return abs(draft.width - page.width) <= max(1, draft.width // WIDTH_SLACK)


def repeated_head(draft: Draft, page: Page) -> int:
    """How many rows at the top of a page repeat the table's head, perhaps in another reading."""
    if not draft.rows or not page.rows:
        return 0
    most = draft.head_rows or _proven_head(draft, page)
    count = 0
    while count < min(most, len(page.rows)) and similarity(draft.rows[count], page.rows[count]) >= HEAD_LIKENESS:
        count += 1
    return count


def _proven_head(draft: Draft, page: Page) -> int:
    """Rows that a page repeats word for word are a head, even if they do not read like one."""
    if draft.form or is_roster_row(draft.rows[0]) or len(draft.rows[0].filled()) < 2:
        return 0
    count = 0
    for one, other in zip(draft.rows[:2], page.rows[:2], strict=False):
        if [squeezed(cell) for cell in one.cells] != [squeezed(cell) for cell in other.cells]:
            break
        count += 1
    return count


def _numbers_begin_again(draft: Draft, page: Page, head: int) -> bool:
    """Whether both number their rows and the page starts again at 1: then it is another table with the same head."""
    if len(draft.rows) - draft.head_rows < 2 or len(page.rows) <= head:
        return False
    firsts = [
        squeezed(row.cells[0]) for row in (draft.rows[0], page.rows[0], draft.rows[draft.head_rows], page.rows[head])
    ]
    return firsts[0] == firsts[1] and firsts[2] == firsts[3] == "1"


def reads_on(draft: Draft, page: Page) -> bool:
    """Whether a page without a head has the columns of the table: what stands in them is of the same kinds."""
    return (
        0 < page.width == draft.width
        and draft.head_rows > 0
        and not reads_like_head(page.rows[0])
        and not is_roster_row(page.rows[0])
        and same_kinds(draft.tail, page.rows)
    )


def add_page(draft: Draft, page: Page, dropped: int) -> None:
    """Put a page's rows at the end of its table, the first ``dropped`` ones left out."""
    draft.head_rows = max(draft.head_rows, dropped)
    draft.parts.append(page.part.span)
    draft.tagged = draft.tagged or bool(page.spans)
    rows = page.rows[dropped:]
    if page.width != draft.width and rows:
        rows = _widened_form(draft, rows) if draft.form else _fitted(draft, page, dropped)
    offset = len(draft.rows) - dropped
    start = 0
    if rows and not draft.form and is_cut_row(draft.tail, rows[0]):
        rejoin(draft.rows[-1], rows[0])
        start = 1
        offset -= 1
    draft.page_starts.append(len(draft.rows))
    draft.rows.extend(rows[start:])
    draft.spans.extend(replace(span, row=span.row + offset) for span in page.spans if span.row >= dropped + start)


def _widened_form(draft: Draft, rows: list[Row]) -> list[Row]:
    """The other half of a form, its last cell spread over the columns that it lacks or the form has not."""
    width = len(rows[0].cells)
    for _ in range(width - draft.width):
        insert_column(draft.rows, draft.width)
    missing = draft.width - width
    for number, row in enumerate(rows):
        if missing > 0:
            row.cells.extend([""] * missing)
            draft.spans.append(TableSpan(len(draft.rows) + number, width - 1, 1, missing + 1))
    return rows


def _fitted(draft: Draft, page: Page, dropped: int) -> list[Row]:
    """A page's rows in the columns of its table, which gains a column where the page has words for a new one."""
    rows = page.rows[dropped:]
    places = _places(draft, page, dropped)
    absent = frozenset(range(draft.width)).difference(place for place in places if place is not None)
    for row in rows:
        cells = [""] * draft.width
        for place, cell in zip(places, row.cells, strict=True):
            if place is not None and cell:
                cells[place] = f"{cells[place]} {cell}".lstrip()
        row.cells = cells
        row.absent = absent
    page.spans = [
        replace(span, column=place)
        for span in page.spans
        if (place := places[span.column]) is not None and span.columns == 1
    ]
    return rows


def _places(draft: Draft, page: Page, dropped: int) -> list[int | None]:
    """The table's column for each of the page's; ``None`` for one that neither has a name there nor any words."""
    rows = page.rows[dropped:]
    places: list[int | None] = []
    last = -1
    gained = 0
    columns = fit_columns(draft.rows[: draft.head_rows], draft.tail, page.rows[:dropped], rows)
    for column, target in enumerate(columns):
        if target is not None:
            last = target + gained
        elif any(row.cells[column] for row in rows):
            if draft.width < MAX_COLUMNS:
                last += 1
                gained += 1
                _insert(draft, last)
                for row, head in zip(draft.rows, page.rows[:dropped], strict=False):
                    row.cells[last] = head.cells[column]
        else:
            places.append(None)
            continue
        places.append(max(last, 0))
    return places


def _insert(draft: Draft, column: int) -> None:
    insert_column(draft.rows, column)
    draft.spans = [
        replace(span, column=span.column + 1)
        if span.column >= column
        else replace(span, columns=span.columns + (span.column + span.columns > column))
        for span in draft.spans
    ]
