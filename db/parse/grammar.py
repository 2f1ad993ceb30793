"""The elements of one document, in the order of GB/T 9704-2012.

Title, number, addressees, text, attachment list, signature, date; then what is issued, and the attachments.

The grammar is the ordered list ``_RULES``: at each line the first rule that fits takes it, and perhaps lines
after it. Rules only say what a line is; which headings stand on which level is settled by
:mod:`db.parse.outline`, torn paragraphs by :mod:`db.parse.joins`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from db.model import BlockKind, LineSpan, plain
from db.parse import dates, doc_numbers, kinds
from db.parse import patterns as p
from db.parse.drafts import Draft, Item, draft, width
from db.parse.heads import addressed, is_addressees, is_number_line
from db.parse.lines import Line
from db.parse.notices import NoticeFlow
from db.parse.numbering import rank_of
from db.parse.promulgated import Announced, ListLine, Waiting, is_one_of, split_list_line
from db.parse.table_parts import TablePart
from db.parse.titles import ends_like_title, has_title_word, likeness, tidy_title, title_key

_LINES_OF_TITLE = 4
_LONGEST_TITLE = 120
_LONGEST_SIGNATURE = 12
_MAY_PRECEDE_ADDRESSEES = frozenset({kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.DATE_LINE, kinds.DOC_NUMBER})
_BLANK = re.compile(r"\s")
_LINES_OF_ADDRESSEES = 6
_LAST_OF_DATES = frozenset("日)）0123456789")
_OFFICER_STARTS = frozenset("代省市县区州盟主总部局署行院检自")
_LAST_OF_ORGANS = frozenset("府厅室会委局署院部心司行社队组关学办所站馆台处挥团）)")


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
    attached: str = ""
    """Label of the attachment that is being read, such as 附件1."""
    issued: bool = False
    in_roster: bool = False
    titled: bool = False
    plans: Sequence[LineSpan] = ()
    """Where plans print their contents."""

    def line(self, offset: int = 0) -> Line | None:
        """The line ``offset`` items on; ``None`` for a table and beyond the ends."""
        place = self.place + offset
        if 0 <= place < len(self.items):
            item = self.items[place]
            return item if isinstance(item, Line) else None
        return None

    def previous(self) -> Draft | None:
        """The draft before, if it is not a table."""
        last = self.drafts[-1] if self.drafts else None
        return last if isinstance(last, Draft) else None

    def take(self, kind: BlockKind, level: int = 0, lines: int = 1, between: str = "") -> Draft:
        """Make the next ``lines`` lines one draft."""
        first = self.items[self.place]
        assert isinstance(first, Line)
        made = draft(kind, first, level)
        for item in self.items[self.place + 1 : self.place + lines]:
            if isinstance(item, Line):
                made.append(item, between)
        self.place += lines
        self.drafts.append(made)
        return made


def read_document(notice: NoticeFlow, title: str, plans: Sequence[LineSpan]) -> list[Item]:
    """The drafts of one document in text order; tables stand between them as they are."""
    state = State(notice.items, title, plans=plans)
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
        if not state.plans and _is_plain(state, item):
            _paragraph(state, item)
            continue
        for rule in _RULES:
            if rule(state, item):
                break
    return state.drafts


# --- rules: each takes the line (and says so) or leaves it to the next ----------------


def _image(state: State, line: Line) -> bool:
    if line.words:
        return False
    if line.image:
        state.take(kinds.IMAGE)
    else:
        state.place += 1
    return True


def _plan_contents(state: State, line: Line) -> bool:
    """The printed contents of a plan."""
    plan = next((plan for plan in state.plans if line.number in plan), None) if state.plans else None
    if plan is None:
        return False
    heading = line.number == plan.first
    state.take(kinds.HEADING if heading else kinds.CONTENTS_LINE, 3 if heading else 0)
    return True


def _late_title(state: State, line: Line) -> bool:
    """A title below its number."""
    if (
        not state.in_head
        or any(isinstance(d, Draft) and d.kind is kinds.TITLE for d in state.drafts)
        or not state.drafts
    ):
        return False
    lines = _lines_of_title(state, 0, [state.title]) or _whole_title(state)
    if not lines:
        return False
    made = state.take(kinds.TITLE, 1, lines)
    state.announced.read_title(tidy_title(made.words))
    state.titled = True
    return True


def _whole_title(state: State) -> int:
    """How many of the next lines are together a title, by the looks of it; 0 for none."""
    joined = ""
    for lines in range(1, _LINES_OF_TITLE + 1):
        line = state.line(lines - 1)
        if line is None or not _looks_like_title(line):
            return 0
        joined += line.words
        if has_title_word(joined) and ends_like_title(joined):
            return lines
    return 0


def _second_title(state: State, line: Line) -> bool:
    """关于优化若干税收征管服务事项的公告 below 国家税务总局公告 and its number."""
    before = state.previous()
    if not state.in_head or before is None or before.kind is not kinds.DOC_NUMBER or not line.words.startswith("关于"):
        return False
    lines = _whole_title(state)
    if not lines:
        return False
    state.take(kinds.TITLE, 1, lines)
    return True


def _number(state: State, line: Line) -> bool:
    """钦政发〔2022〕11号 below the title, or （钦政干〔2022〕12号 2022年8月2日） at the end of a personnel notice."""
    if not is_number_line(line) and not _is_number_with_date(line):
        return False
    state.take(kinds.DOC_NUMBER)
    return True


def _note(state: State, line: Line) -> bool:
    """（2021年9月24日…通过） below a title."""
    before = state.previous()
    if before is None or before.kind not in (kinds.TITLE, kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.DATE_LINE):
        return False
    if not p.ADOPTION.fullmatch(line.words):
        return False
    state.take(kinds.DATE_LINE)
    return True


def _addressees(state: State, line: Line) -> bool:
    before = state.previous()
    opens = state.in_head or (
        before is not None
        and before.kind in (kinds.ISSUED_TITLE, kinds.ATTACHMENT_TITLE, kinds.DATE_LINE, kinds.DOC_NUMBER)
    )
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


def _signature(state: State, line: Line) -> bool:
    """The issuers' names, then the date."""
    if line.words[-1] not in _LAST_OF_DATES and not _may_sign(line):
        return False
    count = 0
    while count < _LONGEST_SIGNATURE and _may_sign(state.line(count)):
        count += 1
    dated = state.line(count)
    if not dated or not dates.alone(dated.words):
        return _signed_in_one_line(state, line)
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


def _may_sign(line: Line | None) -> bool:
    if line is None or line.hashes or len(line.words) > 80:
        return False
    if line.words[-1:] in _LAST_OF_ORGANS and p.ORGAN_LINE.fullmatch(line.words):
        return True
    return line.words[:1] in _OFFICER_STARTS and bool(p.OFFICER_LINE.fullmatch(line.words))


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


def _attachment_list(state: State, line: Line) -> bool:
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
        elif numbered and number and _follows(numbered["number"], number):
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
    return before.isdigit() and int(number) == int(before) + 1


def _goes_on_list(state: State, line: Line) -> bool:
    """Whether a line is the rest of the list's last entry, which the line's end cut."""
    if line.marked or len(line.words) > 60 or line.bullet or line.indent > 8 or line.words[-1:] in "。：:":
        return False
    if p.ATTACHMENT_LABEL.fullmatch(line.words) or p.HAN_ITEM.match(line.words) or p.ARTICLE.match(line.key):
        return False
    if dates.alone(line.words) or is_number_line(line) or (_may_sign(line) and _is_dated(state)):
        return False
    following = state.line(1)
    if following is None or state.waiting.lists(line.words):
        return False
    return not ends_like_title(state.waiting.titles[-1])


def _is_dated(state: State) -> bool:
    """Whether a date stands within the next lines, with nothing but signatures before it."""
    for offset in range(1, _LONGEST_SIGNATURE):
        line = state.line(offset)
        if line is None or not (_may_sign(line) or dates.alone(line.words)):
            return False
        if dates.alone(line.words):
            return True
    return False


def _is_attachment_with_title(state: State, split: ListLine) -> bool:
    """Whether 附件1：… begins the attachment itself: its title was listed before, and nothing else is listed next."""
    return state.waiting.waits_for(split.title) or (state.signed and split.label_numbered and _begins_text(state, 1))


def _begins_text(state: State, offset: int) -> bool:
    """Whether what stands ``offset`` items on can be the text of an attachment."""
    if state.place + offset >= len(state.items):
        return False
    line = state.line(offset)
    return line is None or not (split_list_line(line.words) or dates.alone(line.words) or _may_sign(line))


def _attachment(state: State, line: Line) -> bool:
    """附件 1 on a line of its own, its title below; or both on one line."""
    words = line.words
    if words[0] not in "附表图（(〔" or len(words) > _LONGEST_TITLE or (words[0] in "（(〔" and words[1:2] != "附"):
        return False
    alone = p.ATTACHMENT_LABEL.fullmatch(words) or (p.TABLE_LABEL.fullmatch(words) if _is_listed_below(state) else None)
    if alone:
        label = "".join(words.split()).strip("（）()〔〕：:")
        nested = _is_nested(state, label)
        state.take(kinds.ATTACHMENT_LABEL)
        state.attached = state.attached if nested else label
        _attachment_title(state, 3 if nested else 2)
        state.in_head = False
        return True
    return _attachment_with_title(state, line)


def _is_listed_below(state: State) -> bool:
    return bool(_lines_of_title(state, 1, state.waiting.titles))


def _is_nested(state: State, label: str) -> bool:
    """附表 within 附件5, unless the document's own list names it."""
    if not state.attached.startswith("附件") or label.startswith("附件"):
        return False
    return not state.waiting.labels & {label, f"附{label}"}


def _attachment_title(state: State, level: int) -> None:
    """The title below a label; the label gets the level where there is none."""
    titles = [*state.waiting.titles, *state.announced.in_title]
    lines = _lines_of_title(state, 0, titles)
    line = state.line()
    if not lines and line and _looks_like_title(line):
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
    if ends_like_title(joined) or not _looks_like_title(line):
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
    if not is_listed and (not found["number"] or not _looks_like_title(line) or line.words[-1:] in "。；;，,"):
        return False
    if not is_listed and not (line.marked or (state.signed and _begins_text(state, 1))):
        return False
    state.take(kinds.ATTACHMENT_TITLE, 2)
    state.attached = "".join(found[0].split()).strip("（）()〔〕：:")
    state.waiting.found(rest)
    return True


def _looks_like_title(line: Line) -> bool:
    words = line.words
    if not words or len(words) > _LONGEST_TITLE or words[-1] in "。；;：:，,、" or line.bullet:
        return False
    if p.HAN_ITEM.match(words) or p.HAN_BRACKET.match(words) or p.ARABIC_ITEM.match(words) or p.CHAPTER.match(words):
        return False
    return not (p.ARTICLE.match(words) or words.startswith(("单位：", "（单位", "(单位")))


def _unlabelled_attachment(state: State, line: Line) -> bool:
    """An attachment whose label was lost: its title stands alone, as the list has it."""
    if not state.waiting.titles or len(line.words) > _LONGEST_TITLE or line.words[-1:] in "。；：:":
        return False
    lines = _lines_of_title(state, 0, state.waiting.titles)
    if not lines:
        return False
    made = state.take(kinds.ATTACHMENT_TITLE, 2, lines)
    state.waiting.found(made.words)
    state.attached = "附件"
    return True


def _issued_title(state: State, line: Line) -> bool:
    """The title of what is issued: announced by the document, alone on its lines."""
    if state.in_head or (state.issued and not state.announced.quoted) or not _looks_like_title(line):
        return False
    lines = 0
    if not state.issued:
        lines = _lines_of_title(state, 0, state.announced.in_title, 0.86 if state.signed else 0.97)
    if not lines and state.signed and state.announced.quotes(line.words):
        lines = 1
    if not lines and _must_be_issued(state, line):
        lines = 1
    if not lines:
        return False
    state.take(kinds.ISSUED_TITLE, 2, lines)
    state.issued = True
    state.signed = True
    return True


def _must_be_issued(state: State, line: Line) -> bool:
    """Right below the signature of a document that promulgates something, a line that looks like a title."""
    before = state.previous()
    if not state.announced.promulgates or state.issued or before is None or before.kind is not kinds.SIGN_DATE:
        return False
    return (line.marked or line.indent > 8) and ends_like_title(line.words) and width(line.words) > 5


def _lines_of_title(state: State, offset: int, titles: Sequence[str], alike: float = 0.86) -> int:
    """How many lines from ``offset`` on are together one of ``titles``; 0 for none."""
    keys = [key for title in titles if len(key := title_key(title)) >= 4]
    if not keys:
        return 0
    starts = "".join(key[:8] for key in keys)
    joined, best, best_lines = "", alike, 0
    for lines in range(1, _LINES_OF_TITLE + 1):
        line = state.line(offset + lines - 1)
        if line is None or len(line.words) > _LONGEST_TITLE or (lines > 1 and not _looks_like_title(line)):
            break
        part = title_key(line.words)
        if lines > 1 and line.words[0] in "（(" and not any(key.endswith(part) for key in keys):
            break
        joined += part
        if lines == 1 and joined[:2] not in starts and joined[-2:] not in "".join(keys):
            break
        for key in keys:
            if 0.7 < len(joined) / len(key) < 1.4:
                now = likeness(joined, key)
                if now > best or (now == best and not best_lines):
                    best, best_lines = now, lines
        if len(joined) > 1.4 * max(map(len, keys)):
            break
    return best_lines


def _formula(state: State, line: Line) -> bool:
    """A formula that the source sets on a line of its own."""
    if not line.formula:
        return False
    state.take(kinds.FORMULA)
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
        _split_addressees(state, line, inline["who"])
    else:
        state.take(kind)
    if not state.signed:
        state.announced.read_text(line.words)
    state.in_roster = state.in_roster and line.words[-1:] not in "。；："
    state.in_head = False
    return True


def _split_addressees(state: State, line: Line, who: str) -> None:
    """Addressees and the first sentence in one line are two blocks of the same line."""
    place = line.markdown.find(who[-6:]) + len(who[-6:])
    colon = next((i for i in range(place, len(line.markdown)) if line.markdown[i] in "：:"), -1) + 1
    for kind, markdown in (
        (kinds.ADDRESSEES, line.markdown[:colon].strip()),
        (kinds.PARAGRAPH, line.markdown[colon:].strip()),
    ):
        state.drafts.append(Draft(kind, line, markdown, plain(markdown), line))
    state.place += 1


def _is_number_with_date(line: Line) -> bool:
    words = line.words
    if len(words) > 80 or not words.startswith(("（", "(", "〔")) or "号" not in words:
        return False
    numbers, days = doc_numbers.find(words), dates.find(words)
    if not numbers or not days:
        return False
    rest = words[: numbers[0].start] + words[numbers[-1].end : days[0].start] + words[days[-1].end :]
    return not rest.strip(" （）()，,、\u3000")


_RULES: tuple[Callable[[State, Line], bool], ...] = (
    _image,
    _formula,
    _plan_contents,
    _number,
    _late_title,
    _second_title,
    _note,
    _addressees,
    _signature,
    _attachment_list,
    _attachment,
    _unlabelled_attachment,
    _issued_title,
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
    return len(words) > _LONGEST_TITLE or words[-1] in "。；："


def printed_title(drafts: Sequence[Item]) -> str:
    """The title as printed, tidied; empty where it was lost. X公告 with 关于…的公告 below is X关于…的公告."""
    titles = [tidy_title(d.words) for d in drafts if isinstance(d, Draft) and d.kind is kinds.TITLE]
    if len(titles) > 1 and (organ := p.ORDER_TITLE.fullmatch(titles[0])):
        return re.sub(r"(?:令|公告|通告|决定|命令)\Z", "", organ[0]) + titles[1]
    return titles[0] if titles else ""
