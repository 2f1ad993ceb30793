"""Doubtful spots in a notice's text: what the recogniser may have put in, changed, doubled or lost.

Few false alarms matter more than many hits: a reader who is warned for nothing stops reading warnings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from db.model import Block, BlockKind, Defect, DefectKind, LineSpan, Notice, plain
from db.model.inline import MARKUP
from db.model.values import valueclass
from db.parse.pairs import unpaired
from db.parse.places import LineStart, line_in, line_starts
from db.parse.traditional import TRADITIONAL

Spot = tuple[int, int]
"""First character and end of a doubtful spot in the whole text of a notice's passages."""

_PARAGRAPH = BlockKind.PARAGRAPH
_READ = (_PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_NOTE)
_CONTEXT = 6
"""Characters shown on either side of a doubtful spot."""

_LATIN_WORDS = re.compile(r"[a-z]{2,}(?: [a-z]+)*")
_LATIN_LETTERS = re.compile(rb"[a-z]{2}")
_BESIDE = re.compile(r"[\u4e00-\u9fff，、；。：“”《》（）]")
# Put in for 和, 与, 的 …; of other words only long ones are doubted, the short ones are units and file types.
_SMALL_WORDS = frozenset({"and", "with", "the", "of", "for", "to", "in", "or", "by", "on", "from"})
_SHORTEST_WORD = 5
_KNOWN_WORDS = frozenset({"email", "online", "offline", "internet", "intranet", "lumen", "hertz", "pascal"})
_DOUBLED_MARKS = ("，，", "、、", "；；", "：：")
_DOUBLED_MARK = re.compile("|".join(_DOUBLED_MARKS))
_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNREADABLE = re.compile("\ufffd+")
_TRADITIONAL_TEXT = 0.1
"""A larger share of traditional characters is a traditional text, and no doubt."""

_UNFINISHED = re.compile(r"[\u4e00-\u9fff，、]")
_CLOSING_WORDS = ("执行", "实施", "办理", "通知", "批复", "函复", "公告", "通告", "决定", "附后", "下表", "如下")
"""A notice may end with these without a stop: 请认真贯彻执行, 特此通知."""
_SHORTEST_SENTENCE = 40
_MAY_END_OPEN = (BlockKind.TABLE, BlockKind.FORMULA, BlockKind.IMAGE)
"""What a sentence may lead up to without a stop."""


@valueclass
class _Passages:
    """The blocks that are looked at, their texts, the whole of them in lines, and where in it each begins."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    whole: str
    starts: tuple[int, ...]

    def defects(self, kind: DefectKind, spots: Iterable[Spot], lines: Sequence[str]) -> Iterator[Defect]:
        """Doubts about spots of the whole."""
        known: dict[int, tuple[LineStart, ...]] = {}
        for start, end in spots:
            index = bisect_right(self.starts, start) - 1
            line_starts_here = known.get(index) or known.setdefault(index, line_starts(self.blocks[index], lines))
            offset = start - self.starts[index]
            line = line_in(line_starts_here, offset)
            yield _defect(kind, line, self.texts[index], (offset, offset + end - start))


def read(notice: Notice, lines: Sequence[str]) -> tuple[Defect, ...]:
    """The doubtful spots of ``notice`` in text order; ``lines`` are the source's lines.

    Of tables only the characters are looked at; their shape is the table reader's concern.
    """
    passages = _passages(notice)
    if not passages.whole:
        return ()
    found = [
        *passages.defects(DefectKind.FOREIGN_WORD, _foreign(passages.whole), lines),
        *passages.defects(DefectKind.DOUBLED_CHARACTER, _doubled(passages, lines), lines),
        *passages.defects(DefectKind.UNDECODABLE, _unreadable(passages.whole), lines),
        *passages.defects(DefectKind.UNBALANCED_BRACKET, _unbalanced(passages), lines),
        *passages.defects(DefectKind.CUT_SENTENCE, _cut(passages, notice), lines),
        *_traditional(passages, notice, lines),
    ]
    return tuple(sorted(found, key=lambda defect: defect.span))


def _passages(notice: Notice) -> _Passages:
    blocks = tuple([block for block in notice.blocks if block.kind in _READ])
    texts = tuple([block.markdown for block in blocks])
    if any(map("".join(texts).__contains__, MARKUP)):
        texts = tuple(map(plain, texts))
    starts = accumulate([len(text) + 1 for text in texts[:-1]], initial=0)
    return _Passages(blocks, texts, "\n".join(texts), tuple(starts))


def _foreign(whole: str) -> Iterator[Spot]:
    if not _LATIN_LETTERS.search(whole.encode("ascii", "ignore")):
        return
    for match in _LATIN_WORDS.finditer(whole):
        words, (start, end) = match[0], match.span()
        if words in _SMALL_WORDS or (len(words) >= _SHORTEST_WORD and words not in _KNOWN_WORDS):
            before, after = whole[:start].removesuffix(" ")[-1:], whole[end : end + 2].removeprefix(" ")[:1]
            if _BESIDE.match(before) and _BESIDE.match(after):
                yield start, end


def _traditional(passages: _Passages, notice: Notice, lines: Sequence[str]) -> Iterator[Defect]:
    spots = [match.span() for match in TRADITIONAL.finditer(passages.whole)]
    if sum(end - start for start, end in spots) > _TRADITIONAL_TEXT * len(passages.whole):
        return
    yield from passages.defects(DefectKind.TRADITIONAL_CHARACTER, spots, lines)
    for table in notice.tables:
        suspect = TRADITIONAL.search("\n".join(map("\t".join, table.rows)))
        for row, line in zip(table.rows, table.row_lines, strict=False) if suspect else ():
            cells = "\t".join(row)
            for match in TRADITIONAL.finditer(cells):
                yield _defect(DefectKind.TRADITIONAL_CHARACTER, line, cells, match.span())


def _doubled(passages: _Passages, lines: Sequence[str]) -> Iterator[Spot]:
    if any(mark in passages.whole for mark in _DOUBLED_MARKS):
        yield from (match.span() for match in _DOUBLED_MARK.finditer(passages.whole))
    for block, start in zip(passages.blocks, passages.starts, strict=True):
        if block.joins:
            yield from _doubled_at_seams(passages.whole, start, [seam.offset for seam in line_starts(block, lines)[1:]])


def _doubled_at_seams(whole: str, start: int, seams: list[int]) -> Iterator[Spot]:
    """Where a character stands on both sides of a page break (组织体系日 | 日常工作).

    存在 | 在建 is no such place: there the character and the one before it are a word, which comes elsewhere too.
    """
    for seam in (start + offset for offset in seams):
        if whole[seam - 1] == whole[seam] and _HAN.match(whole, seam) and whole.count(whole[seam - 2 : seam]) == 1:
            yield seam - 1, seam + 1


def _unreadable(whole: str) -> Iterator[Spot]:
    if "\ufffd" in whole:
        yield from (match.span() for match in _UNREADABLE.finditer(whole))


def _unbalanced(passages: _Passages) -> Iterator[Spot]:
    first_ones = {mark.text: mark for mark in reversed(unpaired(passages.texts))}
    for mark in first_ones.values():
        start = passages.starts[mark.text] + mark.offset
        yield start, start + 1


def _cut(passages: _Passages, notice: Notice) -> Iterator[Spot]:
    """Paragraphs that break off in a sentence, and nothing follows that could be the rest of it."""
    following = {id(block): after for block, after in pairwise(notice.blocks)}
    for block, text, start in zip(passages.blocks, passages.texts, passages.starts, strict=True):
        if text[-1:] != "。" and len(text) >= _SHORTEST_SENTENCE and block.kind is _PARAGRAPH and _is_cut(text):
            after = following.get(id(block))
            if after and after.kind not in _MAY_END_OPEN:
                yield start + len(text) - 1, start + len(text)


def _is_cut(text: str) -> bool:
    if not _UNFINISHED.match(text[-1]):
        return False
    return _is_sentence(text) and not text.endswith(_CLOSING_WORDS)


def _is_sentence(text: str) -> bool:
    last = text[text.rfind("。") + 1 :]
    return "：" not in last and ("。" in text or text.count("，") > 1)


def _defect(kind: DefectKind, line: int, text: str, spot: Spot) -> Defect:
    """A doubt about a spot of a text, with what stands around it; blanks of any kind and number become one."""
    start, end = spot
    before = " ".join(f"{text[max(0, start - _CONTEXT) : start]}|".split())[:-1]
    excerpt = " ".join(f"{before}{text[start : end + _CONTEXT]}".split())
    return Defect(kind, LineSpan(line, line), excerpt, len(before), len(" ".join(text[start:end].split())))
