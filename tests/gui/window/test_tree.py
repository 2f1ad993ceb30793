"""The tree of issues in the window: by keys and by mouse."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.model import Issue, IssueId, IssueRecord, NoticeId
from db.store import Archive
from reader.app import make_application
from reader.flows.reading import Goal
from reader.models.issue_tree import TreeRole
from reader.models.tree_nodes import NodeKind, chosen_notices, notice_ids
from reader.widgets import contents_panel
from reader.widgets.contents_panel import ContentsPanel
from reader.widgets.look import look
from reader.widgets.year_view import YearView
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


def test_type_ahead_knows_how_titles_sound(qtbot: QtBot, window: MainWindow) -> None:
    tree, model = window.desk.contents.tree, window.desk.contents.model
    record = window.reading.record
    assert record is not None
    opened = model.index_of_notice(record.id)
    qtbot.waitUntil(lambda: tree.currentIndex() == opened, timeout=WAIT_MS)
    for letters in ("rsrm", "renshi"):
        tree.setCurrentIndex(opened)
        tree.keyboardSearch("")  # what was typed before is over
        QTest.keyClicks(tree, letters)
        assert tree.currentIndex().data() == "人事任免"
        tree.keyboardSearch("")


def test_thousands_of_selected_rows_are_not_asked_for_with_every_row_that_is_painted(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = window.desk.contents.tree
    tree.selectAll()
    assert len(tree.selectedIndexes()) > 1
    asked = list[QModelIndex]()

    def visual_rect(index: QModelIndex) -> QRect:
        asked.append(index)
        return QRect()

    monkeypatch.setattr(tree, "visualRect", visual_rect)
    picture = tree.viewport().grab().toImage()
    assert asked == []
    chosen = QColor(look().tokens.chosen)
    assert picture.pixelColor(picture.width() - 20, 8) == chosen


def first_attachment(qtbot: QtBot, window: MainWindow) -> QModelIndex:
    """An attachment in the newest issue, its notice opened up in the tree."""
    tree, model = window.desk.contents.tree, window.desk.contents.model
    issue = model.issue_ids[0]
    qtbot.waitUntil(lambda: model.is_loaded(issue), timeout=WAIT_MS)
    tree.expandRecursively(model.index_of_issue(issue))
    found = model.index_of_issue(issue)
    while model.node(found).kind is not NodeKind.ATTACHMENT:
        found = tree.indexBelow(found)
    return found


def test_the_tree_stays_on_an_attachment_that_was_opened(qtbot: QtBot, window: MainWindow) -> None:
    tree, attachment = window.desk.contents.tree, first_attachment(qtbot, window)
    tree.setCurrentIndex(attachment)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.currentIndex() == attachment
    assert attachment.parent().data(TreeRole.OPENED)
    window.named["next_notice"].trigger()
    qtbot.waitUntil(lambda: tree.currentIndex().data(TreeRole.OPENED) is True, timeout=WAIT_MS)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_T])
def test_an_attachment_is_opened_at_its_place_in_a_new_tab_too(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    tree, area = window.desk.contents.tree, window.desk.area
    tree.go_to(first_attachment(qtbot, window))
    QTest.keyClick(tree, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(area.panes) == 2 and area.panes[1].view.shown is not None, timeout=WAIT_MS)
    window.named["next_tab"].trigger()
    qtbot.waitUntil(lambda: area.panes[1].view.verticalScrollBar().value() > 0, timeout=WAIT_MS)


def test_enter_does_not_wait_for_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    filter_box = window.desk.contents.filter_box
    QTest.keyClicks(filter_box, "fssgyj")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(filter_box, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert "辐射事故" in window.reading.record.notice.title


def test_down_does_not_wait_for_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    tree, filter_box = window.desk.contents.tree, window.desk.contents.filter_box
    QTest.keyClicks(filter_box, "fssgyj")
    QTest.keyClick(filter_box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "辐射事故" in str(tree.currentIndex().data()), timeout=WAIT_MS)
    QTest.keyClicks(filter_box, "x")
    QTest.keyClick(filter_box, Qt.Key.Key_Down)
    filter_box.setText("")  # typing on calls it off
    filter_box.say_now()
    qtbot.waitUntil(lambda: tree.currentIndex().data(TreeRole.OPENED) is True, timeout=WAIT_MS)


def test_keys_lead_from_the_filter_to_the_first_of_very_many_matches(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents_panel, "_OPEN_AT_ONCE", 1)
    contents = window.desk.contents
    contents.filter_for("办法")
    qtbot.waitUntil(lambda: contents.answer.text().endswith("份文件"), timeout=WAIT_MS)
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(contents.filter_box, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert "办法" in window.reading.record.notice.title


def test_what_the_filter_leaves_is_shown_from_its_beginning(qtbot: QtBot, window: MainWindow) -> None:
    contents, model = window.desk.contents, window.desk.contents.model
    last = model.issue_ids[-1]
    model.fetchMore(model.index_of_issue(last))
    qtbot.waitUntil(lambda: model.is_loaded(last), timeout=WAIT_MS)
    opened = notice_ids(model.node(model.index_of_issue(last)))[-1]
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(opened))
    contents.filter_for("市")
    qtbot.waitUntil(lambda: contents.answer.text().endswith("份文件"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: all(model.is_loaded(issue) for issue in model.issue_ids), timeout=WAIT_MS)
    assert model.index_of_notice(opened).isValid()
    assert contents.tree.verticalScrollBar().value() == 0
    contents.filter_box.clear()
    qtbot.waitUntil(lambda: contents.tree.currentIndex() == model.index_of_notice(opened), timeout=WAIT_MS)


def test_what_the_filter_leaves_begins_at_the_top_of_the_tree(qtbot: QtBot, app_look: None) -> None:
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.show()
    facts = Issue("甲市人民政府公报", 2020, 1, 1, None)
    records = tuple(IssueRecord(IssueId(n), replace(facts, year=1800 + n), "", 1) for n in range(200))
    panel.model.show_issues(records)
    panel.expand_all()
    panel.tree.scrollToBottom()
    panel.filter_box.setText("的")
    panel.model.show_only({record.id: frozenset({NoticeId(1)}) for record in records})
    assert panel.tree.verticalScrollBar().maximum() > 0
    assert panel.tree.verticalScrollBar().value() == 0


def test_a_section_among_chosen_notices_does_not_stand_for_all_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    model, issue = window.desk.contents.model, window.desk.contents.model.issue_ids[0]
    qtbot.waitUntil(lambda: model.is_loaded(issue), timeout=WAIT_MS)
    of_issue = model.node(model.index_of_issue(issue))
    first, second = of_issue.children[:2]
    alone = first.children[-1], second.children[0]
    assert chosen_notices((alone[0], second, alone[1])) == tuple(node.notice.id for node in alone if node.notice)
    assert chosen_notices((of_issue, *second.children)) == notice_ids(second)
    assert chosen_notices((alone[0], second)) == (*notice_ids(alone[0]), *notice_ids(second))
    assert chosen_notices((of_issue, second)) == notice_ids(of_issue)


def test_the_calendar_begins_at_the_issue_that_is_read(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    facts = replace(record.issue_record.issue, publication=None)
    others = tuple(IssueRecord(IssueId(9000 + n), replace(facts, year=2100 + n // 99), "", 1) for n in range(990))
    window.desk.contents.show_issues((*others, record.issue_record))
    window.desk.show_years()
    years = window.desk.contents.years
    qtbot.wait(20)
    assert years.viewport().rect().contains(years.rect_of(record.issue_record.id))
    assert years.current == record.issue_record


def test_pinyin_can_be_typed_ahead_by_slow_hands(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qapp, "setApplicationName", lambda _name: None)
    before = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(400)
    try:
        make_application()
        assert qapp.keyboardInputInterval() >= 800
    finally:
        qapp.setKeyboardInputInterval(before)


def test_the_buttons_at_the_side_of_the_mouse_go_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    tree, first = window.desk.contents.tree, window.reading.record
    assert first is not None
    assert first.next is not None
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(first.next))
    current, place = tree.currentIndex(), tree.mapTo(window, QPoint(80, 12))
    for button, expected in ((Qt.MouseButton.BackButton, first.id), (Qt.MouseButton.ForwardButton, first.next)):
        with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
            QTest.mouseClick(window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, place)
        assert window.reading.record is not None
        assert window.reading.record.id == expected
    assert tree.currentIndex() == current  # the row under the pointer is not chosen


def test_pages_and_ends_of_the_calendar_by_keys(qtbot: QtBot, app_look: None) -> None:
    calendar = YearView()
    qtbot.addWidget(calendar)
    calendar.show()
    facts = Issue("甲市人民政府公报", 2020, 1, 1, None)
    records = tuple(IssueRecord(IssueId(n), replace(facts, number=n + 1), "", 1) for n in range(200))
    calendar.show_issues(records)
    reached = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        QTest.keyClick(calendar, key)
        assert calendar.current is not None
        assert calendar.viewport().rect().contains(calendar.rect_of(calendar.current.id))
        reached.append(calendar.current.id)
    first, page, two_pages, page_again, last = reached
    assert first == records[0].id < page == page_again < two_pages < last == records[-1].id


def test_an_issue_that_is_gone_to_stands_at_the_top_when_its_notices_are_here(qtbot: QtBot, window: MainWindow) -> None:
    tree, model = window.desk.contents.tree, window.desk.contents.model
    last = model.issue_ids[-1]
    assert not model.is_loaded(last)
    window.contents.show_issue(last)
    qtbot.waitUntil(lambda: model.is_loaded(last), timeout=WAIT_MS)
    shown = model.index_of_issue(last)
    assert tree.currentIndex() == shown
    bar = tree.verticalScrollBar()
    assert tree.visualRect(shown).top() == 0 or bar.value() == bar.maximum() > 0


def test_a_notice_gone_to_stands_well_inside_the_tree_and_one_in_sight_stays_where_it_is(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path
) -> None:
    window.resize(1000, 420)
    tree, model = window.desk.contents.tree, window.desk.contents.model
    with Archive.open(copy_of_archive, read_only=True) as archive:
        of_oldest = [notice.id for notice in archive.notices() if notice.issue_id == min(model.issue_ids)]
    wanted = of_oldest[len(of_oldest) // 2]
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(wanted))
    qtbot.waitUntil(lambda: tree.currentIndex() == model.index_of_notice(wanted), timeout=WAIT_MS)
    row = tree.visualRect(tree.currentIndex())
    assert tree.viewport().rect().adjusted(0, 2 * row.height(), 0, -2 * row.height()).contains(row)
    scrolled = tree.verticalScrollBar().value()
    in_sight = [index for index in map(model.index_of_notice, of_oldest) if index.isValid()]
    lowest = [index for index in in_sight if tree.viewport().rect().contains(tree.visualRect(index))][-1]
    assert lowest != tree.currentIndex()
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        tree.clicked.emit(lowest)
    assert tree.currentIndex() == lowest
    assert tree.verticalScrollBar().value() == scrolled


def test_the_filter_is_not_kept_for_another_archive(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path, tmp_path: Path
) -> None:
    contents = window.desk.contents
    issues = window.desk.contents.model.rowCount()
    contents.filter_for("查无此词")
    qtbot.waitUntil(lambda: window.desk.contents.model.rowCount() == 0, timeout=WAIT_MS)
    other = tmp_path / "other.gazette"
    other.write_bytes(copy_of_archive.read_bytes())
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.archives.open(other)
    assert contents.filter_box.text() == ""
    assert window.desk.contents.model.rowCount() == issues
    assert contents.tree.isVisible()
