"""Tables panel, table window, list of all tables, outline."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from db.model import LineSpan, NoticeId, Table, TableId, TableSpan, TableSummary
from reader import i18n
from reader.models.outline_model import OutlineModel
from reader.models.table_list import TableListModel
from reader.models.table_model import TableModel, column_names
from reader.models.table_proxy import TableProxy
from reader.render import table_tsv
from reader.widgets.look import look
from reader.widgets.tables.card import TableCard
from reader.widgets.tables.catalogue import TableCatalogue
from reader.widgets.tables.fitting import line_height
from reader.widgets.tables.panel import TablesPanel
from reader.widgets.tables.window import TableWindow
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
    tables.set_tables(SUMMARIES, [table.title for table in SUMMARIES])
    tables.set_filter("表")
    tables.sort(1, Qt.SortOrder.DescendingOrder)
    tables.sort(-1)
    outline.set_notice(record().notice)
    outline.set_notice(None)
    assert all(tester.model() for tester in testers)


def test_a_column_is_named_by_its_head_rows() -> None:
    assert [*column_names(TABLE)] == [
        "县区",
        "建设任务 / 学位（个）",
        "建设任务 / 投资（万元）",
        "备注",
    ]


def test_words_are_sorted_by_their_sound(qtbot: QtBot) -> None:
    words = ("中国", "全市", "", "北京", "华为", "C类", "对接")
    model, proxy = TableModel(Table((LineSpan(1, 8),), (("名",), *((word,) for word in words)), 1)), TableProxy()
    proxy.setSourceModel(model)
    proxy.sort(0)
    assert column(proxy, 0) == ["C类", "北京", "对接", "华为", "全市", "中国", ""]


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
        ("300万-2亿", ["甲", "乙"]),
        ("80~90", ["丁"]),
        ("9-1", []),
        ("", list("甲乙丙丁戊己")),
    ],
)
def test_filters(qtbot: QtBot, text: str, rows: list[str]) -> None:
    model, proxy = TableModel(NUMBERS), TableProxy()
    proxy.setSourceModel(model)
    proxy.set_filter(1, text)
    assert column(proxy, 0) == list(rows)


def test_a_range_is_also_looked_for_as_words(qtbot: QtBot) -> None:
    years = Table((LineSpan(1, 3),), (("名", "年限"), ("甲", "2021-2022"), ("乙", "2021")), 1)
    model, proxy = TableModel(years), TableProxy()
    proxy.setSourceModel(model)
    proxy.set_filter(1, "2021-2022")
    assert column(proxy, 0) == ["甲", "乙"]


# The window


def opened(qtbot: QtBot, table: Table) -> TableWindow:
    window = TableWindow(table, "某通知")
    qtbot.addWidget(window)
    window.resize(560, 420)
    with qtbot.waitExposed(window):
        window.show()
    return window


def long_table(rows: int, columns: int, longest: int = 3) -> Table:
    """Rows of one line and, by turns, of more."""
    words = ["一格", "写在一格里要占好几行的很长的话" * longest]
    body = [(f"{row}", words[row % 2], *["二"] * (columns - 2)) for row in range(rows)]
    return Table((LineSpan(1, rows + 1),), (tuple(f"头{n}" for n in range(columns)), *body), 1)


@pytest.mark.parametrize(("rows", "columns", "longest"), [(5, 4, 3), (101, 4, 3), (101, 4, 0), (300, 30, 3)])
def test_the_last_row_comes_into_view_whole(
    qtbot: QtBot, app_look: None, rows: int, columns: int, longest: int
) -> None:
    window = opened(qtbot, long_table(rows, columns, longest))
    view = window.view
    qtbot.waitUntil(lambda: view.verticalHeader().defaultSectionSize() == line_height(view))
    qtbot.waitUntil(lambda: (view.rowHeight(1) > view.rowHeight(0)) == (longest > 0))
    for height in (window.height(), 640):
        window.resize(window.width(), height)
        QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.wait(20)
        last = view.visualRect(view.proxy.index(rows - 1, columns - 1))
        assert view.viewport().rect().contains(last)
        assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
        assert [(i.row(), i.column()) for i in view.selectedIndexes()] == [(rows - 1, columns - 1)]
        QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert [(i.row(), i.column()) for i in view.selectedIndexes()] == [(0, 0)]


def test_the_cell_gone_to_stays_in_view_when_the_rows_get_their_heights(qtbot: QtBot, app_look: None) -> None:
    window = TableWindow(long_table(300, 30), "某通知")
    qtbot.addWidget(window)
    view = window.view
    window.show()
    view.setCurrentIndex(view.proxy.index(0, 0))
    low = view.rowHeight(1)
    view.setColumnWidth(1, 80)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.rowHeight(1) == low
    qtbot.waitUntil(lambda: view.rowHeight(1) > low)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (299, 29)
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def decisions(words: str, *more: str) -> TableWindow:
    """A table with one long column; ``more`` stands in the columns before it."""
    head = ("序号", "依据", *(f"头{n}" for n in range(len(more))), "处理决定")
    body = [(str(row), "《某某管理条例》", *more, words) for row in range(1, 5)]
    return TableWindow(Table((LineSpan(1, 5),), (head, *body), 1), "某通知")


def test_a_table_opens_as_high_as_its_rows(qtbot: QtBot, app_look: None) -> None:
    heights = []
    for words in ("短", "改为备案。加强事中事后监管，" * 8):
        window = decisions(words)
        qtbot.addWidget(window)
        window.show()
        view = window.view
        last = view.visualRect(view.proxy.index(3, 2))
        assert view.viewport().rect().contains(last)
        assert not view.horizontalScrollBar().maximum()
        assert window.height() <= window.screen().availableSize().height()
        heights.append(window.height())
    assert heights[0] < heights[1]


def test_no_word_of_a_cell_is_cut(qtbot: QtBot, app_look: None) -> None:
    """Brackets and commas that may not begin or end a line make more lines than there is room for characters."""
    window = decisions("取消审批，改为备案（甲），“双随机、一公开”监管；" * 40, "alpha.beta@gamma.example")
    qtbot.addWidget(window)
    for width in (600, 730, 900):
        window.resize(width, 700)
        window.show()
        qtbot.wait(20)
        view = window.view
        assert view.rowHeight(0) >= view.sizeHintForRow(0)
        assert view.columnWidth(2) > view.fontMetrics().horizontalAdvance("alpha.beta@gamma.example")


def test_a_row_higher_than_the_view_is_scrolled_through(qtbot: QtBot, app_look: None) -> None:
    window = decisions("改为备案。加强事中事后监管，" * 40)
    qtbot.addWidget(window)
    window.resize(560, 360)
    window.show()
    view, bar = window.view, window.view.verticalScrollBar()
    qtbot.waitUntil(lambda: view.rowHeight(0) > 2 * view.viewport().height())

    def inked(column: int) -> QImage:
        return view.viewport().grab(view.visualRect(view.proxy.index(0, column)) & view.viewport().rect()).toImage()

    view.setCurrentIndex(view.proxy.index(3, 0))
    bar.setValue(40)
    number, words = inked(0), inked(2)
    assert len({number.pixel(x, number.height() // 2) for x in range(number.width() - 3)}) > 1  # not blank
    bar.setValue(80)
    assert inked(0) == number
    assert inked(2) != words


def test_the_long_column_gets_the_room_left_over(qtbot: QtBot, app_look: None) -> None:
    window = decisions("改为备案。加强事中事后监管，" * 30)
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    view = window.view
    before, high = [view.columnWidth(column) for column in range(3)], view.rowHeight(0)
    window.resize(1100, 500)
    qtbot.waitUntil(lambda: view.rowHeight(0) < high)
    assert view.columnWidth(2) - before[2] == pytest.approx(400, abs=2)
    assert not view.horizontalScrollBar().maximum()
    view.setColumnWidth(2, 320)
    window.resize(800, 500)
    assert view.columnWidth(2) == 320  # as the user wants it


def test_the_kept_column_is_scrolled_with_its_rows(qtbot: QtBot, app_look: None) -> None:
    window = opened(qtbot, long_table(101, 30))
    view, frozen = window.view, window.view._frozen
    qtbot.waitUntil(lambda: view.rowHeight(1) > view.rowHeight(0))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.horizontalScrollBar().setValue(200)
    assert frozen.isVisible()
    qtbot.waitUntil(lambda: frozen.rowViewportPosition(100) == view.rowViewportPosition(100))
    window.filters.setChecked(True)
    commit(view.header._fields[2], "没有")
    commit(view.header._fields[2], "二")
    qtbot.waitUntil(lambda: frozen.rowViewportPosition(100) == view.rowViewportPosition(100))
    before = view.verticalScrollBar().value()
    middle = QPointF(frozen.viewport().rect().center())
    wheel = QWheelEvent(
        middle,
        frozen.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(frozen.viewport(), wheel)
    assert frozen.verticalScrollBar().value() == view.verticalScrollBar().value() > before


def test_the_cell_from_which_keys_go_on_has_a_frame(qtbot: QtBot, app_look: None) -> None:
    window = opened(qtbot, NUMBERS)
    view = window.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.selectionModel().clear()
    qtbot.wait(20)

    def framed(row: int) -> bool:
        corner = view.visualRect(view.proxy.index(row, 1)).topLeft()
        return view.viewport().grab().toImage().pixelColor(corner + QPoint(1, 6)) == QColor(look().tokens.focus)

    view.selectionModel().setCurrentIndex(view.proxy.index(2, 1), QItemSelectionModel.SelectionFlag.NoUpdate)
    assert [framed(row) for row in range(4)] == [False, False, True, False]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert [framed(row) for row in range(4)] == [False, False, False, True]
    window.find_bar.open()
    assert not any(framed(row) for row in range(4))


def test_a_sorted_table_is_shown_from_its_first_row(qtbot: QtBot, app_look: None) -> None:
    view = opened(qtbot, long_table(101, 4)).view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    view.scrollToBottom()
    view.sort_by(1)
    assert view.verticalScrollBar().value() == 0


def test_a_filter_that_leaves_nothing_says_so_and_nothing_jumps(qtbot: QtBot, app_look: None) -> None:
    window = opened(qtbot, long_table(101, 4))
    view = window.view
    window.filters.setChecked(True)
    wide = view.verticalHeader().width()
    for text, rows in (("1", 20), ("没有", 0)):
        commit(view.header._fields[0], text)
        qtbot.wait(20)
        assert (view.proxy.rowCount(), view.verticalHeader().width()) == (rows, wide)
    picture = view.viewport().grab().toImage()
    middle = picture.copy(0, picture.height() // 2 - 30, picture.width(), 60)
    assert len({middle.pixel(x, y) for x in range(middle.width()) for y in range(60)}) > 2


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
    window.find_bar.field.setText("360")
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.find_bar.field.text() == ""
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_window_leaves_some_of_the_screen_free(window: TableWindow) -> None:
    screen = window.screen().availableSize()
    assert window.height() < screen.height()
    assert window.width() < screen.width()


@pytest.mark.parametrize("unit", ["", "单位：万元"])
def test_on_a_low_screen_the_rows_get_the_room_of_what_the_window_is_called(
    qtbot: QtBot, app_look: None, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    def words() -> list[str]:
        window = opened(qtbot, replace(TABLE, unit=unit))
        return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]

    usual = words()
    assert TABLE.title in usual
    assert any(text.startswith("某通知") and text.endswith(unit) for text in usual)
    monkeypatch.setattr("reader.widgets.tables.window._LOW", 10_000)
    low = words()
    assert not any("某通知" in text for text in low)
    assert [text for text in low if text not in usual] == ([unit] if unit else [])


def test_no_tool_moves_while_something_is_looked_for(qtbot: QtBot, window: TableWindow) -> None:
    def places() -> list[int]:
        return [button.x() for button in window.findChildren(QPushButton)]

    before = places()
    for words in ("钦", "没有这个词", ""):
        window.find_bar.field.setText(words)
        qtbot.wait(300)  # the clear button fades out
        assert places() == before


def test_the_window_is_wide_enough_for_its_tools_on_one_line(
    qtbot: QtBot, app_look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.widgets.tables.window._SCREEN_SHARE", 2)
    window = TableWindow(replace(TABLE, shifted_rows=()), "某通知")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    last = next(button for button in window.findChildren(QPushButton) if button.text() == "定位")
    assert last.geometry().center().y() == pytest.approx(window.filters.geometry().center().y(), abs=2)
    assert last.geometry().right() < window.width()
    window.resize(window.width() - 60, window.height())
    assert (last.text(), last.accessibleName()) == ("", "定位")
    qtbot.waitUntil(lambda: abs(last.geometry().center().y() - window.filters.geometry().center().y()) <= 2)
    assert last.geometry().right() < window.width()
    window.resize(window.width() + 60, window.height())
    assert last.text() == "定位"


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


def test_find_counts_cells_and_goes_on_by_keys(qtbot: QtBot, window: TableWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.find_bar.field.hasFocus()
    commit(window.find_bar.field, "钦")
    QTest.keyClick(window.find_bar.field, Qt.Key.Key_Return)
    assert window.find_bar.count.text() == "1 / 2"
    places = []
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(window.find_bar.field, key, modifier)
        places.append((window.view.currentIndex().row(), window.find_bar.count.text()))
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F3)
    places.append((window.view.currentIndex().row(), window.find_bar.count.text()))
    assert places == [(2, "2 / 2"), (0, "1 / 2"), (2, "2 / 2"), (0, "1 / 2")]
    window.filters.setChecked(True)
    commit(window.view.header._fields[0], "钦北")
    assert window.find_bar.count.text().endswith("/ 1")


def test_the_names_beside_numbers_of_rows_are_kept_too(qtbot: QtBot, app_look: None) -> None:
    rows = [(str(n), f"第{n}县", *("1234.56",) * 12) for n in range(1, 30)]
    table = Table((LineSpan(1, 30),), (("序号", "县区", *(f"{2000 + n}年" for n in range(12))), *rows), 1)
    view = opened(qtbot, table).view
    view.horizontalScrollBar().setValue(200)
    frozen = view._frozen
    assert [frozen.isColumnHidden(column) for column in range(4)] == [False, False, True, True]
    assert frozen.width() == view.header.kept_width == view.columnWidth(0) + view.columnWidth(1)
    view.setCurrentIndex(view.proxy.index(3, 2))
    assert view.visualRect(view.currentIndex()).left() >= view.header.kept_width
    view.setColumnWidth(1, 400)  # the two would leave too little
    qtbot.waitUntil(lambda: frozen.width() == view.columnWidth(0))
    assert frozen.isColumnHidden(1)


def test_what_is_found_is_not_hidden_by_the_kept_column(qtbot: QtBot, app_look: None) -> None:
    rows = (("编号", *(f"栏{n}" for n in range(12))), ("1", *(f"第{n}格里的话" for n in range(12))))
    window = TableWindow(Table((LineSpan(1, 2),), rows, 1), "某通知")
    qtbot.addWidget(window)
    window.show()
    window.resize(560, 360)
    view = window.view
    view.find_words("第11格")
    qtbot.waitUntil(view._frozen.isVisible)
    view.find_words("第3格")
    assert view.visualRect(view.currentIndex()).left() >= view.header.kept_width > 0


def test_a_head_over_several_columns_says_its_words_where_it_is_in_view(qtbot: QtBot, app_look: None) -> None:
    columns = 12
    rows = (("编号", "各县区完成情况", *[""] * (columns - 2)), *[tuple(f"{n:016}" for n in range(columns))] * 2)
    window = TableWindow(Table((LineSpan(1, 3),), rows, 1, spans=(TableSpan(0, 1, 1, columns - 1),)), "某通知")
    qtbot.addWidget(window)
    window.show()
    window.resize(560, 360)
    view, header = window.view, window.view.header
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 200)
    inked = []
    for part in (0.0, 1.0):
        view.horizontalScrollBar().setValue(round(part * view.horizontalScrollBar().maximum()))
        qtbot.wait(20)
        left = header.kept_width or header.sectionViewportPosition(1)
        picture = header.viewport().grab(QRect(left + 4, 4, header.viewport().width() - left - 8, 20)).toImage()
        ground = picture.pixelColor(0, 0)
        dark = [
            x for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) != ground
        ]
        assert dark
        inked.append((min(dark) + max(dark)) / 2 / picture.width())
    assert inked == pytest.approx([0.5, 0.5], abs=0.1)


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


def test_cells_stand_as_on_the_page_and_all_alike_when_swapped(qtbot: QtBot, app_look: None) -> None:
    rows = tuple((f"第{n}小学", str(90 * n), "2022-2023", "新建" + "扩建" * (n % 2)) for n in range(1, 6))
    window = opened(qtbot, Table((LineSpan(1, 6),), (("学校名称", "学位", "年限", "方式"), *rows), 1))
    view = window.view

    def aligned() -> list[set[Qt.AlignmentFlag]]:
        found: list[set[Qt.AlignmentFlag]] = []
        for row in range(view.proxy.rowCount()):
            found.append(set())
            for column in range(view.proxy.columnCount()):
                option = QStyleOptionViewItem()
                view.delegate.initStyleOption(option, view.proxy.index(row, column))
                found[-1].add(option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
        return found

    centre, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
    assert aligned() == [{centre, right}] * 5
    window.swap.setChecked(True)
    assert aligned() == [{centre}] * 3
    window.swap.setChecked(False)
    assert aligned() == [{centre, right}] * 5


def test_rows_and_columns_can_be_swapped(window: TableWindow) -> None:
    window.swap.setChecked(True)
    assert window.view.proxy.columnCount() == 5
    assert window.view.proxy.rowCount() == 3
    window.swap.setChecked(False)
    assert window.view.proxy.columnCount() == 4


def test_swapped_there_and_back_a_table_is_sorted_and_filtered_as_before(window: TableWindow) -> None:
    view = window.view
    window.filters.setChecked(True)
    commit(view.header.fields[0], "钦南")
    view.sort_by(1)
    arrangement, shown = window.arrangement, view.shown_table()
    assert view.proxy.filtered
    window.swap.setFocus()
    window.swap.setChecked(True)
    assert window.swap.hasFocus()
    assert (view.proxy.filtered, view.proxy.sortColumn(), window.filters.isChecked()) == (False, -1, False)
    assert view.shown_table().rows == tuple(zip(*shown.rows, strict=True))
    view.sort_by(2)
    swapped = view.shown_table()
    window.swap.setChecked(False)
    assert window.arrangement.rows == arrangement.rows
    assert view.shown_table() == shown
    assert window.swap.hasFocus()
    window.swap.setChecked(True)
    assert view.shown_table() == swapped


def test_what_was_sorted_by_a_row_that_is_no_column_any_more_stands_as_printed(window: TableWindow) -> None:
    view = window.view
    window.swap.setChecked(True)
    view.sort_by(4)
    window.swap.setChecked(False)
    window.filters.setChecked(True)
    commit(view.header.fields[0], "钦北")
    window.swap.setChecked(True)
    assert (view.proxy.columnCount(), view.proxy.sortColumn()) == (3, -1)
    window.swap.setChecked(False)
    commit(view.header.fields[0], "没有这个县")
    window.swap.setChecked(True)
    assert view.proxy.columnCount() == len(TABLE.rows)


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


def test_filled_cells_are_copied_filled_under_the_head_as_printed(window: TableWindow) -> None:
    window.fill.setChecked(True)
    window.view.selectAll()
    window.view.copy_selection()
    data = QGuiApplication.clipboard().mimeData()
    rows = data.text().split("\r\n")
    assert [row.split("\t")[0] for row in rows[2:-1]] == ["钦南区", "钦南区", "钦北区"]
    assert rows[0].split("\t")[1:3] == ["建设任务", ""]
    assert 'colspan="2"' in data.html()


def test_a_selection_can_be_copied_without_its_head(window: TableWindow) -> None:
    window.view.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.view, Qt.Key.Key_C, modifiers)
    assert QGuiApplication.clipboard().text().startswith("钦南区\t360")


def test_the_first_column_stays_in_view(qtbot: QtBot, window: TableWindow) -> None:
    frozen = window.view._frozen
    assert not frozen.isVisible()
    for number in range(4):
        window.view.setColumnWidth(number, 120)
    window.resize(420, 360)
    qtbot.waitUntil(lambda: window.view.horizontalScrollBar().maximum() > 0)
    window.view.horizontalScrollBar().setValue(60)
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == 120
    window.filters.setChecked(True)
    qtbot.waitUntil(lambda: bool(frozen.header.fields))
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
    buttons = {b.accessibleName(): b for b in window.findChildren(QPushButton)}
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
    TableSummary(TableId(i), NoticeId(10 + i), i, title, f"关于{title}的通知", 2019 + i, 3, 5 + i, 3, i == 2, i)
    for i, title in enumerate(("学校建设表", "医院床位表", "申请表"))
)


@pytest.fixture
def catalogue(qtbot: QtBot, app_look: None) -> TableCatalogue:
    listed = TableCatalogue()
    qtbot.addWidget(listed)
    listed.show_tables(SUMMARIES, [f"{table.title}\t{table.year}年" for table in SUMMARIES])
    with qtbot.waitExposed(listed):
        listed.show()
    return listed


def test_the_list_of_all_tables(qtbot: QtBot, catalogue: TableCatalogue) -> None:
    assert catalogue._count.text() == "3 张表"
    commit(catalogue.field, "医院 2020")
    assert catalogue._count.text() == "1 / 3 张表"
    with qtbot.waitSignal(catalogue.table_activated) as told:
        QTest.keyClick(catalogue.field, Qt.Key.Key_Return)
    assert told.args == [NoticeId(11), 1]
    catalogue.field.clear()
    commit(catalogue.field, "申请 空白")
    assert catalogue._count.text() == "1 / 3 张表"
    catalogue.field.setText("没有")
    assert not catalogue.list.isVisible()
    catalogue.field.clear()
    catalogue.list.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    shown = [catalogue._model.index(0, column).data() for column in range(5)]
    assert shown == ["申请表", "7 行 × 3 列", "申请表的通知", "2021年第3期", "空白表单　⚠ 2 行可能错位"]


def test_the_list_of_all_tables_shows_more_as_one_scrolls(qtbot: QtBot, catalogue: TableCatalogue) -> None:
    many = [replace(SUMMARIES[0], id=TableId(n), title=f"表{n}") for n in range(1200)]
    catalogue.show_tables(many, [table.title for table in many])
    assert catalogue._count.text() == "1,200 张表"
    assert catalogue._model.rowCount() < 1200
    for _ in range(3):
        QTest.keyClick(catalogue.list, Qt.Key.Key_End)
        catalogue.list.scrollToBottom()
        qtbot.wait(1)
    assert catalogue._model.rowCount() == 1200
    commit(catalogue.field, "表1199")
    assert catalogue._count.text() == "1 / 1,200 张表"


def test_an_archive_without_tables_is_no_filter_without_hits(qtbot: QtBot, catalogue: TableCatalogue) -> None:
    def said() -> str:
        return "".join(label.text() for label in catalogue._empty.findChildren(QLabel))

    commit(catalogue.field, "没有")
    assert "清空筛选" in said()
    catalogue.show_tables((), ())
    assert said() == "存档里还没有表格"


def test_the_list_names_notices_as_the_tree_does_and_sorts_by_sound(catalogue: TableCatalogue) -> None:
    titles = {"中国": "关于印发甲市规划的通知", "全市": "关于印发乙市规划的通知", "北京": "", "华为": "", "对接": ""}
    tables = [replace(SUMMARIES[0], title=title, notice_title=notice, rows=0) for title, notice in titles.items()]
    catalogue.show_tables(tables, list(titles))
    model = catalogue._model
    first = model.index(0, 2)
    assert (first.data(), first.data(Qt.ItemDataRole.ToolTipRole)) == ("甲市规划", "关于印发甲市规划的通知")
    assert model.index(0, 1).data() == "只有表头 × 3 列"
    catalogue.list.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [model.index(row, 0).data() for row in range(5)] == ["北京", "对接", "华为", "全市", "中国"]


@pytest.mark.parametrize("language", ["en", i18n.CHINESE])
@pytest.mark.parametrize("shifted_rows", [0, 12])
def test_only_titles_are_cut(
    qtbot: QtBot, qapp: QApplication, app_look: None, language: str, shifted_rows: int
) -> None:
    i18n.install(qapp, language)
    form = replace(SUMMARIES[2], rows=0, columns=104, shifted_rows=0)  # nothing but its head
    tables = (replace(SUMMARIES[0], number=128, rows=101, columns=12, shifted_rows=shifted_rows), form)
    listed = TableCatalogue()
    qtbot.addWidget(listed)
    listed.resize(683, 360)
    listed.show_tables(tables, ["", ""])
    with qtbot.waitExposed(listed):
        listed.show()
    view, header = listed.list, listed.list.header()
    given = [view.columnWidth(column) for column in range(5)]
    for column in (1, 3, 4):
        wanted = max(view.sizeHintForColumn(column), header.sectionSizeHint(column))
        assert wanted <= given[column] <= wanted + 12
    assert given[0] == pytest.approx(given[2], abs=1)
    assert sum(given) == pytest.approx(view.viewport().width(), abs=1)
    i18n.install(qapp, i18n.CHINESE)


def test_the_list_of_all_tables_by_keys(qtbot: QtBot, catalogue: TableCatalogue) -> None:
    with qtbot.waitActive(catalogue):
        catalogue.activateWindow()
    catalogue.field.setFocus()
    commit(catalogue.field, "表")
    QTest.keyClick(catalogue.field, Qt.Key.Key_Down)
    assert catalogue.list.hasFocus()
    QTest.keyClick(catalogue.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(catalogue.table_activated) as told:
        QTest.keyClick(catalogue.list, Qt.Key.Key_Return)
    assert told.args == [NoticeId(11), 1]
    QTest.keyClick(catalogue.list, Qt.Key.Key_Escape)
    assert catalogue.field.text() == ""
    with qtbot.waitSignal(catalogue.closed):
        QTest.keyClick(catalogue.field, Qt.Key.Key_Escape)


def test_fields_to_filter_by_stand_below_the_head_rows(window: TableWindow) -> None:
    header = window.view.header
    heads = header.height()
    window.filters.setChecked(True)
    assert header.height() == header.sizeHint().height() > heads
    fields = header.findChildren(QLineEdit)
    assert len(fields) == TABLE.columns
    assert all(field.y() >= heads for field in fields)


def test_a_second_click_meets_the_card_that_the_first_unfolded(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 60_000)
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 420)
    shown = record()
    panel.show_tables(replace(shown, notice=replace(shown.notice, tables=(TABLE,) * 4)))
    panel.show()
    first, second = panel.cards[:2]

    def place_when_unfolded(card: TableCard) -> QPoint:
        """Where the second card stands when that one is unfolded, and nothing moves any more."""
        qtbot.waitUntil(lambda: any(button.isVisible() for button in card.findChildren(QPushButton)))
        places: list[tuple[int, int]] = []

        def at_rest() -> bool:
            places.append((second.mapTo(panel, QPoint(0, 0)).y(), panel.cards[3].y()))
            return len(places) > 8 and len(set(places[-8:])) == 1

        qtbot.waitUntil(at_rest)
        return second.mapTo(panel, QPoint(0, 0))

    before = place_when_unfolded(first)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert place_when_unfolded(second) == before
    panel.select(3)
    assert not second.findChildren(QPushButton)[0].isVisible()


def test_enter_presses_the_button_of_a_card(qtbot: QtBot) -> None:
    panel = TablesPanel()
    qtbot.addWidget(panel)
    panel.show_tables(record())
    panel.show()
    qtbot.waitUntil(lambda: bool(panel.cards[0].findChildren(QPushButton)))
    button = next(b for b in panel.cards[0].findChildren(QPushButton) if b.text() == "Excel")
    with qtbot.assertNotEmitted(panel.open_requested), qtbot.waitSignal(panel.excel_requested):
        QTest.keyClick(button, Qt.Key.Key_Return)
