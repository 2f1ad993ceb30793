"""Inline Markdown as HTML: the short cut gives what markdown and nh3 give."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import escape
from reader.render.inline import Overlay, Segment, clean, inline_html, long_way, short_cut

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXT = st.one_of(st.text(CHARACTERS, max_size=12), st.text("a 12.#-+=>|:~!&;<*_`[](){}\\/\"'\t　 国", max_size=12))
SEGMENTS = st.lists(
    st.builds(
        Segment,
        TEXT,
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "gazette:%E9%92%A6%3C1"]),
        st.one_of(st.none(), TEXT),
    ),
    max_size=6,
)


@given(SEGMENTS)
def test_the_short_cut_gives_the_same_as_markdown_and_nh3(parts: list[Segment]) -> None:
    assert short_cut(parts) == long_way(parts)


@given(TEXT)
def test_every_character_is_shown(text: str) -> None:
    shown = re.sub(r"<[^<>]*>", "", inline_html(escape(text), [Overlay(0, 3, note="?"), Overlay(2, 5, "http://a.cn")]))
    assert html.unescape(shown) == clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 m<sup>2</sup> **粗**", "5 m<sup>2</sup> <strong>粗</strong>"),
        ("a&lt;script&gt;", "a&lt;script&gt;"),
        (r"[见\[1\]](http://a.cn/b\_c)", '<a href="http://a.cn/b_c">见[1]</a>'),
        ("[恶](javascript:alert%281%29)", "<a>恶</a>"),
        ("# 不是标题", "# 不是标题"),
    ],
)
def test_examples(text: str, expected: str) -> None:
    assert inline_html(text) == expected


def test_overlays_cut_across_looks() -> None:
    assert inline_html("甲**乙丙**丁", [Overlay(0, 2, note="疑"), Overlay(2, 4, "gazette:x")]) == (
        '<span class="doubt" title="疑">甲</span><strong><span class="doubt" title="疑">乙</span></strong>'
        '<strong><a href="gazette:x">丙</a></strong><a href="gazette:x">丁</a>'
    )
