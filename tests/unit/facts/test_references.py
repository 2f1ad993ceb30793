from dataclasses import replace

import pytest

from db.model import Block, BlockKind, IssuedText, LineSpan, Notice, Table
from db.parse import references
from tests.unit.facts.notices import notice, source, torn


def read(*paragraphs: str, title: str = "某市人民政府关于某事的通知") -> list[str]:
    subject = notice(*paragraphs, title=title)
    return [f"{r.line} {r.kind} {r.target}" for r in references.read(subject, source(subject))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《教育规划》（桂政发〔2021〕35号）精神，结合实际，制定本规划。", ["based_on 桂政发〔2021〕35号"]),
        (
            "根据《甲办法》（国办发〔2021〕36号）、《乙意见》（桂政办发〔2022〕6号）精神，制定本规划。",
            ["based_on 国办发〔2021〕36号", "based_on 桂政办发〔2022〕6号"],
        ),
        ("依据《中华人民共和国民法典》等法律，制定本意见。", ["based_on 中华人民共和国民法典"]),
        ("要按照国办发〔1993〕71号文件的规定执行。", ["based_on 国办发〔1993〕71号"]),
        ("2016年8月5日印发的《应急预案》（某政办〔2016〕84号）同时废止。", ["repeals 某政办〔2016〕84号"]),
        (
            "《甲方案》（某政办〔2016〕76号）、《关于转发〈乙意见〉的通知》（某依法行政办字〔2018〕3号）同时废止。",
            ["repeals 某政办〔2016〕76号", "repeals 某依法行政办字〔2018〕3号"],
        ),
        ("一、废止《某市邮政通信条例》", ["repeals 某市邮政通信条例"]),
        ("决定在甲镇暂时调整实施《宅基地管理办法》第十二条的规定", ["cites 宅基地管理办法"]),
        ("新修正的《土地管理法》正式施行，有必要制定本办法。", ["cites 土地管理法"]),
        ("现决定对《挖掘修复管理办法》作如下修改：", ["amends 挖掘修复管理办法"]),
        ("《若干意见》与本意见不一致的，按照本意见办理。", ["amends 若干意见"]),
        (
            "（2018年6月11日某市人民政府第11号令公布，根据2019年9月27日《某市关于修改的决定》修改）",
            ["amends 某市人民政府第11号令", "based_on 某市关于修改的决定"],
        ),
        ("现将《关于提高价格的通知》（发改电〔2012〕154号）转发给你们。", ["forwards 发改电〔2012〕154号"]),
        ("《关于土地管理的决定》（国发〔2004〕28号）出台前已建成的房屋", ["cites 国发〔2004〕28号"]),
        ("2021年8月10日桂自然资发〔2021〕54号《指导意见》印发后", ["cites 桂自然资发〔2021〕54号"]),
        ("《请示》（民航总局〔2006〕80号）收悉。", ["based_on 民航总局〔2006〕80号"]),
        ("实施《机构改革方案》需要制定、修改、废止地方性法规的", ["cites 机构改革方案"]),
    ],
)
def test_kind_and_target(text: str, expected: list[str]) -> None:
    assert read(text) == [f"2 {reference}" for reference in expected]


@pytest.mark.parametrize(
    "text",
    [
        "提交《房屋所有权证》《申请表》",
        "《钦州年鉴（2017）》获二等奖",
        "现将《某市妇女发展规划》印发给你们，请认真贯彻执行。",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert read(text) == []


def test_short_names_and_the_notice_itself_are_left_out() -> None:
    subject = replace(
        notice(
            "根据《登记若干问题的通知》（自然资发〔2021〕1号）（以下简称《指导意见》）精神，制定本办法。",
            "依据《指导意见》办理。",
            "《某市管理办法》由市财政局负责解释。",
            "（某政办〔2022〕9号 2022年8月2日）",
        ),
        doc_numbers=("某政办〔2022〕8、9号",),
        issued_text=IssuedText("某市管理办法", 4),
    )
    assert [r.target for r in references.read(subject, source(subject))] == ["自然资发〔2021〕1号"]


def test_a_title_without_number_counts_once_a_kind_but_numbers_at_every_line() -> None:
    text = "根据《某法》和某政发〔2021〕1号规定办理。"
    assert read(text, text) == ["2 based_on 某法", "2 based_on 某政发〔2021〕1号", "3 based_on 某政发〔2021〕1号"]


def test_a_reference_stands_where_its_number_stands() -> None:
    block, lines = torn("根据《甲市办公厅关于印发某某工作方案", "的通知》（某政办发〔2019〕81号）精神，制定本方案。")
    subject = Notice(LineSpan(1, 3), "某市人民政府关于某事的通知", (block,))
    assert [(r.line, r.target) for r in references.read(subject, lines)] == [(3, "某政办发〔2019〕81号")]


def test_a_title_tells_what_is_amended() -> None:
    assert read(title="某市人民政府关于修改《道路管理办法》的决定") == ["1 amends 道路管理办法"]


def test_a_list_under_a_repealing_title_is_repealed() -> None:
    table = Table(
        parts=(LineSpan(3, 4),),
        rows=(("序号", "文件名称"), ("1", "《关于乙的通知》（某政发〔2001〕2号）")),
        header_rows=1,
        row_lines=(3, 4),
    )
    subject = notice("1.《关于甲的通知》（某政发〔2001〕1号）", title="某市人民政府关于宣布失效一批文件的决定")
    block = Block(BlockKind.TABLE, "", LineSpan(3, 4), table=0)
    subject = replace(subject, blocks=(*subject.blocks, block), tables=(table,))
    assert [(r.line, r.kind.value, r.target) for r in references.read(subject, source(subject))] == [
        (2, "repeals", "某政发〔2001〕1号"),
        (4, "repeals", "某政发〔2001〕2号"),
    ]
