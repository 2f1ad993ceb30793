"""A query tree as text again, for suggestions that the user may click."""

from __future__ import annotations

from dataclasses import replace

from db.search.parser import parse, plain_query
from db.search.query import And, Field, IssueNumber, Not, NumberTerm, Or, Query, Term, YearRange

_FIELD_NAMES = {
    Field.TITLE: "标题",
    Field.NUMBER: "文号",
    Field.ISSUER: "机关",
    Field.SECTION: "栏目",
    Field.PERSON: "人名",
    Field.TABLE: "表格",
}


def query_text(query: Query) -> str:
    """Text that is read as this query."""
    match query:
        case Term(text, _, field):
            word = text if isinstance(parse(text), Term) and not set(text) & set('"“”|') else plain_query(text)
            return f"{_FIELD_NAMES[field]}:{word}" if field else word
        case NumberTerm(_, _, text, own_only):
            return f"文号:{text}" if own_only else text
        case YearRange(first, last):
            return f"年:{first}" if first == last else f"年:{first}-{last}"
        case IssueNumber(number):
            return f"期:{number}"
        case And(parts):
            return " ".join(_bracketed(part) if isinstance(part, Or | And) else query_text(part) for part in parts)
        case Or(parts):
            return " | ".join(_bracketed(part) if isinstance(part, Or) else query_text(part) for part in parts)
        case Not(part):
            return f"-{_bracketed(part) if isinstance(part, And | Or) else query_text(part)}"


def with_term(query: Query, old: Term | NumberTerm, new: Query) -> Query:
    """The query with one term exchanged for something else."""
    if query == old:
        return new
    match query:
        case And(parts) | Or(parts):
            return replace(query, parts=tuple(with_term(part, old, new) for part in parts))
        case Not(part):
            return Not(with_term(part, old, new))
        case _:
            return query


def without_part(query: And, part: Query) -> Query:
    """The query with one of its parts taken out."""
    parts = tuple(other for other in query.parts if other is not part)
    return And(parts) if len(parts) > 1 else parts[0]


def _bracketed(query: Query) -> str:
    return f"({query_text(query)})"
