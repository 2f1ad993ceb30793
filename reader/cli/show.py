"""``gazette show``: one notice on the terminal."""

from __future__ import annotations

import argparse

from db.model import NoticeId, NoticeRecord, ParsedIssue
from db.store import Archive
from reader.cli.issue_json import issue_json
from reader.cli.output import say, say_json
from reader.cli.parser import add_archive, add_json
from reader.render import notice_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    parser.add_argument("id", type=int, metavar="ID", help="文件的编号，见 gazette list")
    add_archive(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the notice's text, or all that is known of it as JSON."""
    with Archive.open(arguments.archive) as archive:
        record = archive.notice(NoticeId(arguments.id))
    if arguments.json:
        say_json(_notice_json(record))
    else:
        say(notice_text(record).rstrip("\n"))
    return 0


def _notice_json(record: NoticeRecord) -> dict[str, object]:
    """As ``gazette parse`` has it, of an issue with this one notice."""
    parsed = issue_json(ParsedIssue("", record.issue_record.issue, notices=(record.notice,)))
    del parsed["source_text"], parsed["toc"]
    return {"id": record.id, "source": record.issue_record.source} | parsed
