"""Measure the start: the reader against a bare QMainWindow with a QTextBrowser that shows the same page.

Both are new processes in turn, with compiled modules and warm disk caches: the time is that from asking for the process
to the first painted page. The reader is started as from the desktop's menu: it opens the archive of the start before,
which is not measured. ``QT_QPA_PLATFORM=xcb`` measures on the
display that is there. Linux only: memory is read from ``/proc``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from build_spec.demo import SCREEN
from db.importing import import_paths, index_is_current, open_for_import, rebuild_index
from db.store import Archive
from reader.flows.reading import page_of
from reader.render import PageStyle, Words, screen_style
from reader.tasks.wishes import holdings
from reader.widgets.look import SERIF
from tests.bench.corpus import STARTER, write_issues

_FIGURES = {"wall": "ms", "processor": "ms", "rss": "MB", "pss": "MB", "own": "MB", "closing": "ms"}

Figures = dict[str, float]
"""What one start took: seconds and MB by name, see :data:`_FIGURES`."""


def report(sizes: Sequence[int], keep: Path | None, rounds: int = 15) -> None:
    """Start on the starter gazettes and on the largest archive of ``sizes`` issues, in turn with the bare window."""
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        archives = {"starter gazettes": made_archive(room / "starter.gazette", 0)}
        largest = max(sizes)
        archives[f"{largest} issues"] = made_archive((keep or room) / f"{largest}.gazette", largest)
        programs = {"bare window": ("bare", _page(archives["starter gazettes"], room))}
        programs |= {name: ("reader", path) for name, path in archives.items()}
        for program, given in programs.values():
            _start(program, room, given)  # settings, compiled modules, disk caches
        _print(_start_in_turn(programs, room, rounds))


def made_archive(path: Path, issues: int) -> Path:
    """An archive of so many issues, 0 for the starter gazettes; made where there is none, its index up to date."""
    new = not path.exists()
    with tempfile.TemporaryDirectory() as folder, open_for_import(path) as archive:
        if new:
            import_paths(archive, list(write_issues(Path(folder), issues)) or sorted(STARTER.glob("*.txt")))
        if not index_is_current(archive):
            rebuild_index(archive)
    return path


def _page(path: Path, room: Path) -> Path:
    """What the reader shows first, for the bare window."""
    with Archive.open(path, read_only=True) as archive:
        first = holdings(archive).first
        assert first is not None
        html = page_of(archive, first, Words()).page.html
    style = PageStyle()
    page = {"html": html, "style": screen_style(style), "families": SERIF, "px": style.font_px}
    (room / "page.json").write_text(json.dumps(page), "utf-8")
    return room / "page.json"


def _start_in_turn(programs: dict[str, tuple[str, Path]], room: Path, rounds: int) -> dict[str, list[Figures]]:
    found: dict[str, list[Figures]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (program, given) in programs.items():
            found[name].append(_start(program, room, given, again=program == "reader"))
    return found


def _start(program: str, room: Path, given: Path, *, again: bool = False) -> Figures:
    environment = {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREEN}", **os.environ}
    environment |= {"PYTHONPYCACHEPREFIX": str(room / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    environment |= dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(room / program / given.stem))
    line = [sys.executable, "-m", "tests.bench.start_probe", str(time.monotonic()), program]
    line += [] if again else [str(given)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures | {"closing": time.monotonic() - figures["closed"]}


def _print(found: dict[str, list[Figures]]) -> None:
    floor = {name: _median(found["bare window"], name) for name in _FIGURES}
    print(f"{'':18}" + "".join(f"{f'{name}, {unit}':>22}" for name, unit in _FIGURES.items()))
    for program, starts in found.items():
        values = {name: _median(starts, name) for name in _FIGURES}
        shown = (f"{value:.0f} ({value / floor[name]:.2f} x)" for name, value in values.items())
        print(f"{program:18}" + "".join(f"{text:>22}" for text in shown))


def _median(starts: Sequence[Figures], name: str) -> float:
    return median(start[name] for start in starts) * (1000 if _FIGURES[name] == "ms" else 1)
