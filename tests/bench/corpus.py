"""Any number of issues made from the starter gazettes: mastheads, headings, numbers and tables stay, paragraphs mix."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

STARTER = Path(__file__).parents[2] / "resources" / "starter"
_FIRST_YEAR = 1990
_NUMBER, _TOTAL = re.compile(r"第 ?\d+ ?期(?=\s*[（(]总第|\s*$)", re.MULTILINE), re.compile(r"总第 ?\d+ ?期")
_DATE, _YEAR = re.compile(r"20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"), re.compile(r"^20\d\d(?=年?$)", re.MULTILINE)
_DOC_NUMBER = re.compile(r"([〔\[(（])20\d\d([〕\])）])\s*(\d{1,4})\s*号")
_SHORTEST = 40


@dataclass(frozen=True, slots=True)
class Source:
    """A real issue: its lines, and which of them are paragraphs that may be exchanged."""

    text: str
    lines: tuple[str, ...]
    paragraphs: tuple[int, ...]


@cache
def sources() -> tuple[Source, ...]:
    """The starter gazettes."""
    return tuple(_source(path.read_text("utf-8").replace("\r\n", "\n")) for path in sorted(STARTER.glob("*.txt")))


def issue_text(number: int, per_year: int) -> str:
    """The issue of this number (0-based), the same every time."""
    chance = random.Random(number)
    source = sources()[number % len(sources())]
    pool = sources()
    lines = list(source.lines)
    for index in source.paragraphs:
        other = chance.choice(pool)
        lines[index] = other.lines[chance.choice(other.paragraphs)]
    return _dated("\n".join(lines), number, per_year)


def write_issues(folder: Path, count: int) -> Iterator[Path]:
    """Write so many issues into the folder."""
    per_year = max(24, -(-count // 30))
    for number in range(count):
        path = folder / f"{number:05d}.txt"
        path.write_text(issue_text(number, per_year), "utf-8")
        yield path


def _source(text: str) -> Source:
    lines = text.split("\n")
    body = len(lines) // 12  # behind the cover and the contents
    paragraphs = [i for i, line in enumerate(lines) if i > body and len(line) >= _SHORTEST and _is_paragraph(line)]
    return Source(text, tuple(lines), tuple(paragraphs))


def _is_paragraph(line: str) -> bool:
    return line[0] not in "|#<![" and "\t" not in line and "<td" not in line and not line.startswith("附件")


def _dated(text: str, number: int, per_year: int) -> str:
    """The text with the masthead and the document numbers of another year."""
    year, position = _FIRST_YEAR + number // per_year, number % per_year
    day = date(year, 1, 1) + timedelta(days=position * 365 // per_year)
    cover, body = text[: len(text) // 12], text[len(text) // 12 :]
    cover = _NUMBER.sub(f"第{position + 1}期", _TOTAL.sub(f"总第{number + 1}期", cover))
    cover = _YEAR.sub(str(year), _DATE.sub(f"{day.year}年{day.month}月{day.day}日", cover))
    return _DOC_NUMBER.sub(lambda m: f"{m[1]}{year}{m[2]}{int(m[3]) + 40 * position}号", cover + body)
