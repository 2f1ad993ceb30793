"""The outline of the notice shown: follows the reading, and leads to a heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from db.model import Notice
from reader.models.outline_model import LINE_ROLE, OutlineModel
from reader.widgets.empty import EmptyPage
from reader.widgets.rows import RowTree

_OPEN = 120
"""Up to so many headings everything is unfolded."""


class OutlinePane(QWidget):
    """A tree of headings."""

    line_requested = Signal(int)
    """Source line of a heading that the user wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OutlineModel(self)
        self._empty = EmptyPage("contents", self.tr("这份文件没有小标题"), "", self)
        self.tree = RowTree(self)
        self.tree.setObjectName("outline")
        self.tree.setAccessibleName(self.tr("大纲"))
        self.tree.setHeaderHidden(True)
        self.tree.setModel(self._model)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setIndentation(14)
        self.tree.clicked.connect(self._want)
        self.tree.activated.connect(self._want)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.tree)

    def show_outline(self, notice: Notice | None) -> None:
        """Show a notice's headings."""
        self._model.set_notice(notice)
        self._stack.setCurrentWidget(self._empty if self._model.empty else self.tree)
        if notice and len(notice.outline) <= _OPEN:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)

    def follow(self, line: int) -> None:
        """Make the heading that a source line stands under the current one; above the first, show the beginning."""
        item = self._model.item_at(line)
        if item is None:
            self.tree.setCurrentIndex(QModelIndex())
            self.tree.scrollToTop()
        elif item.index() != self.tree.currentIndex():
            self.tree.setCurrentIndex(item.index())
            self.tree.scrollTo(item.index())

    def _want(self, index: QModelIndex) -> None:
        self.line_requested.emit(index.data(LINE_ROLE))
