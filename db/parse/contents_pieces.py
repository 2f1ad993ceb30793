"""The lines of a printed contents, one by one: what each says of title, numbers and page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.model.values import valueclass
from db.parse import dates
from db.parse import patterns as p
from db.parse.line_kinds import NumberedTitle, numbered_title
from db.parse.lines import Line, clean_line, is_separator
from db.parse.titles import has_title_word, title_key

_LEADER = r"[.…·・．⋯․‥_\-—─\s]"
_PAGE = re.compile(
    rf"(?P<leader>{_LEADER}*(?:(?<!\d)/)?)(?P<open>[（(\[【]?)\s*(?:第|[Pp]\.?)?\s*(?P<page>\d{{1,4}})\s*(?:页|[·•])?\s*(?P<close>[）)\]】]?)\s*\Z"
)
_REAL_LEADER = re.compile(r"[.…·・．⋯․‥_\-—─]{2}|…|\t|\s{2}")
_OPEN_BRACKET = re.compile(r"[（(][\u4e00-\u9fff][^（()）]*\Z")
_ONLY_LEADER = re.compile(rf"{_LEADER}+")
BRACKETED_SECTION = re.compile(r"[【〖［\[](.{2,30})[】〗］\]]")
_COUNT = re.compile(r"\A(?:\d{1,2}[.．、]|\d{1,3}\t|[①-⑳])(?:\s*(?=[\u4e00-\u9fff《“])|\s+(?=\d{4}年))")
_LEADING = re.compile(
    r"\A(?:(?P<bare>\d{1,3})[ \u3000]+|[（(](?P<page>\d{1,3})[）)]\s*)(?=[\u4e00-\u9fff《“]|\d{4}年)"
)  # 3　省政府关于…的决定
_SECTION_COUNT = re.compile(r"\A(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])\s*")  # 一、规章
_HEAD_OF_COLUMN = re.compile(r"序号|编号|(?:文件)?(?:名称|标题)|题目|目录|发?文(?:件)?(?:字)?号|文号|页[码次]|备注|\s")
_ENTRY_MARK = re.compile(r"\A[★☆◆◇■□●○▲△※§·•▶►☉◎]+\s*(?!.*[★☆◆◇■□●○▲△※§·•]\Z)")  # ◇某市关于…的通知
SECTION_MARK = re.compile(r"^[★☆◆◇■□●○▲△※§·•\s]+|[★☆◆◇■□●○▲△※§·•\s]+$")
_SECTION = re.compile(
    r"(?:文件|文电|规章|法规|任免|命令|令|公告|通告|解读|政策|大事记|会议|讲话|资料|信息|统计|选登|选编|其他|文告|决定|人事|专栏|要闻"
    r"|动态|文献|法律|决议|报告|服务|纪要|批复|专题|工作|调研|经验|交流|公报)(?:选登|选编|摘要|目录)?"
)
_ORDER = re.compile(r"(?!.*(?:关于|的..\Z))[\u4e00-\u9fff]{2,30}(?:令|公告|通告)")
_ROW_END = re.compile(r"</tr\s*>", re.IGNORECASE)
_SENTENCE = re.compile(r"[。；！？]")
_BODY_MARK = re.compile(r"第[一二三四五六七八九十百]+[条章]|一、|（一）|\(一\)")
LONGEST_TITLE = 160
_LONGEST_SECTION = 24
_LONGEST_SHORT_NAME = 8
_FEWEST_LEADING = 2


@valueclass
class Piece:
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


def read_pieces(lines: Sequence[Line], source: Sequence[str]) -> Iterator[Piece]:
    """The lines in reading order, rows and cells of a table opened up; stops at what cannot be contents."""
    for line in lines:
        if is_separator(line.words) or _says_nothing(line.words):
            continue
        raw = source[line.number - 1]
        if "<t" in raw[:200]:
            for row in _ROW_END.split(raw):
                opened = clean_line(row.replace("<", "\t<"), line.number)
                if not _says_nothing(opened.words):
                    yield read_piece(opened)
        elif raw.lstrip("- ").startswith("|"):
            cells = [cell.strip() for cell in raw.strip().strip("-| ").split("|")]
            yield read_piece(clean_line("\t".join(cell for cell in cells if cell.strip("-: ")), line.number))
        elif _cannot_be_contents(line):
            return
        else:
            yield read_piece(clean_line(raw, line.number) if line.rough and "](" in raw else line)


def _says_nothing(words: str) -> bool:
    """Whether a line names columns (序号 文件名称 页码), or is a title in Latin letters below the Chinese one."""
    if not _HEAD_OF_COLUMN.sub("", words.replace("|", "").replace("\t", "")):
        return True
    latin = all("a" <= character.lower() <= "z" for character in words if character.isalpha())
    return latin and sum(map(str.isalpha, words)) >= _LONGEST_SHORT_NAME


def _cannot_be_contents(line: Line) -> bool:
    words = line.words
    return len(words) > 2 * LONGEST_TITLE or (
        not _PAGE.search(words[-40:]) and (words.endswith(("：", ":")) or bool(_SENTENCE.search(words)))
        and len(words) > 12
    ) or (bool(_BODY_MARK.match(line.key)) and not _is_counted_section(words))  # fmt: skip


def _is_counted_section(words: str) -> bool:
    """Whether words are the name of a section with its count: 一、省政府规章, （二）通知."""
    name = _SECTION_COUNT.sub("", words)
    return (
        name != words and len(name) <= _LONGEST_SHORT_NAME and bool(re.search(rf"(?:{_SECTION.pattern}|通知)\Z", name))
    )


def read_piece(line: Line) -> Piece:
    """What one line says, or one row of a table whose cells tabs part."""
    printed = line.words.strip()
    words = _COUNT.sub("", _ENTRY_MARK.sub("", printed))
    begins = line.bullet or words != printed
    page, rest = _cut_page(words)
    numbered = numbered_title(rest)
    title = "" if _ONLY_LEADER.fullmatch(numbered.title) else numbered.title
    if not title and "\t" in rest.strip():
        title, _, number = rest.strip().rpartition("\t")  # a row: 国务院令 | 第779号
        numbered = NumberedTitle(title, (number,))
    if p.ORDER_NUMBER.fullmatch(order := "".join(rest.split())):
        return Piece(line.number, "", (order.strip("（）()"),), page, False, words)
    if dates.alone(rest):
        title = ""
    if _is_counted_section(words):
        return Piece(line.number, _SECTION_COUNT.sub("", words), (), None, True, rest)
    section = BRACKETED_SECTION.fullmatch(words)
    marked = bool(line.hashes or line.bold or section)
    return Piece(line.number, section[1] if section else title, numbered.doc_numbers, page, marked, rest, begins)


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


def is_section(piece: Piece) -> bool:
    """Whether a piece is the name of a section: 市政府文件, 人事任免."""
    name = SECTION_MARK.sub("", piece.title)
    if piece.page is not None or piece.doc_numbers or not 2 <= len(name) <= _LONGEST_SECTION:
        return False
    if has_title_word(name):
        return False
    return piece.marked or bool(re.search(_SECTION.pattern + r"\Z", "".join(name.split())))


def is_short_name(piece: Piece) -> bool:
    """Whether a line is too short for a title or the first line of one."""
    if piece.page is not None or piece.doc_numbers or has_title_word(piece.title):
        return False
    return 2 <= len("".join(piece.title.split())) <= _LONGEST_SHORT_NAME


def with_leading_pages(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the figures before their titles taken for what they are: counts, or pages."""
    found = [_LEADING.match(piece.title) for piece in pieces]
    leads = [int(lead["bare"] or lead["page"]) for lead in found if lead]
    rising = leads == sorted(leads)
    if len(leads) < _FEWEST_LEADING or not (rising or all(lead["page"] for lead in found if lead)):
        return pieces
    counted = leads == list(range(leads[0], leads[0] + len(leads))) or any(piece.page is not None for piece in pieces)
    return [
        replace(
            piece,
            title=_LEADING.sub("", piece.title),
            words=_LEADING.sub("", piece.words),
            page=int(lead["bare"] or lead["page"]) if rising and not counted else piece.page,
            begins=True,
        )
        if lead
        else piece
        for piece, lead in zip(pieces, found, strict=True)
    ]


def has_leader_and_page(words: str) -> bool:
    """Whether a line ends with a leader and a page, as no line but one of contents does."""
    found = _PAGE.search(words[-80:])
    return bool(found and found.start() and _REAL_LEADER.search(found["leader"]) and len(words) < LONGEST_TITLE)


def is_bare_page(piece: Piece) -> bool:
    """Whether a piece is nothing but a page."""
    return piece.page is not None and not piece.title and not piece.doc_numbers


def opens_bracket(title: str) -> bool:
    """Whether a line's end cut what stands in brackets behind a title: …的通知（国发〔2024."""
    return title.count("（") + title.count("(") > title.count("）") + title.count(")")


def key_of(piece: Piece, following: Piece | None) -> str:
    """What tells a piece from others: its title, that of an order with its number."""
    numbers = piece.doc_numbers or (following.doc_numbers if following and not following.title else ())
    title = _LEADING.sub("", piece.title)
    order = title + numbers[0] if numbers and _ORDER.fullmatch(title) else ""
    return title_key(order or _OPEN_BRACKET.sub("", title))
