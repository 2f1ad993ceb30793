"""Collects the licences of everything that the frozen program carries: ``python -m build_spec.licences FOLDER``."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

from build_spec.bundle import CARRIED

TEXTS = Path(__file__).parent / "licences"
LICENCE_FILE = re.compile(r"(licen[cs]es?|copying|notice|authors)\b", re.IGNORECASE)
PROJECT = "gazette-reader"
ALSO_CARRIED = ("pyinstaller",)
"""Packages of which the frozen program has parts though the project does not need them to run."""


def requirements(name: str, seen: set[str]) -> set[str]:
    """A package and all that it needs to run, by name."""
    if name in seen:
        return seen
    seen.add(name)
    for line in metadata.requires(name) or ():
        needed = re.split(r"[^\w.-]", line)[0].lower()
        if ";" not in line and needed != "pip":
            requirements(needed, seen)
    return seen


def collect(folder: Path) -> None:
    """Write every licence text and a list of the packages into ``folder``."""
    shutil.copytree(TEXTS, folder, dirs_exist_ok=True)
    shutil.copy(TEXTS.parents[1] / "LICENSE", folder / "gazette-reader.txt")
    shutil.copy(python_licence(), folder / "Python.txt")
    lines = []
    for name in sorted((requirements(PROJECT, set()) | set(ALSO_CARRIED)) - {PROJECT}):
        distribution = metadata.distribution(name)
        copy_texts(distribution, folder / name)
        lines.append(f"{name} {distribution.version}: {licence_of(distribution)}\n")
    (folder / "packages.txt").write_text("".join(lines), "utf-8")
    copy_system_texts(folder.parent / "_internal", folder / "system")


def python_licence() -> Path:
    """Python's own licence: beside the standard library, on Windows beside the program."""
    places = (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"))
    return next(place for place in places if place.is_file())


def licence_of(distribution: metadata.Distribution) -> str:
    """The licence that a package names: its SPDX expression, else its own words, else its classifiers."""
    fields = ("License-Expression", "License", "Classifier")
    about = distribution.metadata
    named: list[str] = [line for field in fields for line in about.get_all(field) or () if is_licence(line)]
    return named[0].splitlines()[0].rpartition(" :: ")[2]


def is_licence(line: str) -> bool:
    """Whether a line of a package's description is about its licence; classifiers are about other things, too."""
    return bool(line.strip()) and (" :: " not in line or line.startswith("License :: "))


def copy_texts(distribution: metadata.Distribution, folder: Path) -> None:
    """Copy the licence texts that a package brings."""
    for file in distribution.files or ():
        source = Path(str(file.locate()))
        if ".dist-info" in str(file) and LICENCE_FILE.match(file.name) and source.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / file.name)


def copy_system_texts(libraries: Path, folder: Path) -> None:
    """Copy the copyright files of the Debian packages whose libraries are carried along."""
    for library in sorted(file for pattern in CARRIED for file in libraries.glob(pattern)):
        owner = subprocess.run(["dpkg", "-S", f"*/{library.name}"], capture_output=True, text=True, check=False).stdout
        package = owner.partition(":")[0]
        text = Path("/usr/share/doc", package, "copyright")
        if package and text.is_file():
            (folder / package).mkdir(parents=True, exist_ok=True)
            shutil.copy(text, folder / package / "copyright")


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
