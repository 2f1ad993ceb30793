"""Files of other programs, dragged over the window and let go."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QDragLeaveEvent
from pytestqt.qtbot import QtBot

from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.dragging import COPY, MOVE, drag, drop, files


def test_files_over_the_search_box_belong_to_the_window(window: MainWindow, tmp_path: Path) -> None:
    for field in (window.desk.search_box, window.desk.contents.filter_box, window.desk.area.current.find_bar.field):
        drag(field, files(tmp_path / "甲.txt", tmp_path / "乙.txt"))
        assert window.dropping.overlay.isVisible()
        assert window.dropping.overlay.title == "松开鼠标即可导入"
        QCoreApplication.sendEvent(window, QDragLeaveEvent())
        assert not window.dropping.overlay.isVisible()
    text = QMimeData()
    text.setText("公租房")
    drag(window.desk.search_box, text)
    assert not window.dropping.overlay.isVisible()


def test_a_dropped_archive_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path, starter_archive: Path) -> None:
    other = tmp_path / "另一个.gazette"
    other.write_bytes(starter_archive.read_bytes())
    drag(window, files(other))
    assert window.dropping.overlay.title == "松开鼠标即可打开这个存档"
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        drop(window, files(other))
    assert window.windowTitle().startswith("另一个")


def test_what_is_dropped_stays_where_it_is(empty_window: MainWindow, tmp_path: Path) -> None:
    """A source that is told of a move deletes what it gave."""
    taken: list[tuple[Path, ...]] = []
    empty_window.dropping.dropped.disconnect()
    empty_window.dropping.dropped.connect(taken.append)
    data = files(tmp_path / "甲.txt")
    for answer in (drag(empty_window, data, COPY | MOVE), drop(empty_window, data, COPY | MOVE)):
        assert answer.isAccepted()
        assert answer.dropAction() == COPY
    assert taken == [(tmp_path / "甲.txt",)]
    assert not drag(empty_window, data, MOVE).isAccepted()
    assert not drop(empty_window, data, MOVE).isAccepted()
    assert len(taken) == 1


def test_what_cannot_be_imported_is_said_before_it_is_dropped(empty_window: MainWindow, tmp_path: Path) -> None:
    overlay = empty_window.dropping.overlay
    answer = drag(empty_window, files(tmp_path / "报告.pdf", tmp_path / "图.png"))
    assert overlay.title == "不能导入这样的文件"
    assert answer.isAccepted()  # else the window would not hear that they leave
    assert answer.dropAction() == Qt.DropAction.IgnoreAction
    QCoreApplication.sendEvent(empty_window, QDragLeaveEvent())
    assert not overlay.isVisible()
    for paths in ((tmp_path,), (tmp_path / "报告.pdf", tmp_path / "第1期.TXT"), (tmp_path / "公报.zip",)):
        assert drag(empty_window, files(*paths)).dropAction() == COPY
        assert overlay.title == "松开鼠标即可导入"
