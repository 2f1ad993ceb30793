"""``gazette import``: files into an archive, which is made where there is none."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.importing import import_paths, open_for_import
from db.model import FileReport, ImportProgress, ImportReport, Outcome
from reader.cli.output import clean, complain, say, say_json
from reader.cli.parser import add_archive, add_json

_STOPPED = 130
_OUTCOMES = {
    Outcome.ADDED: "已导入",
    Outcome.REPLACED: "已更新",
    Outcome.UNCHANGED: "没有变化",
    Outcome.FAILED: "未导入",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="公报文件（.txt .md）、文件夹、.zip 压缩包或别的 .gazette 存档",
    )
    add_archive(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import everything; 0 only when every file is in the archive."""
    with open_for_import(arguments.archive) as archive, _stoppable() as stop:
        report = import_paths(archive, arguments.paths, _Meter().show, lambda: stop.asked)
    _clear_meter()
    if arguments.json:
        say_json({"complete": report.complete, "files": [_file_json(file) for file in report.files]})
    else:
        _print(report)
    for file in report.files:
        if file.error is not None:
            complain(str(file.error))
    if report.stopped is not None:
        complain(str(report.stopped))
    if report.cancelled:
        complain("导入已中止：已经完成的文件留在存档里，可以随时继续。")
        return _STOPPED
    return 0 if report.complete else 1


@dataclass(slots=True)
class _Stop:
    asked: bool = False


@contextmanager
def _stoppable() -> Iterator[_Stop]:
    """Ctrl+C ends the import after the present file is rolled back."""
    stop = _Stop()

    def ask(*_: object) -> None:
        stop.asked = True

    try:
        earlier = signal.signal(signal.SIGINT, ask)
    except ValueError:  # not in the main thread: nobody can press Ctrl+C
        yield stop
        return
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, earlier)


class _Meter:
    """One line on the terminal that tells how far the import is."""

    def show(self, progress: ImportProgress) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{progress.done}/{progress.total} {clean(progress.name)[:60]}")
            sys.stderr.flush()


def _clear_meter() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _file_json(file: FileReport) -> dict[str, object]:
    return {
        "path": file.path,
        "outcome": file.outcome.value,
        "issue": file.issue.label if file.issue else None,
        "notices": file.notices,
        "tables": file.tables,
        "doubts": file.doubts,
        "error": str(file.error) if file.error else None,
    }


def _print(report: ImportReport) -> None:
    for file in report.files:
        if file.error is None:
            label = (file.issue.label if file.issue else "") or Path(file.path).name
            say(
                f"{_OUTCOMES[file.outcome]}  {label}：{file.notices} 份文件，{file.tables} 个表格，"
                f"{file.doubts} 处存疑（{file.path}）"
            )
    counts = [f"{report.count(outcome)} 个{text}" for outcome, text in _OUTCOMES.items() if report.count(outcome)]
    total = sum(file.outcome in _OUTCOMES for file in report.files)
    say(f"共 {total} 个文件：{'，'.join(counts)}" if counts else "没有可导入的文件")
