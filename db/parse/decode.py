"""Bytes of a file to text: finds the encoding, makes every line end a newline, loses nothing."""

from __future__ import annotations

import codecs
import re

from db.model import DecodedText, KnownError, Problem

# Files that people pick by mistake and that would decode as something: PDF, Office (zip, OLE), pictures, archives, RTF.
_OTHER_FILES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3\x00",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ\x90\x00",
)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 65536
_PLAUSIBLE = re.compile(r"[\t\n\r\f -~\u00a0-\u00ff\u2000-\u27ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffee]")
_USUAL = re.compile(r"[\n -~\u4e00-\u9fff，。、]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LEAST_PLAUSIBLE = 0.95
_MOST_DAMAGE = 0.05
"""A larger share of characters that cannot be read, or of control characters, is no text."""
_REPLACEMENT = "\ufffd"


def decode(data: bytes, path: str) -> DecodedText:
    r"""Read ``data``, the bytes of the file ``path``, as UTF-8, UTF-16 or GB18030 (which covers GBK and GB2312).

    A byte order mark decides and is taken off; without one the first encoding under which the text makes sense is
    taken. A few bytes that fit no encoding become U+FFFD. ``\r\n`` and ``\r`` become ``\n``.
    Raises ``KnownError(NOT_TEXT)`` for a file that is no text at all.
    """
    decoded = None if data.startswith(_OTHER_FILES) else _by_mark(data) or _by_sense(data)
    if decoded is None or _share(_CONTROL, decoded.text) > _MOST_DAMAGE:
        raise KnownError(Problem.NOT_TEXT, path=path)
    return DecodedText(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding)


def _by_mark(data: bytes) -> DecodedText | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    return None


def _by_sense(data: bytes) -> DecodedText | None:
    if b"\x00" not in data and (decoded := _strict(data, "utf-8")):
        return decoded
    return _utf_16(data) or _tolerant(data, "utf-8") or _strict(data, "gb18030") or _tolerant(data, "gb18030")


def _utf_16(data: bytes) -> DecodedText | None:
    """The byte order that gives more of usual characters, if almost all of them are plausible."""
    readings = [reading for order in ("utf-16-le", "utf-16-be") if (reading := _tolerant(data, order))]
    best = max(readings, key=lambda reading: _share(_USUAL, reading.text[:_SAMPLE]), default=None)
    return best if best and _share(_PLAUSIBLE, best.text[:_SAMPLE]) >= _LEAST_PLAUSIBLE else None


def _strict(data: bytes, encoding: str) -> DecodedText | None:
    try:
        return DecodedText(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _tolerant(data: bytes, encoding: str) -> DecodedText | None:
    """With U+FFFD for what cannot be read; ``None`` where that would be too much of the text beyond ASCII."""
    text = data.decode(encoding, "replace")
    beyond_ascii = sum(not character.isascii() for character in text) if _REPLACEMENT in text else 0
    lost = text.count(_REPLACEMENT) - (1 if text.endswith(_REPLACEMENT) else 0)
    return DecodedText(text, encoding) if lost <= _MOST_DAMAGE * beyond_ascii else None


def _share(wanted: re.Pattern[str], text: str) -> float:
    return len(wanted.findall(text)) / max(1, len(text))
