"""``gazette parse``: what the reader makes of one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.importing.candidates import FileCandidate
from db.model import ParsedIssue
from reader.cli.issue_json import issue_json
from reader.cli.output import say, say_json
from reader.cli.parser import add_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="由公报转换而来的 .txt 或 .md 文件")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file and print what was found."""
    parsed = FileCandidate(arguments.file).load().parsed
    if arguments.json:
        say_json(issue_json(parsed))
    else:
        _print(parsed)
    return 0


def _print(parsed: ParsedIssue) -> None:
    say(parsed.issue.label or "（没有找到刊名）")
    section = None
    for notice in parsed.notices:
        if notice.section != section:
            section = notice.section
            say(f"  {section or '（没有栏目）'}")
        numbers = f"（{'、'.join(notice.doc_numbers)}）" if notice.doc_numbers else ""
        tables = f"  {len(notice.tables)} 个表格" if notice.tables else ""
        say(f"    第 {notice.span.first} 行  {notice.title}{numbers}{tables}")
    doubts = [*parsed.defects, *(defect for notice in parsed.notices for defect in notice.defects)]
    if doubts:
        say(f"\n{len(doubts)} 处存疑：")
    for defect in sorted(doubts, key=lambda defect: defect.span):
        say(f"  第 {defect.span.first} 行  {defect.message}")
