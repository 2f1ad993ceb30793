"""The menu of bookmarks, marks and what was read lately, and its keys: of the notices first, then of the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from db.model import NoticeId
from reader.flows.menus import Menus
from reader.flows.reading import Goal
from reader.flows.row_keys import RowKeys
from reader.widgets.bookmark_lines import BookmarkLine, FolderLine, HighlightLine, Line
from reader.widgets.bookmarks import BookmarksPanel


class BookmarkRows(QObject):
    """Serves the list of bookmarks. Its rows have the entries and keys that those of the contents have, and their own.

    ``of_notice`` makes the menu of a notice that is opened where a goal says, ``of_many`` that of several.
    """

    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self,
        panel: BookmarksPanel,
        menus: Menus,
        of_notice: Callable[[Goal], QMenu],
        of_many: Callable[[tuple[NoticeId, ...]], QMenu],
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._menus = menus
        self._of_notice = of_notice
        self._of_many = of_many
        panel.menu_requested.connect(self._open)
        panel.lost_activated.connect(lambda: self.said.emit(self._lost_words()))
        RowKeys(panel.tree, lambda: self.menu_of(panel.tree.chosen()), menus.keys).refused.connect(self._refuse)

    def menu_of(self, lines: tuple[Line, ...]) -> QMenu | None:
        """What can be done with the chosen rows; None where none is chosen."""
        if not lines:
            return None
        menu = self._menu_of_notices(lines)
        menu.addSeparator()
        self._panel.add_actions(menu, lines)
        return menu

    def _menu_of_notices(self, lines: tuple[Line, ...]) -> QMenu:
        notices = self._panel.notices_of(lines)
        first, *others = lines
        if not notices:
            lost = tuple(line.id for line in lines if isinstance(line, BookmarkLine))
            return self._menus.of_lost(lambda: self._panel.removal_requested.emit(lost), bookmarked=bool(lost))
        if others or isinstance(first, FolderLine):
            return self._of_many(notices)
        passage = first.highlight.passage if isinstance(first, HighlightLine) else None
        return self._of_notice(Goal(notices[0], passage=passage))

    def _refuse(self, words: str) -> None:
        lost = any(
            isinstance(line, BookmarkLine | HighlightLine) and line.notice_id is None
            for line in self._panel.tree.chosen()
        )
        self.said.emit(self._lost_words() if lost else words)

    def _lost_words(self) -> str:
        return self.tr("这份文件不在这个存档里")

    def _open(self, lines: tuple[Line, ...], place: QPoint) -> None:
        if menu := self.menu_of(lines):
            menu.popup(place)
