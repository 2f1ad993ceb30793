"""Where the program keeps things: archive, settings, log."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from db.model.values import valueclass

PORTABLE = "portable"
ARCHIVE_SUFFIX = ".gazette"


@valueclass
class Places:
    """The program's folders: ``data`` for archives and logs, ``settings`` for the settings file."""

    data: Path
    settings: Path

    @property
    def archive(self) -> Path:
        """The user's own archive, made at the first start."""
        return self.data / f"我的公报{ARCHIVE_SUFFIX}"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.data / "log" / "gazette-reader.log"

    def open_settings(self) -> QSettings:
        """The settings file."""
        return QSettings(str(self.settings), QSettings.Format.IniFormat)


def find_places() -> Places:
    """The user's folders; a folder named ``portable`` beside the program takes their place."""
    portable = program_folder() / PORTABLE
    if portable.is_dir():
        return Places(portable, portable / "settings.ini")
    kind = QStandardPaths.StandardLocation
    data = Path(QStandardPaths.writableLocation(kind.AppDataLocation))
    settings = Path(QStandardPaths.writableLocation(kind.AppConfigLocation))
    return Places(data, settings / "settings.ini")


def program_folder() -> Path:
    """The folder that the program was started from: that of the frozen program, else of the start script."""
    started = sys.executable if getattr(sys, "frozen", False) else sys.argv[0]
    return Path(started).absolute().parent
