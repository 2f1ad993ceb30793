"""The masthead of an issue: publication, year, number, 总第N期, date, publisher.

They stand on the cover before the contents, often twice and with blanks between the characters; where the cover
is lost the running heads still name the publication and the issue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from db.model import Issue
from db.parse import dates
from db.parse.lines import Line, clean_line
from db.parse.titles import ORGAN_ENDING

_PUBLICATION = re.compile(r"[\u4e00-\u9fff]{2,25}(?:公报|政报)")
_KINDS = ("公报", "政报")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,12}[省市县区州盟旗]")
_NAME_OF_GOVERNMENT = re.compile(rf"{_PLACE.pattern}(?:人民政府|人民代表大会常务委员会|人大常委会)(?:公报|政报)")
_CELL_END = re.compile(r"[|\t]|</?t[rdh][^<>]*>")
_NOT_PUBLICATION = re.compile(r"统计公报|发展公报|环境状况公报|第[一二三四五六七八九十\d]+号")
_NUMBER = re.compile(
    r"(?:(?<!总)第|(?<![总第\d]))(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-—–、]\d{1,3})?[期号](?!令)"
)
_YEAR_AND_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)年?[.·]?第?(?P<number>\d{1,3})(?:[-—–、]\d{1,3})?[期号]")
_YEAR_POINT_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)[.·•/／](?P<number>\d{1,2})(?=\Z|[(（总])")  # 2023·5
_TOTAL = re.compile(
    r"[(（]?(?:(?:总|累计)第?(?P<total>\d{1,5}|[一二三四五六七八九十百千零〇○]{1,9})[期号]|总(?:期|号|期号)[:：](?P<plain>\d{1,5}))"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\Z)")
_PUBLISHER = re.compile(
    r"(?P<role>编辑出版|编印|主编|编辑|出版|主管主办|主管、主办|主办)(?:单位|机构|者)?[:：](?P<name>[^:：\s\u3000]{4,40})"
)
_SPREAD_ROLE = re.compile(r"(?<=[主编出])[ \u3000]+(?=[办管编辑印版]\s*[:：])")  # 主　　办：
_ROLES = ("编辑出版", "出版", "编印", "主编", "编辑", "主管主办", "主管、主办", "主办")
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{4,30}}{ORGAN_ENDING}")
_NAMED_LAST = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,30}}{ORGAN_ENDING})(?:主管主办|主管、主办|编辑出版|主办|编印|编辑|出版|编)"
)
_DEPARTMENT = re.compile(r"[^:：]*(?:公报|政报)(?:编辑部|编辑室|编委会|编辑委员会|社)")
_FURTHEST = 60


def read_masthead(lines: Sequence[Line], running: Sequence[Line] = ()) -> Issue:
    """The issue as its cover names it. ``running``: other lines that may name it, such as running heads."""
    cover = _opened(lines[:_FURTHEST])
    publication = _split_name(cover) or _publication(cover) or _publication(running)
    both = [*cover, *(line for line in running if publication and publication in line.key)]
    year, number = _year_and_number(both)
    day = next((found for line in cover if (found := _date(line))), None)
    return Issue(
        publication=publication,
        year=year or (day.year if day else None),
        number=number,
        total_number=_total(both),
        date=day,
        publisher=_publisher(cover, publication),
    )


def _opened(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cover, the cells of a table as lines of their own."""
    return [
        clean_line(cell, line.number) if line.rough else line
        for line in lines
        for cell in (_CELL_END.split(line.words) if line.rough else [""])
        if cell.strip() or not line.rough
    ]


def _split_name(lines: Sequence[Line]) -> str | None:
    """The name where its lines are cut: 某市人民政府 · 公报, 某市 · 人民政府公报."""
    for above, below in pairwise(lines):
        for name in (above.key + below.key, below.key + above.key if above.key in _KINDS else ""):
            if _NAME_OF_GOVERNMENT.fullmatch(name) and (above.key in _KINDS or below.key in _KINDS or _is_place(above)):
                return name
    return None


def _is_place(line: Line) -> bool:
    return bool(_PLACE.fullmatch(line.key))


@lru_cache(maxsize=64)
def issue_label_free(key: str, publication: str | None) -> str:
    """What a line's key holds besides publication, year, number and figures: nothing, for a running head."""
    rest = key.replace(publication, "") if publication else key
    rest = _TOTAL.sub("", _YEAR_AND_NUMBER.sub("", rest))
    rest = _NUMBER.sub("", rest)
    return re.sub(r"[\d年月日期第总()（）.·•—–\-－|/／:：,，、页]", "", rest)


def _publication(lines: Iterable[Line]) -> str | None:
    """The name that is printed most often, the first of equals."""
    names = Counter(
        found[0]
        for line in lines
        if len(line.key) < 60 and (found := _PUBLICATION.match(line.key)) and not _NOT_PUBLICATION.search(line.key)
        and not issue_label_free(line.key, found[0])
    )  # fmt: skip
    return names.most_common(1)[0][0] if names else None


def _year_and_number(lines: Sequence[Line]) -> tuple[int | None, int | None]:
    short = [line.key for line in lines if len(line.key) < 60 and not dates.alone(line.key)]
    for key in short:
        if found := _YEAR_AND_NUMBER.search(key):
            return int(found["year"]), int(found["number"])
    for key in short:
        if found := _YEAR_POINT_NUMBER.search(key):
            return int(found["year"]), int(found["number"])
    number = next((_figure(found["number"]) for key in short if (found := _NUMBER.search(key))), None)
    year = next((int(found[0]) for key in short if (found := _YEAR.match(key))), None)
    return year, number


def _figure(text: str) -> int | None:
    """The number that 121, 一百二十一 and 一二一 print."""
    if text.isdigit():
        return int(text)
    hundreds, hundred, rest = text.rpartition("百")
    if hundred:
        return 100 * (dates.chinese_number(hundreds) or 1) + (dates.chinese_number(rest.lstrip("零〇○")) or 0)
    if len(text) > 1 and "十" not in text:
        figures = [dates.chinese_number(figure) for figure in text]
        return None if None in figures else int("".join(map(str, figures)))
    return dates.chinese_number(text)


def _total(lines: Iterable[Line]) -> int | None:
    found = next((found for line in lines if (found := _TOTAL.search(line.key))), None)
    return _figure(found["total"] or found["plain"]) if found else None


def _date(line: Line) -> date | None:
    """The day of issue; not a date within a sentence."""
    if len(line.key) > 50 or not (found := dates.find(line.key)):
        return None
    return found[0].date


def _publisher(lines: Sequence[Line], publication: str | None) -> str | None:
    named = {
        found["role"]: found["name"]
        for line in lines
        for found in _PUBLISHER.finditer(_SPREAD_ROLE.sub("", line.words))
        if not _DEPARTMENT.fullmatch(found["name"])
    }
    for role in _ROLES:
        if role in named:
            return named[role]
    for line in lines:
        if last := _NAMED_LAST.fullmatch(line.key):
            return last["name"]
        if line.key != publication and (_ORGAN.fullmatch(line.key) or _DEPARTMENT.fullmatch(line.key)):
            return line.key
    return None
