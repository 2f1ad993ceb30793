"""Proves a frozen folder: ``python -m build_spec.smoke FOLDER``.

The programs run from a read-only place with a Chinese name, without an environment, without a network, and where the
rights allow it (root on Linux) with the checkout and every Python out of sight. They import a gazette, find a word,
write a PDF, and show a notice in a window of which a picture is taken. With a folder ``portable`` beside them they
make their archive there, write down the state of everything, and leave nothing at the user's home.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtGui import QImage

from build_spec import system

ROOT = Path(__file__).parents[1]
WORD, NAME, MISSPELT = "房票安置", "谢驰", "谢池"
"""What stands in the samples: a word, and a person whose name sounds like another."""

SUFFIX = ".exe" if os.name == "nt" else ""
KEPT = ("SYSTEMROOT", "TEMP", "APPDATA", "QT_QPA_PLATFORM", "QT_QPA_FONTDIR") if os.name == "nt" else ()
"""What a program needs of its environment. Windows' offscreen platform has no fonts, so the desktop's is used there;
PySide6 asks for a ``PATH``."""

WALLS = """
set -e
program=$1; shift
while [ "$1" != -- ]; do mount -t tmpfs none "$1"; shift; done; shift
mount --bind "$program" "$program"
mount -o remount,ro,bind "$program"
if [ -d "$program/portable" ]; then
    mount --bind "$program/portable" "$program/portable"
    mount -o remount,rw,bind "$program/portable"
fi
exec "$@"
"""
"""Shell script for namespaces of its own: empty folders over those named, the program's folder read-only but for
``portable``."""


class Stage:
    """A place to run the frozen programs in: ``program`` is read-only, ``work`` and ``home`` are writable."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.program = place / "公报 阅读器"
        self.work = place / "work"
        self.home = place / "home"
        shutil.copytree(folder, self.program, symlinks=True)
        self.work.mkdir()
        self.home.mkdir()
        shutil.copy(Path(__file__).with_name("screen.json"), self.work)
        self.isolated = system.may_isolate()
        for path in self.program.rglob("*"):
            path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))

    def run(self, name: str, *words: str | Path) -> str:
        """Run a program to its end and return what it printed; ends the smoke run where it fails."""
        line = [self.program / f"{name}{SUFFIX}", *words]
        done = subprocess.run(
            [*self._walls(), *line],
            cwd=self.work,
            env=self._environment(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        said, complained = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        if done.returncode != 0 or "Traceback" in complained:
            sys.exit(f"{name} {' '.join(map(str, words))} failed ({done.returncode}):\n{said}\n{complained}")
        return said

    def files_at_home(self) -> list[Path]:
        """What was written into the user's home; the list of the machine's fonts is not ours."""
        return [path for path in self.home.rglob("*") if path.is_file() and "fontconfig" not in path.parts]

    def _walls(self) -> list[str | Path]:
        if not self.isolated:
            return []
        return ["unshare", "--mount", "--net", "sh", "-c", WALLS, "sh", self.program, ROOT, *pythons(), "--"]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        ours = {"PATH": ""} if os.name == "nt" else {"QT_QPA_PLATFORM": "offscreen:configfile=screen.json"}
        return kept | ours | {"HOME": str(self.home), "LANG": "C.UTF-8"}


def pythons() -> list[Path]:
    """Folders of Python's standard library on this machine, which the frozen program must not need."""
    here = {Path(os.__file__).parent, *Path("/usr/lib").glob("python3*")}
    return sorted(path for path in here if path.is_dir())


def smoke(folder: Path) -> None:
    """Run both programs; ends with a message where something is wrong."""
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(folder, Path(place))
        try_portable(stage)
        try_commands(stage)
        stage.run("gazette-reader", "--archive", stage.work / "a.gazette", "--picture", stage.work / "window.png")
        check_picture(stage.work / "window.png")
        shutil.copy(stage.work / "window.png", folder.with_name("window.png"))
        walls = " behind walls" if stage.isolated else ""
        print(f"The frozen programs work{walls}: import, search, PDF, window, portable folder, diagnosis.")


def try_portable(stage: Stage) -> None:
    """With a folder ``portable`` beside the program everything stays in it; it is taken away again."""
    portable = stage.program / "portable"
    portable.mkdir()
    stage.run("gazette-reader", "--picture", stage.work / "first.png")
    check_picture(stage.work / "first.png")
    stage.run("gazette-reader", "--diagnose")
    said = (portable / "gazette-reader-diagnosis.txt").read_text("utf-8").splitlines()
    if not {"portable: True", "frozen: True", "archive check: whole", f"nh3: {version('nh3')}"} <= set(said):
        sys.exit("The diagnosis says something else:\n" + "\n".join(said))
    kept = {path.suffix for path in portable.iterdir()}
    if not {".gazette", ".ini", ".txt"} <= kept or stage.files_at_home():
        sys.exit(f"Written at home: {stage.files_at_home()}; in the portable folder: {kept}")
    shutil.rmtree(portable)


def try_commands(stage: Stage) -> None:
    """Import, search and paper by the command line."""
    samples = stage.program / "_internal" / "resources" / "starter"
    stage.run("gazette", "import", samples, "--archive", "a.gazette")
    found = json.loads(stage.run("gazette", "search", WORD, "--archive", "a.gazette", "--json"))
    if not found["hits"]:
        sys.exit(f"{WORD} was not found")
    if NAME not in stage.run("gazette", "search", MISSPELT, "--archive", "a.gazette"):
        sys.exit(f"{MISSPELT} should lead to {NAME}")
    number = str(found["hits"][0]["id"])
    if WORD not in stage.run("gazette", "show", number, "--archive", "a.gazette"):
        sys.exit(f"{WORD} is not in the notice where it was found")
    stage.run("gazette", "export", number, "--archive", "a.gazette", "--output", "notice.pdf")
    check_paper(stage.work / "notice.pdf")


def check_paper(path: Path) -> None:
    """The PDF has to hold the word as text."""
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    if WORD not in text.replace("\n", ""):
        sys.exit(f"{WORD} is not in {path}")


def check_picture(path: Path) -> None:
    """The picture has to show a window, not an empty one."""
    picture = QImage(str(path)).scaled(200, 150)
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    if len(colours) < 50:
        sys.exit(f"{path} shows next to nothing")


if __name__ == "__main__":
    smoke(Path(sys.argv[1]))
