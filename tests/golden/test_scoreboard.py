"""The readings of the labelled issues do not get worse, and stay above what users were promised."""

import sys

import pytest

from tests.golden.scoreboard import STARTER_TEXTS, Labelled, changes, figures_of, labelled_issues, read_baseline

ISSUES = labelled_issues()


@pytest.fixture(params=ISSUES, ids=lambda issue: issue.name.split("_")[0])
def issue(request: pytest.FixtureRequest) -> Labelled:
    labelled: Labelled = request.param
    return labelled


def test_the_starter_issues_are_labelled() -> None:
    assert {path.stem for path in STARTER_TEXTS.glob("*.txt")} <= {issue.name for issue in ISSUES}


def test_nothing_got_worse(issue: Labelled, capsys: pytest.CaptureFixture[str]) -> None:
    found = changes(issue, read_baseline())
    with capsys.disabled():
        for change in found:
            sys.stdout.write(f"\n{issue.name} {'LOSS' if change.is_loss else 'gain'} {change}")
    losses = {change.name for change in found if change.is_loss}
    assert not losses, "\n".join(
        f"{figure.name} {figure.missed}" for figure in figures_of(issue) if figure.name in losses
    )


def test_every_starter_figure_has_a_baseline() -> None:
    baseline = read_baseline()
    for issue in ISSUES:
        if issue.text.is_relative_to(STARTER_TEXTS):
            assert set(baseline[issue.name]) == {figure.name for figure in figures_of(issue)}


def test_promised_figures(issue: Labelled) -> None:
    figures = {figure.name: figure.value for figure in figures_of(issue)}
    assert figures["mean"] >= (0.98 if issue.text.is_relative_to(STARTER_TEXTS) else 0.94)
    assert figures["text.kept"] == 1.0
    assert figures["text.nothing_added"] >= 0.999
