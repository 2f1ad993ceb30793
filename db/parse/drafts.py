"""Blocks in the making: what a paragraph or heading is may still change, and lines may still be joined on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from db.model import Block, BlockKind, Join, LineSpan
from db.parse.lines import Line
from db.parse.tables.parts import TablePart
from db.parse.titles import tidy_title

_TAIL = 500


@dataclass(slots=True)
class Draft:
    """A block in the making. ``line`` is its first source line, ``last`` its last one."""

    kind: BlockKind
    line: Line
    markdown: str
    words: str
    """The words of ``markdown``, without markup."""
    last: Line
    level: int = 0
    in_box: bool = False
    joins: tuple[Join, ...] = ()

    @property
    def tail(self) -> str:
        """The last few hundred of its words."""
        return self.words[-_TAIL:]

    def append(self, line: Line, between: str = "", *, torn: bool = False) -> None:
        """Let the paragraph go on with ``line``; ``torn`` where a page or column break tore it."""
        if torn:
            self.joins = (*self.joins, Join(self.last.number, line.number))
        self.markdown += between + line.markdown
        self.words += between + line.words
        self.last = line

    def block(self) -> Block:
        """The finished block."""
        number, last = self.line.number, self.last.number
        span = LineSpan(number, last) if number <= last else LineSpan(last, number)
        tidy = _TIDY.get(self.kind)
        markdown = tidy(self.markdown) if tidy else self.markdown
        return Block(self.kind, markdown, span, self.level, None, self.in_box, self.joins)


Item = Draft | TablePart


def tidy_roster(markdown: str) -> str:
    """组 长：杨 斌 市长 without the blanks that set short words as wide as long ones."""
    role, colon, member = markdown.rpartition("：") if "：" in markdown else markdown.rpartition(":")
    return "".join(role.split()) + colon + _SPACED_NAME.sub(r"\1\2\3", member.strip())


_SPACED_NAME = re.compile(r"^([\u4e00-\u9fff])[\s\xa0]+([\u4e00-\u9fff])([\s\xa0]+)(?=\S)")
_TIDY: dict[BlockKind, Callable[[str], str]] = {
    BlockKind.TITLE: tidy_title,
    BlockKind.ISSUED_TITLE: tidy_title,
    BlockKind.ATTACHMENT_TITLE: tidy_title,
    BlockKind.ROSTER_LINE: tidy_roster,
}


def width(text: str) -> float:
    """How wide a text is set, in full-width characters: Latin letters and figures take half of one."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2
