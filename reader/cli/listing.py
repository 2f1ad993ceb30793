"""``gazette list``: the issues and notices of an archive."""

from __future__ import annotations

import argparse

from db.model import IssueId, IssueRecord, NoticeSummary
from db.store import Archive
from reader.cli.output import say, say_json
from reader.cli.parser import add_archive, add_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    add_archive(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print all issues, oldest first, with their notices."""
    with Archive.open(arguments.archive) as archive:
        records = archive.issues()
        notices: dict[IssueId, list[NoticeSummary]] = {record.id: [] for record in records}
        for notice in archive.notices():
            notices[notice.issue_id].append(notice)
    if arguments.json:
        say_json({"issues": [_issue_json(record, notices[record.id]) for record in records]})
    else:
        for record in records:
            _print(record, notices[record.id])
        say(f"共 {len(records)} 期，{sum(map(len, notices.values()))} 份文件")
    return 0


def _issue_json(record: IssueRecord, notices: list[NoticeSummary]) -> dict[str, object]:
    issue = record.issue
    return {
        "publication": issue.publication,
        "year": issue.year,
        "number": issue.number,
        "total_number": issue.total_number,
        "date": issue.date.isoformat() if issue.date else None,
        "source": record.source,
        "notices": [_notice_json(notice) for notice in notices],
    }


def _notice_json(notice: NoticeSummary) -> dict[str, object]:
    return {
        "id": notice.id,
        "section": notice.section,
        "title": notice.title,
        "doc_numbers": list(notice.doc_numbers),
        "start_line": notice.start_line,
        "tables": notice.tables,
    }


def _print(record: IssueRecord, notices: list[NoticeSummary]) -> None:
    day = f"  {record.issue.date.isoformat()}" if record.issue.date else ""
    say(f"{record.issue.label or record.source}{day}  （{record.source}）")
    section = None
    for notice in notices:
        if notice.section != section:
            section = notice.section
            say(f"  {section or '（没有栏目）'}")
        numbers = f"（{'、'.join(notice.doc_numbers)}）" if notice.doc_numbers else ""
        tables = f"  {notice.tables} 个表格" if notice.tables else ""
        say(f"    {notice.id:>6}  {notice.title}{numbers}{tables}")
