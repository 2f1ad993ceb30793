"""What makes a machine ready: lock file, system packages, the stamp."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import PySide6
import pytest

from build_spec import setup, system

ROOT = Path(__file__).parents[3]
PLUGINS = (
    "platforms/libqoffscreen.so",
    "platforms/libqxcb.so",
    "platforms/libqwayland*.so",
    "wayland-shell-integration/libxdg-shell.so",
    "printsupport/*.so",
    "platforminputcontexts/lib[ci]*.so",
)


def missing(monkeypatch: pytest.MonkeyPatch, *packages: str, root: bool, debian: bool = True) -> list[tuple[str, ...]]:
    installed: list[tuple[str, ...]] = []

    def install(names: tuple[str, ...]) -> bool:
        installed.append(names)
        return True

    monkeypatch.setattr(system, "missing_packages", lambda: packages)
    monkeypatch.setattr(system, "is_debian", lambda: debian)
    monkeypatch.setattr(system, "install", install)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
    return installed


def test_root_gets_what_is_missing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = missing(monkeypatch, "libegl1", root=True)
    setup.provide_system_packages()
    assert installed == [("libegl1",)]


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = missing(monkeypatch, root=True)
    setup.provide_system_packages()
    assert installed == []


def test_others_are_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = missing(monkeypatch, "libegl1", "fonts-noto-cjk", root=False)
    with pytest.raises(setup.NotReadyError, match=r"sudo apt-get install -y .* libegl1 fonts-noto-cjk$"):
        setup.provide_system_packages()
    assert installed == []


def test_other_systems_are_told_the_names(monkeypatch: pytest.MonkeyPatch) -> None:
    missing(monkeypatch, "libegl1", root=True, debian=False)
    with pytest.raises(setup.NotReadyError, match=r"please install .* libegl1"):
        setup.provide_system_packages()


def test_a_font_is_asked_for_where_none_has_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert system.missing_font_packages() == (system.FONT_LISTER, system.FONT_PACKAGE)


def test_the_stamp_changes_with_the_lock_file(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    (tmp_path / "pyproject.toml").write_text("[project]", "utf-8")
    lock.write_text("a==1", "utf-8")
    first = setup.fingerprint(lock, tmp_path)
    assert first == setup.fingerprint(lock, tmp_path)
    lock.write_text("a==2", "utf-8")
    assert first != setup.fingerprint(lock, tmp_path)


@pytest.mark.parametrize("lock", sorted(ROOT.glob("*.lock")), ids=lambda path: path.name)
def test_the_lock_file_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    for requirement in re.split(r"\n(?=[a-z])", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_lock_file_has_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    }
    names = {re.split(r"[^A-Za-z0-9-]", name)[0].lower() for name in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert names <= locked


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is Linux's")
def test_a_ready_machine_has_every_library_that_qt_opens() -> None:
    plugins = Path(PySide6.__path__[0], "Qt", "plugins")
    files = [file for pattern in PLUGINS for file in plugins.glob(pattern)]
    assert len(files) > 3
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=True).stdout
    assert [line.strip() for line in listing.splitlines() if "not found" in line] == []
