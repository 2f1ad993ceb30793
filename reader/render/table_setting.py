"""How a table is set: the share of each column, the width of the whole, the size of its type.

Widths are counted in em: a Chinese character is 1 wide, a Latin letter or digit 0.55. The page's measure is 40 em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from db.model import Table, plain
from db.model.cells import says_number
from db.model.values import valueclass
from reader.render.line_ends import last_piece, names_in

MEASURE = 40.0
"""Characters on a full line of the page."""
_TYPE = 0.84
"""Size of a table's type, as a share of the text's."""
_SMALL = 0.74
_PADDING = 1.0
"""Left and right padding of a cell together, in em of the text."""
_WORD = re.compile(r"[!-~]+(?:(?<=\d) [^\s -$&-~])?")
"""A number, Latin words, a number with what it counts or measures after a blank."""
_NOTHING = re.compile(r"[-－—–―/／\s]+|无")
"""A cell that says that there is nothing to say."""
_LEAST = 3.0
"""No column is narrower than this, unless its longest cell is."""
_LEAST_TEXT = 7.0
"""The same for a column of sentences."""
_TORN, _TORN_TEXT = 3.2, 5.0
"""The same for both in a window without room for that."""
_NAME = 6.2
"""A column whose usual cells are no longer than this shows them on one line."""
_AMPLE = 12.0
"""No column of a table that reaches out of the window is wider than this, unless its longest number is."""
_SHORT_HEAD = 4.0
"""A head no longer than this stands on one line."""
_SENTENCE = 24.0
_COUNTED = 0.7
"""Share of steps by one in a column that numbers the rows."""
_USUAL = 0.92
"""So many of a column's cells count for its width; the few longest (often shifted ones) may wrap."""
_RARE_WORD = 5.0
"""A word up to this width is not torn, though hardly any cell has such a one."""
_HEAD = 6.0
"""A head longer than this may wrap."""
MOST_PAD = 16
_SLACK = 0.25
"""So much of the text's em is left beside a number: some are wider than is reckoned here."""
_WRAPPED = 0.5
"""A table reads well where its columns have this share of the width that their usual cells need on one line."""
_WIDEST = 54.0
_GAP_PX, _TIGHT_GAP_PX = 12.0, 6.0
"""Pixels that the padding and border of a cell take on the screen."""
_LEAST_TYPE_PX = 11
"""Type is made no smaller than this to fit a table into a window."""
_SMALLER = 0.8
"""Names are broken before type gets smaller than this share of its usual size."""


class Align(StrEnum):
    """How the cells of a column are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@valueclass
class TableSetting:
    """How a table is set, whatever the room for it.

    ``shares`` of the columns sum to 1; ``small``: in small type, for crowded tables. ``naming``: how many columns name
    the rows: the first, and the second where the first only numbers them.

    ``pads`` right of numbers, in half em of the text, bring them to the middle of their column. In em of the text:
    ``width`` of the table, ``good`` width at which much text reads well. In em of the table's type, of all columns
    together: ``names``, with which short names stand on one line, ``ample`` where there is no need to save, and
    ``words``, below which numbers and words are torn.
    """

    shares: tuple[float, ...]
    aligns: tuple[Align, ...]
    pads: tuple[int, ...]
    width: float
    good: float
    small: bool
    naming: int
    names: float
    ample: float
    words: float


@valueclass
class TableFit:
    """A table fitted into a window, in pixels: ``type_px`` size of its type, ``gap_px`` around the words of a cell.

    ``as_usual``: there was room for its usual size. ``whole``: it fits; one that does not is set as usual and reaches
    out of the window.
    """

    type_px: int
    gap_px: float
    as_usual: bool = False
    whole: bool = True

    @property
    def tight(self) -> bool:
        """Whether cells get less padding than usual."""
        return self.gap_px < _GAP_PX


@valueclass
class TableColumns:
    """The columns of a table of some width: ``shares`` and ``pads`` as in :class:`TableSetting`."""

    shares: tuple[float, ...]
    pads: tuple[int, ...]


@valueclass
class _Column:
    word: float
    """Width below which words are torn."""
    least: float
    """Width below which short names are."""
    most: float
    weight: float
    align: Align
    counts: bool
    """Whether it only numbers the rows."""
    longest: float
    """Width of the longest number."""


@lru_cache(maxsize=64)
def table_setting(table: Table) -> TableSetting:
    """The best setting of a table: on the measure if it fits, else in small type, else wider than the measure."""
    columns = _columns(table)
    gaps = _PADDING * len(columns)
    needed = sum(c.least for c in columns)
    small = needed * _TYPE + gaps > MEASURE
    size = _SMALL if small else _TYPE
    least = needed * size + gaps
    width = max(MEASURE, least)
    inner = _shared(columns, (width - gaps) / size)
    total = [w * size + _PADDING for w in inner]
    return TableSetting(
        shares=tuple(w / sum(total) for w in total),
        aligns=tuple(c.align for c in columns),
        pads=tuple(_pad(c, w * size, size) for c, w in zip(columns, inner, strict=True)),
        width=width,
        good=min(max(least, sum(c.most for c in columns) * size * _WRAPPED + gaps), _WIDEST),
        small=small,
        naming=1 + (len(columns) > 2 and columns[0].counts),
        names=needed,
        ample=sum(max(c.least, min(c.most, _AMPLE)) for c in columns),
        words=sum(c.word for c in columns),
    )


def width_px(setting: TableSetting, fitted: TableFit, room_px: float, font_px: int) -> float:
    """Width in pixels that a table wants in a room; more than that where it reaches out of it."""
    if not fitted.whole:
        return setting.ample * _usual_px(setting, font_px) + _GAP_PX * len(setting.shares)
    return min(max(_least_px(setting, font_px), setting.good * font_px), room_px)


def fit(setting: TableSetting, room_px: float, font_px: int) -> TableFit:
    """Size of type and padding with which a table fits into a room; as usual where that is enough.

    It gets tighter first, then smaller, then short names are broken; numbers and words never are.
    """
    columns, usual = len(setting.shares), _usual_px(setting, font_px)
    if _least_px(setting, font_px) <= room_px:
        return TableFit(usual, _GAP_PX, as_usual=True)
    smallest = min(usual, _LEAST_TYPE_PX)
    ways = (
        (setting.names, _GAP_PX, max(_SMALLER * usual, smallest)),
        (setting.names, _TIGHT_GAP_PX, max(_SMALLER * usual, smallest)),
        (setting.words, _TIGHT_GAP_PX, smallest),
    )
    for needed, gap, least in ways:
        size = min(usual, int((room_px - gap * columns) / needed))
        if size >= least:
            return TableFit(size, gap)
    return TableFit(usual, _GAP_PX, whole=False)


def columns_at(table: Table, width_px: float, fitted: TableFit, font_px: int) -> TableColumns:
    """The columns where the table is so many pixels wide instead of as its setting has it."""
    columns = _columns(table)
    words = _shared(columns, (width_px - fitted.gap_px * len(columns)) / fitted.type_px)
    total = [w * fitted.type_px + fitted.gap_px for w in words]
    size = fitted.type_px / font_px
    pads = (_pad(c, w * size, size) for c, w in zip(columns, words, strict=True))
    return TableColumns(tuple(w / sum(total) for w in total), tuple(pads))


def _least_px(setting: TableSetting, font_px: int) -> float:
    """Width in pixels that a table needs in the usual size of its type."""
    return setting.names * _usual_px(setting, font_px) + _GAP_PX * len(setting.shares)


def _usual_px(setting: TableSetting, font_px: int) -> int:
    return round(font_px * (_SMALL if setting.small else _TYPE))


def column_widths(table: Table) -> tuple[float, ...]:
    """Share of each column; the shares sum to 1."""
    return table_setting(table).shares


def text_width(text: str) -> float:
    """Width of a line of text in em."""
    return len(text) - 0.45 * sum(map(str.isascii, text))


@lru_cache(maxsize=64)
def _columns(table: Table) -> tuple[_Column, ...]:
    return tuple(_column(cells) for cells in _own_cells(table))


def _own_cells(table: Table) -> list[tuple[list[str], list[str]]]:
    """Each column's header and body cells as plain text, without those that reach over several columns."""
    wide = {(s.row, s.column) for s in table.spans if s.columns > 1}
    columns: list[tuple[list[str], list[str]]] = [([], []) for _ in range(table.columns)]
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell and (number, column) not in wide:
                columns[column][number >= table.header_rows].append(plain(cell))
    return columns


def _column(cells: tuple[Sequence[str], Sequence[str]]) -> _Column:
    head, body = cells
    widths = sorted(text_width(line) for cell in body for line in cell.split("\n")) or [1.0]
    heads = [text_width(cell) for cell in head] or [1.0]
    usual = widths[int((len(widths) - 1) * _USUAL)]
    word = max((w for cell in {*head, *body} for w in _unbroken(cell)), default=0.0)
    most = max(usual, min(max(heads), max(usual, _HEAD)), min(word, _RARE_WORD))
    torn = max(min(word, 12.0), _TORN_TEXT if usual > _SENTENCE else _TORN)
    least = max(torn, _LEAST_TEXT if usual > _SENTENCE else _LEAST, min(usual, 4.0))
    name = max([usual * (usual <= _NAME), *(w for w in heads if w <= _SHORT_HEAD)])
    weight = (sum(min(w, usual) ** 2 for w in widths) / len(widths)) ** 0.5
    numbers = [text_width(cell) for cell in body if says_number(cell)]
    said = sum(1 for cell in body if not _NOTHING.fullmatch(cell))
    counts = _counts(body)
    return _Column(
        word=min(torn, most),
        least=min(max(least, name), most),
        most=most,
        weight=max(weight, max(heads) / 2),
        align=Align.CENTER if counts else _align(len(numbers), said, usual),
        counts=counts,
        longest=max(numbers, default=0.0),
    )


def _unbroken(cell: str) -> list[float]:
    """Widths of what goes to the next line as a whole: numbers, Latin words, names with their 、, the end of a cell."""
    names = [text_width(name) + ("、" in cell) for name in names_in(cell)]
    return [*names, text_width(last_piece(cell)), *(text_width(word) for word in _WORD.findall(cell))]


def _counts(body: Sequence[str]) -> bool:
    """Whether the cells only number the rows: 1, 2, 3 and so on, perhaps here and there anew."""
    numbers = [int(cell) for cell in body if cell.isdecimal()]
    steps = sum(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) > 2 and numbers[0] == 1 and steps >= _COUNTED * (len(body) - 1)


def _align(numbers: int, cells: int, usual: float) -> Align:
    if cells and numbers >= 0.7 * cells:
        return Align.RIGHT if numbers > 2 else Align.CENTER
    return Align.CENTER if usual <= 8 else Align.LEFT


def _pad(column: _Column, width: float, size: float) -> int:
    """Room right of a column of numbers that brings the longest of them to the middle, in half em of the text.

    The width is in em of the text; ``size`` of the type: its share of the text's.
    """
    if column.align is not Align.RIGHT:
        return 0
    room = width - column.longest * size
    return min(max(min(round(room), int(2 * (room - _SLACK))), 0), MOST_PAD)


def _shared(columns: Sequence[_Column], room: float) -> list[float]:
    """The room shared out: everybody's least, then by weight up to what each can use, the rest evenly."""
    widths = [c.least for c in columns] if sum(c.least for c in columns) <= room else [c.word for c in columns]
    open_columns = set(range(len(columns)))
    left = room - sum(widths)
    while left > 0.01 and open_columns:
        weights = sum(columns[i].weight for i in open_columns)
        full = {i for i in open_columns if widths[i] + left * columns[i].weight / weights >= columns[i].most}
        for i in full or open_columns:
            gain = columns[i].most - widths[i] if full else left * columns[i].weight / weights
            widths[i] += gain
        left = room - sum(widths)
        open_columns -= full or open_columns
    return [w + max(left, 0.0) * (w + 2) / (sum(widths) + 2 * len(widths)) for w in widths]
