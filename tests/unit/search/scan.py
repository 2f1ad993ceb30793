"""The same answers as a search, found by reading every text: slow, simple, and therefore right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.model import BlockKind, Notice, NoticeId, Place
from db.search.fold import fold
from db.store import Archive


@dataclass(frozen=True, slots=True)
class Scan:
    """The folded lines (paragraphs and cells) of every notice by place."""

    lines: Mapping[NoticeId, Mapping[Place, tuple[str, ...]]]

    def find(self, text: str, place: Place | None = None) -> set[int]:
        """The notices that hold the text within one paragraph or cell."""
        wanted = fold(text)
        return {notice for notice in self.lines if any(wanted in line for line in self.of(notice, place))}

    def of(self, notice: NoticeId, place: Place | None = None) -> tuple[str, ...]:
        """The folded lines of a notice, or of one place in it."""
        places = self.lines[notice]
        return places[place] if place else tuple(line for lines in places.values() for line in lines)

    def every_line(self) -> list[str]:
        """All lines of all notices."""
        return [line for notice in self.lines for line in self.of(notice)]


def scan(archive: Archive) -> Scan:
    """Read all notices of the archive."""
    notices = [archive.notice(summary.id) for summary in archive.notices()]
    return Scan({record.id: _lines(record.notice) for record in notices})


def _lines(notice: Notice) -> dict[Place, tuple[str, ...]]:
    title, text, tables = [notice.title], list[str](), list[str]()
    for block in notice.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        (title if block.kind is BlockKind.TITLE else text).append(block.text)
    rest = notice.plain_text.split("\n")
    for block in notice.blocks:
        if block.kind is not BlockKind.TABLE:
            rest.remove(block.text)
    for line in rest:
        tables += line.split("\t")
    return {
        Place.TITLE: tuple(map(fold, title)),
        Place.TEXT: tuple(map(fold, text)),
        Place.TABLE: tuple(map(fold, tables)),
    }
