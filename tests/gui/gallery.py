"""Renders every screen and state of the window to PNG files, to be looked at.

``python -m tests.gui.gallery FOLDER [--only WORD] [--archive FILE]``
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QSettings, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QMenu, QWidget

import resources
from db.importing import import_paths, open_for_import
from db.model.values import valueclass
from reader.app import make_window
from reader.places import Places
from reader.settings import Settings
from reader.window import MainWindow
from tests.gui.scenes import SCENES

_SETTLE_MS = 60
_LONGEST_S = 10


@valueclass
class Dress:
    """How the window looks while the pictures are taken."""

    theme: str
    width: int
    height: int
    language: str = "zh_CN"


DRESSES = {
    "light-1366": Dress("light", 1366, 768),
    "light-1920": Dress("light", 1920, 1080),
    "dark-1366": Dress("dark", 1366, 768),
    "dark-1920": Dress("dark", 1920, 1080),
    "contrast-1366": Dress("contrast", 1366, 768),
    "english-1366": Dress("light", 1366, 768, "en"),
}


class Gallery:
    """One window as at the first start, led from state to state."""

    def __init__(self, archive: Path, dress: Dress, home: Path, save: Callable[[str, QWidget], object]) -> None:
        self._save = save
        self.home = home
        self.archive = home / archive.name
        """Bookmarks and notes go beside this link; the gallery leaves the archive alone."""
        self.archive.symlink_to(archive.resolve())
        places = Places(home / "data", home / "settings.ini")
        settings = Settings(QSettings(str(places.settings), QSettings.Format.IniFormat))
        settings.language, settings.theme = dress.language, dress.theme
        self.window: MainWindow = make_window(settings, places)
        self.window.resize(dress.width, dress.height)
        self.window.show()
        self.window.windowHandle().requestActivate()

    def open(self) -> None:
        """Open the archive and wait for its first notice."""
        self.until(self.window.page_shown, lambda: self.window.archives.open(self.archive))

    def search(self, text: str) -> None:
        """Type a search and wait for its hits."""
        self.until(self.window.searching.page_found, lambda: self.window.desk.search_box.search_for(text))

    def until(self, signal: SignalInstance, start: Callable[[], object]) -> None:
        """Start something and wait for its signal."""
        heard: list[object] = []
        hear = lambda *_values: heard.append(signal)  # noqa: E731
        signal.connect(hear)
        start()
        self.wait(lambda: bool(heard))
        signal.disconnect(hear)

    def wait(self, done: Callable[[], object]) -> None:
        """Wait until something is so, and for what follows from it. Errors: TimeoutError."""
        end = monotonic() + _LONGEST_S
        while not done():
            if monotonic() > end:
                raise TimeoutError(done)
            self.settle(10)
        self.settle()

    def settle(self, wait_ms: int = _SETTLE_MS) -> None:
        """Let what was started finish."""
        loop = QEventLoop()
        QTimer.singleShot(wait_ms, loop.quit)
        loop.exec()

    def answer(self, name: str, start: Callable[[], object]) -> None:
        """Save a picture of the dialog that something opens and waits for, then close it."""

        def look() -> None:
            if dialog := QApplication.activeModalWidget():
                timer.stop()
                self.save(name, dialog)
                dialog.close()

        timer = QTimer(self.window, interval=100)
        timer.timeout.connect(look)
        timer.start()
        start()
        self.wait(lambda: not timer.isActive())

    def save(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another widget, when it has come to rest."""
        if not isinstance(widget, QMenu):  # which would close
            self.settle()
        self._save(name, widget or self.window)


@contextmanager
def _starter(archive: Path | None) -> Iterator[Path]:
    if archive is not None:
        yield archive
        return
    with tempfile.TemporaryDirectory() as folder, resources.folder("starter") as starter:
        path = Path(folder) / "甲市人民政府公报.gazette"
        with open_for_import(path) as made:
            import_paths(made, [starter])
        yield path


def _render(folder: Path, archive: Path, dress: str, only: str) -> None:
    """All scenes in one dress."""

    def save(name: str, widget: QWidget) -> None:
        if only in (full := f"{dress}-{name}"):
            widget.grab().save(str(folder / f"{full}.png"))

    with tempfile.TemporaryDirectory() as home:
        gallery = Gallery(archive, DRESSES[dress], Path(home), save)
        for scene in SCENES:
            for state in scene(gallery):
                gallery.save(*((state,) if isinstance(state, str) else state))
        gallery.window.close()


def main(argv: list[str]) -> int:
    """Render everything into a folder."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="save only pictures with this word in their names")
    parser.add_argument("--dress", choices=DRESSES, action="append", help="in these themes and sizes only")
    parser.add_argument("--archive", type=Path, help="an archive to show instead of the starter gazettes")
    given = parser.parse_args(argv)
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with _starter(given.archive) as archive:
        for dress in given.dress or DRESSES:
            _render(given.folder, archive, dress, given.only)
    QApplication.closeAllWindows()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
