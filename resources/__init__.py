"""Icons, style sheets, translations and the starter gazettes, opened through importlib.resources."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

_ROOT = files(__name__)


def text(*parts: str) -> str:
    """The UTF-8 text of one file, such as ``text("icons", "back.svg")``. Errors: FileNotFoundError."""
    return _ROOT.joinpath(*parts).read_text("utf-8")


@contextmanager
def folder(name: str) -> Iterator[Path]:
    """One folder as a path on disk, good within the ``with`` block."""
    with as_file(_ROOT.joinpath(name)) as path:
        yield path
