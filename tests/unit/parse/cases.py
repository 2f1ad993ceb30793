"""Parser cases as readable files: a title, the input, what is expected.

A file holds any number of cases. Each begins with a line ``=== title``, goes on with the input, and after a
line ``--->`` with what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.model import BlockKind, Notice, ParsedIssue

HERE = Path(__file__).parent
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file."""

    title: str
    given: str
    expected: str


def read_cases(path: Path) -> list[Case]:
    """All cases of a file."""
    return list(_cases(path.read_text("utf-8")))


def _cases(text: str) -> Iterator[Case]:
    for part in text.split("\n=== ")[1:] if not text.startswith("=== ") else ("\n" + text).split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        given, _, expected = rest.partition("\n--->\n")
        yield Case(title, given, expected.strip("\n"))


def describe(parsed: ParsedIssue) -> str:
    """A parsed issue as text: what a reader would note about it, one thing a line."""
    return "\n".join(_describe(parsed))


def _describe(parsed: ParsedIssue) -> Iterator[str]:
    issue = parsed.issue
    yield f"issue: {issue.publication} {issue.year} {issue.number} {issue.total_number} {issue.date} {issue.publisher}"
    for entry in parsed.contents:
        yield f"contents: [{entry.section}] {entry.title} {'、'.join(entry.doc_numbers)} p{entry.page}"
    for notice in parsed.notices:
        yield ""
        yield from _describe_notice(notice)
    for defect in parsed.defects:
        yield f"doubt: {defect.kind} {defect.span.first}"


def _describe_notice(notice: Notice) -> Iterator[str]:
    yield f"notice {notice.span.first}-{notice.span.last}: {notice.title}"
    facts = {
        "section": notice.section,
        "numbers": " ".join(notice.doc_numbers),
        "issuers": " ".join(notice.issuers),
        "to": notice.addressees,
        "signed": f"{notice.sign_off} {notice.sign_date}" if notice.sign_date else "",
        "omitted": "yes" if notice.body_omitted else "",
        "issued": f"{notice.issued_text.line} {notice.issued_text.title}" if notice.issued_text else "",
    }
    yield from (f"  {name}: {value}" for name, value in facts.items() if value)
    yield from (f"  attached: {a.line} {a.label} {a.title}" for a in notice.attachments)
    for block in notice.blocks:
        words = block.text if block.kind is not BlockKind.TABLE else _shape(notice, block.table)
        marks = "".join([str(block.level) if block.level else "", "+" * len(block.joins), "#" if block.in_box else ""])
        yield f"    {block.kind}{marks and ' ' + marks}: {words[:_LONGEST]}"
    yield from (f"  doubt: {d.kind} {d.span.first}" for d in notice.defects)


def _shape(notice: Notice, index: int | None) -> str:
    table = notice.tables[index or 0]
    return f"{len(table.rows)} x {table.columns} {table.title}".strip()
