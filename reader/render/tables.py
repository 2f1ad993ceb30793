"""Tables as HTML blocks, Markdown and tab-separated text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from db.model import Table, TableSpan, plain
from db.model.cells import says_number
from reader.render.inline import Overlay, clean, inline_html
from reader.render.line_ends import with_whole_names
from reader.render.table_setting import MEASURE, Align, TableSetting, table_setting

_LONG = 12
"""A cell of more characters is not centred."""

RowOverlays = Callable[[int], Sequence[Sequence[Overlay]]]
"""Row number to the overlays of each cell."""


def table_html(table: Table, overlays: RowOverlays | None = None, attributes: str = "", state: str = "") -> str:
    """A table as one HTML block without blank lines: head rows in ``<thead>``, merged cells, widths in per cent.

    ``attributes`` go into the table's tag, ``state`` into every cell's.
    """
    if not table.rows:
        return ""
    setting = table_setting(table)
    kinds = ["table", "small"] if setting.small else ["table"]
    width = round(100 * setting.width / MEASURE)
    opening = (
        f'<table class="{" ".join(kinds)}" width="{width}%" cellspacing="0" cellpadding="5" border="1"{attributes}>'
    )
    maker = _RowMaker(table, setting, overlays, state)
    head = "".join(maker.row(i) for i in range(table.header_rows))
    body = "".join(maker.row(i) for i in range(table.header_rows, len(table.rows)))
    return f"{opening}{f'<thead>{head}</thead>' if head else ''}{f'<tbody>{body}</tbody>' if body else ''}</table>"


class _RowMaker:
    """Makes a table's rows one after another."""

    def __init__(self, table: Table, setting: TableSetting, overlays: RowOverlays | None, state: str) -> None:
        self._table = table
        self._overlays = overlays
        self._state = state
        self._spans = merged_cells(table)
        self._covered = covered_cells(self._spans.values())
        self._shifted = set(table.shifted_rows)
        self._widths = [f' width="{100 * share:.2f}%"' for share in setting.shares]
        self._aligns = column_aligns(table)
        self._pads = [f" pad{pad}" if pad else "" for pad in setting.pads]

    def row(self, number: int) -> str:
        overlays = self._overlays(number) if self._overlays else ()
        cells = [
            self._cell(number, column, text, overlays[column] if overlays else ())
            for column, text in enumerate(self._table.rows[number])
            if (number, column) not in self._covered
        ]
        kind = ' class="shifted"' if number in self._shifted else ""
        return f"<tr{kind}>{''.join(cells)}</tr>"

    def _cell(self, number: int, column: int, text: str, overlays: Sequence[Overlay]) -> str:
        head = number < self._table.header_rows
        span = self._spans.get((number, column))
        align = self._align(number, column, text)
        attributes = f' align="{align}"'
        attributes += self._widths[column] if span is None or span.columns == 1 else ""
        if span:
            attributes += f' rowspan="{span.rows}"' if span.rows > 1 else ""
            attributes += f' colspan="{span.columns}"' if span.columns > 1 else ""
        kind = ("shifted" if number in self._shifted else "") + (self._pads[column] if align is Align.RIGHT else "")
        attributes += f' class="{kind.strip()}"' if kind and not head else ""
        tag = "th" if head else "td"
        words = with_whole_names(text) if self._state and not overlays else text
        return f"<{tag}{attributes}{self._state}>{cell_html(words, overlays)}</{tag}>"

    def _align(self, number: int, column: int, text: str) -> Align:
        """As the column, but heads and cells over several columns in the middle, and long words never there."""
        if number < self._table.header_rows:
            return Align.CENTER
        return cell_align(text, self._aligns[column], self._spans.get((number, column)))


def column_aligns(table: Table) -> tuple[Align, ...]:
    """How the columns are set; everything in a form is centred."""
    return (Align.CENTER,) * table.columns if table.form else table_setting(table).aligns


def cell_align(text: str, column: Align, span: TableSpan | None = None) -> Align:
    """How a cell below the head is set in a column set as ``column``; ``span`` where it is merged."""
    align = Align.CENTER if span and span.columns > 1 else column
    if align is Align.RIGHT and len(text) > _LONG and not says_number(plain(text)):
        return Align.LEFT
    return Align.LEFT if align is Align.CENTER and len(text) > (_LONG if not span else 2 * _LONG) else align


def cell_html(text: str, overlays: Sequence[Overlay] = ()) -> str:
    """A cell's inline Markdown as HTML, its paragraphs parted by ``<br>``."""
    if "\n" not in text:
        return inline_html(text, overlays)
    lines, start = [], 0
    for line in text.split("\n"):
        own = [Overlay(o.start - start, o.end - start, o.address, o.note) for o in overlays]
        length = len(plain(line))
        lines.append(inline_html(line, [o for o in own if o.start < length and o.end > 0]))
        start += length + 1
    return "<br>".join(lines)


def merged_cells(table: Table) -> dict[tuple[int, int], TableSpan]:
    """The merged cells by (row, column); one that would hide words or reach out of the table is left out."""
    found: dict[tuple[int, int], TableSpan] = {}
    taken: set[tuple[int, int]] = set()
    for span in table.spans:
        places = set(_places(span))
        inside = span.row + span.rows <= len(table.rows) and span.column + span.columns <= table.columns
        hidden = places - {(span.row, span.column)}
        if inside and not taken & places and not any(table.rows[row][column] for row, column in hidden):
            found[span.row, span.column] = span
            taken |= places
    return found


def covered_cells(spans: Iterable[TableSpan]) -> set[tuple[int, int]]:
    """(row, column) of every cell that one of the merged cells covers."""
    return {place for span in spans for place in _places(span) if place != (span.row, span.column)}


def _places(span: TableSpan) -> list[tuple[int, int]]:
    rows, columns = range(span.row, span.row + span.rows), range(span.column, span.column + span.columns)
    return [(row, column) for row in rows for column in columns]


_AS_TEXT = """ style="mso-number-format:'\\@'\""""


def _misread(text: str) -> bool:
    """Whether Excel would make something else of a cell: 2021-2022, 1/2, 007, a number of more than 15 digits."""
    digits = sum(c.isdigit() for c in text)
    return digits > 15 or (digits > 0 and (not says_number(text) or (text[0] == "0" and text[:2] not in ("0", "0."))))


def table_tsv(table: Table) -> str:
    """A table as Excel and WPS take it from the clipboard: cells parted by tabs, a cell with line breaks in quotes."""
    return "".join("\t".join(_tsv_cell(plain(cell)) for cell in row) + "\r\n" for row in table.rows)


def _tsv_cell(text: str) -> str:
    text = text.replace("\t", " ")
    return '"' + text.replace('"', '""') + '"' if "\n" in text or text.startswith('"') else text


def table_markdown(table: Table) -> str:
    """A table in Markdown: with pipes where that can hold it, else (merged cells, several head rows) as HTML."""
    if table.spans or table.header_rows > 1 or not table.rows:
        return table_plain_html(table)
    head = table.rows[0] if table.header_rows else ("",) * table.columns
    lines = [_pipe_row(head), "|" + " --- |" * table.columns]
    lines += [_pipe_row(row) for row in table.rows[table.header_rows :]]
    return "\n".join(lines) + "\n"


def _pipe_row(row: Sequence[str]) -> str:
    cells = (clean_markdown(cell).replace("|", "\\|") for cell in row)
    return "|" + "".join(f" {cell} |" for cell in cells)


def clean_markdown(text: str) -> str:
    """Inline Markdown without characters that no font shows, on one line."""
    return "<br>".join(clean(line) for line in text.split("\n"))


def table_plain_html(table: Table, border: bool = False) -> str:
    """A table as plain HTML, one row a line, for Markdown files and for the clipboard.

    With ``border``, cells that Excel would take for a date or shorten stay text.
    """
    spans = merged_cells(table)
    hidden = covered_cells(spans.values())
    lines = ['<table border="1">' if border else "<table>"]
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.header_rows else "td"
        cells = []
        for column, text in enumerate(row):
            if (number, column) in hidden:
                continue
            span = spans.get((number, column), TableSpan(number, column, 1, 1))
            attributes = f' rowspan="{span.rows}"' if span.rows > 1 else ""
            attributes += f' colspan="{span.columns}"' if span.columns > 1 else ""
            attributes += _AS_TEXT if border and _misread(text) else ""
            cells.append(f"<{tag}{attributes}>{cell_html(text)}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"]) + "\n"
