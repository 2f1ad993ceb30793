"""The page and its tables in the running window."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from db.store import Archive
from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.widgets.table_catalogue import TableCatalogue
from reader.widgets.table_window import TableWindow
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.unit.render.samples import starter_records


def open_notice(qtbot: QtBot, window: MainWindow, goal: Goal) -> None:
    if window.reading.record and window.reading.record.id == goal.notice_id:
        window.open(goal)
        return
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


def test_a_table_that_is_located_from_its_window_comes_into_view(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    window.desk.side.tables.open_requested.emit(0)
    opened = window.findChild(TableWindow)
    assert opened
    view = window.desk.area.current.view
    view.verticalScrollBar().setValue(0)
    next(b for b in opened.findChildren(QPushButton) if b.text() == "定位").click()
    assert view.verticalScrollBar().value() > 0
    opened.close()


def test_the_list_of_all_tables_opens_closes_and_says_counts_as_the_cards_do(qtbot: QtBot, window: MainWindow) -> None:
    open_notice(qtbot, window, Goal(notice_with_tables(window)))
    window.named["all_tables"].trigger()
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is not None)
    catalogue = window.findChild(TableCatalogue)
    assert catalogue
    model = catalogue.list.model()
    assert model.index(0, 1).data() in window.desk.side.tables.cards[0].accessibleName()
    assert model.index(0, 3).data().endswith("期")
    QTest.keyClick(catalogue.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(TableCatalogue) is None)


def test_the_outline_follows_the_reading_and_leads_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    plan = next(r for r in starter_records() if len(r.notice.outline) > 30)
    with Archive.open(archive_of(window)) as archive:
        notice_id = next(n.id for n in archive.notices() if n.title == plan.notice.title)
    open_notice(qtbot, window, Goal(notice_id))
    side, view = window.desk.side, window.desk.area.current.view
    side.setCurrentWidget(side.outline)
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
    view.verticalScrollBar().setValue(0)
    assert not tree.currentIndex().isValid()


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
