"""The documents around the notice shown: what it names, and what names it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTreeWidgetItem, QWidget

from db.model import NoticeId
from db.model.values import valueclass
from reader.models.tips import plain_tip
from reader.widgets.empty import EmptyPage
from reader.widgets.look import follow_look, icon, look
from reader.widgets.rows import RowTreeWidget

_TARGET = Qt.ItemDataRole.UserRole


@valueclass
class RelatedLine:
    """One document: its group, its name, a few words more; the notice where the archive holds it, else the line."""

    group: str
    words: str
    detail: str = ""
    notice_id: NoticeId | None = None
    line: int | None = None


class RelatedPane(QWidget):
    """A list by kind. Documents in the archive open; of the others the place that names them is shown."""

    notice_requested = Signal(object)
    line_requested = Signal(int)
    menu_requested = Signal(object, QPoint)
    """NoticeId of the row under the pointer, or None, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = RowTreeWidget(self)
        self.list.setObjectName("related")
        self.list.setAccessibleName(self.tr("关联文件"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(10)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_menu)
        empty = EmptyPage(
            "quote", self.tr("没有关联的文件"), self.tr("这份文件没有提到别的文件，存档里也没有文件提到它"), self
        )
        self._lines: tuple[RelatedLine, ...] = ()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        follow_look(self, self._fill)

    @property
    def count(self) -> int:
        """How many documents are listed."""
        return len(self._lines)

    @property
    def chosen(self) -> NoticeId | None:
        """The document on whose row the keys stand, where the archive holds it."""
        return _notice_of(self.list.currentItem())

    def await_lines(self) -> None:
        """List nothing, for now: it is being looked for."""
        self.show_lines(())
        self._stack.setCurrentWidget(self.list)

    def show_lines(self, lines: Sequence[RelatedLine]) -> None:
        """List documents, in groups of the order given."""
        self._lines = tuple(lines)
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for line in self._lines:
            if line.group not in groups:
                groups[line.group] = self._head(line.group)
            groups[line.group].addChild(self._item(line))
        self.list.expandAll()
        self._stack.setCurrentIndex(1 if self._lines else 0)

    def _head(self, words: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem([words])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(head)
        return head

    def _item(self, line: RelatedLine) -> QTreeWidgetItem:
        here = line.notice_id is not None
        item = QTreeWidgetItem([line.words if here else self.tr("{name}（存档中没有）").format(name=line.words)])
        item.setData(0, _TARGET, line)
        wish = "" if here else self.tr("单击看本文哪里提到它")
        item.setToolTip(0, plain_tip("\n".join(part for part in (line.words, line.detail, wish) if part)))
        item.setIcon(0, icon("notice" if here else "locate"))
        if not here:
            item.setForeground(0, QColor(look().tokens.soft))
        return item

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_requested.emit(_notice_of(self.list.itemAt(place)), self.list.viewport().mapToGlobal(place))

    def _open(self, item: QTreeWidgetItem) -> None:
        line: RelatedLine | None = item.data(0, _TARGET)
        if line is None:
            return
        if line.notice_id is not None:
            self.notice_requested.emit(line.notice_id)
        elif line.line is not None:
            self.line_requested.emit(line.line)


def _notice_of(item: QTreeWidgetItem | None) -> NoticeId | None:
    line: RelatedLine | None = item.data(0, _TARGET) if item else None
    return line.notice_id if line else None
