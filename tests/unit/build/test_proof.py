"""What the test command does on a machine for tests, and on others."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from build_spec import checks, freeze, proof, setup, system, trial
from build_spec.setup import Workshop

WORKSHOP = Workshop(Path(), Path("python"))


@pytest.fixture
def done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which parts were run."""
    names: list[str] = []

    @contextmanager
    def beside(workshop: Workshop, command: str) -> Iterator[SimpleNamespace]:
        names.append(command)
        (tmp_path / "log").touch()
        yield SimpleNamespace(wait=lambda: 0)

    def suite(workshop: Workshop, words: list[str], failed: list[str]) -> int:
        names.append(" ".join(["suite", *words, *failed]))
        return len(failed)

    def oldest(workshop: Workshop, words: list[str]) -> int:
        names.append("oldest")
        return 1

    monkeypatch.setattr(proof, "beside", beside)
    monkeypatch.setattr(proof, "LOG", tmp_path / "log")
    monkeypatch.setattr(checks, "failed_lint", lambda workshop: [])
    monkeypatch.setattr(checks, "oldest", oldest)
    monkeypatch.setattr(checks, "suite", suite)
    return names


def test_a_developer_gets_the_suite_only(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert proof.test(WORKSHOP, []) == 0
    assert done == ["suite"]


def test_a_machine_for_tests_proves_everything_and_fails_with_any_part(
    done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert proof.test(WORKSHOP, []) == 1
    assert done == ["package", "oldest", "suite oldest Qt"]


def test_words_choose_tests_everywhere(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert proof.test(WORKSHOP, ["-k", "search"]) == 0
    assert done == ["suite -k search"]


def test_a_package_that_cannot_be_tried_here_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freeze, "build", lambda workshop, words: 0)
    monkeypatch.setattr(system, "is_debian", lambda: True)
    monkeypatch.setattr(system, "may_isolate", lambda: True)
    monkeypatch.setattr(trial, "trial", lambda workshop, words: setup.stop("no empty system"))
    assert proof.package(WORKSHOP, []) == 0
    monkeypatch.setattr(trial, "trial", lambda workshop, words: 3)
    assert proof.package(WORKSHOP, []) == 3
