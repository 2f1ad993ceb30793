"""Single lines of tab and pipe tables: what they are and which cells they hold."""

from __future__ import annotations

import re

from db.parse.tables.parts import fold_wide

# "- |  |  |": a list bullet that a converter put before the first row of a pipe table
_BULLET = re.compile(r"[-*+•]\s+(?=\|)")
# a pipe that no backslash takes the meaning from
_PIPE = re.compile(r"(?<!\\)\|")
# all that a separator row is made of: "|---|---|", "--⇥------", "+-----+---+", "| :--: |"
_RULE_CHARACTERS = " \t|+:-=─━"
_RULE_MARKS = ("--", "==", "──", "━━", ":-", "-:")


def is_rule(line: str) -> bool:
    """Whether a line of a table is nothing but a separator between rows."""
    return not line.strip(_RULE_CHARACTERS) and any(mark in line for mark in _RULE_MARKS)


def is_grid_rule(line: str) -> bool:
    """Whether a line is the border of a drawn table: ``+-----+---+``."""
    return line.startswith("+") and line.count("+") > 2 and is_rule(line)


def is_pipe_line(line: str) -> bool:
    """Whether a line begins and goes on like a row of a pipe table."""
    start = line.lstrip()
    if not start.startswith("|"):
        match = _BULLET.match(start)
        if match is None:
            return False
        start = start[match.end() :]
    return start.count("|") >= 2


def pipe_cells(line: str, outer: bool = True) -> tuple[str, ...]:
    r"""The cells of a pipe row, without the ``outer`` pipes if it has such; ``\|`` becomes a pipe."""
    body = line
    if outer:
        body = _BULLET.sub("", line.strip(), count=1).removeprefix("|")
        if body.endswith("|") and not body.endswith("\\|"):
            body = body[:-1]
    return fold_wide([cell.strip().replace("\\|", "|") for cell in _PIPE.split(body)])


def tab_cells(line: str) -> tuple[str, ...]:
    """The cells of a tab-separated row."""
    return fold_wide([cell.strip() for cell in line.split("\t")])


def split_cells(line: str) -> tuple[str, ...]:
    """The raw cells of one tab or pipe line; none for a separator line such as ``|---|---|``."""
    if is_rule(line):
        return ()
    return tab_cells(line) if "\t" in line.strip(" \n") else pipe_cells(line)
