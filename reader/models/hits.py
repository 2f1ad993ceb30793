"""The hits of a search as a list model; more of them are asked for as the user scrolls."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.model import Hit, HitPage, NoticeId
from db.model.values import valueclass

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitRole(IntEnum):
    """What the delegate asks of a row."""

    HIT = Qt.ItemDataRole.UserRole + 1
    READ = Qt.ItemDataRole.UserRole + 2


@valueclass
class HitTarget:
    """A place to go to: a notice, and the source line in it or None for its first mark."""

    notice_id: NoticeId
    line: int | None = None


class HitModel(QAbstractListModel):
    """The hits loaded so far of the :attr:`total` there are."""

    more_wanted = Signal(int)
    """Offset of the next page; answer with :meth:`add_page`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._total = 0
        self._asked = False
        self._read: frozenset[NoticeId] = frozenset()

    @property
    def total(self) -> int:
        """How many notices the search finds in all."""
        return self._total

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits loaded so far."""
        return tuple(self._hits)

    def show_page(self, page: HitPage) -> None:
        """Show the first page of a search."""
        self.beginResetModel()
        self._hits = list(page.hits)
        self._total = page.total
        self._asked = False
        self.endResetModel()

    def add_page(self, page: HitPage) -> None:
        """The next page, as an answer to :attr:`more_wanted`."""
        self._asked = False
        self._total = page.total
        if page.hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(page.hits) - 1)
            self._hits.extend(page.hits)
            self.endInsertRows()
        else:
            self._total = len(self._hits)

    def set_read(self, read: frozenset[NoticeId]) -> None:
        """Which notices were opened once."""
        self._read = read
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1), [HitRole.READ])

    def row_of(self, notice_id: NoticeId) -> int:
        """The row of a notice, -1 when it is not among the hits loaded."""
        return next((row for row, hit in enumerate(self._hits) if hit.notice_id == notice_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many hits are loaded."""
        return 0 if parent.isValid() else len(self._hits)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether there are more hits than loaded."""
        return not parent.isValid() and not self._asked and len(self._hits) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Qt: ask for the next page."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._hits))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the title, the hit itself, whether it was read."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join((hit.title, *hit.doc_numbers, hit.issue_label, *(s.text for s in hit.snippets)))
        if role == HitRole.HIT:
            return hit
        return hit.notice_id in self._read if role == HitRole.READ else None
