"""The context menus of notices and issues, the same in the tree and the hits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from db.model import IssueId, NoticeId
from reader.actions import Actions
from reader.flows.reading import Goal
from reader.flows.row_keys import give_keys
from reader.widgets.look import icon

_PAPER = ("print_preview", "print")
"""From a row one prints by way of the preview."""
_KEYED = ("open_in_new_tab", "bookmark", "copy_citation", *_PAPER, "export")
"""Actions of the window that are in the menus of rows too, with their keys."""
_MOST_TABS = 10
"""So many documents are opened at once at the most."""


class Menus(QObject):
    """Builds the menus; every entry is a wish. Those that the window has for the page in front have the same keys."""

    open_requested = Signal(Goal)
    tab_requested = Signal(Goal)
    preview_requested = Signal(object)
    export_requested = Signal(object)
    citation_requested = Signal(object)
    bookmark_requested = Signal(object, bool)
    """NoticeIds, and whether they are to have a bookmark."""
    read_requested = Signal(object, bool)
    """NoticeIds, and whether they count as read from now on."""
    issue_preview_requested = Signal(object)
    contents_preview_requested = Signal(object)
    issue_export_requested = Signal(object)
    issue_read_requested = Signal(object, bool)
    removal_requested = Signal(tuple)
    """IssueIds to take out of the archive."""
    many_tabs_requested = Signal(tuple)
    many_preview_requested = Signal(tuple)
    many_citations_requested = Signal(tuple)
    """NoticeIds."""
    refused = Signal(str)
    """An entry was chosen for more rows than it can serve; the words that say so."""

    def __init__(self, named: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._named = named
        self._parent = parent

    @property
    def keys(self) -> frozenset[str]:
        """The keys that mean rows and not the page in front, by their portable names."""
        return frozenset(self._named[name].shortcut().toString() for name in _KEYED)

    def of_notice(self, goal: Goal, *, bookmarked: bool, read: bool) -> QMenu:
        """What can be done with a notice, which is opened where the ``goal`` says."""
        menu, notice_id = self._menu(), goal.notice_id
        menu.addAction(self.tr("打开")).triggered.connect(lambda: self.open_requested.emit(goal))
        words = self.tr("在新标签页中打开")
        self._add(menu, "new-tab", words, lambda: self.tab_requested.emit(goal), "open_in_new_tab")
        menu.addSeparator()
        star, words = ("bookmark-on", self.tr("取消收藏")) if bookmarked else ("bookmark", self.tr("收藏"))
        self._add(menu, star, words, lambda: self.bookmark_requested.emit((notice_id,), not bookmarked), "bookmark")
        words = self.tr("标为未读") if read else self.tr("标为已读")
        self._add(menu, "check", words, lambda: self.read_requested.emit((notice_id,), not read))
        self._add(menu, "quote", self.tr("复制引文"), lambda: self.citation_requested.emit(notice_id), "copy_citation")
        menu.addSeparator()
        self._add(menu, "print", self.tr("打印预览…"), lambda: self.preview_requested.emit(notice_id), *_PAPER)
        self._add(menu, "export", self.tr("导出…"), lambda: self.export_requested.emit((notice_id,)), "export")
        return menu

    def of_many(
        self, notice_ids: tuple[NoticeId, ...], issue_ids: tuple[IssueId, ...] = (), *, bookmarked: bool
    ) -> QMenu:
        """What can be done with all selected notices, each as one job, and with the selected issues.

        ``bookmarked``: all of the notices are.
        """
        menu = self._menu()
        count = len(notice_ids)
        if notice_ids:
            words = self.tr("在新标签页中打开所选 %n 份", None, count)
            self._add(menu, "new-tab", words, lambda: self._open_in_tabs(notice_ids), "open_in_new_tab")
            menu.addSeparator()
            words = self.tr("打印预览所选 %n 份…", None, count)
            self._add(menu, "print", words, lambda: self.many_preview_requested.emit(notice_ids), *_PAPER)
            words = self.tr("导出所选 %n 份…", None, count)
            self._add(menu, "export", words, lambda: self.export_requested.emit(notice_ids), "export")
            words = self.tr("复制所选 %n 份的引文", None, count)
            self._add(menu, "quote", words, lambda: self.many_citations_requested.emit(notice_ids), "copy_citation")
            menu.addSeparator()
            add, remove = self.tr("收藏所选 %n 份", None, count), self.tr("取消收藏所选 %n 份", None, count)
            star, words = ("bookmark-on", remove) if bookmarked else ("bookmark", add)
            self._add(menu, star, words, lambda: self.bookmark_requested.emit(notice_ids, not bookmarked), "bookmark")
            self._add(menu, "check", self.tr("标为已读"), lambda: self.read_requested.emit(notice_ids, True))
            self._add(menu, "unread", self.tr("标为未读"), lambda: self.read_requested.emit(notice_ids, False))
        if issue_ids:
            self._add_removal(menu, self.tr("从存档中移除 %n 期…", None, len(issue_ids)), issue_ids)
        if menu.isEmpty():
            menu.addAction(self.tr("所选的各行里没有文件")).setEnabled(False)
        return menu

    def of_lost(self, remove: Callable[[], object], *, bookmarked: bool) -> QMenu:
        """What can be done with notices that are not in the archive: a bookmark can be removed, else nothing."""
        menu = self._menu()
        if bookmarked:
            self._add(menu, "bookmark-on", self.tr("取消收藏"), remove, "bookmark")
        return menu

    def of_issue(self, issue_id: IssueId) -> QMenu:
        """What can be done with an issue."""
        menu = self._menu()
        self._add(menu, "check", self.tr("本期全部标为已读"), lambda: self.issue_read_requested.emit(issue_id, True))
        self._add(menu, "unread", self.tr("本期全部标为未读"), lambda: self.issue_read_requested.emit(issue_id, False))
        menu.addSeparator()
        self._add(menu, "print", self.tr("打印预览整期…"), lambda: self.issue_preview_requested.emit(issue_id), *_PAPER)
        self._add(menu, "contents", self.tr("打印预览目录…"), lambda: self.contents_preview_requested.emit(issue_id))
        self._add(menu, "export", self.tr("导出整期…"), lambda: self.issue_export_requested.emit(issue_id), "export")
        self._add_removal(menu, self.tr("从存档中移除…"), (issue_id,))
        return menu

    def _open_in_tabs(self, notice_ids: tuple[NoticeId, ...]) -> None:
        if len(notice_ids) <= _MOST_TABS:
            self.many_tabs_requested.emit(notice_ids)
        else:
            self.refused.emit(self.tr("一次最多在新标签页中打开 %n 份文件", None, _MOST_TABS))

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, icon_name: str, words: str, do: Callable[[], object], *names: str) -> QAction:
        """``names``: of the actions that do this to the page in front."""
        entry = menu.addAction(icon(icon_name), words)
        entry.triggered.connect(do)
        if names:
            give_keys(entry, *(self._named[name].shortcut() for name in names))
        return entry

    def _add_removal(self, menu: QMenu, words: str, issue_ids: tuple[IssueId, ...]) -> None:
        menu.addSeparator()
        entry = menu.addAction(icon("delete"), words)
        entry.triggered.connect(lambda: self.removal_requested.emit(issue_ids))
        give_keys(entry, QKeySequence(Qt.Key.Key_Delete))
