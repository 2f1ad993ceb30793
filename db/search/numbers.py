"""Document numbers (发文字号) however they are typed or printed, as word, year and serial.

The full form is 钦政发〔2022〕4号 (GB/T 9704-2012, 7.2.5). People type 钦政发[2022]4, 钦政发2022 4号, (2022)4号,
2022年4号 or 政发4号; all of them name the serial 4, and the year and the issuer's word as far as they are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.model.values import valueclass
from db.search.fold import fold

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SERIAL = r"第?\s*(?P<serial>\d{1,5})"
_WORD = r"(?P<word>(?!第)[\u4e00-\u9fff]{1,12}?)"
_OPEN, _CLOSE = r"[(（\[{〔【]", r"[)）\]}〕】]"
_END = r"(?=$|[\s)）\"”|])"
_TYPED = tuple(
    re.compile(pattern + _END)
    for pattern in (
        rf"{_WORD}?\s*{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*{_SERIAL}\s*号?",  # 钦政发〔2022〕4号 · (2022)4号
        rf"{_WORD}\s?{_YEAR}\s*年?\s*{_SERIAL}\s*号",  # 钦政发2022 4号 · 钦政发2022年第4号
        rf"{_WORD}\s?{_YEAR}[\s/－-]\s*{_SERIAL}",  # 沪府办规2025 15
        rf"{_YEAR}\s*年\s*{_SERIAL}\s*号",  # 2022年4号
        rf"{_WORD}?{_SERIAL}\s*号\s*(?P<kind>令|公告|通告)",  # 第12号令
        rf"{_WORD}{_SERIAL}\s*号",  # 政发4号 · 政府令第12号
    )
)
_PRINTED = re.compile(r"（((?:19|20)\d\d)）((?:第?\d{1,5}[、，])*第?\d{1,5})号")
_ORDER = re.compile(r"([\u4e00-\u9fff]*?)(?:((?:19|20)\d\d)年)?第?(\d{1,5})号(令|公告|通告)?")
_LAST_WORD = re.compile(r"[\u4e00-\u9fff]*\Z")
_LONGEST_WORD = 12


@valueclass
class TypedNumber:
    """A document number as far as somebody typed it."""

    serial: int
    year: int | None = None
    word: str = ""
    """The end of the issuer's word, such as 政发 or 钦政发."""


@valueclass
class PrintedNumber:
    """A document number in folded text; ``word`` may begin with words of the sentence; 政府令第12号 has the year 0."""

    serial: int
    year: int
    word: str


@valueclass
class NumberMatch:
    """A typed number and the index behind its last character."""

    number: TypedNumber
    end: int


def typed_at(text: str, start: int) -> NumberMatch | None:
    """The document number that begins at ``start`` of what somebody typed (in NFKC form)."""
    for pattern in _TYPED:
        match = pattern.match(text, start)
        if match:
            found = match.groupdict()
            year = int(found["year"]) if found.get("year") else None
            word = (found.get("word") or "") + (found.get("kind") or "")
            return NumberMatch(TypedNumber(int(found["serial"]), year, word), match.end())
    return None


def printed(folded: str) -> Iterator[PrintedNumber]:
    """Every full document number in folded text; 钦政干（2023）1、2号 gives two."""
    for match in _PRINTED.finditer(folded):
        before = folded[max(0, match.start() - _LONGEST_WORD) : match.start()]
        word = _LAST_WORD.search(before)
        for serial in re.findall(r"\d+", match[2]):
            yield PrintedNumber(int(serial), int(match[1]), word[0] if word else "")


def own_numbers(doc_numbers: tuple[str, ...]) -> Iterator[PrintedNumber]:
    """A notice's own document numbers: with a bracketed year, and orders and announcements (政府令第12号) without."""
    for number in map(fold, doc_numbers):
        found = tuple(printed(number))
        order = None if found else _ORDER.fullmatch(number)
        if order:
            found = (PrintedNumber(int(order[3]), int(order[2] or 0), order[1] + (order[4] or "")),)
        yield from found


def forms(serial: int, year: int, word: str) -> tuple[str, ...]:
    """How a number may be printed, folded."""
    if year:
        return (f"{word}（{year}）{serial}号", f"{word}{year}年第{serial}号")
    return (f"{word}第{serial}号", f"{word}{serial}号", f"第{serial}号{word}")
