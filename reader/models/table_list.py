"""All tables of the archive as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import TableSummary

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's :class:`TableSummary`."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableListModel", text)


class TableListModel(QAbstractTableModel):
    """A row a table: title, rows and columns, notice, year."""

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
        """Title, size, notice, year."""
        return 0 if parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and is sorted by."""
        if not index.isValid():
            return None
        table = self._tables[index.row()]
        if role == SUMMARY_ROLE:
            return table
        if role == SORT_ROLE:
            return (table.title, table.rows, table.notice_title, table.year or 0)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(table)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (0, 2):
            return _texts(table)[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_tr("表格"), _tr("行 × 列"), _tr("所在文件"), _tr("年份"))[section]
        return None


def _texts(table: TableSummary) -> tuple[str, str, str, str]:
    title = table.title or _tr("（无标题）")
    kind = _tr("　空白表单") if table.form else ""
    return title + kind, f"{table.rows} × {table.columns}", table.notice_title, str(table.year or "")
