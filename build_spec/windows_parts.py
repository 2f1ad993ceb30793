"""What only Windows' programs carry: icon, version resource and manifest. Written into the build folder."""

from __future__ import annotations

from pathlib import Path

from build_spec import icons

MANIFEST = Path(__file__).parent / "windows" / "program.manifest"
VERSION_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("CompanyName", "The gazette reader developers"),
      StringStruct("FileDescription", "公报阅读器"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "gazette-reader"),
      StringStruct("LegalCopyright", "MIT"),
      StringStruct("OriginalFilename", "gazette-reader.exe"),
      StringStruct("ProductName", "公报阅读器"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0804, 0x04B0])]),
  ],
)
"""
"""PyInstaller's form of a version resource: language 0804 (Chinese), code page 04B0 (Unicode)."""


def version_resource(version: str) -> str:
    """The text of the version resource; ``version`` as in pyproject.toml, such as ``0.1.0``."""
    numbers = tuple(map(int, version.split("."))) + (0,) * (4 - len(version.split(".")))
    return VERSION_RESOURCE.format(version=version, numbers=numbers)


def write_parts(folder: Path, version: str) -> dict[str, str]:
    """Write icon and version resource into ``folder``; returns what PyInstaller's ``EXE`` takes them as."""
    folder.mkdir(parents=True, exist_ok=True)
    icon, resource = folder / "gazette-reader.ico", folder / "version.txt"
    icon.write_bytes(icons.ico())
    resource.write_text(version_resource(version), "utf-8")
    return {"icon": str(icon), "version": str(resource), "manifest": str(MANIFEST)}
