"""What a document promulgates and what it has attached, as its own words announce it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.model.values import valueclass
from db.parse import patterns as p
from db.parse.titles import likeness, title_key

_QUOTED = re.compile(r"[《〈]((?:[^《》〈〉]|[《〈][^《》〈〉]{1,60}[》〉]){3,150})[》〉]")
_ACT = re.compile(
    r"(?:印发|转发|批转|公布|发布|颁布|修改|修订)(?:修订后的|修改后的|新修订的|了)?(?P<what>[^《》]{4,120}?)的?"
    r"(?:通知|决定|命令|令|公告|通告|批复|函)(?:[（(][^（）()]{1,12}[）)])?\Z"
)
_PROMULGATES = re.compile(r"印发|转发|批转|公布|发布|颁布|修改|修订")
_LIST_NOISE = re.compile(r"[（(]\s*共?\s*\d+\s*[项个条份页][）)]|[；;。]\s*\Z")
_LONGEST_QUOTED = 150
_MOST_LISTED = 40
_ALIKE = 0.9


@dataclass(slots=True)
class Announced:
    """Titles that a document announces: ``in_title`` by its own title, ``quoted`` (keys) above its signature."""

    in_title: list[str] = field(default_factory=list)
    quoted: set[str] = field(default_factory=set)
    promulgates: bool = False
    open_quotation: str = ""

    def read_title(self, title: str) -> None:
        """Take a title of the document: the printed one, and that of the contents."""
        self.promulgates = self.promulgates or bool(_PROMULGATES.search(title)) or title.endswith(("令", "公告"))
        self.in_title += quoted_titles(title)
        if found := _ACT.search(title):
            self.in_title.append(found["what"])
            subject = found["what"].partition("关于")
            if subject[0] and subject[1]:
                self.in_title.append("关于" + subject[2])

    def read_text(self, words: str) -> None:
        """Take a paragraph above the signature."""
        if self.open_quotation:
            words = self.open_quotation + words
            self.open_quotation = ""
        if "《" in words or "〈" in words:
            self.quoted.update(map(title_key, quoted_titles(words)))
            opening = words.rfind("《")
            if opening > words.rfind("》") and len(words) - opening < _LONGEST_QUOTED:
                self.open_quotation = words[opening:]

    def quotes(self, title: str) -> bool:
        """Whether the text above the signature quotes this very title."""
        return bool(self.quoted) and title_key(title) in self.quoted


def quoted_titles(words: str) -> list[str]:
    """The titles in 《》 of a sentence."""
    return [found[1] for found in _QUOTED.finditer(words)]


def is_one_of(title: str, titles: Iterable[str], alike: float) -> bool:
    """Whether ``title`` is one of ``titles``, small differences aside."""
    key = title_key(title)
    if len(key) < 4:
        return False
    keys = [title_key(other) for other in titles]
    if key in keys:
        return True
    return any(0.7 < len(key) / max(1, len(other)) < 1.45 and likeness(key, other) >= alike for other in keys)


@dataclass(slots=True)
class Waiting:
    """The attachments that a document lists: each of the last few dozen is waited for until its text turns up."""

    titles: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    """Keys of all that were ever listed."""

    def add(self, label: str, number: str, title: str) -> None:
        """Take an entry of the list, its remark （共4项） off."""
        self.titles = [*self.titles[-_MOST_LISTED:], _LIST_NOISE.sub("", title).strip(" 《》")]
        self.labels.add(f"{''.join(label.split())}{number}")
        self.keys.add(title_key(self.titles[-1]))

    def go_on(self, words: str) -> None:
        """Take the rest of the last entry, which a line's end cut."""
        if self.titles:
            self.titles[-1] = _LIST_NOISE.sub("", self.titles[-1] + words).strip(" 《》")
            self.keys.add(title_key(self.titles[-1]))

    def lists(self, title: str) -> bool:
        """Whether a title was listed, small differences aside."""
        return title_key(title) in self.keys or is_one_of(title, self.titles, _ALIKE)

    def waits_for(self, title: str) -> bool:
        """Whether a listed title has not turned up yet."""
        return is_one_of(title, self.titles, _ALIKE)

    def found(self, title: str) -> None:
        """The attachment of this title has turned up."""
        self.titles = [other for other in self.titles if not is_one_of(title, [other], _ALIKE)]


@valueclass
class ListLine:
    """A line of an attachment list taken apart: 附件：1. 分级标准, or 附件1：分级标准 (``label_numbered``)."""

    label: str
    number: str
    title: str
    label_numbered: bool


def split_list_line(words: str) -> ListLine | None:
    """The parts of 附件：1. 辐射事故分级标准; ``None`` for anything else."""
    found = p.ATTACHMENT_LIST.match(words)
    if not found:
        return None
    rest = words[found.end() :]
    number = label_number = found["number"]
    if not number and (numbered := p.LIST_NUMBER.match(rest)):
        number = numbered["number"]
        rest = rest[numbered.end() :]
    return ListLine(found["label"], number, rest.strip(), bool(label_number))
