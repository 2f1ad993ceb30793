"""Every action of the window in one table: its words, icon, keys and menu."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from db.model.values import valueclass
from reader.models.punctuation import with_aside
from reader.widgets.look import icon


@valueclass
class ActionSpec:
    """One action. ``keys`` are portable key sequences, the first is shown in the menu."""

    name: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    checkable: bool = False


@valueclass
class MenuSpec:
    """One menu: its title and groups of actions, parted by lines."""

    title: str
    groups: tuple[tuple[ActionSpec, ...], ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def menu_specs() -> tuple[MenuSpec, ...]:
    """All menus, in the language of the interface."""
    return (_file_menu(), _edit_menu(), _go_menu(), _view_menu(), _help_menu())


def _file_menu() -> MenuSpec:
    return MenuSpec(
        _tr("文件(&F)"),
        (
            (
                ActionSpec("import_files", _tr("导入公报文件…"), "import", ("Ctrl+I",)),
                ActionSpec("import_folder", _tr("导入文件夹…"), "folder", ("Ctrl+Shift+I",)),
                ActionSpec("folders", _tr("订阅文件夹…"), "", ("Ctrl+Alt+I",)),
            ),
            (
                ActionSpec("open_archive", _tr("打开存档…"), "archive", ("Ctrl+O",)),
                ActionSpec("new_archive", _tr("新建存档…"), "", ("Ctrl+Shift+N",)),
                ActionSpec("recent_archives", _tr("最近的存档"), "history", ("Ctrl+Shift+O",)),
            ),
            (
                ActionSpec("export", _tr("导出…"), "export", ("Ctrl+E",)),
                ActionSpec("print_preview", _tr("打印预览…"), "", ("Ctrl+Shift+P",)),
                ActionSpec("print", _tr("打印…"), "print", ("Ctrl+P",)),
                ActionSpec("print_selection", _tr("打印所选文字…"), "", ("Ctrl+Alt+P",)),
            ),
            (
                ActionSpec("close_tab", _tr("关闭标签页"), "", ("Ctrl+W",)),
                ActionSpec("quit", _tr("退出"), "", ("Ctrl+Q",)),
            ),
        ),
    )


def _edit_menu() -> MenuSpec:
    return MenuSpec(
        _tr("编辑(&E)"),
        (
            (ActionSpec("undo", _tr("撤销"), "undo", ("Ctrl+Z",)),),
            (
                ActionSpec("copy", _tr("复制"), "copy", ("Ctrl+C",)),
                ActionSpec("copy_markdown", _tr("复制为 Markdown"), "", ("Ctrl+Alt+C",)),
                ActionSpec("copy_with_citation", _tr("复制并附引文"), "", ("Ctrl+Alt+Shift+C",)),
                ActionSpec("copy_citation", _tr("复制引文"), "quote", ("Ctrl+Shift+C",)),
            ),
            (
                ActionSpec("mark_yellow", _tr("标记为黄色"), "", ("Ctrl+Alt+1",)),
                ActionSpec("mark_green", _tr("标记为绿色"), "", ("Ctrl+Alt+2",)),
                ActionSpec("mark_blue", _tr("标记为蓝色"), "", ("Ctrl+Alt+3",)),
                ActionSpec("mark_red", _tr("标记为红色"), "", ("Ctrl+Alt+4",)),
            ),
            (
                ActionSpec("search", _tr("搜索全部公报"), "search", ("Ctrl+K", "Ctrl+Shift+F")),
                ActionSpec("next_hit", _tr("下一处"), "arrow-down", ("F3",)),
                ActionSpec("previous_hit", _tr("上一处"), "arrow-up", ("Shift+F3",)),
                ActionSpec("find", _tr("在本文件中查找"), "find", ("Ctrl+F",)),
                ActionSpec("filter", _tr("筛选目录"), "filter", ("Ctrl+L",)),
            ),
            (ActionSpec("settings", _tr("设置…"), "settings", ("Ctrl+,",)),),
        ),
    )


def _go_menu() -> MenuSpec:
    return MenuSpec(
        _tr("阅读(&R)"),
        (
            (
                ActionSpec("back", _tr("后退"), "back", ("Alt+Left",)),
                ActionSpec("forward", _tr("前进"), "forward", ("Alt+Right",)),
            ),
            (
                ActionSpec("previous_notice", _tr("上一份文件"), "chevron-up", ("Ctrl+Up",)),
                ActionSpec("next_notice", _tr("下一份文件"), "chevron-down", ("Ctrl+Down",)),
                ActionSpec("open_in_new_tab", _tr("在新标签页中打开"), "new-tab", ("Ctrl+T",)),
                ActionSpec("reopen_tab", _tr("重新打开关闭的标签页"), "", ("Ctrl+Shift+T",)),
                ActionSpec("next_tab", _tr("下一个标签页"), "", ("Ctrl+Tab", "Ctrl+PgDown")),
                ActionSpec("previous_tab", _tr("上一个标签页"), "", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
                ActionSpec("list_tabs", _tr("打开的标签页…"), "", ("Ctrl+Shift+A",)),
            ),
            (
                ActionSpec("caret", _tr("用光标选择文字"), "", ("F7",), checkable=True),
                ActionSpec("next_doubt", _tr("下一处存疑"), "", ("F8",)),
                ActionSpec("previous_doubt", _tr("上一处存疑"), "", ("Shift+F8",)),
            ),
            (
                ActionSpec("bookmark", _tr("收藏这份文件"), "bookmark", ("Ctrl+D",)),
                ActionSpec("mark_all_read", _tr("全部标为已读"), "check", ("Ctrl+Shift+R",)),
            ),
        ),
    )


def _view_menu() -> MenuSpec:
    return MenuSpec(
        _tr("查看(&V)"),
        (
            (
                ActionSpec("show_contents", _tr("目录"), "contents", ("Ctrl+1",)),
                ActionSpec("show_results", _tr("搜索结果"), "search", ("Ctrl+2",)),
                ActionSpec("show_bookmarks", _tr("收藏"), "bookmark", ("Ctrl+3",)),
                ActionSpec("show_page", _tr("正文"), "notice", ("Ctrl+4",)),
                ActionSpec("show_calendar", _tr("按年份浏览各期"), "calendar", ("Ctrl+Y",)),
                ActionSpec("all_tables", _tr("所有表格…"), "table", ("Ctrl+B",)),
            ),
            (
                ActionSpec("next_pane", _tr("下一个区域"), "", ("F6",)),
                ActionSpec("previous_pane", _tr("上一个区域"), "", ("Shift+F6",)),
            ),
            (
                ActionSpec("left_panel", _tr("左侧栏"), "", ("F9",), checkable=True),
                ActionSpec("side_panel", _tr("右侧栏"), "", ("Shift+F9",), checkable=True),
                ActionSpec("full_screen", _tr("全屏"), "", ("F11",), checkable=True),
            ),
            (
                ActionSpec("zoom_in", _tr("放大文字"), "zoom-in", ("Ctrl++", "Ctrl+=")),
                ActionSpec("zoom_out", _tr("缩小文字"), "zoom-out", ("Ctrl+-",)),
                ActionSpec("zoom_reset", _tr("恢复文字大小"), "", ("Ctrl+0",)),
            ),
            (ActionSpec("theme", _tr("浅色或深色"), "theme", ("Ctrl+Shift+D",)),),
        ),
    )


def _help_menu() -> MenuSpec:
    return MenuSpec(
        _tr("帮助(&H)"),
        (
            (
                ActionSpec("keys", _tr("快捷键"), "keyboard", ("F1",)),
                ActionSpec("search_help", _tr("搜索的写法"), "search", ("Shift+F1",)),
            ),
            (
                ActionSpec("diagnose", _tr("运行环境…"), "", ("Ctrl+Shift+F1",)),
                ActionSpec("about", _tr("关于"), "info", ("Ctrl+F1",)),
            ),
        ),
    )


class Actions:
    """The window's actions by name."""

    def __init__(self, parent: QObject) -> None:
        self.menus = menu_specs()
        self._actions = {spec.name: _made(spec, parent) for spec in self._specs()}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def enable(self, enabled: bool, *names: str) -> None:
        """Enable or disable some actions."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def hold(self, window: QWidget, *names: str) -> None:
        """Let the keys of some actions do nothing while they are disabled: a tree would fold, a tab bar turn."""
        for action in (self._actions[name] for name in names):
            held = QShortcut(action.shortcut(), window, enabled=not action.isEnabled())
            action.enabledChanged.connect(lambda enabled, held=held: held.setEnabled(not enabled))

    def lend(self, window: QWidget, *names: str) -> None:
        """Let the keys of some actions work in another window too."""
        window.addActions([self._actions[name] for name in names])

    def fill(self, bar: QMenuBar, submenus: dict[str, QMenu]) -> None:
        """Fill the menu bar; an action named in ``submenus`` opens that menu."""
        for spec in self.menus:
            menu = bar.addMenu(spec.title)
            for number, group in enumerate(spec.groups):
                if number:
                    menu.addSeparator()
                for each in group:
                    action = self._actions[each.name]
                    if each.name in submenus:
                        action.setMenu(submenus[each.name])
                    menu.addAction(action)

    def _specs(self) -> Iterator[ActionSpec]:
        for menu in self.menus:
            for group in menu.groups:
                yield from group


def _made(spec: ActionSpec, parent: QObject) -> QAction:
    action = QAction(parent)
    action.setObjectName(spec.name)
    action.setCheckable(spec.checkable)
    if spec.icon:
        action.setIcon(icon(spec.icon))
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    name_action(action, spec.text)
    return action


def name_action(action: QAction, text: str) -> None:
    """Give an action its words: in the menu, and with its key in its tool tip."""
    action.setText(text)
    plain = text.split("(&", maxsplit=1)[0].rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(with_aside(plain, keys) if keys else plain)
