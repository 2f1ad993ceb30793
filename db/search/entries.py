"""What the index keeps of a notice: its words by place, its short facts, numbers and persons; everything folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.model import Block, BlockKind, Facet, Notice
from db.model.issue import table_plain_lines
from db.search.fold import fold
from db.search.names import persons
from db.search.numbers import PrintedNumber, own_numbers, printed


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """A value of a facet that a notice has."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is written to the index for one notice."""

    title: str
    """The title, and lines printed as title that it does not hold."""
    text: str
    tables: str
    fields: tuple[str, ...]
    """Title, numbers and persons: the columns of ``search_fields``."""
    numbers: tuple[PrintedNumber, ...]
    own: frozenset[PrintedNumber]
    names: tuple[str, ...]
    facets: tuple[FacetEntry, ...]


def entry(notice: Notice) -> Entry:
    """What to write for a notice; the same for equal notices."""
    title = fold(notice.title)
    printed_titles = [fold(block.text) for block in notice.blocks if block.kind is BlockKind.TITLE]
    heading = "\n".join([title, *(line for line in printed_titles if line not in title)])
    text = fold("\n".join(block.text for block in notice.blocks if not _stands_apart(block, notice)))
    rows = [line for table in notice.tables for line in table_plain_lines(table)]
    tables = fold("\n".join(rows))
    own = tuple(own_numbers(notice.doc_numbers))
    cited = [number for words in (heading, text, tables) for number in printed(words)]
    names = persons(notice, rows)
    return Entry(
        title=heading,
        text=text,
        tables=tables,
        fields=(heading, *_folded(notice.doc_numbers, names)),
        numbers=tuple(dict.fromkeys([*own, *cited])),
        own=frozenset(own),
        names=names,
        facets=_facets(notice),
    )


def _stands_apart(block: Block, notice: Notice) -> bool:
    """Whether the block's words are kept as title or as a table."""
    shows_table = block.kind is BlockKind.TABLE and block.table is not None and 0 <= block.table < len(notice.tables)
    return shows_table or block.kind is BlockKind.TITLE


def _folded(*facts: Sequence[str]) -> Iterator[str]:
    return (fold("\n".join(dict.fromkeys(values))) for values in facts)


def _facets(notice: Notice) -> tuple[FacetEntry, ...]:
    issuers = notice.issuers or ((notice.sign_off,) if notice.sign_off else ())
    found = [FacetEntry(Facet.ISSUER, issuer) for issuer in dict.fromkeys(issuers)]
    return (*found, FacetEntry(Facet.SECTION, notice.section)) if notice.section else tuple(found)
