"""Answering a search: query, hits, order, places, counts."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from db.model import Hit, HitPage, Place, SearchOptions
from db.search import rows
from db.search.catalog import Catalog, catalog
from db.search.evaluation import Evaluator
from db.search.facets import Narrowing
from db.search.finding import MarkTerm
from db.search.marking import marks_of_folded
from db.search.numbers import forms
from db.search.parser import parse
from db.search.query import Field, NumberTerm, Query, Term, wanted
from db.search.ranking import Ranking
from db.search.sets import NoticeSet
from db.search.snippets import places
from db.search.suggestions import suggest

_PLACES = {Field.TITLE: Place.TITLE, Field.NUMBER: Place.DOC_NUMBER, Field.TABLE: Place.TABLE}


def search(connection: sqlite3.Connection, text: str, options: SearchOptions = SearchOptions()) -> HitPage:  # noqa: B008
    """The notices that hold what the text asks for.

    Any text is answered: broken syntax is read as words, and a blank text finds what passes the filters and the scope,
    or nothing where there are none. Interrupting the connection ends a search with ``sqlite3.OperationalError``.
    """
    begun = time.perf_counter()
    with _one_state(connection):
        page = _answer(connection, parse(text), options)
    return replace(page, seconds=time.perf_counter() - begun)


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything that is read within stands in one state of the archive, whatever others write meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    """An interrupt may end the rollback too."""
    while connection.in_transaction:
        with suppress(sqlite3.OperationalError):
            connection.rollback()


def _answer(connection: sqlite3.Connection, query: Query | None, options: SearchOptions) -> HitPage:
    known = catalog(connection)
    evaluator = Evaluator(connection, known, Place.TABLE if options.tables_only else None)
    scope = _scope(known, options)
    found = scope if query is not None or _narrowed(options) else 0
    if query is not None:
        found &= evaluator.find(query)
    narrowing = Narrowing(evaluator, query, found, dict(options.filters))
    hits = narrowing.hits()
    reader = rows.NoticeReader(connection)
    page = Ranking(evaluator, reader, query, hits).page(options.sort, options.offset, options.limit)
    found_rows = reader.read(page)
    return HitPage(
        hits=tuple(_hit(row, _mark_terms(evaluator, query, row.id), options.snippets) for row in found_rows.values()),
        total=hits.bit_count(),
        facets=narrowing.counts() if options.facets else (),
        suggestions=suggest(evaluator, query, scope) if query is not None and not hits else (),
        terms=tuple(dict.fromkeys(term.folded for term in _mark_terms(evaluator, query))),
    )


def _scope(known: Catalog, options: SearchOptions) -> NoticeSet:
    scope = known.everything
    if options.issue_id is not None:
        scope &= known.of_issue(options.issue_id)
    if options.notice_id is not None:
        scope &= 1 << options.notice_id
    return scope


def _narrowed(options: SearchOptions) -> bool:
    """Whether something besides words says what is wanted."""
    return bool(options.issue_id or options.notice_id or any(values for _, values in options.filters))


def _mark_terms(evaluator: Evaluator, query: Query | None, notice_id: int | None = None) -> tuple[MarkTerm, ...]:
    """What to mark in hits, or in one: terms of issuers and sections stand in facts, not in the text."""
    found: list[MarkTerm] = []
    for term in wanted(query) if query is not None else ():
        if isinstance(term, NumberTerm):
            found += _number_marks(evaluator, term, notice_id)
        elif term.field not in (Field.ISSUER, Field.SECTION):
            found.append(MarkTerm(term.folded, _PLACES.get(term.field) if term.field else None))
    return tuple(dict.fromkeys(found))


def _number_marks(evaluator: Evaluator, term: NumberTerm, notice_id: int | None) -> Iterable[MarkTerm]:
    """A number in the forms in which it may be printed, or the words as typed."""
    known = evaluator.numbers(term.number).years
    years = set().union(*known.values()) if notice_id is None else known.get(notice_id, ())
    if years:
        return [MarkTerm(form) for year in sorted(years) for form in forms(term.number.serial, year, term.number.word)]
    return [MarkTerm(word.folded) for word in wanted(term.literal) if isinstance(word, Term)]


def _hit(row: rows.NoticeRow, terms: tuple[MarkTerm, ...], most: int) -> Hit:
    in_text = places(row, terms, most)
    in_title = [term.folded for term in terms if term.place in (None, Place.TITLE)]
    title_marks = marks_of_folded(row.title, in_title)
    return Hit(
        notice_id=row.id,
        issue_id=row.issue_id,
        source=row.source,
        start_line=row.start_line,
        title=row.title,
        title_marks=title_marks,
        doc_numbers=row.doc_numbers,
        issue=row.issue,
        sign_date=row.sign_date,
        snippets=in_text.snippets,
        places=in_text.count + bool(title_marks),
    )
