"""Packages for Linux and Windows, their licences, and what Windows' programs carry."""

import re
import struct
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_spec import icons, licences, packages, windows_parts

SPEC = Path(packages.__file__).parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    place = tmp_path / "gazette-reader"
    (place / "_internal").mkdir(parents=True)
    (place / "_internal" / "数据.txt").write_text("公报", "utf-8")
    (place / "gazette").write_text("program", "utf-8")
    (place / "gazette").chmod(0o700)
    return place


def test_the_tarball_is_the_same_each_time(folder: Path) -> None:
    first = packages.tarball(folder).read_bytes()
    (folder / "gazette").touch()
    assert packages.tarball(folder).read_bytes() == first


def test_the_tarball_says_nothing_of_its_maker(folder: Path) -> None:
    with tarfile.open(packages.tarball(folder)) as tar:
        entries = {entry.name: entry for entry in tar}
    assert {"gazette-reader/gazette", "gazette-reader/_internal/数据.txt"} < set(entries)
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries.values()} == {(0, "root", 1700000000)}
    assert entries["gazette-reader/gazette"].mode == 0o755
    assert entries["gazette-reader/_internal/数据.txt"].mode == 0o644


def test_the_zip_is_portable(folder: Path) -> None:
    with zipfile.ZipFile(packages.portable_zip(folder)) as packed:
        assert "gazette-reader/portable/" in packed.namelist()
        assert packed.read("gazette-reader/_internal/数据.txt").decode() == "公报"


def test_the_debian_package_depends_on_what_is_not_carried() -> None:
    libraries = {"libcups.so.2": "libcups2", "libxcb-cursor.so.0": "libxcb-cursor0"}
    assert packages.depends(libraries, "2.28") == "libc6 (>= 2.28), libcups2, libstdc++6, zlib1g"


def test_templates_are_filled(folder: Path) -> None:
    for template in (SPEC / "linux").iterdir():
        assert "@" not in re.sub(r"<[^<>]+@", "", packages.filled(template))
    assert "2023-11-14" in packages.filled(SPEC / "linux" / "gazette.1")


@pytest.mark.parametrize("path", sorted(SPEC.glob("linux/*.xml")) + sorted(SPEC.glob("windows/*.manifest")))
def test_xml_files_are_well_formed(path: Path) -> None:
    assert len(list(ElementTree.parse(path).getroot())) > 0


def test_the_icon_has_every_size() -> None:
    data = icons.ico()
    kind, count = struct.unpack_from("<HH", data, 2)
    assert (kind, count) == (1, len(icons.SIZES))
    for index, size in enumerate(icons.SIZES):
        length, place = struct.unpack_from("<II", data, 6 + 16 * index + 8)
        assert data[place : place + 4] == b"\x89PNG"
        assert struct.unpack_from(">I", data, place + 16) == (size,)
        assert len(data) >= place + length


def test_the_version_resource_names_the_version() -> None:
    text = windows_parts.version_resource("1.20.3")
    assert "filevers=(1, 20, 3, 0)" in text
    assert 'StringStruct("ProductVersion", "1.20.3")' in text
    compile(text, "version.txt", "eval")


def test_the_installer_script_is_read_as_unicode() -> None:
    text = (SPEC / "windows" / "installer.iss").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf"), "Inno Setup takes a script without this mark for the system's code page"
    for source in re.findall(r'(?:SetupIconFile|LicenseFile)=(\S+)|Source: "([^"*]+)', text.decode("utf-8-sig")):
        place = "".join(source).replace("\\", "/")
        assert place.startswith(("build/freeze/", "dist/gazette-reader/")) or (SPEC.parent / place).is_file()


def test_the_licences_tell_what_wheels_are_linked_with() -> None:
    told = (licences.TEXTS / "README.txt").read_text("utf-8")
    for text in licences.TEXTS.glob("*.txt"):
        others = "".join(other.read_text("utf-8") for other in licences.TEXTS.glob("*.txt") if other != text)
        assert text.name == "README.txt" or text.name in others, text
    assert {"Qt-third-party.txt", "Wheels.txt", "LGPL-3.0.txt"} <= set(re.findall(r"[\w.-]+\.txt", told))


def test_every_package_has_a_licence() -> None:
    needed = licences.requirements(licences.PROJECT, set()) - {licences.PROJECT}
    assert {"pyside6-essentials", "shiboken6", "lxml", "sqlite-utils"} <= needed
    for name in needed:
        assert re.search(r"MIT|BSD|Apache|LGPL|PSF|Public Domain", licences.licence_of(metadata.distribution(name))), (
            name
        )
