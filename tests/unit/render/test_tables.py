"""Tables as HTML, Markdown, tab-separated text, and how they are set."""

import csv
import io
import re
from dataclasses import replace

import markdown
import pytest

from db.model import LineSpan, Table, TableSpan, plain
from reader.render import (
    WORD_JOINER,
    column_widths,
    merged_cells,
    table_html,
    table_markdown,
    table_plain_html,
    table_setting,
    table_tsv,
)
from reader.render.line_ends import last_piece, with_whole_names
from reader.render.table_setting import MEASURE, Align, columns_at, fit
from tests.unit.render.samples import TABLE, starter_records


def simple(*rows: tuple[str, ...], header_rows: int = 1) -> Table:
    return Table((LineSpan(1, len(rows)),), rows, header_rows)


def test_merged_cells_and_head_rows() -> None:
    page = table_html(TABLE)
    head, body = re.findall(r"<(?:thead|tbody)>(.*?)</(?:thead|tbody)>", page)
    assert re.findall(r"<th[^>]*>([^<]*(?:<br>[^<]*)?)</th>", head) == [
        "县区",
        "建设任务",
        "备注",
        "学位（个）",
        "投资<br>（万元）",
    ]
    assert 'rowspan="2"' in head
    assert 'colspan="2"' in head
    assert body.count("<tr") == 3
    assert len(re.findall("<td", body)) == 4 + 3 + 4
    assert re.search(r'<tr class="shifted">', body)


def test_a_merge_that_would_hide_words_is_not_made() -> None:
    table = replace(TABLE, spans=(TableSpan(2, 1, 2, 1), TableSpan(4, 3, 2, 2), TableSpan(2, 0, 2, 1)))
    assert list(merged_cells(table)) == [(2, 0)]


def test_pipes_where_they_can_hold_the_table() -> None:
    text = table_markdown(simple(("名称", "数"), ("a|b", "1\n2")))
    assert text == "| 名称 | 数 |\n| --- | --- |\n| a\\|b | 1<br>2 |\n"
    assert "<td>a|b</td>" in markdown.markdown(text, extensions=["tables"])


def test_html_where_they_cannot() -> None:
    assert table_markdown(TABLE).startswith("<table>\n<tr><th rowspan")
    assert "\n\n" not in table_markdown(TABLE)


def test_tsv_is_read_back_as_spreadsheets_do() -> None:
    rows = list(csv.reader(io.StringIO(table_tsv(TABLE)), delimiter="\t"))
    assert rows == [[plain(cell) for cell in row] for row in TABLE.rows]


def test_cells_that_excel_would_change_stay_text() -> None:
    page = table_plain_html(simple(("年限", "号", "数"), ("2021-2022", "007", "12.5")), border=True)
    assert re.findall(r"<td([^>]*)>", page) == [" style=\"mso-number-format:'\\@'\""] * 2 + [""]


def test_shares_sum_to_one_and_no_column_is_squeezed() -> None:
    for table in (table for notice in starter_records() for table in notice.notice.tables):
        setting = table_setting(table)
        assert sum(column_widths(table)) == pytest.approx(1)
        for share, column in zip(setting.shares, zip(*table.rows, strict=True), strict=True):
            longest = max(len(plain(cell)) for cell in column)
            assert share * setting.width >= min(longest, 2) * 0.74, table.title


def test_a_table_of_many_columns_is_small_then_wide() -> None:
    assert not table_setting(simple(("甲",) * 8, ("很长的一段话" * 2,) * 8)).small
    assert table_setting(simple(("甲",) * 12, ("很长的一段话" * 2,) * 12)).small
    assert table_setting(simple(("甲",) * 30, ("很长的一段话" * 2,) * 30)).width > MEASURE


def test_numbers_stand_right_words_centred_sentences_left() -> None:
    table = simple(("数", "名", "说明"), *[(str(n), "新建", "这是一句很长的话，要换行") for n in range(5)])
    assert table_setting(table).aligns == (Align.RIGHT, Align.CENTER, Align.LEFT)


def test_dashes_do_not_make_words_of_a_column_of_numbers() -> None:
    rows = (("院区", "床位"), *((f"院区{number}", "—" if number % 2 else str(100 * number)) for number in range(8)))
    assert table_setting(simple(*rows)).aligns == (Align.CENTER, Align.RIGHT)


def test_numbers_of_rows_stand_in_the_middle_amounts_right() -> None:
    rows = (("序号", "数量"), *((str(row), str(row % 3 + 1)) for row in range(1, 13)))
    assert table_setting(simple(*rows)).aligns == (Align.CENTER, Align.RIGHT)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("谭丕创 叶莉梅", "谭-丕-创 叶-莉-梅"),
        ("张三、黄 毅\n市林业局 李四", "张-三、黄-\u00a0-毅\n市-林-业-局 李-四"),
        ("牵头责任单位及领导", "牵头责任单位及领-导"),
        ("开展一系列招商活动。", "开展一系列招商活-动。"),
        ("四家班子", "四家班子"),
        ("2019年5月", "2019年5月"),
        ("94.67 %", "94.67\u00a0%"),
        ("20 万元 3 个月", "20\u00a0万-元 3\u00a0个-月"),
        ("A4 b 12 c", "A4 b 12 c"),
    ],
)
def test_lines_of_a_cell_end_where_words_do(text: str, shown: str) -> None:
    assert with_whole_names(text) == shown.replace("-", WORD_JOINER)


def test_a_number_in_a_narrow_column_is_not_pushed_out_of_its_line() -> None:
    table = simple(("年份", "完成数"), *(("2020年", f"9{number}.67%") for number in range(4)))
    setting = table_setting(table)
    for width in range(100, 260):
        fitted = fit(setting, width, 18)
        columns = columns_at(table, width, fitted, 18)
        number = 0.84 * 18 * 3.4  # as wide as it is drawn
        room = columns.shares[1] * width - fitted.gap_px - columns.pads[1] * 9
        assert room >= number or columns.pads[1] == 0


def test_a_number_counts_with_its_measure() -> None:
    bare, measured = (
        table_setting(simple(("计划",), (f"应当在10000000{gap}万元以内完成建设",))) for gap in ("，", " ")
    )
    assert measured.words > bare.words


def test_files_hold_cells_as_they_are() -> None:
    table = Table((LineSpan(1, 2),), (("带队领导", "单位"), ("谭丕创 叶莉梅", "市林业局 李四")), 1)
    assert WORD_JOINER in table_html(table, state=' style="-qt-user-state:1"')
    assert WORD_JOINER not in table_html(table)


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("培训职业（工种）", "（工种）"),
        ("面积(平方公里)", "公里)"),
        ("牵头责任单位。", "单位。"),
        ("2021年", ""),
        ("", ""),
    ],
)
def test_the_end_of_a_cell_stays_in_one_piece(text: str, piece: str) -> None:
    assert last_piece(text) == piece


def test_a_column_has_room_for_the_end_of_its_cells() -> None:
    torn, whole = (table_setting(simple((head,) * 12)).words for head in ("职业及工种种类", "培训职业（工种）"))
    assert whole > torn
