"""Files written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from db.model import KnownError, Problem

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LONGEST = 80


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there. Raises KnownError CANNOT_WRITE or DISK_FULL."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise _known(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _known(path, error) from error


def safe_name(title: str) -> str:
    """Make a file name of a title that every file system takes; at most 80 characters, never empty."""
    name = _FORBIDDEN.sub("_", title).strip(" .")[:_LONGEST].rstrip(" .")
    if _RESERVED.fullmatch(name):
        name += "_"
    return name or "未命名"


def free_name(path: Path, ending: str) -> Path:
    """Add an ending to a path, with a number before it where that file exists already."""
    free, number = path.with_name(f"{path.name}.{ending}"), 2
    while free.exists():
        free, number = path.with_name(f"{path.name}-{number}.{ending}"), number + 1
    return free


def _known(path: Path, error: OSError) -> KnownError:
    no_space = 28  # ENOSPC, the same on Linux and Windows
    return KnownError(Problem.DISK_FULL if error.errno == no_space else Problem.CANNOT_WRITE, path=path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
