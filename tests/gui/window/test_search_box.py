"""The search box speaks of committed text only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.widgets.search_box import SearchBox
from reader.window import MainWindow
from tests.gui.typing import commit, compose


@pytest.fixture
def box(qtbot: QtBot, app_look: None) -> SearchBox:
    made = SearchBox()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_fires_while_an_input_method_composes(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.assertNotEmitted(box.search_requested, wait=400):
        compose(box, "gong")
        compose(box, "gong zu")
    with qtbot.waitSignal(box.search_requested) as asked:
        commit(box, "公租")
    assert asked.args == ["公租"]


def test_composing_over_a_selection_does_not_fire_either(qtbot: QtBot, box: SearchBox) -> None:
    box.set_quietly("公租房")
    box.selectAll()
    with qtbot.assertNotEmitted(box.search_requested, wait=400):
        compose(box, "tu")


def test_enter_asks_at_once_and_confirms(qtbot: QtBot, box: SearchBox) -> None:
    commit(box, "土地")
    with qtbot.waitSignals([box.search_requested, box.search_confirmed], timeout=50):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_escape_empties_and_ends_the_search(qtbot: QtBot, box: SearchBox) -> None:
    box.set_quietly("土地")
    with qtbot.waitSignal(box.search_requested) as asked:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert asked.args == [""]
    assert box.text() == ""


def test_the_menu_offers_saved_and_earlier_searches(qtbot: QtBot, box: SearchBox) -> None:
    box.show_history(("土地", "教育"), ("公租房",))
    menu = box.history_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["收藏的搜索", "公租房", "最近的搜索", "土地", "教育", "清除搜索历史"]
    with qtbot.waitSignal(box.search_requested) as asked:
        next(action for action in menu.actions() if action.text() == "教育").trigger()
    assert asked.args == ["教育"]


def test_a_search_can_be_saved(qtbot: QtBot, box: SearchBox) -> None:
    box.set_quietly("土地")
    with qtbot.waitSignal(box.save_toggled) as saved:
        box.history_menu().actions()[0].trigger()
    assert saved.args == ["土地"]


def test_a_cleared_history_can_be_brought_back(window: MainWindow) -> None:
    box = window.desk.search_box
    for words in ("教育", "土地"):
        box.search_confirmed.emit(words)
    before = window.settings.history
    assert before[:2] == ("土地", "教育")
    box.history_cleared.emit()
    assert window.settings.history == ()
    box.search_confirmed.emit("公租房")
    window.named["undo"].trigger()
    assert window.settings.history == ("公租房", *before)
    assert "教育" in [action.text() for action in box.history_menu().actions()]
