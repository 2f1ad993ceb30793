"""The whole proof, for machines that are there for tests: style, types, the suite with both ends of Qt, the package.

``dev.py test`` does this where the environment variable ``CI`` is set and no words follow; ``dev.py package`` is the
part that runs beside the suite.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from build_spec import checks, freeze, setup, system, trial
from build_spec.setup import Workshop

LOG = Path("build", "package.log")


def test(workshop: Workshop, words: list[str]) -> int:
    """Style, types and the suite; on a machine for tests everything, ending with the suite's summary all the same."""
    if words or not os.environ.get("CI"):
        return checks.test(workshop, words)
    failed = []
    with beside(workshop, "package") as package:
        failed += checks.failed_lint(workshop)
        print("\n== The suite with the oldest Qt", flush=True)
        if checks.oldest(workshop, []) != 0:
            failed.append("oldest Qt")
        print("\n== The package", flush=True)
        if package.wait() != 0:
            failed.append("package")
        print((workshop.root / LOG).read_text("utf-8", "replace"))
    print("== The suite", flush=True)
    return checks.suite(workshop, [], failed)


@contextmanager
def beside(workshop: Workshop, command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run another command of ``dev.py`` meanwhile, its words into a file; it is ended with the block."""
    log = workshop.root / LOG
    log.parent.mkdir(exist_ok=True)
    line: Sequence[str | Path] = [sys.executable, Path("build_spec", "dev.py"), command]
    with log.open("wb") as words, subprocess.Popen(line, cwd=workshop.root, stdout=words, stderr=words) as process:
        try:
            yield process
        finally:
            process.terminate()


def package(workshop: Workshop, words: list[str]) -> int:
    """Freeze and pack the program and, where this machine and its rights allow it, try the Debian package."""
    code = freeze.build(workshop, words)
    if code != 0 or not (system.is_debian() and system.may_isolate()):
        return code
    try:
        return trial.trial(workshop, [])
    except setup.NotReadyError as error:
        print(f"The package was not tried: {error}")
        return 0
