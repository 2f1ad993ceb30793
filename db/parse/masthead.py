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

from db.model import Issue
from db.parse import dates
from db.parse.lines import Line
from db.parse.titles import ORGAN_ENDING

_PUBLICATION = re.compile(r"[\u4e00-\u9fff]{2,25}(?:公报|政报)")
_NOT_PUBLICATION = re.compile(r"统计公报|发展公报|环境状况公报|第[一二三四五六七八九十\d]+号")
_NUMBER = re.compile(r"(?<!总)第?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-—–、]\d{1,3})?[期号](?!令)")
_YEAR_AND_NUMBER = re.compile(r"(?P<year>(?:19|20)\d\d)年?[.·]?第?(?P<number>\d{1,3})(?:[-—–、]\d{1,3})?[期号]")
_TOTAL = re.compile(r"[(（]?(?:(?:总|累计)第?(?P<total>\d{1,5})[期号]|总(?:期|号|期号)[:：](?P<plain>\d{1,5}))")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\Z)")
_PUBLISHER = re.compile(
    r"(?P<role>编辑出版|编印|主编|编辑|出版|主管主办|主管、主办|主办)(?:单位|机构|者)?[:：](?P<name>[^:：\s\u3000]{4,40})"
)
_ROLES = ("编辑出版", "出版", "编印", "主编", "编辑", "主管主办", "主管、主办", "主办")
_ORGAN = re.compile(rf"[\u4e00-\u9fff]{{4,30}}{ORGAN_ENDING}")
_NAMED_LAST = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,30}}{ORGAN_ENDING})(?:主管主办|主管、主办|编辑出版|主办|编印|编辑|出版|编)"
)
_DEPARTMENT = re.compile(r".*(?:公报|政报)(?:编辑部|编辑室|编委会|编辑委员会|社)")
_FURTHEST = 60


def read_masthead(lines: Sequence[Line], running: Sequence[Line] = ()) -> Issue:
    """The issue as its cover names it. ``running``: other lines that may name it, such as running heads."""
    cover = lines[:_FURTHEST]
    publication = _publication(cover) or _publication(running)
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
    number = next((_figure(found["number"]) for key in short if (found := _NUMBER.search(key))), None)
    year = next((int(found[0]) for key in short if (found := _YEAR.match(key))), None)
    return year, number


def _figure(text: str) -> int | None:
    return int(text) if text.isdigit() else dates.chinese_number(text)


def _total(lines: Iterable[Line]) -> int | None:
    return next((int(found["total"] or found["plain"]) for line in lines if (found := _TOTAL.search(line.key))), None)


def _date(line: Line) -> date | None:
    """The day of issue; not a date within a sentence."""
    if len(line.key) > 50 or not (found := dates.find(line.key)):
        return None
    return found[0].date


def _publisher(lines: Sequence[Line], publication: str | None) -> str | None:
    named = {found["role"]: found["name"] for line in lines for found in _PUBLISHER.finditer(line.words)}
    for role in _ROLES:
        if role in named:
            return named[role]
    for line in lines:
        if last := _NAMED_LAST.fullmatch(line.key):
            return last["name"]
        if line.key != publication and (_ORGAN.fullmatch(line.key) or _DEPARTMENT.fullmatch(line.key)):
            return line.key
    return None
