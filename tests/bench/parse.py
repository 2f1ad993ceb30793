"""Measure parsing, in seconds of the processor: ``python -m tests.bench.parse``.

Each starter issue is read in turn by the parser and by ``markdown.markdown(text, extensions=["tables"])``; what counts
is the ratio of their medians in one run. Then the memory at its peak against the size of the file, and how the time
grows with texts that are all of one kind, from a size to four times that size.
"""

from __future__ import annotations

import gc
import sys
import time
import tracemalloc
from collections.abc import Callable
from statistics import median

import markdown

from db.parse import decode, parse_issue
from tests.property.growing import GROWING
from tests.property.mutate import STARTER

_ROUNDS = 9
_UNITS = 500


def report() -> None:
    """Print the speed against markdown, the memory and the growth."""
    for path in sorted(STARTER.glob("*.txt")):
        data = path.read_bytes()
        text = decode(data, path.name).text
        ours, theirs = _in_turn(text)
        print(
            f"{path.stem[:3]}  {len(data) / 1e6:.2f} MB  parse {1000 * ours:4.0f} ms  markdown {1000 * theirs:4.0f} ms"
            f"  ratio {ours / theirs:.2f}  peak memory {_peak(data) / len(data):.1f} x the file"
        )
    print("growth of the time when the text grows fourfold (4 is linear):")
    for name, unit in GROWING.items():
        small, large = (_fastest(unit * count) for count in (_UNITS, 4 * _UNITS))
        print(f"  {name:18}{1000 * small:8.1f} ms {1000 * large:8.1f} ms  x{large / max(small, 1e-4):.1f}")


def _markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["tables"])


def _in_turn(text: str) -> tuple[float, float]:
    """Median seconds of the parser and of markdown, one after the other in every round."""
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        _forget()
        ours.append(_seconds(lambda: parse_issue(text)))
        theirs.append(_seconds(lambda: _markdown(text)))
    return median(ours), median(theirs)


def _forget() -> None:
    """Empty the parser's caches: a file is read for the first time, as a rule."""
    modules = [module for name, module in sys.modules.items() if name.startswith("db.")]
    for clear in (getattr(made, "cache_clear", None) for module in modules for made in vars(module).values()):
        if clear:
            clear()


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    begun = time.process_time()
    run()
    return time.process_time() - begun


def _fastest(text: str) -> float:
    return min(_seconds(lambda: parse_issue(text)) for _ in range(3))


def _peak(data: bytes) -> int:
    """Bytes allocated at the peak of decoding and parsing, the file's own bytes not counted."""
    tracemalloc.start()
    parsed = parse_issue(decode(data, "issue.txt").text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert parsed.notices
    return peak


if __name__ == "__main__":
    report()
