"""Rules for the signature: the names of the issuers, then the date."""

from __future__ import annotations

from db.parse import dates, kinds
from db.parse import patterns as p
from db.parse.lines import Line
from db.parse.reading import State

_LONGEST_SIGNATURE = 12
_LAST_OF_DATES = frozenset("日)）0123456789０１２３４５６７８９")
_OFFICER_STARTS = frozenset("代省市县区州盟主总部局署行院检自")
_LAST_OF_ORGANS = frozenset("府厅室会委局署院部心司行社队组关学办所站馆台处挥团）)")


def signature(state: State, line: Line) -> bool:
    """The issuers' names, then the date."""
    if line.words[-1] not in _LAST_OF_DATES and not may_sign(line) and not _signs_order(state, line):
        return False
    count = 0
    while count < _LONGEST_SIGNATURE and (may_sign(state.line(count)) or _signs_order(state, state.line(count))):
        count += 1
    dated = state.line(count)
    if not dated or not dates.alone(dated.words):
        return _signed_in_one_line(state, line)
    if not count and state.in_head and state.drafts:
        state.take(kinds.DATE_LINE)
        state.dated = True
        return True
    if not count:
        before = state.previous()
        heading = before is not None and before.kind in (kinds.TITLE, kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE)
        state.take(kinds.DATE_LINE if heading else kinds.SIGN_DATE)
    else:
        for _ in range(count):
            state.take(kinds.SIGN_OFF)
        state.take(kinds.SIGN_DATE)
    state.signed = True
    state.in_head = False
    return True


def may_sign(line: Line | None) -> bool:
    """Whether a line is the name of an organ, or the office and the name of its head: 总理 李强."""
    if line is None or line.hashes or len(line.words) > 80:
        return False
    if line.words[-1:] in _LAST_OF_ORGANS and p.ORGAN_LINE.fullmatch(line.words):
        return True
    return line.words[:1] in _OFFICER_STARTS and bool(p.OFFICER_LINE.fullmatch(line.words))


def _signs_order(state: State, line: Line | None) -> bool:
    """Whether a line names one of the ministers that sign a joint order: 财政部部长 蓝佛安."""
    if line is None or len(line.key) == len(line.words) or not p.MINISTER_LINE.fullmatch(line.words):
        return False  # without a blank between office and name, to begin with
    return state.heading().endswith("令")


def _signed_in_one_line(state: State, line: Line) -> bool:
    """钦州市人民政府办公室  2019年6月4日."""
    found = dates.find(line.words) if len(line.words) <= 80 else ()
    if len(found) != 1 or line.words[found[0].end :].strip():
        return False
    organ = line.words[: found[0].start].strip()
    if not organ or not p.ORGAN_LINE.fullmatch(organ):
        return False
    state.take(kinds.SIGN_OFF)
    state.signed = True
    state.in_head = False
    return True


def is_dated(state: State) -> bool:
    """Whether a date stands within the next lines, with nothing but signatures before it."""
    for offset in range(1, _LONGEST_SIGNATURE):
        line = state.line(offset)
        if line is None or not (may_sign(line) or dates.alone(line.words)):
            return False
        if dates.alone(line.words):
            return True
    return False
