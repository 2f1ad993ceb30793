"""What stands between two pages of a table, and whether the table goes on behind it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from db.model import Block, BlockKind
from db.parse.tables.context import MAX_TITLE, announces, is_note, is_sentence, is_unit, rekinded

# "续表", "（续）", "表3（续）", "续表2", "接上表"
_CONTINUED = re.compile(
    r"[（(]?\s*(?:续\s*[上前]?\s*表|接\s*上\s*表|上\s*接|表\s*续)\s*[\d一二三四五六七八九十\-－.]*\s*[)）]?\s*[:：]?"
)
_CONTINUED_MARK = re.compile(
    r"[（(]\s*续\s*[\d一二三四五六七八九十]*\s*表?\s*\d*\s*[)）]|续\s*表\s*[\d.\-]*|[（(]接上页[)）]"
)
# "— 12 —", "第3页 共10页"
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页.{0,10}")
# "二、", "（三）", "4.", "第五条": a paragraph that opens something new
_SECTION = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.、．]|第[一二三四五六七八九十\d]+[章节条]|附[件表]|表\s*\d"
)


def says_goes_on(block: Block, title: str) -> bool:
    """Whether a block between two pages says that the table goes on: 续表, or its title once more."""
    text = block.text.strip()
    if is_label_between(block):
        return True
    if not title or len(text) > MAX_TITLE + 10:
        return False
    bare = _CONTINUED_MARK.sub("", text).strip()
    return _alike(bare, title) if bare != text else _squeezed(bare) == _squeezed(title)


def is_no_text(block: Block) -> bool:
    """Whether a block between two pages says nothing: a picture without words, a page number that was left over."""
    text = block.text.strip()
    return (block.kind is BlockKind.IMAGE and not text) or _PAGE_NUMBER.fullmatch(text) is not None


def is_label_between(block: Block) -> bool:
    """Whether a block says no more than 续表."""
    return _CONTINUED.fullmatch(block.text.strip()) is not None


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence, or the rest of one, that neither announces a table nor opens a section."""
    text = block.text.strip()
    if block.kind is not BlockKind.PARAGRAPH or announces(block) or is_note(block) or _SECTION.match(text):
        return False
    return len(text) > MAX_TITLE or is_sentence(block)


def between_pages(block: Block) -> Block:
    """A block that stood between two pages of a table, with the kind that it turns out to have."""
    if is_unit(block):
        return rekinded(block, BlockKind.TABLE_UNIT)
    return block if is_prose(block) or is_no_text(block) else rekinded(block, BlockKind.TABLE_TITLE)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _alike(one: str, other: str) -> bool:
    """Whether two titles are readings of one: the same figures in much the same words."""
    a, b = _squeezed(one), _squeezed(other)
    if a == b or re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return a == b
    return SequenceMatcher(None, a[:100], b[:100], autojunk=False).ratio() >= 0.8
