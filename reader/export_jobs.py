"""What is written to files: one small function a kind, for a lane."""

from __future__ import annotations

from pathlib import Path

from db.model import HitPage, NoticeId, NoticeRecord, SearchOptions
from db.search import search
from db.store import Archive
from reader.export import Format, export_manuscript, export_notices
from reader.export.files import write_file
from reader.export.sheets import csv_bytes, workbook
from reader.paper.compose import hits_manuscript


def write_notices(archive: Archive, notice_ids: tuple[NoticeId, ...], kind: Format, path: Path) -> tuple[Path, ...]:
    """Write notices as ``kind``; the files written. Errors: KnownError."""
    return export_notices([archive.notice(notice_id) for notice_id in notice_ids], kind, path)


def write_table(_archive: Archive, record: NoticeRecord, index: int, kind: Format, path: Path) -> tuple[Path, ...]:
    """Write one table as a workbook or as CSV. Errors: KnownError."""
    table = record.notice.tables[index]
    content = csv_bytes(table) if kind is Format.CSV else workbook([(table.title or record.notice.title, table)])
    write_file(path, content)
    return (path,)


def write_hits(archive: Archive, text: str, options: SearchOptions, kind: Format, path: Path) -> tuple[Path, ...]:
    """Write the list of hits as PDF or Word. Errors: KnownError."""
    return export_manuscript(hits_manuscript(text, every_hit(archive, text, options)), kind, path)


def every_hit(archive: Archive, text: str, options: SearchOptions) -> HitPage:
    """All hits of a search, the first thousand at most."""
    return search(archive.connection, text, options)
