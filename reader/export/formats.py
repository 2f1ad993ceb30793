"""Every format that a notice or a manuscript can be written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from db.model import KnownError, NoticeRecord, Problem
from reader.export.files import write_file
from reader.paper.compose import joined, joint_title, notice_manuscript
from reader.paper.items import Manuscript
from reader.paper.style import Layout, paper_style
from reader.render import notice_markdown, notice_page, notice_text

Writer = Callable[[Sequence[NoticeRecord], Path], tuple[Path, ...]]


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
    """Write one notice; see :func:`export_notices`."""
    return export_notices([record], file_format, path)


def export_notices(records: Sequence[NoticeRecord], file_format: Format, path: Path) -> tuple[Path, ...]:
    """Write notices, or for xlsx and csv their tables, and return the files written.

    All go into one file, but web pages and CSV files hold one notice or table each: from the second on they get a
    number before the ending. Raises KnownError CANNOT_WRITE, DISK_FULL, or NO_TABLES.
    """
    if file_format in (Format.XLSX, Format.CSV) and not any(record.notice.tables for record in records):
        raise KnownError(Problem.NO_TABLES)
    return _WRITERS[file_format](records, path)


def export_manuscript(manuscript: Manuscript, file_format: Format, path: Path) -> tuple[Path, ...]:
    """Write a manuscript as PDF or Word. Raises KnownError CANNOT_WRITE or DISK_FULL."""
    if file_format is Format.DOCX:
        from reader.export.word import document

        write_file(path, document(manuscript, paper_style(Layout.OFFICIAL)))
    else:
        from reader.paper.pdf import pdf_bytes  # Qt is loaded only where pages are drawn

        write_file(path, pdf_bytes(manuscript, paper_style(Layout.OFFICIAL)))
    return (path,)


def _text(make: Callable[[NoticeRecord], str]) -> Writer:
    def write(records: Sequence[NoticeRecord], path: Path) -> tuple[Path, ...]:
        write_file(path, "\n\n".join(map(make, records)).encode())
        return (path,)

    return write


def _paper(file_format: Format) -> Writer:
    def write(records: Sequence[NoticeRecord], path: Path) -> tuple[Path, ...]:
        manuscripts = [notice_manuscript(record) for record in records]
        whole = (
            manuscripts[0]
            if len(manuscripts) == 1
            else joined(joint_title([r.notice.title for r in records]), manuscripts)
        )
        return export_manuscript(whole, file_format, path)

    return write


def _html(records: Sequence[NoticeRecord], path: Path) -> tuple[Path, ...]:
    return _numbered(path, [notice_page(record).encode() for record in records])


def _xlsx(records: Sequence[NoticeRecord], path: Path) -> tuple[Path, ...]:
    from reader.export.sheets import workbook

    write_file(path, workbook([(r.notice.title, table) for r in records for table in r.notice.tables]))
    return (path,)


def _csv(records: Sequence[NoticeRecord], path: Path) -> tuple[Path, ...]:
    from reader.export.sheets import csv_bytes

    return _numbered(path, [csv_bytes(table) for record in records for table in record.notice.tables])


def _numbered(path: Path, contents: Sequence[bytes]) -> tuple[Path, ...]:
    """Write several files, from the second on with a number before the ending."""
    numbers = ["", *(f"-{number}" for number in range(2, len(contents) + 1))]
    paths = tuple(path.with_name(f"{path.stem}{number}{path.suffix}") for number in numbers[: len(contents)])
    for target, content in zip(paths, contents, strict=True):
        write_file(target, content)
    return paths


_WRITERS: dict[Format, Writer] = {
    Format.PDF: _paper(Format.PDF),
    Format.DOCX: _paper(Format.DOCX),
    Format.MARKDOWN: _text(notice_markdown),
    Format.HTML: _html,
    Format.TEXT: _text(notice_text),
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
}
