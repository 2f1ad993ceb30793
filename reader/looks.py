"""How the window looks, as the user chose it: theme, panels, full screen, size and place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from reader.actions import Actions
from reader.desk import Desk
from reader.settings import Settings
from reader.widgets.look import look

_SIZE = QSize(1360, 860)
_ROOM_FOR_SIDE = 1000
_ROOM_FOR_LEFT = 640
_SMALL = QSize(1366, 800)
_FRAME = QSize(8, 40)
"""About what a desktop's window frame takes."""


class Looks(QObject):
    """Changes the look and remembers it."""

    def __init__(self, window: QMainWindow, desk: Desk, settings: Settings, named: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._settings = settings
        self._named = named
        self._roomy: dict[str, bool] = {}
        """Whether the window is wide enough for each side: in a narrow one, one that is called up is for now."""

    def next_theme(self) -> None:
        """From light to dark; from dark and from high contrast to light."""
        self.set_theme("dark" if look().theme == "light" else "light")

    def set_theme(self, theme: str) -> None:
        """Take a theme, and say which."""
        self._settings.theme = theme
        look().apply(theme)
        names = {
            "system": self.tr("跟随系统"),
            "light": self.tr("浅色"),
            "dark": self.tr("深色"),
            "contrast": self.tr("高对比度"),
        }
        self._desk.status.say(self.tr("颜色：%1").replace("%1", names.get(theme, theme)))

    def show_left(self) -> None:
        """Show the left side, or hide it where it is shown."""
        self._toggle(self._desk.left, "left_panel")

    def show_side(self) -> None:
        """Show the right side, or hide it where it is shown."""
        self._toggle(self._desk.side, "side_panel")

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def restore(self) -> None:
        """Look as at the last end."""
        self._fit_screen()
        self._window.restoreGeometry(self._settings.window_state("geometry"))
        self._desk.splitter.restoreState(self._settings.window_state("splitter"))
        self._desk.side.setCurrentIndex(self._settings.number("side_tab", 0))
        if self._settings.number("left_tab", 0) == self._desk.left.indexOf(self._desk.bookmarks_tab):
            self._desk.show_left(self._desk.bookmarks_tab)  # the results would be empty
        if self._settings.flag("calendar", False):
            self._desk.contents_tab.when_made(lambda contents: contents.years_button.setChecked(True))
        self.fit(self._window.width())

    def fit(self, width: int) -> None:
        """Words on the tool bar where there is room for them; a window that becomes narrow keeps the page first."""
        self._desk.bar.fit(width)
        for part, name, room in (
            (self._desk.left, "left_panel", _ROOM_FOR_LEFT),
            (self._desk.side, "side_panel", _ROOM_FOR_SIDE),
        ):
            if self._roomy.get(name) != (width >= room):
                self._roomy[name] = width >= room
                self._show(part, name, self._roomy[name] and self._settings.flag(name, True))

    def _fit_screen(self) -> None:
        """The usual size, or the whole of a small screen."""
        room = self._window.screen().availableSize()
        if QGuiApplication.platformName() == "offscreen":
            self._window.resize(_SIZE)  # nobody sees that screen, and it is smaller than any real one
        elif room.width() <= _SMALL.width() or room.height() <= _SMALL.height():
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        else:
            self._window.resize(_SIZE.boundedTo(room - _FRAME))

    def keep(self) -> None:
        """Remember the look for the next start."""
        self._settings.keep_window_state("geometry", self._window.saveGeometry())
        self._settings.keep_window_state("splitter", self._desk.splitter.saveState())
        self._settings.set_number("side_tab", self._desk.side.chosen)
        self._settings.set_number("left_tab", self._desk.left.currentIndex())
        if self._desk.contents_tab.made:
            self._settings.set_flag("calendar", self._desk.contents.years_button.isChecked())

    def _toggle(self, part: QWidget, name: str) -> None:
        shown = part.isHidden()
        self._show(part, name, shown)
        if self._roomy[name]:
            self._settings.set_flag(name, shown)

    def _show(self, part: QWidget, name: str, shown: bool) -> None:
        part.setVisible(shown)
        self._named[name].setChecked(shown)
