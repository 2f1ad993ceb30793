"""Whole issues in the styles of several converters and governments."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.parse import parse_issue
from tests.unit.parse.cases import HERE, describe, read_cases

FILES = sorted((HERE / "issues").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_issue_is_read_as_expected(path: Path) -> None:
    for case in read_cases(path):
        assert describe(parse_issue(case.given)) == case.expected, case.title
