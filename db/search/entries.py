"""What the index keeps of a notice: its words by part, document numbers, persons and facets; everything folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from db.model import Block, BlockKind, Facet, Notice
from db.model.issue import table_plain_lines
from db.model.values import valueclass
from db.search.fold import fold
from db.search.names import persons
from db.search.numbers import PrintedNumber, own_numbers, printed


class Part(IntEnum):
    """Parts of a notice that words are looked for in; the values are kept in archives."""

    TEXT = 0
    TITLE = 1
    """The title, and lines printed as title that it does not hold."""
    TABLES = 2
    NUMBER = 3
    """The notice's own document numbers."""
    PERSON = 4


@valueclass
class FacetEntry:
    """A value of a facet that a notice has."""

    facet: Facet
    value: str


@valueclass
class Entry:
    """All that is written to the index for one notice."""

    words: Mapping[Part, str]
    numbers: Mapping[PrintedNumber, frozenset[Part]]
    """Document numbers that it has or cites, with the parts where they stand."""
    names: tuple[str, ...]
    facets: tuple[FacetEntry, ...]


def entry(notice: Notice) -> Entry:
    """What to write for a notice; the same for equal notices."""
    title = fold(notice.title)
    printed_titles = [fold(block.text) for block in notice.blocks if block.kind is BlockKind.TITLE]
    rows = [line for table in notice.tables for line in table_plain_lines(table)]
    names = persons(notice, rows)
    words = {
        Part.TEXT: fold("\n".join(block.text for block in notice.blocks if not _stands_apart(block, notice))),
        Part.TITLE: "\n".join([title, *(line for line in printed_titles if line not in title)]),
        Part.TABLES: fold("\n".join(dict.fromkeys(cell for row in rows for cell in row.split("\t")))),
        Part.NUMBER: _folded(notice.doc_numbers),
        Part.PERSON: _folded(names),
    }
    return Entry(words, _numbers(notice.doc_numbers, words), names, _facets(notice))


def _numbers(own: tuple[str, ...], words: Mapping[Part, str]) -> dict[PrintedNumber, frozenset[Part]]:
    found: dict[PrintedNumber, set[Part]] = {number: {Part.NUMBER} for number in own_numbers(own)}
    for part in (Part.TEXT, Part.TITLE, Part.TABLES):
        for number in printed(words[part]):
            found.setdefault(number, set()).add(part)
    return {number: frozenset(parts) for number, parts in found.items()}


def _stands_apart(block: Block, notice: Notice) -> bool:
    """Whether the block's words are kept as title or as a table."""
    shows_table = block.kind is BlockKind.TABLE and block.table is not None and 0 <= block.table < len(notice.tables)
    return shows_table or block.kind is BlockKind.TITLE


def _folded(facts: Sequence[str]) -> str:
    return fold("\n".join(dict.fromkeys(facts)))


def _facets(notice: Notice) -> tuple[FacetEntry, ...]:
    issuers = notice.issuers or ((notice.sign_off,) if notice.sign_off else ())
    found = [FacetEntry(Facet.ISSUER, issuer) for issuer in dict.fromkeys(issuers)]
    return (*found, FacetEntry(Facet.SECTION, notice.section)) if notice.section else tuple(found)
