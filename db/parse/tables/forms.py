"""Blank forms: tables that wait to be filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.parse.tables.cells import Kind, kind, squeezed
from db.parse.tables.grid import Row

_FEWEST_LABELS = 4
LENGTHY = 40
"""Characters; a longer cell is content, not a label."""

# what a form leaves to write, sign, stamp or tick: "年 月 日", "（盖章）", "□", "____"
_BLANK = re.compile(r"(?<!\d)年月日|签[名字章]|[盖公印]章|手印|[□☐]|[_＿]{3,}")
# a cell of nothing but room to write in: "年 月 日", "____"
_ROOM = re.compile(r"(?:年月日|[_＿]+|[□☐]|[（(][)）])+")
# a blank that a line's end left between two Chinese characters or brackets
_BREAK = re.compile(r"(?<=[\u3400-\u9fff（）()、]) +(?=[\u3400-\u9fff（）()、])")
# what is to be chosen or filled in: "□是 □否", "盖章： 年 月 日"
_CHOICE = re.compile(r"[□☐☑■○●:：\n\d_]")
_STAND_ALONE = frozenset("年月日男女是否有无")
# the title of what is surely filled in, and of what may be
_APPLICATION = re.compile(r"(?:申请|审批|申报|登记|备案|报名|推荐|承诺|反馈|确认)书?表|样表|式样")
_FORM_TITLE = re.compile(r"(?:审核|报审|评审|考核|统计|汇总|调查|信息|情况|审查)表|格式")
# what a form asks for
_ASKED = re.compile(
    r"(?:申请|经办|填表|填报|负责|联系|受理|审核|审批|委托|代理|法定代表)人|姓名|性别|出生|身份证|证件|电话|手机|住址|地址|账号|开户|意见|"
    r"编号|日期|邮编|籍贯|学历|职务|工作单位|户主"
)


def is_form(rows: Sequence[Row], head_rows: int, covered: int = 0, title: str = "") -> bool:
    """Whether a table is blank: no values below its head, or labels with room for answers.

    ``covered`` is the number of cells that merged cells hide, which are not room for answers.
    """
    body = rows[head_rows:]
    if head_rows:
        return len(rows[0].cells) >= 3 and all(_is_blank_row(row) for row in body)
    filled = [cell for row in body for cell in row.cells if cell]
    cells = sum(len(row.cells) for row in body) - covered
    if not filled or sum(len(cell) > LENGTHY for cell in filled) * 4 > len(filled):
        return False
    texts = [squeezed(cell) for cell in filled]
    room = sum(1 for text in texts if _ROOM.fullmatch(text))
    if (len(texts) - room) * 10 > cells * 7:
        return False
    if sum(1 for text in texts if kind(text) in (Kind.NUMBER, Kind.DATE)) * 10 > len(texts):
        return False
    if len(texts) >= _FEWEST_LABELS and all(map(_asks, body)):
        return True
    blanks = sum(1 for text in texts if _BLANK.search(text))
    asked = sum(1 for text in texts if _ASKED.search(text))
    if _APPLICATION.search(title):
        return blanks + asked > 0 or len(texts) * 10 <= cells * 6
    return (
        blanks * 10 >= len(texts) or asked * 4 >= len(texts) or (blanks + asked > 0 and bool(_FORM_TITLE.search(title)))
    )


def tidy_form(rows: Sequence[Row]) -> None:
    """Close up the labels that a narrow column broke; room to date and sign stands at the end of its row."""
    for row in rows:
        row.cells = [_BREAK.sub("", cell) if " " in cell and _is_broken_label(cell) else cell for cell in row.cells]
        if row.filled() == [0] and _ROOM.fullmatch(squeezed(row.cells[0])):
            row.cells[0], row.cells[-1] = "", row.cells[0]


def _is_broken_label(cell: str) -> bool:
    """Whether blanks are only where the printed line ended: in no date to fill in, and between no answers to choose."""
    return not _CHOICE.search(cell) and _STAND_ALONE.isdisjoint(cell.split())


def _asks(row: Row) -> bool:
    """Whether labels and empty cells take turns in a row: 报送单位 | | 联系电话 | ."""
    filled = row.filled()
    return len(filled) > 1 and filled == list(range(0, len(row.cells), 2)) and len(row.cells) % 2 == 0


def _is_blank_row(row: Row) -> bool:
    """Whether a row below a head holds nothing but its number or its name (合计, ……)."""
    filled = row.filled()
    if not filled:
        return True
    text = squeezed(row.cells[filled[0]])
    return filled == [0] and (kind(text) is Kind.NUMBER or text.strip(".…") in ("合计", "总计", "小计", ""))
