"""What the window's tests stand on: the look, an archive of the starter gazettes, a window on it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from db.importing import import_paths, open_for_import
from reader import i18n
from reader.places import Places
from reader.settings import Settings
from reader.widgets.look import look
from reader.window import MainWindow

WAIT_MS = 20_000


@pytest.fixture(scope="session")
def starter_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the starter gazettes; nobody writes to it."""
    path = tmp_path_factory.mktemp("archive") / "starter.gazette"
    with open_for_import(path) as archive:
        report = import_paths(archive, [resources.folder("starter")])
    assert report.complete
    return path


@pytest.fixture
def copy_of_archive(starter_archive: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    path = tmp_path / "copy.gazette"
    path.write_bytes(starter_archive.read_bytes())
    return path


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style of the program on every desktop."""
    return ["gazette-reader", "-style", "Fusion"]


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    """Without data that Python made, at the end: the platform of the tests lets go of them after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def app_look(qapp: QApplication) -> Iterator[None]:
    """The application in Chinese and in the light theme."""
    i18n.install(qapp, i18n.CHINESE)
    look().apply("light")
    yield
    look().apply("light")
    i18n.install(qapp, i18n.CHINESE)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "settings.ini")


@pytest.fixture
def settings(places: Places) -> Settings:
    return Settings(QSettings(str(places.settings), QSettings.Format.IniFormat))


@pytest.fixture
def empty_window(
    qtbot: QtBot, app_look: None, settings: Settings, places: Places, caplog: pytest.LogCaptureFixture
) -> Iterator[MainWindow]:
    """A window without an archive. What it writes into the log as a warning or worse fails the test."""
    window = MainWindow(settings, places)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path) -> MainWindow:
    """A window on a copy of the starter archive, its first notice on the screen."""
    with qtbot.waitSignal(empty_window.page_shown, timeout=WAIT_MS):
        empty_window.archives.open(copy_of_archive)
    return empty_window
