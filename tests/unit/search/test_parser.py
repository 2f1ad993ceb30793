import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.search.fold import fold
from db.search.numbers import TypedNumber
from db.search.parser import LONGEST_QUERY, parse, plain_query
from db.search.query import And, Field, IssueNumber, Not, NumberTerm, Or, Query, Term, YearRange
from db.search.wording import query_text


def term(text: str, field: Field | None = None) -> Term:
    return Term(text, fold(text), field)


A, B, C = term("甲"), term("乙"), term("丙")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("甲", A),
        ("甲 乙", And((A, B))),
        ("甲　乙", And((A, B))),
        ("甲 AND 乙", And((A, B))),
        ("甲|乙", Or((A, B))),
        ("甲 ｜ 乙", Or((A, B))),
        ("甲 OR 乙 丙", Or((A, And((B, C))))),
        ("甲 -乙", And((A, Not(B)))),
        ("甲 NOT 乙", And((A, Not(B)))),
        ("-甲", Not(A)),
        ("(甲 | 乙) 丙", And((Or((A, B)), C))),
        ("（甲 | 乙）丙", And((Or((A, B)), C))),
        ("-(甲 乙)", Not(And((A, B)))),
        ('"甲 乙"', term("甲 乙")),
        ("“甲 乙” 丙", And((term("甲 乙"), C))),
        ("推进“甲”乙", term("推进“甲”乙")),
        ("（试行）", term("(试行)")),
        ("标题:甲", term("甲", Field.TITLE)),
        ("标题：甲 乙", And((term("甲", Field.TITLE), B))),
        ("title:甲", term("甲", Field.TITLE)),
        ("机关:甲 栏目:乙", And((term("甲", Field.ISSUER), term("乙", Field.SECTION)))),
        ("人名:甲", term("甲", Field.PERSON)),
        ("表格:(甲 | 乙)", Or((term("甲", Field.TABLE), term("乙", Field.TABLE)))),
        ('标题:"甲 乙"', term("甲 乙", Field.TITLE)),
        ("年:2022", YearRange(2022, 2022)),
        ("年:2022年", YearRange(2022, 2022)),
        ("年份:2022", YearRange(2022, 2022)),
        ("发文机关：甲", term("甲", Field.ISSUER)),
        ("year:2021-2019", YearRange(2019, 2021)),
        ("年：2019—2021", YearRange(2019, 2021)),
        ("期:8", IssueNumber(8)),
        ("期:第8期", IssueNumber(8)),
        ("期:总第240期", IssueNumber(240)),
    ],
)
def test_language(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", None),
        (" \n ", None),
        ("\u200b", None),
        ("|", term("|")),
        ("甲 |", A),
        ("| 甲", A),
        ("甲 | | 乙", Or((A, B))),
        ("()", term("()")),
        ("(甲 乙", And((term("(甲"), B))),
        ("甲) 乙", And((term("甲)"), B))),
        ('"甲 乙', And((A, B))),
        ('"', term('"')),
        ("-", term("-")),
        ("标题:", term("标题:")),
        ("年:甲", term("年:甲")),
        ("期:甲", term("期:甲")),
        ("OR", term("OR")),
        ("-)", term("-)")),
        ("((((甲 乙))))", And((A, B))),
    ],
)
def test_broken_syntax_is_read_as_words(text: str, query: Query | None) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("钦政发〔2022〕4号", TypedNumber(4, 2022, "钦政发")),
        ("钦政发[2022]4", TypedNumber(4, 2022, "钦政发")),
        ("钦政发【2022】 4 号", TypedNumber(4, 2022, "钦政发")),
        ("钦政发2022 4号", TypedNumber(4, 2022, "钦政发")),
        ("钦政发 2022年第4号", TypedNumber(4, 2022, "钦政发")),
        ("沪府办规2025 15", TypedNumber(15, 2025, "沪府办规")),
        ("(2022)4号", TypedNumber(4, 2022)),
        ("2022年4号", TypedNumber(4, 2022)),
        ("政发4号", TypedNumber(4, None, "政发")),
        ("政府令第12号", TypedNumber(12, None, "政府令")),
        ("第12号令", TypedNumber(12, None, "令")),
        ("公告2021年第3号", TypedNumber(3, 2021, "公告")),
        ("文号:钦政发〔2022〕4号", TypedNumber(4, 2022, "钦政发")),
        ("钦政发〔２０２２〕４号", TypedNumber(4, 2022, "钦政发")),
    ],
)
def test_document_numbers_however_typed(text: str, number: TypedNumber) -> None:
    found = parse(text)
    assert isinstance(found, NumberTerm)
    assert found.number == number


@pytest.mark.parametrize("text", ["公租房 2022", "2022年", "4号", "十四五", "2022年第4期"])
def test_not_every_figure_is_a_document_number(text: str) -> None:
    assert not isinstance(parse(text), NumberTerm)


def test_a_number_among_words() -> None:
    found = parse("公租房 钦政发〔2022〕4号 -废止")
    assert isinstance(found, And)
    assert [type(part) for part in found.parts] == [Term, NumberTerm, Not]


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="甲乙 \"“”()（）|-:：标题年期OR2019号〔〕\n\t'", max_size=40) | st.text(max_size=60))
def test_anything_is_read(text: str) -> None:
    query = parse(text)
    assert (query is None) == (fold(text.strip()).strip() == "")


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_plain_query_is_literal(text: str) -> None:
    folded = fold(" ".join(text.split())).strip()
    query = parse(plain_query(text))
    assert query is None or (isinstance(query, Term) and query.folded == folded)


def test_a_long_paste_is_read_in_part() -> None:
    query = parse("甲乙 " * LONGEST_QUERY)
    assert isinstance(query, And)
    assert len(query.parts) == 64


@pytest.mark.parametrize(
    "text",
    [
        "甲 乙",
        "甲 | 乙 丙",
        "(甲 | 乙) -丙",
        "标题:甲 年:2019-2021 期:8",
        '"甲 乙" 丙',
        "文号:钦政发〔2022〕4号",
        "-(甲 乙) 表格:丙",
    ],
)
def test_a_tree_is_worded_as_it_was_read(text: str) -> None:
    query = parse(text)
    assert query is not None
    assert parse(query_text(query)) == query
