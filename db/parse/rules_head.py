"""Rules for the head of a document: title, number, notes below the title, addressees."""

from __future__ import annotations

import re

from db.model import plain
from db.parse import dates, doc_numbers, kinds
from db.parse import patterns as p
from db.parse.drafts import Draft
from db.parse.line_kinds import addressed, is_addressees, is_number_line, lines_of_adoption
from db.parse.lines import Line
from db.parse.numbering import rank_of
from db.parse.reading import State, lines_of_title, whole_title
from db.parse.titles import tidy_title

_MAY_PRECEDE_ADDRESSEES = frozenset({kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.DATE_LINE, kinds.DOC_NUMBER})
_OF_SENTENCE = re.compile(r"的|^为")
_LINES_OF_ADDRESSEES = 6
_SPOKEN = ("讲话", "发言", "致辞", "报告", "说明")
_SPEAKER = re.compile(  # 某市财政局局长　王建国 · 王建国
    r"(?:[\u4e00-\u9fff、]{0,30}(?:长|主任|书记|主席|总理|委员)\s+)?[\u4e00-\u9fff·]{1,6}(?:\s{1,3}[\u4e00-\u9fff]{1,3})?"
)


def late_title(state: State, line: Line) -> bool:
    """A title below its number."""
    if (
        not state.in_head
        or any(isinstance(d, Draft) and d.kind is kinds.TITLE for d in state.drafts)
        or not state.drafts
    ):
        return False
    lines = lines_of_title(state, 0, [state.title]) or whole_title(state)
    if not lines:
        return False
    made = state.take(kinds.TITLE, 1, lines)
    state.announced.read_title(tidy_title(made.words))
    state.titled = True
    return True


def second_title(state: State, line: Line) -> bool:
    """关于优化若干税收征管服务事项的公告 below 国家税务总局公告 and its number."""
    if not state.in_head or not line.words.startswith("关于"):
        return False
    before = state.previous()
    if before is None or before.kind is not kinds.DOC_NUMBER:
        return False
    lines = whole_title(state)
    if not lines:
        return False
    state.take(kinds.TITLE, 1, lines)
    return True


def number_line(state: State, line: Line) -> bool:
    """钦政发〔2022〕11号 below the title, or （钦政干〔2022〕12号 2022年8月2日） at the end of a personnel notice."""
    if "号" not in line.words or not (is_number_line(line) or _is_number_with_date(line)):
        return False
    state.take(kinds.DOC_NUMBER)
    return True


def _is_number_with_date(line: Line) -> bool:
    words = line.words
    if len(words) > 80 or not words.startswith(("（", "(", "〔")):
        return False
    numbers, days = doc_numbers.find(words), dates.find(words)
    if not numbers or not days:
        return False
    rest = words[: numbers[0].start] + words[numbers[-1].end : days[0].start] + words[days[-1].end :]
    return not rest.strip(" （）()，,、\u3000")


def note(state: State, line: Line) -> bool:
    """（2021年9月24日…通过） below a title, （市教育局） below that of what is issued, who spoke; a register code."""
    before = state.previous()
    if state.in_head and before is not None and p.REGISTRATION.fullmatch(line.key):
        state.take(kinds.DATE_LINE)
        return True
    if before is None or before.kind not in (kinds.TITLE, kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.DATE_LINE):
        return False
    drafted = before.kind is not kinds.TITLE and _is_drafter(line.words)
    lines = 1 if drafted or _is_delivered(state, line, before) else lines_of_adoption(state.line)
    if not lines:
        return False
    state.take(kinds.DATE_LINE, lines=lines)
    return True


def _is_delivered(state: State, line: Line, before: Draft) -> bool:
    """Whether a line says when and where a report was given, or who gave it."""
    if p.DELIVERED.fullmatch(before.words) or (before.kind is kinds.DATE_LINE and state.heading().endswith(_SPOKEN)):
        return bool(_SPEAKER.fullmatch(line.words))
    return line.words[-1] in "上话告言）)" and bool(p.DELIVERED.fullmatch(line.words))


def _is_drafter(words: str) -> bool:
    """Whether words name who drafted a text, and are no sentence that a page's end cut: （市教育局）."""
    return bool(p.ORGAN_LINE.fullmatch(words.strip("（）()"))) and (words[0] in "（(" or not _OF_SENTENCE.search(words))


def addressees(state: State, line: Line) -> bool:
    """各县、区人民政府，市直各委、办、局： below the number, or below the title of a text that is forwarded."""
    before = state.previous()
    opens = state.in_head or (before is not None and before.kind in _MAY_PRECEDE_ADDRESSEES)
    if not opens:
        return False
    if is_addressees(line):
        state.take(kinds.ADDRESSEES)
        state.in_head = False
        return True
    lines = _lines_of_addressees(state) if state.in_head else 0
    if not lines:
        return False
    made = state.take(kinds.ADDRESSEES)
    for _ in range(lines - 1):
        rest = state.line()
        assert rest is not None
        made.append(rest, torn=rest.number > made.last.number + 1)
        state.place += 1
    state.in_head = False
    return True


def _lines_of_addressees(state: State) -> int:
    """How many of the next lines are together the addressees, which line ends or a page break cut; 0 for none."""
    joined = ""
    for lines in range(1, _LINES_OF_ADDRESSEES + 1):
        line = state.line(lines - 1)
        if line is None or line.marked or rank_of(line.words) or "。" in line.words or dates.alone(line.words):
            return 0
        joined += line.words
        if joined[-1:] in ("：", ":"):
            found = p.ADDRESSEES.fullmatch(joined)
            return lines if found and addressed(found["who"]) else 0
    return 0


def split_addressees(state: State, line: Line, who: str) -> None:
    """Addressees and the first sentence in one line are two blocks of the same line."""
    place = line.markdown.find(who[-6:]) + len(who[-6:])
    colon = next((i for i in range(place, len(line.markdown)) if line.markdown[i] in "：:"), -1) + 1
    for kind, markdown in (
        (kinds.ADDRESSEES, line.markdown[:colon].strip()),
        (kinds.PARAGRAPH, line.markdown[colon:].strip()),
    ):
        state.drafts.append(Draft(kind, line, markdown, plain(markdown), line))
    state.place += 1
