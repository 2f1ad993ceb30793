"""All tables of the archive as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import TableSummary
from reader.models.counts import rows_and_columns

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's :class:`TableSummary`."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("TableListModel", text, None, count)


class TableListModel(QAbstractTableModel):
    """A row a table: title, rows and columns, notice, issue, what to mind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables: tuple[TableSummary, ...] = ()

    def set_tables(self, tables: Sequence[TableSummary]) -> None:
        """List these tables."""
        self.beginResetModel()
        self._tables = tuple(tables)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of tables."""
        return 0 if parent.isValid() else len(self._tables)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Title, size, notice, issue, remark."""
        return 0 if parent.isValid() else len(_names())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and is sorted by."""
        if not index.isValid():
            return None
        table = self._tables[index.row()]
        if role == SUMMARY_ROLE:
            return table
        if role == SORT_ROLE:
            return _sort_keys(table)[index.column()]
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
