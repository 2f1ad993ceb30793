"""Rules for what a document issues and attaches: the list of attachments, their labels and titles, the issued text."""

from __future__ import annotations

import re

from db.parse import dates, kinds
from db.parse import patterns as p
from db.parse.drafts import Draft, width
from db.parse.line_kinds import is_number_line
from db.parse.lines import Line
from db.parse.promulgated import ListLine, is_one_of, split_list_line
from db.parse.reading import LONGEST_TITLE, State, lines_of_title, looks_like_title
from db.parse.rules_signature import is_dated, may_sign
from db.parse.titles import ends_like_title

_LINES_OF_TITLE = 4


def attachment_list(state: State, line: Line) -> bool:
    """附件：1. 辐射事故分级标准, and the lines 2., 3. … that follow."""
    split = split_list_line(line.words) if line.words[0] == "附" else None
    if split is None or line.marked or not split.title or _is_attachment_with_title(state, split):
        return False
    label, number, title = split.label, split.number, split.title
    state.in_head = False
    made = state.take(kinds.ATTACHMENT_LIST)
    state.waiting.add(label, number, title)
    while (following := state.line()) is not None:
        numbered = p.LIST_NUMBER.match(following.words)
        again = split_list_line(following.words)
        if again and again.title and not _is_attachment_with_title(state, again):
            label, number, title = again.label, again.number, again.title
            made = state.take(kinds.ATTACHMENT_LIST)
            state.waiting.add(label, number, title)
        elif numbered and number[:1].isdigit() and _follows(numbered["number"], number):
            number = numbered["number"]
            made = state.take(kinds.ATTACHMENT_LIST)
            state.waiting.add(label, number, following.words[numbered.end() :])
        elif _goes_on_list(state, following):
            made.append(following, torn=following.number > made.last.number + 1 or not following.hard_break)
            state.waiting.go_on(following.words)
            state.place += 1
        else:
            break
    return True


def _follows(number: str, before: str) -> bool:
    old, new = (int(re.split("[-—－]", text)[0]) for text in (before, number))
    return new == old + 1 or (new == old and number != before)


def _goes_on_list(state: State, line: Line) -> bool:
    """Whether a line is the rest of the list's last entry, which the line's end cut."""
    if line.marked or len(line.words) > 60 or line.bullet or line.indent > 8 or line.words[-1:] in "。：:":
        return False
    if p.ATTACHMENT_LABEL.fullmatch(line.words) or p.HAN_ITEM.match(line.words) or p.ARTICLE.match(line.key):
        return False
    if dates.alone(line.words) or is_number_line(line) or (may_sign(line) and is_dated(state)):
        return False
    following = state.line(1)
    if following is None or state.waiting.lists(line.words):
        return False
    return not ends_like_title(state.waiting.titles[-1])


def _is_attachment_with_title(state: State, split: ListLine) -> bool:
    """Whether 附件1：… begins the attachment itself: its title was listed before, and nothing else is listed next."""
    return state.waiting.waits_for(split.title) or (state.signed and split.label_numbered and _begins_text(state, 1))


def _begins_text(state: State, offset: int) -> bool:
    """Whether what stands ``offset`` items on can be the text of an attachment."""
    if state.place + offset >= len(state.items):
        return False
    line = state.line(offset)
    return line is None or not (split_list_line(line.words) or dates.alone(line.words) or may_sign(line))


def attachment(state: State, line: Line) -> bool:
    """附件 1 on a line of its own, its title below; or both on one line."""
    words = line.words
    if words[0] not in "附表图（(〔" or len(words) > LONGEST_TITLE or (words[0] in "（(〔" and words[1:2] != "附"):
        return False
    alone = p.ATTACHMENT_LABEL.fullmatch(words) or (p.TABLE_LABEL.fullmatch(words) if _is_listed_below(state) else None)
    if alone and _stands_below_title(state):
        state.take(kinds.ATTACHMENT_LABEL)
        return True
    if alone:
        label = "".join(words.split()).strip("（）()〔〕：:")
        nested = _is_nested(state, label)
        state.take(kinds.ATTACHMENT_LABEL)
        state.attached = state.attached if nested else label
        _attachment_title(state, 3 if nested else 2)
        state.in_head = False
        return True
    return _attachment_with_title(state, line)


def _stands_below_title(state: State) -> bool:
    """Whether a label stands below its title instead of above: the title was listed, or is marked as one."""
    before, following = state.previous(), state.line(1)
    if before is None or before.joins or state.in_head:
        return False
    if before.kind is kinds.ATTACHMENT_TITLE:
        above = state.drafts[-2] if len(state.drafts) > 1 else None
        return not (isinstance(above, Draft) and above.kind is kinds.ATTACHMENT_LABEL)
    titled = before.kind is kinds.PARAGRAPH and before.line.marked and looks_like_title(before.line)
    if not titled or not ends_like_title(before.words) or (following is not None and looks_like_title(following)):
        return False
    before.kind, before.level = kinds.ATTACHMENT_TITLE, 2
    return True


def _is_listed_below(state: State) -> bool:
    return bool(lines_of_title(state, 1, state.waiting.titles))


def _is_nested(state: State, label: str) -> bool:
    """附表 within 附件5, unless the document's own list names it."""
    if not state.attached.startswith("附件") or label.startswith("附件"):
        return False
    return not state.waiting.labels & {label, f"附{label}"}


def _attachment_title(state: State, level: int) -> None:
    """The title below a label; the label gets the level where there is none."""
    titles = [*state.waiting.titles, *state.announced.in_title]
    lines = lines_of_title(state, 0, titles)
    line = state.line()
    if not lines and line and looks_like_title(line):
        lines = 1
        following = state.line(1)
        while lines < 3 and following and _continues_title(line, following, state, lines):
            lines += 1
            following = state.line(lines)
    if not lines:
        label = state.previous()
        assert label is not None
        label.level = level
        return
    kind = kinds.ATTACHMENT_TITLE if level == 2 else kinds.HEADING
    made = state.take(kind, level, lines)
    if level == 2 and not state.issued and is_one_of(made.words, state.announced.in_title, 0.86):
        made.kind = kinds.ISSUED_TITLE
        state.issued = True
    state.waiting.found(made.words)


def _continues_title(first: Line, line: Line, state: State, lines: int) -> bool:
    """Whether a title goes on: the same look, and not whole yet."""
    joined = "".join(item.words for item in state.items[state.place : state.place + lines] if isinstance(item, Line))
    if ends_like_title(joined) or not looks_like_title(line):
        return False
    return (
        line.marked == first.marked and (line.indent > 8) == (first.indent > 8) and (first.marked or first.indent > 8)
    )


def _attachment_with_title(state: State, line: Line) -> bool:
    found = p.ATTACHMENT_LABEL.match(line.words)
    if not found or not line.words[found.end() :].strip() or not (state.signed or state.waiting.keys):
        return False
    rest = line.words[found.end() :].strip()
    is_listed = state.waiting.lists(rest)
    if not is_listed and (not found["number"] or not looks_like_title(line) or line.words[-1:] in "。；;，,"):
        return False
    if not is_listed and not (line.marked or (state.signed and _begins_text(state, 1))):
        return False
    state.take(kinds.ATTACHMENT_TITLE, 2)
    state.attached = "".join(found[0].split()).strip("（）()〔〕：:")
    state.waiting.found(rest)
    return True


def unlabelled_attachment(state: State, line: Line) -> bool:
    """An attachment whose label was lost: its title stands alone, as the list has it."""
    if not state.waiting.titles or len(line.words) > LONGEST_TITLE or line.words[-1:] in "。；：:":
        return False
    lines = lines_of_title(state, 0, state.waiting.titles)
    if not lines:
        return False
    made = state.take(kinds.ATTACHMENT_TITLE, 2, lines)
    state.waiting.found(made.words)
    state.attached = "附件"
    return True


def issued_title(state: State, line: Line) -> bool:
    """The title of what is issued: announced by the document, alone on its lines."""
    if state.in_head or (state.issued and not state.announced.quoted) or not looks_like_title(line):
        return False
    lines = 0
    set_off = line.words[0] != "《" or line.marked or line.indent > 8
    if not state.issued and (state.signed or set_off):
        lines = lines_of_title(state, 0, state.announced.in_title, 0.86 if state.signed else 0.97)
    if not lines and (state.signed or state.dated):
        lines = _lines_of_quoted(state)
    if not lines and _must_be_issued(state, line):
        lines = 1
    if not lines:
        return False
    state.take(kinds.ISSUED_TITLE, 2, lines)
    state.issued = True
    state.signed = True
    return True


def _lines_of_quoted(state: State) -> int:
    """How many of the next lines are together a title that the text above the signature quotes; 0 for none."""
    joined = ""
    for lines in range(1, _LINES_OF_TITLE + 1 if state.announced.quoted else 1):
        line = state.line(lines - 1)
        if line is None or not looks_like_title(line):
            return 0
        joined += line.words
        if state.announced.quotes(joined):
            return lines
    return 0


def _must_be_issued(state: State, line: Line) -> bool:
    """Right below the signature of a document that promulgates something, a line that looks like a title."""
    before = state.previous()
    if not state.announced.promulgates or state.issued or before is None or before.kind is not kinds.SIGN_DATE:
        return False
    return (line.marked or line.indent > 8) and ends_like_title(line.words) and width(line.words) > 5
