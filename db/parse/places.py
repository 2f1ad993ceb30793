"""Where a character of a block stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from db.model import Block
from db.model.values import valueclass

_MARKS = "#*-+>_ \t\u3000"
_ENOUGH = 8
"""Characters by which a line is found again."""
_FIRST_WORDS = re.compile(rf"[^\W_]{{1,{_ENOUGH}}}")
_SHORTER = 16
"""Characters by which a line may be shorter in the block than in the source, where marks and blanks were taken out."""
_LONGER = 400
"""Characters away from the expected place within which a line is looked for."""


@valueclass
class LineStart:
    """The 1-based source line that goes on at the 0-based ``offset`` of a block's text."""

    line: int
    offset: int


def line_at(block: Block, offset: int, lines: Sequence[str]) -> int:
    """The 1-based source line of the character ``offset`` of ``block.text``; ``lines`` are the source's lines."""
    return line_in(line_starts(block, lines), offset)


def line_in(starts: Sequence[LineStart], offset: int) -> int:
    """The source line of a character, by the line starts of its block: for several characters of one block."""
    return starts[max(0, bisect_right(starts, offset, key=lambda start: start.offset) - 1)].line


def line_starts(block: Block, lines: Sequence[str]) -> tuple[LineStart, ...]:
    """Where each line of the block begins in its text, the first one at 0.

    A line is found by the first words of it; where these were changed on the way, the line is left out.
    """
    starts = [LineStart(block.span.first, 0)]
    if block.span.first == block.span.last:
        return tuple(starts)
    text, expected = block.text, len(lines[block.span.first - 1].strip())
    for line in _following_lines(block):
        found = _find(text, lines[line - 1], starts[-1].offset + 1, expected)
        if found >= 0:
            starts.append(LineStart(line, found))
        expected = (found if found >= 0 else expected) + len(lines[line - 1].strip())
    return tuple(starts)


def _find(text: str, line: str, start: int, expected: int) -> int:
    """Where after ``start`` and about ``expected`` the text goes on with ``line``; -1 for nowhere."""
    first_words = _FIRST_WORDS.search(line)
    for beginning in (line.strip(_MARKS)[:_ENOUGH], first_words[0] if first_words else ""):
        if beginning:
            near = text.find(beginning, max(start, expected - _SHORTER), max(0, expected) + _LONGER)
            found = near if near >= 0 else text.rfind(beginning, max(start, expected - _LONGER), max(0, expected))
            if found >= 0:
                return found
    return -1


def _following_lines(block: Block) -> Iterator[int]:
    """The lines that the block goes on at: those of its joins, else all of its span."""
    if block.joins:
        yield from (join.next for join in block.joins)
    else:
        yield from range(block.span.first + 1, block.span.last + 1)
