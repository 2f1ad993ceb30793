"""Icons, style sheets, translations and the starter gazettes: files beside this one, in the frozen program too."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).parent


def text(*parts: str) -> str:
    """The UTF-8 text of one file, such as ``text("icons", "back.svg")``. Errors: FileNotFoundError."""
    return _ROOT.joinpath(*parts).read_text("utf-8")


def folder(name: str) -> Path:
    """One folder."""
    return _ROOT / name
