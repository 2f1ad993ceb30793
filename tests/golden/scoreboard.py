"""Figures of the labelled issues, compared with a baseline: what a change gained and what it lost."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from db.parse import decode, parse_issue
from reader.cli.issue_json import issue_json
from tests.golden.figure import Figure
from tests.golden.figures import figures

HERE = Path(__file__).parent
STARTER_TEXTS = HERE.parents[1] / "resources" / "starter"
BASELINE = HERE / "baseline.json"
OTHER_PUBLICATIONS = "GAZETTE_OTHER_PUBLICATIONS"
"""Environment variable: a folder that holds, anywhere below it, further issues and their labels (of the same name)."""
TOLERANCE = 0.0005

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An issue and the file of its labels."""

    name: str
    text: Path
    labels: Path


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is not what it was."""

    name: str
    before: float
    after: float

    @property
    def is_loss(self) -> bool:
        """Whether the figure fell by more than rounding."""
        return self.after < self.before - TOLERANCE

    def __str__(self) -> str:
        return f"{self.name}: {self.before:.4f} -> {self.after:.4f} ({self.after - self.before:+.4f})"


def labelled_issues() -> tuple[Labelled, ...]:
    """The starter issues, and those of other publications where they are present."""
    starter = [_labelled(path, STARTER_TEXTS) for path in sorted((HERE / "labels").glob("*.json"))]
    folder = os.environ.get(OTHER_PUBLICATIONS)
    names = {issue.name for issue in starter if issue}
    others = [_labelled(path, Path(folder)) for path in sorted(Path(folder).rglob("*.json"))] if folder else []
    return tuple(issue for issue in starter + [o for o in others if o and o.name not in names] if issue)


def _labelled(labels: Path, texts: Path) -> Labelled | None:
    found = [path for path in texts.rglob(f"{labels.stem}.*") if path.suffix in (".txt", ".md")]
    return Labelled(labels.stem, found[0], labels) if found else None


@cache
def figures_of(issue: Labelled) -> tuple[Figure, ...]:
    """Parse the issue and measure the reading, the mean of all figures last."""
    labels: dict[str, Any] = json.loads(issue.labels.read_text("utf-8"))
    parsed = parse_issue(decode(issue.text.read_bytes(), issue.text.name).text)
    measured = figures(labels, issue_json(parsed))
    return (*measured, Figure("mean", round(mean(figure.value for figure in measured), 4)))


def changes(issue: Labelled, baseline: Mapping[str, Scores]) -> tuple[Change, ...]:
    """Figures of the issue that differ from the baseline; a figure that the baseline does not know is no change."""
    known = baseline.get(issue.name, {})
    compared = (Change(f.name, known[f.name], f.value) for f in figures_of(issue) if f.name in known)
    return tuple(change for change in compared if abs(change.after - change.before) > TOLERANCE)


def read_baseline() -> dict[str, dict[str, float]]:
    """Issue -> figure -> value, as last recorded."""
    baseline: dict[str, dict[str, float]] = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    return baseline


def record(issues: Iterable[Labelled]) -> None:
    """Make the figures of ``issues`` the baseline; other issues keep theirs."""
    scores = {issue.name: {figure.name: figure.value for figure in figures_of(issue)} for issue in issues}
    BASELINE.write_text(json.dumps(read_baseline() | scores, ensure_ascii=False, indent=1) + "\n", "utf-8")
