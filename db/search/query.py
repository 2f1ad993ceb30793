"""What was asked, as a tree: every node is a set of notices."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from db.model.values import valueclass
from db.search.numbers import TypedNumber


class Field(StrEnum):
    """Part of a notice that a term may be confined to. The values are columns of the index or facets."""

    TITLE = "title"
    NUMBER = "number"
    ISSUER = "issuer"
    SECTION = "section"
    PERSON = "person"
    TABLE = "tables"


@valueclass
class Term:
    """Notices that hold the text, anywhere or in one field. ``folded`` is never empty and has no line feed or tab."""

    text: str
    """As it was typed."""
    folded: str
    field: Field | None = None


@valueclass
class NumberTerm:
    """Notices that have the document number, that cite it, or that hold the words as typed."""

    number: TypedNumber
    literal: Query
    text: str
    own_only: bool = False


@valueclass
class YearRange:
    """Notices of the issues of some years, first and last included."""

    first: int
    last: int


@valueclass
class IssueNumber:
    """Notices of issues with this number (第N期) or total number (总第N期)."""

    number: int


@valueclass
class And:
    """Notices that all parts find; at least one part."""

    parts: tuple[Query, ...]


@valueclass
class Or:
    """Notices that any part finds; at least one part."""

    parts: tuple[Query, ...]


@valueclass
class Not:
    """Notices that the part does not find."""

    part: Query


Query = Term | NumberTerm | YearRange | IssueNumber | And | Or | Not


def wanted(query: Query) -> Iterator[Term | NumberTerm]:
    """The terms that hits hold, without those behind a NOT, in the order typed."""
    match query:
        case Term() | NumberTerm():
            yield query
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part)
        case _:
            return
