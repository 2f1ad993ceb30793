"""A decoded source as the archive keeps it: only what does not stand word for word in its notices' texts.

Most lines of a source are paragraphs that the parser took as they were. Such a line is kept as a reference into the
lines of the issue's packed texts, which halves the room that sources take.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from db.model.packing import packed_text

_ENCODING = "gb18030"
_REFERENCE = "\v"
"""Begins a line that stands for a known line; a number after it says how many known lines were skipped."""
_WITH_REFERENCES, _PLAIN = "v", "p"
_SHORTEST = 4
"""Characters; a reference to a shorter line saves nothing."""


def compress(text: str, known: Sequence[str]) -> bytes:
    """The text as bytes; ``known`` are lines that will be at hand when it is read again."""
    if _REFERENCE in text:
        return zlib.compress((_PLAIN + text).encode(_ENCODING))
    content = "\n".join(_refer(text.split("\n"), known))
    return zlib.compress((_WITH_REFERENCES + content).encode(_ENCODING))


def decompress(content: bytes, known: Sequence[str]) -> str:
    """The text that :func:`compress` was given, with the same known lines; ValueError, zlib.error, IndexError."""
    return "\n".join(known[line] if isinstance(line, int) else line for line in _lines(content))


def decompress_lines(content: bytes, known: Iterable[str], numbers: Collection[int]) -> dict[int, str]:
    """Some lines of the text, by their 1-based numbers; of the known lines only those down to the last needed are read.

    Numbers that the text does not have are left out. Errors as :func:`decompress`.
    """
    read = islice(_lines(content), max(numbers, default=0))
    lines = {number: line for number, line in enumerate(read, 1) if number in numbers}
    needed = {line for line in lines.values() if isinstance(line, int)}
    texts = dict(zip(range(max(needed, default=-1) + 1), known, strict=False))
    return {number: texts[line] if isinstance(line, int) else line for number, line in lines.items()}


def known_lines(packed_notices: Iterable[bytes]) -> Iterator[str]:
    """The lines of an issue's packed notices, in their order."""
    return (line for packed in packed_notices for line in packed_text(packed).split("\n"))


def text_digest(text: str) -> str:
    """SHA-256 of a decoded source, in hex: tells whether the stored text is still whole."""
    import hashlib  # only for what comes in: OpenSSL is loaded with it

    return hashlib.sha256(text.encode()).hexdigest()


def _refer(lines: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(known):
        places.setdefault(line, []).append(index)
    expected = 0
    for line in lines:
        found = places.get(line) if len(line) >= _SHORTEST else None
        if found is None:
            yield line
            continue
        index = found[min(bisect_left(found, expected), len(found) - 1)]
        yield _REFERENCE if index == expected else f"{_REFERENCE}{index - expected}"
        expected = index + 1


def _lines(content: bytes) -> Iterator[str | int]:
    """Each line, or which known line it is."""
    text = zlib.decompress(content).decode(_ENCODING)
    if text[:1] not in (_PLAIN, _WITH_REFERENCES):
        message = "neither plain nor with references"
        raise ValueError(message)
    expected = 0
    for line in text[1:].split("\n"):
        if line.startswith(_REFERENCE) and text[0] == _WITH_REFERENCES:
            index = expected + int(line[1:] or 0)
            expected = index + 1
            yield index
        else:
            yield line
