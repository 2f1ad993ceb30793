"""Which parts of Qt the frozen program carries. Everything else of the wheels stays out.

Used by the PyInstaller hooks in ``build_spec/hooks`` before libraries are followed, so that what only an unwanted
plugin opens (GTK, Qt Quick, the virtual keyboard) does not come along either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import PurePosixPath, PureWindowsPath

PLUGINS = {
    "platforms": ("qoffscreen", "qwayland*", "qwindows", "qxcb"),
    "printsupport": ("cupsprintersupport", "windowsprintersupport"),
    "imageformats": ("qjpeg", "qsvg"),
    "iconengines": ("qsvgicon",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin", "*fcitx*"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("qmodernwindowsstyle", "qwindowsvistastyle"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
}
"""Folder of plugins -> names of those that are used, for Linux and Windows. PNG needs no plugin."""

TRANSLATIONS = ("qt_en", "qt_zh_CN", "qtbase_en", "qtbase_zh_CN")
LEFT_OUT_LIBRARIES = ("opengl32sw.dll", "d3dcompiler_*.dll", "libcrypto-*.dll", "libssl-*.dll")
"""Fallbacks for OpenGL and HTTPS, which the program does not use; 30 MB on Windows."""


def is_wanted(path: str) -> bool:
    """Whether a file of PySide6, named by its place in the frozen folder, is used by the program."""
    place = PurePosixPath(path.replace("\\", "/"))
    parts = place.parts
    if "translations" in parts and place.suffix == ".qm":
        return place.stem in TRANSLATIONS
    if "plugins" in parts:
        folder = parts[parts.index("plugins") + 1]
        name = re.sub(r"^lib|\.(so|dll)$", "", place.name)
        return any(fnmatch(name, pattern) for pattern in PLUGINS.get(folder, ()))
    if "qml" in parts:
        return False
    return not any(fnmatch(place.name, pattern) for pattern in LEFT_OUT_LIBRARIES)


def wanted(files: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of a hook's ``(source, folder in the frozen program)`` pairs, those that are used."""
    return [(source, folder) for source, folder in files if is_wanted(f"{folder}/{PureWindowsPath(source).name}")]
