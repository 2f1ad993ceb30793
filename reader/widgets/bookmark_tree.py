"""The tree in which bookmarks, marks and what was read lately are listed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidgetItem, QTreeWidgetItemIterator, QWidget

from db.model.userdata import FolderId
from reader.models.punctuation import clauses
from reader.models.tips import plain_tip
from reader.widgets.bookmark_lines import BookmarkLine, FolderLine, HighlightLine, Line
from reader.widgets.look import icon
from reader.widgets.rows import RowTreeWidget
from reader.widgets.two_lines import DETAIL, TwoLineDelegate

_LINE = Qt.ItemDataRole.UserRole
_NAME = DETAIL + 1
"""The role of what an item is known by when the tree is filled anew."""
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class BookmarkTree(RowTreeWidget):
    """Heads with their lines, of which several may be chosen, and keys for opening, changing and removing them."""

    opened = Signal(object, bool)
    """A line that is to be opened, and whether in a new tab."""
    edit_pressed = Signal(object)
    """The line that the user stands on, or None."""
    delete_pressed = Signal(tuple)
    """The chosen lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bookmarks")
        self.setAccessibleName(self.tr("收藏"))
        self.setHeaderHidden(True)
        self.setIndentation(15)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setExpandsOnDoubleClick(False)  # a click does
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.itemClicked.connect(self._click)

    def line_of(self, item: QTreeWidgetItem | None) -> Line | None:
        """What an item stands for; None for a head that can only be opened and closed."""
        line: Line | None = item.data(0, _LINE) if item else None
        return line

    def chosen_with(self, item: QTreeWidgetItem | None) -> tuple[Line, ...]:
        """The line of a row, or of all selected ones if it is one of them; none for a head."""
        rows = self.selectedItems() if item is not None and item.isSelected() else [item]
        return tuple(line for row in rows if (line := self.line_of(row)) is not None)

    def chosen(self) -> tuple[Line, ...]:
        """The line on which the keys stand, or all selected ones if it is one of them."""
        return self.chosen_with(self.currentItem())

    def name_of(self, item: QTreeWidgetItem | None) -> str:
        """What an item is known by; "" for none."""
        return str(item.data(0, _NAME)) if item else ""

    def add_head(self, name: str, words: str, icon_name: str, count: int = 0) -> QTreeWidgetItem:
        """A head for lines; it is known by ``name``, and never one of several that are chosen."""
        head = QTreeWidgetItem(self, [f"{words}  {count}" if count else words])
        head.setIcon(0, icon(icon_name))
        head.setData(0, _NAME, name)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        return head

    def add_folder(self, folder: FolderLine, count: int) -> QTreeWidgetItem:
        """A head for the bookmarks in a folder; what can be done with a folder can be done with it."""
        head = self.add_head(_name(folder), folder.name, "folder", count)
        head.setData(0, _LINE, folder)
        return head

    def add_line(
        self, under: QTreeWidgetItem | None, line: Line, words: str, detail: str, tip: str, sign: QIcon | None = None
    ) -> QTreeWidgetItem:
        """A line with a second one below its words."""
        item = QTreeWidgetItem(under, [words]) if under else QTreeWidgetItem(self, [words])
        item.setData(0, DETAIL, detail)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, clauses((words, detail)))
        item.setToolTip(0, plain_tip(tip))
        item.setData(0, _LINE, line)
        item.setData(0, _NAME, _name(line))
        if sign:
            item.setIcon(0, sign)
        return item

    def go_to_folder(self, folder: FolderId) -> None:
        """Stand on a folder's head, and see it."""
        head = next(item for item in self._items() if self.name_of(item) == _folder_name(folder))
        self._stand_on(head)
        self.scrollToItem(head)

    @property
    def names(self) -> frozenset[str]:
        """What the items are known by."""
        return frozenset(self.name_of(item) for item in self._items())

    def choose_new(self, known: Container[str]) -> None:
        """Choose the bookmarks and marks whose names were not ``known`` before, and stand on the first."""
        lines = ((item, self.line_of(item)) for item in self._items() if self.name_of(item) not in known)
        rows = [item for item, line in lines if isinstance(line, BookmarkLine | HighlightLine)]
        if rows:
            self._stand_on(rows[0])
            self.scrollToItem(rows[0])
        for row in rows:
            row.setSelected(True)

    def choose_current(self) -> None:
        """Choose the row that the keys go on from where none is chosen: as the next key would."""
        if (stood := self.currentItem()) is not None and not self.selectedItems():
            self._stand_on(stood)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Empty the tree and let it be filled; heads stay closed, rows chosen, and the user on the row, or near it.

        Whoever stands on a row that went into another folder sees it there.
        """
        items = self._items()
        closed = {self.name_of(item) for item in items if item.childCount() and not item.isExpanded()}
        chosen = {self.name_of(item) for item in items if item.isSelected()}
        stood = self.currentItem()
        name, head = self.name_of(stood), self.name_of(stood.parent() if stood else None)
        place = items.index(stood) if stood else 0
        nearest = [self.name_of(item) for item in (*items[place:], *reversed(items[:place]))] if stood else []
        scrolled = self.verticalScrollBar().value()
        self.clear()
        yield
        named = {self.name_of(item): item for item in self._items()}
        for each, item in named.items():
            item.setExpanded(each not in closed)
        if (nearby := next((named[each] for each in nearest if each in named), None)) is not None:
            self._stand_on(nearby)
        elif self.hasFocus() and (first := self.topLevelItem(0)) is not None:
            self._stand_on(first)  # as if the focus came now
        if not chosen.isdisjoint(named):
            for each, item in named.items():
                item.setSelected(each in chosen)
        self.verticalScrollBar().setValue(scrolled)
        now = self.currentItem()
        if now is not None and self.name_of(now) == name and self.name_of(now.parent()) != head:
            self.scrollToItem(now)

    def _stand_on(self, item: QTreeWidgetItem) -> None:
        """Select it alone, whichever keys are held down, and do not open the head of one that is out of sight."""
        self.setAutoScroll(False)
        self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setAutoScroll(True)

    def _items(self) -> list[QTreeWidgetItem]:
        """All items, from the top."""
        walk, found = QTreeWidgetItemIterator(self), []
        while item := walk.value():
            found.append(item)
            walk += 1
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, with Ctrl in a new tab, F2 changes, Delete removes."""
        stood = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(stood, new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_F2:
            self.edit_pressed.emit(self.line_of(stood))
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the middle button opens in a new tab."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._open(self.itemAt(event.position().toPoint()), new_tab=True)
        else:
            super().mousePressEvent(event)

    def _click(self, item: QTreeWidgetItem) -> None:
        """A click opens; with Ctrl or Shift it only selects."""
        if not QGuiApplication.keyboardModifiers() & _SELECTING:
            self._open(item)

    def _open(self, item: QTreeWidgetItem | None, *, new_tab: bool = False) -> None:
        """Open a line, or open and close a head."""
        if item is not None and item.childCount():
            item.setExpanded(not item.isExpanded())
        elif (line := self.line_of(item)) is not None:
            self.opened.emit(line, new_tab)


def _folder_name(folder: FolderId) -> str:
    return f"folder/{folder}"


def _name(line: Line) -> str:
    if isinstance(line, FolderLine):
        return _folder_name(line.id)
    if isinstance(line, BookmarkLine):
        return f"bookmark/{line.id}"
    if isinstance(line, HighlightLine):
        return f"highlight/{line.highlight.id}"
    return f"recent/{line.notice_id}"
