"""The order of hits.

By relevance: the document itself where its number was asked for, then those that cite the number, then notices whose
title answers the query, then the rest by BM25 of their words. Words that stand together come before words that stand in
one paragraph, and those before scattered ones; the newest breaks ties.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import compress

from db.model import SortOrder
from db.search.catalog import Catalog
from db.search.evaluation import Evaluator, scoring_expression
from db.search.fold import fold
from db.search.query import And, Field, NumberTerm, Query, Term, in_titles, wanted
from db.search.rows import IssueRow, NoticeReader
from db.search.sets import NoticeSet, flags, from_ids
from db.search.snippets import MarkTerm, find_lines

_NEWEST = 2000
"""Hits that are weighed. How often a word stands that more notices have says little: of those the newest come first."""
_MOST_WEIGHED = 8000
"""Notices that are weighed to weigh the hits among them, where filters leave out many."""
_LOOKED_AT = 20
"""Best hits whose paragraphs are looked at."""
_WEIGH = (
    "SELECT rowid, bm25(search_text, 1.0, 3.0, 1.0) FROM search_text"
    " WHERE search_text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
)


class Tier(IntEnum):
    """Groups of hits, the best first."""

    OWN_NUMBER = 0
    CITES_NUMBER = 1
    TITLE_TOGETHER = 2
    TITLE = 3
    TEXT_TOGETHER = 4
    SCATTERED = 5


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


@dataclass(frozen=True, slots=True)
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
        ranked = self._by_relevance(self.query)
        if len(ranked) < offset + limit:
            rest = self.hits & ~from_ids(ranked)
            ranked += by_date(self.evaluator.catalog, rest, offset + limit - len(ranked), oldest=False)
        return ranked[offset : offset + limit]

    def _by_relevance(self, query: Query) -> list[int]:
        """The best hits: all of them where there are not too many."""
        tiers, weights = self._tiers(query), self._weights(query)
        newest = by_date(self.evaluator.catalog, self.hits, _NEWEST, oldest=False)
        age = {notice: index for index, notice in enumerate(newest)}
        better = sorted(tiers, key=lambda n: (tiers[n], -weights.get(n, 0.0), age.get(n, _NEWEST)))
        scattered = [notice for notice in newest if notice not in tiers]
        if weights:
            scattered.sort(key=lambda n: -weights.get(n, 0.0))
        return self._paragraphs_first(query, better + scattered, tiers)

    def _tiers(self, query: Query) -> dict[int, Tier]:
        """The tier of every hit that is better than scattered; no more of each than are weighed."""
        sets = [
            *self._number_tiers(query),
            (Tier.TITLE, self.evaluator.everywhere().find(in_titles(query), self.hits)),
        ]
        together = _together(query)
        if together:
            sets.append((Tier.TITLE_TOGETHER, self.evaluator.everywhere().find(replace(together, field=Field.TITLE))))
            sets.append((Tier.TEXT_TOGETHER, self.evaluator.find(together, self.hits)))
        tiers: dict[int, Tier] = {}
        for tier, notices in sorted(sets):
            for notice in by_date(self.evaluator.catalog, notices & self.hits, _NEWEST, oldest=False):
                tiers.setdefault(notice, tier)
        return tiers

    def _number_tiers(self, query: Query) -> list[tuple[Tier, NoticeSet]]:
        found: list[tuple[Tier, NoticeSet]] = []
        for term in wanted(query):
            if isinstance(term, NumberTerm):
                numbers = self.evaluator.numbers(term.number)
                found += [(Tier.OWN_NUMBER, numbers.own), (Tier.CITES_NUMBER, numbers.citing)]
        return found

    def _weights(self, query: Query) -> dict[int, float]:
        expression = scoring_expression(query) if self.hits.bit_count() <= _NEWEST else None
        if not expression:
            return {}
        lowest = (self.hits & -self.hits).bit_length() - 1
        values = (self.evaluator.confined(expression), lowest, self.hits.bit_length() - 1, _MOST_WEIGHED)
        rows = self.evaluator.connection.execute(_WEIGH, values)
        present = flags(self.hits)
        return {notice: -weight for notice, weight in rows if present[notice]}

    def _paragraphs_first(self, query: Query, ranked: list[int], tiers: dict[int, Tier]) -> list[int]:
        """Among the best hits, those with a paragraph that holds several of the words go up."""
        terms = [MarkTerm(term.folded) for term in wanted(query) if isinstance(term, Term) and term.field is None]
        if len(terms) < 2:
            return ranked
        head = ranked[:_LOOKED_AT]
        texts = self.reader.read([notice for notice in head if notice not in tiers])
        most = {
            notice: max((line.terms for line in find_lines(row.text, terms)), default=0)
            for notice, row in texts.items()
        }
        place = {notice: index for index, notice in enumerate(head)}
        head.sort(key=lambda n: (tiers.get(n, Tier.SCATTERED), -most.get(n, 0), place[n]))
        return head + ranked[_LOOKED_AT:]


def _together(query: Query) -> Term | None:
    """The words of a query as one, where it is nothing but several words."""
    if not isinstance(query, And) or not all(isinstance(part, Term) and part.field is None for part in query.parts):
        return None
    text = " ".join(part.text for part in query.parts if isinstance(part, Term))
    return Term(text, fold(text))
