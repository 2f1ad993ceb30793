"""One document while it is read: the state that the rules of the grammar share, and the titles they look for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from db.model import BlockKind
from db.parse.drafts import Draft, Item
from db.parse.lines import Line
from db.parse.numbering import rank_of
from db.parse.promulgated import Announced, Waiting
from db.parse.tables.parts import TablePart
from db.parse.titles import is_whole_title, likeness, title_key

_LINES_OF_TITLE = 4
_SHORTEST_TITLE = 4
LONGEST_TITLE = 120


@dataclass(slots=True)
class State:
    """One document while it is read: what stands where, and what has been seen so far."""

    items: Sequence[Line | TablePart]
    title: str
    place: int = 0
    drafts: list[Item] = field(default_factory=list)
    announced: Announced = field(default_factory=Announced)
    waiting: Waiting = field(default_factory=Waiting)
    in_head: bool = True
    """Nothing but title, number, notes and addressees so far."""
    signed: bool = False
    dated: bool = False
    """The date stands in the head, so that none need stand below."""
    attached: str = ""
    """Label of the attachment that is being read, such as 附件1."""
    issued: bool = False
    in_roster: bool = False
    titled: bool = False

    def line(self, offset: int = 0) -> Line | None:
        """The line ``offset`` items on; ``None`` for a table and beyond the ends."""
        place = self.place + offset
        if 0 <= place < len(self.items):
            item = self.items[place]
            return item if isinstance(item, Line) else None
        return None

    def heading(self) -> str:
        """The title as printed, else as the contents have it, without blanks."""
        titles = (d.words for d in self.drafts if isinstance(d, Draft) and d.kind is BlockKind.TITLE)
        return "".join(next(titles, self.title).split())

    def previous(self) -> Draft | None:
        """The draft before, if it is not a table."""
        last = self.drafts[-1] if self.drafts else None
        return last if isinstance(last, Draft) else None

    def take(self, kind: BlockKind, level: int = 0, lines: int = 1, between: str = "") -> Draft:
        """Make the next ``lines`` lines one draft."""
        first = self.items[self.place]
        assert isinstance(first, Line)
        made = Draft(kind, first, first.markdown, first.words, first, level)
        if lines > 1:
            for item in self.items[self.place + 1 : self.place + lines]:
                if isinstance(item, Line):
                    made.append(item, between)
        self.place += lines
        self.drafts.append(made)
        return made


def looks_like_title(line: Line) -> bool:
    """Whether a line may be a title or a part of one: short, no sentence, without a number."""
    words = line.words
    if not words or len(words) > LONGEST_TITLE or words[-1] in "。；;：:，,、" or line.bullet:
        return False
    return rank_of(words) is None and not words.startswith(("单位：", "（单位", "(单位"))


@lru_cache(maxsize=64)
def _wanted(titles: tuple[str, ...]) -> tuple[tuple[str, ...], str, str]:
    """The keys of titles, how they begin, and all of them in one: for a quick no."""
    keys = tuple(key for title in titles if len(key := title_key(title)) >= _SHORTEST_TITLE)
    return keys, "".join(key[:8] for key in keys), "".join(keys)


def lines_of_title(state: State, offset: int, titles: Sequence[str], alike: float = 0.86) -> int:
    """How many lines from ``offset`` on are together one of ``titles``; 0 for none."""
    keys, starts, everything = _wanted(tuple(titles))
    if not keys:
        return 0
    joined, best, best_lines = "", alike, 0
    for lines in range(1, _LINES_OF_TITLE + 1):
        line = state.line(offset + lines - 1)
        if line is None or len(line.words) > LONGEST_TITLE or (lines > 1 and not looks_like_title(line)):
            break
        part = title_key(line.words)
        if lines > 1 and line.words[0] in "（(" and not any(key.endswith(part) for key in keys):
            break
        joined += part
        if lines == 1 and joined[:2] not in starts and joined[-2:] not in everything:
            break
        for key in keys:
            if 0.7 < len(joined) / len(key) < 1.4:
                now = likeness(joined, key)
                if now > best or (now == best and not best_lines):
                    best, best_lines = now, lines
        if len(joined) > 1.4 * max(map(len, keys)):
            break
    return best_lines


def whole_title(state: State) -> int:
    """How many of the next lines are together a title, by the looks of it; 0 for none."""
    joined = ""
    for lines in range(1, _LINES_OF_TITLE + 1):
        line = state.line(lines - 1)
        if line is None or not looks_like_title(line):
            return 0
        joined += line.words
        following = state.line(lines)
        if is_whole_title(joined, following.words if following and looks_like_title(following) else ""):
            return lines
    return 0
