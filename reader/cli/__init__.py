"""The command line ``gazette``: one module a command (``reader.cli``), loaded only when the command is given.

Exit status: 0 done, 1 the world's fault (one sentence on standard error), 2 wrong use, 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from db.model import KnownError
from reader.cli.output import complain, say, use_utf8
from reader.cli.parser import Parser

_COMMANDS = {
    "parse": ("reader.cli.parse", "读一个公报文件，不写入任何存档"),
    "import": ("reader.cli.importing", "把公报文件、文件夹、压缩包或别的存档导入存档"),
    "list": ("reader.cli.listing", "列出存档里的期次和文件"),
    "search": ("reader.cli.search", "全文检索"),
    "show": ("reader.cli.show", "显示一份文件"),
    "export": ("reader.cli.export", "把一份文件或它的表格存成别的格式"),
    "print": ("reader.cli.printing", "把一份、几份或整期文件送到打印机"),
    "check": ("reader.cli.check", "检查存档是否完好"),
}
_STOPPED = 130


class CommandModule(Protocol):
    """What each ``reader.cli`` command module has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what may follow the command."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work and return the exit status. May raise KnownError."""


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        metadata = import_module("importlib.metadata")
        try:
            say(f"gazette {metadata.version('gazette-reader')}")
        except metadata.PackageNotFoundError:
            say("gazette（未安装，直接从源代码运行）")
        parser.exit()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    use_utf8()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KnownError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return _STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads: say no more, not even at exit
        return 1
    except Exception as error:  # the last resort: ours, not the user's
        complain(f"程序出错：{type(error).__name__}。详情已写入 {_log(error)}，请把它发给维护人员。")
        return 1
    return status


def _run(words: Sequence[str]) -> int:
    name = next((word for word in words if word in _COMMANDS), None)
    module = cast(CommandModule, import_module(_COMMANDS[name][0])) if name else None
    arguments = _parser(name, module).parse_args(words)
    return module.run(arguments) if module else 2


def _parser(chosen: str | None, module: CommandModule | None) -> argparse.ArgumentParser:
    parser = Parser(prog="gazette", description="公报存档的命令行：导入、检索、导出政府公报。不连接网络。")
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, title="命令")
    for name, (_, text) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=f"{text}。", prog=f"gazette {name}")
        if module is not None and name == chosen:
            module.add_arguments(command)
    return parser


def _log(error: Exception) -> str:
    """Write the traceback to a file of its own and return the file's name."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="gazette-error-", suffix=".log", delete=False
    ) as file:
        file.write("".join(traceback.format_exception(error)))
    return file.name
