"""Damaged gazettes: pieces of the starter issues, cut, shuffled, doubled and mixed with what converters leave behind.

``python -m tests.property.mutate --count 10000`` reads that many, reports each that raises, hangs, or loses text, and
ends with status 1 if there was any.
"""

import argparse
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

from db.model import KnownError
from db.parse import decode, parse_issue
from tests.property.accounting import account

STARTER = Path(__file__).parents[2] / "resources" / "starter"
_LONGEST_PIECE = 300
_PATIENCE = 20
"""Seconds of the processor's time after which a reading counts as hung."""
_SCRAPS = (
    "## ",
    "**",
    "\t",
    " | ",
    "|---|---|",
    "- ",
    "<table><tr><td rowspan=2>甲</td>",
    "</td></tr></table>",
    "<br>",
    "<p>",
    "$\\geq 85\\%$",
    "![](图1.jpg)",
    "[链接](http://a.cn/b_c)",
    "（",
    "》",
    "“",
    "〔2022〕",
    "附件3-1",
    "第一章",
    "一、",
    "（一）",
    "专栏2",
    "单位：万元",
    "续表",
    "目 录",
    "………（12）",
    "— 12 —",
    "&lt;",
    "\\_",
    "\u3000\u3000",
    "2022年8月2日",
    "\ufffd",
    "\x0c",
)

Mutation = Callable[[list[str], Random], list[str]]


def _cut(lines: list[str], random: Random) -> list[str]:
    """A run of lines gone, as where pages are missing."""
    start = random.randrange(len(lines))
    return lines[:start] + lines[start + random.randrange(1, 40) :]


def _cut_inside(lines: list[str], random: Random) -> list[str]:
    """Lines that break off anywhere."""
    return [line[: random.randrange(len(line) + 1)] if random.random() < 0.05 else line for line in lines]


def _shuffled(lines: list[str], random: Random) -> list[str]:
    """Neighbouring lines in any order, as where columns were mixed up."""
    start = random.randrange(len(lines))
    piece = lines[start : start + random.randrange(2, 60)]
    random.shuffle(piece)
    return lines[:start] + piece + lines[start + len(piece) :]


def _doubled(lines: list[str], random: Random) -> list[str]:
    """A run of lines that comes twice."""
    start = random.randrange(len(lines))
    end = start + random.randrange(1, 60)
    return lines[:end] + lines[start:end] + lines[end:]


def _run_together(lines: list[str], random: Random) -> list[str]:
    """Blank lines lost, and some line ends."""
    kept = [line for line in lines if line or random.random() < 0.3]
    text = "\n".join(kept)
    return "".join(c for c in text if c != "\n" or random.random() < 0.9).split("\n")


def _scraps_put_in(lines: list[str], random: Random) -> list[str]:
    """Marks and scraps of markup anywhere, but not within other markup."""

    def with_scrap(line: str) -> str:
        place = len(line) if "<" in line or "[" in line else random.randrange(len(line) + 1)
        return line[:place] + random.choice(_SCRAPS) + line[place:]

    return [with_scrap(line) if random.random() < 0.08 else line for line in lines]


def _marks_lost(lines: list[str], random: Random) -> list[str]:
    """One kind of character gone from the whole text."""
    lost = random.choice("#*|\t- ，。、（）《》〔〕0123456789一二三")
    return [line.replace(lost, "") for line in lines]


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _cut_inside, _shuffled, _doubled, _run_together, _scraps_put_in, _marks_lost,
)  # fmt: skip


def mutant(seed: int) -> str:
    """The damaged text number ``seed``: the same one each time."""
    random = Random(seed)
    lines = _source(random)
    for mutation in random.choices(MUTATIONS, k=random.randrange(1, 4)):
        lines = mutation(lines, random) or [""]
    return "\n".join(lines)


def mutant_bytes(seed: int) -> bytes:
    """A damaged file: the text in some encoding, with random bytes put in."""
    random = Random(seed)
    data = bytearray(mutant(seed).encode(random.choice(("utf-8", "gb18030", "utf-16")), "replace"))
    for _ in range(random.randrange(8)):
        place = random.randrange(len(data) + 1)
        data[place : place + random.randrange(4)] = random.randbytes(random.randrange(6))
    return bytes(data)


def _source(random: Random) -> list[str]:
    """A piece of a starter issue, mostly with its contents, or pieces of two."""
    texts = [path.read_text("utf-8").split("\n") for path in sorted(STARTER.glob("*.txt"))]
    lines = random.choice(texts)
    start = random.randrange(len(lines))
    head = lines[:90] if random.random() < 0.5 else []
    tail = random.choice(texts)[-80:] if random.random() < 0.2 else []
    return head + lines[start : start + random.randrange(1, _LONGEST_PIECE)] + tail


@contextmanager
def _patience() -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def great_texts() -> tuple[str, ...]:
    """A table of 100,000 rows, a line of 1,000,000 characters, and 100,000 of each mark that opens something."""
    rows = "".join(f"{row}\t某项目\t3.5\n" for row in range(100_000))
    line = "各县区人民政府要按照统一部署落实各项责任，" * 50_000
    return (
        f"序号\t项目\t数量\n{rows}",
        line,
        *(mark * 100_000 for mark in ("（", "《", "**", "<td>", "|", "[", "$", "\\")),
    )


def trouble(text: str, data: bytes = b"") -> str:
    """What goes wrong with a damaged text or a damaged file; nothing, as a rule."""
    try:
        with _patience():
            found = account(parse_issue(text))
            parse_issue(decode(data, "damaged.txt").text)
    except KnownError:
        return ""
    except Exception:
        return traceback.format_exc()
    return "" if found.is_clear else f"lost {dict(found.lost)} added {dict(found.added)}"


def main() -> int:
    """Read the damaged texts, report what goes wrong."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=1000, help="how many damaged texts to read")
    arguments.add_argument("--first", type=int, default=0, help="the first one's number")
    options = arguments.parse_args()
    found = {f"great text {number}": trouble(text) for number, text in enumerate(great_texts())}
    for seed in range(options.first, options.first + options.count):
        found[f"damaged text {seed}"] = trouble(mutant(seed), mutant_bytes(seed))
    bad = {name: wrong for name, wrong in found.items() if wrong}
    for name, wrong in bad.items():
        sys.stdout.write(f"{name}: {wrong}\n")
    sys.stdout.write(f"{len(found)} texts, {len(bad)} in trouble\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
