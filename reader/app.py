"""The program with its window: set-up of the application, then the event loop."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication

import resources
from reader import i18n, logs
from reader.arguments import Arguments, read_arguments
from reader.input_method import prepare_input_method
from reader.places import Places, find_places
from reader.settings import Settings
from reader.single_instance import SingleInstance
from reader.widgets.look import look

if TYPE_CHECKING:
    from reader.window import MainWindow

_PICTURE_WAIT_MS = 400
_PICTURE_SIZE = (1360, 860)
_TYPE_AHEAD_MS = 1000
"""So long after a letter the next one still belongs to it: pinyin is spelt, and Qt's 400 ms are for quick hands."""
_LATEST_MS = 300
"""So long a window waits for its first page before it is shown empty."""


def main(argv: list[str] | None = None) -> int:
    """Run the program; the result is its exit code."""
    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    prepare_input_method()
    application = make_application()
    places = find_places()
    if arguments.diagnose:
        return _write_diagnosis(arguments, places)
    instance = SingleInstance(places.data)
    alone = arguments.picture or arguments.new_window
    if not alone and not instance.listen():
        instance.hand_over(_names(arguments))
        return 0
    logs.start(places.log)
    program = Program(arguments, places)
    gc.freeze()
    gc.enable()
    instance.files_received.connect(program.come_forward)
    program.start()
    code = application.exec()
    instance.close()
    return code


class Program:
    """The window that is open; another language takes another one, on the same archive and tabs."""

    def __init__(self, arguments: Arguments, places: Places) -> None:
        self._arguments = arguments
        self._places = places
        self.window = self._make()

    def start(self) -> None:
        """Show the window and open what the program was started with, or what was open last."""
        if self._arguments.picture:
            _picture_soon(self.window, self._arguments.picture)
        _show_with_page(self.window)
        if self._arguments.archive is not None:
            self.window.archives.open(self._arguments.archive)
        else:
            self.window.archives.open_last()
        if self._arguments.files:
            self.window.archives.import_when_open(self._arguments.files)

    def restart(self) -> None:
        """Close the window and open a new one, as after leaving and starting the program."""
        old = self.window
        QApplication.setQuitOnLastWindowClosed(False)
        old.close()
        old.deleteLater()
        self.window = self._make()
        _show_with_page(self.window)
        self.window.archives.open_last()
        QApplication.setQuitOnLastWindowClosed(True)

    def come_forward(self, names: tuple[str, ...]) -> None:
        """The program was started once more, with these files."""
        window = self.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.raise_()
        window.activateWindow()
        if names:
            window.archives.take(tuple(Path(name) for name in names))

    def _make(self) -> MainWindow:
        window = make_window(Settings(self._places.open_settings()), self._places)
        window.dialogs.restart_requested.connect(self.restart, Qt.ConnectionType.QueuedConnection)
        return window


def make_application() -> QApplication:
    """The QApplication with its names, in Qt's own style on every desktop; one that exists already is taken."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("gazette-reader")
    application.setDesktopFileName("gazette-reader")
    application.setWindowIcon(_program_icon())
    application.setKeyboardInputInterval(_TYPE_AHEAD_MS)
    return application


def _program_icon() -> QIcon:
    return QIcon(str(resources.folder("icons") / "gazette-reader.svg"))


def make_window(settings: Settings, places: Places) -> MainWindow:
    """The window in the language and theme of the settings, not yet shown."""
    from reader.window import MainWindow  # most of the program: a second start that hands over its files needs none

    application = make_application()
    i18n.install(application, settings.language)
    look().prepare(settings.theme)
    look().set_page_face(settings.page.face)
    look().follow_system()
    window = MainWindow(settings, places)
    look().dress()
    logs.catch_errors(window.troubles.tell_error)
    return window


def _show_with_page(window: MainWindow) -> None:
    """Show the window when its first page is there, so that it is laid out and painted once; or soon without one."""
    late = QTimer(window, singleShot=True, interval=_LATEST_MS)

    def show() -> None:
        if late.isActive():
            late.stop()
            window.show()

    window.reading.page_coming.connect(show)
    window.archive.not_opened.connect(show)
    late.timeout.connect(window.show)
    late.start()


def _write_diagnosis(arguments: Arguments, places: Places) -> int:
    from reader.diagnosis import write_diagnosis

    archive = arguments.archive or Settings(places.open_settings()).archive or places.archive
    file = write_diagnosis(places, archive)
    if sys.stdout is None:  # Windows gives a program with a window none
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
    else:
        sys.stdout.write(f"{file.read_text('utf-8')}\n{file}\n")
    return 0


def _names(arguments: Arguments) -> tuple[str, ...]:
    paths = (*((arguments.archive,) if arguments.archive else ()), *arguments.files)
    return tuple(str(path.absolute()) for path in paths)


def _picture_soon(window: MainWindow, path: Path) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*_PICTURE_SIZE)

    def save() -> None:
        window.grab().save(str(path))
        window.close()

    def give_up(_path: Path, error: Exception) -> None:
        sys.stderr.write(i18n.sentence(error) + "\n")
        QApplication.exit(1)

    window.page_shown.connect(lambda: QTimer.singleShot(_PICTURE_WAIT_MS, save))
    window.archive.not_opened.connect(give_up)
