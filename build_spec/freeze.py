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


def build(workshop: Workshop, words: list[str]) -> int:
    """Freeze, collect the licences, run the frozen programs, pack and report; ``--oldest`` takes the oldest Qt."""
    if "--oldest" in words:
        workshop = setup.ready_oldest(workshop.root)
    setup.provide(system.missing_tools(TOOLS))
    folder = workshop.root / "dist" / "gazette-reader"
    shutil.rmtree(folder, ignore_errors=True)
    paths = ("--distpath", "dist", "--workpath", Path("build", "freeze"))
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
    write_report(folder)
    return 0


def build_environment(root: Path) -> dict[str, str]:
    """The environment of a build: two builds of one commit get the same times and the same order of sets.

    Code goes into the programs as it is: they start sooner, and the packages pack it better.
    """
    line = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    same = {"SOURCE_DATE_EPOCH": done.stdout.strip() or "0", "PYTHONHASHSEED": "0"}
    return dict(os.environ) | same | {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"}


def write_report(folder: Path) -> None:
    """Print what takes the space, and keep it beside the folder."""
    text = report.size_report(folder)
    if sys.platform.startswith("linux"):
        text += f"\nneeds glibc {report.needed_glibc(folder)} or newer"
    folder.with_name("size-report.txt").write_text(text + "\n", "utf-8")
    print(text)
