"""Import and search, measured on archives that are made from the starter gazettes with their paragraphs mixed.

Times are the best of three rounds, in milliseconds; where engines are compared, each is asked every question in turn.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import markdown

from db.importing import import_paths
from db.importing.indexing import open_for_import
from db.model import SearchOptions, SortOrder
from db.search import search
from db.store import Archive
from tests.bench.asked import ASKED, Asked
from tests.bench.corpus import issue_text, write_issues
from tests.bench.measure import peak_memory, processor_seconds, timed
from tests.bench.rivals import Count, folded_notices, literal_scan, tantivy_pairs, words, xapian_pairs

_COMPARED_UP_TO = 200
"""Issues up to which other engines are built: they need all texts in memory."""
_COLD = """
import sys, time
from pathlib import Path
from db.store import Archive
from db.search import search
begun = time.perf_counter()
with Archive.open(Path(sys.argv[1]), read_only=True) as archive:
    search(archive.connection, "幼儿园 举报电话")
print(f"{1000 * (time.perf_counter() - begun):.0f}")
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
        _report_cold(path)
        _report_searches(archive)
        if count <= _COMPARED_UP_TO:
            _report_rivals(archive)


def _build(path: Path, count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        files = list(write_issues(Path(temporary), count))
        size = sum(file.stat().st_size for file in files) / 1e6
        with open_for_import(path) as archive:
            seconds = processor_seconds(lambda: import_paths(archive, files))
    print(f"import (parse, store, index): {size:.1f} MB in {seconds:.1f} s of one core, {size / seconds:.2f} MB/s")


def _compare_with_markdown() -> None:
    text = issue_text(0, 24)
    size = len(text.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder, open_for_import(Path(folder) / "one.gazette") as archive:
        file = Path(folder) / "one.txt"
        file.write_text(text, "utf-8")
        ours = processor_seconds(lambda: import_paths(archive, [file]))
    theirs = processor_seconds(lambda: markdown.markdown(text, extensions=["tables"]))
    print(f"one issue, {size:.2f} MB: import {size / ours:.2f} MB/s, markdown.markdown {size / theirs:.2f} MB/s")


def _report_sizes(archive: Archive) -> None:
    connection = archive.connection
    text = sum(len(archive.source(record.id).encode()) for record in archive.issues())
    pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    index = sum(size for name, size in pages if name.startswith("search_"))
    whole = sum(size for _, size in pages)
    summary = archive.summary()
    print(f"{summary.notices} notices, {text / 1e6:.1f} MB; archive {whole / text:.2f} x, index {index / text:.2f} x")


def _report_cold(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _COLD, str(path)], capture_output=True, text=True, check=True)
    print(f"first search of a new process (open, search, facets): {done.stdout.strip()} ms")


def _report_searches(archive: Archive) -> None:
    print(f"{'':22}{'p50':>8} {'p95':>8} {'max':>8}  ms")
    kinds = dict.fromkeys(asked.kind for asked in ASKED)
    for kind in kinds:
        print(f"{kind:22}{_time(archive, [a for a in ASKED if a.kind == kind], facets=True)}")
    found = [a for a in ASKED if a.kind != "nothing found"]
    print(f"{'ALL, facets':22}{_time(archive, found, facets=True)}")
    print(f"{'ALL, no facets':22}{_time(archive, found, facets=False)}")
    print(f"{'ALL, newest first':22}{_time(archive, found, facets=False, sort=SortOrder.NEWEST)}")
    print(f"memory: at most {peak_memory():.0f} MB so far")


def _time(archive: Archive, asked: list[Asked], *, facets: bool, sort: SortOrder = SortOrder.RELEVANCE) -> str:
    def call(one: Asked) -> object:
        options: SearchOptions = replace(one.options, facets=facets, sort=sort)
        return search(archive.connection, one.text, options)

    return timed([lambda one=one: call(one) for one in asked]).text  # type: ignore[misc]


def _report_rivals(archive: Archive) -> None:
    """Engines side by side: the count and the best 20 of plain words, without snippets."""
    questions = [
        a.text for a in ASKED if a.kind in ("two characters", "a word", "a name", "two words") and words(a.text)
    ]
    texts = folded_notices(archive)
    options = SearchOptions(limit=0, facets=False)
    engines: dict[str, Count | None] = {
        "this index": lambda text: search(archive.connection, text, options).total,
        "reading every text": literal_scan(texts),
        "tantivy, pairs": tantivy_pairs(texts),
        "Xapian, pairs": xapian_pairs(texts),
    }
    for name, engine in engines.items():
        if engine is not None:
            times = timed([lambda text=text, ask=engine: ask(text) for text in questions])  # type: ignore[misc]
            right = sum(engine(text) == engines["this index"](text) for text in questions)  # type: ignore[misc]
            print(f"{name:22}{times.text}   same count {right}/{len(questions)}")
