"""``gazette check``: is the archive whole?"""

from __future__ import annotations

import argparse

from db.importing import index_is_current
from db.model.checking import Fault, Finding
from db.store import Archive
from db.store.checking import check
from reader.cli.output import say, say_json
from reader.cli.parser import add_archive, add_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    add_archive(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check everything; 0 only when the archive is whole."""
    with Archive.open(arguments.archive) as archive:
        findings = check(archive)
        if not index_is_current(archive):
            findings += (Finding(Fault.INDEX, archive.path.name),)
        summary = archive.summary()
    if arguments.json:
        say_json({"whole": not findings, "findings": [finding.message for finding in findings]})
    elif findings:
        for finding in findings:
            say(finding.message)
    else:
        say(f"存档完好：{summary.issues} 期，{summary.notices} 份文件，{summary.tables} 个表格")
    return 1 if findings else 0
