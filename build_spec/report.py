"""What takes the space in the frozen folder, and which glibc it needs."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

GROUPS = {
    "ICU": r"_internal/PySide6/Qt/lib/libicu",
    "Qt libraries": r"_internal/PySide6/Qt/lib/|_internal/PySide6/Qt6\w+\.dll",
    "Qt plugins": r"_internal/PySide6/(Qt/)?plugins/",
    "Qt translations": r"_internal/PySide6/(Qt/)?translations/",
    "Qt for Python": r"_internal/(PySide6|shiboken6)/",
    "Python": r"_internal/(libpython|python3|base_library|lib-dynload)",
    "programs with our code and the packages'": r"gazette[^/]*$",
    "our resources": r"_internal/resources/",
    "licences": r"licences/",
    "descriptions of packages": r"_internal/[^/]+\.dist-info/",
    "system libraries": r"_internal/[^/]+\.(so|dll)[^/]*$",
}
WHEELS = "_internal/(PySide6|shiboken6|lxml|nh3)/"
Version = tuple[int, ...]
OTHER = "data and libraries of packages: "


def group_of(place: str) -> str:
    """The group that a file of the frozen folder counts in."""
    found = next((name for name, pattern in GROUPS.items() if re.match(pattern, place)), None)
    return found or OTHER + place.removeprefix("_internal/").split("/")[0]


def sizes(folder: Path) -> Counter[str]:
    """Bytes of each group."""
    counted: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            counted[group_of(file.relative_to(folder).as_posix())] += file.stat().st_size
    return counted


def size_report(folder: Path) -> str:
    """A table of the groups, the biggest first, with the sum."""
    counted = sizes(folder)
    lines = [f"{size / 1e6:8.2f} MB  {name}" for name, size in counted.most_common()]
    return "\n".join([*lines, f"{counted.total() / 1e6:8.2f} MB  in all"])


def needed_glibc(folder: Path) -> str:
    """The oldest glibc that every library in the folder runs with, such as ``2.34``."""
    return _text(max(glibc_versions(folder).values()))


def glibc_report(folder: Path) -> str:
    """Which glibc the folder needs and because of what; and which what came from wheels, Qt above all, would need."""
    versions = glibc_versions(folder)
    neediest = max(versions, key=lambda file: versions[file])
    wheels = (version for file, version in versions.items() if re.search(WHEELS, file.as_posix()))
    return (
        f"needs glibc {_text(versions[neediest])} or newer ({neediest.name}); Qt and the wheels: {_text(max(wheels))}"
    )


def glibc_versions(folder: Path) -> dict[Path, Version]:
    """The newest version of glibc's symbols that each program and library asks for."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.read_bytes()[:4] == b"\x7fELF"]
    return {file: version for file in files if (version := _newest_symbol(file))}


def _newest_symbol(file: Path) -> Version:
    line: list[str | Path] = ["readelf", "--version-info", file]
    listing = subprocess.run(line, capture_output=True, text=True, check=False).stdout
    versions = (tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_(\d+\.\d+)", listing))
    return max(versions, default=())


def _text(version: Version) -> str:
    return ".".join(map(str, version))
