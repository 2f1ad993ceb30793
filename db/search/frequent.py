"""Which terms are frequent enough for finished sets (:mod:`db.search.finished`): counted in a sample of the notices."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from db.search.fold import fold
from db.search.rows import notice_ids, texts

_FEWEST = 2000
"""Notices from which on a term's set is kept; FTS5 answers fewer in about a millisecond."""
_SAMPLE = 256
_LONGEST = 8
"""Characters of a term; what is longer is asked for by few."""
_SHORT = 2
_MOST_SHORT, _MOST_LONG = 1024, 512
"""Terms of up to two characters, and longer ones: those are words, for few ask for a comma."""


def frequent_terms(connection: sqlite3.Connection) -> list[str]:
    """The folded terms whose sets are worth keeping, estimated; none in an archive of few notices."""
    ids = notice_ids(connection)
    if len(ids) < _FEWEST:
        return []
    sample = [fold(text) for text in texts(connection, ids[:: -(-len(ids) // _SAMPLE)])]
    fewest = max(2, _FEWEST * len(sample) // len(ids))
    terms = [term for term, _ in _frequent_strings(sample, fewest).most_common() if term == term.strip()]
    short = [term for term in terms if len(term) <= _SHORT]
    longer = [term for term in terms if len(term) > _SHORT]
    return short[:_MOST_SHORT] + longer[:_MOST_LONG]


def _frequent_strings(sample: Sequence[str], fewest: int) -> Counter[str]:
    """In how many texts the frequent strings stand: those of one character, and from them those of two, and so on.

    A string is frequent only where what is left without its first or its last character is.
    """
    found: Counter[str] = Counter()
    frequent = {""}
    for length in range(1, _LONGEST + 1):
        counted = Counter(string for text in sample for string in _strings(text, length, frequent))
        frequent = {string for string, count in counted.items() if count >= fewest}
        found.update({string: counted[string] for string in frequent})
    return found


def _strings(text: str, length: int, frequent: set[str]) -> set[str]:
    """The distinct strings of a text that may be frequent; none goes beyond a paragraph or cell."""
    starts = range(len(text) - length + 1)
    found = {text[i : i + length] for i in starts if text[i : i + length - 1] in frequent}
    found = {string for string in found if string[1:] in frequent and string[-1] not in "\n\t"}
    return found if length <= _SHORT else set(filter(str.isalnum, found))
