"""Printing as the window's user asks for it."""

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from reader.output.print_jobs import PrintJob
from reader.output.print_preview import PrintPreview
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS


def previewed(qtbot: QtBot, window: MainWindow, action: str) -> PrintPreview:
    """The preview that an action opens, its pages shown."""
    window.named[action].trigger()
    preview = window.paper.output.printing.preview
    assert preview is not None
    qtbot.addWidget(preview)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=WAIT_MS)
    return preview


def test_the_notice_in_front_is_previewed(qtbot: QtBot, window: MainWindow) -> None:
    preview = previewed(qtbot, window, "print_preview")
    record = window.reading.record
    assert record is not None
    assert isinstance(preview.job, PrintJob)
    assert preview.job.manuscript.title == record.notice.title


def test_the_selection_is_previewed_alone(qtbot: QtBot, window: MainWindow) -> None:
    view = window.desk.area.current.view
    block = view.document().begin()
    while len(block.text()) < 30:
        block = block.next()
    cursor = view.textCursor()
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    preview = previewed(qtbot, window, "print_selection")
    assert preview.job is not None
    assert view.selected_text().strip() in preview.job.manuscript.text
    assert len(preview.job.pages) == 1


def test_without_a_selection_none_is_offered_for_print(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.named["print_selection"].isEnabled()
    window.desk.area.current.view.selectAll()
    assert window.named["print_selection"].isEnabled()
    window.desk.area.current.view.drop_selection()
    assert not window.named["print_selection"].isEnabled()
