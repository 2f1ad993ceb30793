"""The machine that the program runs on, in a form that helps whoever is asked for help."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import QLibraryInfo, QLocale, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication

from reader.places import Places
from reader.widgets.look import look


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


def diagnose(places: Places) -> str:
    """A line a fact."""
    import sqlite3

    screens = ", ".join(
        f"{s.size().width()}x{s.size().height()}@{s.devicePixelRatio():g}" for s in QGuiApplication.screens()
    )
    facts = {
        "program": program_version(),
        "frozen": str(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
        "window system": QGuiApplication.platformName(),
        "screens": screens,
        "locale": QLocale.system().name(),
        "ui font": QFontInfo(look().ui_font()).family(),
        "translations": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "data folder": str(places.data),
        "settings": str(places.settings),
        "log": str(places.log),
    }
    return "\n".join(f"{name}: {fact}" for name, fact in facts.items())
