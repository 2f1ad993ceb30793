"""The source as numbered lines.

Each line has its look (heading mark, bullet, bold, indentation) taken off and kept apart.

Everything after this module matches against clean words; what a line looked like stays available as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.model import plain
from db.parse.inline import clean_inline

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_BULLET = re.compile(r"[-*+•●◆■▪➢]\s+(?=\S)(?!-)(?!\d{1,4}\s+-\s*\Z)")  # but - 12 - is a page number
_TASK = re.compile(r"\A\[([ xX])\](?=\s)")
_QUOTE = re.compile(r">\s?")
_WHOLLY_BOLD = re.compile(r"(\*\*|__)(?!\s)((?:(?!\1).)+?)\1[  ]*")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,300}\}\Z")  # {#第一章-总则 .unnumbered}
_TAGGED_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG_ONLY = re.compile(r"</?(?:div|p|center|h[1-6]|span|b|strong)(?:\s[^<>]*)?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[|<img|<!--\s*image|==> picture", re.IGNORECASE)
_PICTURE_LEFT_OUT = re.compile(r"==> picture .{0,80} omitted <==")
_SEPARATOR = re.compile(r"(?:\{\d+\})?[-—–_=*·.~\s]{3,}|\{\d+\}-*|\x0c")
_LONGEST_FORMULA = 40
_FULL_WIDTH_BLANK = "\u3000"
_LEADING = " \u3000\xa0\t"
_LOOKS = frozenset("#-*+•●◆■▪➢>_<")


@dataclass(slots=True)
class Line:
    """One line of the source that is not blank; nobody changes it, but a frozen one takes three times as long to make.

    ``markdown`` is its clean inline Markdown, ``words`` the same without markup, ``key`` the words without white space;
    ``indent`` is the width of the white space before it in half-width columns.
    """

    number: int
    markdown: str
    words: str
    key: str
    hashes: int = 0
    bullet: bool = False
    bold: bool = False
    indent: int = 0
    hard_break: bool = False
    image: bool = False
    formula: bool = False
    rough: bool = False
    """Looks like a row of a table: its words are as the source has them."""
    planned: bool = False
    """Belongs to the printed contents of a plan."""

    @property
    def marked(self) -> bool:
        """Whether the converter took the line for a heading: a heading mark, or bold as a whole."""
        return bool(self.hashes) or self.bold


def read_lines(source: Sequence[str], first: int = 1) -> list[Line]:
    """The lines that are not blank, numbered from ``first``; lines that are nothing but markup keep empty words."""
    numbered: Iterable[tuple[int, str]] = enumerate(source, first)
    if "$$" in source:
        numbered = _with_whole_formulas(source, first)
    return [read_line(raw, number) for number, raw in numbered if raw and not raw.isspace()]


def _with_whole_formulas(source: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """The lines between two lines $$ as one line, at the place of the first of them."""
    opened: int | None = None
    for place, raw in enumerate(source):
        if raw == "$$" and opened is not None and place - opened < _LONGEST_FORMULA:
            yield opened + first, f"$${' '.join(source[opened + 1 : place])}$$"
            opened = None
        elif raw == "$$" and opened is None:
            opened = place
        elif opened is not None and place - opened >= _LONGEST_FORMULA:
            yield from ((at + first, source[at]) for at in range(opened, place + 1))
            opened = None
        elif opened is None:
            yield place + first, raw
    if opened is not None:
        yield from ((at + first, source[at]) for at in range(opened, len(source)))


def read_line(raw: str, number: int) -> Line:
    """One line with its look taken off; a row of a table only has its blanks taken off."""
    if raw[0] == "|" or "\t" in raw or raw.startswith("<t"):
        text = raw.strip()
        return Line(number, text, text, "".join(text.split()), rough=True)
    return clean_line(raw, number)


def clean_line(raw: str, number: int) -> Line:
    """One line with its look taken off, whatever it is."""
    text, indent = raw, 0
    if raw[:1] in _LEADING:
        text = raw.lstrip(_LEADING)
        indent = _width(raw[: len(raw) - len(text)])
    hard_break = text[-2:] == "  "
    text = text.rstrip()
    if text[-1:] == "\\" and text[-2:] != "\\\\":
        hard_break, text = True, text[:-1].rstrip()
    hashes, bullet, bold = 0, False, False
    if text[:1] in _LOOKS:
        text, hashes, bullet, bold = _without_look(text)
    first = text[:1]
    if first == "=" and _PICTURE_LEFT_OUT.fullmatch(text):
        text = ""
    markdown = clean_inline(text)
    if markdown is text:
        words = text
    else:
        markdown = markdown.strip()
        if markdown.startswith("**") and (whole := _WHOLLY_BOLD.fullmatch(markdown)):
            bold, markdown = True, whole[2].strip()
        words = plain(markdown)
    image = not words and bool(_IMAGE.search(raw))
    formula = first == "$" and text.startswith("$$") and text.endswith("$$") and len(text) > 4
    key = "".join(words.split())
    return Line(number, markdown, words, key, hashes, bullet, bold, indent, hard_break, image, formula)


def is_separator(words: str) -> bool:
    """Whether a line is nothing but a rule."""
    return not words or (words[0] in "{-—–_=*·.~\x0c" and bool(_SEPARATOR.fullmatch(words)))


def _without_look(text: str) -> tuple[str, int, bool, bool]:
    hashes = 0
    bullet = bold = False
    if text.startswith(">"):
        text = _QUOTE.sub("", text, count=1)
    if heading := _HEADING.match(text):
        hashes = len(heading[1])
        text = text[heading.end() :].rstrip("# ")
        if text[-1:] == "}":
            text = _ATTRIBUTES.sub("", text)
    elif found := _BULLET.match(text):
        bullet = True
        text = _TASK.sub(lambda task: "☐" if task[1] == " " else "☑", text[found.end() :])
    if text.startswith("<"):
        tagged = _TAGGED_HEADING.match(text)
        hashes = int(tagged[1]) if tagged else hashes
        text = _TAG_ONLY.sub("", text).strip()
    if found := _WHOLLY_BOLD.fullmatch(text):
        bold = True
        text = found[2].strip()
    return text, hashes, bullet, bold


@lru_cache(maxsize=64)
def _width(blanks: str) -> int:
    return len(blanks) + blanks.count(_FULL_WIDTH_BLANK) + 3 * blanks.count("\t")
