"""Sets of notices as integers: bit N stands for the notice with id N, so that sets meet at the speed of ``&``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise

NoticeSet = int
"""Ids are dense, so a set of 60,000 notices is an integer of some ten kilobytes."""

_SPARSE = 3
"""Octets for each id from which on it is quicker to set bit after bit."""
_BITS = tuple(1 << bit for bit in range(8))
_DIGITS_TO_BOOLS = bytes.maketrans(b"01", b"\x00\x01")


def from_ids(ids: Iterable[int]) -> NoticeSet:
    """The set of these ids."""
    return from_ascending(sorted(ids), 0)


def from_spans(ids: Sequence[int], length: int, count: int) -> tuple[NoticeSet, ...]:
    """Ascending ids, parted into ``count`` sets of ``length`` ids each; each is counted from 0."""
    ends = [bisect_left(ids, length * number) for number in range(count + 1)]
    return tuple(from_ascending(ids[a:b], length * number) for number, (a, b) in enumerate(pairwise(ends)))


def from_ascending(ids: Sequence[int], start: int) -> NoticeSet:
    """The set of these ascending ids, counted from ``start``."""
    if not ids:
        return 0
    size = (ids[-1] - start) // 8 + 1
    return _from_few(ids, start, size) if len(ids) * _SPARSE < size else _from_many(ids, start, size)


def _from_few(ids: Sequence[int], start: int, size: int) -> NoticeSet:
    octets = bytearray(size)
    for identity in ids:
        place = identity - start
        octets[place >> 3] |= _BITS[place & 7]
    return int.from_bytes(octets, "little")


def _from_many(ids: Sequence[int], start: int, size: int) -> NoticeSet:
    """A byte for each id first, then every eighth of them for one bit of all octets."""
    present = bytearray(8 * size)
    for identity in ids:
        present[identity - start] = 1
    found = 0
    for bit in range(8):
        found |= int.from_bytes(present[bit::8], "little") << bit
    return found


def flags(notices: NoticeSet) -> bytes:
    """A 1 for each id in the set and a 0 for each other up to the highest."""
    return f"{notices:b}".encode()[::-1].translate(_DIGITS_TO_BOOLS)


def to_ids(notices: NoticeSet) -> list[int]:
    """The ids in the set, ascending."""
    present = flags(notices)
    return list(compress(range(len(present)), present))


def id_range(first: int, count: int) -> NoticeSet:
    """The set of ``count`` ids from ``first`` on."""
    return ((1 << count) - 1) << first
