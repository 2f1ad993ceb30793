"""The order of hits.

By relevance: the document itself where its number was asked for, then those that cite the number, then notices whose
title answers the query, then the rest by BM25 of their words. Words that stand together come before words that stand in
one paragraph, and those before scattered ones; the newest breaks ties.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import compress
from operator import or_

from db.model import Place, SortOrder
from db.model.values import valueclass
from db.search.catalog import Catalog
from db.search.entries import Part
from db.search.evaluation import Evaluator, weighing_expression
from db.search.finding import MarkTerm, find_lines
from db.search.fold import fold
from db.search.postings import row_id
from db.search.query import And, NumberTerm, Query, Term, wanted
from db.search.rows import IssueRow, NoticeReader
from db.search.sets import NoticeSet, flags

_NEWEST = 2000
"""Hits that are weighed. How often a word stands that more notices have says little: of those the newest come first."""
_MOST_WEIGHED = 4000
"""Notices that are weighed to weigh the hits among them, where filters leave out many."""
_LOOKED_AT = 20
"""Best hits whose paragraphs are looked at."""
_WEIGH = (
    "SELECT rowid - ?, bm25(search_text) FROM search_text"
    " WHERE search_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
)


def by_date(catalog: Catalog, hits: NoticeSet, count: int, *, oldest: bool) -> list[int]:
    """The first hits, issues in the order of their dates and the notices of an issue in the order of its pages."""
    found: list[int] = []
    present = flags(hits)
    for issue in _issues_of(catalog, present, oldest=oldest):
        end = issue.first + issue.count
        found += compress(range(issue.first, end), present[issue.first : end])
        if len(found) >= count:
            break
    return found[:count]


def _issues_of(catalog: Catalog, present: bytes, *, oldest: bool) -> Iterator[IssueRow]:
    """The issues that have hits, in the order of their dates."""
    if not catalog.ascending:
        issues = catalog.issues if oldest else reversed(catalog.issues)
        yield from (issue for issue in issues if present.find(1, issue.first, issue.first + issue.count) >= 0)
        return
    position = present.find(1) if oldest else present.rfind(1)
    while position >= 0:
        issue = catalog.issues[bisect_right(catalog.firsts, position) - 1]
        yield issue
        position = present.find(1, issue.first + issue.count) if oldest else present.rfind(1, 0, issue.first)


@valueclass
class Ranking:
    """Orders the hits of one query."""

    evaluator: Evaluator
    reader: NoticeReader
    query: Query | None
    hits: NoticeSet

    def page(self, sort: SortOrder, offset: int, limit: int) -> list[int]:
        """The ids of one page of hits, in order."""
        if limit <= 0 or offset < 0 or not self.hits:
            return []
        if sort is not SortOrder.RELEVANCE or self.query is None:
            count = offset + limit
            return by_date(self.evaluator.catalog, self.hits, count, oldest=sort is SortOrder.OLDEST)[offset:]
        return self._by_relevance(self.query, offset + limit)[offset:]

    def _by_relevance(self, query: Query, count: int) -> list[int]:
        """The first hits; groups that no hit of the page comes from are not looked at."""
        ranked: list[int] = []
        rest, weights = self.hits, None
        for group in self._groups(query):
            here = group & rest
            rest &= ~here
            if weights is None and here & (here - 1):
                weights = self._weights(query)
            best = self._best(here, max(count, _LOOKED_AT) - len(ranked), weights)
            ranked += best if rest else self._paragraphs_first(query, best, _LOOKED_AT - len(ranked))
            if len(ranked) >= count:
                break
        return ranked[:count]

    def _groups(self, query: Query) -> Iterator[NoticeSet]:
        """The best notices, those after them, and so on; the last are all hits."""
        numbers = [self.evaluator.numbers(term.number) for term in wanted(query) if isinstance(term, NumberTerm)]
        yield reduce(or_, (number.own for number in numbers), 0)
        yield reduce(or_, (number.citing for number in numbers), 0)
        together = _together(query)
        if together:
            yield self.evaluator.find(together, Place.TITLE)
        yield self.evaluator.find(query, Place.TITLE)
        if together:
            yield self.evaluator.find(together)
        yield self.hits

    def _best(self, notices: NoticeSet, count: int, weights: Mapping[int, float] | None) -> list[int]:
        """The first of a group."""
        if not weights:
            return by_date(self.evaluator.catalog, notices, count, oldest=False)
        newest = by_date(self.evaluator.catalog, notices, _NEWEST, oldest=False)
        return sorted(newest, key=lambda notice: -weights.get(notice, 0.0))[:count]

    def _weights(self, query: Query) -> dict[int, float]:
        expression = weighing_expression(query) if self.hits.bit_count() <= _NEWEST else None
        if not expression:
            return {}
        start = row_id(Part.TABLES if self.evaluator.place is Place.TABLE else Part.TEXT, 0)
        lowest, highest = (self.hits & -self.hits).bit_length() - 1, self.hits.bit_length() - 1
        values = (start, expression, start + lowest, start + highest, _MOST_WEIGHED)
        rows = self.evaluator.connection.execute(_WEIGH, values)
        present = flags(self.hits)
        return {notice: -weight for notice, weight in rows if present[notice]}

    def _paragraphs_first(self, query: Query, ranked: list[int], count: int) -> list[int]:
        """Among so many best hits, those with a paragraph that holds several of the words go up."""
        terms = [MarkTerm(term.folded) for term in wanted(query) if isinstance(term, Term) and term.field is None]
        if len(terms) < 2 or count <= 0:
            return ranked
        most = {
            notice: max((line.terms for line in find_lines(row.words, terms)), default=0)
            for notice, row in self.reader.read(ranked[:count]).items()
        }
        return sorted(ranked[:count], key=lambda notice: -most.get(notice, 0)) + ranked[count:]


def _together(query: Query) -> Term | None:
    """The words of a query as one, where it is nothing but several words."""
    if not isinstance(query, And) or not all(isinstance(part, Term) and part.field is None for part in query.parts):
        return None
    text = " ".join(part.text for part in query.parts if isinstance(part, Term))
    return Term(text, fold(text))
