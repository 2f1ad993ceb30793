"""What the program needs of the system: libraries that Qt opens and a font with Chinese characters."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Shared libraries that Qt's wheels open but do not bring, and the Debian package of each."""

FONT_PACKAGE = "fonts-noto-cjk"
FONT_LISTER = "fontconfig"


def missing_packages() -> tuple[str, ...]:
    """Debian packages that this machine lacks; empty on systems other than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    libraries = [package for library, package in LIBRARIES.items() if not opens(library)]
    return (*libraries, *missing_font_packages())


def opens(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_font_packages() -> tuple[str, ...]:
    """What brings a font with Chinese characters, and the command that lists fonts, where they are missing."""
    if shutil.which("fc-list") is None:
        return (FONT_LISTER, FONT_PACKAGE)
    found = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False)
    return () if found.stdout.strip() else (FONT_PACKAGE,)


def missing_tools(tools: Mapping[str, str]) -> tuple[str, ...]:
    """Of commands and the Debian packages that bring them, the packages that this machine lacks."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(sorted({package for command, package in tools.items() if shutil.which(command) is None}))


def may_isolate() -> bool:
    """Whether programs can be run in namespaces of their own here: root on Linux with all rights."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return False
    line = ["unshare", "--mount", "--net", "true"]
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


def is_debian() -> bool:
    """Whether packages are installed with apt, as on Debian, Ubuntu, UOS and Kylin."""
    return shutil.which("apt-get") is not None and Path("/etc/os-release").exists()


def install_line(packages: tuple[str, ...]) -> str:
    """The one command that a user with administrator's rights has to type."""
    return f"apt-get install -y --no-install-recommends {' '.join(packages)}"


def install(packages: tuple[str, ...]) -> bool:
    """Install Debian packages as root; says whether it went well."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    steps = [["apt-get", "update", "-qq"], [*install_line(packages).split(), "-qq"]]
    return all(_succeeds([*quiet, *step]) for step in steps)


def _succeeds(line: list[str]) -> bool:
    done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0
