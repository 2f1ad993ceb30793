"""Word documents read back."""

from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from db.model import NoticeRecord
from reader.export.word import document
from reader.paper.compose import joined, notice_manuscript
from reader.paper.style import Layout, paper_style
from tests.gui.paper.samples import long_table, whole_notice


def made(record: NoticeRecord) -> DocumentType:
    return Document(BytesIO(document(notice_manuscript(record), paper_style(Layout.OFFICIAL))))


def test_words_and_styles() -> None:
    word = made(whole_notice())
    styled = {p.text: p.style.name for p in word.paragraphs if p.style is not None}
    assert styled["现将《某市教育事业发展“十四五”规划》印发给你们，请认真贯彻执行。"] == "公文正文"
    assert styled["一、发展基础"] == "一级标题"
    assert styled["附件1"] == "附件标识"
    assert word.core_properties.title == whole_notice().notice.title


def test_no_word_is_lost() -> None:
    word = made(whole_notice())
    text = "".join(p.text for p in word.paragraphs)
    squeezed = "".join(text.split())
    for line in whole_notice().notice.plain_text.splitlines():
        assert "".join(line.split()) in squeezed


def test_chinese_faces_are_set_for_chinese_script() -> None:
    fonts = made(whole_notice()).styles["公文正文"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_faces_of_old_systems_name_what_newer_ones_have() -> None:
    content = document(notice_manuscript(whole_notice()), paper_style(Layout.OFFICIAL))
    with ZipFile(BytesIO(content)) as parts:
        declared = fromstring(parts.read("word/fontTable.xml"))
    others = {font.get(qn("w:name")): [n.get(qn("w:val")) for n in font.iter(qn("w:altName"))] for font in declared}
    assert others["仿宋_GB2312"] == ["仿宋"]


def test_a_signature_stays_with_the_lines_before_it() -> None:
    paragraphs = made(whole_notice()).paragraphs
    office = next(n for n, p in enumerate(paragraphs) if p.text == "某市人民政府")
    assert [p.paragraph_format.keep_with_next for p in paragraphs[office - 2 : office + 2]] == [True, True, True, False]
    assert paragraphs[office - 2].text


def test_page_is_that_of_the_standard() -> None:
    section = made(whole_notice()).sections[0]
    assert [round(length.mm) for length in (section.top_margin, section.bottom_margin) if length] == [37, 35]
    assert [round(length.mm) for length in (section.left_margin, section.right_margin) if length] == [28, 26]


def test_parts_begin_pages() -> None:
    word = made(whole_notice())
    starts = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert starts == ["某市教育事业发展“十四五”规划", "附件1"]


def test_the_source_stands_in_the_header_of_each_notice() -> None:
    first, second = (notice_manuscript(whole_notice()), replace(notice_manuscript(long_table(3)), source="某公报第5页"))
    content = document(joined("两份", [first, second]), paper_style(Layout.OFFICIAL))
    word = Document(BytesIO(content))
    headers = [(s.header.paragraphs[0].text, s.even_page_header.paragraphs[0].text) for s in word.sections]
    assert headers == [(first.source, first.source), ("某公报第5页", "某公报第5页")]
    assert first.source not in [p.text for p in word.paragraphs]


def test_tables_are_tables_with_repeated_heads_and_whole_rows() -> None:
    table = made(long_table(40)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["表头0", "表头1", "表头2"]
    assert table.rows[40].cells[1].text == "第39行1列"
    properties = table.rows[0]._tr.trPr
    assert properties is not None
    assert properties.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_wide_tables_lie() -> None:
    sections = made(long_table(3, columns=14)).sections
    assert [section.orientation for section in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]


def test_page_numbers_are_fields() -> None:
    content = document(notice_manuscript(whole_notice()), paper_style(Layout.OFFICIAL))
    with ZipFile(BytesIO(content)) as parts:
        footers = [parts.read(name).decode() for name in parts.namelist() if "footer" in name]
    assert len(footers) == 2  # odd and even pages
    assert all(">PAGE<" in footer for footer in footers)


def test_amounts_stand_right_with_room_beside_them() -> None:
    rows = (("学校", "学位"), *((f"第{n}小学", str(90 * n)) for n in range(1, 6)))
    notice = long_table(3)
    notice = replace(notice, notice=replace(notice.notice, tables=(replace(notice.notice.tables[0], rows=rows),)))
    row = made(notice).tables[0].rows[1]
    settings = [cell.paragraphs[0].paragraph_format for cell in row.cells]
    assert [setting.alignment for setting in settings] == [WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT]
    indent = settings[1].right_indent
    assert indent is not None
    assert indent > 0
