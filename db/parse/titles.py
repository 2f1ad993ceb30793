"""Titles of documents: tidying them, and telling whether two printings are the same title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from operator import add

ORGAN_ENDING = (
    r"(?:人民政府|政府|办公厅|办公室|委员会|管委会?|委|厅|局|署|院|部|总局|中心|法院|检察院|人大常委会|常委会|代表大会|公司|银行"
    r"|分行|支行|协会|总会|总队|支队|领导小组|指挥部|税务局|海关|大学|学院|集团|社|办|室|所|站|会|馆|台|处|队)"
)
_DOCUMENT_WORDS = (
    r"通知|决定|意见|批复|公告|通告|通报|函|复函|办法|规定|条例|细则|规则|规程|规范|章程|方案|规划|计划|纲要|要点|预案|措施|政策"
    r"|命令|令|报告|公报|纪要|任免|免职|任职|名单|决议|议案|请示|讲话|致辞|答复|指南|指引|标准|制度|目录|清单|工作|安排|分工|一览表|表"
    r"|流程|职责|行动|实施|建议|说明|倡议书|公约|协议|解读|白皮书|大事记|简介|通气会|事项|清单表|图|导则|指标|办理|机制|分解|目标"
)
_BRACKETED_TAIL = r"(?:\s*[（(〔\[][^（()）]{1,40}[）)〕\]])*"
_LAST_CHARACTERS = frozenset(word[-1] for word in _DOCUMENT_WORDS.split("|")) | frozenset("》”）)〕]")
_TITLE_END = re.compile(rf"(?:{_DOCUMENT_WORDS}|》|”){_BRACKETED_TAIL}\Z")
_LAST_WORD = re.compile(
    rf"(?:通知|决定|意见|批复|公告|通告|通报|函|报告|命令|令|决议|议案|任免|免职|任职){_BRACKETED_TAIL}\Z"
)
_HEAD_OF_TITLE = re.compile(r"关于|印发|转发|批转|公布|发布|废止|修改|《")
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·"
_GAP_IN_CHINESE = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}\d(])|(?<=[\d)%])\s+(?=[{_CJK}])")
_JOINT = re.compile(rf"({ORGAN_ENDING})[\s\u3000]+(?=[^\s关印转批]{{2,24}}{ORGAN_ENDING})")
_KEPT_GAP = "\x00"
_MARKS = re.compile(r"[\W_]")
_WIDE = re.compile(r"[\uff10-\uff5a]")
_NARROW = str.maketrans({chr(0xFF01 + i): chr(0x21 + i) for i in range(94)})


def tidy_title(text: str) -> str:
    """A title without the blanks that line breaks left in it; the blank between two joint issuers stays."""
    if len(text.split()) < 2:
        return text.strip()
    head, mark, tail = text.partition("关于")
    if mark and len(head.split()) > 1:
        head = _JOINT.sub(rf"\1{_KEPT_GAP}", head.strip())
    kept = head.strip() + mark + tail.strip() if mark else text.strip()
    return _GAP_IN_CHINESE.sub("", kept).replace(_KEPT_GAP, " ").strip()


@lru_cache(maxsize=512)
def title_key(text: str) -> str:
    """What two printings of the same title have in common: its letters and figures, without blanks, marks or width."""
    key = text if text.isalnum() else _MARKS.sub("", text)
    return key.translate(_NARROW) if _WIDE.search(key) else key


def ends_like_title(text: str) -> bool:
    """Whether ``text`` ends with the word for a kind of document (通知, 办法 …), a bracket after it aside."""
    return text[-1:] in _LAST_CHARACTERS and bool(_TITLE_END.search(text))


def ends_title(text: str) -> bool:
    """Whether ``text`` ends with a word that nothing of a title follows: 的通知, 的批复; 措施 may go on."""
    return bool(_LAST_WORD.search(text))


def is_whole_title(text: str, following: str) -> bool:
    """Whether ``text`` is a title to its end, given the line below: 关于…措施 is, unless …的通报 stands there."""
    if not has_title_word(text) or not ends_like_title(text):
        return False
    return ends_title(text) or has_title_word(following) or not ends_title(following)


def has_title_word(text: str) -> bool:
    """Whether ``text`` holds a word that joins an issuer to a subject: 关于, 印发, 转发 …"""
    return bool(_HEAD_OF_TITLE.search(text))


def likeness(first: str, second: str) -> float:
    """How alike two title keys are, 0 to 1: the share of character pairs that they have in common."""
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    pairs, others = _pairs(first), _pairs(second)
    common = sum(min(count, others.get(pair, 0)) for pair, count in pairs.items())
    return 2 * common / (sum(pairs.values()) + sum(others.values()) or 1)


@lru_cache(maxsize=256)
def _pairs(key: str) -> Mapping[str, int]:
    key = key[:400]
    return Counter(map(add, key, key[1:])) if len(key) > 1 else Counter(key)
