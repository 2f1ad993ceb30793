"""Packs a frozen folder: a ``.tar.gz`` that runs from anywhere and a ``.deb`` for Linux, a ``.zip`` for Windows.

``python -m build_spec.packages FOLDER``. All times in the packages are that of the commit (``SOURCE_DATE_EPOCH``).
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from fnmatch import fnmatch
from pathlib import Path

import deflate

from build_spec import icons, system
from build_spec.bundle import CARRIED
from build_spec.report import needed_glibc

ROOT = Path(__file__).parents[1]
LINUX = Path(__file__).parent / "linux"
NAME = "gazette-reader"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PLACES = {
    "gazette-reader.desktop": "usr/share/applications",
    "org.gazette_reader.GazetteReader.metainfo.xml": "usr/share/metainfo",
    "gazette-reader.xml": "usr/share/mime/packages",
    "copyright": f"usr/share/doc/{NAME}",
}
"""Files of ``build_spec/linux`` and where the package puts them."""

TIGHTEST = 12
"""libdeflate's best level; every gunzip reads what it writes, 4 % smaller than zlib's."""

UNUSED = {"libgssapi-krb5-2"}
"""Packages that only parts of Qt need which the frozen folder does not have."""

MAINTAINER = "The gazette reader developers <maintainers@gazette-reader.example>"
CONTROL = """\
Package: {name}
Version: {version}-1
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei
Section: text
Priority: optional
Description: offline reader for archives of Chinese municipal gazettes
 Keeps issues of government gazettes in one file, shows them as a tree of
 issues, sections and notices, searches all of them exactly, shows tables as
 data and prints notices in the layout that Chinese offices expect. Works
 without a network.
"""


def version() -> str:
    """The project's version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def commit_time() -> int:
    """Seconds since 1970 that stand in the packages."""
    return int(os.environ["SOURCE_DATE_EPOCH"])


def when() -> datetime:
    """The commit's time."""
    return datetime.fromtimestamp(commit_time(), UTC)


def tarball(folder: Path) -> Path:
    """``NAME-VERSION-linux-MACHINE.tar.gz`` beside the folder, with the folder in it, packed as tight as gzip can."""
    target = folder.with_name(f"{NAME}-{version()}-linux-{os.uname().machine}.tar.gz")
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(path, f"{NAME}/{path.relative_to(folder).as_posix()}", recursive=False, filter=_without_owner)
    target.write_bytes(deflate.gzip_compress(content.getvalue(), TIGHTEST))
    return target


def portable_zip(folder: Path) -> Path:
    """``NAME-VERSION-windows-portable.zip``; by the folder ``portable`` in it the program keeps everything there."""
    target = folder.with_name(f"{NAME}-{version()}-windows-portable.zip")
    date = when().timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr(zipfile.ZipInfo(f"{NAME}/portable/", date), b"")
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(folder).as_posix()}", date)
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
    return target


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = commit_time()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def debian_package(folder: Path) -> Path:
    """``NAME_VERSION_ARCHITECTURE.deb`` beside the folder."""
    architecture = ARCHITECTURES[os.uname().machine]
    tree = folder.with_name("deb")
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr" / "lib" / NAME
    shutil.copytree(folder, program, symlinks=True)
    link_programs(tree)
    fill(tree)
    normalise(tree)
    write_control(tree, architecture, folder)
    target = folder.with_name(f"{NAME}_{version()}-1_{architecture}.deb")
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target], check=True, stdout=sys.stderr)
    shutil.rmtree(tree)
    return target


def link_programs(tree: Path) -> None:
    """Links in ``/usr/bin`` to both programs."""
    folder = tree / "usr" / "bin"
    folder.mkdir(parents=True)
    for program in (NAME, "gazette"):
        (folder / program).symlink_to(f"../lib/{NAME}/{program}")


def fill(tree: Path) -> None:
    """Menu entry, description for software centres, file type, icons, manual pages, licence and change log."""
    for file, place in PLACES.items():
        write(tree / place / file, filled(LINUX / file))
    write(tree / "usr/share/doc" / NAME / "copyright", filled(LINUX / "copyright") + debian_licence())
    for page in LINUX.glob("*.1"):
        write_gzip(tree / "usr/share/man/man1" / f"{page.name}.gz", filled(page))
    write_gzip(tree / "usr/share/doc" / NAME / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    write_gzip(tree / "usr/share/doc" / NAME / "changelog.Debian.gz", debian_changes())
    write(tree / "usr/share/lintian/overrides" / NAME, filled(LINUX / "lintian-overrides"))
    for size in icons.SIZES:
        picture = tree / f"usr/share/icons/hicolor/{size}x{size}/apps/{NAME}.png"
        picture.parent.mkdir(parents=True)
        picture.write_bytes(icons.png(size))
    write(tree / f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg", icons.SOURCE.read_text("utf-8"))


def filled(template: Path) -> str:
    """A text of ``build_spec/linux`` with version and date put in."""
    return template.read_text("utf-8").replace("@VERSION@", version()).replace("@DATE@", when().date().isoformat())


def debian_changes() -> str:
    """The change log that Debian asks of a package: when it was made, and where the changes are told."""
    entry = "  * Packed from the release of this version; its changes stand in changelog.gz."
    return f"{NAME} ({version()}-1) stable; urgency=medium\n\n{entry}\n\n -- {MAINTAINER}  {format_datetime(when())}\n"


def debian_licence() -> str:
    """The project's licence in the form of a Debian copyright file."""
    lines = (ROOT / "LICENSE").read_text("utf-8").split("\n\n", 2)[2].splitlines()
    return "License: Expat\n" + "".join(f" {line or '.'}\n" for line in lines)


def write(path: Path, text: str) -> None:
    """Write a text file and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_gzip(path: Path, text: str) -> None:
    """Write a text file packed, always to the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def normalise(tree: Path) -> None:
    """Rights as Debian wants them: libraries and data are not executable."""
    for path in tree.rglob("*"):
        if not path.is_symlink():
            program = path.parent == tree / "usr" / "lib" / NAME and path.is_file() and path.suffix == ""
            path.chmod(0o755 if path.is_dir() or program else 0o644)


def depends(libraries: Mapping[str, str], glibc: str) -> str:
    """What the package needs of the system: the libraries that the frozen folder does not carry."""
    carried = tuple(name for name in libraries if any(fnmatch(name, pattern) for pattern in CARRIED))
    packages = {package for library, package in libraries.items() if library not in carried}
    return ", ".join([f"libc6 (>= {glibc})", *sorted((packages | {"libstdc++6", "zlib1g"}) - UNUSED)])


def write_control(tree: Path, architecture: str, folder: Path) -> None:
    """Debian's description of the package, with a check sum for every file."""
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    needs = depends(system.LIBRARIES, needed_glibc(folder))
    facts = {"name": NAME, "version": version(), "maintainer": MAINTAINER, "architecture": architecture}
    text = CONTROL.format(**facts, size=size, depends=needs)
    write(tree / "DEBIAN" / "control", text)
    subprocess.run(
        "find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums", shell=True, cwd=tree, check=True
    )


def pack(folder: Path) -> list[Path]:
    """All packages of this system."""
    return [portable_zip(folder)] if os.name == "nt" else [tarball(folder), debian_package(folder)]


if __name__ == "__main__":
    for made in pack(Path(sys.argv[1])):
        print(f"{made.stat().st_size / 1e6:8.2f} MB  {made.name}")
