"""Style, types and tests, always the same way: no display, fixed seeds, no leftovers of the user's settings."""

from __future__ import annotations

import os

from build_spec import automatic, printer, setup
from build_spec.setup import Workshop

LINT = {
    "ruff": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
}
PYTEST = ("-m", "pytest", "--hypothesis-profile=ci")
LEFT_OUT = ("QT_", "PYTHONPATH", "PYTHONHOME", "LC_", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY")


def quiet_environment() -> dict[str, str]:
    """The environment of a test run: the same on every machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "LANG": "C.UTF-8",
        "TZ": "Asia/Shanghai",
    }


def failed_lint(workshop: Workshop) -> list[str]:
    """Run every check of style and types; the names of those that failed."""
    return [name for name, line in LINT.items() if workshop.call(*line, env=quiet_environment()) != 0]


def lint(workshop: Workshop, words: list[str]) -> int:
    """Style and types only."""
    return 1 if failed_lint(workshop) else 0


def test(workshop: Workshop, words: list[str]) -> int:
    """Style, types and the whole suite; on a machine that is there for tests everything else too."""
    if automatic.is_automatic() and not words:
        return automatic.everything(workshop, suite)
    return suite(workshop, words)


def suite(workshop: Workshop, words: list[str]) -> int:
    """Style, types and tests, with a printer where the machine is there for tests.

    Ends with pytest's summary, or with what else failed.
    """
    failed = failed_lint(workshop)
    with printer.virtual_printer() as found:
        code = workshop.call(*PYTEST, *words, env=quiet_environment() | found)
    if failed:
        print(f"Failed before the tests: {', '.join(failed)}")
    return code or len(failed)


def oldest(workshop: Workshop, words: list[str]) -> int:
    """The suite with the oldest PySide6 that is supported, in an environment of its own."""
    old = setup.ready_oldest(workshop.root)
    return old.call(*PYTEST, *words, env=quiet_environment())


def bench(workshop: Workshop, words: list[str]) -> int:
    """Measurements; they print figures and assert nothing."""
    return workshop.call("-m", "tests.bench", *words, env=quiet_environment())
