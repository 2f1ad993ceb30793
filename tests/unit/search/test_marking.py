import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.search.fold import fold, fold_with_origins, members
from db.search.marking import marks, marks_of_folded, needs_folding, pattern


def marked(text: str, *terms: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks(text, terms)]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("主任谢 驰同志，谢驰。", "谢驰", ["谢 驰", "谢驰"]),
        ("投资 37 亿元", "37亿元", ["37 亿元"]),
        ("钦政发[2022] 4 号文", "钦政发〔2022〕4号", ["钦政发[2022] 4 号"]),
        ("ＡＢＣ与abc", "Abc", ["ＡＢＣ", "abc"]),
        ("共 5 ㎡", "5m2", []),
        ("共 5 ㎡", "5 m2", ["5 ㎡"]),
        ("和和和", "和和", ["和和和"]),
        ("推进“十四五”规划", "“十四五”", ["“十四五”"]),
        ("g 60 与g60", "g60", ["g60"]),
        ("第①条", "第1条", ["第①条"]),
        ("甲\n乙", "甲乙", []),
        ("任意", "", []),
    ],
)
def test_marks(text: str, term: str, found: list[str]) -> None:
    assert marked(text, term) == found


def test_touching_marks_are_one() -> None:
    assert marked("油茶产业", "油茶", "产业", "茶产") == ["油茶产业"]


TEXTS = st.text(alphabet='市州aA12 　（(〔“"，,.-—\t①㎡', max_size=24)


@settings(deadline=None)
@given(TEXTS, TEXTS.map(lambda text: fold(text).strip()).filter(bool))
def test_marks_are_what_folding_finds(text: str, term: str) -> None:
    held = term in fold(text)
    found = marks_of_folded(text, [term])
    assert bool(found) == held
    for mark in found:
        assert term in fold_with_origins(text[mark.start : mark.end]).text


@settings(deadline=None)
@given(
    st.text(alphabet='市州aA12 　（(〔“"，,.-—', max_size=24), TEXTS.map(lambda text: fold(text).strip()).filter(bool)
)
def test_patterns_find_what_folding_finds(text: str, term: str) -> None:
    assert bool(pattern(term).search(text)) == (term in fold(text))


def test_patterns_know_every_character_that_needs_no_folding() -> None:
    for code in range(0x110000):
        character = chr(code)
        if not needs_folding(character) and character not in "\n\t":
            folded = fold(f"a{character}a")[1:-1]
            assert folded == " " if character in " \v\u3000\xa0" else character in members(folded), hex(code)
