"""The printed contents of a plan within a document: a list, or a table of two columns read one after the other.

It is recognised by its heading 目录 and ends where its first entry comes a second time, as a heading of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.model import LineSpan
from db.parse.lines import Line, clean_line
from db.parse.titles import title_key

_HEADING = re.compile(r"目[录錄次]")
_LONGEST = 400
_LONGEST_ENTRY = 60
_LONGEST_HEADING = 4
_FEWEST = 3
_PAGE = re.compile(r"[.…·\s\-—_]*\d{1,3}\Z")


def find_plan_contents(lines: Sequence[Line]) -> list[LineSpan]:
    """Where plans print their contents; ``lines``: all after the contents of the issue."""
    found: list[LineSpan] = []
    short = [place for place, line in enumerate(lines) if len(line.key) < _LONGEST_HEADING]
    for place in short:
        line = lines[place]
        if is_contents_heading(line) and (not found or line.number > found[-1].last):
            last = _last_entry(lines[place + 1 : place + _LONGEST])
            if last:
                found.append(LineSpan(line.number, last))
    return found


def is_contents_heading(line: Line) -> bool:
    """Whether a line is nothing but 目录."""
    return len(line.key) < _LONGEST_HEADING and bool(_HEADING.fullmatch(line.key))


def entries_of(line: Line) -> list[str]:
    """The entries of one line: one, or one a cell where it is a row of a table."""
    if "|" in line.words or "\t" in line.words:
        cells = re.split(r"[|\t]", line.words)
        return [cell.strip() for cell in cells if cell.strip(" -:")]
    return [line.words] if line.words.strip(" -:") else []


def _last_entry(lines: Sequence[Line]) -> int | None:
    """The last line before the first entry comes again."""
    first = ""
    before = 0
    count = 0
    for line in lines:
        for entry in entries_of(line):
            key = title_key(_PAGE.sub("", entry))
            if first and key == first and count >= _FEWEST:
                return before
            if len(entry) > _LONGEST_ENTRY:
                return None
            first = first or key
            count += 1
        before = line.number
    return None


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a plan's contents, rows opened up: all of the first column, then all of the second; so marked."""
    return [replace(line, planned=True) for line in _opened_up(lines)]


def _opened_up(lines: Sequence[Line]) -> list[Line]:
    ordered: list[Line] = []
    columns: list[list[Line]] = []
    for line in lines:
        entries = entries_of(line)
        if "|" in line.words or "\t" in line.words:
            for column, entry in enumerate(entries):
                while len(columns) <= column:
                    columns.append([])
                columns[column].append(clean_line(entry, line.number))
            continue
        ordered += [entry for column in columns for entry in column]
        columns.clear()
        if entries:
            ordered.append(line)
    return ordered + [entry for column in columns for entry in column]
