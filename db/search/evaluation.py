"""From a query tree to the set of notices that it finds.

Each term is looked up once, for all parts of the notices; whatever else is asked of it (one place, another filter, the
counts beside the hits) is answered from these sets.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.model import Facet, Place
from db.model.values import valueclass
from db.search.catalog import Catalog
from db.search.entries import Part
from db.search.finished import Standing
from db.search.numbers import TypedNumber
from db.search.postings import look_up
from db.search.query import And, Field, IssueNumber, Not, NumberTerm, Or, Query, Term, YearRange
from db.search.sets import NoticeSet, from_ids
from db.search.tokens import phrase

_ANYWHERE = (Part.TEXT, Part.TITLE, Part.TABLES)
_PARTS: dict[Place | None, tuple[Part, ...]] = {
    None: _ANYWHERE,
    Place.TITLE: (Part.TITLE,),
    Place.TEXT: (Part.TEXT,),
    Place.TABLE: (Part.TABLES,),
}
_FIELDS = {
    Field.TITLE: (Part.TITLE,),
    Field.NUMBER: (Part.NUMBER,),
    Field.PERSON: (Part.PERSON,),
    Field.TABLE: (Part.TABLES,),
}
_FACETS = {Field.ISSUER: Facet.ISSUER, Field.SECTION: Facet.SECTION}
_MOST_KNOWN = 50
"""Terms that are remembered; of 60,000 notices each takes some thirty kilobytes."""


@valueclass
class NumberHits:
    """Who has a document number, where it stands, and of which years it is in each notice."""

    standing: Standing
    years: Mapping[int, set[int]]

    @property
    def own(self) -> NoticeSet:
        """The notices that have the number."""
        return self.standing[Part.NUMBER]

    @property
    def citing(self) -> NoticeSet:
        """The other notices that name it."""
        return union(self.standing, _ANYWHERE) & ~self.own


@dataclass(slots=True, eq=False)
class Evaluator:
    """Answers query trees from one archive; with ``place`` only what stands there counts."""

    connection: sqlite3.Connection
    catalog: Catalog
    place: Place | None = None
    known_numbers: dict[TypedNumber, NumberHits] = field(default_factory=dict)

    def find(self, query: Query, place: Place | None = None) -> NoticeSet:
        """The notices that the query finds; a ``place`` takes that of the evaluator's place."""
        place = place or self.place
        match query:
            case Term():
                return self._term(query, place)
            case NumberTerm():
                return self._number_term(query, place)
            case And(parts):
                return self._and(parts, place)
            case Or(parts):
                found = 0
                for part in parts:
                    found |= self.find(part, place)
                return found
            case Not(part):
                return self.catalog.everything & ~self.find(part, place)
            case YearRange(first, last):
                return self.catalog.of_years(first, last)
            case IssueNumber(number):
                return self.catalog.of_issues(lambda issue: number in (issue.number, issue.total_number))

    def numbers(self, typed: TypedNumber) -> NumberHits:
        """The notices that have or cite a document number."""
        if typed not in self.known_numbers:
            self.known_numbers[typed] = self._look_up_number(typed)
        return self.known_numbers[typed]

    def _and(self, parts: Iterable[Query], place: Place | None) -> NoticeSet:
        found = self.catalog.everything
        for part in parts:
            if not found:
                break
            found &= self.find(part, place)
        return found

    def _term(self, term: Term, place: Place | None) -> NoticeSet:
        if term.field in _FACETS:
            return self.catalog.named(_FACETS[term.field], term.folded)
        if term.field is Field.TABLE and place not in (None, Place.TABLE):
            return 0
        return union(self._standing(term.folded), _FIELDS[term.field] if term.field else _PARTS[place])

    def _number_term(self, term: NumberTerm, place: Place | None) -> NoticeSet:
        literal, hits = self.find(term.literal, place), self.numbers(term.number)
        if term.own_only:
            return literal | hits.own
        own = hits.own if place in (None, Place.TEXT) else 0
        return literal | own | union(hits.standing, _PARTS[place])

    def _standing(self, folded: str) -> Standing:
        """Looked up once: another order, filter or page of a search, or its next letter, asks for the same."""
        known = self.catalog.terms
        found = known.get(folded)
        if found is None:
            found = look_up(self.connection, folded)
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[folded] = found
        return found

    def _look_up_number(self, typed: TypedNumber) -> NumberHits:
        rows = self.connection.execute(
            "SELECT notice_id, parts, year FROM search_numbers"
            " WHERE serial = ? AND (year = ? OR ? IS NULL) AND substr(word, max(1, 1 + length(word) - ?)) = ?",
            (typed.serial, typed.year, typed.year, len(typed.word), typed.word),
        ).fetchall()
        standing = tuple(from_ids([row[0] for row in rows if row[1] & 1 << part]) for part in Part)
        years: dict[int, set[int]] = {}
        for notice_id, _, year in rows:
            years.setdefault(notice_id, set()).add(year)
        return NumberHits(standing, years)


def union(standing: Standing, parts: Iterable[Part]) -> NoticeSet:
    """The notices in which something stands in any of the parts."""
    found = 0
    for part in parts:
        found |= standing[part]
    return found


def weighing_expression(query: Query) -> str | None:
    """What of the query FTS5 can weigh, as one MATCH expression; ``None`` where there is nothing."""
    match query:
        case Term(_, folded, None) if len(folded) > 1:
            return phrase(folded)
        case And(parts) | Or(parts):
            known = [f"({expression})" for part in parts if (expression := weighing_expression(part))]
            return (" AND " if isinstance(query, And) else " OR ").join(known) or None
        case _:
            return None
