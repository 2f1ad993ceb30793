"""Titles and labels short enough for a tree, cut to what tells one from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from db.model import Issue, IssueRecord, NoticeKey
from db.model.naming import HAN
from reader.models.punctuation import with_aside

_PLACE = re.compile(rf"^(?!各){HAN}{{1,9}}?(?:自治区|自治州|自治县|地区|省|市|县|区|盟|旗|州(?!市))")
_ABOUT = re.compile(r"^[^《]{0,40}?关于")
_ISSUING = re.compile(r"^(?:印发|转发|批转|公布|发布|下发)(?P<named>.+?)(?:的通知|的通告|的公告|的函)$")
_PLAIN_NOTICE = re.compile(r"^(?P<named>.{4,}?)的(?:通知|通告)$")
_OUTSIDE_QUOTES = re.compile(r"(《[^》]*(?:》|$))")
_QUOTED = re.compile(r"^《(?P<inner>[^《》]+)》(?P<tail>（[^（）]*）)?$")
_SHORTEST = 3


def place_of(issuers: Iterable[str]) -> str:
    """The place that an issuer's name begins with (……市人民政府 -> ……市), or ""."""
    for issuer in issuers:
        if match := _PLACE.match(issuer):
            return match[0]
    return ""


def short_title(title: str, issuers: tuple[str, ...] = ()) -> str:
    """``title`` without issuer, 关于印发 … 的通知, quotes and place; the whole title where too little would be left."""
    place = place_of(issuers) or place_of((title,))
    about = _ABOUT.sub("", title, count=1) if _ABOUT.match(title) else _without_start(title, issuers)
    match = _ISSUING.match(about) or _PLAIN_NOTICE.match(about)
    named = match["named"] if match else about
    if quoted := _QUOTED.match(named):
        named = quoted["inner"] + (quoted["tail"] or "")
    shorter = _without_place(named, place) if place else named
    return next((text for text in (shorter, named) if len(text) >= _SHORTEST), title)


def short_section(section: str, place: str) -> str:
    """``section`` without the name of the place that the gazette is about (甲乙市人民政府文件 -> 市人民政府文件)."""
    stem = place[:-1]
    return section[len(stem) :] if stem and section.startswith(place) and len(section) > len(place) + 1 else section


def issue_label(record: IssueRecord, *, with_year: bool = False) -> str:
    """第4期（总第260期）, or what else is known of the issue; ``with_year`` 2022年第4期（总第260期）."""
    issue = record.issue
    total = _total(issue)
    if issue.number is None:
        return total or (issue.date.isoformat() if issue.date else record.source)
    number = year_and_number(issue.year if with_year else None, issue.number)
    return with_aside(number, total) if total else number


def year_and_number(year: int | None, number: int | None) -> str:
    """2022年第4期, or the one of both that is known; "" where neither is."""
    if year and number:
        return _tr("%1年第%2期").replace("%1", str(year)).replace("%2", str(number))
    if year:
        return _tr("%1年").replace("%1", str(year))
    return _tr("第%1期").replace("%1", str(number)) if number else ""


def named_apart(key: NoticeKey) -> str:
    """What tells a notice from others of the same title: its number and issue, or the name of its file."""
    issue = year_and_number(key.year, key.number)
    return " · ".join(part for part in (key.doc_number or "", issue or key.source) if part)


def short_label(issue: Issue, source: str) -> str:
    """2022年第4期, or what else is known of the issue; at the least the name of its file."""
    number = year_and_number(issue.year, issue.number)
    return number if issue.number else " ".join(filter(None, (number, _total(issue)))) or source


def issue_date(record: IssueRecord) -> str:
    """The issue's date within its year, 9月15日, or ""."""
    return month_and_day(record.issue.date) if record.issue.date else ""


def month_and_day(day: date) -> str:
    """9月15日, where the year is said already."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _tr("M月d日"))


def year_label(year: int | None) -> str:
    """2022年, or words for a year that is not known."""
    return year_and_number(year, None) or _tr("年份不详")


def unnamed_publication() -> str:
    """Words for issues whose masthead does not say what they are issues of."""
    return _tr("刊名不详")


def _total(issue: Issue) -> str:
    return _tr("总第%1期").replace("%1", str(issue.total_number)) if issue.total_number else ""


def _without_place(text: str, place: str) -> str:
    """``text`` without the place, but for the names in 《》: they are quoted whole."""
    parts = _OUTSIDE_QUOTES.split(text)
    return "".join(part if part.startswith("《") else part.replace(place, "") for part in parts)


def _without_start(text: str, starts: Iterable[str]) -> str:
    for start in starts:
        if start and text.startswith(start) and len(text) - len(start) >= _SHORTEST:
            return text[len(start) :]
    return text


def _tr(source: str) -> str:
    return QCoreApplication.translate("Labels", source)
