"""The hits of a search as a list model: a row for each hit and one for each of its places, more as the user asks."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.model import Hit, HitPage, NoticeId
from db.model.values import valueclass
from reader.models.punctuation import clauses
from reader.models.short_titles import short_label
from reader.models.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FEW_PLACES = 3
"""So many places of a hit are shown until more are asked for."""
_MORE_PLACES = 60
"""So many more are shown each time."""


class HitRole(IntEnum):
    """What the delegate asks of a row."""

    HIT = Qt.ItemDataRole.UserRole + 1
    PLACE = Qt.ItemDataRole.UserRole + 2
    """The Snippet of a row that shows a place, else None."""
    HEAD = Qt.ItemDataRole.UserRole + 3
    """Whether the row is the first of its hit. One that is neither head nor place unfolds or folds the places."""
    READ = Qt.ItemDataRole.UserRole + 4
    OPENED = Qt.ItemDataRole.UserRole + 5
    """Whether the page in front shows the notice."""
    SHOWN = Qt.ItemDataRole.UserRole + 6
    """Whether the page in front shows this very place."""
    BOOKMARKED = Qt.ItemDataRole.UserRole + 7
    """Whether the row is the first of a hit that carries a bookmark."""


@valueclass
class HitTarget:
    """A place to go to: a notice, and the source line in it or None for its first mark."""

    notice_id: NoticeId
    line: int | None = None


@valueclass
class _Row:
    hit: int
    place: int
    """Index of the snippet; -1 for the head, their number for the row that unfolds and folds."""


class HitModel(QAbstractListModel):
    """The hits loaded so far of the :attr:`total` there are, each with some of its places."""

    more_wanted = Signal(int)
    """Offset of the next page; answer with :meth:`add_page`."""
    places_wanted = Signal(object, int)
    """NoticeId of a hit, and how many of its places are to be shown; answer with :meth:`show_places`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._rows: list[_Row] = []
        self._total = 0
        self._asked = False
        self._read: frozenset[NoticeId] = frozenset()
        self._bookmarked: frozenset[NoticeId] = frozenset()
        self._shown: HitTarget | None = None

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
        self._rows = [row for number, hit in enumerate(page.hits) for row in _rows_of(number, hit)]
        self._total = page.total
        self._asked = False
        self.endResetModel()

    def add_page(self, page: HitPage) -> None:
        """The next page, as an answer to :attr:`more_wanted`."""
        self._asked = False
        self._total = page.total
        if page.hits:
            rows = [row for number, hit in enumerate(page.hits, len(self._hits)) for row in _rows_of(number, hit)]
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._hits.extend(page.hits)
            self._rows.extend(rows)
            self.endInsertRows()
        else:
            self._total = len(self._hits)

    def unfold(self, notice_id: NoticeId) -> None:
        """Ask for more places of a hit, if there are any."""
        number = self.number_of(notice_id)
        if number >= 0 and self._hits[number].unseen:
            self.places_wanted.emit(notice_id, len(self._hits[number].snippets) + _MORE_PLACES)

    def fold(self, notice_id: NoticeId) -> None:
        """Show few places of a hit again."""
        number = self.number_of(notice_id)
        if number >= 0:
            hit = self._hits[number]
            self._set_places(number, replace(hit, snippets=hit.snippets[:FEW_PLACES]))

    def show_places(self, page: HitPage) -> None:
        """A hit with more of its places, as an answer to :attr:`places_wanted`."""
        for hit in page.hits:
            if (number := self.number_of(hit.notice_id)) >= 0:
                self._set_places(number, hit)

    def set_read(self, read: frozenset[NoticeId]) -> None:
        """Which notices were opened once."""
        self._read = read
        self._tell_all(HitRole.READ)

    def set_bookmarked(self, bookmarked: frozenset[NoticeId]) -> None:
        """Which notices carry a bookmark."""
        self._bookmarked = bookmarked
        self._tell_all(HitRole.BOOKMARKED)

    def mark_shown(self, shown: HitTarget | None) -> int:
        """The page in front shows a place, or a notice as a whole; the row of it, -1 when it is not loaded."""
        if shown != self._shown:
            self._shown = shown
            self._tell_all(HitRole.OPENED, HitRole.SHOWN)
        return self.row_of(shown.notice_id, shown.line) if shown else -1

    def number_of(self, notice_id: NoticeId) -> int:
        """Which of the hits a notice is, -1 when it is not among those loaded."""
        return next((number for number, hit in enumerate(self._hits) if hit.notice_id == notice_id), -1)

    def row_of(self, notice_id: NoticeId, line: int | None = None) -> int:
        """The row of a place, given by its source line, or of the notice as a whole; -1 when it is not loaded.

        A place that is not shown stands for the row that would unfold it.
        """
        number = self.number_of(notice_id)
        if number < 0:
            return -1
        hit, head = self._hits[number], self._rows.index(_Row(number, -1))
        if line is None:
            return head
        places = (place for place, snippet in enumerate(hit.snippets) if snippet.line == line)
        return head + 1 + next(places, len(hit.snippets) if hit.unseen else -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many rows the hits take that are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether there are more hits than loaded."""
        return not parent.isValid() and not self._asked and len(self._hits) < self._total

    def fetchMore(self, parent: Index) -> None:
        """Qt: ask for the next page."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._hits))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of the row, the hit itself, whether it was read."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        hit = self._hits[row.hit]
        snippet = hit.snippets[row.place] if 0 <= row.place < len(hit.snippets) else None
        if role == Qt.ItemDataRole.AccessibleTextRole and row.place < 0:
            date = (hit.sign_date.isoformat(),) if hit.sign_date else ()
            issue = f"{hit.issue.publication or ''} {short_label(hit.issue, hit.source)}".strip()
            return clauses((hit.title, *hit.doc_numbers, issue, *date))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(hit.title) if row.place < 0 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.title if row.place < 0 else snippet.text if snippet else _fold_words(hit)
        if role == HitRole.HIT:
            return hit
        if role == HitRole.PLACE:
            return snippet
        if role == HitRole.HEAD:
            return row.place < 0
        if role == HitRole.READ:
            return hit.notice_id in self._read
        if role == HitRole.BOOKMARKED:
            return row.place < 0 and hit.notice_id in self._bookmarked
        opened = self._shown is not None and self._shown.notice_id == hit.notice_id
        if role == HitRole.SHOWN:
            return opened and index.row() == self.row_of(hit.notice_id, self._shown.line if self._shown else None)
        return opened if role == HitRole.OPENED else None

    def _tell_all(self, *roles: HitRole) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), list(roles))

    def _set_places(self, number: int, hit: Hit) -> None:
        """Show more or fewer places of a hit: rows come or go below the one that unfolds, which becomes a place."""
        old, new = _rows_of(number, self._hits[number]), _rows_of(number, hit)
        head = self._rows.index(_Row(number, -1))
        kept = head + min(len(old), len(new))
        if kept < head + len(old):
            self.beginRemoveRows(QModelIndex(), kept, head + len(old) - 1)
            del self._rows[kept : head + len(old)]
            self.endRemoveRows()
        self._hits[number] = hit
        self.dataChanged.emit(self.index(head), self.index(kept - 1))
        if kept < head + len(new):
            self.beginInsertRows(QModelIndex(), kept, head + len(new) - 1)
            self._rows[kept:kept] = new[kept - head :]
            self.endInsertRows()


def _rows_of(number: int, hit: Hit) -> list[_Row]:
    """Head and places, and a row to unfold or fold them where there are many."""
    last = len(hit.snippets) + (1 if hit.unseen or len(hit.snippets) > FEW_PLACES else 0)
    return [_Row(number, place) for place in range(-1, last)]


def _fold_words(hit: Hit) -> str:
    if hit.unseen:
        return QCoreApplication.translate("Hits", "还有 %n 段", None, hit.unseen)
    return QCoreApplication.translate("Hits", "收起")
