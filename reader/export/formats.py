"""Every format that a notice or a manuscript can be written in."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from db.model import KnownError, NoticeRecord, Problem
from reader.export.files import write_file
from reader.paper.compose import notice_manuscript
from reader.paper.items import Manuscript
from reader.paper.style import Layout, paper_style
from reader.render import notice_markdown, notice_text


class Format(StrEnum):
    """A file format; the value is the file name's ending."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    XLSX = "xlsx"
    CSV = "csv"


def export_notice(record: NoticeRecord, file_format: Format, path: Path) -> tuple[Path, ...]:
    """Write one notice, or for xlsx and csv its tables, and return the files written.

    A second and later table of a CSV export get a number before the ending. Raises KnownError CANNOT_WRITE,
    DISK_FULL, or NO_TABLES.
    """
    if file_format in (Format.XLSX, Format.CSV) and not record.notice.tables:
        raise KnownError(Problem.NO_TABLES)
    return _WRITERS[file_format](record, path)


def export_manuscript(manuscript: Manuscript, file_format: Format, path: Path) -> tuple[Path, ...]:
    """Write a manuscript as PDF or Word. Raises KnownError CANNOT_WRITE or DISK_FULL."""
    if file_format is Format.DOCX:
        from reader.export.word import document

        write_file(path, document(manuscript, paper_style(Layout.OFFICIAL)))
    else:
        from reader.paper.pdf import pdf_bytes  # Qt is loaded only where pages are drawn

        write_file(path, pdf_bytes(manuscript, paper_style(Layout.OFFICIAL)))
    return (path,)


def _text(make: Callable[[NoticeRecord], str]) -> Callable[[NoticeRecord, Path], tuple[Path, ...]]:
    def write(record: NoticeRecord, path: Path) -> tuple[Path, ...]:
        write_file(path, make(record).encode())
        return (path,)

    return write


def _paper(file_format: Format) -> Callable[[NoticeRecord, Path], tuple[Path, ...]]:
    return lambda record, path: export_manuscript(notice_manuscript(record), file_format, path)


def _page(record: NoticeRecord) -> str:
    from reader.render import notice_page

    return notice_page(record)


def _xlsx(record: NoticeRecord, path: Path) -> tuple[Path, ...]:
    from reader.export.sheets import workbook

    write_file(path, workbook([(record.notice.title, table) for table in record.notice.tables]))
    return (path,)


def _csv(record: NoticeRecord, path: Path) -> tuple[Path, ...]:
    from reader.export.sheets import csv_bytes

    paths = []
    for number, table in enumerate(record.notice.tables, 1):
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        write_file(target, csv_bytes(table))
        paths.append(target)
    return tuple(paths)


_WRITERS = {
    Format.PDF: _paper(Format.PDF),
    Format.DOCX: _paper(Format.DOCX),
    Format.MARKDOWN: _text(notice_markdown),
    Format.HTML: _text(_page),
    Format.TEXT: _text(notice_text),
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
}
