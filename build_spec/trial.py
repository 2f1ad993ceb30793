"""Checks the Debian package and tries it on a machine that has nothing: installed, run, removed again.

``dev.py trial`` after ``dev.py build``, as root on Debian: the empty machine is a folder made by debootstrap.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_spec import setup, system
from build_spec.setup import Workshop

TOOLS = {
    "/usr/sbin/debootstrap": "debootstrap",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "lintian": "lintian",
}
LINTIAN = ("lintian", "--allow-root", "--fail-on", "error,warning,info")
VALIDATORS = {
    "usr/share/metainfo/*.xml": ("appstreamcli", "validate", "--no-net"),
    "usr/share/applications/*.desktop": ("desktop-file-validate",),
}
"""Files of the package and what has to accept them."""

PROVE = """
set -e
export DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8
echo 'Dpkg::Use-Pty "0";' > /etc/apt/apt.conf.d/99no-terminal
apt-get install -qq -y --no-install-recommends /package.deb fonts-noto-cjk xvfb xauth > /dev/null
dpkg -L gazette-reader | sort > /listed
echo "Installed: $(gazette --version)"
gazette import /usr/lib/gazette-reader/_internal/resources/starter --archive /a.gazette
gazette search 房票安置 --archive /a.gazette
xvfb-run -a gazette-reader --archive /a.gazette --picture /window.png
QT_QPA_PLATFORM=offscreen gazette-reader --archive /a.gazette --picture /offscreen.png
apt-get purge -qq -y gazette-reader > /dev/null
left=$(grep gazette /listed | while read -r path; do [ ! -e "$path" ] || echo "$path"; done)
[ -z "$left" ] || { echo "Left behind: $left"; exit 1; }
echo "Removed without a trace."
"""


def trial(workshop: Workshop, words: list[str]) -> int:
    """Check the package of the last build, install it into an empty system, run it, remove it.

    Raises :class:`NotReadyError` where an empty system cannot be made.
    """
    packages = sorted((workshop.root / "dist").glob("*.deb"))
    if not packages or not system.is_debian() or os.geteuid() != 0:
        setup.stop("This needs root, Debian, and a package made by `dev.py build`.")
    setup.provide(system.missing_tools(TOOLS))
    with tempfile.TemporaryDirectory() as place:
        return checked(packages[-1], Path(place, "content")) or prove(packages[-1], Path(place, "root"))


def checked(package: Path, folder: Path) -> int:
    """Let Debian's and the desktop's own checkers look at the package, unpacked into ``folder``; the exit code."""
    subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
    lines: list[tuple[str | Path, ...]] = [(*LINTIAN, package)]
    lines += [(*line, *folder.glob(pattern)) for pattern, line in VALIDATORS.items()]
    for line in lines:
        done = subprocess.run(line, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"{line[0]} finds fault:\n{done.stdout}{done.stderr}", file=sys.stderr)
            return done.returncode
    print("Clean for", ", ".join(str(line[0]) for line in lines))
    return 0


def prove(package: Path, root: Path) -> int:
    """Make an empty system in ``root`` and try the package in it; returns the exit code."""
    mirror, release = package_source()
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", release, root, mirror], stdout=subprocess.DEVNULL, check=False
    )
    if made.returncode != 0:
        setup.stop("debootstrap could not make an empty system here.")
    shutil.copy(package, root / "package.deb")
    shutil.copytree("/etc/apt/apt.conf.d", root / "etc/apt/apt.conf.d", dirs_exist_ok=True)
    return subprocess.run(["chroot", root, "sh", "-c", PROVE], check=False).returncode


def package_source() -> tuple[str, str]:
    """Where this machine gets Debian's packages from, and of which release."""
    line = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages", "Origin: Debian"]
    sources = subprocess.run(line, capture_output=True, text=True, check=True).stdout.split("\n")
    mirror, _, release = sources[0].partition(" ")
    return mirror, release
