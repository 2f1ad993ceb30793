"""One figure and the two ways of measuring it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.golden.folding import agreement


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a reading: 0 to 1, and in words what it missed."""

    name: str
    value: float
    missed: tuple[str, ...] = ()


def figure(name: str, value: float, missed: Sequence[str] = ()) -> Figure:
    """A figure rounded to four places, as baselines hold it."""
    return Figure(name, round(value, 4), tuple(missed))


def share_of(name: str, wrong: Sequence[str], total: int) -> Figure:
    """The share of ``total`` things that are right, where ``wrong`` tells of the others."""
    return figure(name, 1 - len(wrong) / max(1, total), wrong)


def shared(name: str, wanted: Iterable[object], found: Iterable[object]) -> Figure:
    """How far two sets agree (F1)."""
    wanted, found = set(wanted), set(found)
    missed = [f"missed {item}" for item in sorted(wanted - found, key=str)]
    return figure(
        name, agreement(wanted, found), missed + [f"extra {item}" for item in sorted(found - wanted, key=str)]
    )
