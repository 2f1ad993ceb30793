"""The subjects of the parser one by one, in readable cases."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet

from db.parse import parse_issue
from db.parse.contents import read_contents
from db.parse.inline import clean_inline
from db.parse.lines import read_lines
from db.parse.masthead import read_masthead
from tests.unit.parse.cases import HERE, Case, read_cases


def _cases(name: str) -> list[ParameterSet]:
    return [pytest.param(case, id=case.title) for case in read_cases(HERE / "cases" / f"{name}.txt")]


@pytest.mark.parametrize("case", _cases("inline"))
def test_inline_markup_becomes_proper_text(case: Case) -> None:
    assert clean_inline(case.given) == case.expected


@pytest.mark.parametrize("case", _cases("contents"))
def test_contents_are_read(case: Case) -> None:
    source = case.given.split("\n")
    entries = read_contents(read_lines(source), source).entries
    lines = [f"[{e.section}] {e.title} | {'、'.join(e.doc_numbers)} | {e.page}" for e in entries]
    assert "\n".join(lines) == case.expected


@pytest.mark.parametrize("case", _cases("masthead"))
def test_cover_names_the_issue(case: Case) -> None:
    issue = read_masthead(read_lines(case.given.split("\n")))
    found = (issue.publication, issue.year, issue.number, issue.total_number, issue.date, issue.publisher)
    assert " ".join(map(str, found)) == case.expected


@pytest.mark.parametrize("case", _cases("outline"))
def test_outline_follows_the_numbering(case: Case) -> None:
    text = "# 某市某规划的通知\n\n" + case.given.replace("\n", "\n\n")
    found = [f"{h.level} {h.text}" for n in parse_issue(text).notices for h in n.outline if h.level > 1]
    assert "\n".join(found) == case.expected


@pytest.mark.parametrize("case", _cases("joins"))
def test_torn_paragraphs_are_joined(case: Case) -> None:
    text = "# 某市某规划的通知\n" + case.given
    found = [f"{j.line - 1}-{j.next - 1}" for n in parse_issue(text).notices for j in n.joins]
    assert " ".join(found) == case.expected
