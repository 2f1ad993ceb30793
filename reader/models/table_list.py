"""All tables of the archive as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import TableSummary
from db.model.naming import folded_name
from reader.models.counts import rows_and_columns

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's :class:`TableSummary`."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TableListModel", text, None, count)


class TableListModel(QAbstractTableModel):
    """A row a table: title, rows and columns, notice, issue, what to mind.

    It filters and sorts by itself: a proxy would ask for every cell of ten thousands of tables.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[TableSummary, ...] = ()
        self._words: tuple[str, ...] = ()
        self._order: Sequence[int] = ()
        """Every table, sorted."""
        self._shown: Sequence[int] = ()
        """Those that the filter leaves."""
        self._filter = ""

    @property
    def total(self) -> int:
        """Number of tables, shown or not."""
        return len(self._tables)

    def set_tables(self, tables: Sequence[TableSummary], words: Sequence[str]) -> None:
        """List these tables; ``words`` are those by which each is found, folded and in one case."""
        self._tables, self._words = tuple(tables), tuple(words)
        self._order = range(len(self._tables))
        self._show()

    def set_filter(self, text: str) -> None:
        """Show the tables in whose words every word of ``text`` stands."""
        self._filter = text
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column; by none (-1) as the tables came."""
        self._order = range(len(self._tables))
        if column >= 0:
            keys = [_sort_keys(table)[column] for table in self._tables]
            self._order = sorted(self._order, key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        wanted = [folded_name(word).casefold() for word in self._filter.split()]
        self._shown = [n for n in self._order if all(word in self._words[n] for word in wanted)]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of tables that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Title, size, notice, issue, remark."""
        return 0 if parent.isValid() else len(_names())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        table = self._tables[self._shown[index.row()]]
        if role == SUMMARY_ROLE:
            return table
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(table)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (0, 2):
            return _texts(table)[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _names()[section]
        return None


def _names() -> tuple[str, ...]:
    return (_tr("表格"), _tr("大小"), _tr("所在文件"), _tr("期"), _tr("备注"))


def _texts(table: TableSummary) -> tuple[str, ...]:
    issue = _tr("{year}年第{number}期") if table.number else _tr("{year}年")
    shifted = _tr("⚠ %n 行可能错位", table.shifted_rows) if table.shifted_rows else ""
    return (
        table.title or _tr("（无标题）"),
        rows_and_columns(table.rows, table.columns),
        table.notice_title,
        issue.format(year=table.year, number=table.number) if table.year else "",
        "　".join(part for part in (_tr("空白表单") if table.form else "", shifted) if part),
    )


def _sort_keys(table: TableSummary) -> tuple[str | int, ...]:
    issue = 1000 * (table.year or 0) + (table.number or 0)
    return (table.title, table.rows, table.notice_title, issue, table.shifted_rows or int(table.form))
