"""A search finds what reading every text finds, and nothing else: recall and precision 1.

``GAZETTE_SEARCH_SAMPLES=5000 pytest tests/property/test_search.py`` asks more questions.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from db.importing import import_paths
from db.model import Place, SearchOptions
from db.search import finished, frequent, index, plain_query, search
from db.search.catalog import catalog
from db.search.evaluation import Evaluator
from db.search.parser import parse
from db.search.sets import to_ids
from db.store import Archive
from db.store.writing import Writer
from tests.archives import STARTER_FILES, make_archive
from tests.unit.search.scan import Scan, scan

SAMPLES = int(os.environ.get("GAZETTE_SEARCH_SAMPLES", "800"))
PLACES = (Place.TITLE, Place.TEXT, Place.TABLE)


@pytest.fixture(scope="module", autouse=True)
def _finished_sets() -> Iterator[None]:
    """These archives are small: let finished sets be used in them too, in several chunks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frequent, "_FEWEST", 1)
        patch.setattr(finished, "CHUNK", 64)
        patch.setattr(finished, "_BYTES", 8)
        patch.setattr(finished, "_BLOCK", 16)
        yield


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return make_archive(tmp_path_factory.mktemp("search") / "starter.gazette")


@pytest.fixture(scope="module")
def truth(starter: Archive) -> Scan:
    return scan(starter)


def found(archive: Archive, text: str, place: Place | None = None) -> set[int]:
    query = parse(text)
    assert query is not None, text
    return set(to_ids(Evaluator(archive.connection, catalog(archive.connection)).find(query, place)))


def grams(truth: Scan, length: int) -> dict[str, set[int]]:
    """Every string of this length with the notices that hold it."""
    holders: dict[str, set[int]] = defaultdict(set)
    for notice in truth.lines:
        for line in truth.of(notice):
            for start in range(len(line) - length + 1):
                holders[line[start : start + length]].add(notice)
    return holders


def samples(truth: Scan, count: int, *, seed: int) -> list[str]:
    """Random pieces of the texts, 3 to 24 characters; every fifth with a character exchanged, so that few have it."""
    chance = random.Random(seed)
    lines = [line for line in truth.every_line() if len(line) > 3]
    weights = [len(line) for line in lines]
    pieces = []
    for number, line in enumerate(chance.choices(lines, weights, k=count)):
        length = chance.randint(3, min(24, len(line)))
        start = chance.randrange(len(line) - length + 1)
        piece = line[start : start + length].strip()
        if number % 5 == 0:
            at = chance.randrange(len(piece))
            piece = piece[:at] + chance.choice(chance.choice(lines)) + piece[at + 1 :]
        pieces.append(piece.strip() or "市")
    return pieces


@pytest.mark.parametrize("length", [1, 2])
def test_every_short_string_is_found_where_it_stands(starter: Archive, truth: Scan, length: int) -> None:
    every = grams(truth, length)
    assert not [g for g in every if g.strip() == g and found(starter, plain_query(g)) != every[g]]


def test_longer_strings_are_found_where_they_stand(starter: Archive, truth: Scan) -> None:
    wrong = [
        piece for piece in samples(truth, SAMPLES, seed=1) if found(starter, plain_query(piece)) != truth.find(piece)
    ]
    assert not wrong


def test_places_are_kept_apart(starter: Archive, truth: Scan) -> None:
    pieces = [*samples(truth, SAMPLES // 4, seed=2), *"市和，1a（《", "钦州", "2019", "，根据", "、市"]
    for piece in pieces:
        for place in PLACES:
            assert found(starter, plain_query(piece), place) == truth.find(piece, place), (piece, place)


def test_totals_are_exact(starter: Archive, truth: Scan) -> None:
    options = SearchOptions(limit=0, facets=False)
    for piece in samples(truth, SAMPLES // 4, seed=3):
        assert search(starter.connection, plain_query(piece), options).total == len(truth.find(piece)), piece


def test_combinations_are_set_algebra(starter: Archive, truth: Scan) -> None:
    chance = random.Random(4)
    words = [piece[: chance.randint(1, 5)] for piece in samples(truth, SAMPLES, seed=5)]
    words = [word.strip() or "市" for word in words]
    everything = set(map(int, truth.lines))
    for _ in range(SAMPLES // 2):
        text, expected = combination(chance, words, truth, everything, depth=3)
        assert found(starter, text) == expected, text


def combination(
    chance: random.Random, words: list[str], truth: Scan, everything: set[int], depth: int
) -> tuple[str, set[int]]:
    """A random query with what it has to find."""
    kind = chance.choice(["word", "and", "or", "not"]) if depth else "word"
    if kind == "word":
        word = chance.choice(words)
        return plain_query(word), truth.find(word)
    left, in_left = combination(chance, words, truth, everything, depth - 1)
    if kind == "not":
        return f"(-{left} {left} | -{left})", everything - in_left
    right, in_right = combination(chance, words, truth, everything, depth - 1)
    if kind == "and":
        minus = chance.random() < 0.3
        return f"({left} {'-' if minus else ''}{right})", in_left - in_right if minus else in_left & in_right
    return f"({left} {chance.choice(['|', 'OR'])} {right})", in_left | in_right


def assert_exact(archive: Archive, pieces: Iterable[str]) -> None:
    now = scan(archive)
    for piece in pieces:
        assert found(archive, plain_query(piece)) == now.find(piece), piece


def remove_issue(archive: Archive, position: int) -> None:
    record = archive.issues()[position]
    with archive.transaction():
        index.remove(archive.connection, record.id, record.issue, archive.whole_notices(record.id))
        Writer(archive.connection).remove(record.id)


def test_exact_after_insert_replace_and_delete(tmp_path: Path, truth: Scan) -> None:
    pieces = [*samples(truth, 120, seed=6), "钦", "州市", "新增字样", "，和"]
    archive = make_archive(tmp_path / "changed.gazette", STARTER_FILES[1:])
    assert_exact(archive, pieces)
    import_paths(archive, [STARTER_FILES[0]])
    assert_exact(archive, pieces)
    corrected = tmp_path / STARTER_FILES[1].name
    text = STARTER_FILES[1].read_text("utf-8").replace("各县、区人民政府", "新增字样，各县区人民政府")
    corrected.write_text(text.replace("钦北区", "青北区"), "utf-8")
    import_paths(archive, [corrected])
    assert found(archive, "新增字样")
    assert_exact(archive, pieces)
    remove_issue(archive, 1)
    assert_exact(archive, pieces)
    remove_issue(archive, 0)
    remove_issue(archive, 0)
    assert not found(archive, "市")
    with archive.transaction():
        index.tidy(archive.connection, whole=True)
    left = "SELECT (SELECT count(*) FROM search_facets) + (SELECT count(*) FROM search_numbers)"
    left += " + (SELECT count(*) FROM search_names) + (SELECT count(*) FROM search_lines)"
    left += " + (SELECT count(*) FROM search_common)"
    assert archive.connection.execute(left).fetchone() == (0,)


CRASH = """
import os, sys
from db.search import index
from db.store import Archive
archive = Archive.open(sys.argv[1])
record = archive.issues()[0]
notices = archive.whole_notices(record.id)
archive.connection.execute("PRAGMA cache_size = 5")
archive.connection.execute("BEGIN IMMEDIATE")
index.remove(archive.connection, record.id, record.issue, notices)
index.add(archive.connection, record.id, record.issue, dict(list(notices.items())[:3]))
os._exit(9)
"""


def test_exact_after_a_crash_in_between(tmp_path: Path, starter: Archive, truth: Scan) -> None:
    path = tmp_path / "crashed.gazette"
    shutil.copyfile(starter.path, path)
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", CRASH, str(path)], cwd=root, check=False)
    assert done.returncode == 9
    with Archive.open(path) as archive:
        assert archive.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert_exact(archive, [*samples(truth, 60, seed=7), "市", "，根据"])
