"""A parsed issue as one JSON object, for scripts: what ``gazette parse FILE --json`` prints.

Keys are named as in :mod:`db.model`; lines are 1-based lines of ``source_text``; dates are ISO 8601.
"""

from __future__ import annotations

from dataclasses import asdict

from db.model import (
    Appointment,
    Attachment,
    ContentsEntry,
    Defect,
    LineSpan,
    Notice,
    ParsedIssue,
    Reference,
    Table,
    plain,
)


def issue_json(parsed: ParsedIssue) -> dict[str, object]:
    """The issue as a dict that :func:`json.dumps` takes as it is."""
    notices = parsed.notices
    return {
        "source_text": parsed.source_text,
        "issue": asdict(parsed.issue) | {"date": parsed.issue.date and parsed.issue.date.isoformat()},
        "toc": [_contents_entry(entry) for entry in parsed.contents],
        "notices": [_notice(notice) for notice in notices],
        "tables": [_table(table, index) for index, notice in enumerate(notices) for table in notice.tables],
        "appointments": [_appointment(fact) for notice in notices for fact in notice.appointments],
        "references": [_reference(fact) for notice in notices for fact in notice.references],
        "warnings": [_warning(defect) for defect in _all_defects(parsed)],
    }


def _contents_entry(entry: ContentsEntry) -> dict[str, object]:
    return {
        "section": entry.section,
        "title": entry.title,
        "doc_numbers": list(entry.doc_numbers),
        "page": entry.page,
        "line": entry.span.first,
    }


def _notice(notice: Notice) -> dict[str, object]:
    issued = notice.issued_text
    return {
        "start_line": notice.span.first,
        "end_line": notice.span.last,
        "section": notice.section,
        "title": notice.title,
        "doc_numbers": list(notice.doc_numbers),
        "issuers": list(notice.issuers),
        "addressees": notice.addressees,
        "sign_off": notice.sign_off,
        "sign_date": notice.sign_date and notice.sign_date.isoformat(),
        "body_omitted": notice.body_omitted,
        "issued_text": issued and issued.title,
        "issued_text_line": issued and issued.line,
        "attachments": [_attachment(attachment) for attachment in notice.attachments],
        "outline": [{"line": entry.line, "level": entry.level, "text": entry.text} for entry in notice.outline],
        "joins": [{"line": join.line, "next": join.next} for join in notice.joins],
        "plain_text": notice.plain_text,
    }


def _attachment(attachment: Attachment) -> dict[str, object]:
    return {"label": attachment.label, "title": attachment.title, "line": attachment.line}


def _table(table: Table, notice: int) -> dict[str, object]:
    return {
        "parts": [_span(part) for part in table.parts],
        "title": table.title,
        "unit": table.unit,
        "notes": list(table.notes),
        "columns": table.columns,
        "header_rows": table.header_rows,
        "form": table.form,
        "notice": notice,
        "rows": [[plain(cell) for cell in row] for row in table.rows],
    }


def _span(span: LineSpan) -> dict[str, object]:
    return {"start_line": span.first, "end_line": span.last}


def _appointment(fact: Appointment) -> dict[str, object]:
    return {"line": fact.line, "person": fact.person, "action": fact.action.value, "position": fact.position}


def _reference(fact: Reference) -> dict[str, object]:
    return {"line": fact.line, "kind": fact.kind.value, "target": fact.target}


def _all_defects(parsed: ParsedIssue) -> list[Defect]:
    found = [*parsed.defects, *(defect for notice in parsed.notices for defect in notice.defects)]
    return sorted(found, key=lambda defect: defect.span)


def _warning(defect: Defect) -> dict[str, object]:
    return {"line": defect.span.first, "kind": defect.kind.value, "message": defect.message}
