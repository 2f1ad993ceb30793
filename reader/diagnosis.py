"""The machine that the program runs on, in a form that helps whoever is asked for help."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, qVersion
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from db.model import KnownError
from reader.input_method import input_method_plugins
from reader.places import PORTABLE, Places
from reader.widgets.look import look

FILE_NAME = "gazette-reader-diagnosis.txt"
_PACKAGES = ("PySide6-Essentials", "sqlite-utils", "markdown", "nh3", "pypdf", "python-docx", "XlsxWriter")
_VARIABLES = (
    "LANG",
    "LC_ALL",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
    "QT_QPA_PLATFORM",
    "QT_IM_MODULE",
    "QT_SCALE_FACTOR",
    "QT_PLUGIN_PATH",
)


def program_version() -> str:
    """The version of the program, "" where it was not installed."""
    return package_version("gazette-reader")


def package_version(package: str) -> str:
    """The version of an installed package, "" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # slow to load, seldom wanted

    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def diagnose(places: Places, names: Mapping[str, str] | None = None) -> str:
    """Versions, screens, fonts and places, a line a fact, named by ``names`` where it can; no archive is opened."""
    facts = _versions() | _desktop() | _places(places)
    return _lines({(names or {}).get(name, name): fact for name, fact in facts.items()})


def write_diagnosis(places: Places, archive: Path) -> Path:
    """Check ``archive`` and write all that is known into a text file that can be sent; returns the file.

    It stands in the folder of the archives, else, where that cannot be written, in the system's for temporary files.
    """
    text = f"{diagnose(places)}\n{_lines(_sqlite() | _state(archive))}\n"
    try:
        places.data.mkdir(parents=True, exist_ok=True)
        return _written(places.data / FILE_NAME, text)
    except OSError:
        return _written(Path(tempfile.gettempdir(), FILE_NAME), text)


def _written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def _lines(facts: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {fact}" for name, fact in facts.items())


def _versions() -> dict[str, str]:
    import sqlite3

    packages = {name: found for name in _PACKAGES if (found := package_version(name))}
    return {
        "program": program_version(),
        "frozen": str(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
    } | packages


def _desktop() -> dict[str, str]:
    screens = (
        f"{screen.size().width()}x{screen.size().height()}@{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return {
        "window system": QGuiApplication.platformName(),
        "screens": ", ".join(screens),
        "locale": QLocale.system().name(),
        "ui font": QFontInfo(look().ui_font()).family(),
        "page font": QFontInfo(QFont(list(look().page_families))).family(),
        "chinese fonts": ", ".join(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)),
        "input methods": ", ".join(input_method_plugins()),
        "environment": " ".join(f"{name}={os.environ[name]}" for name in _VARIABLES if name in os.environ),
    }


def _places(places: Places) -> dict[str, str]:
    return {
        "translations": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "portable": str(places.data.name == PORTABLE),
        "data folder": str(places.data),
        "settings": str(places.settings),
        "log": str(places.log),
    }


def _sqlite() -> dict[str, str]:
    from db.store.connection import library_build

    return {"sqlite build": " ".join(library_build())}


def _state(path: Path) -> dict[str, str]:
    """What is in the archive, and every fault of it."""
    from db.store import Archive
    from db.store.checking import check

    if not path.exists():
        return {"archive": f"{path} (not there)"}
    try:
        with Archive.open(path, read_only=True) as archive:
            held = archive.summary()
            faults = [finding.message for finding in check(archive)]
    except KnownError as error:
        return {"archive": str(path), "archive check": str(error)}
    return {
        "archive": str(path),
        "archive size": f"{path.stat().st_size / 1e6:.1f} MB",
        "archive holds": f"{held.issues} issues, {held.notices} notices, {held.tables} tables",
        "archive check": "; ".join(faults) or "whole",
    }
