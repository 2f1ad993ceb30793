"""Import and search, measured on archives that are made from the starter gazettes with their paragraphs mixed.

Times are the medians of five rounds, in milliseconds of the processor, with those on the clock beside them; where
engines are compared, each is asked every question in turn.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import markdown

from db.importing import import_paths
from db.importing.indexing import open_for_import
from db.model import SortOrder
from db.search import search
from db.search.catalog import catalog
from db.store import Archive
from tests.bench.asked import ASKED, Asked
from tests.bench.corpus import issue_text, write_issues
from tests.bench.measure import Timed, stopwatch, timed, timed_in_turn, verdict
from tests.bench.rivals import Engine, literal_scan, tantivy_pairs, this_index, words, xapian_pairs

_SCANNED_UP_TO = 200
"""Issues up to which every text is read and Xapian is built: the one takes much memory, the other long."""
_RIVALS_UP_TO = 1500
_GOALS = {1500: {SortOrder.NEWEST: 16, SortOrder.RELEVANCE: 32}, 5000: {SortOrder.NEWEST: 30, SortOrder.RELEVANCE: 60}}
"""Milliseconds of the 95th percentile by number of issues."""
_COLD = """
import sys, time
from pathlib import Path
from db.store import Archive
from db.search import search
clock, processor = time.perf_counter(), time.process_time()
with Archive.open(Path(sys.argv[1]), read_only=True) as archive:
    search(archive.connection, "幼儿园 举报电话")
print(1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock))
"""
_MEMORY = """
import sys
from dataclasses import replace
from pathlib import Path
from db.model import SortOrder
from db.search import search
from db.store import Archive
from tests.bench.asked import ASKED
from tests.bench.measure import peak_memory
with Archive.open(Path(sys.argv[1]), read_only=True) as archive:
    idle = peak_memory()
    for order in SortOrder:
        for one in ASKED:
            search(archive.connection, one.text, replace(one.options, sort=order))
print(peak_memory() - idle)
"""


def report(sizes: Sequence[int], keep: Path | None) -> None:
    """Measure archives of so many issues; with ``keep`` they stay in that folder, and those already there are used."""
    _compare_with_markdown()
    with tempfile.TemporaryDirectory() as temporary:
        for count in sizes:
            _measure(keep or Path(temporary), count)


def _measure(folder: Path, count: int) -> None:
    print(f"\n== {count} issues")
    path = folder / f"{count}.gazette"
    if not path.exists():
        _build(path, count)
    with Archive.open(path, read_only=True) as archive:
        _report_sizes(archive)
        processor, clock = _medians(_COLD, path)
        print(
            verdict(f"first search of a new process (open, search, facets; {clock:.0f} on the clock)", processor, 100)
        )
        (memory,) = _medians(_MEMORY, path, 1)
        print(verdict("memory that searches take over the idle process, MB", memory, 50))
        _report_searches(archive, count)
        if count <= _RIVALS_UP_TO:
            _report_rivals(archive, count)


def _build(path: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        files = list(write_issues(Path(temporary), count))
        size = sum(file.stat().st_size for file in files) / 1e6
        with open_for_import(path) as archive:
            took = stopwatch(lambda: import_paths(archive, files))
    print(
        f"import (parse, store, index): {size:.1f} MB in {took.processor:.1f} s of one core, {took.clock:.1f} s in all"
    )
    print(verdict("import, MB/s of one core", size / took.processor, 2, at_most=False))


def _compare_with_markdown() -> None:
    text = issue_text(0, 24)
    size = len(text.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder, open_for_import(Path(folder) / "one.gazette") as archive:
        file = Path(folder) / "one.txt"
        file.write_text(text, "utf-8")
        ours = stopwatch(lambda: import_paths(archive, [file])).processor
    theirs = stopwatch(lambda: markdown.markdown(text, extensions=["tables"])).processor
    print(f"one issue, {size:.2f} MB: import {size / ours:.2f} MB/s, markdown.markdown {size / theirs:.2f} MB/s")


def _report_sizes(archive: Archive) -> None:
    connection = archive.connection
    text = sum(len(archive.source(record.id).encode()) for record in archive.issues())
    pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    index = sum(size for name, size in pages if name.startswith("search_"))
    whole = sum(size for _, size in pages)
    print(f"{archive.summary().notices} notices, {text / 1e6:.1f} MB; index {index / text:.2f} x the text")
    print(verdict("archive to text", whole / text, 1.6))


def _medians(script: str, path: Path, rounds: int = 5) -> list[float]:
    """The figures that a script prints, run in processes of its own."""
    command = [sys.executable, "-c", script, str(path)]
    printed = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(rounds)]
    return [median(map(float, figures)) for figures in zip(*map(str.split, printed), strict=True)]


def _report_searches(archive: Archive, count: int) -> None:
    """The first page with exact total and snippets."""
    print(f"{'':22}{'p50':>8} {'p95':>8} {'max':>8} {'p95 best':>8} {'p95 clock':>8}  ms")
    for kind in dict.fromkeys(asked.kind for asked in ASKED):
        print(f"{kind:22}{_time(archive, [a for a in ASKED if a.kind == kind], SortOrder.RELEVANCE).text}")
    found = [a for a in ASKED if a.kind != "nothing found"]
    print(f"{'ALL, without facets':22}{_time(archive, found, SortOrder.RELEVANCE, facets=False).text}")
    for order in (SortOrder.NEWEST, SortOrder.RELEVANCE):
        took = _time(archive, found, order)
        print(f"{f'ALL, {order}':22}{took.text}")
        if count in _GOALS:
            late, goal = took.share(0.95), _GOALS[count][order]
            print(verdict(f"p95 by {order}, facets included, ms, medians of the rounds", late.processor, goal))
            print(verdict(f"p95 by {order}, facets included, ms, best of the rounds", late.least, goal))


def _time(archive: Archive, asked: list[Asked], order: SortOrder, *, facets: bool = True) -> Timed:
    def call(one: Asked) -> object:
        catalog(archive.connection).terms.clear()  # what one search remembers for the next does not count
        return search(archive.connection, one.text, replace(one.options, facets=facets, sort=order))

    return timed([lambda one=one: call(one) for one in asked])  # type: ignore[misc]


def _report_rivals(archive: Archive, count: int) -> None:
    """Engines side by side: counts, and the whole answer, of every question that is nothing but words."""
    questions = [asked.text for asked in ASKED if words(asked.text)]
    makers = (tantivy_pairs, literal_scan, xapian_pairs) if count <= _SCANNED_UP_TO else (tantivy_pairs,)
    engines = [this_index(archive), *(engine for make in makers if (engine := make(archive)))]
    print(f"{len(questions)} questions of words; count: the exact number; whole: with the newest 20 and their places")
    counts = timed_in_turn([[lambda e=e, q=q: e.count(q) for q in questions] for e in engines])  # type: ignore[misc]
    wholes = timed_in_turn([[lambda e=e, q=q: e.answer(q) for q in questions] for e in engines])  # type: ignore[misc]
    for engine, bare, whole in zip(engines, counts, wholes, strict=True):
        right = sum(engine.count(question) == engines[0].answer(question).total for question in questions)
        print(f"{engine.name:22}{bare.text}   count, right {right}/{len(questions)}")
        print(f"{'':22}{whole.text}   whole")
    for name, columns in (("count", counts), ("whole answer", wholes)):
        _report_ratio(name, columns, engines)


def _report_ratio(name: str, columns: Sequence[Timed], engines: Sequence[Engine]) -> None:
    ours, *others = columns
    for engine, theirs in zip(engines[1:], others, strict=True):
        ratio = ours.share(0.5).processor / theirs.share(0.5).processor
        goal = f"{name}: p50 to that of {engine.name}"
        print(verdict(goal, ratio, 2) if "tantivy" in engine.name else f"        {goal}: {ratio:.2f}")
