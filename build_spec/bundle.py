"""Which files go into the frozen folder, and in which shape."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from build_spec import icu
from build_spec.qt_parts import is_wanted

SYSTEM_FOLDERS = ("/lib", "/usr/lib")
CARRIED = (
    "libpython3*",
    "libsqlite3.*",
    "libffi.*",
    "libbz2.*",
    "liblzma.*",
    "libmpdec.*",
    "libuuid.*",
    "libxcb-cursor.*",
    "libxcb-icccm.*",
    "libxcb-image.*",
    "libxcb-keysyms.*",
    "libxcb-render-util.*",
    "libxcb-util.*",
    "libxcb-xkb.*",
    "libxkbcommon*",
)
"""Libraries of the build machine that are carried along. The others come with every Linux desktop and fit its settings
(fonts, printers, display, input) better than copies would; the Debian package names them as what it depends on."""

STRIPPED = ("libpython3*", "*.cpython-*", "nh3.*", "libicui18n.*", "libicuuc.*")
"""Libraries that come with symbols for debuggers, which are up to two thirds of them."""

Entry = tuple[str, str, str]
"""PyInstaller's word for a file: place in the frozen folder, source, kind."""


def is_carried(entry: Entry) -> bool:
    """Whether a file goes into the frozen folder."""
    place, source, kind = entry
    if kind == "SYMLINK" or not is_wanted(place) or is_clerical(place):
        return False
    from_system = source.startswith(SYSTEM_FOLDERS) and "/" not in place
    return not from_system or any(fnmatch(place, pattern) for pattern in CARRIED)


def is_clerical(place: str) -> bool:
    """Whether a file is a package's own bookkeeping; versions are asked for, lists of files and licences are not."""
    return ".dist-info/" in place and Path(place).name not in ("METADATA", "entry_points.txt")


def carried(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """The files that go into the frozen folder, made small; ``work`` takes what had to be written anew."""
    work.mkdir(parents=True, exist_ok=True)
    return [(place, _small(place, source, work), kind) for place, source, kind in filter(is_carried, entries)]


def _small(place: str, source: str, work: Path) -> str:
    if not sys.platform.startswith("linux"):
        return source
    name = Path(place).name
    if name.startswith("libicudata."):
        return str(icu.trim_file(Path(source), work))
    if any(fnmatch(name, pattern) for pattern in STRIPPED):
        return str(stripped(Path(source), work))
    return source


def stripped(source: Path, work: Path) -> Path:
    """A copy of a library without symbols for debuggers."""
    target = work / source.name
    subprocess.run(["strip", "--strip-unneeded", "-o", target, source], check=True)
    return target
