"""Copying from the page, and marking passages."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from db.model import Block, BlockKind, LineSpan, NoticeKey, Table, plain
from db.model.userdata import Highlight, HighlightColour, HighlightId, Passage
from reader.models.tips import plain_tip
from reader.render import GAP, citation, notice_markdown, table_plain_html
from reader.widgets.viewer.page import NoticePage, make_page
from reader.widgets.viewer.viewer import NoticeView
from tests.gui.page.selecting import select
from tests.unit.render.samples import TABLE, record


def test_a_selection_is_copied_clean(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "各县、区", "市长")
    data = view.createMimeDataFromSelection()
    lines = data.text().split("\n")
    assert lines[0] == "各县、区人民政府："
    rows = ["\t".join(plain(cell).replace("\n", " ") for cell in row).rstrip("\t") for row in TABLE.rows]
    start = lines.index("县区\t建设任务\t\t备注")
    assert [line.rstrip("\t") for line in lines[start : start + 5]] == rows
    assert "color" not in data.html()
    assert table_plain_html(TABLE, border=True) in data.html()


def test_a_blank_after_a_latin_word_is_found_marked_and_copied_as_a_blank(view: NoticeView) -> None:
    block = Block(BlockKind.PARAGRAPH, "推进**5G** 网络与 Wi-Fi 6 建设。", LineSpan(1, 1))
    view.show_page(make_page(record(blocks=(block,), tables=(), defects=())))
    view.find_words("Wi-Fi 6 建设")
    assert [s.cursor.selectedText() for s in view.extraSelections()]
    view.selectAll()
    (passage,) = view.selected_passages()
    assert view.selected_text() == passage.quote == block.text
    assert GAP not in view.createMimeDataFromSelection().html()


def test_headings_are_copied_as_headings(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "各县、区", "（1）规模")
    html = view.createMimeDataFromSelection().html().split("\n")
    assert html[0] == "<p>各县、区人民政府：</p>"
    assert {"<h2>某市教育事业发展“十四五”规划</h2>", "<h3>第一章 总则</h3>"} <= set(html)
    assert [line for line in html if "<li>" in line] == []


def test_some_cells_are_copied_as_a_table_of_their_own(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    cursor = grid.cellAt(2, 1).firstCursorPosition()
    cursor.setPosition(grid.cellAt(3, 2).lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    data = view.createMimeDataFromSelection()
    rows = [[plain(cell) for cell in row[1:3]] for row in TABLE.rows[2:4]]
    assert [line.split("\t") for line in data.text().split("\n")] == rows
    assert data.html().count("<td>") == 4
    assert [passage.quote for passage in view.selected_passages()] == ["360\t1,200.5", "1080\t37亿元"]


def test_a_title_is_copied_without_its_breaks_and_facts(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.selectAll()
    lines = view.selected_text().split("\n")
    assert "".join(lines[0].split()) == page.record.notice.title
    assert lines[1] == "某政发〔2022〕13号"


def test_copying_as_markdown_and_with_citation(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.copy_markdown()
    assert QGuiApplication.clipboard().text() == notice_markdown(page.record)
    select(view, "第一章 总则", "（1）规模")
    view.copy_markdown()
    assert "### 第一章 总则\n\n#### 第一节 基础\n\n##### 1. 现状" in QGuiApplication.clipboard().text()
    select(view, "专栏里的话", "专栏里的话")
    view.copy_with_citation()
    assert QGuiApplication.clipboard().text() == f"专栏里的话\n\n——{citation(page.record)}\n"


def test_the_menu_offers_what_fits_the_place(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.go_to_table(0)
    assert view.shown
    grid = view.shown.map.grid(0)
    assert grid
    place = view.cursorRect(grid.cellAt(3, 1).firstCursorPosition()).center()
    actions = {action.text(): action for action in view.make_menu(place).actions()}
    with qtbot.waitSignal(view.table_activated) as told:
        actions["在窗口中打开表格"].trigger()
    assert told.args == [0]
    with qtbot.waitSignal(view.source_requested) as told:
        actions["查看原文"].trigger()
    assert told.args == [LineSpan(25, 25)]


def highlight(passage: Passage) -> Highlight:
    key = NoticeKey("某公报", 2022, 4, "001.txt", None, "某通知", 1)
    return Highlight(HighlightId(5), key, passage, HighlightColour.GREEN, "看这里", datetime(2026, 1, 1, tzinfo=UTC))


def test_selected_passages_are_kept_shown_and_clicked(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "教育督導體制", "教育督導體制")
    (passage,) = view.selected_passages()
    assert (passage.line, passage.quote) == (15, "教育督導體制")
    kept = highlight(replace(passage, start=passage.start + 3))  # the text before it has changed since
    lost = replace(kept, id=HighlightId(6), passage=replace(passage, quote="没有的话"))
    view.set_highlights((kept, lost))
    assert [s.cursor.selectedText() for s in view.extraSelections()][:1] == ["教育督導體制"]
    dashed = QTextCharFormat.UnderlineStyle.DashUnderline  # tells that there is a note to read
    assert view.extraSelections()[0].format.underlineStyle() == dashed
    view.set_highlights((replace(kept, note=""),))
    assert view.extraSelections()[0].format.underlineStyle() != dashed
    view.set_highlights((kept, lost))
    cursor = view.document().find("督導")
    view.go_to_line(15)
    cursor.setPosition(cursor.selectionStart())
    place = view.cursorRect(cursor).center()
    cursor.clearSelection()
    view.setTextCursor(cursor)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    clicked = QApplication.activePopupWidget()
    assert isinstance(clicked, QMenu)
    for menu in (clicked, view.make_menu(place)):
        words = {action.text(): action for action in menu.actions()}
        for word, wish, meant in (
            ("批注…", view.highlight_note_requested, kept),
            ("删除标记", view.highlight_removal_requested, (kept,)),
        ):
            with qtbot.waitSignal(wish) as told:
                words[word].trigger()
            assert told.args == [meant]
    clicked.close()
    view.zoom(1)
    assert any(s.cursor.selectedText() == "教育督導體制" for s in view.extraSelections())


def test_notes_and_doubts_show_under_the_pointer_to_the_letter(view: NoticeView, page: NoticePage) -> None:
    def tip_at(words: str) -> str:
        cursor = view.document().find(words)
        cursor.setPosition(cursor.selectionStart())
        place = view.cursorRect(cursor).center() + QPoint(4, 0)
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        return QToolTip.text()

    view.show_page(page)
    view.go_to_line(15)
    assert "體" in tip_at("體制")
    select(view, "面积", "面积")
    (passage,) = view.selected_passages()
    view.set_highlights((replace(highlight(passage), note="要核对 <b>这段</b>"),))
    assert tip_at("面积") == plain_tip("要核对 <b>这段</b>")
    assert "&lt;b&gt;这段" in QToolTip.text()
    QToolTip.hideText()
    assert plain_tip("a<b，见附件") == "a<b，见附件"


def test_a_passage_is_gone_to_where_it_is_out_of_view_and_shown_itself(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "教育督導體制", "教育督導體制")
    (passage,) = view.selected_passages()
    bar, place = view.verticalScrollBar(), view.textCursor()
    bar.setValue(bar.maximum())
    assert not view.viewport().rect().contains(view.cursorRect(place))
    view.go_to_passage(passage)
    assert view.viewport().rect().contains(view.cursorRect(place))
    assert view.extraSelections()[-1].cursor.selectedText() == passage.quote
    bar.setValue(bar.value() + view.cursorRect(place).top() - 5)  # close to the edge
    before = bar.value()
    view.go_to_passage(passage)
    assert bar.value() == before
    view.go_to_passage(replace(passage, quote="没有的话"))
    assert passage.quote in view.extraSelections()[-1].cursor.selectedText() != passage.quote


def test_a_marked_row_is_one_passage_and_each_of_its_words_is_coloured(view: NoticeView) -> None:
    rows = (("院区", "床位", "编制", "说明"), ("白石湖", "—", "—", "预留"), ("南珠", "—", "5", ""))
    table = Table((LineSpan(1, 3),), rows, 1, row_lines=(1, 2, 3))
    blocks = (Block(BlockKind.TABLE, "", LineSpan(1, 3), table=0),)
    view.show_page(make_page(record(tables=(table,), blocks=blocks, defects=(), references=(), attachments=())))
    select(view, "白石湖", "预留")
    (passage,) = view.selected_passages()
    assert (passage.line, passage.quote) == (2, "白石湖\t—\t—\t预留")
    view.set_highlights((highlight(passage),))
    assert [s.cursor.selectedText() for s in view.extraSelections()] == ["白石湖", "—", "—", "预留"]
    second = view._marks.strokes[2].mark
    cursor = view.textCursor()
    cursor.setPosition(second.start)
    cursor.setPosition(second.end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    (dash,) = view.selected_passages()
    view.set_highlights((highlight(dash),))
    assert [stroke.mark for stroke in view._marks.strokes] == [second]


def test_a_marked_title_is_found_in_whatever_lines_it_stands(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "某市人民政府关于印发", "规划的通知")
    (passage,) = view.selected_passages()
    assert passage.quote == page.record.notice.title
    kept_before = replace(passage, quote=passage.quote.replace("印发", "印发\u2028"))
    for width in (900, 330):
        view.resize(width, 500)
        qtbot.wait(20)
        view.set_highlights((highlight(passage), highlight(kept_before)))
        shown = [s.cursor.selectedText().replace("\u2028", "") for s in view.extraSelections()[:2]]
        assert shown == [passage.quote] * 2


def test_a_passage_in_a_table_is_found_in_its_row(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    select(view, "1080", "1080")
    (passage,) = view.selected_passages()
    assert (passage.line, passage.quote) == (25, "1080")
