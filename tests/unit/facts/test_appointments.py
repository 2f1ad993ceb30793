import pytest

from db.model import LineSpan, Notice
from db.parse import appointments
from tests.unit.facts.notices import notice, source, torn

TITLE = "某市人民政府人事任免"


def read(*paragraphs: str) -> list[str]:
    subject = notice(*paragraphs, title=TITLE)
    found = appointments.read(subject, source(subject))
    return [f"{fact.line} {fact.person} {fact.action} {fact.position}" for fact in found]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("王一同志任市公安局督察长；", ["王一 appoint 市公安局督察长"]),
        ("任命王 一为市财政局局长。", ["王一 appoint 市财政局局长"]),
        ("王一任市财政局副局长（试用期一年，从2022年8月起计算）。", ["王一 appoint 市财政局副局长"]),
        ("王一同志（女，壮族）挂任市林业局副局长，时间一年；", ["王一 appoint 市林业局副局长"]),
        ("任志强同志任市水利局局长。", ["任志强 appoint 市水利局局长"]),
        ("买买提·艾力同志任市水利局局长。", ["买买提·艾力 appoint 市水利局局长"]),
        ("王一、李小二同志任市水利局副局长。", ["王一 appoint 市水利局副局长", "李小二 appoint 市水利局副局长"]),
        ("王一同志（女）、李二同志任市水利局副局长。", ["王一 appoint 市水利局副局长", "李二 appoint 市水利局副局长"]),
        ("王一同志任市水利局副局长（正处级）；", ["王一 appoint 市水利局副局长（正处级）"]),
        ("王一同志任市公安局副局长、督察长。", ["王一 appoint 市公安局副局长、督察长"]),
        (
            "王一同志任市发展改革委副主任、市粮食局局长；",
            ["王一 appoint 市发展改革委副主任", "王一 appoint 市粮食局局长"],
        ),
        (
            "王一同志任某市副市长兼市公安局局长。",
            ["王一 appoint 某市副市长", "王一 appoint 市公安局局长"],
        ),
        (
            "王一同志任市财政局局长，免去其市审计局局长职务；",
            ["王一 appoint 市财政局局长", "王一 dismiss 市审计局局长"],
        ),
        ("免去王一同志的市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("免去王一的市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("免去王一同志市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("决定接受王一辞去某市副市长职务的请求。", ["王一 dismiss 某市副市长"]),
        ("王　一　任市财政局局长", ["王一 appoint 市财政局局长"]),
        ("王一同志的市公安局督察长职务自然免除。", ["王一 dismiss 市公安局督察长"]),
        ("免去王一同志兼任的市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("免去王一二市公安局督察长职务。", ["王一二 dismiss 市公安局督察长"]),
        (
            "免去王一、李二市统计局二级调研员职级，按规定办理退休手续。",
            [
                "王一 dismiss 市统计局二级调研员职级",
                "李二 dismiss 市统计局二级调研员职级",
                "王一 retire 市统计局二级调研员职级",
                "李二 retire 市统计局二级调研员职级",
            ],
        ),
        ("王一同志不再担任市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("经研究，决定免去王一同志的市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        (
            "经研究决定：免去王一同志（女）的市公安局二级调研员职级，退休；",
            ["王一 dismiss 市公安局二级调研员职级", "王一 retire 市公安局二级调研员职级"],
        ),
        ("同意王一同志退休。", ["王一 retire "]),
        ("王一同志套转为市公安局二级调研员（享受正处级待遇）；", ["王一 other 市公安局二级调研员"]),
        ("王一同志晋升为市公安局一级调研员。", ["王一 other 市公安局一级调研员"]),
        ("王一同志任职试用期满，正式任市公安局督察长。", ["王一 appoint 市公安局督察长"]),
        ("王一同志因工作变动，免去其市公安局督察长职务。", ["王一 dismiss 市公安局督察长"]),
        ("聘请王一、李二为市人民政府参事。", ["王一 appoint 市人民政府参事", "李二 appoint 市人民政府参事"]),
        (
            "免去：王一的市公安局局长职务；李二的市司法局局长职务。",
            ["王一 dismiss 市公安局局长", "李二 dismiss 市司法局局长"],
        ),
        ("（一）王一同志兼任市公安局督察长；", ["王一 appoint 市公安局督察长"]),
    ],
)
def test_statements(text: str, facts: list[str]) -> None:
    assert read(text) == [f"2 {fact}" for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "以上同志任职试用期一年，从2022年8月起计算。",
        "以上 77 名同志职级套转时间为 2019 年 6 月 1 日。",
        "根据《中华人民共和国公务员法》的规定，经研究决定：",
        "（某政干〔2022〕12号 2022年8月2日）",
        "各县、区人民政府，市直各委、办、局：",
    ],
)
def test_sentences_that_appoint_nobody(text: str) -> None:
    assert read(text) == []


def test_a_head_holds_for_the_lines_below() -> None:
    assert read("任命：", "王一为市财政局局长；", "李二为市审计局局长。", "免去：", "张三的市审计局局长职务。") == [
        "3 王一 appoint 市财政局局长",
        "4 李二 appoint 市审计局局长",
        "6 张三 dismiss 市审计局局长",
    ]


def test_below_a_head_a_blank_or_the_address_parts_name_and_post() -> None:
    assert read(
        "任命：",
        "李 四　市科技局副局长（试用期一年）；",
        "钱八同志试用期满，任市民政局副局长。",
        "免去：",
        "冯二同志市水利局总工程师职务。",
    ) == [
        "3 李四 appoint 市科技局副局长",
        "4 钱八 appoint 市民政局副局长",
        "6 冯二 dismiss 市水利局总工程师",
    ]


def test_a_request_to_leave_is_no_part_of_the_post() -> None:
    assert read("同意孙七同志辞去市体育局副局长职务的请求。") == ["2 孙七 dismiss 市体育局副局长"]


def test_a_torn_statement_counts_at_the_line_of_the_person() -> None:
    block, lines = torn("王一同志任市水利局局长；李二同志任市文化广电体育和旅游", "局局长；张三同志任市林业局局长。")
    subject = Notice(LineSpan(1, 3), TITLE, (block,))
    assert [(fact.line, fact.person, fact.position) for fact in appointments.read(subject, lines)] == [
        (1, "王一", "市水利局局长"),
        (1, "李二", "市文化广电体育和旅游局局长"),
        (3, "张三", "市林业局局长"),
    ]


def test_other_notices_appoint_nobody() -> None:
    subject = notice("由王一同志任组长。", title="某市人民政府办公室关于成立领导小组的通知")
    assert appointments.read(subject, source(subject)) == ()
    rules = notice("王一同志任组长。", title="关于印发某市事业单位领导人员任免管理办法的通知")
    assert appointments.read(rules, source(rules)) == ()
