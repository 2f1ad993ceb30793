"""Bookmarks in folders, and what was read lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.model import NoticeId
from db.model.userdata import BookmarkId, FolderId
from db.model.values import valueclass
from reader.models.tips import plain_tip
from reader.widgets.empty import EmptyPage
from reader.widgets.look import follow_look, icon, look
from reader.widgets.two_lines import DETAIL, TwoLineDelegate

_LINE = Qt.ItemDataRole.UserRole


@valueclass
class BookmarkLine:
    """One bookmark: short words, number and issue, the whole title, the user's note; no notice where it is lacking."""

    id: BookmarkId
    folder: FolderId | None
    words: str
    detail: str
    title: str
    note: str
    notice_id: NoticeId | None


@valueclass
class FolderLine:
    """One folder."""

    id: FolderId
    name: str


@valueclass
class RecentLine:
    """One notice that was read lately."""

    words: str
    detail: str
    title: str
    notice_id: NoticeId


@valueclass
class HighlightLine:
    """One marked passage: its words, the user's note, where it stands; no notice where it is lacking."""

    words: str
    note: str
    detail: str
    title: str
    notice_id: NoticeId | None
    line: int


Line = BookmarkLine | FolderLine | RecentLine | HighlightLine
Tell = Callable[[str], object]


class BookmarksPanel(QWidget):
    """A tree of folders and bookmarks. Everything that changes something is a wish."""

    notice_activated = Signal(object)
    notice_wanted_in_new_tab = Signal(object)
    passage_activated = Signal(object, int)
    """NoticeId, and the line of its source to go to."""
    removal_requested = Signal(object)
    """BookmarkId."""
    move_requested = Signal(object, object)
    """BookmarkId, and FolderId or None."""
    note_requested = Signal(object, str)
    folder_requested = Signal(str)
    rename_requested = Signal(object, str)
    folder_removal_requested = Signal(object)
    export_requested = Signal()
    clear_recent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[FolderLine, ...] = ()
        self._bookmarks: tuple[BookmarkLine, ...] = ()
        self._recent: tuple[RecentLine, ...] = ()
        self._highlights: tuple[HighlightLine, ...] = ()
        self.tree = _Tree(self)
        self.setFocusProxy(self.tree)
        self.tree.enter_pressed.connect(self._open)
        self.tree.delete_pressed.connect(self._remove)
        self.tree.itemClicked.connect(self._open)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.folder_button = self._button("folder", self.tr("新建文件夹"))
        self.folder_button.clicked.connect(self._ask_folder)
        self.export_button = self._button("export", self.tr("把收藏和批注导出为 Markdown"))
        self.export_button.clicked.connect(self.export_requested)
        self.empty = EmptyPage("bookmark", self.tr("还没有收藏"), self.tr("阅读时按 Ctrl+D，把文件收藏在这里"))
        self._arrange()
        follow_look(self, self._fill)

    def show_lines(
        self,
        folders: Sequence[FolderLine],
        bookmarks: Sequence[BookmarkLine],
        recent: Sequence[RecentLine],
        highlights: Sequence[HighlightLine] = (),
    ) -> None:
        """Show everything anew."""
        self._folders, self._bookmarks, self._recent = tuple(folders), tuple(bookmarks), tuple(recent)
        self._highlights = tuple(highlights)
        self._fill()

    def menu_of(self, line: Line) -> QMenu:
        """What can be done with a line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(line, FolderLine):
            menu.addAction(icon("edit"), self.tr("重命名…")).triggered.connect(lambda: self._ask_name(line))
            remove = menu.addAction(icon("delete"), self.tr("删除文件夹（保留其中的收藏）"))
            remove.triggered.connect(lambda: self.folder_removal_requested.emit(line.id))
            return menu
        if line.notice_id is not None:
            menu.addAction(self.tr("打开")).triggered.connect(lambda: self._activate(line))
            tab = menu.addAction(icon("new-tab"), self.tr("在新标签页中打开"))
            tab.triggered.connect(lambda: self.notice_wanted_in_new_tab.emit(line.notice_id))
        if isinstance(line, BookmarkLine):
            self._add_bookmark_actions(menu, line)
        elif isinstance(line, RecentLine):
            menu.addAction(self.tr("清除最近阅读")).triggered.connect(self.clear_recent_requested)
        return menu

    def _add_bookmark_actions(self, menu: QMenu, line: BookmarkLine) -> None:
        menu.addAction(icon("edit"), self.tr("写备注…")).triggered.connect(lambda: self._ask_note(line))
        move = menu.addMenu(icon("folder"), self.tr("移到"))
        for folder in (FolderLine(FolderId(0), self.tr("（不在文件夹里）")), *self._folders):
            target = folder.id or None
            action = move.addAction(folder.name.replace("&", "&&"))
            action.setEnabled(target != line.folder)
            action.triggered.connect(lambda _on=False, target=target: self.move_requested.emit(line.id, target))
        remove = menu.addAction(icon("delete"), self.tr("取消收藏"))
        remove.triggered.connect(lambda: self.removal_requested.emit(line.id))

    def _fill(self) -> None:
        self.tree.clear()
        for bookmark in (b for b in self._bookmarks if b.folder is None):
            self.tree.addTopLevelItem(self._bookmark_item(bookmark))
        for folder in self._folders:
            inside = [self._bookmark_item(b) for b in self._bookmarks if b.folder == folder.id]
            item = self._head(folder.name, "folder", len(inside))
            item.setData(0, _LINE, folder)
            item.addChildren(inside)
        if self._highlights:
            head = self._head(self.tr("标记与批注"), "quote", len(self._highlights))
            head.addChildren([self._highlight_item(line) for line in self._highlights])
        if self._recent:
            head = self._head(self.tr("最近阅读"), "history", 0)
            head.addChildren(
                [self._item(line, line.words, line.detail, f"{line.title}\n{line.detail}") for line in self._recent]
            )
        self.tree.expandAll()
        self._stack.setCurrentWidget(self.tree if self.tree.topLevelItemCount() else self.empty)

    def _bookmark_item(self, line: BookmarkLine) -> QTreeWidgetItem:
        item = self._noted_item(line, (line.title, line.detail, line.note))
        item.setIcon(0, icon("bookmark"))
        return item

    def _highlight_item(self, line: HighlightLine) -> QTreeWidgetItem:
        return self._noted_item(line, (line.words, line.note, line.title, line.detail))

    def _noted_item(self, line: BookmarkLine | HighlightLine, told: tuple[str, ...]) -> QTreeWidgetItem:
        lacking = "" if line.notice_id is not None else self.tr("不在这个存档里")
        tip = "\n".join(part for part in (*told, lacking) if part)
        item = self._item(line, line.words, " · ".join(part for part in (line.note, line.detail) if part), tip)
        if lacking:
            item.setForeground(0, QColor(look().tokens.faint))
        return item

    def _item(self, line: Line, words: str, detail: str, tip: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, DETAIL, detail)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}，{detail}" if detail else words)
        item.setToolTip(0, plain_tip(tip))
        item.setData(0, _LINE, line)
        return item

    def _head(self, words: str, icon_name: str, count: int) -> QTreeWidgetItem:
        head = QTreeWidgetItem([f"{words}  {count}" if count else words])
        head.setIcon(0, icon(icon_name))
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        self.tree.addTopLevelItem(head)
        return head

    def _open(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item else None
        if isinstance(line, BookmarkLine | RecentLine | HighlightLine) and line.notice_id is not None:
            self._activate(line)

    def _activate(self, line: BookmarkLine | RecentLine | HighlightLine) -> None:
        if isinstance(line, HighlightLine):
            self.passage_activated.emit(line.notice_id, line.line)
        else:
            self.notice_activated.emit(line.notice_id)

    def _remove(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item else None
        if isinstance(line, BookmarkLine):
            self.removal_requested.emit(line.id)
        elif isinstance(line, FolderLine):
            self.folder_removal_requested.emit(line.id)

    def _open_menu(self, place: QPoint) -> None:
        item = self.tree.itemAt(place)
        if item is not None and (line := item.data(0, _LINE)) is not None:
            self.menu_of(line).popup(self.tree.viewport().mapToGlobal(place))

    def _ask_folder(self) -> None:
        self._ask(self.tr("新建文件夹"), self.tr("名称"), "", self.folder_requested.emit)

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
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.tree)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(top)
        rows.addLayout(self._stack, 1)


class _Tree(QTreeWidget):
    """The list, with keys for opening and removing."""

    enter_pressed = Signal(object)
    delete_pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarks")
        self.setAccessibleName(self.tr("收藏"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit(self.currentItem())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
