"""The window's dialogs: settings, keys, help with searching, about, problems."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QMessageBox, QWidget

from db.model import LineSpan
from reader.actions import Actions
from reader.flows import choosing
from reader.flows.subscribing import Subscribing
from reader.front import front
from reader.i18n import LANGUAGES
from reader.places import Places
from reader.settings import PageSettings, Settings
from reader.widgets.look import look, pixmap

if TYPE_CHECKING:  # each is loaded when it is opened
    from reader.widgets.folders_dialog import FoldersDialog
    from reader.widgets.keys_dialog import KeyLine, KeysDialog
    from reader.widgets.settings_dialog import Choices, SettingsDialog
    from reader.widgets.text_dialog import TextDialog

_ICON = 36
_FRAME = QSize(16, 48)
"""About what a desktop's frame of a dialog takes."""
_AROUND = 12
"""So many lines of the source are shown before and after a place."""
_PACKAGES = {
    "PySide6 (Qt)": ("PySide6-Essentials", "LGPL-3.0"),
    "sqlite-utils": ("sqlite-utils", "Apache-2.0"),
    "Python-Markdown": ("markdown", "BSD-3-Clause"),
    "nh3": ("nh3", "MIT"),
    "pypinyin": ("pypinyin", "MIT"),
    "python-docx": ("python-docx", "MIT"),
    "XlsxWriter": ("XlsxWriter", "BSD-2-Clause"),
}


class Dialogs(QObject):
    """Opens dialogs; none of them blocks the window's thread."""

    page_settings_changed = Signal()
    theme_changed = Signal(str)
    restart_requested = Signal()

    def __init__(self, window: QMainWindow, settings: Settings, named: Actions, places: Places) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._named = named
        self._places = places

    @property
    def _front(self) -> QWidget:
        return front(self._window)

    def open_settings(self) -> SettingsDialog:
        """The settings; a change is at work at once."""
        from reader.widgets.settings_dialog import Choices, SettingsDialog

        page = self._settings.page
        choices = Choices(
            self._settings.language, self._settings.theme, page.face, page.font_px, page.measure, page.line_height
        )
        dialog = SettingsDialog(choices, LANGUAGES, self._front)
        dialog.changed.connect(self._take)
        dialog.restart_requested.connect(self.restart_requested)
        self._open(dialog)
        return dialog

    def show_keys(self) -> KeysDialog:
        """The list of keys."""
        from reader.widgets.keys_dialog import KeysDialog

        dialog = KeysDialog(tuple(self._key_lines()), self._front)
        self._open(dialog)
        return dialog

    def show_search_help(self) -> TextDialog:
        """How a search is written."""
        rows = "".join(
            f"<tr><td><b>{escape(a)}</b>&nbsp;&nbsp;&nbsp;</td><td>{escape(b)}</td></tr>"
            for a, b in self._search_rows()
        )
        intro = escape(self.tr("输入什么都可以，标点和空格不必准确。需要更准确时，可以这样写："))
        return self._show_text(
            self.tr("搜索的写法"), f"<p>{intro}</p><table cellpadding='5'>{rows}</table>", (620, 380)
        )

    def show_about(self) -> TextDialog:
        """What the program is, its version and licences."""
        from reader.diagnosis import package_version, program_version

        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{escape(package_version(package))}</td><td>{escape(licence)}</td></tr>"
            for name, (package, licence) in _PACKAGES.items()
        )
        html = (
            f"<h2>{escape(self.tr('公报阅读器'))} {escape(program_version())}</h2>"
            f"<p>{escape(self.tr('离线阅读、检索和打印政府公报。程序不连接网络。'))}</p>"
            f"<p>{escape(self.tr('许可：MIT。以下软件包随程序发行：'))}</p>"
            f"<table cellpadding='4'>{rows}</table>"
        )
        return self._show_text(self.tr("关于公报阅读器"), html, (520, 420))

    def show_diagnosis(self) -> TextDialog:
        """The machine that the program runs on."""
        from reader.diagnosis import diagnose

        dialog = self._show_text(
            self.tr("运行环境"), f"<pre>{escape(diagnose(self._places, self._fact_names()))}</pre>", (680, 400)
        )
        dialog.add_copy_button()
        return dialog

    def show_source(self, name: str, span: LineSpan, lines: tuple[str, ...]) -> TextDialog:
        """The lines of the source file around a place, the lines in question set off."""
        first, last = max(1, span.first - _AROUND), min(len(lines), span.last + _AROUND)
        rows = "".join(
            f"<tr><td align='right'><font color='{look().tokens.faint}'>{number}</font>&nbsp;&nbsp;</td>"
            f"<td{_ground(number in span)}>{escape(lines[number - 1]) or '&nbsp;'}</td></tr>"
            for number in range(first, last + 1)
        )
        title = f"{self.tr('原文')} {name}"
        return self._show_text(title, f"<table cellpadding='3' width='100%'>{rows}</table>", (760, 460))

    def ask_browser(self, address: str) -> QMessageBox:
        """Ask before a web address goes to the system's browser; the program itself never connects."""
        words = self.tr("要用浏览器打开这个网址吗？本程序自己不连接网络。")
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("打开网址"), f"{words}\n\n{address}", parent=self._front)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIconPixmap(pixmap("info", _ICON, look().tokens.accent, self._window.devicePixelRatioF()))
        opening = box.addButton(self.tr("打开"), QMessageBox.ButtonRole.AcceptRole)
        copying = box.addButton(self.tr("复制网址"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
        self._open(box)
        return box

    def say_problem(self, words: str) -> QMessageBox:
        """One sentence about what the world did."""
        box = self._warning(words)
        self._open(box)
        return box

    def offer(self, words: str, ways: dict[str, Callable[[], object]]) -> QMessageBox:
        """Something is in the way: what to do instead, each in words with what it does; Escape does none of it."""
        box = self._warning(words)
        box.addButton(QMessageBox.StandardButton.Close)
        for text, do in ways.items():
            button = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda _checked=False, do=do: do())
        self._open(box)
        return box

    def ask(self, words: str, yes: str, do: Callable[[], object]) -> QMessageBox:
        """Ask before something is done; Enter and Escape do not do it."""
        box = self._warning(words)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole).clicked.connect(lambda _checked=False: do())
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        self._open(box)
        return box

    def _warning(self, words: str) -> QMessageBox:
        """Its buttons go in before it opens: which of them Escape presses is found out then."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("公报阅读器"), words, parent=self._front)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIconPixmap(pixmap("warning", _ICON, look().tokens.accent, self._window.devicePixelRatioF()))
        return box

    def open_folders(self, archive: Path | None, subscribing: Subscribing) -> FoldersDialog:
        """The folders whose gazettes are read at every start."""
        from reader.widgets.folders_dialog import FoldersDialog

        def choose(parent: QWidget) -> Path | None:
            return next(iter(choosing.folder(parent, self._settings)), None)

        dialog = FoldersDialog(archive.stem if archive else "", subscribing.folders, choose, self._window)
        dialog.changed.connect(subscribing.change)
        dialog.read_requested.connect(subscribing.read)
        self._open(dialog)
        return dialog

    def _show_text(self, title: str, html: str, size: tuple[int, int]) -> TextDialog:
        from reader.widgets.text_dialog import TextDialog

        dialog = TextDialog(title, html, size, self._front)
        self._open(dialog)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        """No larger than the screen has room for: Qt moves a dialog onto the screen, but does not make it smaller."""
        dialog.finished.connect(dialog.deleteLater)
        window = self._front
        dialog.resize(dialog.size().boundedTo(window.screen().availableSize() - _FRAME))
        dialog.open()
        if window.isMaximized():  # at the start it does not yet know how large that makes it
            dialog.move(window.screen().availableGeometry().center() - dialog.rect().center())

    def _take(self, choices: Choices) -> None:
        self._settings.language = choices.language
        if choices.theme != look().wish:
            self.theme_changed.emit(choices.theme)
        page = PageSettings(choices.face, choices.font_px, choices.measure, choices.line_height)
        if page != self._settings.page:
            self._settings.page = page
            self.page_settings_changed.emit()

    def _fact_names(self) -> dict[str, str]:
        return {
            "program": self.tr("程序版本"),
            "frozen": self.tr("安装版"),
            "system": self.tr("操作系统"),
            "machine": self.tr("处理器"),
            "window system": self.tr("窗口系统"),
            "screens": self.tr("屏幕"),
            "locale": self.tr("系统语言"),
            "ui font": self.tr("界面字体"),
            "page font": self.tr("正文字体"),
            "chinese fonts": self.tr("中文字体"),
            "input methods": self.tr("输入法"),
            "environment": self.tr("环境变量"),
            "translations": self.tr("Qt 的翻译"),
            "portable": self.tr("便携版"),
            "data folder": self.tr("数据文件夹"),
            "settings": self.tr("设置"),
            "log": self.tr("日志"),
        }

    def _key_lines(self) -> list[KeyLine]:
        from reader.widgets.keys_dialog import KeyLine

        lines = []
        for menu in self._named.menus:
            group = menu.title.split("(&")[0].replace("&", "")
            for spec in (spec for part in menu.groups for spec in part):
                keys = [QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in spec.keys]
                lines.append(KeyLine(group, spec.text.rstrip("…"), "  ".join(keys)))
        lines += self._other_keys()
        tables = self._table_keys()
        return [*lines, *tables] if self._front is self._window else [*tables, *lines]

    def _other_keys(self) -> list[KeyLine]:
        from reader.widgets.keys_dialog import KeyLine

        search, tree = self.tr("搜索框"), self.tr("目录、结果与收藏")
        return [
            KeyLine(search, self.tr("进入搜索结果"), "↓"),
            KeyLine(search, self.tr("搜索历史"), "Alt+↓"),
            KeyLine(search, self.tr("清空"), "Esc"),
            KeyLine(tree, self.tr("打开"), "Enter"),
            KeyLine(tree, self.tr("在新标签页中打开"), "Ctrl+Enter"),
            KeyLine(tree, self.tr("展开或收起"), "→  ←"),
            KeyLine(tree, self.tr("选择多份"), "Shift+↓  Shift+↑"),
            KeyLine(tree, self.tr("打开菜单"), "Shift+F10"),
            KeyLine(tree, self.tr("写备注，文件夹改名"), "F2"),
            KeyLine(tree, self.tr("移除所选"), "Delete"),
        ]

    def _table_keys(self) -> list[KeyLine]:
        from reader.widgets.keys_dialog import KeyLine
        from reader.widgets.tables.tools import keys_alone, tools

        group = self.tr("表格窗口")
        return [KeyLine(group, tool.text, tool.shown_keys) for tool in (*tools(), *keys_alone())]

    def _search_rows(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("公租房 租金"), self.tr("两个词都要有，先后不限")),
            (self.tr("“公共租赁住房”"), self.tr("引号里的词连在一起")),
            (self.tr("公租房 | 廉租房"), self.tr("有一个就行")),
            (self.tr("公租房 -廉租房"), self.tr("不要后面的词")),
            (self.tr("2022 13号"), self.tr("文号怎么写都行，括号可以不写")),
            (self.tr("标题:规划"), self.tr("只在标题里找；还有 文号: 机关: 栏目: 年: 期: 表格: 人名:")),
            (self.tr("年:2019-2022"), self.tr("限定年份")),
        )


def _ground(meant: bool) -> str:
    return f" bgcolor='{look().tokens.doubt_soft}'" if meant else ""
