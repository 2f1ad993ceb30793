"""Small archives of made-up notices, for tests in which every word counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.importing.indexing import open_for_import
from db.model import (
    Action,
    Appointment,
    Block,
    BlockKind,
    Issue,
    LineSpan,
    Notice,
    NoticeId,
    ParsedIssue,
    SourceFile,
    Table,
    escape,
)
from db.search import index
from db.store import Archive
from db.store.writing import Writer


def made_notice(
    title: str,
    *paragraphs: str,
    number: str = "",
    issuer: str = "青州市人民政府",
    section: str = "市政府文件",
    rows: Sequence[Sequence[str]] = (),
    persons: Sequence[str] = (),
) -> Notice:
    """A notice with its title, number, paragraphs and perhaps a table as blocks."""
    blocks = [Block(BlockKind.TITLE, escape(title), LineSpan(1, 1), level=1)]
    if number:
        blocks.append(Block(BlockKind.DOC_NUMBER, escape(number), LineSpan(2, 2)))
    blocks += [Block(BlockKind.PARAGRAPH, escape(words), LineSpan(n, n)) for n, words in enumerate(paragraphs, 3)]
    tables: tuple[Table, ...] = ()
    if rows:
        line = len(paragraphs) + 4
        blocks.append(Block(BlockKind.TABLE, "", LineSpan(line, line + len(rows) - 1), table=0))
        cells = tuple(tuple(map(escape, row)) for row in rows)
        tables = (
            Table((LineSpan(line, line + len(rows) - 1),), cells, 1, row_lines=tuple(range(line, line + len(rows)))),
        )
    return Notice(
        span=LineSpan(1, 99),
        title=title,
        blocks=tuple(blocks),
        section=section,
        doc_numbers=(number,) if number else (),
        issuers=(issuer,),
        tables=tables,
        appointments=tuple(Appointment(3, person, Action.APPOINT, "局长") for person in persons),
    )


def add_issue(archive: Archive, year: int, number: int, *notices: Notice) -> None:
    """Store and index an issue of these notices."""
    issue = Issue("青州市人民政府公报", year, number, None, date(year, min(number, 12), 15))
    name = f"{year}-{number}.txt"
    with archive.transaction():
        issue_id = Writer(archive.connection).add(
            ParsedIssue(name, issue, notices=notices), SourceFile(name, name, name, len(name), "utf-8")
        )
        first = archive.first_notice_id(issue_id)
        index.add(
            archive.connection, issue_id, issue, {NoticeId(first + n): notice for n, notice in enumerate(notices)}
        )


def made_archive(path: Path) -> Archive:
    """A new archive without issues."""
    return open_for_import(path)
