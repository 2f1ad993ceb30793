"""The window's dialogs: settings, keys, help with searching, about, problems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from db.model import LineSpan
from reader.actions import Actions
from reader.flows import choosing
from reader.flows.subscribing import Subscribing
from reader.front import front
from reader.i18n import LANGUAGES
from reader.places import Places
from reader.settings import PageSettings, Settings
from reader.widgets.look import look

if TYPE_CHECKING:  # each is loaded when it is opened
    from reader.widgets.folders_dialog import FoldersDialog
    from reader.widgets.keys_dialog import KeyLine, KeysDialog
    from reader.widgets.message import Message
    from reader.widgets.settings_dialog import Choices, SettingsDialog
    from reader.widgets.text_dialog import TextDialog

_FRAME = QSize(16, 48)
"""About what a desktop's frame of a dialog takes."""


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
        self._spoken = settings.language
        """The language that the window is made in, whatever is chosen for the next start."""

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
        dialog = SettingsDialog(choices, LANGUAGES, self._spoken, self._front)
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
        from reader.dialog_texts import search_help

        return self._show_text(self.tr("搜索的写法"), search_help(), (620, 380))

    def show_about(self) -> TextDialog:
        """What the program is, its version and licences."""
        from reader.dialog_texts import about

        return self._show_text(self.tr("关于公报阅读器"), about(), (520, 420))

    def show_diagnosis(self) -> TextDialog:
        """The machine that the program runs on."""
        from reader.dialog_texts import diagnosis

        dialog = self._show_text(self.tr("运行环境"), diagnosis(self._places), (680, 400))
        dialog.add_copy_button()
        return dialog

    def show_source(self, name: str, span: LineSpan, lines: tuple[str, ...]) -> TextDialog:
        """The lines of the source file around a place, the lines in question set off."""
        from reader.dialog_texts import source_lines

        return self._show_text(f"{self.tr('原文')} {name}", source_lines(span, lines), (760, 460))

    def ask_browser(self, address: str) -> Message:
        """Ask before a web address goes to the system's browser; the program itself never connects."""
        words = self.tr("要用浏览器打开这个网址吗？本程序自己不连接网络。")
        box = self._message(f"{words}\n\n{address}", self.tr("打开网址"), "info")
        box.offer(self.tr("打开"), lambda: QDesktopServices.openUrl(QUrl(address)))
        box.offer(self.tr("复制网址"), lambda: QGuiApplication.clipboard().setText(address), aside=True)
        box.offer_cancel()
        self._open(box)
        return box

    def say_problem(self, words: str) -> Message:
        """One sentence about what the world did."""
        box = self._message(words)
        self._open(box)
        return box

    def offer(self, words: str, ways: dict[str, Callable[[], object]]) -> Message:
        """Something is in the way: what to do instead, each in words with what it does; Escape does none of it."""
        box = self._message(words)
        box.offer_close()
        for text, do in ways.items():
            box.offer(text, do)
        self._open(box)
        return box

    def ask(self, words: str, yes: str, do: Callable[[], object]) -> Message:
        """Ask before something is done; Enter and Escape do not do it."""
        box = self._message(words)
        box.offer(yes, do)
        box.offer_cancel(default=True)
        self._open(box)
        return box

    def _message(self, words: str, title: str = "", icon_name: str = "warning") -> Message:
        from reader.widgets.message import Message

        return Message(icon_name, title or self.tr("公报阅读器"), words, self._front)

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
