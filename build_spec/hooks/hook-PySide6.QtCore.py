"""PyInstaller: of QtCore's plugins and translations only those that the program uses."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

from build_spec.qt_parts import wanted

hiddenimports, _binaries, _datas = add_qt6_dependencies(__file__)
binaries, datas = wanted(_binaries), wanted(_datas)
