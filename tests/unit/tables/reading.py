"""Text to tables without the rest of the parser, and a table as text that a person can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.model import Block, BlockKind, LineSpan, Table, escape
from db.parse.tables.reading import TablePart, TablesRead, find_table_parts, read_tables

CASES = Path(__file__).with_name("cases")
TAB = "⇥"


@dataclass(frozen=True)
class Case:
    title: str
    text: str
    expected: str


def cases(name: str) -> list[Case]:
    """The cases of a file: ``=== title``, the input, ``---``, what is expected of it."""
    found = []
    for piece in (CASES / name).read_text("utf-8").split("\n=== ")[1:]:
        title, _, rest = piece.partition("\n")
        text, _, expected = rest.partition("\n---\n")
        found.append(Case(title, text.replace(TAB, "\t"), expected.strip()))
    return found


def read(text: str) -> TablesRead:
    """The tables of a text whose other lines are headings (#) and paragraphs."""
    return read_tables(list(flow(text.split("\n"))))


def flow(lines: list[str]) -> Iterator[Block | TablePart]:
    parts = {part.span.first: part for part in find_table_parts(lines)}
    number = 1
    while number <= len(lines):
        if part := parts.get(number):
            yield part
            number = part.span.last + 1
            continue
        text = lines[number - 1].strip()
        if text:
            heading = text.startswith("#")
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            words = escape(text.lstrip("# "))
            yield Block(kind, words, LineSpan(number, number), level=3 if heading else 0)
        number += 1


def shown(result: TablesRead) -> str:
    """Tables and the blocks around them, one line each."""
    return "\n".join(line for block in result.blocks for line in _shown_block(block, result))


def _shown_block(block: Block, result: TablesRead) -> Iterator[str]:
    if block.table is None:
        yield f"{block.kind.value}: {block.text}"
        return
    table = result.tables[block.table]
    about = [f"{name}={value}" for name, value in (("title", table.title), ("unit", table.unit)) if value]
    about += ["form"] * table.form
    about += [f"parts={','.join(f'{part.first}-{part.last}' for part in table.parts)}"]
    yield " ".join(["TABLE", *about])
    yield from _shown_rows(table)


def _shown_rows(table: Table) -> Iterator[str]:
    """Cells parted by |, merged ones going on as ^ (from above) and < (from the left), empty ones as a dot."""
    covered: dict[tuple[int, int], str] = {}
    for span in table.spans:
        for down in range(span.rows):
            for right in range(span.columns):
                covered[span.row + down, span.column + right] = "<" if right else "^"
        del covered[span.row, span.column]
    for number, row in enumerate(table.rows):
        if number == table.header_rows and number:
            yield "-"
        cells = (cell.replace("\n", "/") or covered.get((number, k), "·") for k, cell in enumerate(row))
        yield ("! " if number in table.shifted_rows else "") + " | ".join(cells)
