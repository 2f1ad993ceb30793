"""Persons whom a notice names: those it appoints, and those in its member lists.

A name in a list is two to four Han characters that begin with a surname and stand in front of a post:
``成 员：谢 驰 市总工会经审会主任``, or a cell ``谢驰`` beside a cell ``市总工会经审会主任``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from db.model import BlockKind, Notice
from db.search.sounds import syllables

# The surnames of nearly everybody in China, in the order of the census of 2010, without those that are common words.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温庞施易颜闭农宁劳容玉蓝甘岑蒙陀冼凌苗翁符詹霍柯辛"
    "翟殷聂章鲁葛俞管樊路左耿焦祝柳纪申裴阮尤欧包倪单盛凤牛洪涂游舒梅麦区卓池骆关齐安伍童宗华常康庄裘屈岳赖鲍翟兰齐简饶柴"
    "仇宾巫利滕卜古粟罗杭韶班苟吉隋成辜邢靳车房解应褚娄米鄢冉祁尚骆车于"
)
_COMPOUND = "欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐"
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:(?:{_COMPOUND}){_HAN}{{1,2}}|[{_SURNAMES}](?:{_HAN}{{1,2}}|[ \u3000]{{1,4}}{_HAN}))"
_POST = r"(?:长|主任|书记|主席|委员|经理|成员|专员|局|委|办|调研员|干部|科|处|公司|厅|部|院)"
_LISTED = re.compile(rf"(?:^|(?<=[\s：:]))({_NAME})(?:（[^（）\n]*）)?[ \u3000\t]+(?=\S{{0,40}}{_POST})", re.MULTILINE)
_BLANKS = re.compile(r"\s+")


def persons(notice: Notice, rows: Sequence[str]) -> tuple[str, ...]:
    """The distinct names, blanks taken out, in text order; ``rows`` are those of the tables, cells parted by tabs."""
    found = [appointment.person for appointment in notice.appointments]
    roster = (block.text for block in notice.blocks if block.kind is BlockKind.ROSTER_LINE)
    found += _LISTED.findall("\n".join([*roster, *rows]))
    return tuple(dict.fromkeys(name for name in (_BLANKS.sub("", name) for name in found) if name))


@lru_cache(maxsize=16384)
def pinyin_key(name: str) -> str:
    """How a name sounds, without tones: ``谢驰`` and ``谢池`` are ``xiechi``; letters stay as they are."""
    return "".join(syllables(name)).casefold().replace(" ", "")


@cache
def homophones(character: str) -> frozenset[str]:
    """The GB 2312 characters that may sound like this one, tones aside."""
    return _by_sound().get(_sound(character), frozenset()) - {character}


@cache
def _by_sound() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in range(0xB0, 0xF8):
        for character in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode("gb2312", "ignore"):
            found.setdefault(_sound(character), set()).add(character)
    return {sound: frozenset(members) for sound, members in found.items()}


def _sound(character: str) -> str:
    return syllables(character)[0]
