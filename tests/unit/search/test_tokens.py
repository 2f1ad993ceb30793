import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.search.tokens import character, characters, pairs, phrase


def test_neighbours_are_tokens() -> None:
    assert pairs("钦州人民\n号").split() == ["钦州", "州人", "人民", "民␊", "号␊"]
    assert pairs("a b").split() == ["a␠", "␠b", "b␊"]
    assert not pairs("").strip()


def test_marks_stand_alone() -> None:
    assert pairs("州，人\t，、").split() == ["州，", "，", "人␊", "，", "、␊"]


def test_characters_are_distinct() -> None:
    assert sorted(characters("市 a\n市").split()) == sorted("市a␠")
    assert character(" ") == '"␠"'


LETTERS = "甲乙，。a1 （\n\t𠀀"


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet=LETTERS, max_size=30),
    st.text(alphabet=LETTERS.replace("\n", "").replace("\t", ""), min_size=1, max_size=6),
)
@example("甲\n，乙", "，，")
@example("甲，乙", "，乙")
def test_terms_are_substrings(text: str, term: str) -> None:
    held = any(term in cell for line in text.split("\n") for cell in line.split("\t"))
    found = stored(pairs(text), phrase(term)) if len(term) > 1 else stored(characters(text), character(term))
    assert found == held


def stored(tokens: str, expression: str) -> bool:
    """Whether FTS5 finds the expression in the tokens."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE one USING fts5(words, content='', tokenize='ascii')")
        connection.execute("INSERT INTO one(rowid, words) VALUES (1, ?)", (tokens,))
        return bool(connection.execute("SELECT 1 FROM one WHERE one MATCH ?", (expression,)).fetchall())


@pytest.mark.parametrize("term", ["钦州", "，根据", "a b", "甲，"])
def test_a_phrase_is_one_quoted_string(term: str) -> None:
    assert phrase(term).count('"') == 2
