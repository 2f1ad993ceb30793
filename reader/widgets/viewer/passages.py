"""Passages that the user marked: from a selection to what is kept, and back to places on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor

from db.model import Mark
from db.model.userdata import Highlight, Passage
from db.model.values import valueclass
from reader.widgets.viewer.copy import selected_blocks
from reader.widgets.viewer.page import PageMap
from reader.widgets.viewer.text import BREAK, Words

_PARTING = "\t"
"""Parts the cells of a row where their words are one passage."""


@valueclass
class Stroke:
    """A highlight where it stands on the page, or in one of the cells that it goes through."""

    mark: Mark
    highlight: Highlight


def selected_passages(cursor: QTextCursor, page_map: PageMap) -> tuple[Passage, ...]:
    """The selection as passages, one a paragraph or table row; the page's own words are left out."""
    rows = groupby(selected_blocks(cursor), key=lambda part: (page_map.line_of(part[0]), page_map.row_of(part[0])))
    found = (_passage(line, list(parts), page_map) for (line, _row), parts in rows if line)
    return tuple(passage for passage in found if passage is not None)


def _passage(line: int, parts: list[tuple[QTextBlock, int, int]], page_map: PageMap) -> Passage | None:
    """What is selected of a line of the source."""
    texts: list[str] = []
    before = 0
    for block, first, last in parts:
        words = page_map.words(block)
        start, end = (words.index(block.position() + at) for at in (first, last))
        before = before if texts else start
        texts.append(words.text[start:end])
    whole, here = _line(line, page_map), parts[0][0].blockNumber()
    before += sum(len(words.text) + len(_PARTING) for number, words in whole if number < here)
    quote = _PARTING.join(texts)
    before += len(quote) - len(quote.lstrip(_PARTING))
    quote = quote.strip(_PARTING)
    return Passage(line, before, before + len(quote), quote) if quote else None


def _line(line: int, page_map: PageMap) -> list[tuple[int, Words]]:
    """The words of a line of the source by text block: those of a paragraph, or of each cell of a row."""
    return [(block.blockNumber(), page_map.words(block)) for block in page_map.blocks_of_line(line)]


def strokes(highlights: tuple[Highlight, ...], page_map: PageMap) -> tuple[Stroke, ...]:
    """Where highlights stand on the page; those whose words are not there any more are left out."""
    return tuple(Stroke(mark, each) for each in highlights for mark in places_of(each.passage, page_map))


def places_of(passage: Passage, page_map: PageMap) -> Iterator[Mark]:
    """The passage's words in its line, nearest to where they stood: one place, or one in each cell."""
    whole = [words for _number, words in _line(passage.line, page_map)]
    text = _PARTING.join(words.text for words in whole)
    quote = passage.quote.replace(BREAK, "") if BREAK not in text else passage.quote  # once kept as the page broke it
    starts = [found.start() for found in re.finditer(f"(?={re.escape(quote)})", text)]
    if not starts:
        return
    start = min(starts, key=lambda at: abs(at - passage.start))
    end, before = start + len(quote), 0
    for words in whole:
        first, last = max(start - before, 0), min(end - before, len(words.text))
        if first < last:
            yield words.mark(first, last)
        before += len(words.text) + len(_PARTING)
