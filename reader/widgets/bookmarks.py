"""Bookmarks in folders, marked passages, and what was read lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.model import NoticeId
from db.model.userdata import BookmarkId, FolderId
from reader.models.punctuation import clauses
from reader.widgets.bookmark_drag import BookmarkDragTree
from reader.widgets.bookmark_lines import BookmarkLine, FolderLine, HighlightLine, Line, RecentLine
from reader.widgets.empty import EmptyPage
from reader.widgets.look import follow_look, icon, look
from reader.widgets.pens import add_mark_actions, pen_icon, pen_name

_KEYS = ("F2", "Del")
"""Those of the list that change and remove a line."""
_RECENT = "recent"
Tell = Callable[[str], object]


class BookmarksPanel(QWidget):
    """A tree of folders, bookmarks and marks. Everything that changes something is a wish."""

    notice_activated = Signal(object, object)
    notice_wanted_in_new_tab = Signal(object, object)
    """NoticeId, and the Passage of it to go to, or None."""
    lost_activated = Signal()
    """A line whose notice the archive does not hold."""
    menu_requested = Signal(tuple, QPoint)
    """The chosen lines, and the place on the screen."""
    removal_requested = Signal(tuple)
    """BookmarkIds."""
    move_requested = Signal(tuple, object)
    """BookmarkIds, and FolderId or None."""
    move_to_new_requested = Signal(tuple, str)
    """BookmarkIds, and the name of a folder to be made for them."""
    note_requested = Signal(object, str)
    folder_requested = Signal(str)
    rename_requested = Signal(object, str)
    folder_removal_requested = Signal(object)
    highlight_note_requested = Signal(object)
    highlight_colour_requested = Signal(object, object)
    """Highlight; for its colour also the HighlightColour that it is to have."""
    highlight_removal_requested = Signal(tuple)
    """Highlights."""
    mixed_removal_requested = Signal(tuple, tuple)
    """BookmarkIds and Highlights, to be brought back together."""
    export_requested = Signal()
    clear_recent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[FolderLine, ...] = ()
        self._bookmarks: tuple[BookmarkLine, ...] = ()
        self._recent: tuple[RecentLine, ...] = ()
        self._highlights: tuple[HighlightLine, ...] = ()
        self._known = False
        self.tree = BookmarkDragTree(self)
        self.tree.moved.connect(self.move_requested)
        self.tree.opened.connect(self._open)
        self.tree.edit_pressed.connect(self._edit)
        self.tree.delete_pressed.connect(self._remove)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.folder_button = self._button("folder", self.tr("新建文件夹"))
        self.folder_button.clicked.connect(self._ask_folder)
        self.export_button = self._button("export", self.tr("把收藏和批注导出为 Markdown"))
        self.export_button.clicked.connect(self.export_requested)
        words = self.tr("阅读时按 Ctrl+D，把文件收藏在这里")
        self.empty = EmptyPage("bookmark", self.tr("还没有收藏"), words, self)
        self._arrange()
        follow_look(self, self._fill)

    def show_lines(
        self,
        folders: Sequence[FolderLine],
        bookmarks: Sequence[BookmarkLine],
        recent: Sequence[RecentLine],
        highlights: Sequence[HighlightLine] = (),
        *,
        known: bool = True,
    ) -> None:
        """Show everything anew; where it is not ``known`` yet, that is not called empty."""
        shown = (self._folders, self._bookmarks, self._recent, self._highlights, self._known)
        self._folders, self._bookmarks, self._recent = tuple(folders), tuple(bookmarks), tuple(recent)
        self._highlights, self._known = tuple(highlights), known
        if shown != (self._folders, self._bookmarks, self._recent, self._highlights, self._known):
            self._fill()

    def focus(self) -> None:
        """Go to the list, also where it is empty: it may be filled in a moment."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tree.choose_current()

    def go_to_folder(self, folder: FolderId) -> None:
        """Go to a folder in the list."""
        self.tree.go_to_folder(folder)
        self.focus()

    def notices_of(self, lines: tuple[Line, ...]) -> tuple[NoticeId, ...]:
        """The notices of some lines, each once, those of a folder too; what the archive does not hold is left out."""
        inside = {line.id for line in lines if isinstance(line, FolderLine)}
        single = [line for line in lines if not isinstance(line, FolderLine)]
        found = (line.notice_id for line in (*single, *(line for line in self._bookmarks if line.folder in inside)))
        return tuple(dict.fromkeys(notice_id for notice_id in found if notice_id is not None))

    def add_actions(self, menu: QMenu, lines: tuple[Line, ...]) -> None:
        """Add to a menu what can be done with the lines themselves, whatever can be done with their notices."""
        first, *others = lines
        bookmarks = tuple(line for line in lines if isinstance(line, BookmarkLine))
        if bookmarks:
            self._add_move(menu, bookmarks)
        if others:
            if all(isinstance(line, HighlightLine) for line in lines):
                self._add_removal(menu, lines, self.tr("删除所选 %n 处标记", None, len(lines)))
        elif isinstance(first, FolderLine):
            self._add_edit(menu, first, self.tr("重命名…"))
            self._add_removal(menu, lines, self.tr("删除文件夹（保留其中的收藏）"))
        elif isinstance(first, BookmarkLine):
            self._add_edit(menu, first, self.tr("写备注…"))
        elif isinstance(first, HighlightLine):
            self._add_mark_actions(menu, first)
        else:
            self._add_clear(menu)

    def _add_clear(self, menu: QMenu) -> None:
        menu.addAction(icon("delete"), self.tr("清除最近阅读")).triggered.connect(self.clear_recent_requested)

    def _add_move(self, menu: QMenu, lines: tuple[BookmarkLine, ...]) -> None:
        ids = tuple(line.id for line in lines)
        move = menu.addMenu(icon("folder"), self.tr("移到"))
        for folder in (FolderLine(FolderId(0), self.tr("（不在文件夹里）")), *self._folders):
            target = folder.id or None
            action = move.addAction(folder.name.replace("&", "&&"))
            action.setEnabled(any(line.folder != target for line in lines))
            action.triggered.connect(lambda _on=False, target=target: self.move_requested.emit(ids, target))
        move.addSeparator()
        move.addAction(self.tr("新建文件夹…")).triggered.connect(lambda: self._ask_folder_for(ids))

    def _add_edit(self, menu: QMenu, line: Line, words: str) -> None:
        menu.addAction(icon("edit"), f"{words}\t{_KEYS[0]}").triggered.connect(lambda: self._edit(line))

    def _add_removal(self, menu: QMenu, lines: tuple[Line, ...], words: str) -> None:
        menu.addAction(icon("delete"), f"{words}\t{_KEYS[1]}").triggered.connect(lambda: self._remove(lines))

    def _add_mark_actions(self, menu: QMenu, line: HighlightLine) -> None:
        add_mark_actions(
            menu,
            line.highlight,
            write=self.highlight_note_requested.emit,
            paint=self.highlight_colour_requested.emit,
            remove=lambda removed: self.highlight_removal_requested.emit((removed,)),
            keys=_KEYS,
        )

    def _fill(self) -> None:
        with self.tree.filling():
            self._add_bookmarks(None, None)
            for folder in self._folders:
                count = sum(bookmark.folder == folder.id for bookmark in self._bookmarks)
                self._add_bookmarks(folder.id, self.tree.add_folder(folder, count))
            self._add_highlights()
            self._add_recent()
        self.empty.setVisible(self._known and not self.tree.topLevelItemCount())

    def _add_bookmarks(self, folder: FolderId | None, under: QTreeWidgetItem | None) -> None:
        for line in self._bookmarks:
            if line.folder == folder:
                told = (line.title, line.detail, line.note)
                self._add_noted(under, line, line.note, told, icon("bookmark"))

    def _add_highlights(self) -> None:
        if self._highlights:
            head = self.tree.add_head("highlights", self.tr("标记与批注"), "quote", len(self._highlights))
            for line in self._highlights:
                note, colour = line.highlight.note, line.highlight.colour
                item = self._add_noted(head, line, note, (line.words, note, line.title, line.detail), pen_icon(colour))
                spoken = clauses((item.data(0, Qt.ItemDataRole.AccessibleTextRole), pen_name(colour)))
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _add_recent(self) -> None:
        if self._recent:
            head = self.tree.add_head(_RECENT, self.tr("最近阅读"), "history")
            for line in self._recent:
                self.tree.add_line(head, line, line.words, line.detail, f"{line.title}\n{line.detail}", icon("notice"))

    def _add_noted(
        self,
        under: QTreeWidgetItem | None,
        line: BookmarkLine | HighlightLine,
        note: str,
        told: tuple[str, ...],
        sign: QIcon,
    ) -> QTreeWidgetItem:
        lacking = "" if line.notice_id is not None else self.tr("不在这个存档里")
        tip = "\n".join(part for part in (*told, lacking) if part)
        detail = " · ".join(part for part in (" ".join(note.split()), line.detail) if part)
        item = self.tree.add_line(under, line, line.words, detail, tip, sign)
        if lacking:
            item.setForeground(0, QColor(look().tokens.faint))
        return item

    def _open(self, line: Line, new_tab: bool = False) -> None:
        if isinstance(line, FolderLine):
            return
        if line.notice_id is None:
            self.lost_activated.emit()
        else:
            passage = line.highlight.passage if isinstance(line, HighlightLine) else None
            (self.notice_wanted_in_new_tab if new_tab else self.notice_activated).emit(line.notice_id, passage)

    def _edit(self, line: Line | None) -> None:
        if isinstance(line, BookmarkLine):
            self._ask_note(line)
        elif isinstance(line, FolderLine):
            self._ask_name(line)
        elif isinstance(line, HighlightLine):
            self.highlight_note_requested.emit(line.highlight)

    def _remove(self, lines: tuple[Line, ...]) -> None:
        """What was read lately stays."""
        bookmarks = tuple(line.id for line in lines if isinstance(line, BookmarkLine))
        highlights = tuple(line.highlight for line in lines if isinstance(line, HighlightLine))
        if bookmarks and highlights:
            self.mixed_removal_requested.emit(bookmarks, highlights)
        elif bookmarks:
            self.removal_requested.emit(bookmarks)
        elif highlights:
            self.highlight_removal_requested.emit(highlights)
        for folder in (line for line in lines if isinstance(line, FolderLine)):
            self.folder_removal_requested.emit(folder.id)

    def _open_menu(self, place: QPoint) -> None:
        item = self.tree.itemAt(place)
        place = self.tree.viewport().mapToGlobal(place)
        if lines := self.tree.chosen_with(item):
            self.menu_requested.emit(lines, place)
        elif self.tree.name_of(item) == _RECENT:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._add_clear(menu)
            menu.popup(place)

    def _ask_folder(self) -> None:
        self._ask(self.tr("新建文件夹"), self.tr("名称"), "", self.folder_requested.emit)

    def _ask_folder_for(self, bookmarks: tuple[BookmarkId, ...]) -> None:
        def tell(name: str) -> None:
            self.move_to_new_requested.emit(bookmarks, name)

        self._ask(self.tr("新建文件夹"), self.tr("名称"), "", tell)

    def _ask_name(self, line: FolderLine) -> None:
        self._ask(self.tr("重命名"), self.tr("名称"), line.name, lambda name: self.rename_requested.emit(line.id, name))

    def _ask_note(self, line: BookmarkLine) -> None:
        def tell(note: str) -> None:
            self.note_requested.emit(line.id, note)

        self._ask(self.tr("备注"), line.words, line.note, tell, may_be_empty=True)

    def _ask(self, title: str, words: str, text: str, tell: Tell, *, may_be_empty: bool = False) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words.replace("&", "&&"))
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(lambda value: tell(value.strip()) if may_be_empty or value.strip() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _button(self, icon_name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 8, 8, 2)
        top.addStretch(1)
        top.addWidget(self.folder_button)
        top.addWidget(self.export_button)
        below = QGridLayout()
        below.addWidget(self.tree, 0, 0)
        below.addWidget(self.empty, 0, 0)  # over the list, which keeps the keyboard
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addLayout(below, 1)
