"""A small notice with every kind of block, and the starter gazettes as the parser reads them."""

from __future__ import annotations

from datetime import date
from functools import cache

import resources
from db.model import (
    Attachment,
    Block,
    BlockKind,
    Defect,
    DefectKind,
    Issue,
    IssuedText,
    IssueId,
    IssueRecord,
    LineSpan,
    Notice,
    NoticeId,
    NoticeRecord,
    Reference,
    ReferenceKind,
    Table,
    TableSpan,
)
from db.parse import parse_issue

STARTER = ("001_f18a342fbbcad624.txt", "002_3756b5a2e559563e.txt", "004_571ef690221fc826.txt")

TABLE = Table(
    parts=(LineSpan(22, 26), LineSpan(30, 31)),
    rows=(
        ("县区", "建设任务", "", "备注"),
        ("", "学位（个）", "投资\n（万元）", ""),
        ("钦南区", "360", "1,200.5", "见 5 m<sup>2</sup>"),
        ("", "1080", "37亿元", "a|b &lt;br&gt; \\*"),
        ("钦北区", "85%", "—", "教育督導"),
    ),
    header_rows=2,
    spans=(TableSpan(0, 0, 2, 1), TableSpan(0, 1, 1, 2), TableSpan(0, 3, 2, 1), TableSpan(2, 0, 2, 1)),
    title="表1 建设规划表",
    unit="单位：万元",
    row_lines=(22, 23, 24, 25, 30),
    shifted_rows=(4,),
)

_K = BlockKind
_BLOCKS: tuple[tuple[BlockKind, str, int], ...] = (
    (_K.TITLE, "某市人民政府关于印发 某市教育事业发展“十四五”规划的通知", 1),
    (_K.DOC_NUMBER, "某政发〔2022〕13号", 0),
    (_K.DATE_LINE, "（2022年7月1日市人民政府第1次常务会议通过）", 0),
    (_K.ADDRESSEES, "各县、区人民政府：", 0),
    (_K.PARAGRAPH, "现将《规划》印发给你们，见[附件\\[1\\]](http://a.cn/b\\_c)，依据桂政发〔2021〕35号。", 0),
    (_K.ATTACHMENT_LIST, "附件：1. 名单", 0),
    (_K.SIGN_OFF, "某市人民政府", 0),
    (_K.SIGN_DATE, "2022年7月11日", 0),
    (_K.ISSUED_TITLE, "某市教育事业发展“十四五”规划", 2),
    (_K.CONTENTS_LINE, "第一章 总则", 0),
    (_K.HEADING, "第一章 总则", 3),
    (_K.HEADING, "第一节 基础", 4),
    (_K.HEADING, "1. 现状", 5),
    (_K.HEADING, "（1）规模", 6),
    (_K.PARAGRAPH, "1. 面积 5 m<sup>2</sup>，H<sub>2</sub>O，**要点**，a &lt; b，教育督導體制机制。", 0),
    (_K.LIST_ITEM, "第一项", 0),
    (_K.LIST_ITEM, "第二项", 0),
    (_K.BOX_TITLE, "专栏1 重点", 4),
    (_K.PARAGRAPH, "专栏里的话。", 0),
    (_K.TABLE_TITLE, "表1 建设规划表", 0),
    (_K.TABLE_UNIT, "单位：万元", 0),
    (_K.TABLE, "", 0),
    (_K.TABLE_NOTE, "注：不含在建。", 0),
    (_K.FORM_LINE, "填报单位：      填报时间：", 0),
    (_K.FORMULA, "Y = a × b", 0),
    (_K.IMAGE, "", 0),
    (_K.IMAGE, "图1 组织机构", 0),
    (_K.ATTACHMENT_LABEL, "附件1", 2),
    (_K.ATTACHMENT_TITLE, "名单", 2),
    (_K.ROSTER_LINE, "组　长：张三　市长", 0),
)
SOURCE = {number: f"第 {number} 行的原文 <b>" for number in range(1, 41)}


def _span(number: int) -> LineSpan:
    """The source lines of a block: one each, ten for the table."""
    if number == 21:
        return LineSpan(22, 31)
    line = number + 1 if number < 21 else number + 10
    return LineSpan(line, line)


def record(**changes: object) -> NoticeRecord:
    """The small notice; ``changes`` replace its facts."""
    blocks = tuple(
        Block(kind, markdown, _span(number), level, table=0 if kind is _K.TABLE else None, in_box=number in (17, 18))
        for number, (kind, markdown, level) in enumerate(_BLOCKS)
    )
    facts: dict[str, object] = {
        "span": LineSpan(1, 39),
        "title": "某市人民政府关于印发某市教育事业发展“十四五”规划的通知",
        "blocks": blocks,
        "section": "某市人民政府文件",
        "doc_numbers": ("某政发〔2022〕13号",),
        "issuers": ("某市人民政府",),
        "sign_date": date(2022, 7, 11),
        "first_page": 4,
        "last_page": 28,
        "issued_text": IssuedText("某市教育事业发展“十四五”规划", 9),
        "attachments": (Attachment("附件1", "名单", 37, LineSpan(37, 39)),),
        "tables": (TABLE,),
        "references": (Reference(5, ReferenceKind.BASED_ON, "桂政发〔2021〕35号"),),
        "defects": (
            Defect(DefectKind.TRADITIONAL_CHARACTER, LineSpan(15, 15), "教育督導體制"),
            Defect(DefectKind.SHIFTED_ROW, LineSpan(30, 30)),
            Defect(DefectKind.HEADING_LOST, LineSpan(400, 400)),
        ),
    }
    issue = Issue("某市人民政府公报", 2022, 4, 260, date(2022, 9, 15), "某局")
    notice = Notice(**{**facts, **changes})  # type: ignore[arg-type]
    return NoticeRecord(NoticeId(7), IssueRecord(IssueId(1), issue, "001.txt", 17), notice)


@cache
def starter_records() -> tuple[NoticeRecord, ...]:
    """Every notice of the starter gazettes."""
    found: list[NoticeRecord] = []
    for name in STARTER:
        parsed = parse_issue(resources.text("starter", name))
        issue = IssueRecord(IssueId(1), parsed.issue, name, len(parsed.notices))
        found += [NoticeRecord(NoticeId(len(found) + i), issue, notice) for i, notice in enumerate(parsed.notices)]
    return tuple(found)
