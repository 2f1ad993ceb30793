"""The flow of tables in windows of their own: one table large, and the list of all tables of the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import Shiboken

from db.model import NoticeRecord
from reader.flows.reading import Goal
from reader.front import front
from reader.settings import Settings
from reader.tasks.wishes import TableList

if TYPE_CHECKING:
    from reader.widgets.tables.catalogue import TableCatalogue
    from reader.widgets.tables.window import Arrangement, TableWindow

_CATALOGUE_SHARE, _CATALOGUE_SIZES = 0.72, (QSize(980, 640), QSize(1500, 800))
"""The share of the screen that the list of all tables takes, within these bounds: wide ones for its long titles."""
_BESIDE = QPoint(28, 28)
_SIZED = "sized_"
"""Begins the names under which it is remembered that the user changed the size of a window."""


class TableWindows(QObject):
    """Opens them where they were closed last; on closing, the focus goes back to where it came from."""

    goal_requested = Signal(Goal)
    export_requested = Signal(object, object, str)
    """NoticeRecord, the Table as it is shown, and "xlsx" or "csv"."""
    print_requested = Signal(object, object)
    """NoticeRecord, and the Table as it is shown."""
    window_opened = Signal(object)
    """A window that is about to be shown."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._words = ""
        """By which the list of all tables was filtered last."""
        self._open: dict[TableWindow, Goal] = {}
        self._left: dict[tuple[tuple[str, ...], ...], Arrangement] = {}
        """How tables were sorted and filtered when their windows were closed, by their cells: their lines in the source
        may be others after a corrected issue came in."""
        self._catalogue: TableCatalogue | None = None

    def open_table(self, record: NoticeRecord, index: int) -> TableWindow:
        """Show a table large; one that is open already comes to the front."""
        from reader.widgets.tables.window import TableWindow  # with the first table, not with the window

        goal, table = Goal(record.id, table=index), record.notice.tables[index]
        for opened, shown in self._open.items():
            if shown == goal and opened.table == table:
                _raise(opened)
                return opened
        opened = TableWindow(table, record.notice.title, self._window)
        self._open[opened] = goal
        if table.rows in self._left:
            opened.arrange(self._left[table.rows])
        opened.locate_requested.connect(lambda: self._leave_for(opened, goal))
        opened.excel_requested.connect(lambda shown: self.export_requested.emit(record, shown, "xlsx"))
        opened.csv_requested.connect(lambda shown: self.export_requested.emit(record, shown, "csv"))
        opened.print_requested.connect(lambda shown: self.print_requested.emit(record, shown))
        opened.closed.connect(lambda: self._closed(opened))
        self._show(opened, "table")
        return opened

    def close_all(self) -> None:
        """Close every window: another archive is open."""
        for opened in (*self._open, self._catalogue):
            if opened:
                opened.close()

    def say(self, words: str, button: str, then: Callable[[], object] | None) -> None:
        """Show a message in the window of the table that one works in, or whose dialog is in front."""
        place: QWidget | None = front(self._window)
        while place is not None:
            for opened in self._open:
                if opened is place:
                    opened.say(words, button, then)
            place = place.parentWidget()

    def list_tables(self, found: TableList) -> None:
        """List every table of the archive."""
        from reader.widgets.tables.catalogue import TableCatalogue

        if self._catalogue:
            self._catalogue.show_tables(found.tables, found.words)
            _raise(self._catalogue)
            return
        catalogue = self._catalogue = TableCatalogue(self._window)
        catalogue.closed.connect(self._forget_catalogue)
        catalogue.setWindowFlag(Qt.WindowType.Window)
        catalogue.setWindowTitle(self.tr("所有表格"))
        least, most = _CATALOGUE_SIZES
        catalogue.resize((catalogue.screen().availableSize() * _CATALOGUE_SHARE).boundedTo(most).expandedTo(least))
        catalogue.show_tables(found.tables, found.words)
        catalogue.field.setText(self._words)
        catalogue.field.selectAll()
        catalogue.field.textChanged.connect(self._keep_words)
        catalogue.table_activated.connect(
            lambda notice_id, index: self._leave_for(catalogue, Goal(notice_id, table=index))
        )
        self._show(catalogue, "catalogue")

    def _closed(self, opened: TableWindow) -> None:
        del self._open[opened]
        self._left[opened.table.rows] = opened.arrangement

    def _forget_catalogue(self) -> None:
        self._catalogue = None

    def _keep_words(self, words: str) -> None:
        self._words = words

    def _leave_for(self, opened: QWidget, goal: Goal) -> None:
        """Go to a place in a notice; the window would lie over it."""
        opened.close()
        self.goal_requested.emit(goal)

    def _show(self, opened: QWidget, name: str) -> None:
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._place(opened, name)
        opened.closed.connect(self._closing(opened, name, opened.size(), QApplication.focusWidget()))  # type: ignore[attr-defined]
        self.window_opened.emit(opened)
        opened.show()

    def _place(self, opened: QWidget, name: str) -> None:
        """Where the last one was, or in the middle; as large as its table wants, or as the user made the last one.

        It does not stand right over another.
        """
        wanted = opened.size()
        restored = opened.restoreGeometry(self._settings.window_state(name))
        if opened.isMaximized():
            return
        sized = self._settings.flag(_SIZED + name, False)
        inside = QRect(opened.geometry().topLeft(), opened.size() if restored and sized else wanted)
        if not restored:
            inside.moveCenter(self._window.geometry().center())
        while any(other.geometry().topLeft() == inside.topLeft() for other in self._open if other is not opened):
            inside.translate(_BESIDE)
        room = opened.screen().availableGeometry().marginsRemoved(_frame_of(self._window))
        opened.setGeometry(_fitted_into(inside, room))

    def _closing(self, opened: QWidget, name: str, size: QSize, before: QWidget | None) -> Callable[[], None]:
        """Keep where the window was, and its size if the user changed that; give the focus back."""

        def closing() -> None:
            self._settings.keep_window_state(name, opened.saveGeometry())
            if opened.size() != size:
                self._settings.set_flag(_SIZED + name, True)
            self._window.activateWindow()
            if before is not None and Shiboken.isValid(before) and before.isVisible():
                before.setFocus()

        return closing


def _raise(opened: QWidget) -> None:
    opened.setWindowState(opened.windowState() & ~Qt.WindowState.WindowMinimized)
    opened.raise_()
    opened.activateWindow()


def _frame_of(window: QWidget) -> QMargins:
    """What the desktop draws around a window; one that was not shown yet does not know its own."""
    inside, whole = window.geometry(), window.frameGeometry()
    return QMargins(
        inside.left() - whole.left(),
        inside.top() - whole.top(),
        whole.right() - inside.right(),
        whole.bottom() - inside.bottom(),
    )


def _fitted_into(inside: QRect, room: QRect) -> QRect:
    """A rectangle made no larger than the room, and moved into it."""
    size = inside.size().boundedTo(room.size())
    left = max(room.left(), min(inside.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(inside.top(), room.bottom() + 1 - size.height()))
    return QRect(QPoint(left, top), size)
