"""Windows of tables beside the program's: whose the dialogs are, what is in front, what is done by keys alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.model import KnownError, LineSpan, NoticeRecord, Problem, Table
from db.store import Archive
from reader.flows.reading import Goal
from reader.widgets.keys_dialog import KeysDialog
from reader.widgets.tables.catalogue import TableCatalogue
from reader.widgets.tables.tools import keys_alone, tools
from reader.widgets.tables.view import GridView
from reader.widgets.tables.window import TableWindow
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit
from tests.unit.render.samples import TABLE


@pytest.fixture
def notice(starter_archive: Path) -> NoticeRecord:
    """A notice of the archive with several tables."""
    with Archive.open(starter_archive, read_only=True) as archive:
        return next(archive.notice(table.notice_id) for table in archive.tables() if table.index > 1)


def in_front(qtbot: QtBot, window: QWidget) -> None:
    qtbot.waitUntil(window.isActiveWindow)


def opened(qtbot: QtBot, window: MainWindow, notice: NoticeRecord, index: int = 0) -> TableWindow:
    with qtbot.waitSignal(window.paper.window_opened) as told:
        window.paper.open_table(notice, index)
    in_front(qtbot, told.args[0])
    assert isinstance(told.args[0], TableWindow)
    return told.args[0]


@pytest.fixture
def alone(qtbot: QtBot, app_look: None) -> TableWindow:
    """A table's window by itself, in front."""
    shown = TableWindow(TABLE, "某通知")
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    in_front(qtbot, shown)
    return shown


def press(window: QWidget, keys: str) -> None:
    """As the user presses them: what has the focus gets them."""
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


# Whose the dialogs are


def test_dialogs_belong_to_the_window_in_front_and_lead_back_to_it(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    table = opened(qtbot, window, notice)
    for name in ("keys", "settings"):
        window.named[name].trigger()
        dialog = table.findChild(QDialog)
        assert dialog is not None
        in_front(qtbot, dialog)
        dialog.close()
        table.activateWindow()  # as every desktop does, but not the screen of the tests
        in_front(qtbot, table)
        qtbot.waitUntil(lambda: table.findChild(QDialog) is None)
    window.troubles.tell(KnownError(Problem.PRINTER_FAILED, title="甲"))
    dialog = table.findChild(QDialog)
    assert dialog is not None
    dialog.close()


def test_a_dialog_over_a_dialog_belongs_to_the_window_below(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    table = opened(qtbot, window, notice)
    first = window.dialogs.show_keys()
    in_front(qtbot, first)
    second = window.dialogs.show_about()
    assert second.parentWidget() is table
    second.close()
    first.close()


def test_a_table_is_saved_from_its_own_window_which_says_so(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def answer(*question: object) -> tuple[str, str]:
        asked.append(question)
        return str(tmp_path / "表.xlsx"), str(question[3])

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    table = opened(qtbot, window, notice)
    with qtbot.waitSignal(window.paper.said, timeout=WAIT_MS):
        press(table, "Ctrl+E")
    assert asked[0][0] is table
    assert asked[0][3] == "Excel 工作簿 (*.xlsx)"  # one table, not all
    assert (tmp_path / "表.xlsx").exists()
    assert "表.xlsx" in table._foot.message.text()
    assert table._foot.button.isVisible()


def test_a_preview_belongs_to_the_table_and_goes_with_it(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    table = opened(qtbot, window, notice)
    press(table, "Ctrl+P")
    printing = window.paper.output.printing
    preview = printing.preview
    assert preview is not None
    assert preview.parentWidget() is table
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=WAIT_MS)
    table.close()
    qtbot.waitUntil(lambda: printing.preview is None)
    window.named["print_preview"].trigger()
    assert printing.preview is not None
    assert printing.preview.parentWidget() is window


# One window a table


def test_a_table_that_is_open_comes_to_the_front_as_it_is(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    table = opened(qtbot, window, notice)
    table.filters.setChecked(True)
    other = opened(qtbot, window, notice, 1)
    assert other is not table
    assert other.pos() != table.pos()
    window.paper.open_table(notice, 0)
    in_front(qtbot, table)
    assert len(window.findChildren(TableWindow)) == 2
    assert table.filters.isChecked()
    changed = replace(notice.notice, tables=(TABLE, *notice.notice.tables[1:]))
    third = opened(qtbot, window, replace(notice, notice=changed))
    assert third.table == TABLE


def test_a_table_opened_again_is_sorted_and_filtered_as_it_was(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    changed = replace(notice, notice=replace(notice.notice, tables=(TABLE, *notice.notice.tables[1:])))
    table = opened(qtbot, window, changed)
    table.filters.setChecked(True)
    commit(table.view.header.fields[0], "钦南")
    for _ in range(2):
        table.view.sort_by(1)
    table.fill.setChecked(True)
    shown, arrangement = table.view.shown_table(), table.arrangement
    table.close()
    lower = replace(TABLE, parts=tuple(LineSpan(part.first + 9, part.last + 9) for part in TABLE.parts))
    assert lower != TABLE
    again = opened(qtbot, window, replace(changed, notice=replace(changed.notice, tables=(lower,))))
    assert again is not table
    assert again.view.shown_table().rows == shown.rows
    assert again.arrangement == arrangement
    assert again.view.header.fields[0].text() == "钦南"
    assert again.view.hasFocus()
    again.swap.setChecked(True)
    again.close()
    swapped = opened(qtbot, window, changed)
    assert swapped.view.proxy.columnCount() == len(shown.rows) < len(TABLE.rows)
    swapped.swap.setChecked(False)
    assert swapped.arrangement == arrangement
    assert not opened(qtbot, window, notice).view.proxy.filtered  # its place holds another table now


def test_the_list_of_all_tables_is_open_once(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(2):
        window.named["all_tables"].trigger()
        qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None, timeout=WAIT_MS)
        qtbot.waitUntil(window.findChildren(TableCatalogue)[0].isActiveWindow, timeout=WAIT_MS)
        window.activateWindow()
        in_front(qtbot, window)
    assert len(window.findChildren(TableCatalogue)) == 1
    window.findChildren(TableCatalogue)[0].close()
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(TableCatalogue)), timeout=WAIT_MS)


def test_tables_of_an_archive_are_closed_with_it(qtbot: QtBot, window: MainWindow, notice: NoticeRecord) -> None:
    opened(qtbot, window, notice)
    opened(qtbot, window, notice, 1)
    window.archives.close()
    qtbot.waitUntil(lambda: window.findChild(TableWindow) is None)


@pytest.mark.parametrize("by_key", [False, True])
def test_a_cell_of_a_card_opens_the_table_there(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord, by_key: bool
) -> None:
    window.resize(1400, 900)
    window.desk.side.show()
    window.open(Goal(notice.id))
    panel = window.desk.side.tables
    qtbot.waitUntil(lambda: panel.count == len(notice.notice.tables), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: panel.cards[0].findChild(GridView) is not None)
    preview = panel.cards[0].findChild(GridView)
    assert preview is not None
    preview.sort_by(0)
    cell = preview.proxy.index(1, 1)
    preview.setCurrentIndex(cell)
    words = cell.data()
    if by_key:
        preview.setFocus()
        QTest.keyClick(preview, Qt.Key.Key_Return)
    else:
        qtbot.wait(20)
        for click in (QTest.mouseClick, QTest.mouseDClick):
            click(preview.viewport(), Qt.MouseButton.LeftButton, pos=preview.visualRect(cell).center())
    table = window.findChild(TableWindow)
    assert table is not None
    now = table.view.currentIndex()
    assert (now.row() != 1, now.column(), now.data()) == (True, 1, words)


# By keys alone


def test_escape_in_a_filter_empties_it_leaves_it_and_closes(qtbot: QtBot, alone: TableWindow) -> None:
    press(alone, "Ctrl+L")
    field = alone.view.header.fields[0]
    assert field.hasFocus()
    commit(field, "钦北")
    assert alone.view.proxy.rowCount() == 1
    press(alone, "Esc")
    assert (field.text(), field.hasFocus(), alone.view.proxy.rowCount()) == ("", True, 3)
    press(alone, "Esc")
    assert alone.view.hasFocus()
    with qtbot.waitSignal(alone.closed):
        press(alone, "Esc")


def test_escape_among_the_rows_shows_all_of_them_before_it_closes(qtbot: QtBot, alone: TableWindow) -> None:
    press(alone, "Ctrl+L")
    fields = alone.view.header.fields
    commit(fields[0], "区")
    press(alone, "Tab")
    commit(fields[1], "1080")
    press(alone, "Return")
    now = alone.view.currentIndex().data()
    press(alone, "Esc")
    assert ([field.text() for field in fields], alone.view.proxy.rowCount()) == ([""] * TABLE.columns, 3)
    assert (alone.isVisible(), alone.view.hasFocus(), alone.view.currentIndex().data()) == (True, True, now)
    with qtbot.waitSignal(alone.closed):
        press(alone, "Esc")


def test_enter_leads_from_a_filter_to_the_rows_below(qtbot: QtBot, alone: TableWindow) -> None:
    alone.view.setCurrentIndex(alone.view.proxy.index(0, 1))
    press(alone, "Ctrl+L")
    fields = alone.view.header.fields
    assert fields[1].hasFocus()
    commit(fields[1], "1080")
    press(alone, "Return")
    assert alone.view.hasFocus()
    assert (alone.view.currentIndex().column(), alone.view.currentIndex().data()) == (1, "1080")
    press(alone, "Ctrl+L")
    assert (alone.filters.isChecked(), fields[1].hasFocus()) == (True, True)
    press(alone, "Ctrl+L")
    assert not alone.filters.isChecked()
    assert alone.view.hasFocus()
    assert alone.view.proxy.rowCount() == 3


def test_tab_goes_through_the_filters_in_their_order_and_on_to_the_rows(qtbot: QtBot, alone: TableWindow) -> None:
    press(alone, "Ctrl+L")
    reached = []
    for _ in range(TABLE.columns):
        reached.append(alone.focusWidget())
        press(alone, "Tab")
    assert reached == list(alone.view.header.fields)
    assert alone.view.hasFocus()


def test_a_filter_that_is_reached_comes_into_view(qtbot: QtBot, app_look: None) -> None:
    row = tuple("很长的一格里的很多字" for _ in range(12))
    window = TableWindow(replace(TABLE, rows=(row, row), header_rows=1, spans=(), shifted_rows=()), "某通知")
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    in_front(qtbot, window)
    press(window, "Ctrl+L")
    room = window.view.header.viewport()
    commit(window.view.header.fields[0], "没有这样的行")
    for keys in ("Tab",) * 11 + ("Backtab",) * 11:
        press(window, keys)
        field = window.focusWidget()
        assert field in window.view.header.fields
        frozen = window.view.header.kept_width if field is not window.view.header.fields[0] else 0
        assert frozen <= field.x()
        assert field.geometry().right() <= room.width()


def test_every_tool_has_its_key(qtbot: QtBot, alone: TableWindow) -> None:
    view, clipboard = alone.view, QGuiApplication.clipboard()
    wishes = {"Ctrl+E": alone.excel_requested, "Ctrl+Shift+E": alone.csv_requested, "Ctrl+P": alone.print_requested}
    for keys, wish in wishes.items():
        with qtbot.waitSignal(wish) as told:
            press(alone, keys)
        assert told.args == [view.shown_table()]
    with qtbot.waitSignal(alone.locate_requested):
        press(alone, "Ctrl+G")
    press(alone, "Ctrl+D")
    assert view.proxy.index(1, 0).data() == "钦南区"
    press(alone, "Ctrl+T")
    assert view.proxy.columnCount() == len(TABLE.rows)
    press(alone, "Ctrl+T")
    press(alone, "Ctrl+F")
    assert alone.find_bar.field.hasFocus()
    press(alone, "Esc")
    clipboard.clear()
    press(alone, "Ctrl+C")
    assert clipboard.text().startswith("县区")
    assert "3 行 × 4 列" in alone._foot.message.text()


def test_a_column_is_sorted_by_key(qtbot: QtBot, alone: TableWindow) -> None:
    view = alone.view
    view.setCurrentIndex(view.proxy.index(2, 1))
    for first in ("85%", "1080", "360"):
        press(alone, "Ctrl+Shift+S")
        now = view.currentIndex()
        assert (now.row(), now.column(), now.data()) == (0, 1, first)


def test_the_menu_of_a_cell_is_opened_by_key(qtbot: QtBot, window: MainWindow, notice: NoticeRecord) -> None:
    table = opened(qtbot, window, notice)
    shown: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            shown.extend(action.text() for action in menu.actions())
            menu.close()

    timer = QTimer(interval=10)
    timer.timeout.connect(read)
    timer.start()
    press(table, "Shift+F10")
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0] == "复制（带表头）\tCtrl+C"


def test_keys_select_from_where_one_went_without_them(qtbot: QtBot, app_look: None) -> None:
    rows = (("名", "数"), *((f"第{n}", str(n)) for n in range(100)))
    window = TableWindow(Table((LineSpan(1, 101),), rows, 1), "某通知")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    in_front(qtbot, window)
    view = window.view

    def selected() -> tuple[int, int, int]:
        cells = view.selectionModel().selectedIndexes()
        return len(cells), min(cell.row() for cell in cells), max(cell.row() for cell in cells)

    press(window, "Ctrl+Down")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (99, 0)
    press(window, "Ctrl+Right")
    press(window, "Ctrl+Up")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 1)
    window.show_cell(97, 1)
    press(window, "Ctrl+Shift+Down")
    assert selected() == (3, 97, 99)
    assert "合计 294" in window._sum.text()
    press(window, "Shift+Up")
    assert selected() == (2, 97, 98)
    press(window, "Ctrl+Shift+Up")
    assert selected() == (98, 0, 97)
    press(window, "Shift+Left")
    assert selected() == (196, 0, 97)
    press(window, "Down")
    assert selected() == (1, 1, 1)


def test_a_row_found_by_a_filter_stays_in_view_without_it(qtbot: QtBot, app_look: None) -> None:
    rows = (("名", "数"), *((f"第{n}", str(n)) for n in range(100)))
    window = TableWindow(Table((LineSpan(1, 101),), rows, 1), "某通知")
    qtbot.addWidget(window)
    window.resize(560, 400)
    window.show()
    window.activateWindow()
    in_front(qtbot, window)
    press(window, "Ctrl+L")
    commit(window.view.header.fields[0], "第77")
    press(window, "Return")
    window.filters.click()
    assert window.view.currentIndex().data() == "第77"
    qtbot.wait(20)
    assert window.view.viewport().rect().contains(window.view.visualRect(window.view.currentIndex()))


def test_keys_of_tools_that_a_form_lacks_do_nothing(qtbot: QtBot, app_look: None) -> None:
    form = TableWindow(replace(TABLE, form=True, header_rows=0), "某通知")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    in_front(qtbot, form)
    form.view.setCurrentIndex(form.view.proxy.index(3, 1))
    for keys in ("Ctrl+L", "Ctrl+D", "Ctrl+T", "Ctrl+Shift+S"):
        press(form, keys)
    assert form.view.currentIndex().row() == 3
    assert not form.view.header.fields
    assert form.view.table.rows == TABLE.rows
    assert not any(choice.isChecked() for choice in (form.filters, form.fill, form.swap))


def test_keys_stand_in_the_tool_tips_and_in_the_list_of_keys(
    qtbot: QtBot, window: MainWindow, notice: NoticeRecord
) -> None:
    table = opened(qtbot, window, notice)
    tips = {button.accessibleName(): button.toolTip() for button in table.findChildren(QPushButton)}
    assert all(tool.keys in tips[tool.text] for tool in tools())
    assert "排序" in table.view.header.toolTip()
    press(table, "F1")
    dialog = table.findChild(KeysDialog)
    assert dialog is not None
    group = dialog.list.topLevelItem(0)  # what one came from stands first
    assert group is not None
    lines = [child for n in range(group.childCount()) if (child := group.child(n))]
    assert {(line.text(0), line.text(1)) for line in lines} == {
        (tool.text, tool.shown_keys) for tool in (*tools(), *keys_alone())
    }
    dialog.close()


def test_a_choice_that_is_on_shows_the_focus_too(qtbot: QtBot, alone: TableWindow) -> None:
    alone.filters.setChecked(True)
    alone.view.setFocus()
    without = alone.filters.grab().toImage()
    alone.filters.setFocus()
    assert alone.filters.grab().toImage() != without
