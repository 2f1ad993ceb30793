import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.search.fold import fold, fold_with_origins, members


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("谢 驰", "谢驰"),
        ("谢　驰", "谢驰"),
        ("37 亿元", "37亿元"),
        ("ＡＢＣ１２３", "abc123"),
        ("钦政发〔2022〕4号", "钦政发（2022）4号"),
        ("钦政发[2022] 4 号", "钦政发（2022）4号"),
        ("“十四五” '规划'", "＂十四五＂＂规划＂"),
        ("《办法》〈办法〉", "《办法》《办法》"),
        ("2019—2021 2019－2021 2019-2021", "2019－2021 2019－2021 2019－2021"),
        ("壮美广西·智慧广电 壮美广西•智慧广电", "壮美广西·智慧广电壮美广西·智慧广电"),
        ("人民,政府，人民", "人民，政府，人民"),
        ("New  York", "new york"),
        ("1 ㎡", "1 m2"),
        ("零\u200b宽\ufeff", "零宽"),
        ("甲\ud800乙", "甲乙"),
        ("甲\n 乙\t 丙", "甲\n乙\t丙"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
    ],
)
def test_one_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_origins_tell_the_same_story(text: str) -> None:
    folded = fold_with_origins(text)
    assert folded.text == fold(text)
    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)


@settings(deadline=None)
@given(st.text(alphabet="市州 a1 　\n\t（[,，。'\"ＡΩ㎡①", max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_members_are_the_forms_that_texts_have() -> None:
    assert members("a") == {"a", "A", "ａ", "Ａ"}
    assert {"(", "（", "[", "〔", "【"} <= members("（")
    assert members("市") == {"市"}
    assert members("1") == {"1", "１"}


def test_every_character_has_one_form() -> None:
    codes = [*range(0x20, 0x600), *range(0x2000, 0x3400), *range(0x4E00, 0xA100), *range(0xF900, 0x10000)]
    text = "".join(map(chr, codes))
    assert fold_with_origins(text).text == fold(text)
