"""Floors are law: imports only ever go down the floor plan."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Room -> the project's rooms that it may import besides itself.
MAY_IMPORT = {
    "db.model": set[str](),
    "db.parse": {"db.model"},
    "db.store": {"db.model"},
    "db.search": {"db.model"},
    "db.importing": {"db.model", "db.parse", "db.store", "db.search"},
    "reader.render": {"db.model"},
    "reader.paper": {"db.model", "reader.render"},
    "reader.export": {"db.model", "reader.render", "reader.paper", "resources"},
    "reader.tasks": {"db"},
    "reader.models": {"db.model"},
    "reader.widgets": {"db.model", "reader.models", "reader.render", "resources"},
    "reader.output": {"db", "reader.export", "reader.front", "reader.paper", "reader.settings", "reader.tasks"},
    "reader.flows": {
        "db",
        "reader.actions",
        "reader.desk",
        "reader.front",
        "reader.i18n",
        "reader.models",
        "reader.output",
        "reader.places",
        "reader.render",
        "reader.settings",
        "reader.tasks",
        "reader.widgets",
        "resources",
    },
    "reader.cli": {"db", "reader.export", "reader.output", "reader.paper", "reader.render"},
    "resources": set[str](),
}
QT_FREE = {"db.model", "db.parse", "db.store", "db.search", "db.importing", "reader.render", "resources"}
QT_MODULES = {"reader.paper": {"QtCore", "QtGui"}, "reader.tasks": {"QtCore"}, "reader.models": {"QtCore", "QtGui"}}
MODULES = sorted(p for room in ("db", "reader", "resources") for p in (ROOT / room).rglob("*.py"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str | None:
    return next((room for room in MAY_IMPORT if module == room or module.startswith(f"{room}.")), None)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_go_down(path: Path) -> None:
    room = room_of(dotted(path))
    if room is None:
        return  # the wiring at the top of reader/ may import everything below
    for name in imports(path):
        if within(name, {"db", "reader", "resources"}) and name not in ("db", "reader"):
            assert within(name, MAY_IMPORT[room] | {room}), f"{dotted(path)} must not import {name}"
        if name.startswith("PySide6"):
            assert room not in QT_FREE, f"{dotted(path)} must not import Qt"
            allowed = QT_MODULES.get(room)
            assert allowed is None or name.split(".")[1] in allowed, f"{dotted(path)} must not import {name}"


def test_widgets_do_not_know_each_other_through_the_window() -> None:
    tops = {
        "reader.window",
        "reader.app",
        "reader.start",
        "reader.actions",
        "reader.cli",
        "reader.flows",
        "reader.output",
        "reader.settings",
    }
    for path in (ROOT / "reader" / "widgets").rglob("*.py"):
        assert not [name for name in imports(path) if within(name, tops)], path


def test_db_works_without_qt() -> None:
    forbid = "import sys; sys.modules['PySide6'] = None\n"
    every = "".join(f"import {dotted(p)}\n" for p in (ROOT / "db").rglob("*.py"))
    done = subprocess.run([sys.executable, "-c", forbid + every], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_only_the_store_opens_connections() -> None:
    for path in MODULES:
        if room_of(dotted(path)) != "db.store":
            assert "sqlite3.connect" not in path.read_text("utf-8"), f"{path}: connections belong to db.store"


def test_values_are_value_classes() -> None:
    for path in MODULES:
        assert "@dataclass(frozen=True, slots=True)\n" not in path.read_text("utf-8"), f"{path}: @valueclass costs less"
