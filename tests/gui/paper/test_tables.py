"""Tables on paper: how wide their columns are, which rows stay together, what merged cells show."""

import itertools
import re
from io import BytesIO

import pdfplumber
import pytest

from db.model import LineSpan, Table, TableSpan
from reader.paper.column_plan import column_edges
from reader.paper.compose import notice_manuscript, table_manuscript
from reader.paper.items import Role
from reader.paper.pages import break_pages
from reader.paper.pdf import pdf_bytes
from reader.paper.style import Layout, PageNumbers, paper_style
from reader.paper.table_boxes import Strip
from tests.gui.paper.samples import K as Kind
from tests.gui.paper.samples import block, long_table, record

PAPER = paper_style(Layout.OFFICIAL)
MEASURE, SIZE = PAPER.measure, 210
pytestmark = pytest.mark.usefixtures("qapp")


def table(rows: tuple[tuple[str, ...], ...], *spans: TableSpan) -> Table:
    return Table((LineSpan(2, 2 + len(rows)),), rows, 1, spans=spans)


def pages(of: Table) -> list[str]:
    notice = record(block(Kind.PARAGRAPH, "见下表。", 1), block(Kind.TABLE, "", 2, table=0), tables=(of,))
    content = pdf_bytes(table_manuscript(notice, of, source=False), PAPER, PageNumbers.NONE)
    return [page.extract_text() for page in pdfplumber.open(BytesIO(content)).pages]


def widths(of: Table) -> list[float]:
    edges = column_edges(of, MEASURE, SIZE)
    assert edges[0] == 0
    assert edges[-1] == pytest.approx(MEASURE)
    return [right - left for left, right in itertools.pairwise(edges)]


def test_the_column_with_most_words_is_the_widest() -> None:
    rows = (("目标", "任务", "责任单位"), *((("总体目标" * 8), "任务" * 90, "市发展改革委") for _ in range(9)))
    goal, task, office = widths(table(rows))
    assert task > 2 * goal
    assert goal > 4 * SIZE
    assert office > 4 * SIZE


def test_short_cells_leave_the_columns_as_on_the_screen() -> None:
    plain = table((("序号", "姓名", "单位"), *((str(n), "张三丰", "市教育局") for n in range(20))))
    assert min(widths(plain)) > 2 * SIZE


def test_twenty_columns_fit_the_page() -> None:
    many = table(tuple(tuple(f"第{column}列" for column in range(20)) for _ in range(3)))
    assert len(widths(many)) == 20
    assert min(widths(many)) > SIZE


def test_a_merged_cell_shows_its_label_on_every_page() -> None:
    rows = (("县区", "学校"), *((("灵山县" if n == 1 else ""), f"第{n}小学") for n in range(1, 61)))
    texts = pages(table(rows, TableSpan(1, 0, 60, 1)))
    assert len(texts) > 1
    assert all("灵山县" in text for text in texts)


def test_no_row_stands_alone_before_or_after_a_page() -> None:
    for rows in range(20, 60):
        notice = long_table(rows)
        for page in break_pages(table_manuscript(notice, notice.notice.tables[0]), PAPER):
            body = [p.box for p in page.placed if isinstance(p.box, Strip) and p.box.row >= p.box.table.head_rows]
            assert len(body) != 1, rows


def test_amounts_stand_below_each_other_in_the_middle_of_their_column() -> None:
    amounts = ("360", "1080", "—", "5", "72")
    of = table((("学校名称", "学位"), *((f"第{n}小学", amount) for n, amount in enumerate(amounts))))
    notice = record(block(Kind.PARAGRAPH, "见下表。", 1), block(Kind.TABLE, "", 2, table=0), tables=(of,))
    content = pdf_bytes(table_manuscript(notice, of, source=False), PAPER, PageNumbers.NONE)
    page = pdfplumber.open(BytesIO(content)).pages[0]
    found = [word for word in page.extract_words() if word["text"] in amounts]
    assert len({round(word["x1"]) for word in found}) == 1
    longest = next(word for word in found if word["text"] == "1080")
    head = next(word for word in page.extract_words() if word["text"] == "学位")
    assert longest["x0"] + longest["x1"] == pytest.approx(head["x0"] + head["x1"], abs=6)


def test_a_row_taller_than_a_page_begins_below_its_head_and_loses_no_line() -> None:
    cell = "".join(f"第{number}句话在这里。" for number in range(400))
    texts = pages(table((("序号", "内容"), ("甲", cell), ("乙", "完"))))
    assert len(texts) > 2
    assert all("内容" in text for text in texts)
    assert "第0句话" in texts[0]
    printed = re.sub(r"序号 内容|甲|\s", "", "".join(texts))  # the label stands between two lines of its row
    assert all(f"第{number}句" in printed for number in range(400))


def test_a_tall_row_is_not_begun_with_few_lines_at_a_page_s_foot() -> None:
    tall = table((("序号", "内容"), ("1", "话" * 3000)))
    for lines in range(14, 22):
        notice = record(
            block(Kind.PARAGRAPH, "现" * (28 * lines - 2), 1), block(Kind.TABLE, "", 2, table=0), tables=(tall,)
        )
        for page in break_pages(notice_manuscript(notice), PAPER):
            strips = [p.box for p in page.placed if isinstance(p.box, Strip)]
            assert not strips or strips[-1].height >= 4 * strips[-1].table.line, lines


def form_pages(rows: int, before: int = 0) -> list[list[Strip]]:
    """The rows on each page of a blank form of so many rows under its label and title, after lines of text."""
    cells = tuple((f"栏目{number}", "（盖章）　年　月　日") for number in range(rows))
    form = Table((LineSpan(9, 9 + rows),), cells, 0, form=True)
    notice = record(
        block(Kind.PARAGRAPH, "现" * max(2, 28 * before), 1),
        block(Kind.TABLE_TITLE, "审批表", 2),
        block(Kind.FORM_LINE, "编号：", 3),
        block(Kind.TABLE, "", 9, table=0),
        block(Kind.FORM_LINE, "填报人：", 9 + rows),
        tables=(form,),
    )
    made = break_pages(notice_manuscript(notice), PAPER)
    strips = [[p.box for p in page.placed if isinstance(p.box, Strip)] for page in made]
    assert [box.row for page in strips for box in page] == list(range(rows))
    return [page for page in strips if page]


def test_a_form_is_set_tighter_to_stand_on_one_page() -> None:
    (easy,) = form_pages(20, before=10)
    assert easy[0].table.line == PAPER.texts[Role.CELL].line
    (tight,) = form_pages(27, before=20)
    assert tight[0].table.line < easy[0].table.line


def test_a_form_too_long_for_a_page_keeps_its_type() -> None:
    first, *more = form_pages(60)
    assert more
    assert first[0].table.line == PAPER.texts[Role.CELL].line
