"""The tree of issues in the window: by keys and by mouse."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
