"""Outline, cards, related documents, facts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from db.model import Defect, DefectKind, LineSpan, NoticeId, NoticeRecord
from reader import i18n
from reader.models.table_model import column_names
from reader.widgets.outline import OutlinePane
from reader.widgets.related import RelatedLine, RelatedPane
from reader.widgets.side_panel import SidePanel
from reader.widgets.tables.panel import TablesPanel
from reader.widgets.tables.view import GridView
from tests.gui.page.test_tables import NUMBERS, column
from tests.unit.render.samples import record, starter_records


def test_the_outline_leads_and_follows(qtbot: QtBot, app_look: None) -> None:
    pane = OutlinePane()
    qtbot.addWidget(pane)
    pane.show()
    notice: NoticeRecord = record()
    pane.show_outline(notice.notice)
    model = pane.tree.model()
    plan = model.index(0, 0)
    assert plan.data() == "某市教育事业发展“十四五”规划"
    assert [model.index(row, 0, plan).data() for row in range(model.rowCount(plan))] == ["第一章 总则"]
    chapter = model.index(0, 0, plan)
    assert [model.index(row, 0, chapter).data() for row in range(model.rowCount(chapter))] == ["第一节 基础"]
    pane.follow(18)
    assert pane.tree.currentIndex().data() == "专栏1 重点"
    assert pane.tree.currentIndex().parent().data() == "（1）规模"
    pane.follow(15)
    assert pane.tree.currentIndex().data() == "（1）规模"
    with qtbot.waitSignal(pane.line_requested) as told:
        pane.tree.clicked.emit(plan)
    assert told.args == [9]
    pane.show_outline(None)
    assert not pane.tree.isVisible()


def test_a_card_shows_one_head_row_and_merged_cells_as_printed(qtbot: QtBot, app_look: None) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.show_tables(record())
    panel.cards[0].show_details()
    preview = panel.cards[0].findChild(GridView)
    assert preview is not None
    assert [*column_names(preview.table)] == ["县区", "学位（个）", "投资（万元）", "备注"]
    assert column(preview.proxy, 0) == ["钦南区", "", "钦北区"]
    assert preview.rowSpan(0, 0) == 2


def test_a_card_of_a_table_without_head_shows_none(qtbot: QtBot, app_look: None) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.show_tables(record(tables=(replace(NUMBERS, header_rows=0),), references=(), defects=()))
    panel.cards[0].show_details()
    preview = panel.cards[0].findChild(GridView)
    assert preview is not None
    assert preview.header.isHidden()
    assert preview.proxy.rowCount() == len(NUMBERS.rows)


def test_the_empty_panel_tells_no_document_from_no_table(qtbot: QtBot, app_look: None) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    words = [label.text() for label in panel.findChildren(QLabel)]
    panel.show_tables(record(tables=(), references=(), defects=()))
    assert "这份文件里没有表格" not in words
    assert "这份文件里没有表格" in [label.text() for label in panel.findChildren(QLabel)]


def test_a_document_that_is_not_in_the_archive_says_so(qtbot: QtBot, app_look: None) -> None:
    pane = RelatedPane()
    qtbot.addWidget(pane)
    pane.show_lines((RelatedLine("依据", "甲〔2022〕1号", line=5), RelatedLine("依据", "乙", notice_id=NoticeId(3))))
    group = pane.list.topLevelItem(0)
    assert group is not None
    missing, there = group.child(0), group.child(1)
    assert missing
    assert there
    assert (missing.text(0), there.text(0)) == ("甲〔2022〕1号（存档中没有）", "乙")
    with qtbot.waitSignal(pane.line_requested, check_params_cb=lambda line: line == 5):
        pane.list.itemClicked.emit(missing, 0)


# The side panel


@pytest.mark.parametrize("language", [i18n.CHINESE, i18n.ENGLISH])
def test_nothing_is_cut_off_in_the_narrowest_side_panel(
    qtbot: QtBot, qapp: QApplication, app_look: None, longest: NoticeRecord, language: str
) -> None:
    i18n.install(qapp, language)
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(panel.minimumWidth(), 600)
    panel.show()
    panel.tables.show_tables(longest)
    panel.facts.show_record(longest)
    panel.count_all()
    panel.tables.cards[0].show_details()
    assert panel.width() == panel.minimumWidth()
    panes: tuple[tuple[QWidget, QWidget], ...] = ((panel.tables_tab, panel.tables), (panel.facts_tab, panel.facts))
    for tab, pane in panes:
        panel.setCurrentWidget(tab)
        qtbot.wait(20)
        area = pane if isinstance(pane, QScrollArea) else pane.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        inside = area.widget()
        assert inside
        assert inside.width() <= area.viewport().width()


def test_every_doubt_in_the_facts_leads_to_its_line_by_mouse_and_keys(
    qtbot: QtBot, app_look: None, longest: NoticeRecord
) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.setCurrentWidget(panel.facts_tab)
    doubtful = next(r for r in starter_records() if r.notice.defects)
    panel.facts.show_record(doubtful)
    button = panel.facts.findChildren(QPushButton)[0]
    line = doubtful.notice.defects[0].span.first
    with qtbot.waitSignal(panel.facts.line_requested) as told:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [line]
    with qtbot.waitSignal(panel.facts.line_requested) as told:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert told.args == [line]
    assert str(line) in button.accessibleName()


def test_all_of_very_many_doubts_are_listed_step_by_step(qtbot: QtBot, app_look: None, longest: NoticeRecord) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.setCurrentWidget(panel.facts_tab)
    defects = tuple(Defect(DefectKind.FOREIGN_WORD, LineSpan(n, n)) for n in range(1, 96))
    panel.facts.show_record(replace(longest, notice=replace(longest.notice, defects=defects)))
    for words in ("还有 55 处，继续显示", "还有 15 处，继续显示"):
        next(b for b in panel.facts.findChildren(QPushButton) if b.text() == words).click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    names = [button.accessibleName() for button in panel.facts.findChildren(QPushButton)]
    assert [name.split("，")[0] for name in names] == [f"第{line}行" for line in range(1, 96)]
