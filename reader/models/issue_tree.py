"""The issue tree as an item model: issues at once, the notices of an issue when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from itertools import islice
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.model import IssueId, IssueRecord, NoticeId, NoticeSummary
from reader.models.punctuation import clauses
from reader.models.tips import plain_tip
from reader.models.tree_nodes import Node, NodeKind, issue_nodes, notice_nodes

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TreeRole(IntEnum):
    """What the tree's delegate and view ask of a row besides its text."""

    KIND = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3
    UNREAD = Qt.ItemDataRole.UserRole + 4
    BOOKMARKED = Qt.ItemDataRole.UserRole + 5
    OPENED = Qt.ItemDataRole.UserRole + 6


class IssueTreeModel(QAbstractItemModel):
    """Publication > year > issue > section > notice > attachment. Lazy: :attr:`notices_wanted` asks for more."""

    notices_wanted = Signal(object)
    """IssueId of an issue that was opened; answer with :meth:`add_notices`."""

    _ROLES: ClassVar[dict[int, str]] = {
        Qt.ItemDataRole.DisplayRole: "label",
        Qt.ItemDataRole.ToolTipRole: "tip",
        TreeRole.KIND: "kind",
        TreeRole.COUNT: "count",
        TreeRole.DETAIL: "detail",
    }

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begins: Callable[[str, str], bool] = str.startswith
        """Whether a label (first) begins with what was typed, for :meth:`match`."""
        self._records: tuple[IssueRecord, ...] = ()
        self._root = Node(NodeKind.ROOT)
        self._nodes: dict[int, Node] = {}
        self._issues: dict[IssueId, Node] = {}
        self._notices: dict[NoticeId, Node] = {}
        self._only: Mapping[IssueId, frozenset[NoticeId]] | None = None
        self._asked: set[IssueId] = set()
        self._read: frozenset[NoticeId] = frozenset()
        self._bookmarked: frozenset[NoticeId] = frozenset()
        self._opened: NoticeId | None = None

    # What it shows

    def show_issues(self, records: tuple[IssueRecord, ...]) -> None:
        """Show the issues of an archive; everything loaded before is dropped."""
        self._records = records
        self._only = None
        self._rebuild()

    @property
    def records(self) -> tuple[IssueRecord, ...]:
        """The issues of the archive, also those that are not shown."""
        return self._records

    def show_only(self, only: Mapping[IssueId, frozenset[NoticeId]] | None) -> None:
        """Show only these notices of these issues; None shows all again."""
        self._only = only
        self._rebuild()

    def add_notices(self, issue_id: IssueId, notices: Iterable[NoticeSummary]) -> None:
        """The notices of an issue, as an answer to :attr:`notices_wanted`."""
        node = self._issues.get(issue_id)
        self._asked.discard(issue_id)
        if node is None or node.loaded:
            return
        only = None if self._only is None else self._only.get(issue_id, frozenset())
        made = notice_nodes(node, (n for n in notices if only is None or n.id in only))
        node.loaded = True
        if made:
            self.beginInsertRows(self._index_of(node), 0, len(made) - 1)
            for child in made:
                node.add(child)
                self._register(child)
            self.endInsertRows()

    def set_read(self, read: frozenset[NoticeId]) -> None:
        """Which notices were opened once."""
        changed, self._read = self._read ^ read, read
        self._notices_changed(changed, TreeRole.UNREAD)

    def set_bookmarked(self, bookmarked: frozenset[NoticeId]) -> None:
        """Which notices carry a bookmark."""
        changed, self._bookmarked = self._bookmarked ^ bookmarked, bookmarked
        self._notices_changed(changed, TreeRole.BOOKMARKED)

    def set_opened(self, opened: NoticeId | None) -> None:
        """Which notice the viewer shows."""
        changed = {n for n in (self._opened, opened) if n is not None}
        self._opened = opened
        self._notices_changed(changed, TreeRole.OPENED)

    # Where things are

    def node(self, index: Index) -> Node:
        """The node of ``index``; the root for an invalid one."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def index_of_notice(self, notice_id: NoticeId) -> QModelIndex:
        """Where a notice stands; invalid while its issue is not loaded or it is filtered away."""
        node = self._notices.get(notice_id)
        return self._index_of(node) if node else QModelIndex()

    def index_of_issue(self, issue_id: IssueId) -> QModelIndex:
        """Where an issue stands; invalid when it is filtered away."""
        node = self._issues.get(issue_id)
        return self._index_of(node) if node else QModelIndex()

    def is_loaded(self, issue_id: IssueId) -> bool:
        """Whether the notices of an issue are here."""
        node = self._issues.get(issue_id)
        return node is not None and node.loaded

    @property
    def issue_ids(self) -> tuple[IssueId, ...]:
        """The issues shown, in the order of the tree."""
        return tuple(self._issues)

    # Qt's questions

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Qt: the index of a child."""
        children = self.node(parent).children
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row].number)
        return QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt: the index of the node above."""
        above = self.node(index).parent if index.isValid() else None
        return self._index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many children are loaded."""
        return 0 if parent.isValid() and parent.column() else len(self.node(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: one column."""
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        """Qt: whether there are children, loaded or not."""
        node = self.node(parent)
        return bool(node.children) or not node.loaded

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether an issue's notices are still to be asked for."""
        node = self.node(parent)
        return node.issue is not None and not node.loaded and node.issue.id not in self._asked

    def fetchMore(self, parent: Index) -> None:
        """Qt: ask for an issue's notices."""
        record = self.node(parent).issue
        if record is not None and self.canFetchMore(parent):
            self._asked.add(record.id)
            self.notices_wanted.emit(record.id)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, tooltip and the roles of :class:`TreeRole`."""
        if not index.isValid():
            return None
        node = self.node(index)
        if name := self._ROLES.get(role):
            return plain_tip(node.tip) if role == Qt.ItemDataRole.ToolTipRole else getattr(node, name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(node)
        if node.notice is None or node.kind is not NodeKind.NOTICE:
            return None
        if role == TreeRole.UNREAD:
            return node.notice.id not in self._read
        if role == TreeRole.BOOKMARKED:
            return node.notice.id in self._bookmarked
        return node.notice.id == self._opened if role == TreeRole.OPENED else None

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Qt: rows beside ``start``, from there on, that begin with what is typed ahead in the view."""
        if role != Qt.ItemDataRole.DisplayRole or flags != Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap:
            return super().match(start, role, value, hits, flags)
        above, row = self.node(start).parent or self._root, start.row()
        found = (n for n in (*above.children[row:], *above.children[:row]) if self.begins(n.label, value))
        return [self._index_of(node) for node in islice(found, hits)]

    # Inside

    def _rebuild(self) -> None:
        self.beginResetModel()
        counts = None if self._only is None else {issue: len(ids) for issue, ids in self._only.items()}
        self._root = issue_nodes(self._records, counts)
        self._nodes, self._issues, self._notices = {}, {}, {}
        self._asked.clear()
        for child in self._root.children:
            self._register(child)
        self.endResetModel()

    def _register(self, top: Node) -> None:
        for node in top.walk():
            node.number = len(self._nodes) + 1
            self._nodes[node.number] = node
            if node.issue is not None:
                self._issues[node.issue.id] = node
            elif node.kind is NodeKind.NOTICE and node.notice is not None:
                self._notices[node.notice.id] = node

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number) if node.parent else QModelIndex()

    def _notices_changed(self, notices: Iterable[NoticeId], role: int) -> None:
        for notice_id in notices:
            if node := self._notices.get(notice_id):
                index = self._index_of(node)
                self.dataChanged.emit(index, index, [role])


def _spoken(node: Node) -> str:
    """What a screen reader says of a row."""
    parts = (node.tip if node.kind is NodeKind.NOTICE else node.label, node.detail, str(node.count or ""))
    return clauses(clauses(part.split("\n")) for part in parts)
