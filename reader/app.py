"""The program with its window: set-up of the application, then the event loop."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import resources
from reader import i18n, logs
from reader.arguments import Arguments, read_arguments
from reader.diagnosis import diagnose
from reader.input_method import prepare_input_method
from reader.places import Places, find_places
from reader.settings import Settings
from reader.single_instance import SingleInstance
from reader.tasks.lane import Failure
from reader.widgets.look import look
from reader.window import MainWindow

_PICTURE_WAIT_MS = 400
_PICTURE_SIZE = (1360, 860)


def main(argv: list[str] | None = None) -> int:
    """Run the program; the result is its exit code."""
    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    prepare_input_method()
    application = make_application()
    places = find_places()
    if arguments.diagnose:
        sys.stdout.write(diagnose(places) + "\n")
        return 0
    instance = SingleInstance(places.data)
    alone = arguments.picture or arguments.new_window
    if not alone and not instance.listen():
        instance.hand_over(_names(arguments))
        return 0
    logs.start(places.log)
    window = make_window(Settings(places.open_settings()), places)
    instance.files_received.connect(lambda names: _come_forward(window, names))
    if arguments.picture:
        _picture_soon(window, arguments.picture)
    _begin(window, arguments, places)
    code = application.exec()
    instance.close()
    return code


def make_application() -> QApplication:
    """The QApplication with its names; one that exists already is taken."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("gazette-reader")
    application.setDesktopFileName("gazette-reader")
    application.setWindowIcon(_program_icon())
    return application


def _program_icon() -> QIcon:
    with resources.folder("icons") as folder:
        return QIcon(str(folder / "gazette-reader.svg"))


def make_window(settings: Settings, places: Places) -> MainWindow:
    """The window in the language and theme of the settings, not yet shown."""
    application = make_application()
    i18n.install(application, settings.language)
    look().apply(settings.theme)
    look().set_page_face(settings.page.face)
    look().follow_system()
    window = MainWindow(settings, places)
    logs.catch_errors(window.tell_error)
    return window


def _begin(window: MainWindow, arguments: Arguments, places: Places) -> None:
    """Show the window and open what it was started with, what was open last, or the starter gazettes."""
    window.show()
    archive = arguments.archive or window.settings.archive
    if archive is not None and (arguments.archive or archive.exists()):
        window.archives.open(archive)
    else:
        window.archives.open_first(places.archive)
    if arguments.files:
        window.archives.import_when_open(arguments.files)


def _come_forward(window: MainWindow, names: tuple[str, ...]) -> None:
    window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
    window.raise_()
    window.activateWindow()
    if names:
        window.archives.take(tuple(Path(name) for name in names))


def _names(arguments: Arguments) -> tuple[str, ...]:
    paths = (*((arguments.archive,) if arguments.archive else ()), *arguments.files)
    return tuple(str(path.absolute()) for path in paths)


def _picture_soon(window: MainWindow, path: Path) -> None:
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*_PICTURE_SIZE)

    def save() -> None:
        window.grab().save(str(path))
        window.close()

    def give_up(failure: Failure) -> None:
        sys.stderr.write(i18n.sentence(failure.error) + "\n")
        QApplication.exit(1)

    window.page_shown.connect(lambda: QTimer.singleShot(_PICTURE_WAIT_MS, save))
    window.archive.failed.connect(give_up)


if __name__ == "__main__":
    sys.exit(main())
