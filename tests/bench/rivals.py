"""Other ways to answer the same questions: reading every text, and tantivy or Xapian where they are installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import Any

from db.search.fold import fold
from db.search.parser import parse
from db.search.query import Term, wanted
from db.search.tokens import all_pairs
from db.store import Archive

Count = Callable[[str], int]
"""How many notices hold all words of a query."""


def words(text: str) -> list[str]:
    """The folded words of a query that are longer than one character."""
    query = parse(text)
    return [term.folded for term in wanted(query) if isinstance(term, Term) and len(term.folded) > 1] if query else []


def folded_notices(archive: Archive) -> dict[int, str]:
    """Every notice's folded title and text."""
    records = (archive.notice(summary.id) for summary in archive.notices())
    return {record.id: fold(f"{record.notice.title}\n{record.notice.plain_text}") for record in records}


def literal_scan(texts: dict[int, str]) -> Count:
    """Reading every text, which is held in memory and folded already."""
    return lambda text: sum(all(word in body for word in words(text)) for body in texts.values())


def tantivy_pairs(texts: dict[int, str]) -> Count | None:
    """Tantivy over the same pairs of characters: the exact count, and the best 20."""
    if not find_spec("tantivy"):
        return None
    tantivy: Any = importlib.import_module("tantivy")
    schema = tantivy.SchemaBuilder().add_text_field("body", stored=False, tokenizer_name="whitespace").build()
    index = tantivy.Index(schema)
    index.register_tokenizer("whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for body in texts.values():
        writer.add_document(tantivy.Document(body=[all_pairs(body)]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def count(text: str) -> int:
        phrases = [_tantivy_phrase(tantivy, schema, word) for word in words(text)]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, phrase) for phrase in phrases])
        return int(searcher.search(query, 20, count=True).count)

    return count


def _tantivy_phrase(tantivy: Any, schema: Any, word: str) -> Any:
    tokens = [a + b for a, b in pairwise(word)]
    if len(tokens) == 1:
        return tantivy.Query.term_query(schema, "body", tokens[0])
    return tantivy.Query.phrase_query(schema, "body", tokens)


def xapian_pairs(texts: dict[int, str]) -> Count | None:
    """Xapian over the same pairs of characters: the exact count, and the best 20."""
    if not find_spec("xapian"):
        return None
    xapian: Any = importlib.import_module("xapian")
    folder = TemporaryDirectory()
    database = xapian.WritableDatabase(folder.name, xapian.DB_CREATE_OR_OVERWRITE)
    for body in texts.values():
        document = xapian.Document()
        for position, token in enumerate(all_pairs(body).split()):
            document.add_posting(token, position)
        database.add_document(document)
    database.commit()

    def count(text: str, _kept: TemporaryDirectory[str] = folder) -> int:
        parts = [xapian.Query(xapian.Query.OP_PHRASE, [a + b for a, b in pairwise(w)]) for w in words(text)]
        enquire = xapian.Enquire(database)
        enquire.set_query(xapian.Query(xapian.Query.OP_AND, parts))
        return int(enquire.get_mset(0, 20, database.get_doccount()).get_matches_estimated())

    return count
