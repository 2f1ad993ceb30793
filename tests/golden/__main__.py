"""``python -m tests.golden`` prints the scoreboard; ``--record`` makes it the baseline."""

import argparse
import sys

from tests.golden.scoreboard import Labelled, changes, figures_of, labelled_issues, read_baseline, record


def main() -> None:
    """Read every labelled issue, print its figures, gains and losses."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--record", action="store_true", help="make these figures the baseline")
    arguments.add_argument("--explain", metavar="FIGURE", help="list what one figure missed")
    options = arguments.parse_args()
    issues = labelled_issues()
    for issue in issues:
        sys.stdout.write("\n".join([issue.name, *_lines(issue, options.explain), ""]) + "\n")
    if options.record:
        record(issues)


def _lines(issue: Labelled, explain: str | None) -> list[str]:
    if explain:
        return [f"  {missed}" for figure in figures_of(issue) if figure.name == explain for missed in figure.missed]
    table = [f"  {f.name:24}{f.value:7.3f}  {f.missed[0][:110] if f.missed else ''}" for f in figures_of(issue)]
    return table + [f"  {'LOSS' if c.is_loss else 'gain'} {c}" for c in changes(issue, read_baseline())]


if __name__ == "__main__":
    main()
