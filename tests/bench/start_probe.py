"""One program that is watched while it starts: ``python -m tests.bench.start_probe BEGUN PROGRAM …``.

``reader`` is the reader as a user starts it, ``reader ARCHIVE`` with an archive; ``bare PAGE`` a plain QMainWindow with
a QTextBrowser in the reader's face, which shows the page (HTML and style sheet as JSON). Each prints, as JSON, what it
took until the first page was painted, and what it holds one second later; then the window is closed. ``BEGUN`` is the
time, by the monotonic clock, at which the process was asked for.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser, QWidget

if TYPE_CHECKING:
    from reader.window import MainWindow

_IDLE_MS = 1000
_SIZE = (1360, 740)


class _Probe(QObject):
    """Says when a window's page has been painted, and closes the window some time later."""

    def __init__(self, begun: float, window: QMainWindow) -> None:
        super().__init__(window)
        self._begun = begun
        self._window = window
        self._result: dict[str, float] = {}

    def watch(self, page: QWidget) -> None:
        """Wait for the next painting of ``page``."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the painting begins; it has ended when the event loop turns again."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._result |= {"wall": time.monotonic() - self._begun, "processor": time.process_time()}
        QTimer.singleShot(_IDLE_MS, self._idle)

    def _idle(self) -> None:
        self._result |= memory() | {"closed": time.monotonic()}
        print(json.dumps(self._result), flush=True)
        self._window.close()


def memory() -> dict[str, float]:
    """Memory of this process in MB, as Linux counts it: resident, shared out among programs, and its own alone."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()[1:]
    kib = {name: int(rest.split()[0]) for name, rest in (line.split(":") for line in lines)}
    return {
        "rss": kib["Rss"] / 1024,
        "pss": kib["Pss"] / 1024,
        "own": (kib["Private_Clean"] + kib["Private_Dirty"]) / 1024,
    }


def _reader(begun: float, *archive: str) -> int:
    from reader.start import make_ready

    make_ready()
    from reader import app

    make_window: Callable[..., MainWindow] = app.make_window

    def make_watched(*given: object) -> MainWindow:
        window = make_window(*given)
        probe = _Probe(begun, window)
        window.reading.notice_shown.connect(lambda _record: probe.watch(window.desk.area.current.view.viewport()))
        return window

    app.make_window = make_watched  # type: ignore[assignment]
    return app.main(list(archive))


def _bare(begun: float, page: str) -> int:
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QFont

    application = QApplication([])
    QLocale.setDefault(QLocale("zh_CN"))
    translator = QTranslator()
    translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    application.installTranslator(translator)
    given = json.loads(Path(page).read_text("utf-8"))
    window, browser, font = QMainWindow(), QTextBrowser(), QFont()
    font.setFamilies(given["families"])
    font.setPixelSize(given["px"])
    browser.document().setDefaultFont(font)
    browser.document().setDefaultStyleSheet(given["style"])
    browser.setHtml(given["html"])
    window.setCentralWidget(browser)
    window.resize(*_SIZE)
    _Probe(begun, window).watch(browser.viewport())
    window.show()
    return application.exec()


if __name__ == "__main__":
    programs: dict[str, Callable[..., int]] = {"reader": _reader, "bare": _bare}
    sys.exit(programs[sys.argv[2]](float(sys.argv[1]), *sys.argv[3:]))
