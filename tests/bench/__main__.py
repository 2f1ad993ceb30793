"""Measure: ``python -m tests.bench [SUBJECT ...] [--issues N ...] [--keep FOLDER]``; without a subject, all of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tests.bench import archive, page, paper, parse


def main() -> None:
    """Read the arguments and print one report after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help="parse, page, paper, archive (import and search)"
    )
    parser.add_argument("--issues", nargs="+", type=int, default=[5, 100, 1500], metavar="N", help="sizes of archives")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep archives there; use those already made")
    given = parser.parse_args()
    reports: dict[str, Callable[[], None]] = {
        "parse": parse.report,
        "page": page.main,
        "paper": paper.report,
        "archive": lambda: archive.report(given.issues, given.keep),
    }
    unknown = set(given.subjects) - set(reports)
    if unknown:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    for name in given.subjects or reports:
        print(f"\n=== {name}", flush=True)
        reports[name]()


if __name__ == "__main__":
    main()
