"""Freezes the program into ``dist/gazette-reader``, proves it, and packs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_spec import report, setup, system
from build_spec.setup import Workshop

TOOLS = {"objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg"}
"""Commands that freezing and packing on Linux needs, and Debian's packages that bring them."""

EARLIEST = "315532800"
"""1980-01-01 in seconds since 1970."""


def build(workshop: Workshop, words: list[str]) -> int:
    """Freeze, collect the licences, run the frozen programs, pack and report; ``--oldest`` takes the oldest Qt."""
    if "--oldest" in words:
        workshop = setup.ready_oldest(workshop.root)
    setup.provide(system.missing_tools(TOOLS))
    folder = workshop.root / "dist" / "gazette-reader"
    code = frozen(workshop, folder)
    if code == 0:
        write_report(folder)
    return code


def frozen(workshop: Workshop, folder: Path) -> int:
    """Freeze both programs into ``folder`` below the project's root, prove them, and pack them beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder = folder.relative_to(workshop.root)
    paths = ("--distpath", folder.parent, "--workpath", Path("build", "freeze"))
    spec = Path("build_spec", "gazette.spec")
    steps: tuple[tuple[str | Path, ...], ...] = (
        ("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR", *paths, spec),
        ("-m", "build_spec.licences", folder / "licences"),
        ("-m", "build_spec.smoke", folder),
        ("-m", "build_spec.packages", folder),
    )
    for step in steps:
        if (code := workshop.call(*step, env=build_environment(workshop.root))) != 0:
            return code
    return 0


def build_environment(root: Path) -> dict[str, str]:
    """The environment of a build: two builds of one commit get the same times and the same order of sets.

    Code goes into the programs as it is: they start sooner, and the packages pack it better.
    """
    same = {"SOURCE_DATE_EPOCH": commit_time(root), "PYTHONHASHSEED": "0"}
    return dict(os.environ) | same | {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}


def commit_time(root: Path) -> str:
    """Seconds since 1970 of the last commit; the earliest that a zip file can name, where there is no git."""
    if shutil.which("git") is None:
        return EARLIEST
    line = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.strip() or EARLIEST


def write_report(folder: Path) -> None:
    """Print what takes the space, and keep it beside the folder."""
    text = report.size_report(folder)
    if sys.platform.startswith("linux"):
        text += "\n" + report.glibc_report(folder)
    folder.with_name("size-report.txt").write_text(text + "\n", "utf-8")
    print(text)
