"""References: the documents that a notice names, by number or by 《title》, and what it does with them.

The kind is told by the words around the name: in the rest of its clause (《…》同时废止), else by the last telling word
before it in the sentence (根据《…》、《…》), so that every member of an enumeration gets the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.model import BlockKind, Notice, Reference, ReferenceKind, plain
from db.model.values import valueclass
from db.parse import doc_numbers
from db.parse.places import line_in, line_starts

_READ = (  # a tuple, the most frequent first: members of it are found faster than in a set
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.ROSTER_LINE,
    BlockKind.TITLE,
    BlockKind.DATE_LINE,
    BlockKind.BOX_TITLE,
    BlockKind.TABLE_TITLE,
    BlockKind.TABLE_NOTE,
    BlockKind.FORM_LINE,
)
_TITLE_BLOCK = BlockKind.TITLE
_TITLE = re.compile(r"《(?:[^《》]++|《[^《》]*+》)++》")
# What documents are called at the end of their titles; keeps out certificates, yearbooks, forms: 《房屋所有权证》.
_DOCUMENT = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|规程|决定|决议|通知|意见|方案|规划|计划|纲要|措施|规范|标准|预案|章程|批复|函"
    r"|公告|通告|通报|指南|政策|请示|命令|要点|制度|导则|解释|公约|宪法|建议|准则|名录|目录)(?:[（(〔\[][^（）()]*[）)〕\]])*》\Z"
)
_BETWEEN = re.compile(r"[\s（(\[〔【]{0,3}")  # between a title and its number
_SENTENCE_END = re.compile(r"[。；;！？!?]")
_CLAUSE_END = re.compile(r"[，,。；;]")
_WINDOW = 300
"""Characters on either side of a mention in which its kind is looked for, other mentions counted as one each."""
_FILLER = "\ufffc"
_FILLED = re.compile(rf"{_FILLER}[^{_FILLER}，,。；;]{{0,3}}[，,]?(?={_FILLER})")
_AWAY = re.compile(rf"[，,](?!\s*{_FILLER})")
_AFTER = {
    ReferenceKind.REPEALS: re.compile(r"(?:废止|失效|停止执行|停止使用|不再执行)\W*\Z"),
    ReferenceKind.AMENDS: re.compile(
        r"[作做](?:如下|以下|相应|部分|出)*修[改订正]|(?:予以|进行)修[改订正]|修[改正]为|不一致|相抵触|不符"
    ),
    ReferenceKind.FORWARDS: re.compile(r"转发"),
    ReferenceKind.BASED_ON: re.compile(r"精神|要求|规定|部署|安排|收悉"),
}
_SUSPENDED = re.compile(r"(?:调整|暂停|停止)(?:实施|适用|执行)[^，,]*\Z")  # 暂时调整实施《…》第十条的规定
_AMENDED_LATER = re.compile(r"公布.*修[改订正]")  # （2018年…第11号令公布，根据…《…》修改）
_ISSUED_HERE = re.compile(r"(?:现|已)[^。；]*(?:印发|予以?|公布|发布)")  # 现将《…》印发给你们
_SHORT_NAME = re.compile(r"简称[：:“《]*([^”》]+)[”》]")  # 以下简称《指导意见》
_BEFORE = re.compile(
    r"(?=[废宣代取替修删转根依按遵贯落执参符印制出公发通编起])(?:"  # their first characters: others are passed over
    r"(?P<repeals>废止|宣布失效)|(?P<replaces>代替|取代|替代)|(?P<amends>修[改订正](?!后?的)|删去)|(?P<forwards>转发)"
    r"|(?P<based_on>根据|依据|按照?|依照?|遵[照循守]|贯彻|落实|执行|参照|符合)"
    r"|(?P<cites>印发|制定|出台|公布|发布|通过|编制|起草))"
)
_REPEALING = re.compile(r"废止|失效")
_ONE_KIND_OF_MARK = str.maketrans("〈〉", "《》")
_LIST_MARK = re.compile(r"[\s\d一二三四五六七八九十、.．（）()]*")


@valueclass
class _Mention:
    """A document named at characters ``start`` to ``end``; ``place`` is where the title or the number begins."""

    start: int
    end: int
    targets: tuple[str, ...]
    place: int
    by_title: bool = False


def read(notice: Notice, lines: Sequence[str]) -> tuple[Reference, ...]:
    """Every document that ``notice`` names but itself, in text order; ``lines`` are the source's lines.

    The target is the document's number; for one that is named without its number, the title as it stands in 《》, taken
    once for each kind. Short names (以下简称《指导意见》) are no documents of their own.
    """
    repealing = bool(_REPEALING.search(notice.title))
    found = [*_in_blocks(notice, lines, repealing), *_in_tables(notice, repealing)]
    return _without_repeats(sorted(found, key=lambda reference: reference.line), _own_names(notice))


def _in_blocks(notice: Notice, lines: Sequence[str], repealing: bool) -> Iterator[Reference]:
    for block in notice.blocks:
        if ("《" in block.markdown or "号" in block.markdown) and block.kind in _READ:
            found = list(_kinds(block.text, repealing))
            starts = line_starts(block, lines) if found else ()
            for mention, kind in found:
                if block.kind is not _TITLE_BLOCK or kind is not ReferenceKind.CITES:
                    line = line_in(starts, mention.place)
                    yield from (Reference(line, kind, target) for target in mention.targets)


def _in_tables(notice: Notice, repealing: bool) -> Iterator[Reference]:
    for table in notice.tables:
        for row, line in zip(table.rows, table.row_lines, strict=False):
            for cell in row:
                if "《" in cell or "号" in cell:
                    for mention, kind in _kinds(plain(cell), repealing):
                        yield from (Reference(line, kind, target) for target in mention.targets)


def _own_names(notice: Notice) -> set[str]:
    """The notice's numbers and titles, and the short names that it uses for others, as :func:`_key` has them."""
    numbers = {each for number in notice.doc_numbers for found in doc_numbers.find(number) for each in found.each}
    titles = {notice.title, notice.issued_text.title if notice.issued_text else ""}
    short = {name for block in notice.blocks if "简称" in block.markdown for name in _SHORT_NAME.findall(block.text)}
    return {_key(name) for name in numbers | titles | short}


def _key(name: str) -> str:
    return "".join(name.split()).translate(_ONE_KIND_OF_MARK)


def _without_repeats(found: list[Reference], own: set[str]) -> tuple[Reference, ...]:
    seen: set[tuple[int, ReferenceKind, str]] = set()
    kept: list[Reference] = []
    for reference in found:
        by_number = bool(doc_numbers.find(reference.target))
        key = (reference.line if by_number else 0, reference.kind, _key(reference.target))
        if key[2] not in own and key not in seen:
            seen.add(key)
            kept.append(reference)
    return tuple(kept)


def _mentions(text: str) -> list[_Mention]:
    """The documents named in ``text``; a title and the number beside it are one."""
    if "《" not in text and "号" not in text:
        return []
    numbers = {number.start: number for number in doc_numbers.find(text)}
    starts_by_end = {number.end: start for start, number in numbers.items()}
    found: list[_Mention] = []
    for title in _TITLE.finditer(text):
        gap = _BETWEEN.match(text, title.end())
        after = numbers.pop(gap.end(), None) if gap else None
        before = None if after else numbers.pop(starts_by_end.get(title.start(), -1), None)
        if after:
            found.append(_Mention(title.start(), after.end, after.each, after.start))
        elif before:
            found.append(_Mention(before.start, title.end(), before.each, before.start))
        elif _DOCUMENT.search(title[0]):
            found.append(_Mention(*title.span(), (title[0][1:-1],), title.start(), by_title=True))
    found.extend(_Mention(number.start, number.end, number.each, number.start) for number in numbers.values())
    return sorted(found, key=lambda mention: mention.start)


def _kinds(text: str, repealing: bool) -> Iterator[tuple[_Mention, ReferenceKind]]:
    """Each document named in ``text`` with what is done to it."""
    mentions = _mentions(text)
    if not mentions:
        return
    pieces: list[str] = []
    position = 0
    for mention in mentions:
        pieces.append(text[position : mention.start])
        position = mention.end
    skeleton = _FILLER.join([*pieces, text[position:]])
    place = -1
    for mention, piece in zip(mentions, pieces, strict=False):
        place += len(piece) + 1
        before = _SENTENCE_END.split(skeleton[max(0, place - _WINDOW) : place])[-1]
        after = _SENTENCE_END.split(skeleton[place + 1 : place + _WINDOW], maxsplit=1)[0]
        kind = _kind(before, after)
        if kind is not ReferenceKind.CITES:
            yield mention, kind
        elif repealing and _LIST_MARK.fullmatch(skeleton, 0, place):
            yield mention, ReferenceKind.REPEALS
        elif not mention.by_title or not _ISSUED_HERE.search(before + after):
            yield mention, kind


def _kind(before: str, after: str) -> ReferenceKind:
    """The kind by the words of the sentence around a mention; other mentions in it are fillers."""
    if _SUSPENDED.search(before):
        return ReferenceKind.CITES
    clause = _CLAUSE_END.split(_FILLED.sub("", _FILLER + after).lstrip(f"{_FILLER})）]〕"), maxsplit=1)[0]
    for kind, telling in _AFTER.items():
        if telling.search(clause):
            return kind
    if _AMENDED_LATER.match(after):
        return ReferenceKind.AMENDS
    telling_words = list(_BEFORE.finditer(before))
    if not telling_words or _AWAY.search(before + _FILLER, telling_words[-1].end()):
        return ReferenceKind.CITES
    return ReferenceKind(telling_words[-1].lastgroup or "cites")
