"""An issue to rows, inside the transaction that the caller has begun."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, cast

from sqlite_utils import Database

from db.model import Defect, IssueId, Notice, NoticeId, ParsedIssue, SourceFile
from db.model.naming import document_names, name_hash
from db.model.packing import pack
from db.store.placing import first_id, sort_key
from db.store.sources import compress, known_lines, text_digest

Row = dict[str, Any]


class Writer:
    """Writes and removes issues through sqlite-utils."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._database = Database(connection, recursive_triggers=False, execute_plugins=False)

    def add(
        self, parsed: ParsedIssue, source: SourceFile, issue_id: IssueId | None = None, wanted: int | None = None
    ) -> IssueId:
        """Write a whole issue; ``issue_id`` and ``wanted`` (first notice id) are those of an issue it replaces."""
        key = sort_key(parsed.issue, source.name)
        first = first_id(self._connection, key, len(parsed.notices), wanted)
        self._raise_revision()
        new_id = self._add_issue(parsed, first, key, issue_id)
        packed = [pack(notice) for notice in parsed.notices]
        self._add_source(parsed.source_text, source, new_id, packed)
        rows: dict[str, list[Row]] = defaultdict(list)
        rows["contents_entries"] += _contents_rows(parsed, new_id)
        sections = self._add_sections(parsed.notices, new_id)
        for position, notice in enumerate(parsed.notices):
            section = sections[notice.section] if notice.section is not None else None
            owners = {"id": first + position, "issue_id": new_id, "position": position, "section_id": section}
            for table, some in _notice_rows(notice, packed[position], owners):
                rows[table] += some
        rows["defects"] += _defect_rows(parsed.defects, new_id)
        for table, many in rows.items():
            self._database.table(table).insert_all(many)
        self._connection.executemany(
            "INSERT OR IGNORE INTO document_names VALUES (?, ?)",
            [
                (name_hash(name), first + i)
                for i, notice in enumerate(parsed.notices)
                for name in document_names(notice)
            ],
        )
        return new_id

    def remove(self, issue_id: IssueId) -> None:
        """Delete an issue with all that belongs to it, and its publication where that was the last issue."""
        self._raise_revision()
        self._connection.execute(
            "DELETE FROM document_names WHERE notice_id IN (SELECT id FROM notices WHERE issue_id = ?)", (issue_id,)
        )
        self._connection.execute("DELETE FROM issues WHERE id = ?", (issue_id,))
        self._connection.execute(
            "DELETE FROM publications WHERE NOT EXISTS (SELECT 1 FROM issues WHERE publication_id = publications.id)"
        )

    def _raise_revision(self) -> None:
        self._connection.execute(
            "INSERT INTO archive_properties VALUES ('revision', '1')"
            " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )

    def _add_issue(self, parsed: ParsedIssue, first: int, key: str, issue_id: IssueId | None) -> IssueId:
        issue = parsed.issue
        row = {
            "id": issue_id,
            "publication_id": self._publication(issue.publication),
            "year": issue.year,
            "number": issue.number,
            "total_number": issue.total_number,
            "date": issue.date.isoformat() if issue.date else None,
            "publisher": issue.publisher,
            "first_notice_id": first,
            "notice_count": len(parsed.notices),
            "sort_key": key,
        }
        return IssueId(self._insert_one("issues", row))

    def _publication(self, name: str | None) -> int | None:
        if name is None:
            return None
        return int(self._database.table("publications").lookup({"name": name}))

    def _add_source(self, text: str, source: SourceFile, issue_id: IssueId, packed: Sequence[bytes]) -> None:
        row = {
            "issue_id": issue_id,
            "name": source.name,
            "path": source.path,
            "sha256": source.sha256,
            "size": source.size,
            "encoding": source.encoding,
            "modified_at": source.modified,
            "text_sha256": text_digest(text),
            "imported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "content": compress(text, list(known_lines(packed))),
        }
        self._database.table("sources").insert(row)

    def _add_sections(self, notices: Sequence[Notice], issue_id: IssueId) -> dict[str, int]:
        names = dict.fromkeys(notice.section for notice in notices if notice.section is not None)
        return {
            name: self._insert_one("sections", {"issue_id": issue_id, "position": position, "name": name})
            for position, name in enumerate(names)
        }

    def _insert_one(self, table: str, row: Row) -> int:
        cursor = self._database.table(table).insert(row)
        return int(cast(int, cursor.last_pk))


def json_list(values: Iterable[str]) -> str:
    """A JSON array that a person can read."""
    return json.dumps(list(values), ensure_ascii=False)


def _notice_facts(notice: Notice) -> Row:
    issued = notice.issued_text
    return {
        "title": notice.title,
        "doc_numbers": json_list(notice.doc_numbers),
        "issuers": json_list(notice.issuers),
        "addressees": notice.addressees,
        "sign_off": notice.sign_off,
        "sign_date": notice.sign_date.isoformat() if notice.sign_date else None,
        "body_omitted": int(notice.body_omitted),
        "issued_text_title": issued.title if issued else None,
        "issued_text_line": issued.line if issued else None,
        "first_page": notice.first_page,
        "last_page": notice.last_page,
        "start_line": notice.span.first,
        "end_line": notice.span.last,
    }


def _notice_rows(notice: Notice, packed: bytes, owners: Row) -> Iterator[tuple[str, Iterable[Row]]]:
    """Each table's rows about a notice; its facts come first, for the others refer to them."""
    notice_id = owners["id"]
    yield "notices", [owners | _notice_facts(notice)]
    yield "notice_texts", [{"notice_id": notice_id, "text": packed}]
    for table, rows in _part_rows(notice):
        yield table, ({"notice_id": notice_id} | row for row in rows)
    yield "defects", _defect_rows(notice.defects, owners["issue_id"], notice_id)


def _part_rows(notice: Notice) -> Iterator[tuple[str, Iterator[Row]]]:
    """Rows of the tables that hang on a notice, without its id."""
    yield (
        "attachments",
        (
            {
                "position": position,
                "label": part.label,
                "title": part.title,
                "line": part.line,
                "start_line": part.span.first,
                "end_line": part.span.last,
            }
            for position, part in enumerate(notice.attachments)
        ),
    )
    yield (
        "tables",
        (
            {
                "position": position,
                "title": table.title,
                "unit": table.unit,
                "row_count": len(table.rows),
                "column_count": table.columns,
                "header_rows": table.header_rows,
                "form": int(table.form),
                "part_count": len(table.parts),
                "start_line": table.parts[0].first if table.parts else None,
                "end_line": table.parts[-1].last if table.parts else None,
            }
            for position, table in enumerate(notice.tables)
        ),
    )
    yield (
        "appointments",
        (
            {"line": one.line, "person": one.person, "action": one.action.value, "post": one.position}
            for one in notice.appointments
        ),
    )
    yield "citations", ({"line": r.line, "kind": r.kind.value, "target": r.target} for r in notice.references)


def _contents_rows(parsed: ParsedIssue, issue_id: IssueId) -> Iterator[Row]:
    for position, entry in enumerate(parsed.contents):
        yield {
            "issue_id": issue_id,
            "position": position,
            "section": entry.section,
            "title": entry.title,
            "doc_numbers": json_list(entry.doc_numbers),
            "page": entry.page,
            "start_line": entry.span.first,
            "end_line": entry.span.last,
        }


def _defect_rows(defects: Iterable[Defect], issue_id: IssueId, notice_id: NoticeId | None = None) -> Iterator[Row]:
    for defect in defects:
        yield {
            "issue_id": issue_id,
            "notice_id": notice_id,
            "kind": defect.kind.value,
            "excerpt": defect.excerpt,
            "start_line": defect.span.first,
            "end_line": defect.span.last,
        }
