"""A gazette's table as an item model: its body rows; the header rows are the header."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.model import Table, plain
from db.model.cells import CellNumber, cell_number, filled

NUMBER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The number that a cell says: a :class:`CellNumber` or ``None``."""
SHIFTED_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the cells of the row may stand in the wrong columns."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 3
"""The row's index in the table, header rows counted."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Shows one table. With ``set_filled(True)`` every cell shows the words of the merged cell that covers it."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._filled = False
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._names = column_names(table)
        self._numbers: dict[tuple[int, int], CellNumber | None] = {}
        self._shifted = frozenset(table.shifted_rows)
        self._read()

    @property
    def table(self) -> Table:
        """The table shown."""
        return self._table

    @property
    def filled(self) -> bool:
        """Whether merged cells are filled."""
        return self._filled

    def set_table(self, table: Table) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = table
        self._names = column_names(table)
        self._shifted = frozenset(table.shifted_rows)
        self._read()
        self.endResetModel()

    def set_filled(self, on: bool) -> None:
        """Fill merged cells, or leave them as they are printed."""
        if on != self._filled:
            self._filled = on
            self._read()
            if self.rowCount():
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def _read(self) -> None:
        table = filled(self._table) if self._filled else self._table
        self._texts = tuple(tuple(plain(cell) for cell in row) for row in table.rows[table.header_rows :])
        self._numbers = {}

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of body rows."""
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else self._table.columns

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text and number, its place, and whether it is in doubt."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._texts[row][column]
        if role == NUMBER_ROLE:
            return self._number(row, column)
        if role == SHIFTED_ROLE:
            return row + self._table.header_rows in self._shifted
        if role == ROW_ROLE:
            return row + self._table.header_rows
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's head rows in one, or the row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return self._names[section]

    def row_texts(self, row: int) -> tuple[str, ...]:
        """The texts of a body row's cells."""
        return self._texts[row]

    def _number(self, row: int, column: int) -> CellNumber | None:
        if (row, column) not in self._numbers:
            self._numbers[row, column] = cell_number(self._texts[row][column])
        return self._numbers[row, column]


def column_names(table: Table) -> tuple[str, ...]:
    """Each column's head rows from top to bottom, each once: 2025年 / 数量."""
    heads = filled(table).rows[: table.header_rows]
    return tuple(_name(plain(row[column]).replace("\n", "") for row in heads) for column in range(table.columns))


def _name(heads: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(head for head in heads if head))
