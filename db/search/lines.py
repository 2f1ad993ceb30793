"""Where each line of a notice's words stands, kept small and quick to read: every hit that is shown needs it."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import chain, pairwise

from db.model import Place
from db.model.packing import LinePlaces
from db.model.values import valueclass

_PLACES = tuple(Place)


@valueclass
class Lines:
    """Where the lines of a notice's words stand. Only few of them are shown, so each is worked out when asked for."""

    blocks: Sequence[int]
    """For each line how far its block is from the block of the line before."""
    lines: Sequence[int]
    """The same for its line in the source."""
    places: Sequence[int]
    size: int
    """Bytes of the words as they are packed."""

    def __len__(self) -> int:
        return len(self.places)

    def block(self, number: int) -> int:
        """Index of the block in the notice."""
        return sum(self.blocks[: number + 1])

    def line(self, number: int) -> int:
        """1-based line of the source."""
        return sum(self.lines[: number + 1])

    def place(self, number: int) -> Place:
        """The part of the notice."""
        return _PLACES[self.places[number]]


def to_bytes(where: LinePlaces) -> bytes:
    """The lines as bytes: distances, which hardly differ, compressed."""
    places = [_PLACES.index(place) for place in where.places]
    numbers = array("i", chain(_distances(where.blocks), _distances(where.lines), places, [where.size]))
    return zlib.compress(_little_endian(numbers).tobytes())


def from_bytes(data: bytes) -> Lines:
    """What :func:`to_bytes` was given."""
    numbers = array("i")
    numbers.frombytes(zlib.decompress(data))
    numbers = _little_endian(numbers)
    count = len(numbers) // 3
    return Lines(numbers[:count], numbers[count : 2 * count], numbers[2 * count : -1], numbers[-1])


def _distances(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise([0, *numbers])]


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
