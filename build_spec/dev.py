"""The developer's commands: ``python3 build_spec/dev.py COMMAND``.

Each of them first makes the machine ready (see :mod:`build_spec.setup`); nothing is done twice. Words after the
command are handed on: ``dev.py test -k search`` runs those tests only.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_spec import checks, demo, freeze, setup, trial, wine  # noqa: E402 - the project's root has to be on the path first

COMMANDS = {
    "run": ("open the reader on the gazettes that ship with it", demo.run),
    "test": ("check and test everything, without a display", checks.test),
    "oldest": ("run the tests with the oldest PySide6 that is supported", checks.oldest),
    "lint": ("check style and types only", checks.lint),
    "bench": ("measure parsing, import and search", checks.bench),
    "gallery": ("save pictures of the window in several sizes and themes", demo.gallery),
    "build": ("freeze the program and prove that it runs on its own", freeze.build),
    "trial": ("install, run and remove the Debian package in an empty system (root on Debian)", trial.trial),
    "wine": ("build the Windows programs on Debian and try them under Wine", wine.wine),
    "lock": ("write the lock files anew from pyproject.toml", setup.lock),
}


def usage() -> str:
    """What the commands are, a line each."""
    lines = [f"  {name:8} {purpose}" for name, (purpose, _) in COMMANDS.items()]
    return "\n".join(["usage: python3 build_spec/dev.py COMMAND [WORDS FOR THE COMMAND]", "", *lines])


def main(words: list[str]) -> int:
    """Carry out the command that ``words`` begin with; returns the exit code."""
    if not words or words[0] not in COMMANDS:
        print(usage(), file=sys.stdout if words in (["-h"], ["--help"]) else sys.stderr)
        return 0 if words in (["-h"], ["--help"]) else 2
    _, command = COMMANDS[words[0]]
    try:
        return command(setup.ready(ROOT), words[1:])
    except setup.NotReadyError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
