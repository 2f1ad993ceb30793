"""Time and memory, measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Took:
    """What a call took: on the clock, and of the processor, where other programs hardly count."""

    clock: float
    processor: float
    least: float
    """Of the processor in the least disturbed round: programs beside this one take its caches."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What each of several calls took, the median of its rounds."""

    calls: tuple[Took, ...]

    def share(self, part: float) -> Took:
        """The times, in milliseconds, within which this part of the calls ended."""
        return Took(
            _share([1000 * took.clock for took in self.calls], part),
            _share([1000 * took.processor for took in self.calls], part),
            _share([1000 * took.least for took in self.calls], part),
        )

    @property
    def text(self) -> str:
        """Median, 95th percentile and maximum of the processor; the 95th percentile in the best round, on the clock."""
        shares = [self.share(part).processor for part in (0.5, 0.95, 1)]
        late = self.share(0.95)
        return " ".join(f"{share:8.2f}" for share in (*shares, late.least, late.clock))


def _share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def timed(calls: Sequence[Callable[[], object]], rounds: int = 5) -> Timed:
    """All calls in turn, round after round."""
    return timed_in_turn([calls], rounds)[0]


def timed_in_turn(columns: Sequence[Sequence[Callable[[], object]]], rounds: int = 5) -> list[Timed]:
    """The same for several ways to do the same: each call is made in every way before the next one."""
    took: list[list[list[Took]]] = [[[] for _ in calls] for calls in columns]
    for _ in range(rounds):
        for row in range(len(columns[0])):
            for column, calls in enumerate(columns):
                took[column][row].append(stopwatch(calls[row]))
    return [Timed(tuple(map(_median, calls))) for calls in took]


def _median(rounds: list[Took]) -> Took:
    processor = [took.processor for took in rounds]
    return Took(median(took.clock for took in rounds), median(processor), min(processor))


def stopwatch(call: Callable[[], object]) -> Took:
    """What a call takes."""
    clock, processor = time.perf_counter(), time.process_time()
    call()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return Took(clock, processor, processor)


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB (``getrusage`` would count that of its parent too)."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def verdict(goal: str, figure: float, limit: float, *, at_most: bool = True) -> str:
    """A goal with its figure, and whether it is met."""
    met = figure <= limit if at_most else figure >= limit
    return f"{'met   ' if met else 'MISSED'}  {goal}: {figure:.2f} ({'at most' if at_most else 'at least'} {limit:g})"
