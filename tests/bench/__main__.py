"""Measure: ``python -m tests.bench [SUBJECT ...] [--issues N ...] [--keep FOLDER]``; without a subject, all of them."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.bench import archive, stalls, start

_OTHERS = ("parse", "page", "paper")
"""Modules of this package that print a report of their own; each is given a process of its own."""


def main() -> None:
    """Read the arguments and print one report after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    on_archives = {"archive": archive.report, "start": start.report, "stalls": stalls.report}
    subjects = (*_OTHERS, *on_archives)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=", ".join(subjects))
    parser.add_argument("--issues", nargs="+", type=int, default=[5, 100, 1500], metavar="N", help="sizes of archives")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep archives there; use those already made")
    given = parser.parse_args()
    unknown = set(given.subjects) - set(subjects)
    if unknown:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}")
    for name in given.subjects or subjects:
        print(f"\n=== {name}", flush=True)
        if name in on_archives:
            on_archives[name](given.issues, given.keep)
        else:
            subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=True)


if __name__ == "__main__":
    main()
