"""How the window looks, as the user chose it: theme, panels, full screen, size and place."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from reader.actions import Actions
from reader.desk import Desk
from reader.settings import Settings
from reader.widgets.look import look

_THEMES = ("system", "light", "dark", "contrast")
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

    def next_theme(self) -> None:
        """Take the next theme that looks otherwise: of the system, light, dark, high contrast."""
        here = _THEMES.index(look().wish) if look().wish in _THEMES else -1
        following = (*_THEMES[here + 1 :], *_THEMES[: max(0, here)])
        self.set_theme(next(theme for theme in following if look().theme_of(theme) != look().theme))

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
        """Show or hide the left side, as its action says."""
        self._show(self._desk.left, "left_panel")

    def show_side(self) -> None:
        """Show or hide the right side, as its action says."""
        self._show(self._desk.side, "side_panel")

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def restore(self) -> None:
        """Look as at the last end."""
        self._fit_screen()
        self._window.restoreGeometry(self._settings.window_state("geometry"))
        self._desk.splitter.restoreState(self._settings.window_state("splitter"))
        self._desk.side.setCurrentIndex(self._settings.number("side_tab", 0))
        for part, name in ((self._desk.left, "left_panel"), (self._desk.side, "side_panel")):
            self._named[name].setChecked(self._settings.flag(name, True))
            part.setVisible(self._named[name].isChecked())

    def fit(self, width: int) -> None:
        """Words on the tool bar where there is room for them; in a narrow window the page comes before the side."""
        self._desk.bar.fit(width)
        self._desk.side.setVisible(self._named["side_panel"].isChecked() and width >= _ROOM_FOR_SIDE)
        self._desk.left.setVisible(self._named["left_panel"].isChecked() and width >= _ROOM_FOR_LEFT)

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

    def _show(self, part: QWidget, name: str) -> None:
        part.setVisible(self._named[name].isChecked())
        self._settings.set_flag(name, self._named[name].isChecked())
