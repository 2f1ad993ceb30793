"""A notice as bytes: its words line by line, then the layout, which says what each line is, and the facts.

Both are compressed as one, for most facts stand in the words too; in GB18030, in which Chinese takes a third less room
than in UTF-8 and which covers all of Unicode.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from db.model.inline import escape, plain
from db.model.issue import Notice
from db.model.phrases import PRESET
from db.model.records import from_raw, position, to_raw
from db.model.search import Place
from db.model.text import Block, BlockKind, Table
from db.model.values import valueclass

_ENCODING = "gb18030"
_PRESET = PRESET.encode(_ENCODING)
_END_OF_WORDS = "\0"
"""Parts words and layout; there is none in the layout, for JSON escapes it."""
_BREAK = "\v"
"""Stands in the packed words for a line break within a block or a cell."""


@valueclass
class LinePlaces:
    """Where each line of the packed words stands; the four tuples run in parallel, one entry a line."""

    blocks: tuple[int, ...]
    """Index of the block in the notice; the number of blocks for a table that no block shows."""
    lines: tuple[int, ...]
    """1-based line of the source."""
    places: tuple[Place, ...]
    rows: tuple[int, ...]
    """Row of the table, -1 outside tables."""
    size: int = 0
    """Bytes of the packed words, for :func:`packed_words`."""


@valueclass
class _Cell:
    row: int
    column: int
    markdown: str


@valueclass
class _Shape:
    """What the words do not tell of a table: its size, and cells whose markup is not that of their words."""

    rows: int
    columns: int
    cells: tuple[_Cell, ...] = ()


def pack(notice: Notice) -> bytes:
    """A notice as bytes; :func:`unpack` gives an equal one back."""
    lines: list[str] = []
    blocks: list[list[Any]] = []
    shapes: dict[int, _Shape] = {}
    shown = [_table_of(block.kind, block.table, len(notice.tables)) for block in notice.blocks]
    for index, table in _order(shown, len(notice.tables)):
        if index is not None:
            blocks.append(to_raw(notice.blocks[index]))
        if table is not None:
            shapes[table] = _pack_rows(notice.tables[table], lines)
        elif index is not None and shown[index] is None:
            lines.append(_flat(notice.blocks[index].text))
            if _markup(lines[-1]) == notice.blocks[index].markdown:
                blocks[-1][_MARKDOWN] = ""
    layout = [
        _with_distances(blocks),
        [to_raw(shapes[index]) for index in range(len(notice.tables))],
        [to_raw(replace(table, rows=())) for table in notice.tables],
        to_raw(replace(notice, blocks=(), tables=())),
    ]
    words = "".join(f"{line}\n" for line in lines)
    content = words + _END_OF_WORDS + json.dumps(layout, ensure_ascii=False, separators=(",", ":"))
    compressor = zlib.compressobj(zdict=_PRESET)
    return compressor.compress(content.encode(_ENCODING)) + compressor.flush()


def unpack(packed: bytes) -> Notice:
    """The notice that :func:`pack` was given."""
    words, layout = _parts(packed)
    raw_blocks, raw_shapes, raw_tables, raw_notice = json.loads(layout.decode(_ENCODING))
    lines = iter(words.decode(_ENCODING).split("\n"))
    shown = [_raw_table(raw, len(raw_tables)) for raw in raw_blocks]
    for block, table in _order(shown, len(raw_tables)):
        if table is not None:
            raw_tables[table][_ROWS] = _unpack_rows(from_raw(_Shape, raw_shapes[table]), lines)
        elif block is not None and shown[block] is None:
            line = next(lines)
            raw_blocks[block][_MARKDOWN] = raw_blocks[block][_MARKDOWN] or _markup(line)
    blocks = tuple(from_raw(Block, raw) for raw in _with_lines(raw_blocks))
    return from_raw(Notice, raw_notice, blocks=blocks, tables=tuple(from_raw(Table, raw) for raw in raw_tables))


def packed_text(packed: bytes) -> str:
    """Every word of a packed notice, as :attr:`db.model.issue.Notice.plain_text` has them."""
    return words_to_text(_parts(packed)[0])


def packed_words(packed: bytes, size: int) -> bytes:
    """The same as bytes, of which there are ``size``: to look for something in them takes half as long as to read them.

    Lines are parted by line feeds. What stands for a character may also stand astride two others.
    """
    return zlib.decompressobj(zdict=_PRESET).decompress(packed, size) if size else b""


def words_to_text(words: bytes) -> str:
    """What stands in the words, or in some lines of them."""
    return words.decode(_ENCODING).replace(_BREAK, " ")


def text_to_words(text: str) -> bytes:
    """How a text stands in the words."""
    return text.encode(_ENCODING)


def _parts(packed: bytes) -> tuple[bytes, bytes]:
    """Words and layout."""
    content = zlib.decompressobj(zdict=_PRESET).decompress(packed)
    words, _, layout = content.rpartition(_END_OF_WORDS.encode())
    return words, layout


def line_places(packed: bytes) -> LinePlaces:
    """Where each line of a packed notice's words stands, read without building the notice."""
    words, layout = _parts(packed)
    raw_blocks, raw_shapes, raw_tables, _ = json.loads(layout.decode(_ENCODING))
    found: list[tuple[int, int, Place, int]] = []
    shown = [_raw_table(raw, len(raw_tables)) for raw in raw_blocks]
    blocks = _with_lines(raw_blocks)
    for index, table in _order(shown, len(raw_tables)):
        if table is not None:
            raw = raw_tables[table]
            parts, row_lines = raw[_PARTS], raw[_ROW_LINES] if len(raw) > _ROW_LINES else []
            line = blocks[index][_SPAN][0] if index is not None else parts[0][0] if parts else 0
            block = index if index is not None else len(blocks)
            rows = range(raw_shapes[table][0])
            found.extend((block, row_lines[r] if r < len(row_lines) else line, Place.TABLE, r) for r in rows)
        elif index is not None and shown[index] is None:
            raw = blocks[index]
            found.append((index, raw[_SPAN][0], _PLACES.get(raw[_KIND], Place.TEXT), -1))
    return _columns(found, len(words))


_KIND, _MARKDOWN, _SPAN, _TABLE = (position(Block, name) for name in ("kind", "markdown", "span", "table"))
_PARTS, _ROWS, _ROW_LINES = (position(Table, name) for name in ("parts", "rows", "row_lines"))
_PLACES = {BlockKind.TITLE.value: Place.TITLE, BlockKind.DOC_NUMBER.value: Place.DOC_NUMBER}


def _columns(found: Sequence[tuple[int, int, Place, int]], size: int) -> LinePlaces:
    if not found:
        return LinePlaces((), (), (), (), size)
    blocks, lines, places, rows = zip(*found, strict=True)
    return LinePlaces(blocks, lines, places, rows, size)


def _table_of(kind: BlockKind, table: int | None, tables: int) -> int | None:
    """The table that a block shows."""
    return table if kind is BlockKind.TABLE and table is not None and 0 <= table < tables else None


def _raw_table(raw: list[Any], tables: int) -> int | None:
    return _table_of(BlockKind(raw[_KIND]), raw[_TABLE] if len(raw) > _TABLE else None, tables)


def _order(shown: Sequence[int | None], tables: int) -> Iterator[tuple[int | None, int | None]]:
    """Blocks in order, each with the table whose rows stand at it; at the end the tables that no block shows.

    ``shown``: the table that each block shows.
    """
    waiting = dict.fromkeys(range(tables))
    for block, table in enumerate(shown):
        if table in waiting:
            del waiting[table]
            yield block, table
        else:
            yield block, None
    for table in waiting:
        yield None, table


def _with_distances(blocks: list[list[Any]]) -> list[list[Any]]:
    """Blocks with their spans as distances from the block before, which take a third less room than line numbers.

    A span of one line is the distance alone, a longer one is followed by the lines that it goes on for.
    """
    before = 0
    for raw in blocks:
        first, last = raw[_SPAN]
        raw[_SPAN] = [first - before, last - first] if last != first else first - before
        before = last
    return blocks


def _with_lines(blocks: list[list[Any]]) -> list[list[Any]]:
    """What :func:`_with_distances` was given."""
    before = 0
    for raw in blocks:
        distance, more = raw[_SPAN] if isinstance(raw[_SPAN], list) else (raw[_SPAN], 0)
        raw[_SPAN] = [before + distance, before + distance + more]
        before += distance + more
    return blocks


def _flat(words: str) -> str:
    return words.replace("\n", _BREAK) if "\n" in words else words


def _markup(words: str) -> str:
    return escape(words.replace(_BREAK, "\n"))


def _pack_rows(table: Table, lines: list[str]) -> _Shape:
    """Add the table's rows to the lines; return its shape."""
    odd: list[_Cell] = []
    for number, row in enumerate(table.rows):
        words = [_flat(plain(cell)).replace("\t", " ") for cell in row]
        lines.append("\t".join(words))
        odd += [_Cell(number, i, cell) for i, cell in enumerate(row) if _markup(words[i]) != cell]
    return _Shape(len(table.rows), table.columns, tuple(odd))


def _unpack_rows(shape: _Shape, lines: Iterator[str]) -> tuple[tuple[str, ...], ...]:
    rows = [[_markup(cell) for cell in next(lines).split("\t")] for _ in range(shape.rows)]
    if not shape.columns:
        return tuple(() for _ in rows)
    for odd in shape.cells:
        rows[odd.row][odd.column] = odd.markdown
    return tuple(map(tuple, rows))
