"""Parts of the window that are made when they are first looked at."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.widgets.later import Later


class _Pair(QWidget):
    """Two buttons, the upper one made last."""

    def __init__(self) -> None:
        super().__init__()
        lower, upper = QPushButton(self), QPushButton(self)
        self.buttons = (upper, lower)
        rows = QVBoxLayout(self)
        for button in self.buttons:
            rows.addWidget(button)


def test_a_part_is_made_when_it_is_shown_and_comes_in_its_turn(qtbot: QtBot) -> None:
    window, before, after = QWidget(), QPushButton(), QPushButton()
    later: Later[_Pair] = Later(_Pair)
    rows = QVBoxLayout(window)
    for widget in (before, later, after):
        rows.addWidget(widget)
    told: list[_Pair] = []
    later.when_made(told.append)
    assert not later.made
    assert not told
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert told == [later.part]
    assert later.part.isVisible()
    later.when_made(told.append)
    assert told == [later.part] * 2
    before.setFocus()
    for last, following in pairwise((before, *later.part.buttons, after)):
        QTest.keyClick(last, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
