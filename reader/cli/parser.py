"""The command line's own words in Chinese: help, usage errors, and the options that most commands share."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import NoReturn

from reader.cli.output import complain

_ERRORS = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"参数 \1 不能是 \2，可以是 \3"),
    (r"argument (.*?): invalid \w+ value: (.*)", r"参数 \1 应是整数，不能是 \2"),
    (r"argument (.*?): expected (?:one|at least one) argument", r"参数 \1 后面缺少内容"),
    (r"ambiguous option: (.*?) could match (.*)", r"参数 \1 不明确，可以是 \2"),
)
"""argparse's English sentences (CPython's Lib/argparse.py) and the Chinese for them; an unknown one stays English."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and says a usage error in one sentence."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """One sentence on standard error; exit status 2."""
        complain(f"{self.prog}：{_in_chinese(message)}（用法见 {self.prog} --help）")
        sys.exit(2)

    def format_help(self) -> str:
        """The help text, its first word in Chinese."""
        return re.sub(r"\Ausage: ", "用法：", super().format_help())


def add_archive(parser: argparse.ArgumentParser) -> None:
    """The option that names the archive; the environment may name it instead."""
    usual = os.environ.get("GAZETTE_ARCHIVE")
    parser.add_argument(
        "--archive",
        default=usual,
        required=usual is None,
        metavar="ARCHIVE",
        help="公报存档（*.gazette）；也可以写在环境变量 GAZETTE_ARCHIVE 里",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """The option that asks for data in place of text."""
    parser.add_argument("--json", action="store_true", help="输出 JSON，供程序读取")


def _in_chinese(message: str) -> str:
    for english, chinese in _ERRORS:
        translated, count = re.subn(rf"\A{english}\Z", chinese, message)
        if count:
            return translated
    return message
