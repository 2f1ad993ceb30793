import pytest

from db.parse import doc_numbers


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("钦政办〔2022〕20号", "钦政办〔2022〕20号"),
        ("（钦政办 [2022] 20 号）", "钦政办〔2022〕20号"),
        ("沪发改价管（2012）020号", "沪发改价管〔2012〕020号"),
        ("某政发【2018】4号", "某政发〔2018〕4号"),
        (r"某政发\[2018\]第4号", "某政发〔2018〕4号"),
        ("钦政干〔2022〕12、13 号", "钦政干〔2022〕12、13号"),
        ("根据桂政发〔2021〕35号精神", "桂政发〔2021〕35号"),
        ("2021年8月10日桂自然资发〔2021〕54号《指导意见》", "桂自然资发〔2021〕54号"),
        ("《甲办法》和桂政发〔2021〕3号", "桂政发〔2021〕3号"),
        ("和政发〔2021〕3号", "和政发〔2021〕3号"),
        ("某依法行政办字〔2018〕3号", "某依法行政办字〔2018〕3号"),
        ("落实国务院办公厅国办发〔2018〕3号文件", "国办发〔2018〕3号"),
        ("市政府办发〔2018〕3号", "市政府办发〔2018〕3号"),
        ("政府令 第 12 号", "政府令第12号"),
        ("国务院令第714号公布", "国务院令第714号"),
        ("2018 年 6 月 11 日某市人民政府第 11 号令公布", "某市人民政府第11号令"),
        ("沪府令72号", "沪府令72号"),
        ("税务总局公告2021年第3号", "税务总局公告2021年第3号"),
        ("第3号公告", "第3号公告"),
        ("常务委员会公告〔十五届〕第59号", "常务委员会公告〔十五届〕第59号"),
    ],
)
def test_canonical_form(text: str, canonical: str) -> None:
    assert [number.text for number in doc_numbers.find(text)] == [canonical]


@pytest.mark.parametrize(
    "text",
    [
        "《年鉴（2017）》获第3号奖状",
        "1号楼",
        "路灯（2022）",
        "请拨打 12345 号",
        "〔2022〕20号",
        "(2017) 34 号",
        "责令改正",
    ],
)
def test_false_friends(text: str) -> None:
    assert doc_numbers.find(text) == ()


@pytest.mark.parametrize(
    ("text", "serials"),
    [
        ("某政干〔2023〕1、2、3号", "123"),
        ("某政干〔2023〕1号、2号", "12"),
        ("某政干〔2023〕4-6号", "456"),
        ("某政干〔2023〕7至8号", "78"),
    ],
)
def test_lists_and_ranges_open_up(text: str, serials: str) -> None:
    (number,) = doc_numbers.find(text)
    assert number.each == tuple(f"某政干〔2023〕{serial}号" for serial in serials)


def test_place_in_the_text() -> None:
    text = "按照《办法》（某政办规〔2021〕1 号）执行"
    (number,) = doc_numbers.find(text)
    assert text[number.start : number.end] == "某政办规〔2021〕1 号"


def test_alone_is_nothing_but_numbers() -> None:
    assert [n.text for n in doc_numbers.alone("（某政发〔2022〕4号、某政发〔2022〕5号）")] == [
        "某政发〔2022〕4号",
        "某政发〔2022〕5号",
    ]
    assert doc_numbers.alone("现将某政发〔2022〕4号印发") == ()
    assert doc_numbers.alone("某市人民政府") == ()
