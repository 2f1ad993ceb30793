"""The viewer, driven as a reader would."""

import gc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextTable, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.model import Block, BlockKind, LineSpan, Mark, NoticeRecord, Table, TableSpan, escape
from reader.render import GAP, WORD_JOINER, PageStyle
from reader.render.inline import clean
from reader.widgets.look import look
from reader.widgets.viewer.page import NoticePage, ViewPlace, make_page, table_at
from reader.widgets.viewer.viewer import NoticeView
from tests.gui.page.selecting import select
from tests.unit.render.samples import TABLE, record, starter_records


def without_blanks(text: str) -> str:
    return "".join(text.replace(GAP, " ").replace(WORD_JOINER, "").split())


def own_words(view: NoticeView) -> str:
    """What the document shows of the notice: everything but breadcrumb, facts and remarks."""
    assert view.shown
    shown, block = [], view.document().begin()
    while block.isValid():
        if view.shown.map.block_of(block) >= 0:
            shown.append(block.text())
        block = block.next()
    return without_blanks("".join(shown))


def test_no_character_is_lost_in_the_document(view: NoticeView) -> None:
    for notice in starter_records():
        view.show_page(make_page(notice))
        shown = own_words(view)
        expected = without_blanks(notice.notice.plain_text)
        if any(b.kind is BlockKind.DOC_NUMBER for b in notice.notice.blocks):  # facts stand in the line of the number
            assert _is_within(expected, shown), notice.notice.title
        else:
            assert expected == shown, notice.notice.title


def _is_within(expected: str, shown: str) -> bool:
    """Whether the expected characters stand in what is shown, in order."""
    rest = iter(shown)
    return all(character in rest for character in expected)


def test_each_block_of_the_notice_is_found_in_the_document(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    assert view.shown
    for index, block in enumerate(page.record.notice.blocks):
        text_block = view.shown.map.first_text_block(index)
        assert text_block.isValid(), block.kind
        assert view.shown.map.line_of(text_block) == block.span.first
        assert view.shown.map.block_of(view.shown.map.place_of_line(block.span.first)) == index


def test_a_line_within_a_table_leads_to_its_row(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    assert view.shown
    block = view.shown.map.place_of_line(25)
    grid = block.document().frameAt(block.position())
    assert isinstance(grid, QTextTable)
    assert grid.cellAt(block.position()).row() == 3
    assert view.shown.map.line_of(block) == 25


def test_tables_have_merged_cells_and_head_rows(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    assert (grid.rows(), grid.columns()) == (5, 4)
    assert grid.cellAt(0, 1).columnSpan() == 2
    assert grid.cellAt(2, 0).rowSpan() == 2
    assert grid.format().toTableFormat().headerRowCount() == 2


def test_facts_are_copied_as_they_read(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, WORD_JOINER.join("发文机关"), WORD_JOINER.join("机关"))
    assert view.selected_text() == "发文机关"


def test_going_to_a_line_and_back_to_a_place(view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    line = longest.notice.blocks[len(longest.notice.blocks) // 2].span.first
    view.go_to_line(line)
    assert view.verticalScrollBar().value() > 0
    place, seen = view.place(), view.verticalScrollBar().value()
    view.verticalScrollBar().setValue(0)
    view.restore(place)
    assert view.verticalScrollBar().value() == seen


def test_a_page_that_was_not_scrolled_opens_at_its_very_top(view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    top = view.place()
    view.verticalScrollBar().setValue(400)
    assert view.place() != top
    view.restore(top)
    assert view.verticalScrollBar().value() == 0


def test_a_long_page_after_a_short_one_opens_at_its_top(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    short = min(starter_records(), key=lambda r: len(r.notice.plain_text))
    view.resize(900, 1400)
    view.show_page(make_page(short))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == 0)
    view.show_page(make_page(longest))
    qtbot.waitUntil(lambda: view.viewport().width() < view.width())
    qtbot.wait(20)
    assert view.verticalScrollBar().value() == 0


def test_a_page_as_large_as_the_one_before_keeps_its_place_and_can_be_scrolled(
    qtbot: QtBot, view: NoticeView, longest: NoticeRecord
) -> None:
    view.show_page(make_page(longest))
    view.document().documentLayout().documentSize()
    most = view.verticalScrollBar().maximum()
    view.verticalScrollBar().setValue(600)
    look().apply("dark")
    view.document().documentLayout().documentSize()
    assert (view.verticalScrollBar().maximum(), view.verticalScrollBar().value()) == (most, 600)
    view.show_page(make_page(longest))
    view.document().documentLayout().documentSize()
    assert (view.verticalScrollBar().maximum(), view.verticalScrollBar().value()) == (most, 0)


def test_the_place_stays_when_text_size_or_width_change(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    view.go_to_line(longest.notice.blocks[40].span.first)
    block = view.place().block
    view.zoom(3)
    assert view.place().block == block
    view.resize(600, 500)
    qtbot.wait(20)
    assert view.place().block == block


TITLE = "某市人民政府关于修改《某市中心城区城市道路挖掘修复管理办法》的决定"


def title_shown(view: NoticeView) -> list[str]:
    assert view.shown
    return view.shown.map.first_text_block(0).text().split("\u2028")


@pytest.mark.parametrize("markdown", [TITLE, TITLE.replace("管理办法", "**管理** 办法").replace(" ", "")])
def test_a_title_is_broken_anew_as_the_page_becomes_narrow(qtbot: QtBot, view: NoticeView, markdown: str) -> None:
    shown = make_page(record(title=TITLE, blocks=(Block(BlockKind.TITLE, markdown, LineSpan(1, 1)),), tables=()))
    for width in (420, 380, 330, 900):
        view.resize(width, 500)
        view.show_page(shown)
        loaded = title_shown(view)
        view.resize(640, 500)
        qtbot.wait(20)
        view.resize(width, 500)
        qtbot.waitUntil(lambda lines=loaded: title_shown(view) == lines)  # type: ignore[misc]
        assert "".join(loaded) == TITLE
        heading = view.shown and view.shown.map.first_text_block(0)
        assert heading
        assert heading.layout().lineCount() == len(loaded), width


def test_a_page_is_not_seen_before_it_is_set_for_its_width(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    def colours() -> int:
        image = view.viewport().grab().toImage()
        return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})

    view.resize(500, 500)
    qtbot.wait(20)
    view.show_page(page)
    view.resize(900, 500)
    with qtbot.assertNotEmitted(view.painted):
        assert colours() == 1
    with qtbot.waitSignal(view.painted):
        view.viewport().update()
    assert colours() > 1


def test_the_text_is_centred_and_forty_characters_wide(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.set_style(PageStyle(font_px=16, measure=40))
    view.show_page(page)
    view.resize(1200, 500)
    qtbot.wait(20)
    assert view.shown
    paragraph = view.shown.map.first_text_block(3)
    line = view.document().documentLayout().blockBoundingRect(paragraph)
    assert line.width() == pytest.approx(640, abs=4)
    assert line.center().x() == pytest.approx(view.lineWrapColumnOrWidth() / 2, abs=4)
    title = view.document().documentLayout().blockBoundingRect(view.document().begin())
    assert title.top() == pytest.approx(26, abs=1)


def test_no_character_stands_alone_on_the_last_line_of_a_paragraph(qtbot: QtBot, view: NoticeView) -> None:
    texts = [
        "负责全市安全生产工作的统筹协调、监督检查和考核，" * 3 + "研究部署" * n + "等方面工作。" for n in range(12)
    ]
    blocks = [Block(BlockKind.PARAGRAPH, text, LineSpan(n + 1, n + 1)) for n, text in enumerate(texts)]
    view.show_page(make_page(record(blocks=tuple(blocks), tables=(), defects=())))
    for width in range(500, 900, 40):
        view.resize(width, 500)
        qtbot.wait(10)
        view.document().documentLayout().documentSize()
        assert view.shown
        for number, text in enumerate(texts):
            shown = view.shown.map.first_text_block(number)
            last = shown.layout().lineAt(shown.layout().lineCount() - 1)
            assert len(shown.text()[last.textStart() :].replace(WORD_JOINER, "").strip()) > 2
            assert view.shown.map.words(shown).text.strip() == text


def test_no_hole_stands_after_a_latin_word_in_a_justified_line(view: NoticeView) -> None:
    text = "各有关部门要加强政策培训，强化督导检查 GDP 第三方评估 JTG 2111 评估，认真总结经验，推广好的做法。" * 12
    view.show_page(make_page(record(blocks=(Block(BlockKind.PARAGRAPH, text, LineSpan(1, 1)),), tables=(), defects=())))
    assert view.shown
    layout = view.shown.map.first_text_block(0).layout()
    view.document().documentLayout().documentSize()
    gaps = []
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength() - 2
        edges = [line.cursorToX(at)[0] for at in range(first, last + 1)]  # type: ignore[index]
        gaps += [b - a for a, b, c in zip(edges, edges[1:], text[first:last], strict=False) if c == " "]
    assert len(gaps) > 30
    assert max(gaps) < 0.5 * view.style_of_page.font_px


def test_marked_words_are_not_cut_off_in_a_table_wider_than_the_text(qtbot: QtBot, view: NoticeView) -> None:
    rows = (("项目",) * 6, *[("很长的说明" * 12,) * 5 + ("93%以上",)] * 3)
    view.resize(1300, 500)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(Table((LineSpan(1, 4),), rows, 1),), defects=(), references=())))
    assert view.shown
    view.restore(ViewPlace(view.shown.map.table_block(0), 0, -3))
    grid = view.shown.map.grid(0)
    assert grid
    text = view.cursorRect(grid.cellAt(1, 5).lastCursorPosition())
    area = text.adjusted(-20, 0, 20, 0)
    plain_words = view.viewport().grab(area).toImage()
    view.find_words("93")
    assert view.viewport().grab(area).toImage() == plain_words


@pytest.mark.parametrize(("width", "font_px"), [(560, 18), (700, 18), (700, 30), (1300, 18)])
def test_the_page_never_scrolls_sideways_and_no_table_is_squeezed(
    qtbot: QtBot, view: NoticeView, width: int, font_px: int
) -> None:
    view.resize(width, 500)
    view.set_text_size(font_px)
    qtbot.wait(20)
    for notice in starter_records():
        if notice.notice.tables:
            view.show_page(make_page(notice))
            view.document().documentLayout().documentSize()
            assert view.horizontalScrollBar().maximum() == 0, notice.notice.title
            assert not squeezed_cells(view), notice.notice.title


def squeezed_cells(view: NoticeView) -> list[str]:
    """Cells whose words stand one character a line."""
    found, block = [], view.document().begin()
    while block.isValid():
        layout = block.layout()
        lines = [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
        if table_at(block) and len(lines) > 2 and sum(lines[:-1]) / len(lines[:-1]) < 1.6:
            found.append(block.text())
        block = block.next()
    return found


def many_numbers() -> Table:
    """26 columns: more than a page has room for."""
    years = ("县区", *(f"{2000 + year}年" for year in range(25)))
    return Table((LineSpan(1, 21),), (years, *(("钦南区", *("1234.56",) * 25) for _ in range(20))), 1)


@pytest.mark.parametrize("width", [500, 725, 1000])
def test_a_table_of_very_many_columns_is_scrolled_sideways_not_torn(qtbot: QtBot, view: NoticeView, width: int) -> None:
    view.resize(width, 400)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(many_numbers(),), defects=(), references=())))
    assert view.shown
    qtbot.wait(20)
    policy, bar = view.horizontalScrollBarPolicy, view.horizontalScrollBar()
    assert policy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # the table is not in view yet
    view.go_to_table(0)
    assert policy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    grid = view.shown.map.grid(0)
    assert grid
    for column in range(grid.columns()):
        assert grid.cellAt(1, column).firstCursorPosition().block().layout().lineCount() == 1
    last = view.cursorRect(grid.cellAt(1, 25).lastCursorPosition())
    assert last.left() > view.viewport().width()
    bar.setValue(bar.maximum())
    last = view.cursorRect(grid.cellAt(1, 25).lastCursorPosition())
    assert view.viewport().width() - 40 < last.right() < view.viewport().width()
    view.verticalScrollBar().setValue(0)
    assert bar.value() == 0
    assert policy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_a_table_that_is_scrolled_sideways_keeps_head_and_row_names_in_sight(qtbot: QtBot, view: NoticeView) -> None:
    rows = [(str(row), f"第{row}县", *("1234.56",) * 24) for row in range(1, 21)]
    table = Table((LineSpan(1, 21),), (("序号", "县区", *(f"{2000 + year}年" for year in range(24))), *rows), 1)
    view.resize(725, 400)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    view.go_to_table(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 150)

    def strip(width: int, height: int) -> QImage:
        return view.viewport().grab(QRect(0, 0, width, height)).toImage()

    view.horizontalScrollBar().setValue(14)  # the table's own edge
    names, head = strip(88, 360), strip(690, 24)
    for across in (200, 500, view.horizontalScrollBar().maximum()):
        view.horizontalScrollBar().setValue(across)
        assert strip(88, 360) == names
        assert strip(690, 24) != head
        shown = strip(690, 360).copy(110, 0, 580, 360)
        for left in range(0, 560, 60):
            assert len({shown.pixel(left + x, y) for x in range(20) for y in range(40, 360)}) > 1
    assert view._kept.geometry() == view.viewport().rect()
    view.find_words("2001年")
    assert view._marks.found.current_mark
    cursor = view.textCursor()
    cursor.setPosition(view._marks.found.current_mark.start)
    assert 92 < view.cursorRect(cursor).left() < 600


def test_what_is_found_far_right_in_a_table_is_brought_into_view(qtbot: QtBot, view: NoticeView) -> None:
    view.resize(725, 400)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(many_numbers(),), defects=(), references=())))
    assert view.shown
    view.find_words("2024年")
    grid = view.shown.map.grid(0)
    assert grid
    assert view.viewport().rect().contains(view.cursorRect(grid.cellAt(0, 25).lastCursorPosition()))


def test_a_table_with_little_in_it_is_as_wide_as_the_text(qtbot: QtBot, view: NoticeView) -> None:
    table = Table((LineSpan(1, 4),), (("分类", "指标", "2025年"), *(("学前教育", "三年毛入园率", "93%以上"),) * 3), 1)
    for width in (700, 1100):
        view.resize(width, 500)
        qtbot.wait(20)
        view.show_page(make_page(record(tables=(table,), defects=(), references=())))
        assert view.shown
        grid = view.shown.map.grid(0)
        assert grid
        layout = view.document().documentLayout()
        layout.documentSize()
        text = layout.blockBoundingRect(view.shown.map.first_text_block(3))
        cells = [layout.blockBoundingRect(grid.cellAt(1, n).firstCursorPosition().block()) for n in range(3)]
        assert text.left() < cells[0].left()
        assert cells[2].right() < text.right() + 8


def test_a_crowded_table_is_set_in_smaller_type_as_the_window_becomes_narrow(qtbot: QtBot, view: NoticeView) -> None:
    table = Table((LineSpan(1, 2),), (("名称数量",) * 12, ("二千八百",) * 12), 1)
    sizes = []
    for width in (1400, 720):
        view.resize(width, 500)
        qtbot.wait(20)
        view.show_page(make_page(record(tables=(table,), defects=(), references=())))
        assert view.shown
        grid = view.shown.map.grid(0)
        assert grid
        sizes.append(grid.cellAt(1, 0).firstCursorPosition().charFormat().font().pixelSize())
    assert sizes[0] == round(0.74 * view.style_of_page.font_px) > sizes[1] >= 11


@pytest.mark.parametrize("width", [390, 520, 900])
def test_no_short_name_is_torn_in_a_table(qtbot: QtBot, view: NoticeView, width: int) -> None:
    view.resize(width, 500)
    qtbot.wait(20)
    duties = "负责统筹协调全市安全生产工作，研究部署、指导检查。" * 3
    names = [("成员", "职务", "职责", "电话"), *[("何惠贤", "市长", duties, "2810000")] * 8]
    table = replace(TABLE, rows=tuple(names), header_rows=1, spans=(), shifted_rows=(), row_lines=())
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    for row in range(1, grid.rows()):
        view.document().documentLayout().documentSize()
        assert grid.cellAt(row, 0).firstCursorPosition().block().layout().lineCount() == 1


@pytest.mark.parametrize("width", [520, 725, 900, 1300])
def test_numbers_stand_below_the_middle_of_their_head(qtbot: QtBot, view: NoticeView, width: int) -> None:
    rows = [(str(n % 12 + 1), "项目名称和内容" * 4, f"{n * 37}", f"{n}.5") for n in range(8, 30)]
    table = Table((LineSpan(1, 9),), (("月份", "项目", "设置学位（个）", "投资"), *rows), 1)
    page = make_page(record(tables=(table,), defects=(), references=()))
    view.resize(1300, 500)
    view.show_page(page)
    view.resize(width, 500)
    qtbot.wait(20)
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    layout = view.document().documentLayout()
    layout.documentSize()
    em = view.style_of_page.font_px
    for column in (0, 2, 3):
        block = grid.cellAt(22, column).firstCursorPosition().block()
        middle = layout.blockBoundingRect(block).left() + block.layout().lineAt(0).naturalTextRect().center().x()
        left = layout.blockBoundingRect(grid.cellAt(0, column).firstCursorPosition().block())
        assert abs(middle - left.center().x()) < 0.6 * em
        assert all(
            grid.cellAt(n, column).firstCursorPosition().block().layout().lineCount() == 1
            for n in range(1, grid.rows())
        )


@pytest.mark.parametrize("width", [520, 725, 900])
def test_no_name_in_a_list_of_names_is_torn(qtbot: QtBot, view: NoticeView, width: int) -> None:
    names = "谭丕创 叶莉梅 谢东刚、王革冰\n黄 毅"
    kinds = ("安全生产、文明施工、工程质量", *("人员管理",) * 20)
    works = "拜访企业、洽谈合作，研究部署招商引资重点工作。" * 3
    table = Table((LineSpan(1, 9),), (("序号", "工作", "领导", "内容"), *(("1", works, names, n) for n in kinds)), 1)
    view.resize(width, 500)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    view.document().documentLayout().documentSize()
    block = grid.cellAt(1, 2).firstCursorPosition().block()
    lines = [block.layout().lineAt(n) for n in range(block.layout().lineCount())]
    shown = [block.text()[line.textStart() :][: line.textLength()] for line in lines]
    whole = {name for line in shown for name in line.replace(WORD_JOINER, "").replace("、", " ").split(" ")}
    assert len(lines) > 2
    assert {name.strip("\u2028") for name in whole} - {""} == {"谭丕创", "叶莉梅", "谢东刚", "王革冰", "黄\u00a0毅"}
    places = grid.cellAt(1, 3).firstCursorPosition().block()
    lines = [places.layout().lineAt(n) for n in range(places.layout().lineCount())]
    assert not any(places.text()[line.textStart()] == "、" for line in lines)
    view.find_words("黄 毅")
    assert len(view._marks.found.marks) == 21
    assert view.shown.map.words(block).text.split("\u2028") == names.split("\n")


def test_the_last_character_of_a_short_cell_is_not_torn_off_where_there_is_room(qtbot: QtBot, view: NoticeView) -> None:
    row = ("1", "康熙岭镇", "白石湖片区", "自来水厂改造", "改扩建", "市住房城乡建设局", "9129", "2022年12月", "已完成")
    table = Table((LineSpan(1, 9),), (("序号", *("建设性质",) * 8), *(row,) * 8), 1)
    view.resize(725, 500)
    qtbot.wait(20)
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    view.document().documentLayout().documentSize()
    lines = [grid.cellAt(1, n).firstCursorPosition().block().layout().lineCount() for n in range(len(row))]
    assert [n for n, count in enumerate(lines) if count > 1] in ([], [5])


def test_wheel_and_keys_zoom_within_bounds(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    size = view.style_of_page.font_px
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoom_changed) as told:
        QApplication.sendEvent(view.viewport(), event)
    assert told.args == [size + 1]
    view.set_text_size(500)
    assert view.style_of_page.font_px == 40
    view.set_text_size(1)
    assert view.style_of_page.font_px == 12


def test_themes_change_the_colours_and_keep_the_marks(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.set_search_marks(lambda text: [Mark(0, 1)] if text else [])
    marks = len(view.extraSelections())
    look().apply("dark")
    assert view.style_of_page.colours.ink == look().tokens.ink
    assert len(view.extraSelections()) == marks


def test_nothing_is_fetched(view: NoticeView) -> None:
    html = '<p>x<img src="http://a.cn/x.png"><img src="file:///etc/hostname"></p>'
    asked: list[str] = []
    original = view.loadResource

    def watched(kind: int, name: QUrl) -> object:
        asked.append(name.toString())
        return original(kind, name)

    view.loadResource = watched  # type: ignore[method-assign,assignment]
    view.setHtml(html)
    view.grab()
    assert all(not bytes(original(2, QUrl(name))) for name in asked)  # type: ignore[call-overload]


def test_links_are_told_not_followed(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    with qtbot.waitSignal(view.document_link_activated) as told:
        view.anchorClicked.emit(QUrl(_address_of(view, "桂政发〔2021〕35号")))
    assert told.args == ["桂政发〔2021〕35号"]
    with qtbot.waitSignal(view.web_link_activated) as told:
        view.anchorClicked.emit(QUrl(_address_of(view, "附件[1]")))
    assert told.args == ["http://a.cn/b_c"]
    with qtbot.assertNotEmitted(view.web_link_activated):
        view.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert without_blanks(view.toPlainText()).endswith("组长：张三市长")


def _address_of(view: NoticeView, words: str) -> str:
    cursor = view.document().find(words)
    return cursor.charFormat().anchorHref()


def test_doubtful_spots_are_marked_and_say_why(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    qtbot.waitUntil(lambda: bool(view.extraSelections()))
    marked = [s.cursor.selectedText() for s in view.extraSelections()]
    assert marked == ["教育督導體制", "钦北区"]
    tip = view.document().find("教育督導體制").charFormat().toolTip()
    assert "繁体字" in tip
    assert "第 15 行的原文" in tip


def test_doubtful_spots_are_gone_through_and_explained_by_keys(
    qtbot: QtBot, view: NoticeView, page: NoticePage
) -> None:
    view.show_page(page)
    qtbot.waitUntil(lambda: bool(view.extraSelections()))
    said = []
    for by in (1, 1, 1, -1):
        assert view.next_doubt(by)
        said.append(("繁体字" in view.note.text(), "错位" in view.note.text()))
        assert view.viewport().rect().intersects(view.cursorRect())
        assert view.note.isVisible()
        assert view.viewport().rect().contains(view.note.geometry())
        assert not view.note.geometry().intersects(view.cursorRect())
    assert said == [(True, False), (False, True), (True, False), (False, True)]
    QTest.mouseMove(view.viewport(), view.note.geometry().center())  # a mouse that rests there does not end it
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    qtbot.wait(400)
    assert view.note.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.note.isVisible()
    view.show_page(make_page(record(defects=())))
    qtbot.wait(10)
    assert not view.next_doubt()


# Following


def test_the_head_of_a_long_table_stays_in_view(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    lengths = [len(t.rows) if t.header_rows else 0 for t in longest.notice.tables]
    table = lengths.index(max(lengths))
    lines = longest.notice.tables[table].row_lines
    with qtbot.waitSignal(view.table_in_view_changed, check_params_cb=lambda shown: shown == table):
        view.go_to_line(lines[len(lines) // 2])
    assert view._kept.isVisible()
    view.verticalScrollBar().setValue(0)
    assert not view._kept.isVisible()


def test_the_document_outlives_a_look_at_its_tables(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    ended: list[bool] = []
    view.document().destroyed.connect(lambda: ended.append(True))
    for table in range(len(longest.notice.tables)):
        view.go_to_table(table)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 200)
        gc.collect()
    assert not ended
    view.grab()


def test_the_line_at_the_top_is_told(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    block = longest.notice.blocks[60]
    with qtbot.waitSignal(view.place_changed):
        view.go_to_line(block.span.first)
    assert abs(view.line() - block.span.first) < 20


def test_an_empty_view_answers_everything(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.clear_page()
    view.go_to_line(3)
    view.go_to_table(0)
    view.restore(replace(view.place(), block=3))
    view.find_words("x")
    view.copy_markdown()
    view.zoom(1)
    assert view.selected_text() == ""
    assert view.toPlainText() == ""


def test_a_heading_that_is_gone_to_stands_below_nothing_that_is_cut(view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    assert view.shown
    headings = [b for b in longest.notice.blocks if b.kind is BlockKind.HEADING]
    layout, bar = view.document().documentLayout(), view.verticalScrollBar()
    for heading in headings[:40]:
        view.go_to_line(heading.span.first)
        shown = view.shown.map.place_of_line(heading.span.first)
        if bar.value() < bar.maximum():
            top = layout.blockBoundingRect(shown).top()
            lines = shown.previous().layout()
            last = lines.lineAt(lines.lineCount() - 1).rect().bottom()
            assert layout.blockBoundingRect(shown.previous()).top() + last <= bar.value() + 0.5
            assert bar.value() <= top
            assert top - bar.value() <= 1.3 * view.style_of_page.font_px


@pytest.mark.parametrize(("height", "titles"), [(600, 5), (236, 2)])
def test_a_table_is_gone_to_with_its_title_and_nothing_that_is_cut(view: NoticeView, height: int, titles: int) -> None:
    titled = 0
    records = [r for r in starter_records() if any(table.form for table in r.notice.tables)]
    view.resize(700, height)
    for notice in records:
        view.show_page(make_page(notice))
        assert view.shown
        for index, table in enumerate(notice.notice.tables):
            view.go_to_table(index)
            top = view.verticalScrollBar().value()
            at = view.shown.map.table_block(index)
            while at and (over := notice.notice.blocks[at - 1]).kind is not BlockKind.TABLE:
                at -= 1
                shown = view.shown.map.first_text_block(at)
                rect = view.document().documentLayout().blockBoundingRect(shown)
                assert not rect.top() + 4 < top < rect.bottom() - 4, over.text
                if over.text == table.title:
                    titled += top <= rect.top()
                    break
    assert titled == titles, "only as many as leave two thirds to the table"


def test_a_row_that_is_gone_to_stands_right_below_the_kept_head(
    qtbot: QtBot, view: NoticeView, longest: NoticeRecord
) -> None:
    view.show_page(make_page(longest))
    assert view.shown
    table = max(range(len(longest.notice.tables)), key=lambda index: len(longest.notice.tables[index].rows))
    for row in (2, 5, 40):
        view.go_to_line(longest.notice.tables[table].row_lines[row])
        qtbot.wait(10)
        shown = view.shown.map.place_of_line(longest.notice.tables[table].row_lines[row])
        top = view.document().documentLayout().blockBoundingRect(shown).top() - view.verticalScrollBar().value()
        assert view._kept.height() <= top + 2 <= view._kept.height() + 3 * view.style_of_page.font_px


def test_keys_go_to_the_ends_of_the_page(view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    bar = view.verticalScrollBar()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(view, Qt.Key.Key_End, modifier)
        assert bar.value() == bar.maximum() > 0
        QTest.keyClick(view, Qt.Key.Key_Home, modifier)
        assert bar.value() == 0


def test_space_turns_the_page(qtbot: QtBot, view: NoticeView, longest: NoticeRecord) -> None:
    view.show_page(make_page(longest))
    QTest.keyClick(view, Qt.Key.Key_Space)
    down = view.verticalScrollBar().value()
    assert 0 < down < view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert view.verticalScrollBar().value() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_TEXT, min_size=1, max_size=4), ANY_TEXT)
def test_no_character_is_lost_whatever_the_text(view: NoticeView, texts: list[str], cell: str) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, escape(text), LineSpan(i + 1, i + 1)) for i, text in enumerate(texts)]
    table = Table((LineSpan(90, 90),), ((escape(cell).replace("\n", " "),),), 0)
    blocks.append(Block(BlockKind.TABLE, "", LineSpan(90, 90), table=0))
    view.show_page(make_page(record(blocks=tuple(blocks), tables=(table,), issued_text=None, attachments=())))
    assert own_words(view) == without_blanks(clean("".join([*texts, cell])))


def test_a_table_that_begins_with_a_tall_cell_is_shown_from_its_first_row(qtbot: QtBot, view: NoticeView) -> None:
    rows = tuple(("申请表" if n == 0 else "", f"第{n}项") for n in range(12))
    table = Table((LineSpan(22, 33),), rows, 0, spans=(TableSpan(0, 0, 12, 1),), row_lines=tuple(range(22, 34)))
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    view.resize(900, 260)
    qtbot.wait(20)
    view.go_to_table(0)
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    place = view.cursorRect(grid.cellAt(0, 1).firstCursorPosition())
    assert 0 < place.top() < view.viewport().height() / 2
    view.go_to_line(27)
    place = view.cursorRect(grid.cellAt(5, 1).firstCursorPosition())
    assert 0 < place.top() < view.viewport().height() / 2


def test_nothing_of_the_flash_on_a_table_head_is_left_behind(qtbot: QtBot, view: NoticeView) -> None:
    heads = ("学段", "设置学位\n（人）", "公办")
    table = Table((LineSpan(1, 4),), (heads, *(("幼儿园", "360", "公办"),) * 3), 1)
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))

    def flashed() -> bool:
        picture = view.screen().grabWindow(view.winId()).toImage()  # what stands there, not painted anew
        ground = QColor(look().tokens.accent_soft)
        places = ((x, y) for x in range(0, picture.width(), 2) for y in range(picture.height()))
        return any(picture.pixelColor(*place) == ground for place in places)

    view.go_to_table(0)
    qtbot.waitUntil(flashed)
    view._marks._end_flash()
    qtbot.wait(20)
    assert not flashed()


@pytest.mark.parametrize(
    ("header_rows", "form", "words"),
    [(0, True, {"姓名", "性别"}), (2, False, {"申请表", "姓名", "性别", "单位", "职务"})],
    ids=("form", "table"),
)
def test_the_flash_on_a_form_is_on_its_first_row_alone(
    view: NoticeView, header_rows: int, form: bool, words: set[str]
) -> None:
    rows = (("申请表", "姓名", "", "性别"), ("", "单位", "", "职务"), ("意见", "同意", "", ""))
    table = Table((LineSpan(1, 3),), rows, header_rows, (TableSpan(0, 0, 2, 1),), form=form)
    view.show_page(make_page(record(tables=(table,), defects=(), references=())))
    view.go_to_table(0)
    ground = QColor(look().tokens.accent_soft)
    flashed = [each.cursor.selectedText() for each in view.extraSelections() if each.format.background() == ground]
    assert set(flashed) == words
