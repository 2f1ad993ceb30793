"""Makes the data of ICU, Qt's library for languages, fit a Chinese program: 30 MB become 3.

Qt asks ICU for sorting, letter case and names of time zones; the frozen program needs them for Chinese, English and
the root locale. Encodings, which Python and Qt know by themselves, are left out. The data file is a list of named
items (ICU's ``package.cpp``, format ``CmnD``), which a shared library carries as one block of constants; both are
written anew without the items of other languages.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KEPT = re.compile(
    r"coll/(root|res_index|en\w*|zh\w*)\.res|coll/ucadata\.icu"
    r"|(root|pool|res_index|en|en_US|zh|zh_\w+)\.res"
    r"|(keyTypeData|likelySubtags|numberingSystems|supplementalData|timezoneTypes|zoneinfo64|icuver|icustd|metadata)\.res"
    r"|zone/(root|pool|res_index|en|zh|zh_Hans\w*)\.res"
    r"|(cnvalias|ulayout|uemoji)\.icu|(nfkc|nfkc_cf|uts46)\.nrm"
)
"""Names of the items that are kept, without the first folder."""

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_FORMAT_OFFSET = 12
_ALIGNMENT = 16


class UnknownLayoutError(Exception):
    """The library is not laid out as expected; it has to stay as it is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One named piece of ICU's data."""

    name: bytes
    content: bytes


def read_items(data: bytes) -> Iterator[Item]:
    """The items of a data file, in their order."""
    (start,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, start)
    places = [struct.unpack_from("<II", data, start + 4 + 8 * index) for index in range(count)]
    ends = [content for _, content in places[1:]] + [len(data) - start]
    for (name, content), end in zip(places, ends, strict=True):
        yield Item(data[start + name : data.index(b"\0", start + name)], data[start + content : start + end])


def write_items(header: bytes, items: list[Item]) -> bytes:
    """A data file of these items, which have to be in the order of their names."""
    names = b"".join(item.name + b"\0" for item in items)
    name_place = 4 + 8 * len(items)
    content_place = _aligned(name_place + len(names))
    table, contents = struct.pack("<I", len(items)), b""
    for item in items:
        table += struct.pack("<II", name_place, content_place + len(contents))
        name_place += len(item.name) + 1
        contents += item.content.ljust(_aligned(len(item.content)), b"\0")
    return header + (table + names).ljust(content_place, b"\0") + contents


def trimmed_data(data: bytes) -> bytes:
    """A data file with only the items that are kept."""
    (start,) = struct.unpack_from("<H", data)
    return write_items(data[:start], [item for item in read_items(data) if _is_kept(item)])


def trimmed_library(library: bytes) -> bytes:
    """The shared library (64-bit ELF) with the trimmed data; raises :class:`UnknownLayoutError`.

    The data keeps its address; what follows it in the file moves up by whole pages, so that the addresses of all
    other segments stay true. Section headers, which only debuggers read, are dropped.
    """
    first = library.find(_FORMAT) - _FORMAT_OFFSET
    if library[:6] != b"\x7fELF\x02\x01" or first < 0 or library[first + 2 : first + 4] != _MAGIC:
        raise UnknownLayoutError
    (headers,) = struct.unpack_from("<Q", library, 32)
    size, count = struct.unpack_from("<HH", library, 54)
    places = [headers + size * index for index in range(count)]
    end, page = _segment_end(library, places, first)
    data = trimmed_data(library[first:end])
    saved = (end - first - len(data)) // page * page
    new = bytearray(library[:first] + data.ljust(end - first - saved, b"\0") + library[end:])
    for place in places:
        _move(new, place, first, end, saved)
    struct.pack_into("<Q", new, 40, 0)
    struct.pack_into("<HH", new, 60, 0, 0)
    return bytes(new)


def _segment_end(library: bytes, places: list[int], first: int) -> tuple[int, int]:
    """Where the loaded segment with the data ends, and its page size."""
    for place in places:
        kind, _, offset, _, _, size, _, page = struct.unpack_from("<IIQQQQQQ", library, place)
        if kind == 1 and offset <= first < offset + size:
            return offset + size, page
    raise UnknownLayoutError


def _move(library: bytearray, place: int, first: int, end: int, saved: int) -> None:
    """Correct one program header for data that begins at ``first``, ended at ``end`` and lost ``saved`` bytes."""
    _, _, offset, _, _, file_size, memory_size, _ = struct.unpack_from("<IIQQQQQQ", library, place)
    if offset >= end:
        struct.pack_into("<Q", library, place + 8, offset - saved)
    elif offset <= first < offset + file_size:
        struct.pack_into("<QQ", library, place + 32, file_size - saved, memory_size - saved)


def _is_kept(item: Item) -> bool:
    return KEPT.fullmatch(item.name.decode("ascii").partition("/")[2]) is not None


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def trim_file(source: Path, folder: Path) -> Path:
    """Write the trimmed library into ``folder``; where its layout is unknown, the library as it is."""
    target = folder / source.name
    try:
        target.write_bytes(trimmed_library(source.read_bytes()))
    except UnknownLayoutError:
        return source
    return target
