"""All tables of the archive, with a field to filter them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.model import NoticeId, TableSummary
from reader.models.counts import tables_counted
from reader.models.table_list import SUMMARY_ROLE, TableListModel
from reader.widgets.committed_edit import offer_clearing
from reader.widgets.empty import EmptyPage
from reader.widgets.rows import RowTree

_MARGINS = 20
"""Pixels beside the words of a cell."""


class TableCatalogue(QWidget):
    """The list of all tables. A table is opened by double click or Enter."""

    table_activated = Signal(object, int)
    """NoticeId, and the table's index in the notice."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableListModel(self)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("筛选标题、文件或期号"))
        self.field.setAccessibleName(self.tr("筛选表格"))
        offer_clearing(self.field)
        self._count = QLabel(self)
        self._count.setProperty("role", "soft")
        self.list = self._make_list()
        self._empty = EmptyPage("table", "", "", self)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(10, 10, 10, 10)
        rows.addLayout(row)
        rows.addLayout(self._stack, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._activate_first)
        self.list.activated.connect(self._activate)
        down = QShortcut(Qt.Key.Key_Down, self.field, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter_list)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.field.setFocus)
        close = QShortcut(Qt.Key.Key_Escape, self)
        close.activated.connect(self._clear_or_close)

    def show_tables(self, tables: Sequence[TableSummary], words: Sequence[str]) -> None:
        """List these tables; ``words`` are those by which each is found, folded and in one case."""
        self._model.set_tables(tables, words)
        self._fit()
        self._tell()

    def _make_list(self) -> RowTree:
        view = RowTree(self)
        view.setAccessibleName(self.tr("全部表格"))
        view.setModel(self._model)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return view

    def _fit(self) -> None:
        """Give the other columns what they need: the titles share the rest."""
        view = self.list
        view.ensurePolished()
        for column, said in self._model.said().items():
            wanted = max(map(view.fontMetrics().horizontalAdvance, said), default=0) + _MARGINS
            view.setColumnWidth(column, max(wanted, view.header().sectionSizeHint(column)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: tell it."""
        super().closeEvent(event)
        self.closed.emit()

    def _filter(self, text: str) -> None:
        self._model.set_filter(text)
        self._tell()

    def _tell(self) -> None:
        shown, every = self._model.found, self._model.total
        self._count.setText(tables_counted(every) if shown == every else f"{shown:,} / {tables_counted(every)}")
        if every:
            self._empty.say(self.tr("没有找到表格"), self.tr("试试更短的词，或清空筛选。"))
        else:
            self._empty.say(self.tr("存档里还没有表格"))
        self._stack.setCurrentWidget(self.list if shown else self._empty)

    def _enter_list(self) -> None:
        """From the field down into the list."""
        if self._model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0, 0))

    def _clear_or_close(self) -> None:
        if self.field.text():
            self.field.clear()
            self.field.setFocus()
        else:
            self.close()

    def _activate_first(self) -> None:
        if self._model.rowCount():
            self._activate(self._model.index(0, 0))

    def _activate(self, index: QModelIndex) -> None:
        table: TableSummary = index.data(SUMMARY_ROLE)
        self.table_activated.emit(NoticeId(table.notice_id), table.index)
