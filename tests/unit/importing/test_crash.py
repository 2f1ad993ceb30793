"""A program that is killed in the middle of an import leaves a whole archive."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.importing import import_paths, index_is_current, open_for_import
from db.search import search
from db.store import Archive
from db.store.checking import check
from tests.unit.importing.gazettes import gazette, write

ROOT = Path(__file__).parents[3]
FILES = 4
CHILD = """
import os, signal, sys
from db.importing import import_paths, open_for_import, rebuild_index

path, folder, work, last = sys.argv[1:]
asked = 0
archive = open_for_import(path)
archive.connection.execute("PRAGMA cache_size = 2")  # so that half-written issues reach the file

def die_at_last() -> bool:
    global asked
    asked += work == "rebuild" or archive.connection.in_transaction
    if asked == int(last):
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return False

if work == "rebuild":
    rebuild_index(archive, cancelled=die_at_last)
else:
    import_paths(archive, [folder], cancelled=die_at_last)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(1, FILES + 1):
        body = "\n\n".join(f"第{number}期第{i}段正文。" for i in range(300))
        write(tmp_path / "in" / f"{number}.txt", gazette(2022, number, f"某市人民政府关于{number}号的通知", body=body))
    return tmp_path / "in"


def run_to_death(path: Path, folder: Path, work: str, last: int) -> None:
    words = [sys.executable, "-c", CHILD, str(path), str(folder), work, str(last)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if os.name != "nt":
        assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("last", [1, 3])
def test_killed_inside_a_transaction(tmp_path: Path, folder: Path, last: int) -> None:
    path = tmp_path / "a.gazette"
    run_to_death(path, folder, "import", last)
    with Archive.open(path) as archive:
        assert check(archive) == ()
        assert index_is_current(archive)
        assert archive.summary().issues == last - 1
        assert search(archive.connection, f"第{last}期第7段").total == 0
    with open_for_import(path) as archive:
        assert import_paths(archive, [folder]).complete
        assert check(archive) == ()
        assert [search(archive.connection, f"第{n}期第7段").total for n in range(1, FILES + 1)] == [1] * FILES


def test_killed_while_the_index_is_rebuilt(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.gazette"
    with open_for_import(path) as archive:
        import_paths(archive, [folder])
    run_to_death(path, folder, "rebuild", 3)
    with open_for_import(path) as archive:
        assert not index_is_current(archive)
        assert import_paths(archive, [folder]).complete
        assert index_is_current(archive)
        assert search(archive.connection, "第4期第7段").total == 1
