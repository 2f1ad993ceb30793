"""Other ways to answer the same questions: reading every text, and tantivy or Xapian where they are installed.

Tantivy and Xapian are fed the same pairs of characters, so that their counts are exact, with title and text stored
beside them. Each answers twice: with the bare count, and with the whole that a user waits for, which is the exact
count and the newest 20 with their titles and the places where the words stand.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from operator import add
from tempfile import TemporaryDirectory
from typing import Any

from db.model import HitPage, Mark, NoticeId, SearchOptions, SortOrder
from db.search import search
from db.search.catalog import catalog
from db.search.fold import fold
from db.search.marking import marks_of_folded, pattern
from db.search.parser import parse
from db.search.query import And, Query, Term, wanted
from db.store import Archive

_PAGE, _PLACES = 20, 5
_BEFORE, _BEHIND = 28, 68


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: the exact count and what is shown of the first hits."""

    total: int
    shown: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to answer; ``count`` does no more than count."""

    name: str
    count: Callable[[str], int]
    answer: Callable[[str], Found]


@dataclass(frozen=True, slots=True)
class Stored:
    """A notice as the other engines store it."""

    id: NoticeId
    title: str
    text: str

    @property
    def folded(self) -> str:
        """All its words."""
        return fold(f"{self.title}\n{self.text}")


def words(text: str) -> list[str]:
    """The folded words of a query that asks for nothing but words of two characters or more; else none."""
    query = parse(text)
    return [t.folded for t in wanted(query) if isinstance(t, Term)] if query and _is_plain(query) else []


def _is_plain(query: Query) -> bool:
    if isinstance(query, And):
        return all(map(_is_plain, query.parts))
    return isinstance(query, Term) and query.field is None and len(query.folded) > 1


def stored(archive: Archive) -> Iterator[Stored]:
    """Every notice, the oldest first."""
    for issue in archive.issues():
        for notice_id, notice in archive.whole_notices(issue.id).items():
            yield Stored(notice_id, notice.title, notice.plain_text)


def this_index(archive: Archive) -> Engine:
    """What the benchmark is about."""
    bare = SearchOptions(limit=0, facets=False)
    whole = SearchOptions(SortOrder.NEWEST, _PAGE, facets=False, snippets=_PLACES)

    def ask(text: str, options: SearchOptions) -> HitPage:
        catalog(archive.connection).terms.clear()  # what one search remembers for the next does not count
        return search(archive.connection, text, options)

    def answer(text: str) -> Found:
        page = ask(text, whole)
        return Found(page.total, page.hits)

    return Engine("this index", lambda text: ask(text, bare).total, answer)


def literal_scan(archive: Archive) -> Engine:
    """Reading every text, which is held in memory and folded already, the newest first."""
    texts = [(notice, notice.folded) for notice in stored(archive)][::-1]

    def answer(text: str) -> Found:
        asked = words(text)
        hits = [notice for notice, body in texts if all(word in body for word in asked)]
        return Found(len(hits), tuple(_shown(hit.title, hit.text, asked) for hit in hits[:_PAGE]))

    return Engine("reading every text", lambda text: answer(text).total, answer)


def _shown(title: str, text: str, asked: list[str]) -> tuple[object, ...]:
    """Title and places of a hit, marked: what :mod:`db.search.snippets` makes, in short."""
    lines = dict(line for word in asked for line in _lines(text, word))
    cuts = (text[max(0, at - _BEFORE) : at + _BEHIND] for _, at in sorted(lines.items())[:_PLACES])
    return (title, _marks(title, asked), [(cut, _marks(cut, asked)) for cut in cuts])


def _lines(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where each line with the word begins, and where the word stands."""
    for match in _rest_of_line(word).finditer(text):
        yield text.rfind("\n", 0, match.start()) + 1, match.start()


@cache
def _rest_of_line(word: str) -> re.Pattern[str]:
    return re.compile(pattern(word).pattern + "[^\n]*")


def _marks(text: str, asked: list[str]) -> tuple[Mark, ...]:
    return marks_of_folded(text, asked)


def _pairs(folded: str) -> list[str]:
    return list(map(add, folded, folded[1:]))


def tantivy_pairs(archive: Archive) -> Engine | None:
    """Tantivy, ordered by a fast field."""
    if not find_spec("tantivy"):
        return None
    tantivy: Any = importlib.import_module("tantivy")
    builder = tantivy.SchemaBuilder().add_text_field("body", stored=False, tokenizer_name="whitespace")
    for name in ("title", "text"):
        builder = builder.add_bytes_field(name, stored=True, indexed=False)
    schema = builder.add_integer_field("age", stored=False, indexed=False, fast=True).build()
    index = tantivy.Index(schema)
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for one in stored(archive):
        body = " ".join(_pairs(one.folded.replace(" ", "\u2420")))
        writer.add_document(
            tantivy.Document(body=[body], title=[one.title.encode()], text=[one.text.encode()], age=[one.id])
        )
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def query(text: str) -> Any:
        asked = [_tantivy_phrase(tantivy, schema, word) for word in words(text)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, phrase) for phrase in asked])

    def count(text: str) -> int:
        return int(searcher.search(query(text), 1, count=True).count)

    def answer(text: str) -> Found:
        result = searcher.search(query(text), _PAGE, count=True, order_by_field="age")
        documents = (searcher.doc(address) for _, address in result.hits)
        asked = words(text)
        return Found(
            result.count,
            tuple(_shown(bytes(d["title"][0]).decode(), bytes(d["text"][0]).decode(), asked) for d in documents),
        )

    return Engine("tantivy, pairs", count, answer)


def _tantivy_phrase(tantivy: Any, schema: Any, word: str) -> Any:
    tokens = _pairs(word.replace(" ", "\u2420"))
    if len(tokens) == 1:
        return tantivy.Query.term_query(schema, "body", tokens[0])
    return tantivy.Query.phrase_query(schema, "body", tokens)


def xapian_pairs(archive: Archive) -> Engine | None:
    """Xapian, newest first by the order in which documents were added."""
    if not find_spec("xapian"):
        return None
    xapian: Any = importlib.import_module("xapian")
    folder = TemporaryDirectory()
    database = xapian.WritableDatabase(folder.name, xapian.DB_CREATE_OR_OVERWRITE)
    for one in stored(archive):
        document = xapian.Document()
        for position, token in enumerate(_pairs(one.folded)):
            document.add_posting(token, position)
        document.set_data(f"{one.title}\n{one.text}")
        database.add_document(document)
    database.commit()

    def search_for(text: str, limit: int) -> Any:
        parts = [xapian.Query(xapian.Query.OP_PHRASE, _pairs(word)) for word in words(text)]
        enquire = xapian.Enquire(database)
        enquire.set_weighting_scheme(xapian.BoolWeight())
        enquire.set_docid_order(xapian.Enquire.DESCENDING)
        enquire.set_query(xapian.Query(xapian.Query.OP_AND, parts))
        return enquire.get_mset(0, limit, database.get_doccount())

    def answer(text: str, _kept: TemporaryDirectory[str] = folder) -> Found:
        result, asked = search_for(text, _PAGE), words(text)
        documents = (hit.document.get_data().decode().partition("\n") for hit in result)
        return Found(result.get_matches_estimated(), tuple(_shown(t, body, asked) for t, _, body in documents))

    return Engine("Xapian, pairs", lambda text: int(search_for(text, 0).get_matches_estimated()), answer)
