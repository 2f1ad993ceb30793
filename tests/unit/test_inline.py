"""The inline Markdown of blocks and cells."""

import markdown
from hypothesis import given
from hypothesis import strategies as st

from db.model import Run, escape, plain, runs
from db.model.inline import link


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_reads_back(text: str) -> None:
    assert plain(escape(text)) == text


@given(st.text(alphabet="ab\\`*_[]<>&()/supb"))
def test_any_markdown_is_read_without_error(text: str) -> None:
    assert plain(text) == "".join(run.text for run in runs(text))


def test_runs_carry_their_look() -> None:
    assert runs("5 m<sup>2</sup>，CO<sub>2</sub> **粗**") == (
        Run("5 m"),
        Run("2", raised=True),
        Run("，CO"),
        Run("2", lowered=True),
        Run(" "),
        Run("粗", bold=True),
    )


def test_link_reads_back_with_its_address() -> None:
    assert runs(link("见[附件]", "http://a.cn/b_c(1).html")) == (
        Run("见[附件]", address="http://a.cn/b_c%281%29.html"),
    )


def test_the_markdown_package_agrees() -> None:
    assert markdown.markdown(escape("a*b*_c_ <d> & [e](f) `g`")) == ("<p>a*b*_c_ &lt;d&gt; &amp; [e](f) `g`</p>")
