"""The window's command line."""

from __future__ import annotations

from pathlib import Path

from db.model.values import valueclass
from reader.places import ARCHIVE_SUFFIX


@valueclass
class Arguments:
    """What the program was started with."""

    archive: Path | None = None
    files: tuple[Path, ...] = ()
    """Gazette files and folders to import."""
    picture: Path | None = None
    diagnose: bool = False
    new_window: bool = False


def read_arguments(argv: list[str]) -> Arguments:
    """Read the words after the program's name. Ends the program on ``--help`` and on unknown options."""
    if not argv:
        return Arguments()
    import argparse  # with gettext; a start from the menu has no words to read

    parser = argparse.ArgumentParser(prog="gazette-reader", description="公报阅读器：阅读、检索、打印政府公报。")
    parser.add_argument("files", nargs="*", type=Path, help="公报存档（.gazette），或要导入的公报文件、文件夹")
    parser.add_argument("--archive", type=Path, help="打开这个公报存档")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="打开第一份文件，把窗口存成图片后退出")
    parser.add_argument("--new-window", action="store_true", help="即使程序已在运行，也打开新窗口")
    parser.add_argument("--diagnose", action="store_true", help="检查存档，把运行环境写成文本文件后退出")
    given = parser.parse_args(argv)
    archives = [path for path in given.files if path.suffix == ARCHIVE_SUFFIX]
    others = tuple(path for path in given.files if path.suffix != ARCHIVE_SUFFIX)
    archive = given.archive or (archives[0] if archives else None)
    return Arguments(archive, others, given.picture, given.diagnose, given.new_window)
