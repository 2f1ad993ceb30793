"""What a machine that is there for tests does beyond a developer's: ``CI`` is set, as ``.ci/run`` does.

The suite runs with both ends of Qt at the same time; then the package is built, proved, and tried in an empty system
where the rights allow it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

from build_spec import freeze, trial
from build_spec.setup import NotReadyError, Workshop

Suite = Callable[[Workshop, list[str]], int]


def is_automatic() -> bool:
    """Whether this machine is there for tests."""
    return bool(os.environ.get("CI"))


def everything(workshop: Workshop, suite: Suite) -> int:
    """All that has to hold before a change lands; prints a line for each part, and returns how many failed."""
    with tempfile.TemporaryFile() as said:
        line = [sys.executable, str(workshop.root / "build_spec" / "dev.py"), "oldest"]
        older = subprocess.Popen(line, stdout=said, stderr=subprocess.STDOUT)
        codes = {"suite": suite(workshop, [])}
        codes["build"] = freeze.build(workshop, [])
        codes["trial"] = codes["build"] or tried(workshop)
        codes["suite with the oldest Qt"] = older.wait()
        said.seek(0)
        print(said.read().decode("utf-8", "replace"))
    print(*(f"{'failed' if code else 'passed'}: {part}" for part, code in codes.items()), sep="\n")
    return sum(map(bool, codes.values()))


def tried(workshop: Workshop) -> int:
    """The trial of the package, where this machine can make an empty system; the exit code."""
    try:
        return trial.trial(workshop, [])
    except NotReadyError as reason:
        print(f"The package was not tried: {reason}")
        return 0
