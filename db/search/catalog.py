"""What searches remember of an archive between two changes of it: issues and facets, as sets of notices."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from db.model import Facet, IssueId
from db.search import rows
from db.search.finished import CHUNK, Standing
from db.search.fold import fold
from db.search.sets import NoticeSet, id_range


@dataclass(slots=True, eq=False)
class Catalog:
    """An archive's issues, oldest first, and its facets: value -> notices that have it."""

    issues: tuple[rows.IssueRow, ...]
    firsts: tuple[int, ...]
    """The id of each issue's first notice."""
    ascending: bool
    """Whether a later issue's notices have higher ids throughout."""
    everything: NoticeSet
    facets: dict[Facet, dict[str, NoticeSet]]
    terms: dict[str, Standing] = field(default_factory=dict)
    """Where the terms stand that were searched for last."""

    def of_issues(self, passes: Callable[[rows.IssueRow], bool]) -> NoticeSet:
        """The notices of the issues that pass."""
        return sum(id_range(issue.first, issue.count) for issue in self.issues if passes(issue))

    def of_issue(self, issue_id: IssueId) -> NoticeSet:
        """The notices of one issue; none where there is no such issue."""
        return self.of_issues(lambda issue: issue.id == issue_id)

    def of_years(self, first: int, last: int) -> NoticeSet:
        """The notices of the issues of some years."""
        return sum(found for year, found in self.facets[Facet.YEAR].items() if first <= int(year) <= last)

    def named(self, facet: Facet, folded: str) -> NoticeSet:
        """The notices that have a value of the facet which holds the folded text."""
        found = 0
        for value, notices in self.facets[facet].items():
            if folded in fold(value):
                found |= notices
        return found


_remembered: dict[bytes, Catalog] = {}


def catalog(connection: sqlite3.Connection) -> Catalog:
    """The archive's catalog; read anew only when the index has changed."""
    (mark,) = connection.execute("SELECT value FROM search_state WHERE name = 'mark'").fetchone()
    found = _remembered.get(mark)
    if found is None:
        found = _read(connection)
        _remembered.clear()
        _remembered[mark] = found
    return found


def _read(connection: sqlite3.Connection) -> Catalog:
    issues = tuple(rows.issues(connection))
    firsts = tuple(issue.first for issue in issues)
    years: dict[str, NoticeSet] = {}
    everything = 0
    for issue in issues:
        notices = id_range(issue.first, issue.count)
        everything |= notices
        if issue.year:
            years[str(issue.year)] = years.get(str(issue.year), 0) | notices
    facets: dict[Facet, dict[str, NoticeSet]] = {Facet.YEAR: years, Facet.ISSUER: {}, Facet.SECTION: {}}
    for facet, value, notices in _stored_facets(connection):
        facets[facet][value] = facets[facet].get(value, 0) | notices
    return Catalog(issues, firsts, list(firsts) == sorted(firsts), everything, facets)


def _stored_facets(connection: sqlite3.Connection) -> Iterator[tuple[Facet, str, NoticeSet]]:
    for facet, value, chunk, bits in connection.execute("SELECT facet, value, chunk, bits FROM search_facets"):
        yield Facet(facet), value, int.from_bytes(bits, "little") << (chunk * CHUNK)
