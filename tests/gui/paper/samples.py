"""Notices made for the tests of paper."""

from datetime import date

from db.model import (
    Attachment,
    Block,
    BlockKind,
    Issue,
    IssueId,
    IssueRecord,
    LineSpan,
    Notice,
    NoticeId,
    NoticeRecord,
    Table,
)

K = BlockKind
ISSUE = IssueRecord(IssueId(1), Issue("某市人民政府公报", 2022, 4, 260, date(2022, 9, 15)), "a.txt", 1)


def block(kind: BlockKind, text: str, line: int, level: int = 0, table: int | None = None) -> Block:
    return Block(kind, text, LineSpan(line, line), level, table)


def record(*blocks: Block, tables: tuple[Table, ...] = (), attachments: tuple[Attachment, ...] = ()) -> NoticeRecord:
    notice = Notice(
        LineSpan(1, blocks[-1].span.last),
        "某市人民政府关于印发某市教育事业发展“十四五”规划的通知",
        blocks,
        doc_numbers=("某政发〔2022〕13号",),
        issuers=("某市人民政府",),
        tables=tables,
        attachments=attachments,
        first_page=4,
    )
    return NoticeRecord(NoticeId(8192), ISSUE, notice)


def full_pages(characters: int) -> NoticeRecord:
    """A notice of one paragraph of so many characters, nothing else."""
    return record(block(K.PARAGRAPH, "现" * characters, 1))


def long_table(rows: int, columns: int = 3) -> NoticeRecord:
    """A notice that holds one table of numbered rows."""
    cells = tuple(tuple(f"第{r}行{c}列" for c in range(columns)) for r in range(rows))
    table = Table((LineSpan(2, rows + 2),), (tuple(f"表头{c}" for c in range(columns)), *cells), 1)
    return record(block(K.PARAGRAPH, "见下表。", 1), block(K.TABLE, "", 2, table=0), tables=(table,))


def whole_notice() -> NoticeRecord:
    """Title, number, addressees, text, signature, plan with headings, attachment with a link and a unit."""
    return record(
        block(K.TITLE, "某市人民政府关于印发某市教育事业发展“十四五”规划的通知", 1, 1),
        block(K.DOC_NUMBER, "某政发〔2022〕13号", 2),
        block(K.ADDRESSEES, "各县、区人民政府：", 3),
        block(K.PARAGRAPH, "现将《某市教育事业发展“十四五”规划》印发给你们，请认真贯彻执行。", 4),
        block(K.ATTACHMENT_LIST, "附件：1. 建设计划", 5),
        block(K.SIGN_OFF, "某市人民政府", 6),
        block(K.SIGN_DATE, "2022年7月11日", 7),
        block(K.ISSUED_TITLE, "某市教育事业发展“十四五”规划", 8, 2),
        block(K.HEADING, "第一章 总则", 9, 3),
        block(K.HEADING, "一、发展基础", 10, 4),
        block(K.HEADING, "（一）主要成就", 11, 5),
        block(K.PARAGRAPH, "动力与长页民用：面积5 m<sup>2</sup>，见[网站](http://example.com/zcwj_246)。", 12),
        block(K.ATTACHMENT_LABEL, "附件1", 13),
        block(K.ATTACHMENT_TITLE, "建设计划", 14, 2),
        block(K.PARAGRAPH, "（一）加强领导。各级各部门要高度重视。", 15),
        attachments=(Attachment("附件1", "建设计划", 13, LineSpan(13, 15)),),
    )
