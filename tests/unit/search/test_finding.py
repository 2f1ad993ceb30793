import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.packing import text_to_words
from db.search.finding import MarkTerm, find_lines
from db.search.fold import fold

ASTRIDE = bytes.fromhex("b0 c7 d5 d6 dd a1").decode("gb18030")
"""Three characters, in whose bytes stand those of 钦州."""


def found(text: str, *terms: str) -> list[tuple[str, int, int]]:
    lines = find_lines(text_to_words(text), [MarkTerm(fold(term)) for term in terms])
    return [(line.text, line.first, line.terms) for line in lines]


def test_lines_come_in_text_order_with_their_first_term_and_how_many_they_hold() -> None:
    text = "油茶\n没有\n大蚝和油茶，油茶\n疍家\n"
    assert found(text, "油茶", "大蚝", "疍家") == [("油茶", 0, 1), ("大蚝和油茶，油茶", 0, 2), ("疍家", 0, 1)]
    starts = [line.start for line in find_lines(text_to_words(text), [MarkTerm("大蚝"), MarkTerm("疍家")])]
    assert [text_to_words(text)[start:].decode("gb18030")[:2] for start in starts] == ["大蚝", "疍家"]


def test_bytes_astride_two_characters_are_no_term() -> None:
    assert text_to_words("钦州") in text_to_words(ASTRIDE)
    assert found(f"{ASTRIDE}\n{ASTRIDE}钦州\n", "钦州") == [(f"{ASTRIDE}钦州", 3, 1)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("主任谢 驰同志", "谢驰"),
        ("投资 37\u3000亿\u00a0元", "37亿元"),
        ("换行\v处", "换行处"),
        ("第①条", "第1条"),
        ("共 5 ㎡", "5 m2"),
        ("20 19", "20 19"),
        ("ＡＢc", "abC"),
        ("\U00020000油茶\U00020000", "油茶"),
    ],
)
def test_other_forms_of_a_term_are_found(text: str, term: str) -> None:
    ((line, _, _),) = found(f"前\n{text}\n后", term)
    assert line == text.replace("\v", " ")


@settings(deadline=None)
@given(
    st.text(alphabet=f'市州aA12 　（(“"，,.\n\t{ASTRIDE}', max_size=40), st.text(alphabet="市州a1 ，（”", max_size=4)
)
def test_found_are_the_lines_that_hold_the_folded_term(text: str, typed: str) -> None:
    term = fold(typed).strip()
    if term:
        assert [line[0] for line in found(text, term)] == [line for line in text.split("\n") if term in fold(line)]
