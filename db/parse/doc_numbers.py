"""Document numbers (发文字号).

GB/T 9704-2012, 7.2.5: the issuer's code, the year in full in hexagonal brackets, the serial without 第 and without
leading zeros, 号: 钦政办〔2022〕20号. Orders and announcements carry 令第12号, 第11号令 or 公告2021年第3号. Converters
turn the brackets into any other kind, put blanks anywhere and escape square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from db.model.values import valueclass

_GAP = r"[ \t\u3000\u00a0]*"
_OPEN = r"[〔\[(（【［﹝〖]"
_CLOSE = r"\\?[〕\])）】］﹞〗]"
_LINK = rf"{_GAP}(?:[、,，和及至~～]|[-－—–]{{1,2}}){_GAP}"
_SERIAL = rf"第?{_GAP}[A-Z特]?\d{{1,5}}"
_SERIALS = rf"{_SERIAL}(?:(?:{_GAP}号)?{_LINK}{_SERIAL})*"  # 12 · 第3 · 1、2、3 · 4-6 · 1号、2
_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})"
_BRACKETED = re.compile(
    rf"{_OPEN}{_GAP}(?P<year>(?:19|20)\d\d|[一二三四五六七八九十]{{1,3}}届){_GAP}年?{_GAP}{_CLOSE}"
    rf"{_GAP}(?P<serials>{_SERIALS}){_GAP}号"
)
_ORDER = re.compile(
    rf"(?<!的)(?:令|公告|通告){_GAP}(?:(?:19|20)\d\d{_GAP}年{_GAP})?第{_GAP}{_COUNT}{_GAP}号"  # 公告2021年第3号
    rf"|府令{_GAP}\d{{1,4}}{_GAP}号"  # 沪府令72号
    rf"|第{_GAP}{_COUNT}{_GAP}号{_GAP}(?:令|公告|通告)"  # 第11号令
)
_CODE = re.compile(r"[A-Za-z\u4e00-\u9fff]+\Z")
_LONGEST_CODE = 24
# Words of the sentence that run into the code: 根据桂政发〔2021〕35号, 8月10日桂自然资发〔2021〕54号.
_SENTENCE = re.compile(
    r".*(?:根据|按照|依据|依照|参照|遵照|遵循|关于|有关|以及|符合|执行|落实|贯彻|废止|转发|印发|文号为?|参见|详见|的"
    r"|(?:政府|办公[室厅]|委员会)(?=[^政府办][\u4e00-\u9fff]{2}))"
)
_CONNECTIVE = re.compile(r"[和与及按以在原见由将对为经把](?![政府])")  # but 和政发 is a county's own code
_AFTER_FIGURE = re.compile(r"[年月日号条款项]")
_WIDE_FIGURE = re.compile("[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_BLANKS = re.compile(r"\s+")
_SERIAL_OR_LINK = re.compile(r"[A-Z特]?\d+|至|[-－—–~～]")
_RANGE_LINKS = frozenset("至-－—–~～")
_LONGEST_RANGE = 50
_NOTHING_MORE = re.compile(r"[\s()（）\[\]〔〕【】\\*_、,，;；.。]*")


@valueclass
class DocNumber:
    """A document number in a text: characters ``start`` to ``end`` (0-based, end not included).

    ``text`` is its canonical form: 〔〕 around the year, no blanks, no 第 after a year (but 〔十五届〕第59号), serials
    parted by 、.
    ``each`` opens a list or range of serials: 钦政干〔2023〕1、2号 is 钦政干〔2023〕1号 and 钦政干〔2023〕2号.
    """

    text: str
    each: tuple[str, ...]
    start: int
    end: int


def find(text: str) -> tuple[DocNumber, ...]:
    """Every document number in ``text``, in text order."""
    return _find(text) if "号" in text else ()


@lru_cache(maxsize=512)
def _find(text: str) -> tuple[DocNumber, ...]:
    """The same for a text with 号 in it; remembered, as the same words are read as a line, a title and a block."""
    if _WIDE_FIGURE.search(text):
        text = text.translate(_NARROW)
    found = [*_bracketed(text), *_orders(text)]
    return tuple(sorted(found, key=lambda number: number.start))


def alone(text: str) -> tuple[DocNumber, ...]:
    """The document numbers that ``text`` consists of, brackets and blanks aside; empty where anything else stands."""
    found = find(text)
    rest, position = [], 0
    for number in found:
        rest.append(text[position : number.start])
        position = number.end
    return found if found and _NOTHING_MORE.fullmatch("".join(rest) + text[position:]) else ()


def _bracketed(text: str) -> Iterator[DocNumber]:
    for match in _BRACKETED.finditer(text):
        end = _before_blanks(text, match.start())
        if code := _code_before(text, end):
            serials = _listed(match["serials"])
            head = f"{code}〔{match['year']}〕" + ("" if match["year"].isdigit() else "第")
            each = tuple([f"{head}{serial}号" for serial in _open_up(serials)])
            yield DocNumber(f"{head}{serials}号", each, end - len(code), match.end())


def _orders(text: str) -> Iterator[DocNumber]:
    if "令" not in text and "告" not in text:
        return
    for match in _ORDER.finditer(text):
        end = _before_blanks(text, match.start())
        issuer = _code_before(text, end)
        printed = _BLANKS.sub("", issuer + match[0])
        start = end - len(issuer) if issuer else match.start()
        yield DocNumber(printed, (printed,), start, match.end())


def _before_blanks(text: str, end: int) -> int:
    """Where the text ends that stands before ``end``, blanks and an escaping backslash left out."""
    before = text[max(0, end - _LONGEST_CODE) : end]
    return end - len(before) + len(before.rstrip(" \t\u3000\u00a0\\"))


def _code_before(text: str, end: int) -> str:
    """The issuer's code or name that ends at ``end``, without the words of the sentence before it."""
    match = _CODE.search(text, max(0, end - _LONGEST_CODE), end)
    if not match:
        return ""
    code = match[0]
    if _AFTER_FIGURE.match(code) and text[max(0, match.start() - 4) : match.start()].rstrip()[-1:].isdigit():
        code = code[1:]
    code = _SENTENCE.sub("", code)
    return _CONNECTIVE.sub("", code, count=1) if _CONNECTIVE.match(code) else code


def _listed(serials: str) -> str:
    """A list of serials in canonical form: 第1、第 2 is 1、2."""
    if serials.isdecimal():
        return serials
    return re.sub(r"[,，和及]", "、", _BLANKS.sub("", serials).replace("第", "").replace("号", ""))


def _open_up(serials: str) -> list[str]:
    """Each serial of a list; ranges such as 4-6 become 4, 5, 6."""
    if serials.isdecimal():
        return [serials]
    opened: list[str] = []
    in_range = False
    for piece in _SERIAL_OR_LINK.findall(serials):
        if piece in _RANGE_LINKS:
            in_range = True
        elif in_range and piece.isdigit() and opened and 0 < int(piece) - int(opened[-1]) <= _LONGEST_RANGE:
            opened.extend(str(number) for number in range(int(opened[-1]) + 1, int(piece) + 1))
            in_range = False
        else:
            opened.append(piece)
            in_range = False
    return opened
