"""An old archive is copied, then brought up to date, all or nothing."""

import sqlite3
from pathlib import Path

import pytest

from db.model import KnownError, Problem
from db.store.connection import connect
from db.store.migrations import STEPS, migrate
from tests.unit.store.samples import issue, make_archive, notice


def add_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE issues ADD COLUMN price TEXT")


def fill_column(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE issues SET price = '1'")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE issues")
    raise ZeroDivisionError


def columns(connection: sqlite3.Connection) -> set[str]:
    return {row[1] for row in connection.execute("PRAGMA table_info(issues)")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "公报.gazette"
    make_archive(made, issue(2022, 4, notice("甲"))).close()
    return made


def test_steps_run_in_order_after_a_copy(path: Path) -> None:
    connection = connect(path)
    before = path.read_bytes()
    copy = migrate(connection, path, {1: add_column, 2: fill_column})
    assert copy == path.with_name("公报.v1.gazette")
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    assert connection.execute("SELECT price FROM issues").fetchone() == ("1",)
    connection.close()
    old = connect(copy, read_only=True)
    assert "price" not in columns(old)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    old.close()
    assert len(copy.read_bytes()) == len(before)


def test_a_failing_step_leaves_the_archive_as_it_was(path: Path) -> None:
    connection = connect(path)
    with pytest.raises(ZeroDivisionError):
        migrate(connection, path, {1: add_column, 2: fail})
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert "price" not in columns(connection)
    connection.close()


def test_nothing_to_do_makes_no_copy(path: Path) -> None:
    connection = connect(path)
    assert migrate(connection, path) is None
    assert list(path.parent.iterdir()) == [path]
    connection.close()


def test_without_a_copy_nothing_is_changed(path: Path) -> None:
    path.with_name("公报.v1.gazette").mkdir()
    connection = connect(path)
    with pytest.raises(KnownError) as caught:
        migrate(connection, path, {1: add_column})
    assert caught.value.problem is Problem.CANNOT_WRITE
    assert "price" not in columns(connection)
    connection.close()


def test_a_schema_that_no_step_leads_up_from_is_refused_before_the_copy(path: Path) -> None:
    connection = connect(path)
    connection.execute("PRAGMA user_version = 0")
    for steps in (STEPS, {1: add_column}):
        with pytest.raises(KnownError) as caught:
            migrate(connection, path, steps)
        assert caught.value.problem is Problem.ARCHIVE_TOO_OLD
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    assert list(path.parent.iterdir()) == [path]
    connection.close()
