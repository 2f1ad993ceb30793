"""The page and its tables in the running window."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from db.store import Archive
from reader.flows.reading import Goal, MarkGoal
from reader.models.outline_model import LINE_ROLE
from reader.places import Places
from reader.settings import Settings
from reader.widgets.tables.catalogue import TableCatalogue
from reader.widgets.tables.view import GridView
from reader.widgets.tables.window import TableWindow
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.unit.render.samples import starter_records


def open_notice(qtbot: QtBot, window: MainWindow, goal: Goal) -> None:
    if window.reading.record and window.reading.record.id == goal.notice_id:
        window.open(goal)
    else:
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            window.open(goal)


def notice_with_tables(window: MainWindow) -> NoticeId:
    """The first notice of the archive that has a table."""
    with Archive.open(archive_of(window)) as archive:
        return archive.tables()[0].notice_id


def archive_of(window: MainWindow) -> Path:
    assert window.archive.path
    return window.archive.path


def test_a_table_window_comes_back_where_it_was_and_the_focus_goes_back_to_the_card(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    with qtbot.waitActive(window):
        window.activateWindow()
    card = window.desk.side.tables.cards[0]
    card.setFocus()
    sizes = []
    for _ in range(2):
        QTest.keyClick(card, Qt.Key.Key_Return)
        opened = window.findChild(TableWindow)
        assert opened
        qtbot.waitUntil(opened.isActiveWindow)
        sizes.append(opened.size())
        opened.resize(sizes[0] + QSize(-40, 30))
        QTest.keyClick(opened.view, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.findChild(TableWindow) is None)
        qtbot.waitUntil(card.hasFocus)
    assert sizes[1] == sizes[0] + QSize(-40, 30)


def test_a_table_window_is_as_large_as_its_table_wants_until_its_size_is_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    several = next(r for r in starter_records() if len({len(t.rows) for t in r.notice.tables}) > 2)
    sizes = []
    for index in range(len(several.notice.tables)):
        opened = window.paper._tables.open_table(several, index)
        qtbot.waitExposed(opened)
        sizes.append(opened.size().toTuple())
        opened.close()
    assert len(set(sizes)) > 1


def test_a_table_window_and_its_frame_stay_on_the_screen_time_after_time(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "frameGeometry", lambda: window.geometry().marginsAdded(QMargins(2, 70, 2, 5)))
    longest = max((r for r in starter_records() if r.notice.tables), key=lambda r: len(r.notice.tables[0].rows))
    window.move(window.x(), window.y() + 300)
    places = []
    for _ in range(3):
        opened = window.paper._tables.open_table(longest, 0)
        qtbot.waitExposed(opened)
        places.append(opened.geometry())
        opened.close()
    room = window.screen().availableGeometry()
    assert len(set(map(QRect.getRect, places))) == 1
    assert room.contains(places[0].marginsAdded(QMargins(2, 70, 2, 5)))


def test_the_list_of_all_tables_is_no_larger_than_the_screen(
    qtbot: QtBot, window: MainWindow, settings: Settings
) -> None:
    settings.set_flag("sized_catalogue", True)
    for _ in range(2):
        with qtbot.waitSignal(window.paper.window_opened, timeout=WAIT_MS) as told:
            window.named["all_tables"].trigger()
        catalogue = told.args[0]
        assert isinstance(catalogue, TableCatalogue)
        assert window.screen().availableGeometry().contains(catalogue.geometry())
        catalogue.resize(1600, 1200)
        catalogue.close()


def test_a_table_that_is_located_from_its_window_comes_into_view(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    window.desk.side.tables.open_requested.emit(0)
    opened = window.findChild(TableWindow)
    assert opened
    view = window.desk.area.current.view
    view.verticalScrollBar().setValue(0)
    next(b for b in opened.findChildren(QPushButton) if b.accessibleName() == "定位").click()
    assert view.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: window.findChild(TableWindow) is None)  # it would lie over the place


def test_who_goes_to_a_table_reads_on_there_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view, card = window.desk.area.current.view, window.desk.side.tables.cards[0]
    record = window.reading.record
    assert record
    card.show_details()
    preview = card.findChildren(GridView)[0]
    button = next(b for b in card.findChildren(QPushButton) if b.text() == "定位")
    button.setFocus()
    button.click()
    assert window.focusWidget() is view
    preview.setFocus()
    window.desk.side.tables.open_requested.emit(0)
    opened = window.findChild(TableWindow)
    assert opened
    opened.locate_requested.emit()
    assert window.focusWidget() is view
    preview.setFocus()
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None)
    catalogue = window.findChild(TableCatalogue)
    assert catalogue
    catalogue.table_activated.emit(record.id, len(record.notice.tables) - 1)
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is None)
    assert window.focusWidget() is view


def test_the_list_of_all_tables_opens_closes_and_says_counts_as_the_cards_do(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None)
    catalogue = window.findChild(TableCatalogue)
    assert catalogue
    model = catalogue.list.model()
    notice = window.reading.record
    assert notice
    catalogue.field.setText(notice.notice.tables[0].title)
    assert model.index(0, 1).data() in window.desk.side.tables.cards[0].accessibleName()
    catalogue.field.clear()
    issues = [str(model.index(row, 3).data()) for row in range(model.rowCount())]
    assert issues[0].endswith("期")
    assert issues == sorted(issues, reverse=True)
    QTest.keyClick(catalogue.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is None)


def test_the_list_of_all_tables_makes_room_for_what_is_opened_from_it(qtbot: QtBot, window: MainWindow) -> None:
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None)
    catalogue = window.findChild(TableCatalogue)
    assert catalogue
    catalogue.field.setText("专栏")
    QTest.keyClick(catalogue.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.area.current.view.verticalScrollBar().value() > 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is None)
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None)
    catalogue = window.findChild(TableCatalogue)
    assert catalogue
    assert catalogue.field.text() == "专栏"  # the next table is not far
    catalogue.close()


def test_the_side_shows_the_outline_while_there_are_no_tables(qtbot: QtBot, window: MainWindow) -> None:
    with Archive.open(archive_of(window)) as archive:
        bare = next(n.id for n in archive.notices() if not archive.notice(n.id).notice.tables)
    side = window.desk.side
    side.setCurrentWidget(side.tables_tab)
    open_notice(qtbot, window, Goal(bare))
    assert side.currentWidget() is side.outline_tab
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    assert side.currentWidget() is side.tables_tab
    open_notice(qtbot, window, Goal(bare))
    side.tabBarClicked.emit(side.indexOf(side.outline_tab))  # already there, and meant to stay
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    assert side.currentWidget() is side.outline_tab


def test_the_outline_follows_the_reading_and_leads_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    plan = next(r for r in starter_records() if len(r.notice.outline) > 30)
    with Archive.open(archive_of(window)) as archive:
        notice_id = next(n.id for n in archive.notices() if n.title == plan.notice.title)
    open_notice(qtbot, window, Goal(notice_id))
    side, view = window.desk.side, window.desk.area.current.view
    side.setCurrentWidget(side.outline_tab)
    tree = side.outline.tree
    assert not tree.currentIndex().isValid()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    for _ in range(6):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    chosen = tree.currentIndex()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert view.verticalScrollBar().value() > 0
    assert tree.currentIndex() == chosen
    assert chosen.data(Qt.ItemDataRole.ToolTipRole) == chosen.data()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: tree.currentIndex() != chosen)
    assert tree.verticalScrollBar().value() > 0
    view.verticalScrollBar().setValue(0)
    assert not tree.currentIndex().isValid()
    assert tree.verticalScrollBar().value() == 0


def test_back_leads_to_where_a_far_jump_on_the_page_began(qtbot: QtBot, window: MainWindow) -> None:
    plan = next(r for r in starter_records() if len(r.notice.outline) > 30)
    with Archive.open(archive_of(window)) as archive:
        notice_id = next(n.id for n in archive.notices() if n.title == plan.notice.title)
    open_notice(qtbot, window, Goal(notice_id))
    bar, line = window.desk.area.current.view.verticalScrollBar(), plan.notice.outline[-5].line
    bar.setValue(300)
    window.open(Goal(notice_id, line=line))
    far = bar.value()
    assert far > 300 + bar.pageStep()
    window.open(Goal(notice_id, line=line))  # there already
    window.named["back"].trigger()
    assert bar.value() == 300
    window.named["forward"].trigger()
    assert bar.value() == far
    assert not window.named["forward"].isEnabled()
    bar.setValue(500)
    window.open(Goal(notice_id, line=line, mark=MarkGoal.FIRST))  # a place that was searched for
    assert bar.value() == far
    window.named["back"].trigger()
    assert bar.value() == 300


def test_the_heading_chosen_at_the_end_of_a_page_stays_the_current_one(qtbot: QtBot, window: MainWindow) -> None:
    long = (record.notice for record in starter_records() if len(record.notice.outline) > 20)
    notice = min(long, key=lambda notice: notice.blocks[-1].span.last - notice.outline[-3].line)
    with Archive.open(archive_of(window)) as archive:
        notice_id = next(n.id for n in archive.notices() if n.title == notice.title)
    open_notice(qtbot, window, Goal(notice_id))
    tree, bar = window.desk.side.outline.tree, window.desk.area.current.view.verticalScrollBar()
    lines = [heading.line for heading in notice.outline[-3:]]
    for line in (*lines, lines[0]):
        window.desk.side.outline.line_requested.emit(line)
        qtbot.wait(20)
        assert tree.currentIndex().data(LINE_ROLE) == line
        assert bar.value() == bar.maximum()  # it cannot be brought to the top
    bar.setValue(bar.value() - 30)
    assert tree.currentIndex().data(LINE_ROLE) < lines[0]
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.reading.step(1)
    assert not tree.currentIndex().isValid()


def test_the_last_table_is_the_current_one_at_the_end_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    several = (record.notice for record in starter_records() if len(record.notice.tables) > 1)
    notice = min(several, key=lambda notice: notice.blocks[-1].span.last - notice.tables[-2].parts[0].first)
    with Archive.open(archive_of(window)) as archive:
        notice_id = next(n.id for n in archive.notices() if n.title == notice.title)
    window.resize(1366, 1300)
    open_notice(qtbot, window, Goal(notice_id))
    tables, bar = window.desk.side.tables, window.desk.area.current.view.verticalScrollBar()
    last = tables.count - 1

    def current() -> list[int]:
        return [index for index, card in enumerate(tables.cards) if card.property("current")]

    assert current() == [0]
    bar.setValue(bar.maximum())
    assert current() == [last]
    for index in (last - 1, last):
        tables.locate_requested.emit(index)
        qtbot.wait(20)
        assert current() == [index]
        assert bar.value() == bar.maximum()  # it cannot be brought to the top


def test_a_notice_begins_where_it_was_left_after_the_program_ended(
    qtbot: QtBot, window: MainWindow, settings: Settings, places: Places
) -> None:
    long, other = two_notices(window)
    open_notice(qtbot, window, Goal(long))
    view = window.desk.area.current.view
    assert view.verticalScrollBar().value() == 0
    view.go_to_line(middle_line(window))
    left_at = view.line()
    open_notice(qtbot, window, Goal(other))
    assert window.desk.area.current.view.verticalScrollBar().value() == 0
    archive = archive_of(window)
    window.close()
    settings.keep_session(archive, "")
    later = MainWindow(settings, places)
    qtbot.addWidget(later)
    later.show()
    with qtbot.waitSignal(later.page_shown, timeout=WAIT_MS):
        later.archives.open(archive)
    open_notice(qtbot, later, Goal(other))
    assert later.desk.area.current.view.verticalScrollBar().value() == 0
    open_notice(qtbot, later, Goal(long))
    assert later.desk.area.current.view.line() == left_at > 0
    open_notice(qtbot, later, Goal(other))
    wanted = middle_line(later) + 30
    open_notice(qtbot, later, Goal(long, line=wanted))
    assert later.desk.area.current.view.line() != left_at
    later.close()


def two_notices(window: MainWindow) -> tuple[NoticeId, NoticeId]:
    """The longest notice of the archive, and another."""
    with Archive.open(archive_of(window)) as archive:
        lengths = {n.id: len(archive.notice(n.id).notice.blocks) for n in archive.notices()}
    ordered = sorted(lengths, key=lambda notice_id: -lengths[notice_id])
    return ordered[0], ordered[1]


def middle_line(window: MainWindow) -> int:
    with Archive.open(archive_of(window)) as archive:
        blocks = archive.notice(two_notices(window)[0]).notice.blocks
    return blocks[len(blocks) // 2].span.first


def test_a_closed_tab_is_let_go(qtbot: QtBot, window: MainWindow) -> None:
    long, other = two_notices(window)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.reading.open(Goal(long), new_tab=True)
    pane = window.desk.area.current
    pane.open_find()
    pane.view.find_words("市")
    window.named["theme"].trigger()
    gone = [weakref.ref(part) for part in (pane, pane.view, pane.find_bar, pane.view._marks)]
    qtbot.wait(50)
    del pane
    window.named["close_tab"].trigger()
    qtbot.waitUntil(lambda: bool(gc.collect() + 1) and not any(ref() for ref in gone))
    window.named["theme"].trigger()
    open_notice(qtbot, window, Goal(other))


def select_first_paragraph(window: MainWindow) -> str:
    view = window.desk.area.current.view
    cursor = view.document().find("为")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    return view.selected_text()


def test_the_menu_of_the_page_opens_by_keys_and_shows_its_actions_with_theirs(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    view = window.desk.area.current.view
    view.setFocus()
    offered = view.make_menu(QPoint(5, 5)).actions()
    keyed = {a.text(): a.shortcut().toString() for a in offered if not a.isSeparator()}
    assert keyed["复制"] == "Ctrl+C"
    assert keyed["标记为黄色"] == "Ctrl+Alt+1"
    assert keyed["打印所选文字…"] == "Ctrl+Alt+P"
    needing = [window.named[name] for name in ("copy", "copy_with_citation", "print_selection", "mark_red")]
    assert not any(action.isEnabled() for action in needing)
    select_first_paragraph(window)
    assert all(action.isEnabled() for action in needing)
    shown: list[list[str]] = []

    def look_and_close() -> None:
        menu = QApplication.activePopupWidget()
        assert menu
        shown.append([action.text() for action in menu.actions()])
        menu.close()

    QTimer.singleShot(50, look_and_close)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    assert "复制" in shown[0]
    window.reading.open(Goal(notice_with_tables(window)), new_tab=True)
    qtbot.waitUntil(lambda: not any(action.isEnabled() for action in needing))


def test_a_passage_is_selected_and_marked_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    view = window.desk.area.current.view
    select_first_paragraph(window)
    start = view.textCursor().selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(start)
    view.setTextCursor(cursor)
    window.named["caret"].trigger()
    assert view.hasFocus()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    words = view.selected_text()
    assert len(words) == 4
    window.named["mark_green"].trigger()
    pane = window.desk.area.current
    qtbot.waitUntil(lambda: [h.passage.quote for h in window.marking.highlights_in(pane)] == [words])
    assert not view.textCursor().hasSelection()  # it would hide the colour
    assert view._marks.strokes
    (highlight,) = window.marking.highlights_in(pane)
    window.marking._ask_note(highlight)
    dialog = window.findChild(QInputDialog)
    assert dialog
    edit = dialog.findChild(QPlainTextEdit)
    assert edit
    assert edit.tabChangesFocus()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(edit, "see")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [h.note for h in window.marking.highlights_in(pane)] == ["see"])
    window.named["caret"].trigger()
    assert "滚动" in window.desk.status.message.text()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_doubts_are_gone_through_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    with Archive.open(archive_of(window)) as archive:
        notices = [archive.notice(n.id) for n in archive.notices()]
    doubtful = next(n for n in notices if n.notice.defects)
    sound = next(n for n in notices if not n.notice.defects)
    open_notice(qtbot, window, Goal(doubtful.id))
    qtbot.wait(20)
    window.named["next_doubt"].trigger()
    assert "原文第" in window.desk.area.current.view.note.text()
    open_notice(qtbot, window, Goal(sound.id))
    qtbot.wait(20)
    window.named["next_doubt"].trigger()
    assert "没有存疑" in window.desk.status.message.text()
