"""``gazette export``: notices, or their tables, as files."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.model import KnownError, Problem
from db.store import Archive
from reader.cli.choice import add_choice, chosen_notices
from reader.cli.output import say
from reader.cli.parser import add_archive
from reader.export import Format, export_notices


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    add_choice(parser)
    add_archive(parser)
    parser.add_argument(
        "--format", choices=[kind.value for kind in Format], help="格式；不写时看文件名的结尾（xlsx、csv 只存表格）"
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="存成这个文件")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say their names."""
    kind = arguments.format or _ending(arguments.output)
    with Archive.open(arguments.archive) as archive:
        records = [archive.notice(number) for number in chosen_notices(archive, arguments)]
    if not records:
        raise KnownError(Problem.NOTHING_CHOSEN)
    for path in export_notices(records, Format(kind), arguments.output):
        say(str(path))
    return 0


def _ending(path: Path) -> str:
    ending = path.suffix.lower().removeprefix(".")
    known = [kind.value for kind in Format]
    if ending not in known:
        raise KnownError(Problem.FORMAT_UNKNOWN, path=path, formats="、".join(known))
    return ending
