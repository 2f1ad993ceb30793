"""Where each line of a notice's words stands, kept small and quick to read: every hit that is shown needs it."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from db.model import Place
from db.model.packing import LinePlaces

_PLACES = tuple(Place)


@dataclass(frozen=True, slots=True)
class Lines:
    """For each line of the words its block, its line in the source and its place; the three run in parallel."""

    blocks: Sequence[int]
    lines: Sequence[int]
    places: Sequence[Place]


def to_bytes(where: LinePlaces) -> bytes:
    """The lines as bytes: distances, which hardly differ, compressed."""
    places = [_PLACES.index(place) for place in where.places]
    numbers = array("i", chain(_distances(where.blocks), _distances(where.lines), places))
    return zlib.compress(_little_endian(numbers).tobytes())


def from_bytes(data: bytes) -> Lines:
    """What :func:`to_bytes` was given."""
    numbers = array("i")
    numbers.frombytes(zlib.decompress(data))
    numbers = _little_endian(numbers)
    count = len(numbers) // 3
    places = [_PLACES[code] for code in numbers[2 * count :]]
    return Lines(list(accumulate(numbers[:count])), list(accumulate(numbers[count : 2 * count])), places)


def _distances(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *numbers])]


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
