"""From a query tree to the set of notices that it finds.

Whatever the pairs can answer goes to FTS5 as one MATCH expression, built of token characters only; the rest (single
characters, fields, years, document numbers, terms that begin with a mark) is looked up and joined as sets.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace

from db.model import Facet, Place
from db.search import index, rows
from db.search.catalog import Catalog
from db.search.marking import holds
from db.search.numbers import PrintedNumber, TypedNumber, forms
from db.search.query import And, Field, IssueNumber, Not, NumberTerm, Or, Query, Term, YearRange, in_titles
from db.search.sets import NoticeSet, from_ids, to_ids
from db.search.tokens import character, phrase, phrase_in_all_pairs

_COLUMNS = {Place.TITLE: "title", Place.TEXT: "text", Place.TABLE: "tables"}
_BITS = {Place.TITLE: index.TITLE, Place.TEXT: index.TEXT, Place.TABLE: index.TABLES}
_FACETS = {Field.ISSUER: Facet.ISSUER, Field.SECTION: Facet.SECTION}
_ALL_SUMS = range(1, 8)
_MOST_PHRASES = 50


@dataclass(frozen=True, slots=True)
class NumberHits:
    """Who has a document number, who cites it, and the forms in which it is printed."""

    own: NoticeSet
    citing: NoticeSet
    printed: tuple[PrintedNumber, ...]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Answers query trees from one archive; with ``place`` only what stands there counts."""

    connection: sqlite3.Connection
    catalog: Catalog
    place: Place | None = None
    known_numbers: dict[TypedNumber, NumberHits] = field(default_factory=dict)

    def at(self, place: Place | None) -> Evaluator:
        """The same, for one place of the notices."""
        return replace(self, place=place)

    def everywhere(self) -> Evaluator:
        """The same, for all places."""
        return self.at(None)

    def confined(self, expression: str) -> str:
        """A MATCH expression for this place only."""
        return f"{_COLUMNS[self.place]} : ({expression})" if self.place else expression

    def find(self, query: Query, within: NoticeSet | None = None) -> NoticeSet:
        """The notices that the query finds; those outside ``within`` may be left out."""
        if self.place is Place.TITLE:
            return self.everywhere().find(in_titles(query), within)
        expression = match_expression(query)
        if expression:
            return self._match(expression)
        match query:
            case Term():
                return self._term(query, within)
            case NumberTerm():
                return self._number_term(query)
            case And(parts):
                return self._and(parts, within)
            case Or(parts):
                return self._or(parts, within)
            case Not(part):
                return self.catalog.everything & ~self.find(part, within)
            case YearRange(first, last):
                return self.catalog.of_years(first, last)
            case IssueNumber(number):
                return self.catalog.of_issues(lambda issue: number in (issue.number, issue.total_number))

    def numbers(self, typed: TypedNumber) -> NumberHits:
        """The notices that have or cite a document number."""
        if typed not in self.known_numbers:
            self.known_numbers[typed] = self._look_up(typed)
        return self.known_numbers[typed]

    def _look_up(self, typed: TypedNumber) -> NumberHits:
        hits = self.connection.execute(
            "SELECT notice_id, own, year, word FROM search_numbers"
            " WHERE serial = ? AND (year = ? OR ? IS NULL) AND substr(word, max(1, 1 + length(word) - ?)) = ?",
            (typed.serial, typed.year, typed.year, len(typed.word), typed.word),
        ).fetchall()
        own = from_ids([row[0] for row in hits if row[1]])
        different = dict.fromkeys(PrintedNumber(typed.serial, row[2], row[3]) for row in hits)
        return NumberHits(own, from_ids([row[0] for row in hits]) & ~own, tuple(different))

    def _and(self, parts: tuple[Query, ...], within: NoticeSet | None) -> NoticeSet:
        """Quick parts first, so that slow ones have few notices to look at."""
        quick = tuple(part for part in parts if _by_match(part))
        positive = match_expression(And(quick)) if quick else None
        found = self._match(positive) if positive else self.catalog.everything if within is None else within
        slow = parts if positive is None else tuple(part for part in parts if part not in quick)
        for part in sorted(slow, key=_cost):
            if not found:
                break
            found &= self.find(part, found)
        return found

    def _or(self, parts: tuple[Query, ...], within: NoticeSet | None) -> NoticeSet:
        found = 0
        for part in parts:
            found |= self.find(part, within)
        return found

    def _match(self, expression: str) -> NoticeSet:
        return self._ids("SELECT rowid FROM search_text WHERE search_text MATCH ?", self.confined(expression))

    def _term(self, term: Term, within: NoticeSet | None) -> NoticeSet:
        if term.field not in (None, Field.TABLE):
            return self._field(term)
        place = Place.TABLE if term.field else self.place
        if self.place not in (None, place):
            return 0
        if len(term.folded) == 1:
            sums = [total for total in _ALL_SUMS if place is None or total & _BITS[place]]
            sql = "SELECT rowid FROM search_characters WHERE search_characters MATCH ?"
            return self._ids(sql, character(term.folded, sums))
        candidates = self.at(place)._match(phrase(term.folded).match)
        if within is not None:
            candidates &= within
        return from_ids(
            [i for i, text in rows.texts(self.connection, to_ids(candidates), place) if holds(text, term.folded)]
        )

    def _field(self, term: Term) -> NoticeSet:
        if term.field in _FACETS:
            return self.catalog.named(_FACETS[term.field], term.folded)
        expression = f"{term.field} : {phrase_in_all_pairs(term.folded)}"
        return self._ids("SELECT rowid FROM search_fields WHERE search_fields MATCH ?", expression)

    def _number_term(self, term: NumberTerm) -> NoticeSet:
        literal = self.find(term.literal)
        hits = self.numbers(term.number)
        if term.own_only:
            return literal | hits.own
        if self.place is None:
            return literal | hits.own | hits.citing
        printed = [form for n in hits.printed[:_MOST_PHRASES] for form in forms(n.serial, n.year, n.word)]
        return literal | (self._match(" OR ".join(phrase(form).match for form in printed)) if printed else 0)

    def _ids(self, sql: str, expression: str) -> NoticeSet:
        return from_ids([row[0] for row in self.connection.execute(sql, (expression,))])


def match_expression(query: Query) -> str | None:
    """The query as one FTS5 expression for ``search_text``; ``None`` where FTS5 alone cannot answer it."""
    match query:
        case Term(_, folded, None | Field.TABLE as where):
            found = phrase(folded)
            scope = "tables : " if where else ""
            return f"{scope}{found.match}" if found.match and found.exact else None
        case And(parts):
            return _conjunction(parts)
        case Or(parts):
            expressions = [match_expression(part) for part in parts]
            known = [f"({expression})" for expression in expressions if expression]
            return " OR ".join(known) if len(known) == len(parts) else None
        case _:
            return None


def scoring_expression(query: Query) -> str | None:
    """What of the query FTS5 can weigh: the whole, or those of its words that pairs can answer."""
    expression = match_expression(query)
    if expression is None and isinstance(query, And):
        expression = match_expression(And(tuple(part for part in query.parts if _by_match(part))))
    return expression


def _conjunction(parts: tuple[Query, ...]) -> str | None:
    if not all(map(_by_match, parts)):
        return None
    positive = [f"({match_expression(part)})" for part in parts if not isinstance(part, Not)]
    negative = [f"({match_expression(part.part)})" for part in parts if isinstance(part, Not)]
    if not positive:
        return None
    return " NOT ".join(["(" + " AND ".join(positive) + ")", *negative]) if negative else " AND ".join(positive)


def _by_match(query: Query) -> bool:
    """Whether FTS5 alone can answer the query, or what is behind its NOT."""
    return match_expression(query.part if isinstance(query, Not) else query) is not None


def _cost(query: Query) -> int:
    """The order in which parts of an AND are looked up: the cheaper, the earlier."""
    match query:
        case YearRange() | IssueNumber():
            return 0
        case Term(_, folded, None | Field.TABLE) if len(folded) > 1:
            return 3
        case Not():
            return 2
        case _:
            return 1
