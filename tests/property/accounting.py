"""Every character of a source held against what is shown of it: nothing lost, nothing added."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.model import Notice, ParsedIssue

_SHOWN_MARKUP = re.compile(r"https?://[!-\\^-~]+|</?[A-Za-z!][ -;=?-~]*>")
# Besides addresses and tags, entities are the only markup with Chinese characters or figures in it.
_MARKUP = re.compile(rf"\]\([^)\n]*\)|&#?\w{{1,8}};|{_SHOWN_MARKUP.pattern}", re.ASCII)
_FIGURES_AND_MARKS = re.compile(r"[\W\d_A-Za-z年第期总月日页共号]+")
_BACK_COVER = re.compile(
    r"(?:主管|主办|编辑|出版|印刷|承印|发行|地址|邮编|邮政|电话|网址|刊号|准印证|定价|印数|免费|内部)"
)
_LONGEST_NAME = 20
"""Characters that the name of a section has at most."""


@dataclass(frozen=True, slots=True)
class Account:
    """Characters that are in the source and not shown, and those shown that are not in the source."""

    lost: Counter[str]
    added: Counter[str]

    @property
    def is_clear(self) -> bool:
        """Whether all is accounted for."""
        return not self.lost and not self.added


def account(parsed: ParsedIssue) -> Account:
    """Hold what the notices show against the lines from the first notice on; what stands before is the cover.

    Dropped may be page furniture, the names of sections, the back cover, and a table's head on its further pages.
    """
    lines = parsed.source_text.split("\n")
    cover = _cover(parsed, lines)
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for notice in parsed.notices:
        span = [lines[number - 1] for number in range(notice.span.first, notice.span.last + 1)]
        wanted, have = _characters(span), _characters([notice.plain_text], _SHOWN_MARKUP)
        spare = _characters(line for line in span if _is_furniture(line, parsed, cover)) + _characters(
            _repeated(notice, lines)
        )
        lost += wanted - have - spare
        added += have - wanted
    return Account(lost + _characters(_between(parsed, lines)), added)


def _between(parsed: ParsedIssue, lines: list[str]) -> Iterator[str]:
    """Lines below the contents and the first notice's heading that no notice has and that are no furniture.

    The name of a section may stand right above a notice.
    """
    cover = _cover(parsed, lines)
    contents_end = max((entry.span.last for entry in parsed.contents), default=0)
    first = min((notice.span.first for notice in parsed.notices), default=1)
    last = max(contents_end, first - 1)
    for notice in parsed.notices:
        between = [line for line in lines[last : notice.span.first - 1] if not _is_furniture(line, parsed, cover)]
        yield from between[:-1] if between and len(_key(between[-1])) <= _LONGEST_NAME else between
        last = max(last, notice.span.last)
    yield from (
        line for line in lines[last:] if not _is_furniture(line, parsed, cover) and not _BACK_COVER.search(line)
    )


def _is_furniture(line: str, parsed: ParsedIssue, cover: frozenset[str]) -> bool:
    """Figures, marks, the publication's name, or what the cover and the contents have as a line of its own."""
    key = _key(line)
    without_name = key.replace(parsed.issue.publication, "") if parsed.issue.publication else key
    return not _FIGURES_AND_MARKS.sub("", without_name) or key in cover


def _key(line: str) -> str:
    return re.sub(r"\W+", "", _MARKUP.sub("", line))


def _cover(parsed: ParsedIssue, lines: list[str]) -> frozenset[str]:
    """Sections of the notices, and the short lines above the first notice: names of other sections are among them."""
    first = min((notice.span.first for notice in parsed.notices), default=1)
    above = {key for line in lines[: first - 1] if len(key := _key(line)) <= _LONGEST_NAME}
    return frozenset(above | {_key(notice.section) for notice in parsed.notices if notice.section})


def _repeated(notice: Notice, lines: list[str]) -> Iterator[str]:
    """A table's head on its further pages, and the first cells of a row that the page cut, printed once more."""
    for table in notice.tables:
        for part in table.parts[1:]:
            yield from lines[part.first - 1 : min(part.first + table.header_rows, part.last)]


def _characters(lines: Iterable[str], markup: re.Pattern[str] = _MARKUP) -> Counter[str]:
    """Chinese characters and figures, full and half width made one."""
    text = unicodedata.normalize("NFKC", markup.sub("", "\n".join(lines)))
    return Counter(character for character in text if "\u3400" <= character <= "\u9fff" or character.isdigit())
