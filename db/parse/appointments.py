"""Appointments (人事任免): who is given a post, relieved of one, or retires.

A statement ends with ； or 。 and has clauses parted by ，: 免去张三同志的市公安局局长职务，退休. Persons and posts
named in one clause hold for the next ones of the statement. What is said in brackets about a person or a post's terms
(女, 试用期一年, 享受正处级待遇) is no part of its name; a rank (正处级) is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.model import Action, Appointment, BlockKind, Notice
from db.model.values import valueclass
from db.parse.places import line_in, line_starts

_PERSONNEL = re.compile(
    r"任免|任职|免职|任命|免去|退休|挂职|挂任|聘任|解聘|辞职|辞去|人事|职级|套转|干部职务|同志.*职务的"
)
_RULES_ABOUT_IT = re.compile(r"办法|规定|条例|方案|细则|意见|资格")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.ROSTER_LINE})

_ASIDE = re.compile(r"[（(](?![^（()）]{0,6}级[）)])[^（()）]*[）)]")
_MASK = "\0"
_STATEMENT = re.compile(r"[^；;。]+")
_CLAUSE = re.compile(r"[^，,]+")
_LEAD = re.compile(rf".*(?:决定|[：:])|\s*[\d一二三四五六七八九十]{{1,3}}[、.．]|[\s{_MASK}]+")

_HAN = r"[\u4e00-\u9fff]"
_NO_NAME = r"(?!按规定|依法|到龄|以上|上述|下列|其|正式|继续|同时|不再)"
_MINORITY_NAME = rf"{_HAN}{{1,8}}[·•．.](?:{_HAN}|[·•．.]){{1,12}}?"  # 买买提·艾力
_NAME = rf"{_NO_NAME}(?:{_MINORITY_NAME}|{_HAN}(?:[ \u3000]*{_HAN}){{1,3}}?)"
_PEOPLE = rf"(?P<people>{_NAME}(?:{_MASK}*(?:同志)?{_MASK}*[、和]{_NAME})*){_MASK}*(?:等?\d*[名位]?同志)?{_MASK}*"
_ALSO = r"(?:同时|并|一并|同意|批准|接受|现|兹|特|正式|继续)*"
_CHOOSING = ("任命", "聘任", "聘请", "聘", "委派", "选举", "推选", "增补")
_CHOSEN = f"(?:{'|'.join(_CHOOSING)})"
_RELIEVING = ("免去", "撤销", "解聘", "解除")
_RELIEVED = f"(?:{'|'.join(_RELIEVING)})"
_LEFT = r"(?:不再(?:担任|兼任|挂任|任)|辞去)"
_GIVEN = r"(?:兼任|挂职担任|挂任|担任|出任|转任|改任|调任|续任|(?<![主责信现曾就离])任|聘任为|任命为|委派为)"
_CHANGED = r"(?:职级)?(?:套转为?|晋升为?|确定为|定为|明确为|转为|提名为|推荐为)"
# between a name and a post that no word joins
_APART = rf"(?:(?<=同志){_MASK}*|[ \u3000]+)(?={_HAN}{{3,}}.*(?:长|任|记|员|师|理|监|官|职务)[\s{_MASK}]*\Z)"
_POST = r"(?P<post>(?!职|期|免|命).+)"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(_ALSO + pattern)


# The first that matches a clause counts; one of its words must stand there, which is quickly seen.
# Where it names nobody, the persons named before are meant.
_RULES = (
    (Action.RETIRE, ("退休",), _rule(rf"(?:{_PEOPLE})?(?:按规定|依法|到龄)?(?:提前)?(?:办理)?退休(?:手续)?\Z")),
    (
        Action.DISMISS,
        _RELIEVING,
        _rule(rf"{_RELIEVED}{_PEOPLE}(?:[兼担所原挂]任)?的{_POST}"),
    ),  # 免去张三的局长职务
    (Action.DISMISS, _RELIEVING, _rule(rf"{_RELIEVED}{_PEOPLE}(?<=同志){_MASK}*{_POST}")),  # 免去张三同志局长职务
    (
        Action.DISMISS,
        _RELIEVING,
        _rule(rf"{_RELIEVED}{_PEOPLE}(?=[省市县区州乡镇国]){_POST}"),
    ),  # 免去张三市公安局局长职务
    (Action.DISMISS, _RELIEVING, _rule(rf"{_RELIEVED}其?(?:原任|所任|兼任)?的?{_POST}")),  # 免去其市公安局局长职务
    (Action.DISMISS, ("免除",), _rule(rf"{_PEOPLE}的{_POST}(?:自然|自行|相应)免除")),  # 张三同志的局长职务自然免除
    (Action.DISMISS, ("不再", "辞去"), _rule(rf"(?:{_PEOPLE})?{_LEFT}的?{_POST}")),  # 张三同志不再担任…
    (Action.APPOINT, _CHOOSING, _rule(rf"{_CHOSEN}{_PEOPLE}(?:为|任|担任){_POST}")),  # 任命张三为市公安局局长
    (Action.OTHER, ("为", "套转", "晋升"), _rule(rf"(?:{_PEOPLE})?{_CHANGED}{_POST}")),  # 张三同志套转为二级调研员
    (
        Action.APPOINT,
        ("任", "委派为"),
        _rule(rf"(?:{_PEOPLE}[ \u3000]*)?{_GIVEN}{_POST}"),
    ),  # 张三任局长 · 兼任…
)
# Under a line that says nothing but 任命： or 免去：
_UNDER_HEAD = {
    Action.APPOINT: _rule(rf"{_PEOPLE}(?:为|任|{_APART}){_POST}"),  # 张三为市公安局局长 · 张三　市公安局局长
    Action.DISMISS: _rule(rf"{_PEOPLE}(?:的|{_APART}){_POST}"),  # 张三的市公安局局长职务
}
_HEAD = re.compile(r"(?:(?P<appoint>任命|聘任)|(?P<dismiss>免去|免职|撤销))[：:\s]*\Z")
_NAMED = _rule(rf"{_PEOPLE}(?<=同志)")  # 张三同志因工作变动，免去其…

_PART = re.compile(r"[、和]")
_BLANKS = re.compile(rf"[\s{_MASK}]+")
_POST_END = re.compile(r"(?:的|等)?(?:职务|一职)(?:职务)*(?:的请求|的申请)?\Z")
_OFFICE = r"(?:局|委|厅|院|办|室|府|会|校|中心|公司|支队|总队|站|所|社|区|学)(?!长)"
_POST_WORD = r"(?:长|任|记|员|师|理|监|官)(?:$|[、兼（(])"
# 、市粮食局局长: a post with its own office
_NEXT_POST = re.compile(rf"(?:、|兼)(?=[^、兼]{{2,}}{_OFFICE}[^、兼]*{_POST_WORD})")


@valueclass
class _Said:
    """What a statement has said so far: persons with the offset of each in the text, and posts."""

    people: tuple[tuple[str, int], ...] = ()
    posts: tuple[str, ...] = ()


def read(notice: Notice, lines: Sequence[str]) -> tuple[Appointment, ...]:
    """The appointments of a personnel notice, in text order; ``()`` for any other. ``lines`` are the source's lines.

    Each gives one person one post (several only where they share an office: 市公安局副局长、督察长) at the line where
    the person is named. Conversions and promotions of rank (职级套转, 晋升) are ``OTHER``.
    """
    if not _is_personnel(notice):
        return ()
    found: list[Appointment] = []
    head: Action | None = None
    for block in notice.blocks:
        if block.kind in _READ:
            text = _ASIDE.sub(lambda aside: _MASK * len(aside[0]), block.text)
            head = _head(text) or head
            starts = line_starts(block, lines)
            found.extend(replace(fact, line=line_in(starts, fact.line)) for fact in _in_text(text, head))
    return tuple(found)


def _is_personnel(notice: Notice) -> bool:
    if notice.section and _PERSONNEL.search(notice.section):
        return True
    return bool(_PERSONNEL.search(notice.title)) and not _RULES_ABOUT_IT.search(notice.title)


def _head(text: str) -> Action | None:
    match = _HEAD.search(text)
    return Action(match.lastgroup) if match and match.lastgroup else None


def _in_text(text: str, head: Action | None) -> Iterator[Appointment]:
    """The appointments in a block; their ``line`` is still the offset of the person in the text."""
    for statement in _STATEMENT.finditer(text):
        said = _Said()
        for clause in _CLAUSE.finditer(text, *statement.span()):
            start, end = clause.span()
            while lead := _LEAD.match(text, start, end):
                start, head = lead.end(), _head(lead[0]) or head
            action, match = _match(text, start, end, head)
            if match:
                said = _said(match, said)
            if action:
                posts = said.posts or (("",) if action is Action.RETIRE else ())
                yield from (Appointment(at, person, action, post) for person, at in said.people for post in posts)


def _match(text: str, start: int, end: int, head: Action | None) -> tuple[Action | None, re.Match[str] | None]:
    """What a clause does and the names in it; no action where it only names somebody."""
    clause = text[start:end]
    for action, words, rule in _RULES:
        if any(map(clause.__contains__, words)) and (match := rule.match(text, start, end)):
            return action, match
    if head in _UNDER_HEAD and (match := _UNDER_HEAD[head].match(text, start, end)):
        return head, match
    return None, _NAMED.match(text, start, end)


def _said(match: re.Match[str], before: _Said) -> _Said:
    groups = match.groupdict()
    people = _people(groups["people"], match.start("people")) if groups.get("people") else before.people
    return _Said(people, _posts(groups["post"]) if groups.get("post") else before.posts)


def _people(names: str, start: int) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for name in _PART.split(names):
        found.append((_BLANKS.sub("", name).removesuffix("同志"), start))
        start += len(name) + 1
    return tuple(found)


def _posts(text: str) -> tuple[str, ...]:
    posts = _POST_END.sub("", _BLANKS.sub("", text))
    return tuple(_NEXT_POST.split(posts))
