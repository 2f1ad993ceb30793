"""Keys and menu of the related documents: they mean the row, not the page in front."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from db.model import NoticeId
from reader.output.flow import Output
from reader.widgets.related import RelatedLine, RelatedPane
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.window.test_frame import settle

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def related(qtbot: QtBot, window: MainWindow) -> RelatedPane:
    """The next notice, and one that the archive lacks."""
    settle(qtbot, window)
    record = window.reading.record
    assert record is not None
    pane = window.desk.side.related
    pane.show_lines((RelatedLine("依据", "下一份", notice_id=record.next), RelatedLine("依据", "别处的", line=1)))
    window.desk.side.setCurrentWidget(window.desk.side.related_tab)
    pane.list.setFocus()
    return pane


def stand_on(related: RelatedPane, row: int) -> QTreeWidgetItem:
    head = related.list.topLevelItem(0)
    assert head is not None
    item = head.child(row)
    assert item is not None
    related.list.setCurrentItem(item)
    return item


def test_keys_on_a_related_document_mean_that(
    qtbot: QtBot, window: MainWindow, related: RelatedPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported: list[tuple[NoticeId, ...]] = []
    monkeypatch.setattr(Output, "export_notices", lambda _output, notice_ids: exported.append(notice_ids))
    stand_on(related, 0)
    QTest.keyClick(related.list, Qt.Key.Key_E, _CONTROL)
    assert exported == [(related.chosen,)]
    QTest.keyClick(related.list, Qt.Key.Key_D, _CONTROL)
    qtbot.waitUntil(lambda: window.collecting.bookmarked == {related.chosen}, timeout=WAIT_MS)
    stand_on(related, 1)
    QTest.keyClick(related.list, Qt.Key.Key_E, _CONTROL)
    assert len(exported) == 1
    assert window.desk.status.message.text() == "所选的行没有这项操作"


def test_a_related_document_has_the_menu_of_its_notice(
    qtbot: QtBot, window: MainWindow, related: RelatedPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    for row in (1, 0):
        place = related.list.visualItemRect(stand_on(related, row)).center()
        related.list.customContextMenuRequested.emit(place)
    wanted = related.chosen
    (menu,) = opened  # what the archive lacks has none
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        menu.actions()[1].trigger()
    assert window.reading.record is not None
    assert window.reading.record.id == wanted
    assert len(window.desk.area.panes) == 2
