"""Dates as official documents print them.

GB/T 9704-2012 asks for Arabic figures (2022年7月4日, no zero before a single figure); documents before 2012 use
Chinese ones (二〇〇六年五月二十三日). Converters put blanks between figures and characters and confuse 〇 with ○ and 0.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from db.model.values import valueclass

_GAP = r"[ \t\u3000\u00a0]*"
_ZERO = "〇○◯零OoＯ0０"
_YEAR_FIGURE = f"[{_ZERO}一二三四五六七八九]"
_ARABIC = (
    rf"(?P<y>[12１２]\d{{3}}){_GAP}年{_GAP}(?P<m>\d{{1,2}}){_GAP}月{_GAP}(?P<d>\d{{1,2}}){_GAP}日"  # 2022 年 7 月 4 日
)
_CHINESE = (  # 二○一二年八月三日
    rf"(?P<cy>[一二]{_GAP}{_YEAR_FIGURE}{_GAP}{_YEAR_FIGURE}{_GAP}{_YEAR_FIGURE}){_GAP}年"
    rf"{_GAP}(?P<cm>[元正]|[一二三四五六七八九十]{{1,2}}){_GAP}月{_GAP}(?P<cd>[一二三四五六七八九十廿]{{1,3}}){_GAP}日"
)
_DASHED = (
    r"(?<![\d.\-/])(?P<ny>(?:19|20)\d{2})(?P<s>[.\-/])(?P<nm>\d{1,2})(?P=s)(?P<nd>\d{1,2})(?![\d.\-/])"  # 2021-09-30
)
_PRINTED = re.compile(f"{_ARABIC}|{_CHINESE}")
_DASHED_ONLY = re.compile(_DASHED)
_ALONE = re.compile(rf"[\s（(]*(?:{_ARABIC}|{_CHINESE}|{_DASHED})[\s）)]*")
_FIGURES = {figure: value for value, figure in enumerate("一二三四五六七八九", 1)} | dict.fromkeys(_ZERO, 0)
_FIRST_MONTH = frozenset("元正")


@valueclass
class FoundDate:
    """A date in a text: characters ``start`` to ``end`` (0-based, end not included)."""

    date: date
    start: int
    end: int


def find(text: str) -> tuple[FoundDate, ...]:
    """Every whole date (year, month and day) in ``text``; impossible ones such as 2月30日 are passed over."""
    matches = list(_PRINTED.finditer(text)) if "日" in text and "年" in text else []
    if "-" in text or "." in text or "/" in text:
        matches = sorted([*matches, *_DASHED_ONLY.finditer(text)], key=lambda match: match.start())
    return tuple(FoundDate(day, *match.span()) for match in matches if (day := _date(match)))


def alone(text: str) -> date | None:
    """The date that ``text`` consists of, brackets and blanks aside; ``None`` where there is anything more or less."""
    match = _ALONE.fullmatch(text)
    return _date(match) if match else None


@lru_cache(maxsize=128)
def chinese_number(text: str) -> int | None:
    """A whole number below 100 in Chinese figures: 十二, 三十, 廿三, 〇五; ``None`` for anything else."""
    tens, ten, ones = text.replace("廿", "二十").rpartition("十")
    if not ten:
        return _FIGURES.get(ones)
    value_of_tens = _FIGURES.get(tens) if tens else 1
    value_of_ones = _FIGURES.get(ones) if ones else 0
    return None if value_of_tens is None or value_of_ones is None else 10 * value_of_tens + value_of_ones


def _date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("y"):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    elif groups.get("cy"):
        year = int("".join(str(_FIGURES[figure]) for figure in match["cy"] if figure in _FIGURES))
        month = 1 if match["cm"] in _FIRST_MONTH else chinese_number(match["cm"]) or 0
        day = chinese_number(match["cd"]) or 0
    else:
        year, month, day = int(match["ny"]), int(match["nm"]), int(match["nd"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
