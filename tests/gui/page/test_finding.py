"""Finding in the page."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.model import Block, BlockKind, LineSpan, Mark
from reader.render import CitationStyle, citation
from reader.widgets.find_bar import FindBar
from reader.widgets.look import look
from reader.widgets.viewer.page import NoticePage, make_page
from reader.widgets.viewer.pane import NoticePane
from reader.widgets.viewer.viewer import NoticeView
from tests.gui.page.selecting import select
from tests.gui.typing import commit
from tests.unit.render.samples import record


def test_find_counts_all_places_tables_too_and_goes_round(qtbot: QtBot, view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    told: list[tuple[int, int]] = []
    view.found_counted.connect(lambda current, total: told.append((current, total)))
    view.find_words("１ 2００．5")
    assert told[-1] == (0, 0)
    view.find_words("教育 督導")
    assert told[-1] == (1, 2)
    view.next_found()
    view.next_found()
    assert told[-1] == (1, 2)
    view.next_found(-1)
    assert told[-1] == (2, 2)
    selected = [s.cursor.selectedText() for s in view.extraSelections()]
    assert selected.count("教育督導") == 3  # both places, and the current one above its mark
    view.end_find()
    assert not any(s.cursor.selectedText() == "教育督導" for s in view.extraSelections())


def test_find_takes_half_and_full_width_and_case_for_the_same(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.find_words("ｈ2o")
    assert len(view._marks.found.marks) == 1
    view.find_words("1,200．5")
    assert len(view._marks.found.marks) == 1


def test_search_marks_are_stepped_through_without_wrapping(view: NoticeView, page: NoticePage) -> None:
    def finder(text: str) -> list[Mark]:
        at = text.find("规划")
        return [Mark(at, at + 2)] if at >= 0 else []

    view.show_page(page)
    assert not view.next_hit()
    view.set_search_marks(finder)
    count = len(view._marks.searched.marks)
    assert count >= 3
    assert [view.next_hit() for _ in range(count + 1)] == [True] * count + [False]
    assert view.first_hit()
    assert not view.previous_hit()
    assert view.last_hit()
    view.set_search_marks(None)
    assert not view.first_hit()


def test_a_selection_that_ends_where_a_paragraph_begins_brings_no_blank_lines(
    view: NoticeView, page: NoticePage
) -> None:
    view.show_page(page)
    select(view, "各县、区人民政府：", "各县、区人民政府：")
    cursor = view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_text() == "各县、区人民政府："
    view.copy_with_citation()
    source = citation(page.record, CitationStyle.PLAIN)
    assert QGuiApplication.clipboard().text() == f"各县、区人民政府：\n\n——{source}\n"


def test_escape_closes_the_find_bar_wherever_the_focus_is(qtbot: QtBot, app_look: None, page: NoticePage) -> None:
    window, pane, elsewhere = QWidget(), NoticePane(), QListWidget()
    rows = QVBoxLayout(window)
    rows.addWidget(pane)
    rows.addWidget(elsewhere)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    pane.show_page(page)
    for focused in (elsewhere, pane.view):
        pane.open_find()
        focused.setFocus()
        QTest.keyClick(focused, Qt.Key.Key_Escape)
        assert pane.find_bar.isHidden()
        assert focused.hasFocus()


def test_the_place_found_last_stays_selected_when_the_find_bar_closes(
    qtbot: QtBot, app_look: None, page: NoticePage
) -> None:
    pane = NoticePane()
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_page(page)
    pane.open_find()
    commit(pane.find_bar.field, "教育督導")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F3):
        QTest.keyClick(pane.find_bar.field, key)
    assert pane.find_bar.count.text() == "1 / 2"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    top = pane.view.verticalScrollBar().value()
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    assert pane.view.selected_text() == "教育督導"
    assert pane.view.verticalScrollBar().value() == top


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_current_hit_is_told_from_the_others(view: NoticeView, page: NoticePage, theme: str) -> None:
    look().apply(theme)
    view.show_page(page)
    view.find_words("教育督導")
    _first, other, current = view.extraSelections()[-3:]
    assert other.format.background() != current.format.background()
    assert current.format.fontUnderline() > other.format.fontUnderline()


def test_find_bar(qtbot: QtBot, app_look: None, page: NoticePage) -> None:
    pane = NoticePane()
    qtbot.addWidget(pane)
    pane.show()
    pane.open_find()
    assert not pane.find_bar.isVisible()
    pane.show_page(page)
    pane.open_find()
    with qtbot.waitSignal(pane.find_bar.find_requested):
        QTest.keyClicks(pane.find_bar.field, "360")
    assert pane.find_bar.count.text() == "1 / 1"
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    pane.find_bar.field.setText("没有这个词")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "没有找到")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    pane.clear_page()
    assert not pane.view.isVisible()


def test_marks_and_selection_stay_on_their_words_when_titles_are_broken_anew(
    qtbot: QtBot, view: NoticeView, page: NoticePage
) -> None:
    def words() -> list[str]:
        return [s.cursor.selectedText().replace("\u2028", "") for s in view.extraSelections()]

    def breaks() -> int:
        return view.document().toRawText().count("\u2028")

    view.show_page(page)
    view.set_search_marks(lambda text: [Mark(m.start(), m.end()) for m in re.finditer("规划|教育事业发展", text)])
    view.last_hit()
    view.find_words("关于印发某市教育事业")  # goes over a break of the title
    view.next_found(-1)
    select(view, "督導體", "督導體")
    qtbot.waitUntil(lambda: any(view._marks.doubts))
    before, wide = words(), breaks()
    for width in (330, 900):
        view.resize(width, 500)
        qtbot.waitUntil(lambda width=width: (breaks() > wide) == (width < 900))  # type: ignore[misc]
        qtbot.waitUntil(lambda: any(view._marks.doubts))
        assert words() == before
        assert view.selected_text() == "督導體"
        assert view._marks.searched.current == len(view._marks.searched.marks) - 1


def test_only_the_words_of_the_notice_are_found(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.set_search_marks(lambda text: [Mark(m.start(), m.end()) for m in re.finditer("表格|发文机关|图片|13号", text)])
    view.find_words("表格 1")
    assert [s.cursor.selectedText() for s in view.extraSelections()] == ["13号"]
    view.find_words("〔2022〕13号")
    assert len(view._marks.found.marks) == 1
    for words in ("总第260期", "成文日期", "〔"):
        view.find_words(words)
        assert all(
            view.shown and view.shown.map.block_of(view.document().findBlock(m.start)) >= 0
            for m in view._marks.found.marks
        )


def test_rare_characters_do_not_shift_the_marks(view: NoticeView) -> None:
    block = Block(BlockKind.PARAGRAPH, "𠮷𠮷县𠮷镇的学校", LineSpan(1, 1))
    view.show_page(make_page(record(blocks=(block,), tables=(), issued_text=None, attachments=(), defects=())))
    view.set_search_marks(lambda text: [Mark(text.index("学校"), text.index("学校") + 2)] if "学校" in text else [])
    view.find_words("𠮷镇")
    assert [s.cursor.selectedText() for s in view.extraSelections()] == ["学校", "𠮷镇", "𠮷镇"]
    select(view, "𠮷镇", "𠮷镇")
    assert "学校" not in view.selected_text()


def test_the_field_takes_the_room_of_a_narrow_find_bar(qtbot: QtBot, app_look: None) -> None:
    bar = FindBar("查找")
    qtbot.addWidget(bar)
    bar.show()
    for width, least in ((420, 200), (520, 300), (1200, 350)):
        bar.resize(width, bar.height())
        QApplication.sendPostedEvents()
        assert bar.field.width() >= least
