"""Tables panel, table window, list of all tables, outline."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.model import LineSpan, NoticeId, NoticeRecord, Table, TableId, TableSummary
from reader.models.outline_model import OutlineModel
from reader.models.table_list import TableListModel
from reader.models.table_model import TableModel, column_name
from reader.models.table_proxy import TableProxy
from reader.render import table_tsv
from reader.widgets.outline import OutlinePane
from reader.widgets.related import RelatedLine, RelatedPane
from reader.widgets.table_catalogue import TableCatalogue
from reader.widgets.table_view import GridView
from reader.widgets.table_window import TableWindow
from reader.widgets.tables_panel import TablesPanel
from tests.gui.typing import commit
from tests.unit.render.samples import TABLE, record

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
NUMBERS = Table(
    (LineSpan(1, 7),),
    (("名", "额"), ("甲", "1.2亿元"), ("乙", "300万元"), ("丙", "—"), ("丁", "85%"), ("戊", ""), ("己", "1,000元")),
    1,
)


def column(proxy: TableProxy, number: int) -> list[str]:
    return [proxy.index(row, number).data() for row in range(proxy.rowCount())]


# Models


def test_models_keep_qt_rules(qtbot: QtBot) -> None:
    model, proxy = TableModel(TABLE), TableProxy()
    proxy.setSourceModel(model)
    testers = [QAbstractItemModelTester(m, FATAL) for m in (model, proxy)]
    model.set_filled(True)
    proxy.set_filter(0, "钦南")
    proxy.sort(1)
    model.set_table(NUMBERS)
    proxy.clear_filters()
    tables, outline = TableListModel(), OutlineModel()
    testers += [QAbstractItemModelTester(m, FATAL) for m in (tables, outline)]
    tables.set_tables(SUMMARIES)
    outline.set_notice(record().notice)
    outline.set_notice(None)
    assert all(tester.model() for tester in testers)


def test_a_column_is_named_by_its_head_rows() -> None:
    assert [column_name(TABLE, c) for c in range(4)] == [
        "县区",
        "建设任务 / 学位（个）",
        "建设任务 / 投资（万元）",
        "备注",
    ]


def test_numbers_are_sorted_as_numbers_and_blanks_stand_last(qtbot: QtBot) -> None:
    model, proxy = TableModel(NUMBERS), TableProxy()
    proxy.setSourceModel(model)
    proxy.sort(1)
    assert column(proxy, 1) == ["85%", "1,000元", "300万元", "1.2亿元", "—", ""]
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    assert column(proxy, 1) == ["—", "1.2亿元", "300万元", "1,000元", "85%", ""]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("万", ["乙"]),
        (">100万", ["甲", "乙"]),
        ("<=1000", ["丁", "己"]),
        ("=85%", ["丁"]),
        (">x", []),
        ("", list("甲乙丙丁戊己")),
    ],
)
def test_filters(qtbot: QtBot, text: str, rows: list[str]) -> None:
    model, proxy = TableModel(NUMBERS), TableProxy()
    proxy.setSourceModel(model)
    proxy.set_filter(1, text)
    assert column(proxy, 0) == list(rows)


# The window


@pytest.fixture
def window(qtbot: QtBot, app_look: None) -> TableWindow:
    shown = TableWindow(TABLE, "某通知")
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_escape_clears_what_is_looked_for_before_it_closes(qtbot: QtBot, window: TableWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    find = window.findChild(QLineEdit)
    assert find is not None
    find.setText("360")
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert find.text() == ""
    assert window.isVisible()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_window_leaves_some_of_the_screen_free(window: TableWindow) -> None:
    screen = window.screen().availableSize()
    assert window.height() < screen.height()
    assert window.width() < screen.width()


def test_merged_cells_are_shown_until_rows_move(window: TableWindow) -> None:
    view = window.view
    assert view.rowSpan(0, 0) == 2
    view.sort_by(1)
    assert view.rowSpan(0, 0) == 1
    assert "" not in column(view.proxy, 0)
    view.sort_by(1)
    view.sort_by(1)
    assert view.rowSpan(0, 0) == 2
    window.fill.setChecked(True)
    assert column(view.proxy, 0) == ["钦南区", "钦南区", "钦北区"]


def test_the_header_shows_all_head_rows(window: TableWindow) -> None:
    header = window.view.header
    one_line = header.fontMetrics().height()
    assert header.sizeHint().height() > 3 * one_line
    high = header.sizeHint().height()
    window.filters.setChecked(True)
    assert header.sizeHint().height() > high


def test_filter_fields_filter(qtbot: QtBot, window: TableWindow) -> None:
    window.filters.setChecked(True)
    commit(window.view.header._fields[0], "钦北")
    assert window.view.proxy.rowCount() == 1
    assert "1 行" in window._status.text()
    window.filters.setChecked(False)
    assert window.view.proxy.rowCount() == 3


def test_find_marks_cells_and_goes_on(qtbot: QtBot, window: TableWindow) -> None:
    commit(window._find, "钦")
    assert window._found.text() == "2 格"
    assert window.view.currentIndex().row() == 0
    QTest.keyClick(window._find, Qt.Key.Key_Return)
    assert window.view.currentIndex().row() == 2
    QTest.keyClick(window._find, Qt.Key.Key_Return)
    assert window.view.currentIndex().row() == 0
    QTest.keyClick(window._find, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.view.currentIndex().row() == 2


def test_selected_numbers_are_added_up(qtbot: QtBot, app_look: None) -> None:
    window = TableWindow(NUMBERS, "某通知")
    qtbot.addWidget(window)
    model = window.view.selectionModel()
    for row in (0, 1):
        model.select(window.view.proxy.index(row, 1), QItemSelectionModel.SelectionFlag.Select)
    assert "123,000,000元" in window._sum.text()
    assert "61,500,000元" in window._sum.text()
    model.clearSelection()
    assert window._sum.text() == ""


def test_rows_and_columns_can_be_swapped(window: TableWindow) -> None:
    window.swap.setChecked(True)
    assert window.view.proxy.columnCount() == 5
    assert window.view.proxy.rowCount() == 3
    window.swap.setChecked(False)
    assert window.view.proxy.columnCount() == 4


def test_the_whole_table_is_copied_with_its_head(window: TableWindow) -> None:
    window.view.copy_selection()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == table_tsv(TABLE)
    assert 'colspan="2"' in data.html()


def test_a_selection_is_copied_as_shown_with_its_head(qtbot: QtBot, window: TableWindow) -> None:
    window.view.sort_by(1)
    window.view.setFocus()
    model = window.view.selectionModel()
    for row in range(3):
        model.select(window.view.proxy.index(row, 1), QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(window.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows == ["建设任务", "学位（个）", "85%", "360", "1080"]


def test_a_selection_can_be_copied_without_its_head(window: TableWindow) -> None:
    window.view.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.view, Qt.Key.Key_C, modifiers)
    assert QGuiApplication.clipboard().text().startswith("钦南区\t360")


def test_the_first_column_stays_in_view(qtbot: QtBot, window: TableWindow) -> None:
    frozen = window.view._frozen
    assert not frozen.isVisible()
    for number in range(4):
        window.view.setColumnWidth(number, 250)
    window.resize(420, 360)
    qtbot.waitUntil(lambda: window.view.horizontalScrollBar().maximum() > 0)
    window.view.horizontalScrollBar().setValue(60)
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == 250
    window.filters.setChecked(True)
    qtbot.waitUntil(lambda: frozen.header.filters_shown)
    commit(frozen.header._fields[0], "钦北")
    assert window.view.proxy.rowCount() == 1
    assert frozen.isColumnHidden(1)


def test_a_form_is_shown_as_a_form(qtbot: QtBot, app_look: None) -> None:
    form = TableWindow(replace(TABLE, form=True, header_rows=0), "某通知")
    qtbot.addWidget(form)
    form.show()
    assert not form.view.header.isVisible()
    assert not form.filters.isVisible()
    assert form.view.rowSpan(0, 0) == 2


def test_wishes_of_the_window(qtbot: QtBot, window: TableWindow) -> None:
    buttons = {b.text(): b for b in window.findChildren(QPushButton)}
    wishes = {
        "Excel": window.excel_requested,
        "CSV": window.csv_requested,
        "打印": window.print_requested,
        "定位": window.locate_requested,
    }
    for text, signal in wishes.items():
        with qtbot.waitSignal(signal):
            buttons[text].click()


# The panel


def test_a_card_a_table(qtbot: QtBot, app_look: None) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.show()
    notice = record(tables=(TABLE, replace(TABLE, title="", parts=(LineSpan(1, 2),), shifted_rows=())))
    panel.show_tables(notice)
    assert panel.count == 2
    assert "3 行 × 4 列 · 跨 2 页合并 · 单位：万元" in panel.cards[0].accessibleName()
    assert "表格 2" in panel.cards[1].accessibleName()
    assert [card.property("current") for card in panel.cards] == [True, False]
    with qtbot.waitSignal(panel.cards[1].chosen):
        QTest.mouseClick(panel.cards[1], Qt.MouseButton.LeftButton)
    assert [card.property("current") for card in panel.cards] == [False, True]
    with qtbot.waitSignal(panel.open_requested) as told:
        QTest.keyClick(panel.cards[1], Qt.Key.Key_Return)
    assert told.args == [1]
    panel.show_tables(None)
    assert panel.count == 0


def test_wishes_of_a_card(qtbot: QtBot, app_look: None) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.show_tables(record())
    qtbot.waitUntil(lambda: bool(panel.cards[0].findChildren(QPushButton)))
    buttons = {b.text(): b for b in panel.cards[0].findChildren(QPushButton)}
    wishes = {
        "打开": panel.open_requested,
        "定位": panel.locate_requested,
        "复制": panel.copy_requested,
        "Excel": panel.excel_requested,
        "CSV": panel.csv_requested,
        "打印": panel.print_requested,
    }
    for text, signal in wishes.items():
        with qtbot.waitSignal(signal) as told:
            buttons[text].click()
        assert told.args == [0]


# All tables


SUMMARIES = tuple(
    TableSummary(TableId(i), NoticeId(10 + i), i, title, f"关于{title}的通知", 2019 + i, 5 + i, 3, i == 2)
    for i, title in enumerate(("学校建设表", "医院床位表", "申请表"))
)


def test_the_list_of_all_tables(qtbot: QtBot, app_look: None) -> None:
    listed = TableCatalogue()
    qtbot.addWidget(listed)
    listed.show()
    listed.show_tables(SUMMARIES)
    assert listed._count.text() == "3 张表"
    commit(listed.field, "医院 2020")
    assert listed._count.text() == "1 / 3 张表"
    with qtbot.waitSignal(listed.table_activated) as told:
        QTest.keyClick(listed.field, Qt.Key.Key_Return)
    assert told.args == [NoticeId(11), 1]
    listed.field.setText("没有")
    assert not listed.list.isVisible()
    listed.field.clear()
    listed.list.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert listed._proxy.index(0, 0).data() == "申请表　空白表单"


# Outline


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
    assert [column_name(preview.table, c) for c in range(4)] == ["县区", "学位（个）", "投资（万元）", "备注"]
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


def test_fields_to_filter_by_stand_below_the_head_rows(window: TableWindow) -> None:
    header = window.view.header
    heads = header.height()
    window.filters.setChecked(True)
    assert header.height() == header.sizeHint().height() > heads
    fields = header.findChildren(QLineEdit)
    assert len(fields) == TABLE.columns
    assert all(field.y() >= heads for field in fields)
