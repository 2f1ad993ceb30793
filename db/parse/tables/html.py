"""HTML tables, on one line or many, as rows and merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.model import LineSpan, TableSpan
from db.parse.tables.parts import MAX_COLUMNS, PartRow, TablePart, TableSyntax

_TAG = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|html|body)\b([^<>]*)>", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:<(?:html|body)\b[^<>]*>\s*)*<(?:table|thead|tbody|tr)\b", re.IGNORECASE)
_OPEN_ANYWHERE = re.compile(r"<table\b", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW_TAG = re.compile(r"\s*</?(?:table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b", re.IGNORECASE)
# colspan="2", rowspan=3
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
MAX_ROWSPAN = 2000


def opens_html(line: str) -> bool:
    """Whether an HTML table, or a torn-off row of one, begins on a line."""
    return "<" in line and (_OPEN_ANYWHERE.search(line) is not None or _OPENS.match(line) is not None)


def html_end(lines: Sequence[str], start: int) -> int:
    """Index of the last line of the HTML table that begins at index ``start``.

    A table that is never closed ends before the next one, or at a blank line that no line of markup follows.
    """
    last = start
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start and _OPEN_ANYWHERE.search(line):
            return last
        if not line.strip():
            following = lines[index + 1] if index + 1 < len(lines) else ""
            if not _ROW_TAG.match(following):
                return last
            continue
        last = index
        if _CLOSE.search(line):
            return index
    return last


@dataclass(slots=True)
class _Cell:
    text: list[str] = field(default_factory=list)
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class _Row:
    line: int
    cells: list[_Cell] = field(default_factory=list)
    head: bool = False
    """Whether all cells so far are head cells."""


@dataclass(slots=True)
class _Reader:
    """Collects rows and cells tag by tag; words between cells go to the nearest cell."""

    rows: list[_Row] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    row: _Row | None = None
    closed: bool = False
    in_head: bool = False

    def words(self, text: str) -> None:
        if not text.strip():
            return
        if self.closed:
            self.after.append(text.strip())
        elif self.row and self.row.cells:
            self.row.cells[-1].text.append(text)
        elif self.rows:
            self.open_cell(self.rows[-1].line, "")
            self.words(text)
        else:
            self.before.append(text.strip())

    def open_row(self, line: int) -> _Row:
        self.row = _Row(line, head=self.in_head)
        self.rows.append(self.row)
        return self.row

    def open_cell(self, line: int, attributes: str, head: bool = False) -> None:
        row = self.row or self.open_row(line)
        cell = _Cell()
        for kind, number in _SPAN.findall(attributes):
            if kind.lower() == "row":
                cell.rows = min(max(int(number), 1), MAX_ROWSPAN)
            else:
                cell.columns = min(max(int(number), 1), MAX_COLUMNS)
        row.head = self.in_head or (head and (row.head or not row.cells))
        row.cells.append(cell)

    def tag(self, name: str, closing: bool, attributes: str, line: int) -> None:
        if name == "table":
            self.closed = closing and bool(self.rows)
            self.row = None
        elif name == "tr":
            if closing:
                self.row = None
            else:
                self.open_row(line)
        elif name in ("td", "th") and not closing:
            self.open_cell(line, attributes, head=name == "th")
        elif name == "thead":
            self.in_head = not closing
            self.row = None


def html_part(lines: Sequence[str], first: int, last: int) -> TablePart:
    """The HTML table of the lines from index ``first`` to ``last``, merged cells told apart from empty ones."""
    reader = _Reader()
    line = first + 1
    position = 0
    text = "\n".join(lines[first : last + 1])
    for match in _TAG.finditer(text):
        between = text[position : match.start()]
        reader.words(between)
        line += between.count("\n") + match[0].count("\n")
        position = match.end()
        reader.tag(match[2].lower(), bool(match[1]), match[3], line)
    reader.words(text[position:])
    rows, spans = _grid(reader.rows)
    head = sum(1 for _ in _leading_head(reader.rows))
    return TablePart(
        LineSpan(first + 1, last + 1),
        TableSyntax.HTML,
        rows,
        head if 0 < head < len(rows) else None,
        spans,
        " ".join(reader.before),
        " ".join(reader.after),
    )


def _leading_head(rows: list[_Row]) -> Iterator[_Row]:
    for row in rows:
        if not row.head:
            return
        yield row


def _grid(rows: list[_Row]) -> tuple[tuple[PartRow, ...], tuple[TableSpan, ...]]:
    """Rows with a cell for every column, those covered by a merged cell empty."""
    result: list[PartRow] = []
    spans: list[TableSpan] = []
    covered: dict[int, int] = {}  # column -> how many of the next rows a cell above covers
    for index, row in enumerate(rows):
        cells: list[str] = []
        for cell in row.cells:
            _skip_covered(cells, covered)
            column = len(cells)
            height = min(cell.rows, len(rows) - index)
            cells.append("".join(cell.text).strip())
            cells.extend([""] * (min(cell.columns, max(MAX_COLUMNS - column, 1)) - 1))
            if height > 1 or len(cells) - column > 1:
                spans.append(TableSpan(index, column, height, len(cells) - column))
            for inner in range(column, len(cells)):
                if height > 1:
                    covered[inner] = height  # this row counts as one
        _skip_covered(cells, covered)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        result.append(PartRow(row.line, tuple(cells)))
    return tuple(result), tuple(spans)


def _skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    while len(cells) in covered:
        cells.append("")
