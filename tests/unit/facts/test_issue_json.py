import json
from datetime import date

from db.model import (
    Action,
    Appointment,
    Attachment,
    Block,
    BlockKind,
    ContentsEntry,
    Defect,
    DefectKind,
    Issue,
    IssuedText,
    Join,
    LineSpan,
    Notice,
    ParsedIssue,
    Reference,
    ReferenceKind,
    Table,
)
from reader.cli.issue_json import issue_json

NOTICE = Notice(
    span=LineSpan(3, 12),
    title="某市关于甲的通知",
    blocks=(
        Block(BlockKind.TITLE, "某市关于甲的通知", LineSpan(3, 3), level=1),
        Block(BlockKind.PARAGRAPH, "正\\*文", LineSpan(4, 6), joins=(Join(4, 6),)),
        Block(BlockKind.TABLE, "", LineSpan(7, 8), table=0),
    ),
    section="文件",
    doc_numbers=("某政发〔2022〕1号",),
    issuers=("某市",),
    addressees="各县",
    sign_off="某市",
    sign_date=date(2022, 7, 4),
    issued_text=IssuedText("甲规划", 4),
    attachments=(Attachment("附件1", "乙表", 7, LineSpan(7, 8)),),
    tables=(
        Table(parts=(LineSpan(7, 8),), rows=(("甲", "m<sup>2</sup>"), ("乙\n丙", "3")), header_rows=1, title="乙表"),
    ),
    appointments=(Appointment(5, "王一", Action.APPOINT, "局长"),),
    references=(Reference(5, ReferenceKind.REPEALS, "某政发〔2001〕1号"),),
    defects=(Defect(DefectKind.CUT_SENTENCE, LineSpan(6, 6), "没有写"),),
)
PARSED = ParsedIssue(
    source_text="\n" * 12,
    issue=Issue("某公报", 2022, 4, 260, date(2022, 9, 15), "某局"),
    contents=(ContentsEntry("某市关于甲的通知", LineSpan(1, 2), "文件", ("某政发〔2022〕1号",), 3),),
    notices=(NOTICE,),
    defects=(Defect(DefectKind.NOTICE_MISSING, LineSpan(2, 2), "乙通知"),),
)


def test_an_issue_as_json() -> None:
    assert issue_json(PARSED) == {
        "source_text": "\n" * 12,
        "issue": {
            "publication": "某公报",
            "year": 2022,
            "number": 4,
            "total_number": 260,
            "date": "2022-09-15",
            "publisher": "某局",
        },
        "toc": [
            {
                "section": "文件",
                "title": "某市关于甲的通知",
                "doc_numbers": ["某政发〔2022〕1号"],
                "page": 3,
                "line": 1,
            }
        ],
        "notices": [
            {
                "start_line": 3,
                "end_line": 12,
                "section": "文件",
                "title": "某市关于甲的通知",
                "doc_numbers": ["某政发〔2022〕1号"],
                "issuers": ["某市"],
                "addressees": "各县",
                "sign_off": "某市",
                "sign_date": "2022-07-04",
                "body_omitted": False,
                "issued_text": "甲规划",
                "issued_text_line": 4,
                "attachments": [{"label": "附件1", "title": "乙表", "line": 7}],
                "outline": [{"line": 3, "level": 1, "text": "某市关于甲的通知"}],
                "joins": [{"line": 4, "next": 6}],
                "plain_text": "某市关于甲的通知\n正*文\n甲\tm2\n乙 丙\t3\n",
            }
        ],
        "tables": [
            {
                "parts": [{"start_line": 7, "end_line": 8}],
                "title": "乙表",
                "unit": "",
                "notes": [],
                "columns": 2,
                "header_rows": 1,
                "form": False,
                "notice": 0,
                "rows": [["甲", "m2"], ["乙\n丙", "3"]],
            }
        ],
        "appointments": [{"line": 5, "person": "王一", "action": "appoint", "position": "局长"}],
        "references": [{"line": 5, "kind": "repeals", "target": "某政发〔2001〕1号"}],
        "warnings": [
            {"line": 2, "kind": "notice_missing", "message": "目录里有这份文件，正文里没有找到：乙通知"},
            {"line": 6, "kind": "cut_sentence", "message": "句子没有写完，后面的文字可能丢失：没有写"},
        ],
    }


def test_what_is_not_printed_is_null() -> None:
    bare = ParsedIssue("甲", Issue(), (), (Notice(LineSpan(1, 1), "甲", ()),))
    written = issue_json(bare)
    assert written["issue"] == dict.fromkeys(("publication", "year", "number", "total_number", "date", "publisher"))
    notices = json.loads(json.dumps(written))["notices"]
    assert [notices[0][key] for key in ("addressees", "sign_date", "issued_text", "issued_text_line")] == [None] * 4
