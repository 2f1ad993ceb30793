"""The archive that a command works on."""

from __future__ import annotations

import argparse
import os


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
