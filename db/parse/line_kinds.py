"""What a single line is by its own words: a document number, addressees, the name of a section."""

from __future__ import annotations

import re
from collections.abc import Callable

from db.model.values import valueclass
from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.lines import Line

_LONGEST_NUMBER = 60
_BARE_NUMBER = re.compile(r"(?:[（(]|(?<=告|令)\s)\s*(?:(?:19|20)\d\d\s*年\s*)?第\s*\d{1,4}\s*号\s*[）)]?\s*\Z")
_EACH = re.compile(r"各(?!项|类|种|地要|级要)[^，,《]{2,40}[、，,]?[^，,《]{0,40}")  # 各公办幼儿园、普惠性民办幼儿园
_BRACKETED_NAME = re.compile(r"[【〖][\u4e00-\u9fff、]{2,12}[】〗]")
_SHORTEST_TITLE = 4
_LONGEST_SECTION = 12
_LINES_OF_ADOPTION = 6


@valueclass
class NumberedTitle:
    """A title and the document numbers printed behind it."""

    title: str
    doc_numbers: tuple[str, ...] = ()


def numbered_title(words: str) -> NumberedTitle:
    """A title without the document numbers at its end: 关于某事的通知（某政发〔2020〕1号）, …办法（第14号）."""
    if "号" not in words[-6:]:
        return NumberedTitle(words)
    found = doc_numbers.find(words)
    for place, number in enumerate(found):
        if doc_numbers.alone(words[number.start :]):
            title = words[: number.start].rstrip(" \t\u3000（(【[")
            return NumberedTitle(title, tuple(each.text for each in found[place:]))
    bare = _BARE_NUMBER.search(words)
    if bare and bare.start() > _SHORTEST_TITLE:
        return NumberedTitle(words[: bare.start()].rstrip(), (bare[0].strip(" （()）\u3000\t"),))
    return NumberedTitle(words)


def is_number_line(line: Line) -> bool:
    """Whether a line is nothing but a document number: 钦政发〔2022〕11号, 第 759 号."""
    key = line.key
    if len(key) > _LONGEST_NUMBER or "号" not in key[-2:]:
        return False
    return bool(doc_numbers.alone(line.words) or p.ORDER_NUMBER.fullmatch(key))


def is_addressees(line: Line) -> bool:
    """Whether a line names the addressees: organs, then a colon that ends the line."""
    if line.words[-1:] not in ("：", ":"):
        return False
    found = p.ADDRESSEES.fullmatch(line.words)
    return bool(found and addressed(found["who"]))


def addressed(who: str) -> bool:
    """Whether words before a colon are a list of organs or persons."""
    who = who.strip()
    if who[:1] in ("（", "(", "《", "“") or len(who) < 2 or who == "单位":
        return False
    if p.NOT_ADDRESSEES.search(who) and not who.startswith(("各", "省", "市")):
        return False
    return bool(p.ADDRESSEES_LAST.search(who)) or bool(_EACH.fullmatch(who))


def is_section_name(line: Line) -> bool:
    """Whether a line is the name of a section, by its words and its look: 市政府办公厅文件."""
    name = line.key.strip(p.SECTION_MARKS)
    return (line.marked or line.indent > 8 or name != line.key) and bool(p.SECTION_NAME.fullmatch(name))


def names_section(line: Line) -> bool:
    """Whether a line right above a heading is the name of a section, which then needs no look."""
    plain_name = len(line.key) <= _LONGEST_SECTION and p.PLAIN_SECTION.fullmatch(line.key)
    return bool(plain_name) or bool(_BRACKETED_NAME.fullmatch(line.key)) or is_section_name(line)


def lines_of_adoption(line_at: Callable[[int], Line | None]) -> int:
    """How many lines from ``line_at(0)`` on are together a note of adoption, （2021年9月24日…通过）; 0 for none."""
    joined = ""
    for lines in range(1, _LINES_OF_ADOPTION + 1):
        line = line_at(lines - 1)
        if line is None or (not joined and line.words[:1] not in ("（", "(")):
            return 0
        joined += line.words
        if joined[-1:] in ("）", ")") and p.ADOPTION.fullmatch(joined):
            return lines
        if "。" in joined or (joined.count("（") + joined.count("(") <= joined.count("）") + joined.count(")")):
            return 0
    return 0
