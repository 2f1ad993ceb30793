"""Which files the frozen folder carries, and how they are counted."""

from pathlib import Path

import pytest

from build_spec import bundle, report
from build_spec.qt_parts import is_wanted, wanted


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland-generic.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/platforminputcontexts/libfcitx5platforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6\\translations\\qtbase_zh_CN.qm",
        "PySide6\\Qt6Core.dll",
    ],
)
def test_what_the_program_uses_is_wanted(path: str) -> None:
    assert is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6\\opengl32sw.dll",
    ],
)
def test_the_rest_of_qt_stays_out(path: str) -> None:
    assert not is_wanted(path)


def test_hooks_keep_pairs_of_source_and_folder() -> None:
    keep = ("C:\\wheels\\PySide6\\plugins\\platforms\\qwindows.dll", "PySide6\\plugins\\platforms")
    drop = ("/wheels/plugins/platforms/libqvnc.so", "PySide6/Qt/plugins/platforms")
    assert wanted([keep, drop]) == [keep]


@pytest.mark.parametrize(
    ("place", "source", "carried"),
    [
        ("libxcb-cursor.so.0", "/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libsqlite3.so.0", "/usr/lib/libsqlite3.so.0", True),
        ("libcups.so.2", "/usr/lib/libcups.so.2", False),
        ("libfontconfig.so.1", "/lib/libfontconfig.so.1", False),
        ("python3.11/lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", True),
        ("markdown-3.8.dist-info/METADATA", "/home/me/.venv/lib/markdown-3.8.dist-info/METADATA", True),
        ("markdown-3.8.dist-info/RECORD", "/home/me/.venv/lib/markdown-3.8.dist-info/RECORD", False),
        ("nh3-0.3.dist-info/licenses/LICENSE", "/home/me/.venv/lib/nh3-0.3.dist-info/licenses/LICENSE", False),
        ("nh3/nh3.abi3.so", "/home/me/.venv/lib/nh3/nh3.abi3.so", True),
    ],
)
def test_desktop_libraries_are_left_to_the_system(place: str, source: str, carried: bool) -> None:
    assert bundle.is_carried((place, source, "BINARY")) is carried


def test_sizes_are_counted_by_group(tmp_path: Path) -> None:
    files = {
        "gazette": 5,
        "_internal/PySide6/Qt/lib/libicudata.so.73": 7,
        "_internal/PySide6/Qt/lib/libQt6Gui.so.6": 11,
        "_internal/PySide6/QtGui.abi3.so": 13,
        "_internal/lxml/etree.so": 17,
    }
    for name, size in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert report.sizes(tmp_path) == {
        "programs with our code and the packages'": 5,
        "ICU": 7,
        "Qt libraries": 11,
        "Qt for Python": 13,
        "data and libraries of packages: lxml": 17,
    }
    assert report.size_report(tmp_path).splitlines()[-1].endswith("MB  in all")
