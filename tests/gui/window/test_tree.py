"""The tree of issues in the window: by keys and by mouse."""

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.widgets.look import look
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


def test_type_ahead_knows_how_titles_sound(qtbot: QtBot, window: MainWindow) -> None:
    tree, model = window.desk.contents.tree, window.tree_model
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
    chosen = QColor(look().tokens.selection)
    assert picture.pixelColor(picture.width() - 20, 8) == chosen
