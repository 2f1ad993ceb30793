"""What is written to files: one small function a kind, for a lane."""

from __future__ import annotations

from pathlib import Path

from db.model import HitPage, IssueId, NoticeId, SearchOptions, Table
from db.model.values import valueclass
from db.store import Archive
from reader.export import Format, export_manuscript, export_notices
from reader.export.files import write_file
from reader.export.sheets import csv_bytes, workbook
from reader.paper.compose import hits_manuscript, joint_title


@valueclass
class ToExport:
    """Notices under one title; ``tables``: some of them hold tables, so that sheets can be offered."""

    notice_ids: tuple[NoticeId, ...]
    title: str
    tables: bool


def what_is_exported(archive: Archive, notice_ids: tuple[NoticeId, ...]) -> ToExport:
    """What there is to write of some notices. Errors: KnownError."""
    summaries = [archive.notice_summary(notice_id) for notice_id in notice_ids]
    return ToExport(notice_ids, joint_title([s.title for s in summaries]), any(summary.tables for summary in summaries))


def what_issue_is_exported(archive: Archive, issue_id: IssueId) -> ToExport:
    """What there is to write of an issue. Errors: KnownError."""
    record, notices = archive.issue(issue_id), archive.notices(issue_id)
    title = record.issue.label or record.source
    return ToExport(tuple(n.id for n in notices), title, any(n.tables for n in notices))


def write_notices(archive: Archive, notice_ids: tuple[NoticeId, ...], kind: Format, path: Path) -> tuple[Path, ...]:
    """Write notices as ``kind``; the files written. Errors: KnownError."""
    return export_notices([archive.notice(notice_id) for notice_id in notice_ids], kind, path)


def write_table(_archive: Archive, title: str, table: Table, kind: Format, path: Path) -> tuple[Path, ...]:
    """Write one table as a workbook or as CSV. Errors: KnownError."""
    content = csv_bytes(table) if kind is Format.CSV else workbook([(title, table)])
    write_file(path, content)
    return (path,)


def write_text(_source: object, text: str, path: Path) -> tuple[Path, ...]:
    """Write a text. Errors: KnownError."""
    write_file(path, text.encode())
    return (path,)


def write_hits(archive: Archive, text: str, options: SearchOptions, kind: Format, path: Path) -> tuple[Path, ...]:
    """Write the list of hits as PDF or Word, or all tables of what was found as a workbook. Errors: KnownError."""
    found = every_hit(archive, text, options)
    if kind is Format.XLSX:
        return write_notices(archive, tuple(hit.notice_id for hit in found.hits), kind, path)
    return export_manuscript(hits_manuscript(text, found, options), kind, path)


def every_hit(archive: Archive, text: str, options: SearchOptions) -> HitPage:
    """All hits of a search, the first thousand at most."""
    from db.search import search  # with the first list of hits, not with the dialog that asks for its name

    return search(archive.connection, text, options)
