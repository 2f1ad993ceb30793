"""Paper measured: PDF files are read back with another library."""

from collections import Counter
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pypdf
import pytest
from pdfplumber.page import Page
from PySide6.QtWidgets import QApplication

from db.model import BlockKind, NoticeRecord
from reader.paper.compose import joined, notice_manuscript, table_manuscript
from reader.paper.items import Manuscript
from reader.paper.pdf import pdf_bytes
from reader.paper.style import Layout, PageNumbers, paper_style
from tests.gui.paper.samples import block, full_pages, long_table, record, whole_notice

POINTS_A_MM = 72 / 25.4
OFFICIAL = paper_style(Layout.OFFICIAL)
pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(manuscript: Manuscript, numbers: PageNumbers = PageNumbers.NONE) -> list[Page]:
    return pdfplumber.open(BytesIO(pdf_bytes(manuscript, OFFICIAL, numbers))).pages


def pages_of_notice(notice: NoticeRecord, numbers: PageNumbers = PageNumbers.NONE) -> list[Page]:
    return pages_of(notice_manuscript(notice, source=False), numbers)


def lines_of(page: Page) -> list[str]:
    return page.extract_text().split("\n")


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    first, second = pages_of_notice(full_pages(22 * 28 * 2))[:2]
    assert [len(line) for line in lines_of(second)] == [28] * 22
    assert [len(line) for line in lines_of(first)] == [26] + [28] * 21  # the first line is indented by 2


def test_margins_are_those_of_the_standard() -> None:
    page = pages_of_notice(full_pages(22 * 28 * 2))[1]
    assert (page.width, page.height) == (595, 842)
    assert min(c["x0"] for c in page.chars) == pytest.approx(28 * POINTS_A_MM, abs=1.5)
    assert page.width - max(c["x1"] for c in page.chars) == pytest.approx(26 * POINTS_A_MM, abs=2.5)
    assert min(c["top"] for c in page.chars) >= 37 * POINTS_A_MM - 1
    assert max(c["bottom"] for c in page.chars) <= page.height - 35 * POINTS_A_MM + 8


def test_page_numbers_stand_outside_seven_millimetres_below_the_text() -> None:
    odd, even = pages_of_notice(full_pages(22 * 28 * 2), PageNumbers.OUTSIDE)[:2]
    for page, text, right in ((odd, "—1—", True), (even, "—2—", False)):
        number = [c for c in page.chars if c["size"] == pytest.approx(14)]
        assert "".join(c["text"] for c in number if c["text"].strip()) == text
        centre = (number[0]["x0"] + number[-1]["x1"]) / 2
        assert (centre > page.width / 2) is right
        dash_below_text = (number[0]["top"] + number[0]["bottom"]) / 2 - (page.height - 35 * POINTS_A_MM)
        assert dash_below_text == pytest.approx(7 * POINTS_A_MM, abs=4)
    assert max(c["x1"] for c in odd.chars if c["size"] == pytest.approx(14)) == pytest.approx(
        odd.width - 26 * POINTS_A_MM - 14, abs=2
    )


def test_numbers_can_be_centred() -> None:
    page = pages_of_notice(full_pages(10), PageNumbers.CENTRED)[0]
    number = [c for c in page.chars if c["size"] == pytest.approx(14)]
    centre = (number[0]["x0"] + number[-1]["x1"]) / 2
    assert centre == pytest.approx((28 + (210 - 26)) / 2 * POINTS_A_MM, abs=2)


def test_parts_begin_pages_and_stand_where_the_standard_says() -> None:
    notice, plan, attachment = pages_of_notice(whole_notice())
    assert "某政发〔2022〕13号" in lines_of(notice)
    assert lines_of(plan)[0].startswith("某市教育事业发展")
    assert lines_of(attachment)[0] == "附件1"
    grid = 28.95
    top = 37 * POINTS_A_MM
    title = next(c for c in attachment.chars if c["text"] == "建")
    assert 2 * grid < title["top"] - top < 3.3 * grid  # the title stands on line 3


def test_titles_and_numbers_are_centred() -> None:
    page = pages_of_notice(whole_notice())[0]
    middle = (28 + 210 - 26) / 2 * POINTS_A_MM
    for words in ("某市人民政府关于印发", "某政发〔2022〕13号"):
        line = page.search(words)[0]
        assert (line["x0"] + line["x1"]) / 2 == pytest.approx(middle, abs=3), words


def test_the_last_character_of_a_title_with_digits_does_not_fall_over() -> None:
    title = "某某市人民政府办公室关于印发某市2019年产业2020年产业2021年活动方案的通知"
    lines = lines_of(pages_of_notice(record(block(BlockKind.TITLE, title, 1, 1)))[0])
    assert "".join(lines) == title
    assert min(map(len, lines)) > 8


def test_the_signature_is_indented_from_the_right() -> None:
    notice = pages_of_notice(whole_notice())[0]
    office = notice.search("某市人民政府(?=\n)")[0]
    date = notice.search("2022年7月11日")[0]
    edge = notice.width - 26 * POINTS_A_MM
    assert edge - date["x1"] == pytest.approx(2 * 15.75, abs=3)
    assert date["x0"] - office["x0"] == pytest.approx(2 * 15.75, abs=1)


def test_attachments_are_listed_number_below_number() -> None:
    listed = ("附件：1. 建设计划", "2. 责任分工", "3. 联系方式")
    blocks = [block(BlockKind.ATTACHMENT_LIST, text, line) for line, text in enumerate(listed, 2)]
    (page,) = pages_of_notice(record(block(BlockKind.PARAGRAPH, "现印发给你们。", 1), *blocks))
    first, second, third = (page.search(number)[0] for number in (r"1\.", r"2\.", r"3\."))
    assert second["x0"] == pytest.approx(first["x0"], abs=1)
    assert third["x0"] == pytest.approx(first["x0"], abs=1)
    assert third["top"] - second["top"] == pytest.approx(28.95, abs=1)


def test_a_signature_never_stands_alone_on_a_page() -> None:
    for lines in range(17, 24):
        blocks = [
            block(BlockKind.PARAGRAPH, "现" * (28 * lines - 2), 1),
            block(BlockKind.SIGN_OFF, "某市人民政府", 2),
            block(BlockKind.SIGN_DATE, "2022年7月11日", 3),
        ]
        last = pages_of_notice(record(*blocks))[-1]
        assert lines_of(last)[0].startswith("现现"), lines


def test_a_heading_never_ends_a_page() -> None:
    for lines in range(18, 24):
        blocks = [
            block(BlockKind.PARAGRAPH, "现" * (28 * lines - 2), 1),
            block(BlockKind.HEADING, "一、工作目标", 2, 3),
            block(BlockKind.PARAGRAPH, "后文" * 40, 3),
        ]
        for page in pages_of_notice(record(*blocks)):
            assert lines_of(page)[-1] != "一、工作目标", lines


def test_long_tables_repeat_their_head_and_lose_no_row() -> None:
    pages = pages_of_notice(long_table(150))
    assert len(pages) > 3
    for page in pages:
        assert "表头0 表头1 表头2" in page.extract_text()
    words = " ".join(page.extract_text() for page in pages)
    assert all(f"第{row}行2列" in words for row in range(150))


def test_rows_are_not_cut() -> None:
    for page in pages_of_notice(long_table(150)):
        bottoms = [edge["bottom"] for edge in page.edges]
        assert max(bottoms) <= page.height - 35 * POINTS_A_MM + 1
        assert max(c["bottom"] for c in page.chars) <= max(bottoms) + 1


def test_wide_tables_turn_the_page_and_narrow_ones_do_not() -> None:
    for columns, turned in ((14, True), (3, False)):
        notice = long_table(3, columns=columns)
        pages = pages_of(table_manuscript(notice, notice.notice.tables[0]))
        assert [page.width > page.height for page in pages] == [turned]


def test_the_text_can_be_searched_and_is_whole() -> None:
    text = "".join(page.extract_text() for page in pages_of_notice(whole_notice())).replace("\n", "")
    for words in ("动力与长页民用：面积5", "见网站。", "“十四五”", "（一）加强领导。"):
        assert words in text
    assert "http" not in text


def test_nothing_is_lost_between_the_notice_and_its_paper() -> None:
    notice = whole_notice()
    printed = Counter("".join(page.extract_text() for page in pages_of_notice(notice)))
    wanted = Counter(c for c in notice.notice.plain_text if not c.isspace())
    assert wanted - printed == Counter()


def test_bookmarks_title_author_and_links() -> None:
    reader = pypdf.PdfReader(BytesIO(pdf_bytes(notice_manuscript(whole_notice()), OFFICIAL)))
    assert reader.metadata is not None
    assert reader.metadata.title == whole_notice().notice.title
    assert reader.metadata.author == "某市人民政府"
    assert [reader.get_destination_page_number(d) for d in reader.outline if not isinstance(d, list)] == [0]
    assert "第一章 总则" in str(reader.outline)
    links = [a.get_object()["/A"]["/URI"] for page in reader.pages for a in page.get("/Annots", [])]
    assert set(links) == {"http://example.com/zcwj_246"}


def test_what_qt_draws_is_read_without_complaint(caplog: pytest.LogCaptureFixture) -> None:
    pdf_bytes(notice_manuscript(whole_notice()), OFFICIAL)
    assert [record.message for record in caplog.records] == []


def test_lines_are_not_spaced_out_into_single_letters() -> None:
    address = "http://www.example.com/a-very-long-address-without-any-break"
    page = pages_of_notice(record(block(BlockKind.PARAGRAPH, f"详细内容请登录以下网址查看{address}。", 1)))[0]
    first = [c for c in page.chars if c["text"] in "详细内容请登录以下网址查看"]
    gaps = [b["x0"] - a["x1"] for a, b in pairwise(first)]
    assert max(gaps) < 0.1 * 15.75


def test_fonts_are_embedded() -> None:
    for page in pypdf.PdfReader(BytesIO(pdf_bytes(notice_manuscript(whole_notice()), OFFICIAL))).pages:
        embedded, missing = page._get_fonts()
        assert embedded
        assert not missing


def test_many_pages_come_out_whole() -> None:
    manuscript = joined("很多", [notice_manuscript(full_pages(22 * 28 * 10)) for _ in range(30)])
    assert len(pypdf.PdfReader(BytesIO(pdf_bytes(manuscript, OFFICIAL))).pages) == 30 * 11


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_holds_the_words(layout: Layout, qapp: QApplication) -> None:
    paper = paper_style(layout, 14)
    manuscript = notice_manuscript(whole_notice(), new_pages=False)
    pages = pdfplumber.open(BytesIO(pdf_bytes(manuscript, paper))).pages
    assert "请认真贯彻执行" in "".join(page.extract_text() for page in pages).replace("\n", "")
