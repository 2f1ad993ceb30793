"""Merged cells in the window of a table."""

from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from db.model import LineSpan, Table, TableSpan
from reader.widgets.tables.fitting import line_height
from tests.gui.page.test_tables import opened


def test_the_words_of_a_merged_cell_are_all_there(qtbot: QtBot, app_look: None) -> None:
    words = "在合并的单元格里写了要占很多行的话，" * 20
    rows = [(words if n % 6 == 0 else "", "一格", "二格") for n in range(12)]
    spans = (TableSpan(1, 0, 6, 1), TableSpan(7, 0, 6, 1))
    view = opened(qtbot, Table((LineSpan(1, 13),), (("一", "二", "三"), *rows), 1, spans=spans)).view
    qtbot.waitUntil(lambda: view.rowHeight(0) > line_height(view))
    cell = view.visualRect(view.proxy.index(0, 0))
    flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
    needed = view.fontMetrics().boundingRect(QRect(0, 0, cell.width() - 20, 9000), flags, words).height()
    assert cell.height() >= needed
    # what is cut by an edge of the view is neither wrapped in what is left nor pressed together
    window, span = view.viewport().rect(), TableSpan(1, 0, 6, 1)
    for cut in (cell.translated(window.width() - 40, 0), cell.translated(0, window.height() - 40)):
        shown = view.delegate._in_view(view, cut, span, words)
        assert (shown.left(), shown.width()) == (cut.left(), cut.width())
        assert shown.height() >= min(needed, cut.height() - 10)
