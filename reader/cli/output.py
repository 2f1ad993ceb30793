"""How the command line speaks: UTF-8 everywhere, marks in colour on a terminal only, no control characters."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence

from db.model import Mark

_PLAIN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), " ")
_MARK, _FAINT, _STRONG, _OFF = "\x1b[1;31m", "\x1b[2m", "\x1b[1m", "\x1b[0m"


def use_utf8() -> None:
    """Chinese on every console and in every pipe, whatever the system's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """One line on standard output, without what could command a terminal."""
    sys.stdout.write(f"{clean(text)}\n")


def say_painted(text: str) -> None:
    """One line that was made of :func:`clean` text and of this module's colours."""
    sys.stdout.write(f"{text}\n")


def say_json(value: object) -> None:
    """One JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def complain(text: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"{clean(text)}\n")


def clean(text: str) -> str:
    """The text with control characters made blanks; line breaks and tabs stay."""
    return text.translate(_PLAIN)


def has_colours() -> bool:
    """Whether standard output is a terminal whose user wants colours (https://no-color.org)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        os.system("")
    return True


def marked(text: str, marks: Sequence[Mark], colours: bool) -> str:
    """Clean text with the marks in colour, or in 【】 where there are none."""
    before, after = (_MARK, _OFF) if colours else ("【", "】")
    pieces: list[str] = []
    position = 0
    for mark in marks:
        pieces += [clean(text[position : mark.start]), before, clean(text[mark.start : mark.end]), after]
        position = mark.end
    pieces.append(clean(text[position:]))
    return "".join(pieces)


def faint(text: str, colours: bool) -> str:
    """Clean text, quieter on a terminal."""
    return f"{_FAINT}{clean(text)}{_OFF}" if colours else clean(text)


def strong(text: str, colours: bool) -> str:
    """Clean text, bold on a terminal."""
    return f"{_STRONG}{clean(text)}{_OFF}" if colours else clean(text)
