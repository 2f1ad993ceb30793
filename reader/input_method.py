"""Lets Chinese be typed where the desktop's input method has no plugin in this Qt.

PySide6's wheels bring ibus' plugin but not fcitx's. Fcitx 5 answers in ibus' place as well, so the program asks there
instead of falling back to a keyboard without Chinese. Without ``ibus-daemon`` on the machine Qt's plugin does so only
through ibus' portal, the D-Bus name that sandboxed programs use and that fcitx 5 owns, too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_MODULE = "QT_IM_MODULE"
_PORTAL = "IBUS_USE_PORTAL"
_MODULES = "QT_IM_MODULES"
"""Qt 6.7's list of input methods to try in turn; whoever sets it has thought of the case."""


def fallback(environment: Mapping[str, str], plugins: tuple[str, ...]) -> dict[str, str]:
    """Environment variables to set; none where the input method that is set works.

    ``plugins`` are the file names of the input method plugins that Qt can load.
    """
    wanted = environment.get(_MODULE, "")
    if not wanted.startswith("fcitx") or environment.get(_MODULES) or any("fcitx" in name for name in plugins):
        return {}
    return {_MODULE: "ibus", _PORTAL: "1"}


def input_method_plugins() -> tuple[str, ...]:
    """File names of the input method plugins in Qt's own folder and in ``QT_PLUGIN_PATH``."""
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    folders = [own, *filter(None, os.environ.get("QT_PLUGIN_PATH", "").split(os.pathsep))]
    return tuple(file.name for folder in folders for file in Path(folder, "platforminputcontexts").glob("*"))


def prepare_input_method() -> None:
    """Set what :func:`fallback` says; to be called before the application object is made."""
    if sys.platform.startswith("linux"):
        os.environ.update(fallback(os.environ, input_method_plugins()))
