from dataclasses import replace

import pytest

from db.model import Block, BlockKind, DefectKind, LineSpan, Notice, Table
from db.parse import doubts
from tests.unit.facts.notices import notice, source, torn

LONG = "深入贯彻落实各项工作部署，坚持目标导向，统筹推进全市重点任务，切实提高服务水平"


def read(*paragraphs: str) -> list[tuple[int, DefectKind, str]]:
    subject = notice(*paragraphs)
    return [(d.span.first, d.kind, d.excerpt) for d in doubts.read(subject, source(subject))]


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("开展国家安全教育 and 国防教育。", DefectKind.FOREIGN_WORD, "家安全教育 and 国防教育。"),
        ("优化审批程序和 workflows，切实提高效率。", DefectKind.FOREIGN_WORD, "审批程序和 workflows，切实提高效"),
        ("深化教育督導體制机制改革。", DefectKind.TRADITIONAL_CHARACTER, "深化教育督導體制机制改革。"),
        ("市直各委，，各办。", DefectKind.DOUBLED_CHARACTER, "市直各委，，各办。"),
        ("各单位（含直属机构。", DefectKind.UNBALANCED_BRACKET, "各单位（含直属机构。"),
        ("（责任单位：各县区人民政府(管委))）", DefectKind.UNBALANCED_BRACKET, "府(管委))）"),
        ("开展“刘冯进校园活动。", DefectKind.UNBALANCED_BRACKET, "开展“刘冯进校园活"),
        ("按《暂行办法执行。", DefectKind.UNBALANCED_BRACKET, "按《暂行办法执行"),
        ("公报\ufffd\ufffd第四期", DefectKind.UNDECODABLE, "公报\ufffd\ufffd第四期"),
    ],
)
def test_doubtful_spots(text: str, kind: DefectKind, excerpt: str) -> None:
    # enough simplified text beside it to show that the whole is simplified
    assert read(LONG + "。", text, LONG + "。") == [(3, kind, excerpt)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("开展国家安　 全教育 and 国防教育。", "and"),
        ("深化教育督導體制机制改革。", "導體"),
        ("市直各委，，各办。", "，，"),
        ("（责任单位：各县区人民政府(管委))）", "）"),
    ],
)
def test_the_words_in_doubt_are_told_from_those_around_them(text: str, words: str) -> None:
    subject = notice(LONG + "。", text, LONG + "。")
    (defect,) = doubts.read(subject, source(subject))
    assert defect.excerpt[defect.at : defect.at + defect.length] == words


@pytest.mark.parametrize(
    "text",
    [
        "面积 5 km 以内、压力 3 mpa 以下的 app 和 wifi 设备。",
        "请发送至 email 邮箱。",
        "1）保障人员；2）保障物资；a)其他。",
        "（一）加强领导（含各县(区））。",
        LONG + "，请认真贯彻执行",
        "人人参与、家家户户行动，一一核对。",
    ],
)
def test_false_alarms(text: str) -> None:
    assert read(text, LONG + "。") == []


def test_traditional_text_as_a_whole_is_no_doubt() -> None:
    assert read("關於進一步加強農村公路養護工作的實施意見。") == []


def test_quotations_may_go_over_paragraphs_but_brackets_not() -> None:
    assert read("将第九条修改为：“第一款。", "第二款。", "第三款。”") == []
    assert [line for line, _, _ in read("甲（乙。", "丙。", "丁）。")] == [2, 4]


def test_a_cut_sentence_is_told_from_one_that_goes_on_in_a_table() -> None:
    subject = notice(LONG + "。全市医疗卫生服务体系资源", "二、主要任务")
    (defect,) = doubts.read(subject, source(subject))
    assert (defect.kind, defect.span) == (DefectKind.CUT_SENTENCE, LineSpan(2, 2))
    table = Block(BlockKind.TABLE, "", LineSpan(3, 3), table=0)
    before_table = replace(
        subject,
        blocks=(*subject.blocks[:2], table),
        tables=(Table(parts=(LineSpan(3, 3),), rows=(("甲",),), header_rows=0),),
    )
    assert doubts.read(before_table, source(subject)) == ()


def test_a_character_doubled_by_a_page_break() -> None:
    block, lines = torn("应急办公室负责组织体系日", "日常工作。")
    subject = Notice(LineSpan(1, 3), "某市通知", (block,))
    assert [(d.kind, d.span.first) for d in doubts.read(subject, lines)] == [(DefectKind.DOUBLED_CHARACTER, 1)]


def test_a_word_that_comes_elsewhere_is_not_doubled() -> None:
    block, lines = torn("问题依然存在，目前存在", "在建项目少。")
    assert doubts.read(Notice(LineSpan(1, 3), "某市通知", (block,)), lines) == ()


def test_traditional_characters_in_tables_have_their_row() -> None:
    table = Table(parts=(LineSpan(3, 4),), rows=(("镇", "面积"), ("六硯镇", "3")), header_rows=1, row_lines=(3, 4))
    subject = notice(LONG + "。")
    block = Block(BlockKind.TABLE, "", LineSpan(3, 4), table=0)
    subject = replace(subject, blocks=(*subject.blocks, block), tables=(table,))
    (defect,) = doubts.read(subject, source(subject))
    assert (defect.kind, defect.span.first) == (DefectKind.TRADITIONAL_CHARACTER, 4)
