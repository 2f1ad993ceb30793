"""The printed contents (目录) of an issue: sections, titles, document numbers, pages.

Every gazette prints them differently: dotted leaders, bullets, tabs, tables, the number and the page on the
next line, no pages at all. Lines are read one by one; the contents end where a title comes a second time, as
the heading of its document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from db.model import ContentsEntry, LineSpan
from db.parse import doc_numbers
from db.parse import patterns as p
from db.parse.line_kinds import NumberedTitle, numbered_title
from db.parse.lines import Line, clean_line, is_separator
from db.parse.titles import has_title_word, tidy_title, title_key

_HEADING = re.compile(r"(?:本期|总)?目[录錄次](?:CONTENTS)?|CONTENTS", re.IGNORECASE)
_LEADER = r"[.…·・．⋯․‥_\-—─\s]"
_PAGE = re.compile(rf"(?P<leader>{_LEADER}*)(?P<open>[（(\[【]?)\s*(?P<page>\d{{1,4}})\s*(?P<close>[）)\]】]?)\s*\Z")
_REAL_LEADER = re.compile(r"[.…·・．⋯․‥_\-—─]{2}|…|\t|\s{2}")
_OPEN_BRACKET = re.compile(r"[（(][\u4e00-\u9fff][^（()）]*\Z")
_ONLY_LEADER = re.compile(rf"{_LEADER}+")
_WHOLE_TITLE = re.compile(
    r"(?:通知|决定|意见|批复|公告|通告|通报|函|办法|规定|条例|细则|规则|方案|规划|计划|令|报告|任免|名单|决议|》)"
    r"(?:\s*[（(][^（()）]{1,40}[）)])*\Z"
)
_BRACKETED_SECTION = re.compile(r"[【〖［\[](.{2,30})[】〗］\]]")
_COUNT = re.compile(r"\A(?:\d{1,2}[.．、]|[①-⑳])(?:\s*(?=[\u4e00-\u9fff《“])|\s+(?=\d{4}年))")
_SECTION_MARK = re.compile(r"^[★☆◆◇■□●○▲△※§·•\s]+|[★☆◆◇■□●○▲△※§·•\s]+$")
_SECTION = re.compile(
    r"(?:文件|文电|规章|法规|任免|命令|令|公告|通告|解读|政策|大事记|会议|讲话|资料|信息|统计|选登|选编|其他|文告|决定|人事|专栏|要闻"
    r"|动态|文献|法律|决议|报告|服务|纪要|批复|专题|工作|调研|经验|交流|公报)(?:选登|选编|摘要|目录)?"
)
_ORDER = re.compile(r"(?!.*关于)[\u4e00-\u9fff]{2,30}(?:令|公告|通告)")
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)
_SENTENCE = re.compile(r"[。；！？]")
_BODY_MARK = re.compile(r"第[一二三四五六七八九十百]+[条章]|一、|（一）|\(一\)")
_LONGEST_TITLE = 160
_LONGEST_SECTION = 24
_LONGEST_SHORT_NAME = 8
_SEARCHED_FOR_HEADING = 400
_WINDOW = 4


@dataclass(frozen=True, slots=True)
class Contents:
    """The printed contents: where they stand, their entries and section names in order."""

    span: LineSpan | None = None
    entries: tuple[ContentsEntry, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of the contents (or a row, where they are a table): what it says of title, numbers and page."""

    number: int
    title: str
    doc_numbers: tuple[str, ...]
    page: int | None
    marked: bool
    words: str
    """All that it says but its page."""
    begins: bool = False
    """A bullet or a count shows that an entry begins."""


def read_contents(lines: Sequence[Line], source: Sequence[str]) -> Contents:
    """The contents at the beginning of an issue; empty where none are printed."""
    start = _first_line(lines)
    if start is None:
        return Contents()
    pieces = list(_pieces(lines[start:], source))
    end = _end(pieces)
    reader = _Reader()
    for place, piece in enumerate(pieces[:end]):
        reader.read(piece, pieces[place + 1] if place + 1 < end else None)
    entries = reader.finish()
    if not entries:
        return Contents()
    heading = lines[start - 1].number if start and _HEADING.fullmatch(lines[start - 1].key) else pieces[0].number
    return Contents(LineSpan(heading, pieces[end - 1].number), entries, tuple(reader.sections))


def _first_line(lines: Sequence[Line]) -> int | None:
    """Index of the line after the heading 目录, or of the first entry where the heading is lost."""
    searched = min(len(lines), _SEARCHED_FOR_HEADING)
    for index, line in enumerate(lines[:searched]):
        if _HEADING.fullmatch(line.key):
            return index + 1
        if doc_numbers.alone(line.words) or _BODY_MARK.match(line.key):
            searched = index
            break
    paged = [i for i, line in enumerate(lines[: min(searched, 60)]) if _has_leader_and_page(line.words)]
    if len(paged) < 3:
        return None
    first = paged[0]
    while first and _is_section(_piece(lines[first - 1])):
        first -= 1
    return first


def _has_leader_and_page(words: str) -> bool:
    found = _PAGE.search(words[-80:])
    return bool(found and found.start() and _REAL_LEADER.search(found["leader"]) and len(words) < _LONGEST_TITLE)


def _pieces(lines: Sequence[Line], source: Sequence[str]) -> Iterator[_Piece]:
    """The lines in reading order, rows and cells of a table opened up; stops at what cannot be contents."""
    for line in lines:
        if is_separator(line.words):
            continue
        raw = source[line.number - 1]
        if "<t" in raw[:200]:
            for row in _ROW_END.split(raw):
                yield _piece(clean_line(row.replace("<", "\t<"), line.number))
        elif raw.lstrip("- ").startswith("|"):
            cells = [cell.strip() for cell in raw.strip().strip("-| ").split("|")]
            yield _piece(clean_line("\t".join(cell for cell in cells if cell.strip("-: ")), line.number))
        elif _cannot_be_contents(line):
            return
        else:
            yield _piece(line)


def _cannot_be_contents(line: Line) -> bool:
    words = line.words
    return len(words) > 2 * _LONGEST_TITLE or (
        not _PAGE.search(words[-40:]) and (words.endswith(("：", ":")) or bool(_SENTENCE.search(words)))
        and len(words) > 12
    ) or bool(_BODY_MARK.match(line.key))  # fmt: skip


def _piece(line: Line) -> _Piece:
    words = _COUNT.sub("", line.words.strip())
    begins = line.bullet or words != line.words.strip()
    page, rest = _cut_page(words)
    numbered = numbered_title(rest)
    title = "" if _ONLY_LEADER.fullmatch(numbered.title) else numbered.title
    if not title and "\t" in rest.strip():
        title, _, number = rest.strip().rpartition("\t")  # a row: 国务院令 | 第779号
        numbered = NumberedTitle(title, (number,))
    if p.ORDER_NUMBER.fullmatch(line.key):
        return _Piece(line.number, "", (line.key.strip("（）()"),), None, False, words)
    section = _BRACKETED_SECTION.fullmatch(words)
    marked = bool(line.hashes or line.bold or section)
    return _Piece(line.number, section[1] if section else title, numbered.doc_numbers, page, marked, rest, begins)


def _cut_page(words: str) -> tuple[int | None, str]:
    found = _PAGE.search(words)
    if not found:
        return None, words
    bracketed = bool(found["open"] and found["close"])
    leader = found["leader"]
    alone = not found.start()
    if alone or _REAL_LEADER.search(leader) or ((bracketed or leader) and len(found["page"]) < 4):
        return int(found["page"]), words[: found.start()].rstrip()
    return None, words


def _is_section(piece: _Piece) -> bool:
    name = _SECTION_MARK.sub("", piece.title)
    if piece.page is not None or piece.doc_numbers or not 2 <= len(name) <= _LONGEST_SECTION:
        return False
    if has_title_word(name):
        return False
    return piece.marked or bool(re.search(_SECTION.pattern + r"\Z", "".join(name.split())))


def _is_short_name(piece: _Piece) -> bool:
    """Whether a line is too short for a title or the first line of one."""
    if piece.page is not None or piece.doc_numbers or has_title_word(piece.title):
        return False
    return 2 <= len("".join(piece.title.split())) <= _LONGEST_SHORT_NAME


def _end(pieces: Sequence[_Piece]) -> int:
    """How many of the pieces are contents: up to the first title or section that comes a second time."""
    keys = [_key(piece, following) for piece, following in zip_longest(pieces, pieces[1:])]
    paged = [piece.page is not None for piece in pieces]
    last_page = max((i for i, piece in enumerate(pieces) if paged[i] and piece.title), default=-1)
    seen: set[str] = set()
    for index, key in enumerate(keys):
        seen.update(map(title_key, pieces[index].doc_numbers))
        for width in range(1, _WINDOW + 1):
            joined = "".join(keys[index : index + width])
            if key and len(joined) > 5 and joined in seen and not _has_page(pieces, index):
                return index - _is_number_above(pieces, index)
        for width in range(1, _WINDOW):
            if index + 1 >= width:
                seen.add("".join(keys[index + 1 - width : index + 1]))
    if sum(paged) > 2 and last_page >= 0:
        return max(i for i, is_paged in enumerate(paged) if is_paged) + 1
    return len(pieces)


def _key(piece: _Piece, following: _Piece | None) -> str:
    """What tells a piece from others: its title, that of an order with its number."""
    numbers = piece.doc_numbers or (following.doc_numbers if following and not following.title else ())
    order = piece.title + numbers[0] if numbers and _ORDER.fullmatch(piece.title) else ""
    return title_key(order or _OPEN_BRACKET.sub("", piece.title))


def _is_number_above(pieces: Sequence[_Piece], index: int) -> bool:
    """Whether the piece before a title that comes again is its number, which stands above it and comes again too."""
    above = pieces[index - 1] if index else None
    if above is None or above.title or above.page is not None or not above.doc_numbers:
        return False
    return any(above.doc_numbers == piece.doc_numbers for piece in pieces[: index - 1])


def _has_page(pieces: Sequence[_Piece], index: int) -> bool:
    """Whether a piece has its page, or the page follows on its own: then it is an entry."""
    if pieces[index].page is not None:
        return True
    below = takewhile(lambda piece: not piece.title, pieces[index + 1 : index + 3])
    return any(map(_is_bare_page, below)) and any(map(_is_bare_page, pieces[:index]))


def _is_bare_page(piece: _Piece) -> bool:
    """Whether a piece is nothing but a page."""
    return piece.page is not None and not piece.title and not piece.doc_numbers


def _opens_bracket(title: str) -> bool:
    """Whether a line's end cut what stands in brackets behind a title: …的通知（国发〔2024."""
    return title.count("（") + title.count("(") > title.count("）") + title.count(")")


def _is_open(title: str) -> bool:
    """Whether a title is not whole yet: a bracket is open, or no word ends it."""
    return _opens_bracket(title) or title.count("《") > title.count("》") or not _WHOLE_TITLE.search(title)


class _Reader:
    """Puts pieces together to entries: a title may run over lines, its number and page may follow on their own."""

    def __init__(self) -> None:
        self.sections: list[str] = []
        self._entries: list[ContentsEntry] = []
        self._title = ""
        self._first = 0
        self._marked = False
        self._named = False

    def read(self, piece: _Piece, following: _Piece | None) -> None:
        """Take one piece; ``following`` is the next one, if any."""
        if piece.begins or (piece.marked and not self._marked):
            self._flush()
        ends_entry = following is not None and not following.title and (following.page or following.doc_numbers)
        named = _is_section(piece) or (not self._title and _is_short_name(piece) and following is not None)
        if self._named and (following is None or _is_section(following)):
            named = False  # 大事记 below 大事记: a section has an entry at least
        if not self._open_title() and named and not ends_entry:
            self._flush()
            self.sections.append(tidy_title(_SECTION_MARK.sub("", piece.title)))
            self._named = True
            return
        self._named = False
        if _opens_bracket(self._title):
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
        return 0 < len(self._title) <= _LONGEST_TITLE and _is_open(self._title)

    def _flush(self) -> None:
        if self._title:
            self._add(_Piece(self._first, "", (), None, False, ""))

    def _add(self, piece: _Piece) -> None:
        section = self.sections[-1] if self.sections else None
        numbered = numbered_title(self._title)
        span = LineSpan(self._first, max(piece.number, self._first))
        numbers = (*numbered.doc_numbers, *piece.doc_numbers)
        self._entries.append(ContentsEntry(tidy_title(numbered.title), span, section, numbers, piece.page))
        self._title = ""

    def _complete(self, piece: _Piece) -> None:
        """The number or the page of the entry before."""
        last = self._entries[-1]
        numbers = last.doc_numbers or piece.doc_numbers
        page = last.page if last.page is not None else piece.page
        span = LineSpan(last.span.first, piece.number)
        self._entries[-1] = ContentsEntry(last.title, span, last.section, numbers, page)
