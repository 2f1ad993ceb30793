"""``gazette export``: one notice, or its tables, as a file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from db.model import KnownError, NoticeId, Problem
from db.store import Archive
from reader.cli_archive import add_archive
from reader.cli_output import say
from reader.export import Format, export_notice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    parser.add_argument("id", type=int, metavar="ID", help="文件的编号，见 gazette list")
    add_archive(parser)
    parser.add_argument(
        "--format", choices=[kind.value for kind in Format], help="格式；不写时看文件名的结尾（xlsx、csv 只存表格）"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="存成这个文件")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say its name."""
    kind = arguments.format or _ending(arguments.output)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a PDF is drawn without a window
    with Archive.open(arguments.archive) as archive:
        record = archive.notice(NoticeId(arguments.id))
    for path in export_notice(record, Format(kind), arguments.output):
        say(str(path))
    return 0


def _ending(path: Path) -> str:
    ending = path.suffix.lower().removeprefix(".")
    known = [kind.value for kind in Format]
    if ending not in known:
        raise KnownError(Problem.FORMAT_UNKNOWN, path=path, formats="、".join(known))
    return ending
