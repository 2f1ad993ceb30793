"""Page furniture: page numbers, running heads, separators, the imprint on the back cover.

Only these are dropped.

A page number stands between dashes or dots, or is one of a rising row of bare numbers; a running head is
nothing but the publication's name, the issue's label and figures, or a section's name that comes again and
again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from db.parse import dates
from db.parse import patterns as p
from db.parse.lines import Line, is_separator
from db.parse.masthead import issue_label_free
from db.parse.numbering import rank_of
from db.parse.titles import ends_like_title, has_title_word

_PAGE_NUMBER = re.compile(
    r"[—–\-－_·•∙.~〜]+\d{1,4}[—–\-－_·•∙.~〜]+"  # — 12 — · ·3·
    r"|[\[【]\d{1,4}[\]】]"  # [12]
    r"|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|共\d{1,4}页"
    r"|\d{1,4}/\d{1,4}|Page\d{1,4}(?:of\d{1,4})?|P\.?\d{1,3}",
    re.IGNORECASE,
)
_FIRST_OF_PAGE_NUMBER = frozenset("第共Pp")
_LONGEST_NUMBER = 5
_LONGEST_HEAD = 60
_SHORTEST_NAME = 3
_GAZETTE = re.compile(r"[\u4e00-\u9fff]{2,25}(?:公报|政报)")
_IMPRINT = re.compile(
    r"(?:编辑部)?(?:主管|主办|编辑|出版|印刷|承印|发行|地址|通信地址|邮编|邮政编码|电话|传真|网址|刊号|国内统一|国际标准|准印证|定价|印数|赠阅"
    r"|责任编辑|电子邮箱|邮箱|E-?mail|ISSN|CN\d\d).{0,80}|(?:免费赠阅|内部资料).{0,30}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"主管|主办|编辑|出版|印刷|承印|刊号|ISSN|准印|发行|公报|政报")
_LATIN = re.compile(r"[A-Z\s'’.,&·-]{12,}")


def find_furniture(lines: Sequence[Line], publication: str | None, sections: Iterable[str]) -> frozenset[int]:
    """Numbers of the lines that are page furniture. ``lines``: the lines after the contents."""
    short = [line for line in lines if len(line.key) <= _LONGEST_HEAD]
    found = {line.number for line in short if not _begins_with_words(line.key) and _is_page_number(line)}
    bare = [place for place, line in enumerate(lines) if line.key.isdecimal() and len(line.key) < _LONGEST_NUMBER]
    if publication is not None:
        found.update(line.number for line in short if publication in line.key and _is_running_head(line, publication))
    found |= (
        _numbers_at_breaks(lines, bare, found)
        | _rising_numbers([lines[place] for place in bare])
        | _repeated_sections(short, set(sections))
        | _repeated_heads(short)
    )
    return frozenset(found | _heads_at_breaks(lines, found))


def names_publisher(line: Line) -> bool:
    """Whether a line of an imprint says who publishes or prints: without one, an address is a part of the text."""
    return bool(_PUBLISHED.search(line.key))


def is_imprint(line: Line) -> bool:
    """Whether a line at the very end belongs to the back cover: address, price, printer, the name in Latin letters."""
    return bool(_IMPRINT.fullmatch(line.key) or _LATIN.fullmatch(line.words))


def _is_page_number(line: Line) -> bool:
    if is_separator(line.words):
        return not line.image
    return bool(_PAGE_NUMBER.fullmatch(line.key))


def _begins_with_words(key: str) -> bool:
    """Whether a line begins with a letter or a Chinese character as no rule and no page number does."""
    return key[:1].isalpha() and key[0] not in _FIRST_OF_PAGE_NUMBER


def _is_running_head(line: Line, publication: str) -> bool:
    return not issue_label_free(line.key, publication)


def _repeated_heads(lines: Sequence[Line]) -> set[int]:
    """Lines that come again and again and are nothing but the name of a gazette and the label of an issue."""
    named = (line for line in lines if "报" in line.key)
    heads = [line for line in named if (name := _GAZETTE.search(line.key)) and not issue_label_free(line.key, name[0])]
    counts = Counter(line.key for line in heads)
    return {line.number for line in heads if counts[line.key] > 2}


def _numbers_at_breaks(lines: Sequence[Line], bare: Sequence[int], furniture: set[int]) -> set[int]:
    """Bare numbers, at the places ``bare`` of the lines, beside a rule or a running head: there a page ends."""
    return {
        lines[place].number
        for place in bare
        if any(beside.number in furniture for beside in lines[max(0, place - 1) : place + 2])
    }


def _heads_at_breaks(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Short lines that stand beside page numbers again and again; what may be a title counts from its second time."""
    beside: dict[int, Line] = {}
    for place, line in enumerate(lines):
        if line.number in furniture:
            beside.update((other.number, other) for other in lines[max(0, place - 1) : place + 2])
    heads: dict[str, list[Line]] = {}
    for number, line in sorted(beside.items(), key=lambda item: item[0]):
        if number not in furniture and _may_be_head(line):
            heads.setdefault(line.key, []).append(line)
    return {
        line.number
        for same in heads.values()
        if len(same) > 2
        for line in (same[1:] if ends_like_title(same[0].words) or has_title_word(same[0].words) else same)
    }


def _may_be_head(line: Line) -> bool:
    """Whether a line may be a running head by its words: no sentence, item or label, no part of a table."""
    if not _SHORTEST_NAME < len(line.key) <= _LONGEST_HEAD or line.rough or line.bullet:
        return False
    if line.words[-1] in "。；：:，、;," or line.key.startswith(("附", "单位", "续")):
        return False
    if rank_of(line.words) or "续" in line.key[-3:]:
        return False
    return not dates.alone(line.words)


def _rising_numbers(bare: Sequence[Line]) -> set[int]:
    """Bare numbers that rise by one or two from page to page, three at least."""
    numbers = [(line.number, int(line.key)) for line in bare]
    found: set[int] = set()
    row: list[tuple[int, int]] = []
    for number in [*numbers, (0, -9)]:
        if row and 0 < number[1] - row[-1][1] <= 2:
            row.append(number)
            continue
        if len(row) > 2:
            found.update(line for line, _ in row)
        row = [number]
    return found


def _repeated_sections(lines: Sequence[Line], sections: set[str]) -> set[int]:
    """Every line that is nothing but the name of a section: a heading of the body's, or a running head."""
    names = {"".join(section.split()) for section in sections}
    return {line.number for line in lines if line.key.strip(p.SECTION_MARKS) in names and _is_set_off(line)}


def _is_set_off(line: Line) -> bool:
    """Whether a line stands out as a section's name does; a word as short as 公告 may be text."""
    return len(line.key) > _SHORTEST_NAME or line.marked or line.indent > 8
