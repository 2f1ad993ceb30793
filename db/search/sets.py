"""Sets of notices as integers: bit N stands for the notice with id N, so that sets meet at the speed of ``&``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise

NoticeSet = int
"""Ids are dense, so a set of 60,000 notices is an integer of some ten kilobytes."""

_DIGITS_TO_BOOLS = bytes.maketrans(b"01", b"\x00\x01")


def from_ids(ids: Iterable[int]) -> NoticeSet:
    """The set of these ids."""
    return _from_ascending(sorted(ids), 0)


def from_spans(ids: Sequence[int], length: int, count: int) -> tuple[NoticeSet, ...]:
    """Ascending ids, parted into ``count`` sets of ``length`` ids each; each is counted from 0."""
    ends = [bisect_left(ids, length * number) for number in range(count + 1)]
    return tuple(_from_ascending(ids[a:b], length * number) for number, (a, b) in enumerate(pairwise(ends)))


def _from_ascending(ids: Sequence[int], start: int) -> NoticeSet:
    if not ids:
        return 0
    first = ids[0]
    digits = bytearray(b"0") * (ids[-1] - first + 1)
    one = ord("1")
    for identity in ids:
        digits[identity - first] = one
    return int(digits[::-1], 2) << (first - start)


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
