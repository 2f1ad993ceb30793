"""The printed contents (目录) of an issue: sections, titles, document numbers, pages.

Every gazette prints them differently: dotted leaders, bullets, tabs, tables, the number and the page on the
next line, no pages at all. Lines are read one by one; the contents end where a title comes a second time, as
the heading of its document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from db.model import ContentsEntry, LineSpan
from db.model.values import valueclass
from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.contents_pieces import (
    BRACKETED_SECTION,
    LONGEST_TITLE,
    SECTION_MARK,
    Piece,
    has_leader_and_page,
    is_bare_page,
    is_section,
    is_short_name,
    key_of,
    opens_bracket,
    read_piece,
    read_pieces,
    with_leading_pages,
)
from db.parse.line_kinds import numbered_title
from db.parse.lines import Line
from db.parse.titles import tidy_title, title_key

_HEADING = re.compile(r"(?:本期|总)?(?:目[录錄次]|要目)(?:CONTENTS)?|CONTENTS", re.IGNORECASE)
_WHOLE_TITLE = re.compile(
    r"(?:通知|决定|意见|批复|公告|通告|通报|函|办法|规定|条例|细则|规则|方案|规划|计划|令|报告|任免|名单|决议|》)"
    r"(?:\s*[（(][^（()）]{1,40}[）)])*\Z"
)
_BODY_MARK = re.compile(r"第[一二三四五六七八九十百]+[条章]|一、|（一）|\(一\)")
_SEARCHED_FOR_HEADING = 400
_WINDOW = 4
_LONGEST_ISSUER, _SHORTEST_TITLE = 24, 10
"""Characters: before 关于, and from there on."""


@valueclass
class Contents:
    """The printed contents: where they stand, their entries and section names in order."""

    span: LineSpan | None = None
    entries: tuple[ContentsEntry, ...] = ()
    sections: tuple[str, ...] = ()


def read_contents(lines: Sequence[Line], source: Sequence[str]) -> Contents:
    """The contents at the beginning of an issue; empty where none are printed."""
    start = _first_line(lines)
    if start is None:
        return Contents()
    pieces = list(read_pieces(lines[start:], source))
    end = _end(pieces)
    pieces = with_leading_pages(pieces[:end])
    reader = _Reader()
    for place, piece in enumerate(pieces):
        reader.read(piece, pieces[place + 1] if place + 1 < end else None)
    entries = reader.finish()
    if not entries:
        return Contents()
    headings = [line.number for line in lines[max(0, start - 2) : start] if _HEADING.fullmatch(line.key)]
    span = LineSpan(headings[0] if headings else pieces[0].number, pieces[-1].number)
    return Contents(span, entries, tuple(reader.sections))


def _first_line(lines: Sequence[Line]) -> int | None:
    """Index of the line after the heading 目录, or of the first entry where the heading is lost."""
    searched = min(len(lines), _SEARCHED_FOR_HEADING)
    for index, line in enumerate(lines[:searched]):
        if _HEADING.fullmatch(line.key):
            return index + 2 if index + 1 < searched and _HEADING.fullmatch(lines[index + 1].key) else index + 1
        if doc_numbers.alone(line.words) or _BODY_MARK.match(line.key):
            searched = index
            break
    paged = [i for i, line in enumerate(lines[: min(searched, 60)]) if has_leader_and_page(line.words)]
    if len(paged) < 3:
        return None
    first = paged[0]
    while first and is_section(read_piece(lines[first - 1])):
        first -= 1
    return first


def _end(pieces: Sequence[Piece]) -> int:
    """How many of the pieces are contents: up to the first title or section that comes a second time."""
    keys = [key_of(piece, following) for piece, following in zip_longest(pieces, pieces[1:])]
    paged = [piece.page is not None for piece in pieces]
    last_page = max((i for i, piece in enumerate(pieces) if paged[i] and piece.title), default=-1)
    seen: set[str] = set()
    without_issuer: set[str] = set()
    for index, key in enumerate(keys):
        seen.update(map(title_key, pieces[index].doc_numbers))
        for width in range(1, _WINDOW + 1):
            joined = "".join(keys[index : index + width])
            again = joined in seen or _without_issuer(joined) in seen or joined in without_issuer
            if key and len(joined) > 5 and again and not _is_entry(pieces, keys, index):
                return index - _is_head_above(pieces, keys, index)
        for width in range(1, _WINDOW):
            if index + 1 >= width:
                joined = "".join(keys[index + 1 - width : index + 1])
                seen.add(joined)
                without_issuer.add(_without_issuer(joined))
    if sum(paged) > 2 and last_page >= 0:
        return max(i for i, is_paged in enumerate(paged) if is_paged) + 1
    return len(pieces)


def _without_issuer(key: str) -> str:
    """The key of a title as contents print it that leave the issuer out; as it is where too little would be left."""
    about = key.find("关于", 0, _LONGEST_ISSUER + 2)
    return key[about:] if about > 0 and len(key) - about >= _SHORTEST_TITLE else key


def _is_head_above(pieces: Sequence[Piece], keys: Sequence[str], index: int) -> bool:
    """Whether the piece before a title that comes again is its issuer, or its number, which comes again too."""
    above = pieces[index - 1] if index else None
    if above is None or above.page is not None:
        return False
    if keys[index].startswith("关于") and not above.doc_numbers and p.ORGAN_LINE.fullmatch(above.words):
        return True
    if above.title or not above.doc_numbers:
        return False
    return any(above.doc_numbers == piece.doc_numbers for piece in pieces[: index - 1])


def _is_entry(pieces: Sequence[Piece], keys: Sequence[str], index: int) -> bool:
    """Whether a piece has its page, or the page follows on its own, or the section of its name stands right above."""
    if pieces[index].page is not None or (index and keys[index - 1] == keys[index] and is_section(pieces[index - 1])):
        return True
    below = takewhile(lambda piece: not piece.title, pieces[index + 1 : index + 3])
    return any(map(is_bare_page, below)) and any(map(is_bare_page, pieces[:index]))


def _is_open(title: str) -> bool:
    """Whether a title is not whole yet: a bracket is open, or no word ends it."""
    return opens_bracket(title) or title.count("《") > title.count("》") or not _WHOLE_TITLE.search(title)


class _Reader:
    """Puts pieces together to entries: a title may run over lines, its number and page may follow on their own."""

    def __init__(self) -> None:
        self.sections: list[str] = []
        self._entries: list[ContentsEntry] = []
        self._title = ""
        self._first = 0
        self._marked = False
        self._named = False

    def read(self, piece: Piece, following: Piece | None) -> None:
        """Take one piece; ``following`` is the next one, if any."""
        if piece.begins or (piece.marked and not self._marked):
            self._flush()
        ends_entry = following is not None and not following.title and (following.page or following.doc_numbers)
        if following is not None and piece.page is not None and piece.page == following.page:
            unpaged = replace(piece, page=None)
            piece = unpaged if is_section(unpaged) else piece
        named = is_section(piece) or (not self._title and is_short_name(piece) and following is not None)
        if self._named and (following is None or is_section(following)):
            named = False  # 大事记 below 大事记: a section has an entry at least
        bracketed = bool(BRACKETED_SECTION.fullmatch(piece.words))
        if not self._open_title() and named and (bracketed or not ends_entry):
            self._flush()
            self.sections.append(tidy_title(SECTION_MARK.sub("", piece.title)))
            self._named = True
            return
        if self._named and not piece.title and piece.doc_numbers:
            piece = replace(piece, title=piece.doc_numbers[0].partition("第")[0])  # 【政府令】 云南省人民政府令第225号
        self._named = False
        if opens_bracket(self._title):
            piece = replace(piece, title=piece.words, doc_numbers=())
        if piece.title:
            if self._title and not self._open_title() and not piece.title.startswith("的"):
                self._flush()
            if not self._title:
                self._first, self._marked = piece.number, piece.marked
            self._title += piece.title
        if self._title and (piece.page is not None or piece.doc_numbers):
            self._add(piece)
        elif self._entries and not piece.title:
            self._complete(piece)

    def finish(self) -> tuple[ContentsEntry, ...]:
        """The entries read."""
        self._flush()
        return tuple(self._entries)

    def _open_title(self) -> bool:
        return 0 < len(self._title) <= LONGEST_TITLE and _is_open(self._title)

    def _flush(self) -> None:
        if self._title:
            self._add(Piece(self._first, "", (), None, False, ""))

    def _add(self, piece: Piece) -> None:
        section = self.sections[-1] if self.sections else None
        numbered = numbered_title(self._title)
        span = LineSpan(self._first, max(piece.number, self._first))
        numbers = (*numbered.doc_numbers, *piece.doc_numbers)
        self._entries.append(ContentsEntry(tidy_title(numbered.title), span, section, numbers, piece.page))
        self._title = ""

    def _complete(self, piece: Piece) -> None:
        """The number or the page of the entry before."""
        last = self._entries[-1]
        numbers = last.doc_numbers or piece.doc_numbers
        page = last.page if last.page is not None else piece.page
        span = LineSpan(last.span.first, piece.number)
        self._entries[-1] = ContentsEntry(last.title, span, last.section, numbers, page)
