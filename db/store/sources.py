"""A decoded source as the archive keeps it: GB18030, bzip2; a quarter of the room that UTF-8 takes."""

from __future__ import annotations

import bz2
import hashlib

_ENCODING = "gb18030"


def compress(text: str) -> bytes:
    """The text as bytes for the archive."""
    return bz2.compress(text.encode(_ENCODING))


def decompress(content: bytes) -> str:
    """The text that :func:`compress` was given."""
    return bz2.decompress(content).decode(_ENCODING)


def text_digest(text: str) -> str:
    """SHA-256 of a decoded source, in hex: tells whether the stored text is still whole."""
    return hashlib.sha256(text.encode()).hexdigest()
