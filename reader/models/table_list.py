"""All tables of the archive as an item model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import TableSummary
from db.model.naming import folded_name
from reader.models.collating import collated
from reader.models.counts import rows_and_columns
from reader.models.short_titles import short_title, year_and_number
from reader.models.tips import plain_tip

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's :class:`TableSummary`."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAGE = 500


_short = lru_cache(maxsize=4096)(short_title)


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TableListModel", text, None, count)


class TableListModel(QAbstractTableModel):
    """A row a table: title, rows and columns, notice, issue, what to mind.

    It filters and sorts by itself, and shows more as one scrolls: a proxy or a view would ask for every row of ten
    thousands of tables.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[TableSummary, ...] = ()
        self._words: tuple[str, ...] = ()
        self._order: Sequence[int] = ()
        """Every table, sorted."""
        self._shown: Sequence[int] = ()
        """Those that the filter leaves."""
        self._rows = 0
        """So many of them the view knows of."""
        self._filter = ""

    @property
    def total(self) -> int:
        """Number of tables."""
        return len(self._tables)

    @property
    def found(self) -> int:
        """Number of tables that the filter leaves."""
        return len(self._shown)

    def set_tables(self, tables: Sequence[TableSummary], words: Sequence[str]) -> None:
        """List these tables; ``words`` are those by which each is found, folded and in one case, beside its remarks."""
        self._tables = tuple(tables)
        remarks = (folded_name(_remark(table)).casefold() for table in tables)
        self._words = tuple(f"{known}\t{remark}" for known, remark in zip(words, remarks, strict=True))
        self._order = range(len(self._tables))
        self._show()

    def said(self) -> dict[int, set[str]]:
        """What the columns of size, issue and remark say, by their number; of the titles nothing."""
        kinds = {column: {alike(table): table for table in self._tables} for column, alike in _ALIKE.items()}
        return {column: set(map(_TEXTS[column], found.values())) for column, found in kinds.items()}

    def set_filter(self, text: str) -> None:
        """Show the tables in whose words every word of ``text`` stands."""
        self._filter = text
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column; by none (-1) as the tables came."""
        self._order = range(len(self._tables))
        if column >= 0:
            keys = [_SORT_KEYS[column](table) for table in self._tables]
            self._order = sorted(self._order, key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        wanted = [folded_name(word).casefold() for word in self._filter.split()]
        self._shown = [n for n in self._order if all(word in self._words[n] for word in wanted)]
        self._rows = min(_PAGE, len(self._shown))
        self.endResetModel()

    def canFetchMore(self, parent: _Index) -> bool:
        """Qt: whether there are more tables than the view knows of."""
        return not parent.isValid() and self._rows < len(self._shown)

    def fetchMore(self, parent: _Index) -> None:
        """Qt: the next tables."""
        if self.canFetchMore(parent):
            rows = min(self._rows + _PAGE, len(self._shown))
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of tables that the view knows of."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Title, size, notice, issue, remark."""
        return 0 if parent.isValid() else len(_SORT_KEYS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        table = self._tables[self._shown[index.row()]]
        if role == SUMMARY_ROLE:
            return table
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[index.column()](table)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (0, 2):
            return plain_tip(table.notice_title if index.column() else table.title)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _names()[section]
        return None


def _names() -> tuple[str, ...]:
    return (_tr("表格"), _tr("大小"), _tr("所在文件"), _tr("期"), _tr("备注"))


def _title(table: TableSummary) -> str:
    return table.title or _tr("（无标题）")


def _size(table: TableSummary) -> str:
    return rows_and_columns(table.rows, table.columns)


def _notice(table: TableSummary) -> str:
    return _short(table.notice_title)


def _printed_in(table: TableSummary) -> str:
    return year_and_number(table.year, table.number) if table.year else ""


def _remark(table: TableSummary) -> str:
    shifted = _tr("⚠ %n 行可能错位", table.shifted_rows) if table.shifted_rows else ""
    return "　".join(part for part in (_tr("空白表单") if table.form else "", shifted) if part)


def _issue(table: TableSummary) -> tuple[int, int]:
    return table.year or 0, table.number or 0


_TEXTS: tuple[Callable[[TableSummary], str], ...] = (_title, _size, _notice, _printed_in, _remark)
"""What each column shows."""
_ALIKE: dict[int, Callable[[TableSummary], object]] = {
    1: lambda table: (table.rows, table.columns),
    3: _issue,
    4: lambda table: (table.form, table.shifted_rows),
}
"""What tables have in common that say the same in a column, of those in which many do."""
_SORT_KEYS: tuple[Callable[[TableSummary], Any], ...] = (
    lambda table: collated(table.title),
    lambda table: table.rows,
    lambda table: collated(_short(table.notice_title)),
    _issue,
    lambda table: table.shifted_rows or int(table.form),
)
"""What each column is sorted by."""
