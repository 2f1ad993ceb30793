"""Small issues to store."""

from datetime import date
from pathlib import Path

from db.model import (
    Block,
    BlockKind,
    Issue,
    IssuedText,
    IssueId,
    LineSpan,
    Notice,
    ParsedIssue,
    Reference,
    ReferenceKind,
    SourceFile,
    Table,
)
from db.store import Archive
from db.store.creation import create_archive
from db.store.writing import Writer


def notice(title: str, number: str = "", cites: str = "") -> Notice:
    blocks = (
        Block(BlockKind.TITLE, title, LineSpan(1, 1), 1),
        Block(BlockKind.PARAGRAPH, "正文。", LineSpan(2, 2)),
        Block(BlockKind.TABLE, "", LineSpan(3, 4), table=0),
    )
    return Notice(
        span=LineSpan(1, 4),
        title=title,
        blocks=blocks,
        section="市政府文件",
        doc_numbers=(number,) if number else (),
        issued_text=IssuedText(f"{title}办法", 1),
        tables=(Table((LineSpan(3, 4),), (("甲", "乙"), ("1", "2")), 1, title="表"),),
        references=(Reference(2, ReferenceKind.CITES, cites),) if cites else (),
    )


def issue(year: int, number: int, *notices: Notice, publication: str | None = "某市人民政府公报") -> ParsedIssue:
    facts = Issue(publication, year, number, date=date(year, min(number, 12), 1))
    return ParsedIssue(f"{year} {number}", facts, notices=notices)


def source(name: str) -> SourceFile:
    return SourceFile(name, f"/there/{name}", f"digest of {name}", 9, "utf-8")


def make_archive(path: Path, *issues: ParsedIssue) -> Archive:
    archive = create_archive(path)
    for parsed in issues:
        add(archive, parsed)
    return archive


def add(archive: Archive, parsed: ParsedIssue) -> IssueId:
    facts = parsed.issue
    with archive.transaction():
        return Writer(archive.connection).add(parsed, source(f"{facts.year}-{facts.number}.txt"))
