"""The figures of a reading: a parsed issue, as JSON, against labels made by reading every line by hand.

Each figure lies between 0 and 1, 1 is perfect. Labels and readings are JSON objects; the labels' notices are called
documents and have one entry a table part, one a torn paragraph, one a heading.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from tests.golden.fidelity import fidelity
from tests.golden.figure import Figure, figure, share_of, shared
from tests.golden.folding import alike, fold, number_set
from tests.golden.table_figures import table_figures

Json = dict[str, Any]

_ISSUE_FIELDS = ("publication", "year", "number", "total_number", "date", "publisher")
_FOLLOWS_YEAR = re.compile(r"\(\d{4}\)\d+$")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Labels and a reading of one issue; ``documents`` and ``notices`` are found by their first line."""

    labels: Json
    parsed: Json
    documents: dict[int, Json]
    notices: dict[int, Json]


def figures(labels: Json, parsed: Json) -> tuple[Figure, ...]:
    """All figures of one issue, in a fixed order."""
    documents = {document["start_line"]: document for document in labels["documents"]}
    notices = {notice["start_line"]: notice for notice in parsed["notices"]}
    pair = Comparison(labels, parsed, documents, notices)
    return (
        _issue(pair),
        _contents(pair),
        shared("notice.starts", pair.documents, pair.notices),
        *_notices(pair),
        _attachments(pair),
        *table_figures(labels["tables"], parsed["tables"]),
        _joins(pair),
        *_outline(pair),
        *_appointments(pair),
        _references(pair),
        *fidelity(labels, parsed),
    )


def _issue(pair: Comparison) -> Figure:
    wanted, got = pair.labels["issue"], pair.parsed["issue"]
    wrong = [
        f"{field}: want {wanted.get(field)!r} got {got.get(field)!r}"
        for field in _ISSUE_FIELDS
        if fold(str(wanted.get(field))) != fold(str(got.get(field)))
    ]
    return share_of("issue.fields", wrong, len(_ISSUE_FIELDS))


def _contents(pair: Comparison) -> Figure:
    def entry(item: Json) -> tuple[str, str, int | None, tuple[str, ...]]:
        numbers = tuple(sorted(number_set(item.get("doc_numbers"))))
        return fold(item["section"]), fold(item["title"]), item.get("page"), numbers

    return shared("contents.entries", map(entry, pair.labels["toc"]), map(entry, pair.parsed["toc"]))


Judge = Callable[[Json, Json], str]
"""Labelled document and read notice -> what is wrong, or nothing."""


def _notices(pair: Comparison) -> Iterator[Figure]:
    """Share of labelled notices whose field is right; a notice that was not found counts as wrong."""
    judges: dict[str, Judge] = {
        "end": lambda d, n: _differs(d["end_line"], n["end_line"], d["end_line"] == n["end_line"]),
        "section": _text_judge("section", 1.0),
        "title": _text_judge("title", 0.97),
        "addressees": _text_judge("addressees", 0.95),
        "doc_numbers": _numbers_judge,
        "issuers": _issuers_judge,
        "sign_date": _sign_date_judge,
        "sign_off": _text_judge("sign_off", 0.95),
        "body_omitted": _body_omitted_judge,
        "issued_text": _issued_text_judge,
    }
    for name, judge in judges.items():
        wrong = [
            f"line {line}: {why}"
            for line, document in pair.documents.items()
            if line in pair.notices and (why := judge(document, pair.notices[line]))
        ]
        wrong += [f"line {line}: notice not found" for line in pair.documents if line not in pair.notices]
        yield share_of(f"notice.{name}", wrong, len(pair.documents))


def _differs(wanted: object, got: object, same: bool) -> str:
    return "" if same else f"want {wanted!r} got {got!r}"


def _text_judge(field: str, least: float) -> Judge:
    def judge(document: Json, notice: Json) -> str:
        wanted, got = document.get(field), notice.get(field)
        return _differs(wanted, got, (not wanted and not got) or alike(wanted, got, least))

    return judge


def _numbers_judge(document: Json, notice: Json) -> str:
    wanted, got = document.get("doc_number"), notice.get("doc_numbers")
    return _differs(wanted, got, number_set(wanted) == number_set(got))


def _issuers_judge(document: Json, notice: Json) -> str:
    wanted, got = document.get("issuer") or [], notice.get("issuers") or []
    return _differs(wanted, got, {fold(name) for name in wanted} == {fold(name) for name in got})


def _sign_date_judge(document: Json, notice: Json) -> str:
    wanted, got = document.get("sign_date"), notice.get("sign_date")
    return _differs(wanted, got, wanted == got or got in document.get("sign_date_alternatives", ()))


def _body_omitted_judge(document: Json, notice: Json) -> str:
    wanted, got = bool(document.get("body_omitted")), bool(notice.get("body_omitted"))
    return _differs(wanted, got, wanted == got)


def _issued_text_judge(document: Json, notice: Json) -> str:
    wanted, got = document.get("issued_text"), notice.get("issued_text")
    line, got_line = document.get("issued_text_line"), notice.get("issued_text_line")
    same = (not wanted and not got) or (line == got_line and alike(wanted, got))
    return _differs(f"{wanted}@{line}", f"{got}@{got_line}", same)


def _attachments(pair: Comparison) -> Figure:
    """An attachment may be given the line of its label or of its title."""
    wanted = [(start, a["line"]) for start, document in pair.documents.items() for a in document["attachments"]]
    any_line = {
        (start, line): attachment["line"]
        for start, document in pair.documents.items()
        for attachment in document["attachments"]
        for line in attachment["lines"]
    }
    found = [
        (start, any_line.get((start, attachment["line"]), attachment["line"]))
        for start, notice in pair.notices.items()
        for attachment in notice["attachments"]
    ]
    return shared("notice.attachments", wanted, found)


def _joins(pair: Comparison) -> Figure:
    optional = {(join["line"], join["next"]) for join in pair.labels["joins_optional"]}
    wanted = {(join["line"], join["next"]) for join in pair.labels["joins"]}
    found = {(join["line"], join["next"]) for notice in pair.parsed["notices"] for join in notice["joins"]}
    return shared("text.joins", wanted, found - optional)


def _outline(pair: Comparison) -> Iterator[Figure]:
    wanted = {heading["line"]: heading for heading in pair.labels["headings"]}
    optional = set(pair.labels["headings_optional"])
    entries = (entry for notice in pair.parsed["notices"] for entry in notice["outline"])
    found = {entry["line"]: entry for entry in entries if entry["line"] not in optional}
    yield shared("outline.lines", wanted, found)
    both = [line for line in wanted if line in found]
    wrong = [
        f"line {line}: want {wanted[line]['level']} got {found[line]['level']}: {wanted[line]['text'][:30]}"
        for line in both
        if found[line]["level"] not in (wanted[line]["level"], wanted[line].get("rule_level"))
    ]
    yield share_of("outline.levels", wrong, len(both)) if both else figure("outline.levels", 0.0)


def _appointments(pair: Comparison) -> Iterator[Figure]:
    def who(fact: Json) -> tuple[int, str, str]:
        return fact["line"], fold(fact["person"]), fact["action"]

    wanted, found = pair.labels["appointments"], pair.parsed["appointments"]
    yield shared("appointments", map(who, wanted), map(who, found))
    wrong = []
    for fact in wanted:
        posts = [other["position"] for other in found if who(other) == who(fact)]
        if not any(alike(fact["position"], post) for post in posts):
            wrong.append(f"line {fact['line']} {fact['person']}: want {fact['position']!r} got {posts}")
    yield share_of("appointments.position", wrong, len(wanted))


def _references(pair: Comparison) -> Figure:
    """Share of the cited document numbers that were found at their line."""
    wanted = _numbers_by_line(pair.labels["references"])
    wanted = {(line, number) for line, number in wanted if _FOLLOWS_YEAR.search(number)}
    missed = sorted(wanted - _numbers_by_line(pair.parsed["references"]))
    return share_of("references.recall", [f"missed {number}" for number in missed], len(wanted))


def _numbers_by_line(references: Collection[Json]) -> set[tuple[int, str]]:
    return {(fact["line"], number) for fact in references for number in number_set(fact["target"])}
