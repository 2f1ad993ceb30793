"""Cells: their text as inline Markdown, and what kind of thing stands in one."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from db.model import plain
from db.parse.inline import clean_inline

# tags that begin or end a paragraph within a cell
_PARAGRAPH = re.compile(
    r"</?(?:p|div|li|ol|ul|br|dl|dt|dd|h[1-6]|hr|table|tbody|thead|tr|td|th)\b[^<>]*>|\n", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")
# a space that a line break left between two Chinese characters or signs: "主要配合 部门", "公办 /民"
_BREAK = re.compile(r"(?<=[\u3400-\u9fff（）()、，/“”]) +(?=[\u3400-\u9fff（）()、，/“”])")

# words with blanks between them, nothing else
_SPACED = re.compile(r"(?<![^\s、，；：:（(>*])[\u3400-\u9fff]+(?:[ \u3000]+[\u3400-\u9fff]+)+(?![^\s、，；：:）)<*])")
_LONE = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])")
# what is a word of its own though it has but one character
_STAND_ALONE = frozenset("年月日男女是否有无甲乙丙丁至和或")

# "1", "2 391.5", "≥60%", "79 左右", "-0.3‰"
_NUMBER = re.compile(r"[-+±~约近≥≤<>＞＜﹥﹤]{0,2}\s*\d[\d,， .:：]*(?:[%％‰]|左右|以上|以下|以内)?")
# "2022-2023", "2019年10月", "2020.3—2021.5"
_DATE = re.compile(r"(?:19|20)\d\d(?:\s*年|[-—–~至./]\s*\d)[\d年月日度季底前\s./~—–至-]*")
_DASH = re.compile(r"[-—–/\\*＊]{1,4}|——|无")
# "合计", "总 计", "小计："
_TOTAL = re.compile(r"(?:合|总|小|共)计(?:数|金额)?[:：]?")


class Kind(Enum):
    """What a cell holds."""

    EMPTY = "empty"
    NUMBER = "number"
    DATE = "date"
    DASH = "dash"
    """A sign that there is no value."""
    TEXT = "text"

    __hash__ = object.__hash__  # the enum's own is a function in Python


def clean_cell(raw: str) -> str:
    r"""The cell's source text as inline Markdown, ``\n`` between its paragraphs."""
    if raw.isalnum():
        return raw
    if "<" not in raw and "\n" not in raw:
        return _clean_line(raw)
    lines = (_clean_line(piece) for piece in _PARAGRAPH.split(raw))
    return "\n".join(line for line in lines if line)


def _clean_line(raw: str) -> str:
    text = raw.strip()
    if "  " in text or "\t" in text or "\u00a0" in text:
        text = _SPACES.sub(" ", text)
    text = clean_inline(text) if text else ""
    blank = " " in text or "\u3000" in text
    return _SPACED.sub(_close_up, text) if blank and _LONE.search(text) else text


def _close_up(spaced: re.Match[str]) -> str:
    """Words without blanks that only set them wider (张 三, 审 批 表) or broke a word at its line's end (申请 表)."""
    words = spaced[0].split()
    singles = sum(len(word) == 1 for word in words)
    if not singles or not _STAND_ALONE.isdisjoint(words):
        return spaced[0]
    if singles == len(words) < 4 or (singles == 1 and len(words) == 2):
        return "".join(words)
    last_two = singles == 2 and len(words[-1]) == len(words[-2]) == 1
    return f"{spaced[0][: -len(words[-1])].rstrip()}{words[-1]}" if last_two else spaced[0]


def clean_head(cell: str) -> str:
    """A head cell without the spaces that line breaks left in it; bold goes without saying."""
    if cell.startswith("**") and cell.endswith("**") and cell.count("**") == 2:
        cell = cell[2:-2]
    return _BREAK.sub("", cell.replace("\n", " "))


@lru_cache(maxsize=2048)
def squeezed(cell: str) -> str:
    """The words of a cell without any white space, to compare by."""
    return "".join(plain(cell).split())


@lru_cache(maxsize=2048)
def kind(cell: str) -> Kind:
    """What a cell holds, by its looks alone."""
    text = cell.strip()
    if not text:
        return Kind.EMPTY
    if len(text) > 24 or ("\u3400" <= text[0] <= "\u9fff" and text[0] not in "约近无"):
        return Kind.TEXT
    if _DATE.fullmatch(text):
        return Kind.DATE
    if _NUMBER.fullmatch(text):
        return Kind.NUMBER
    return Kind.DASH if _DASH.fullmatch(text) else Kind.TEXT


def is_total(cell: str) -> bool:
    """Whether a cell names a row of sums (合计, 小计)."""
    return "计" in cell and len(cell) <= 12 and _TOTAL.fullmatch(squeezed(cell)) is not None
