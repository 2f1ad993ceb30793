"""Sets of notices as integers: bit N stands for the notice with id N, so that sets meet at the speed of ``&``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

NoticeSet = int
"""Ids are dense, so a set of 60,000 notices is an integer of some ten kilobytes."""

_DIGITS_TO_BOOLS = bytes.maketrans(b"01", b"\x00\x01")


def from_ids(ids: Sequence[int]) -> NoticeSet:
    """The set of these ids."""
    if not ids:
        return 0
    if len(ids) < 16:
        return sum(1 << identity for identity in set(ids))
    top = max(ids)
    digits = bytearray(b"0") * (top + 1)
    one = ord("1")
    for identity in ids:
        digits[top - identity] = one
    return int(digits, 2)


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
