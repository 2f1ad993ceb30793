"""The elements of one document, in the order of GB/T 9704-2012.

Title, number, addressees, text, attachment list, signature, date; then what is issued, and the attachments.

The grammar is the ordered list ``_RULES``: at each line the first rule that fits takes it, and perhaps lines
after it. Rules only say what a line is; which headings stand on which level is settled by
:mod:`db.parse.outline`, torn paragraphs by :mod:`db.parse.joins`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from db.parse import kinds
from db.parse import patterns as p
from db.parse.drafts import Draft, Item, width
from db.parse.line_kinds import addressed, numbered_title
from db.parse.lines import Line
from db.parse.notices import NoticeFlow
from db.parse.numbering import rank_of
from db.parse.plan_contents import is_contents_heading
from db.parse.reading import LONGEST_TITLE, State
from db.parse.rules_attachment import attachment, attachment_list, issued_title, unlabelled_attachment
from db.parse.rules_head import addressees, late_title, note, number_line, second_title, split_addressees
from db.parse.rules_signature import signature
from db.parse.tables.parts import TablePart
from db.parse.titles import tidy_title

_BLANK = re.compile(r"\s")


def read_document(notice: NoticeFlow, title: str) -> list[Item]:
    """The drafts of one document in text order; tables stand between them as they are."""
    state = State(notice.items, title)
    state.announced.read_title(title)
    if notice.title_lines:
        state.announced.read_title(tidy_title(state.take(kinds.TITLE, 1, notice.title_lines).words))
        state.titled = True
    while state.place < len(state.items):
        item = state.items[state.place]
        if isinstance(item, TablePart):
            state.drafts.append(item)
            state.place += 1
            state.in_head = False
            continue
        if not item.planned and _is_plain(state, item):
            _paragraph(state, item)
            continue
        for rule in _RULES:
            if rule(state, item):
                break
    return state.drafts


def _image(state: State, line: Line) -> bool:
    if line.words:
        return False
    if line.image:
        state.take(kinds.IMAGE)
    else:
        state.place += 1
    return True


def _formula(state: State, line: Line) -> bool:
    """A formula that the source sets on a line of its own."""
    if not line.formula:
        return False
    state.take(kinds.FORMULA)
    return True


def _plan_contents(state: State, line: Line) -> bool:
    """The printed contents of a plan."""
    if not line.planned:
        return False
    heading = is_contents_heading(line)
    state.take(kinds.HEADING if heading else kinds.CONTENTS_LINE, 3 if heading else 0)
    return True


def _box_title(state: State, line: Line) -> bool:
    """专栏 3 新时代立德树人计划."""
    if (
        "栏" not in line.key[:3]
        or not p.BOX_NUMBERED.match(line.words)
        or width(line.words) > 60
        or line.words[-1] in "。；"
    ):
        return False
    state.take(kinds.BOX_TITLE, 4)
    return True


def _roster(state: State, line: Line) -> bool:
    """副组长：杨 斌 市委常委 within a list of members."""
    words = line.words
    if words[-1] in "。；;：:" or line.marked or len(words) > 80 or rank_of(words):
        state.in_roster = False
        return False
    if not _BLANK.search(words):
        return False
    if not p.ROSTER.fullmatch(words) or not (state.in_roster or _begins_roster(state, words)):
        return False
    state.in_roster = True
    state.take(kinds.ROSTER_LINE)
    return True


def _begins_roster(state: State, words: str) -> bool:
    """Whether a list of members begins: a role and a name, or a name and a post, with another below."""
    following, after = state.line(1), state.line(2)
    if following is None:
        return False
    if p.ROLE.match(words):
        return bool(p.ROSTER.fullmatch(following.words))
    whole = p.POST.search(words) or p.POST.search(following.words)
    return bool(whole) and any(other is not None and p.ROSTER.fullmatch(other.words) for other in (following, after))


def _paragraph(state: State, line: Line) -> bool:
    inline = p.ADDRESSEES.match(line.words) if state.in_head else None
    kind = kinds.LIST_ITEM if line.bullet else kinds.PARAGRAPH
    if inline and inline.end() < len(line.words) and addressed(inline["who"]) and not line.marked:
        split_addressees(state, line, inline["who"])
    else:
        state.take(kind)
    if not state.signed:
        state.announced.read_text(line.words)
    state.in_roster = state.in_roster and line.words[-1:] not in "。；："
    state.in_head = False
    return True


_RULES: tuple[Callable[[State, Line], bool], ...] = (
    _image,
    _formula,
    _plan_contents,
    number_line,
    late_title,
    second_title,
    note,
    addressees,
    signature,
    attachment_list,
    attachment,
    unlabelled_attachment,
    issued_title,
    _box_title,
    _roster,
    _paragraph,
)
"""Who may interrupt whom: an earlier rule takes a line from every later one."""


def _is_plain(state: State, line: Line) -> bool:
    """Whether a line, being long or ending like a sentence and beginning with a common word, can only be text."""
    words = line.words
    if state.in_head or not words or words[0] in "附（(《〔":
        return False
    return len(words) > LONGEST_TITLE or words[-1] in "。；："


def printed_title(drafts: Sequence[Item]) -> str:
    """The title as printed, tidied; empty where it was lost. X公告 with 关于…的公告 below is X关于…的公告."""
    printed = [d.words for d in drafts if isinstance(d, Draft) and d.kind is kinds.TITLE]
    titles = [tidy_title(numbered_title(words).title or words) for words in printed]
    if len(titles) > 1 and (organ := p.ORDER_TITLE.fullmatch(titles[0])):
        return re.sub(r"(?:令|公告|通告|决定|命令)\Z", "", organ[0]) + titles[1]
    return titles[0] if titles else ""
