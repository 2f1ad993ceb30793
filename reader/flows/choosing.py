"""Choosing files: Qt's dialogs, which remember the last folder."""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtWidgets  # Qt gives a class to Python when it is first named: here, when a dialog opens
from PySide6.QtCore import QCoreApplication

from reader.places import ARCHIVE_SUFFIX
from reader.settings import Settings


def gazettes(parent: QtWidgets.QWidget, settings: Settings) -> tuple[Path, ...]:
    """Gazette files to import; none when the user thinks better of it."""
    kinds = _tr("公报文本 (*.txt *.md *.markdown *.zip);;公报存档 (*.gazette);;所有文件 (*)")
    names, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, _tr("导入公报文件"), str(settings.last_folder), kinds)
    return _remembered(settings, names)


def folder(parent: QtWidgets.QWidget, settings: Settings) -> tuple[Path, ...]:
    """A folder of gazettes to import."""
    name = QtWidgets.QFileDialog.getExistingDirectory(parent, _tr("导入文件夹"), str(settings.last_folder))
    return _remembered(settings, [name] if name else [])


def archive(parent: QtWidgets.QWidget, settings: Settings) -> Path | None:
    """An archive to open."""
    kinds = _tr("公报存档 (*.gazette)")
    name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, _tr("打开存档"), str(settings.last_folder), kinds)
    return next(iter(_remembered(settings, [name] if name else [])), None)


def new_archive(parent: QtWidgets.QWidget, settings: Settings) -> Path | None:
    """Where to make an archive."""
    kinds = _tr("公报存档 (*.gazette)")
    start = str(settings.last_folder / _tr("公报.gazette"))
    name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, _tr("新建存档"), start, kinds)
    path = next(iter(_remembered(settings, [name] if name else [])), None)
    return path if path is None or path.suffix == ARCHIVE_SUFFIX else path.with_name(path.name + ARCHIVE_SUFFIX)


def _remembered(settings: Settings, names: list[str]) -> tuple[Path, ...]:
    paths = tuple(Path(name) for name in names)
    if paths:
        settings.last_folder = paths[0].parent
    return paths


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choosing", text)
