"""The figures of tables: blocks found, pages merged, and of each whole table its title, columns, head rows, form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tests.golden.figure import Figure, share_of, shared
from tests.golden.folding import alike

Json = dict[str, Any]
Span = tuple[int, int]


def table_figures(wanted: Sequence[Json], found: Sequence[Json]) -> Iterator[Figure]:
    """Labels have one entry a block of consecutive table lines; blocks of one table share their ``logical`` number."""
    blocks = {(block["start_line"], block["end_line"]): block for block in wanted}
    parts = {
        (part["start_line"], part["end_line"]): number for number, table in enumerate(found) for part in table["parts"]
    }
    yield shared("tables.blocks", blocks, parts)
    yield shared("tables.merged", _pairs({span: block["logical"] for span, block in blocks.items()}), _pairs(parts))
    yield from _whole_tables(blocks, {span: found[number] for span, number in parts.items()})


def _pairs(groups: Mapping[Span, int]) -> set[tuple[Span, Span]]:
    """Every two blocks that belong to one table."""
    return {(a, b) for a in groups for b in groups if a < b and groups[a] == groups[b]}


def _whole_tables(blocks: Mapping[Span, Json], tables: Mapping[Span, Json]) -> Iterator[Figure]:
    first_blocks: dict[int, tuple[Span, Json]] = {}
    for span, block in blocks.items():
        first_blocks.setdefault(block["logical"], (span, block))
    same: dict[str, Callable[[Json, Json], bool]] = {
        "title": lambda block, table: alike(block["title"], table["title"], 0.8),
        "columns": lambda block, table: bool(block["columns"] == table["columns"]),
        "header_rows": lambda block, table: bool(block["header_rows"] == table["header_rows"]),
        "form": lambda block, table: bool(block["form"]) == bool(table["form"]),
    }
    for name, right in same.items():
        wrong = [
            f"{span}: want {block[name]!r} got {tables[span][name]!r}" if span in tables else f"{span}: not found"
            for span, block in first_blocks.values()
            if span not in tables or not right(block, tables[span])
        ]
        yield share_of(f"tables.{name}", wrong, len(first_blocks))
