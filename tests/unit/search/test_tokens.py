import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from db.search.tokens import all_pairs, character, characters, pairs, phrase, phrase_in_all_pairs


def test_neighbours_are_tokens() -> None:
    assert pairs("钦州，人民\n号").split() == ["钦州", "州，", "人民", "民", "号"]
    assert pairs("a b").split() == ["a␠", "␠b", "b"]
    assert pairs("") == ""


def test_a_single_character_is_no_phrase() -> None:
    assert phrase("市").match == ""


def test_a_term_that_begins_with_a_mark_needs_a_look_at_the_text() -> None:
    assert not phrase("，人民").exact
    assert phrase("州，人民").exact
    assert phrase("，，").exact


def test_characters_carry_their_places() -> None:
    assert characters("市 a\n市") == {"市", "a", "␠"}
    assert character("市", (1, 3)) == '"市1" OR "市3"'


LETTERS = "甲乙，。a1 （\n\t"


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=LETTERS, max_size=30),
    st.text(alphabet=LETTERS.replace("\n", "").replace("\t", ""), min_size=2, max_size=6),
)
def test_phrases_are_substrings(text: str, term: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE few USING fts5(words, content='', tokenize='ascii')")
        connection.execute("CREATE VIRTUAL TABLE every USING fts5(words, content='', tokenize='ascii')")
        connection.execute("INSERT INTO few(rowid, words) VALUES (1, ?)", (pairs(text),))
        connection.execute("INSERT INTO every(rowid, words) VALUES (1, ?)", (all_pairs(text),))
        held = any(term in cell for line in text.split("\n") for cell in line.split("\t"))
        found = phrase(term)
        few = connection.execute("SELECT rowid FROM few WHERE few MATCH ?", (found.match,)).fetchall()
        every = connection.execute(
            "SELECT rowid FROM every WHERE every MATCH ?", (phrase_in_all_pairs(term),)
        ).fetchall()
    connection.close()
    assert bool(every) == held
    assert bool(few) == held if found.exact else bool(few) >= held
