"""Titles, citations, Markdown files, plain text, style sheets."""

import html
import re
from dataclasses import replace

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model import Block, BlockKind, Issue, LineSpan, escape
from reader.render import (
    DARK,
    LIGHT,
    CitationStyle,
    PageStyle,
    citation,
    notice_markdown,
    notice_text,
    screen_style,
    title_html,
    title_lines,
)
from tests.unit.render.samples import record, starter_records


@given(st.text("市关于印发《》“”（）2019、的通知 abc", max_size=90), st.integers(6, 30))
def test_a_broken_title_keeps_its_words_and_width(title: str, width: int) -> None:
    lines = title_lines(title, width)
    assert "".join(lines) == title
    assert all(len(line) <= width + sum(c.isascii() for c in line) for line in lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("某市人民政府人事任免",),
        ("某市人民政府办公室关于印发", "某市养殖水域滩涂规划（2019—2030）的通知"),
        ("某市人民政府关于修改", "《某市中心城区城市道路挖掘修复管理办法》的决定"),
    ],
)
def test_titles_break_where_a_compositor_would(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines), 24) == lines


def test_a_title_with_markup_is_broken_between_its_words() -> None:
    html = '关于转发<a href="http://a.cn/b">某市<br>Q&amp;A</a>管理<b>办法</b>的通知'
    assert title_html(html, 9) == '关于转发<a href="http://a.cn/b">某市Q&amp;A</a><br>管理<b>办法</b>的通知'


@pytest.mark.parametrize(
    "lines",
    [
        ("某省（某某）自由贸易试验区", "某江港片区告知承诺制审批暂行办法"),
        ("某市人民政府落实自治区人民政府决定取消的", "行政许可事项目录"),
        ("国务院关于同意组建2008年某京", "奥运会首都国际机场协调委员会的批复"),
        ("某某市人民政府办公厅印发", "《关于进一步深化改革创新加快", "科技服务业高质量发展的若干意见》"),
        ("关于印发", "《某海市技术交易场所管理细则》的通知"),
    ],
)
def test_titles_break_at_whole_words_and_keep_names_whole(lines: tuple[str, ...]) -> None:
    assert title_lines("".join(lines), 20) == lines


def test_citations() -> None:
    title = "某市人民政府关于印发某市教育事业发展“十四五”规划的通知"
    assert citation(record(), CitationStyle.GBT7714) == (
        f"某市人民政府. {title}: 某政发〔2022〕13号[J]. 某市人民政府公报, 2022(4): 4-28."
    )
    assert citation(record(), CitationStyle.PLAIN) == (
        f"《{title}》（某政发〔2022〕13号），《某市人民政府公报》2022年第4期（总第260期），第4—28页"
    )


def test_a_citation_leaves_out_what_is_not_known() -> None:
    bare = record(doc_numbers=(), issuers=(), first_page=None, title="关于修改《办法》的决定")
    bare = replace(bare, issue_record=replace(bare.issue_record, issue=Issue()))
    assert citation(bare, CitationStyle.GBT7714) == "关于修改《办法》的决定[J]."
    assert citation(bare, CitationStyle.PLAIN) == "《关于修改〈办法〉的决定》"


def test_more_than_three_authors_are_shortened() -> None:
    many = record(issuers=("甲", "乙", "丙", "丁"))
    assert citation(many, CitationStyle.GBT7714).startswith("甲, 乙, 丙, 等. ")


def read_markdown(text: str) -> str:
    page = markdown.markdown(text, extensions=["tables"])
    return "".join(html.unescape(re.sub(r"<[^<>]*>", "", page)).split())


def test_a_markdown_file_holds_every_word() -> None:
    for notice in (record(), *starter_records()):
        body = read_markdown(notice_markdown(notice).split("\n\n", 1)[1])
        images = sum(1 for b in notice.notice.blocks if b.kind is BlockKind.IMAGE and not b.text)
        expected = "".join(notice.notice.plain_text.split())
        assert body.replace("〔图片未能转换〕", "", images) == expected, notice.notice.title


@given(st.lists(st.text("ab1.#-+=>|:~*_[]()\\ 。\t", min_size=1), min_size=1))
def test_paragraphs_stay_paragraphs_in_markdown(texts: list[str]) -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, escape(text), LineSpan(1, 1)) for text in texts)
    notice = record(blocks=blocks, tables=())
    _source, _, body = notice_markdown(notice).partition("\n\n")
    page = markdown.markdown(body, extensions=["tables"])
    assert not re.search(r"<(h\d|ul|ol|table|hr|pre|blockquote|code)", page)


def test_plain_text_says_where_it_was_printed() -> None:
    first, rest = notice_text(record()).split("\n\n", 1)
    assert first == citation(record())
    assert rest == record().notice.plain_text


def test_the_style_sheet_scales_with_the_text() -> None:
    small, large = screen_style(PageStyle(font_px=10)), screen_style(PageStyle(font_px=20))
    assert "text-indent:20px" in small
    assert "text-indent:40px" in large
    assert DARK.ink in screen_style(PageStyle(colours=DARK))
    assert LIGHT.ink not in screen_style(PageStyle(colours=DARK))
