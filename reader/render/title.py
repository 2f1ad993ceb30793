"""A title broken at whole words into balanced lines, as a compositor would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_GOOD = re.compile(
    r"(?<=关于印发)|(?<=关于转发)|(?<=关于批转)|(?<=、)|(?<=，)|(?<=》)|(?=《)|(?<= )|(?=关于)|(?<=——)|(?=——)"
)
"""Places where a line may well end, e.g. 钦州市人民政府关于印发|钦州市教育事业发展规划的通知."""
_FAIR = re.compile(
    r"(?<=关于)|(?<=[和与及暨])|(?=[和与及暨])|(?<=等)|(?<=的)|(?<=”)|(?=“)|(?=（)|(?<=）)|(?=管理|实施|工作|发展|建设|行动)"
)
_BAD_END = "《“（〔【([第"
_BAD_START = "》”）〕】)]，、。：；！？的了们号期年月日—…·%％"
_WORD = re.compile("[0-9A-Za-z]+")
_COSTS = {"good": 0.0, "fair": 2.0, "poor": 16.0, "bad": 60.0}
_A_LINE = 8.0


@lru_cache(maxsize=512)
def title_lines(title: str, width: int) -> tuple[str, ...]:
    """The title's lines, each at most ``width`` characters wide; joined they give the title without a change."""
    if _width(title) <= width:
        return (title,)
    count = -(-_width(title) // width)
    tries = [found for lines in range(count, count + 2) if (found := _best(title, lines, width))]
    return min(tries).lines if tries else tuple(title[i : i + width] for i in range(0, len(title), width))


@dataclass(frozen=True, slots=True, order=True)
class _Setting:
    cost: float
    lines: tuple[str, ...]


def _best(title: str, lines: int, width: int) -> _Setting | None:
    """The cheapest way to set the title in so many lines: even ones, broken at good places."""
    kinds = _kinds(title)
    even = _width(title) / lines
    # cost[n][end]: the cheapest cost of n lines that end before character `end`, and where the last of them begins
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number in range(1, lines + 1):
        row: dict[int, tuple[float, int]] = {}
        for end in [len(title)] if number == lines else range(1, len(title)):
            tries = []
            for start, (cost, _) in costs[-1].items():
                length = _width(title[start:end]) if start < end else 0
                if 0 < length <= width:
                    tries.append((cost + 0.7 * (length - even) ** 2 / even + kinds.get(end, 0.0), start))
            if tries:
                row[end] = min(tries)
        costs.append(row)
    if len(title) not in costs[-1]:
        return None
    cuts = [len(title)]
    for row in reversed(costs[1:]):
        cuts.append(row[cuts[-1]][1])
    broken = tuple(title[a:b] for a, b in pairwise(reversed(cuts)))
    return _Setting(costs[-1][len(title)][0] + lines * _A_LINE, broken)


def _kinds(title: str) -> dict[int, float]:
    """What it costs to break before each character."""
    kinds = dict.fromkeys(range(1, len(title)), _COSTS["poor"])
    kinds |= {m.start(): _COSTS["fair"] for m in _FAIR.finditer(title)}
    kinds |= {m.start(): _COSTS["good"] for m in _GOOD.finditer(title)}
    for at in range(1, len(title)):
        inside_word = (
            title[at - 1].isascii() and title[at].isascii() and title[at - 1].isalnum() and title[at].isalnum()
        )
        if title[at] in _BAD_START or title[at - 1] in _BAD_END or inside_word:
            kinds[at] = _COSTS["bad"]
    kinds.pop(len(title), None)
    return kinds


def _width(text: str) -> int:
    """Width in characters; two half-width ones count as one."""
    half = sum(1 for c in text if c.isascii())
    return len(text) - half // 2
