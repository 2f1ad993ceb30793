"""Readable cases: each file of the folder holds titles, inputs and what must come of them."""

import pytest

from tests.unit.tables.reading import CASES, Case, cases, read, shown

ALL = [case for path in sorted(CASES.glob("*.txt")) for case in cases(path.name)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert shown(read(case.text)) == case.expected


def test_titles_are_unique() -> None:
    assert len({case.title for case in ALL}) == len(ALL) > 0
