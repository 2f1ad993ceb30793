"""A table sorted and filtered: numbers as numbers, with 万元 and % understood; blanks last."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from db.model.cells import CellNumber, cell_number
from reader.models.collating import collated
from reader.models.table_model import NUMBER_ROLE

_Index = QModelIndex | QPersistentModelIndex
_COMPARISON = re.compile(r"(>=|<=|≥|≤|>|<|=)\s*(.+)")
_RANGE = re.compile(r"(.*?\d.*?)\s*(?:[-－—–~～至到]|\.\.)\s*(.*\d.*)")


class TableProxy(QSortFilterProxyModel):
    """Between a :class:`~reader.models.table_model.TableModel` and its view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filters: dict[int, str] = {}

    @property
    def filtered(self) -> bool:
        """Whether any column is filtered."""
        return bool(self._filters)

    def set_filter(self, column: int, text: str) -> None:
        """Show only rows whose cell holds ``text``, or whose number passes it: ``>100``, ``1-5%``; "" shows all."""
        if text.strip():
            self._filters[column] = text.strip()
        else:
            self._filters.pop(column, None)
        self.invalidate()

    def clear_filters(self) -> None:
        """Show all rows."""
        self._filters.clear()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Whether a row passes every column's filter."""
        model = self.sourceModel()
        return all(_passes(text, model.index(source_row, c, source_parent)) for c, text in self._filters.items())

    def lessThan(self, left: _Index, right: _Index) -> bool:
        """Numbers before words, words by their sound, blanks last whichever way is sorted."""
        first, second = _key(left), _key(right)
        if (first[0] == 2) != (second[0] == 2):
            return (first[0] < second[0]) == (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return first < second


def fold(text: str) -> str:
    """A text as it is compared: without regard to case, width and blanks."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _key(index: _Index) -> tuple[int, Decimal, bytes]:
    number = index.data(NUMBER_ROLE)
    if isinstance(number, CellNumber):
        return 0, number.value, collated(number.unit)
    text = fold(str(index.data() or ""))
    return (1 if text else 2), Decimal(0), collated(text)


def _passes(text: str, index: _Index) -> bool:
    number = index.data(NUMBER_ROLE)
    value = number.value if isinstance(number, CellNumber) else None
    match = _COMPARISON.fullmatch(text)
    wanted = cell_number(match[2]) if match else None
    if match and wanted:
        return value is not None and _compare(value, match[1], wanted.value)
    limits = _limits(text)
    if value is not None and limits and limits[0] <= value <= limits[1]:
        return True
    return fold(text) in fold(str(index.data() or ""))


def _limits(text: str) -> tuple[Decimal, Decimal] | None:
    """The least and the most that a range lets pass: 2000-3000, 1万~2万."""
    match = _RANGE.fullmatch(text)
    least, most = (cell_number(match[1]), cell_number(match[2])) if match else (None, None)
    return (least.value, most.value) if least and most else None


def _compare(value: Decimal, sign: str, wanted: Decimal) -> bool:
    if sign == "=":
        return value == wanted
    if sign in (">", "<"):
        return value > wanted if sign == ">" else value < wanted
    return value >= wanted if sign in (">=", "≥") else value <= wanted
