"""Where the tables of a text stand: runs of lines in one of the four ways that converters write tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.model import LineSpan
from db.parse.tables.aligned import aligned_parts
from db.parse.tables.blank_forms import blank_forms
from db.parse.tables.drawn import drawn_parts
from db.parse.tables.html import html_end, html_part, opens_html
from db.parse.tables.lines import is_grid_rule, is_pipe_line, is_rule
from db.parse.tables.parts import PartRow, TablePart, TableSyntax
from db.parse.tables.runs import run_rows

# "1.", "（二）", "第三条", "①", "•" alone in a cell: the mark of a list item that a tab follows
_LIST_MARK = re.compile(
    r"[（(]?[一二三四五六七八九十百\d]{1,4}[)）、.．]|第[一二三四五六七八九十百\d]+[章节条]|[①-⑳•·●▪◆○*+-]"
)
# "总则 ...... 3", "钦政发〔2022〕1号 …………（5）": leader and page number of a contents list
_LEADER = re.compile(r"(?:[.．·・]{4,}|…{2,})\s*[（(]?\d{1,4}[)）]?\s*$")
# "第一章 总则 | 3": heading and page number of a contents list without leaders
_HEADING = re.compile(
    r"第[一二三四五六七八九十百\d]+[章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+(?:\.\d+)*\s|附[件表录]"
)
_LEADER_MARKS = frozenset(".．·・…")
_BEHIND_LEADER = "0123456789０１２３４５６７８９（）() \t\u3000"
_PAGE = re.compile(r"[（(]?\d{1,4}[)）]?")
# "目　录", "## 目次"
_CONTENTS_HEADING = re.compile(r"[#*\s]*目\s*[录次][*\s]*")


def find_table_parts(lines: Sequence[str], outside: Sequence[LineSpan] = ()) -> tuple[TablePart, ...]:
    """Every block of consecutive table lines, in text order.

    ``lines`` is the whole source, ``outside`` names the places that hold no tables, such as the printed contents.
    """
    barred = {line for span in outside for line in range(span.first, span.last + 1)}
    drawn = [part for part in drawn_parts(lines) if part.span.first not in barred]
    barred.update(line for part in drawn for line in range(part.span.first, part.span.last + 1))
    found = [*drawn, *_marked_parts(lines, barred)]
    taken = [part.span for part in found]
    found.extend(aligned_parts(lines, [*outside, *taken]))
    barred.update(line for part in found for line in range(part.span.first, part.span.last + 1))
    found.extend(blank_forms(lines, barred))
    return tuple(sorted(found, key=lambda part: part.span))


def _marked_parts(lines: Sequence[str], barred: set[int]) -> Iterator[TablePart]:
    """Tables that tabs, pipes or tags mark."""
    last = -1  # the last line of a table that was found
    for index, line in enumerate(lines):
        if not line or index <= last or index + 1 in barred:
            continue
        if "<" in line and opens_html(line):
            last = html_end(lines, index)
            last = next((inner - 1 for inner in range(index + 1, last + 1) if inner + 1 in barred), last)
            part = html_part(lines, index, last)
            if any(not row.blank for row in part.rows):
                yield part
        elif "\t" in line or "|" in line or (line[0] == "+" and is_grid_rule(line)):
            last = _run_end(lines, index, barred)
            yield from _text_part(lines, index, last)


def _syntax(line: str) -> TableSyntax | None:
    if "\t" in line:
        return TableSyntax.TABS
    if ("|" in line and not opens_html(line)) or is_grid_rule(line):
        return TableSyntax.PIPES
    return None


def _run_end(lines: Sequence[str], start: int, barred: set[int]) -> int:
    """Index of the last line of the run of tab or pipe lines that begins at ``start``."""
    syntax = _syntax(lines[start])
    last = start
    while last + 1 < len(lines) and last + 2 not in barred:
        following = lines[last + 1]
        if _syntax(following) is not syntax and not (following and is_rule(following)):
            break
        last += 1
    while last > start and _syntax(lines[last]) is None:
        last -= 1  # a bare line of dashes after the table parts it from what follows
    return last


def _text_part(lines: Sequence[str], first: int, last: int) -> Iterator[TablePart]:
    """The table of a run of tab or pipe lines, unless the run is a list or a contents list."""
    syntax = TableSyntax.TABS if "\t" in lines[first] else TableSyntax.PIPES
    if syntax is TableSyntax.PIPES and not _is_pipe_table(lines, first, last):
        return
    rows, head_rows = run_rows(lines, first, last, syntax)
    if _is_table(rows, lines, first, last):
        yield TablePart(LineSpan(first + 1, last + 1), syntax, rows, head_rows)


def _is_pipe_table(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether lines with pipes are a table: all begin with one, or a separator row says so."""
    if all(is_pipe_line(line) or is_rule(line) for line in lines[first : last + 1]):
        return True
    return any(is_rule(line) for line in lines[first : last + 1])


def _is_table(rows: Sequence[PartRow], lines: Sequence[str], first: int, last: int) -> bool:
    filled = [sum(map(bool, row.cells)) for row in rows]
    if not filled or max(filled) < 2:
        return False
    if len(rows) == 1 and filled[0] < 3 and not _near_row(lines, first, last):
        return False
    return not _is_list(rows) and not _is_contents(rows, lines, first)


def _near_row(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether another row stands just beyond one blank line: some converters part rows so."""
    return any(
        0 <= near < len(lines) and not lines[beside].strip() and lines[near].strip().count("\t") >= 1
        for beside, near in ((first - 1, first - 2), (last + 1, last + 2))
        if 0 <= beside < len(lines)
    )


def _is_list(rows: Sequence[PartRow]) -> bool:
    """Whether each row is the mark of a list item and its text."""
    return all(len(row.cells) <= 2 and _LIST_MARK.fullmatch(row.cells[0]) for row in rows if not row.blank)


def _is_contents(rows: Sequence[PartRow], lines: Sequence[str], first: int) -> bool:
    """Whether rows are a printed contents list: leaders, headings with page numbers, or 目录 right above."""
    if sum(map(_has_leader, rows)) * 10 >= len(rows) * 3:
        return True
    if _is_paged(rows):
        return True
    above = first - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above >= 0 and len(lines[above]) < 40 and _CONTENTS_HEADING.fullmatch(lines[above]) is not None


def _has_leader(row: PartRow) -> bool:
    text = "".join(row.cells)
    return text.rstrip(_BEHIND_LEADER)[-1:] in _LEADER_MARKS and _LEADER.search(text) is not None


def _is_paged(rows: Sequence[PartRow]) -> bool:
    """Whether rows are headings with page numbers that never fall, from the first row on."""
    paged = [row for row in rows if _PAGE.fullmatch(row.cells[-1]) and _HEADING.match(row.cells[0])]
    pages = [int(row.cells[-1].strip("（）()")) for row in paged]
    return len(paged) > 1 and paged[0] is rows[0] and len(paged) * 10 >= len(rows) * 7 and pages == sorted(pages)
