"""Tables of an archive, named for whoever opens it with ``sqlite-utils`` or ``datasette``.

Lists (document numbers, issuers) are JSON arrays, dates ISO 8601, lines 1-based lines of the decoded source. The full
text of a notice stands packed in ``notice_texts`` (:mod:`db.model.packing`), the source in ``sources``.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey

from db.store.version import APPLICATION_ID, SCHEMA_VERSION

_TABLES: dict[str, dict[str, Any]] = {
    "archive_properties": {"name": str, "value": str},
    "publications": {"id": int, "name": str},
    "issues": {
        "id": int,
        "publication_id": int,
        "year": int,
        "number": int,
        "total_number": int,
        "date": str,
        "publisher": str,
        "first_notice_id": int,
        "notice_count": int,
        "sort_key": str,
    },
    "sources": {
        "issue_id": int,
        "name": str,
        "path": str,
        "sha256": str,
        "size": int,
        "encoding": str,
        "modified_at": str,
        "text_sha256": str,
        "imported_at": str,
        "content": bytes,
    },
    "contents_entries": {
        "id": int,
        "issue_id": int,
        "position": int,
        "section": str,
        "title": str,
        "doc_numbers": str,
        "page": int,
        "start_line": int,
        "end_line": int,
    },
    "sections": {"id": int, "issue_id": int, "position": int, "name": str},
    "notices": {
        "id": int,
        "issue_id": int,
        "position": int,
        "section_id": int,
        "title": str,
        "doc_numbers": str,
        "issuers": str,
        "addressees": str,
        "sign_off": str,
        "sign_date": str,
        "body_omitted": int,
        "issued_text_title": str,
        "issued_text_line": int,
        "first_page": int,
        "last_page": int,
        "start_line": int,
        "end_line": int,
    },
    "notice_texts": {"notice_id": int, "text": bytes},
    "attachments": {
        "id": int,
        "notice_id": int,
        "position": int,
        "label": str,
        "title": str,
        "line": int,
        "start_line": int,
        "end_line": int,
    },
    "tables": {
        "id": int,
        "notice_id": int,
        "position": int,
        "title": str,
        "unit": str,
        "row_count": int,
        "column_count": int,
        "header_rows": int,
        "form": int,
        "part_count": int,
        "start_line": int,
        "end_line": int,
    },
    "appointments": {"id": int, "notice_id": int, "line": int, "person": str, "action": str, "post": str},
    "citations": {"id": int, "notice_id": int, "line": int, "kind": str, "target": str},
    "defects": {
        "id": int,
        "issue_id": int,
        "notice_id": int,
        "kind": str,
        "excerpt": str,
        "start_line": int,
        "end_line": int,
    },
}
_KEYS = {"archive_properties": "name", "sources": "issue_id", "notice_texts": "notice_id"}
_OWNERS = {"publication_id": "publications", "issue_id": "issues", "section_id": "sections", "notice_id": "notices"}
_INDEXES = {
    "issues": ("sort_key",),
    "sources": ("sha256", "name", "path"),
    "contents_entries": ("issue_id",),
    "sections": ("issue_id",),
    "notices": ("issue_id", "section_id"),
    "attachments": ("notice_id",),
    "tables": ("notice_id",),
    "appointments": ("notice_id",),
    "citations": ("notice_id",),
    "defects": ("issue_id", "notice_id"),
}
_DOCUMENT_NAMES = """
    CREATE TABLE document_names (name_hash INTEGER, notice_id INTEGER, PRIMARY KEY (name_hash, notice_id))
    WITHOUT ROWID"""
"""By which names (:mod:`db.model.naming`) a notice may be cited; sqlite-utils cannot make such a table."""
_VIEWS = {
    "issue_list": """
        SELECT i.id, p.name AS publication, i.year, i.number, i.total_number, i.date, i.publisher, i.notice_count,
               (SELECT count(*) FROM defects d WHERE d.issue_id = i.id) AS doubts, s.name AS source, s.imported_at
        FROM issues i JOIN sources s ON s.issue_id = i.id LEFT JOIN publications p ON p.id = i.publication_id
        ORDER BY i.sort_key""",
    "notice_list": """
        SELECT n.id, p.name AS publication, i.year, i.number, c.name AS section, n.title, n.doc_numbers, n.issuers,
               n.sign_date, n.first_page, n.last_page, n.start_line, n.end_line,
               (SELECT count(*) FROM tables t WHERE t.notice_id = n.id) AS tables, s.name AS source
        FROM notices n JOIN issues i ON i.id = n.issue_id JOIN sources s ON s.issue_id = i.id
        LEFT JOIN publications p ON p.id = i.publication_id LEFT JOIN sections c ON c.id = n.section_id
        ORDER BY i.sort_key, n.position""",
    "table_list": """
        SELECT t.id, p.name AS publication, i.year, i.number, n.title AS notice, t.title, t.unit, t.row_count,
               t.column_count, t.form, t.start_line, t.end_line, s.name AS source
        FROM tables t JOIN notices n ON n.id = t.notice_id JOIN issues i ON i.id = n.issue_id
        JOIN sources s ON s.issue_id = i.id LEFT JOIN publications p ON p.id = i.publication_id
        ORDER BY i.sort_key, n.position, t.position""",
}


def create_schema(connection: sqlite3.Connection) -> None:
    """Make all tables and views and mark the file as an archive, in the transaction that the caller has begun."""
    database = Database(connection, execute_plugins=False)
    for name, columns in _TABLES.items():
        table = database.create_table(
            name, columns, pk=_KEYS.get(name, "id"), foreign_keys=_foreign_keys(name, columns)
        )
        for column in _INDEXES.get(name, ()):
            table.create_index([column])
    database.table("publications").create_index(["name"], unique=True)
    database.table("issues").create_index(["publication_id", "year", "number"])
    connection.execute(_DOCUMENT_NAMES)
    for name, query in _VIEWS.items():
        database.create_view(name, query)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _foreign_keys(name: str, columns: dict[str, Any]) -> list[ForeignKey]:
    return [
        ForeignKey(name, column, _OWNERS[column], "id", on_delete="CASCADE") for column in columns if column in _OWNERS
    ]
