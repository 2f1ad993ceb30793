"""A notice's page: every word of it once, and nothing that could do harm."""

import html
import re

import nh3
from hypothesis import given
from hypothesis import strategies as st

from db.model import Block, BlockKind, Defect, DefectKind, LineSpan, NoticeRecord, Table, escape, plain
from reader.render import GAP, WORD_JOINER, RenderOptions, Words, document_target, notice_html, notice_page
from tests.unit.render.samples import SOURCE, record, starter_records

BARE = RenderOptions(facts=False)


def shown(page: str) -> str:
    """The words of a page's HTML, without blanks."""
    return "".join(html.unescape(re.sub(r"<[^<>]*>", "", page)).replace(GAP, " ").replace(WORD_JOINER, "").split())


def words(notice: NoticeRecord) -> str:
    image = f"〔{Words().image}〕"
    lines = []
    for block in notice.notice.blocks:
        if block.kind is BlockKind.TABLE and block.table is not None:
            lines += [html.unescape(cell) for row in _plain_rows(notice.notice.tables[block.table]) for cell in row]
        else:
            lines.append(block.text if block.text.strip() else (image if block.kind is BlockKind.IMAGE else ""))
    return "".join("".join(lines).split())


def _plain_rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def test_every_word_stands_once() -> None:
    assert shown(notice_html(record(), BARE)) == words(record())


def test_no_word_of_the_starter_gazettes_is_lost() -> None:
    for notice in starter_records():
        assert shown(notice_html(notice, BARE)) == words(notice), notice.notice.title


KINDS = [kind for kind in BlockKind if kind is not BlockKind.TABLE]


@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.text("ab 12.#<>&*_[]()\\/“”〔〕第章。", min_size=1), st.booleans()))
)
def test_no_word_is_lost_whatever_the_blocks(drawn: list[tuple[BlockKind, str, bool]]) -> None:
    blocks = tuple(
        Block(kind, escape(text), LineSpan(i + 1, i + 1), in_box=boxed) for i, (kind, text, boxed) in enumerate(drawn)
    )
    notice = record(blocks=blocks, tables=(), references=(), attachments=(), issued_text=None)
    assert shown(notice_html(notice, BARE)) == words(notice)


def test_the_facts_stand_under_the_title() -> None:
    page = notice_html(record(), RenderOptions(source=SOURCE))
    crumb = html.unescape(page).replace("\xa0", " ").replace(WORD_JOINER, "")
    assert "2022年第4期 · 总第260期 · 第4—28页 › 某市人民政府文件" in crumb
    facts = re.search(r'<p class="facts".*?</p>', page)
    assert facts
    assert "某政发〔2022〕13号" in facts[0]
    told = html.unescape(facts[0]).replace("\xa0", " ").replace(WORD_JOINER, "")
    assert told.count("发文机关 某市人民政府　成文日期 2022-07-11　表格 1　附件 1") == 1
    assert page.index('class="title"') < page.index('class="facts"') < page.index('class="addressees"')


def test_the_breadcrumb_is_broken_between_its_parts() -> None:
    crumb = html.unescape(notice_html(record()).split("</p>")[0].split('class="crumb">')[1])
    pieces = [piece.replace(WORD_JOINER, "") for piece in crumb.split(" ")]
    assert [piece for piece in pieces if "\xa0" in piece] == [
        "2022年第4期\xa0·",
        "总第260期\xa0·",
        "›\xa0某市人民政府文件",
    ]
    assert WORD_JOINER.join("某市人民政府文件") in crumb
    long = "某市人民政府关于某某事项的若干规定和管理办法文件汇编"
    assert long in notice_html(record(section=long))


def test_a_short_fact_is_never_broken() -> None:
    assert WORD_JOINER.join("表格\xa01") in html.unescape(notice_html(record()))


def test_the_line_below_a_title_is_not_broken_within_its_last_words() -> None:
    session = "第三十三次会议通过）"
    line = Block(BlockKind.DATE_LINE, f"（2021年9月24日 某市第十五届人民代表大会常务委员会{session}", LineSpan(2, 2))
    blocks = (Block(BlockKind.TITLE, "某市条例", LineSpan(1, 1)), line)
    notice = record(blocks=blocks, tables=(), references=(), attachments=(), issued_text=None)
    assert f"常务委员会{WORD_JOINER.join(session)}</p>" in notice_html(notice)
    assert WORD_JOINER not in notice_html(notice, RenderOptions(facts=False, states=False))  # in files


def test_what_was_not_printed_is_said_truly() -> None:
    words = RenderOptions().words
    assert words.attached_omitted in notice_html(record(body_omitted=True))
    bare = record(blocks=(Block(BlockKind.TITLE, "通知", LineSpan(1, 1)),), body_omitted=True, tables=(), references=())
    assert words.omitted in notice_html(bare)


def test_the_title_is_broken_at_whole_words_and_loses_the_source_blanks() -> None:
    assert "某市人民政府关于印发<br>某市教育事业发展“十四五”规划的通知" in notice_html(record(), BARE)


def test_known_documents_and_addresses_become_links() -> None:
    page = notice_html(record(), RenderOptions(knows=lambda target: target == "桂政发〔2021〕35号"))
    addresses = re.findall(r'<a href="([^"]*)">([^<]*)</a>', page)
    assert [(document_target(address) or address, text) for address, text in addresses] == [
        ("http://a.cn/b_c", "附件[1]"),
        ("桂政发〔2021〕35号", "桂政发〔2021〕35号"),
    ]


def test_a_number_is_linked_however_it_is_printed() -> None:
    block = Block(BlockKind.PARAGRAPH, escape("依据桂政发 [2021] 35 号，见 http://b.cn/x?y=1。"), LineSpan(5, 5))
    page = notice_html(record(blocks=(block,), tables=()), RenderOptions(knows=lambda _target: True))
    assert re.findall(r">([^<]*)</a>", page) == ["桂政发 [2021] 35 号", "http://b.cn/x?y=1"]


def test_unknown_documents_stay_words() -> None:
    assert "gazette:" not in notice_html(record(), RenderOptions(knows=lambda _target: False))


def test_doubtful_spots_say_what_and_where() -> None:
    page = notice_html(record(), RenderOptions(source=SOURCE))
    notes = dict(re.findall(r'<span class="doubt" title="([^"]*)">([^<]*)</span>', page)[::1])
    traditional = next(note for note, text in notes.items() if text == "教育督導體制")
    assert "繁体字" in traditional
    assert "第15行" in traditional
    assert "第 15 行的原文 ＜b＞" in traditional
    assert any("错位" in note and text == "钦北区" for note, text in notes.items())


def test_only_the_words_in_doubt_are_marked() -> None:
    row = Defect(DefectKind.TRADITIONAL_CHARACTER, LineSpan(25, 25), "浦北县六硯镇", 4, 1)
    line = Defect(DefectKind.TRADITIONAL_CHARACTER, LineSpan(15, 15), "教育督導體制", 3, 2)
    rows = (("县区",), *(("浦北县六硯镇幼儿园",),) * 2)
    table = Table((LineSpan(24, 26),), rows, 1, row_lines=(24, 25, 26))
    page = notice_html(record(tables=(table,), defects=(row, line)), RenderOptions(source=SOURCE))
    assert re.findall(r'<span class="doubt"[^>]*>([^<]*)</span>', page) == ["導體", "硯"]


def test_a_doubt_without_a_place_stands_under_the_title() -> None:
    page = notice_html(record(), RenderOptions(source=SOURCE))
    assert "标题在转换时丢失" in "".join(re.findall(r'<p class="remark doubtful".*?</p>', page))
    assert "doubt" not in notice_html(record(), RenderOptions(doubts=False))


def test_lines_carry_the_index_of_their_block() -> None:
    notice = record()
    states = [int(state) for state in re.findall(r"-qt-user-state:(\d+)", notice_html(notice))]
    assert sorted(set(states)) == list(range(len(notice.notice.blocks)))
    assert states == sorted(states)
    assert "-qt-user-state" not in notice_html(notice, RenderOptions(states=False))


def test_box_list_table_and_attachment_are_marked_as_such() -> None:
    page = notice_html(record(), RenderOptions(states=False))
    assert re.search(r'<table class="box".*?专栏1 重点.*?专栏里的话。.*?</table>', page, re.DOTALL)
    assert "<ul><li" in page
    assert re.search(r'<h2 class="label begins"[^>]*>附件1</h2>', page)
    assert 'id="t0"' in page


def test_a_file_needs_nothing_from_outside() -> None:
    page = notice_page(record(), RenderOptions(source=SOURCE, knows=lambda _target: True))
    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert WORD_JOINER not in page
    assert not re.search(r"<(script|img|link|iframe|object)|@import|url\(|gazette:", page)
    assert shown(re.sub(r"<head>.*</head>|<footer>.*</footer>", "", page, flags=re.DOTALL)).endswith("组长：张三市长")


ALLOWED = {
    "tags": {"p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "br", "ul", "li", "strong", "sup", "sub", "a", "span"}
    | {"table", "thead", "tbody", "tr", "td", "th"},
    "attributes": {
        "*": {"class", "id", "style", "align"},
        "a": {"href"},
        "span": {"title"},
        "table": {"width", "cellspacing", "cellpadding", "border"},
        "td": {"width", "rowspan", "colspan"},
        "th": {"width", "rowspan", "colspan"},
    },
}


def test_the_page_holds_nothing_that_a_cleaner_would_take_away() -> None:
    page = notice_html(record(), RenderOptions(source=SOURCE, knows=lambda _target: True))
    cleaned = nh3.clean(page, **ALLOWED, url_schemes={"http", "https", "gazette"}, link_rel=None)  # type: ignore[arg-type]
    assert cleaned == page


def test_a_box_takes_its_title_in_and_numbered_items_have_no_bullets() -> None:
    lines = LineSpan(1, 1)
    blocks = (
        Block(BlockKind.BOX_TITLE, "专栏1", lines, 4),
        Block(BlockKind.LIST_ITEM, "1.甲", lines, in_box=True),
        Block(BlockKind.LIST_ITEM, "乙", lines, in_box=True),
        Block(BlockKind.PARAGRAPH, "外面", lines),
        Block(BlockKind.BOX_TITLE, "专栏2", lines, 4),
        Block(BlockKind.TABLE, "", lines, table=0, in_box=True),
    )
    page = notice_html(record(blocks=blocks), BARE)
    box, after = page.split("</table>", 1)
    assert "专栏1" in box
    assert "<li" not in box.split("乙")[0].split("甲")[0]
    assert re.findall(r"<li[^>]*>([^<]*)</li>", box) == ["乙"]
    assert 'class="box"' not in after


def test_attachments_are_listed_one_below_the_other() -> None:
    listed = ("附件：1. 名单", "2. 计划", "3. 流程")
    blocks = tuple(Block(BlockKind.ATTACHMENT_LIST, text, LineSpan(i, i)) for i, text in enumerate(listed, 1))
    page = notice_html(record(blocks=blocks, tables=(), references=(), attachments=(), issued_text=None), BARE)
    assert re.findall(r'<p class="(\w+)"', page) == ["attachments", "attached", "attached"]


def test_the_note_of_a_doubt_quotes_the_source_in_one_line_of_words() -> None:
    source = dict.fromkeys(range(1, 41), "甲小学 2000\t2021-2024\t\t\t公办")
    notes = re.findall(r'title="([^"]*原文第[^"]*)"', notice_html(record(), RenderOptions(source=source)))
    assert notes
    assert all("甲小学 2000 2021-2024 公办" in note for note in notes)
