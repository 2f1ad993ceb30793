"""The first column of a large table, kept in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTableView

from reader.widgets.tables.header import TableHeader

if TYPE_CHECKING:
    from reader.widgets.tables.view import GridView

_FROZEN_SHARE = 0.4
"""A first column wider than this share of the view is not kept."""


class FrozenColumn(QTableView):
    """The first column, over the table that it belongs to.

    It is scrolled as its owner is; it leads only while rows are selected by dragging in it. Hidden, it knows too little
    of its rows to have a say.
    """

    def __init__(self, owner: GridView) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setModel(owner.model())
        self.setSelectionModel(owner.selectionModel())
        self.setItemDelegate(owner.delegate)
        self.header = TableHeader(owner.table, self)
        self.setHorizontalHeader(self.header)
        self.header.sectionClicked.connect(owner.sort_by)
        self.header.filter_changed.connect(owner.header.set_filter_text)
        owner.header.filter_changed.connect(self.header.set_filter_text)
        self.header.filter_left.connect(owner.header.filter_left)
        self.setObjectName("frozenColumn")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        owner.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._lead)
        owner.horizontalScrollBar().valueChanged.connect(self._show_if_needed)
        owner.verticalHeader().sectionResized.connect(lambda row, _old, new: self.setRowHeight(row, new))
        self.hide()

    def follow(self) -> None:
        """Take the size of the first column."""
        owner = self._owner
        for column in range(1, owner.model().columnCount()):
            self.setColumnHidden(column, True)
        self.setColumnWidth(0, owner.columnWidth(0))
        self.header.set_table(owner.table)
        if bool(self.header.fields) != bool(owner.header.fields):
            self.header.show_filters(bool(owner.header.fields))
            for field in self.header.fields:
                field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab takes the owner's, which come into view
        self.header.follow(owner.header)
        self.header.setVisible(owner.header.isVisible())
        left = owner.verticalHeader().width() if owner.verticalHeader().isVisible() else 0
        head = owner.header.height() if owner.header.isVisible() else 0
        frame = owner.frameWidth()
        self.setGeometry(left + frame, frame, owner.columnWidth(0), owner.viewport().height() + head)
        self._show_if_needed()

    def _show_if_needed(self) -> None:
        owner = self._owner
        scrolled = owner.horizontalScrollBar().value() > 0
        narrow = owner.columnWidth(0) <= _FROZEN_SHARE * owner.viewport().width()
        wanted = scrolled and narrow and owner.model().columnCount() > 1 and not owner.table.form
        self.setVisible(wanted)
        owner.header.kept_width = owner.delegate.kept_width = owner.columnWidth(0) if wanted else 0

    def _lead(self, value: int) -> None:
        if self.state() is QTableView.State.DragSelectingState:
            self._owner.verticalScrollBar().setValue(value)

    def updateGeometries(self) -> None:
        """Be scrolled as the owner: only now it is known how far one can scroll."""
        super().updateGeometries()
        self.verticalScrollBar().setValue(self._owner.verticalScrollBar().value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the owner."""
        self._owner.wheelEvent(event)
