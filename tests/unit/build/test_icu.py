"""ICU's data without the languages that the program does not speak."""

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from build_spec import icu

LIBRARIES = Path(PySide6.__path__[0], "Qt", "lib")
HEADER = b"\x10\x00" + b"\xda\x27" + b"\0" * 8 + b"CmnD"
# Sorts by pinyin, all with the data of the trimmed library.
PROBE = """
import ctypes, sys
from pathlib import Path
folder = Path(sys.argv[2])
version = sys.argv[1].rpartition(".")[2]
ctypes.CDLL(sys.argv[1], ctypes.RTLD_GLOBAL)
common = ctypes.CDLL(str(folder / f"libicuuc.so.{version}"), ctypes.RTLD_GLOBAL)
sorting = ctypes.CDLL(str(folder / f"libicui18n.so.{version}"))
error = ctypes.c_int(0)
opener = getattr(sorting, f"ucol_open_{version}")
opener.restype = ctypes.c_void_p
collator = opener(b"zh_CN", ctypes.byref(error))
assert collator and error.value <= 0, error
compare = getattr(sorting, f"ucol_strcoll_{version}")
def text(words): return words.encode("utf-16-le"), len(words)
assert compare(ctypes.c_void_p(collator), *text("北京"), *text("上海")) == -1
assert compare(ctypes.c_void_p(collator), *text("重庆"), *text("北京")) == 1
print("works")
"""


def test_items_read_back_as_written() -> None:
    items = [icu.Item(b"icu/a.res", b"1" * 16), icu.Item(b"icu/root.res", b"22" * 16)]
    assert list(icu.read_items(icu.write_items(HEADER, items))) == items


def test_only_what_is_used_is_kept() -> None:
    names = (b"icu/brkitr/cjdict.dict", b"icu/coll/de.res", b"icu/coll/zh.res", b"icu/root.res")
    data = icu.write_items(HEADER, [icu.Item(name, b"x" * 16) for name in names])
    assert [item.name for item in icu.read_items(icu.trimmed_data(data))] == [b"icu/coll/zh.res", b"icu/root.res"]


def test_another_kind_of_file_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "icudt.dll"
    source.write_bytes(b"MZ")
    assert icu.trim_file(source, tmp_path / "elsewhere") == source


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Windows' Qt uses Windows' own ICU")
def test_the_trimmed_library_works_and_is_small(tmp_path: Path) -> None:
    (source,) = LIBRARIES.glob("libicudata.so.*")
    trimmed = icu.trim_file(source, tmp_path)
    assert trimmed.stat().st_size < 4_000_000 < source.stat().st_size
    done = subprocess.run(
        [sys.executable, "-c", PROBE, trimmed, LIBRARIES], capture_output=True, text=True, check=False
    )
    assert done.stdout == "works\n", done.stderr
