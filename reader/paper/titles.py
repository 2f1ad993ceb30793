"""Titles on paper: lines of whole words that fit between the margins. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.render import title_lines


def fitting_title(text: str, measure: int, advance: Callable[[str], float], size: int) -> Sequence[str]:
    """The lines of a title set in type of ``size``; ``advance`` measures a line as it will be printed.

    Digits may be wider than half a character: then the lines are counted shorter, lest the last character falls over.
    """
    lines: Sequence[str] = (text,)
    for width in range(measure // size, 1, -1):
        lines = title_lines(text, width)
        if all(advance(line.strip()) <= measure for line in lines):
            break
    return lines
