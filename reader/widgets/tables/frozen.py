"""The columns of a large table that name its rows, kept in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTableView

from reader.widgets.tables.header import TableHeader

if TYPE_CHECKING:
    from reader.widgets.tables.view import GridView

_FROZEN_SHARE = 0.4
"""Columns wider than this share of the view are not kept."""


class FrozenColumn(QTableView):
    """The first column, and the second where the first only numbers the rows, over the table that they belong to.

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
        """Take the size of the columns that are kept."""
        owner, kept = self._owner, max(self._columns(), 1)
        for column in range(owner.model().columnCount()):
            self.setColumnHidden(column, column >= kept)
            if column < kept:
                self.setColumnWidth(column, owner.columnWidth(column))
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
        self.setGeometry(left + frame, frame, self._width(kept), owner.viewport().height() + head)
        self._show_if_needed()

    def _show_if_needed(self) -> None:
        owner, kept = self._owner, self._columns()
        scrolled = owner.horizontalScrollBar().value() > 0
        wanted = scrolled and 0 < kept < owner.model().columnCount() and not owner.table.form
        self.setVisible(wanted)
        self.verticalScrollBar().setValue(owner.verticalScrollBar().value())  # shown first, it stands at its top
        owner.header.kept_width = owner.delegate.kept_width = self._width(kept) if wanted else 0

    def _columns(self) -> int:
        """How many of the columns that name the rows leave enough of the view."""
        most = _FROZEN_SHARE * self._owner.viewport().width()
        return next((count for count in range(self._owner.naming, 0, -1) if self._width(count) <= most), 0)

    def _width(self, columns: int) -> int:
        return sum(self._owner.columnWidth(column) for column in range(columns))

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
