"""Time and memory, measured."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds that each of several calls took."""

    seconds: tuple[float, ...]

    def share(self, part: float) -> float:
        """The time, in milliseconds, within which this part of the calls ended."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    @property
    def text(self) -> str:
        """Median, 95th percentile and maximum in milliseconds."""
        return f"{self.share(0.5):8.2f} {self.share(0.95):8.2f} {self.share(1):8.2f}"


def timed(calls: Sequence[Callable[[], object]], rounds: int = 3) -> Timed:
    """The best time of each call out of several rounds, so that other programs on the machine do not count."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for index, call in enumerate(calls):
            best[index] = min(best[index], stopwatch(call))
    return Timed(tuple(best))


def stopwatch(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def processor_seconds(call: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes: what other programs take does not count."""
    begun = time.process_time()
    call()
    return time.process_time() - begun


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
