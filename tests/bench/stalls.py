"""Measure how long the window's thread is busy at a stretch while it is used: ``python -m tests.bench stalls``.

The window is driven on the largest archive: tree, filter, calendar, notices, search, themes, all tables. A timer of
5 ms looks how much processor time the thread took since it last came to turn; what other programs take, and waiting,
does not count.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollBar

from build_spec.demo import SCREEN
from db.model import NoticeId
from db.store import Archive
from reader import app
from reader.flows.reading import Goal
from reader.places import Places
from reader.settings import Settings
from reader.window import MainWindow
from tests.bench.start import made_archive

_TICK_MS = 5
_STEP_S = 0.25
"""Longer than the fields wait for the next letter."""
_REST_S = 1.5
_OPENED = 40
_STEPPED = 8
_TYPED = ("公共租赁住房", "钦政办", "gzf")
_EVERYWHERE = "的"
"""Stands in every notice, hundreds of times in some."""

Step = tuple[str, Callable[[], object]]


class _Watch(QObject):
    """The longest stretches of work, by what was done."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: dict[str, list[float]] = {}
        self.doing = "start"
        self._before = time.thread_time()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.thread_time()
        self.longest.setdefault(self.doing, []).append(1000 * (now - self._before))
        self._before = time.thread_time()


def report(sizes: Sequence[int], keep: Path | None) -> None:
    """Use the window on an archive of the largest of ``sizes``."""
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        path = made_archive((keep or room) / f"{max(sizes)}.gazette", max(sizes))
        notices = _some_notices(path)
        application = app.make_application()
        watch = _Watch()
        places = Places(room, room / "settings.ini")
        window = app.make_window(Settings(places.open_settings()), places)
        window.show()
        window.archives.open(path)
        _rest(application, window, _REST_S)
        for watch.doing, step in _steps(window, notices):
            step()
            _rest(application, window)
        window.close()
    for doing, stretches in watch.longest.items():
        print(f"{doing:24} longest {max(stretches):6.0f} ms, over 50 ms: {sum(each > 50 for each in stretches)}")


def _steps(window: MainWindow, notices: list[NoticeId]) -> Iterator[Step]:
    contents, bar = window.desk.contents, window.desk.contents.tree.verticalScrollBar()
    yield "expand all", contents.expand_all
    for part in range(20):
        yield "scroll the tree", partial(_scroll, bar, part / 20)
    yield "collapse all", contents.collapse_all
    for notice_id in notices:
        yield "open a notice", partial(window.open, Goal(notice_id))
    for text in chain.from_iterable(_growing(word) for word in _TYPED):
        yield "filter while typing", partial(contents.filter_box.setText, text)
    yield "end the filter", contents.filter_box.clear
    for text in chain.from_iterable(_growing(word) for word in _TYPED[:2]):
        yield "search while typing", partial(window.desk.search_box.setText, text)
    yield "end the search", window.desk.search_box.clear
    yield "search for one character", partial(window.desk.search_box.setText, _EVERYWHERE)
    for _ in range(_STEPPED):
        yield "next notice, many marks", partial(window.reading.step, 1)
    for _ in range(_STEPPED):
        yield "next theme, many marks", window.looks.next_theme
    window.desk.search_box.clear()
    for _ in range(_STEPPED):
        yield "next theme", window.looks.next_theme
    for _ in range(_STEPPED):
        yield "calendar and back", window.desk.show_years
    yield "list all tables", window.paper.show_all_tables


def _scroll(bar: QScrollBar, part: float) -> None:
    bar.setValue(round(bar.maximum() * part))


def _growing(word: str) -> list[str]:
    return [word[:length] for length in range(1, len(word) + 1)]


def _some_notices(path: Path) -> list[NoticeId]:
    with Archive.open(path, read_only=True) as archive:
        ids = [summary.id for summary in archive.notices()]
    return ids[:: max(1, len(ids) // _OPENED)]


def _rest(application: QApplication, window: MainWindow, seconds: float = _STEP_S) -> None:
    """Let the window do what it has to do: for a while after the last answer of its lanes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.001)
        lanes = window.archive.lanes
        if lanes and (lanes.read.busy or lanes.search.busy):
            end = time.monotonic() + seconds
