"""The contents of the archive: filter box, tree or calendar, and what stands there when nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.model import IssueId, IssueRecord, NoticeId
from reader.models.counts import notices_counted
from reader.models.issue_tree import IssueTreeModel
from reader.models.tree_nodes import NodeKind
from reader.widgets.committed_edit import CommittedEdit
from reader.widgets.empty import EmptyPage
from reader.widgets.issue_tree import IssueTree
from reader.widgets.later import Later
from reader.widgets.look import icon

if TYPE_CHECKING:
    from reader.widgets.year_view import YearView

_FILTER_WAIT_MS = 120
_OPEN_AT_ONCE = 40


class FilterBox(CommittedEdit):
    """The filter: Down goes into the tree, Enter opens the first match, Escape empties."""

    down_pressed = Signal()
    enter_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys that lead on from the box."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ContentsPanel(QWidget):
    """Filter box, expand and collapse, the tree, and what stands there when it is empty."""

    filter_requested = Signal(str)
    search_requested = Signal(str)
    """The filter's words are to be searched for in the texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = IssueTreeModel(self)
        self._followed: tuple[NoticeId, IssueId] | None = None
        self._sought = False
        """The followed notice is still to be shown: its issue is not loaded."""
        self._at_top: IssueId | None = None
        """The issue that is to stand at the top of the tree when its notices are here."""
        self._awaited = False
        """The tree does not yet show what the filter's text leaves."""
        self._way: Callable[[QModelIndex], None] | None = None
        """Where a key leads from the filter box, as soon as the first match is there."""
        self.filter_box = self._make_filter_box()  # made from the top, as Tab goes
        self.years_button = self._make_button("calendar", self.tr("按年份浏览各期"))
        self.years_button.setCheckable(True)
        self.years_button.toggled.connect(self._switch)
        self.expand_button = self._make_button("expand", self.tr("全部展开"))
        self.collapse_button = self._make_button("collapse", self.tr("全部收起"))
        self.expand_button.clicked.connect(self.expand_all)
        self.collapse_button.clicked.connect(self.collapse_all)
        self.tree = IssueTree(self)
        self.tree.setModel(self.model)
        self._years = Later(self._make_years, self)
        self.answer = QLabel(self)
        self.answer.setProperty("role", "count")
        self.answer.hide()
        words = self.tr("可以输入标题里的词、文号、机关，或拼音首字母")
        self.nothing = EmptyPage("filter", self.tr("没有符合的文件"), words, self)
        self.search_button = self.nothing.offer("", "quiet")
        self.search_button.clicked.connect(lambda: self.search_requested.emit(self.filter_box.text().strip()))
        self._arrange()
        self.say_count(None)
        self.model.modelReset.connect(self._model_reset)
        self.model.rowsInserted.connect(self._rows_inserted)

    @property
    def years(self) -> YearView:
        """The calendar, made now where it is not there yet."""
        return self._years.part

    @property
    def shows_years(self) -> bool:
        """Whether the calendar is in front."""
        return self._years.isVisible()

    @property
    def filtered(self) -> bool:
        """Whether the filter box holds something."""
        return bool(self.filter_box.text().strip())

    def say_count(self, total: int | None) -> None:
        """How many notices the filter leaves; None when it is empty."""
        self._awaited = False
        self.answer.setVisible(total is not None)
        self.answer.setText(notices_counted(total) if total is not None else "")
        if total is not None:
            self.years_button.setChecked(False)
        words = self.tr("在全文中搜索“%1”").replace("%1", self.filter_box.text().strip())
        self.search_button.setText(words.replace("&", "&&"))
        self._stack.setCurrentWidget(self.nothing if total == 0 else self.tree)

    def show_issues(self, records: tuple[IssueRecord, ...]) -> None:
        """Show the issues of an archive."""
        self.model.show_issues(records)
        if self._years.made:
            self.years.show_issues(records)

    def follow(self, notice_id: NoticeId, issue_id: IssueId) -> None:
        """Show where the opened notice of an issue stands, as soon as the issue is loaded."""
        self._followed = (notice_id, issue_id)
        self._sought = True
        if self._years.made:
            self.years.follow(issue_id)
        self.model.set_opened(notice_id)
        self._go_to_followed()

    def open_newest(self) -> None:
        """Open the newest year and its newest issue."""
        index = self.model.index(0, 0)
        while index.isValid():
            self.tree.expand(index)
            if self.model.node(index).kind is NodeKind.ISSUE:
                break
            index = self.model.index(0, 0, index)

    def expand_all(self) -> None:
        """Open every year, and every issue too where there are not too many of them."""
        self.tree.expandToDepth(0)
        for row in range(self.model.rowCount()):
            if self.model.node(self.model.index(row, 0)).kind is NodeKind.PUBLICATION:
                self.tree.expandRecursively(self.model.index(row, 0), 1)
        if len(self.model.issue_ids) <= _OPEN_AT_ONCE:
            for issue_id in self.model.issue_ids:
                self.tree.expandRecursively(self.model.index_of_issue(issue_id), 1)
            self._open_all = True

    def collapse_all(self) -> None:
        """Close everything."""
        self.tree.touched = True
        self._open_all = False
        self.tree.collapseAll()

    def focus(self) -> None:
        """Go to the tree, or to what stands in its place."""
        of_years = self.years if self.years_button.isChecked() else self.tree
        first = self.search_button if self._stack.currentWidget() is self.nothing else of_years
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_years(self) -> None:
        """Show the issues as a calendar, and go there."""
        self.years_button.setChecked(True)
        self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape leaves the calendar, then empties the filter."""
        if event.key() != Qt.Key.Key_Escape or not (self.shows_years or self.filtered):
            super().keyPressEvent(event)
        elif self.shows_years:
            self.years_button.setChecked(False)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.filter_box.clear()

    def _switch(self, years: bool) -> None:
        self._stack.setCurrentWidget(self._years if years else self.tree)
        self.expand_button.setEnabled(not years)
        self.collapse_button.setEnabled(not years)

    def filter_for(self, text: str) -> None:
        """Filter by ``text`` as if it had been typed."""
        self.filter_box.setText(text)
        self.filter_box.say_now()

    def drop_filter(self) -> None:
        """Show everything: another archive is open."""
        if self.filtered:
            self.filter_box.set_quietly("")
            self.say_count(None)
            self.model.show_only(None)

    def focus_filter(self) -> None:
        """Put the cursor into the filter box."""
        self.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_box.selectAll()

    def _ask(self, text: str) -> None:
        self._awaited = True
        self.filter_requested.emit(text)

    def _lead(self, way: Callable[[QModelIndex], None]) -> None:
        """Go on from the filter box to the first match; typing on calls it off."""
        self._way = way
        self.filter_box.say_if_new()
        self._go_on()

    def _stay(self) -> None:
        self._way = None

    def _go_on(self) -> None:
        index = QModelIndex() if self._way is None or self._awaited else self._first_notice()
        if self._way is not None and index.isValid():
            way, self._way = self._way, None
            way(index)

    def _enter_tree(self, index: QModelIndex) -> None:
        self.tree.touched, self._sought = True, False
        self.tree.go_to(index)
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node.notice is not None:
            self.tree.notice_activated.emit(node.notice.id, -1)

    def _first_notice(self) -> QModelIndex:
        """The first notice that the tree shows; invalid where none is loaded."""
        index = self.tree.model().index(0, 0)
        while index.isValid() and self.model.node(index).kind is not NodeKind.NOTICE:
            index = self.tree.indexBelow(index)
        return index

    def _model_reset(self) -> None:
        self._open_all = False
        self.tree.touched = self.filtered  # what the filter leaves is read from its beginning
        self._sought = not self.filtered
        if self.filtered:
            self.expand_all()
            self.tree.scrollToTop()
        if not self._open_all:
            self.open_newest()
        if not self.filtered:
            self._go_to_followed()

    def _rows_inserted(self, parent: QModelIndex) -> None:
        if self._open_all or self.model.node(parent).kind is NodeKind.ISSUE:
            self.tree.expandRecursively(parent, 1)
        if self._at_top is not None and parent == self.model.index_of_issue(self._at_top):
            self._at_top = None
            self.tree.scrollTo(parent, QAbstractItemView.ScrollHint.PositionAtTop)
        self._go_to_followed()
        self._go_on()

    def _go_to_followed(self) -> None:
        if self._followed is None or (self.tree.touched and not self._sought):
            return
        index = self.model.index_of_notice(self._followed[0])
        if not index.isValid():
            self.model.fetchMore(self.model.index_of_issue(self._followed[1]))  # asked for once; comes back here
        else:
            self._sought = False
            if self.tree.currentIndex().parent() == index:  # one of its attachments was opened
                index = self.tree.currentIndex()
            seen = self.tree.viewport().rect().intersects(self.tree.visualRect(index))
            self.tree.go_to(index)
            hint = QAbstractItemView.ScrollHint
            self.tree.scrollTo(index, hint.EnsureVisible if seen else hint.PositionAtCenter)

    def show_issue(self, issue_id: IssueId) -> None:
        """Open an issue in the tree and bring it into sight."""
        self.years_button.setChecked(False)
        self.tree.touched, self._sought = True, False
        index = self.model.index_of_issue(issue_id)
        self._at_top = None if self.model.is_loaded(issue_id) else issue_id
        self.tree.expand(index)
        self.tree.go_to(index)
        self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _arrange(self) -> None:
        self._open_all = False
        top = QHBoxLayout()
        top.setContentsMargins(10, 10, 8, 4)
        top.setSpacing(4)
        top.addWidget(self.filter_box, 1)
        top.addWidget(self.years_button)
        top.addWidget(self.expand_button)
        top.addWidget(self.collapse_button)
        self.answer.setContentsMargins(14, 0, 10, 2)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._years)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addWidget(self.answer)
        rows.addLayout(self._stack, 1)

    def _make_filter_box(self) -> FilterBox:
        box = FilterBox(_FILTER_WAIT_MS, self)
        box.down_pressed.connect(lambda: self._lead(self._enter_tree))
        box.enter_pressed.connect(lambda: self._lead(self._open))
        box.textChanged.connect(self._stay)
        box.setToolTip(self.tr("可以输入标题里的词、文号、机关，或拼音首字母"))
        box.setPlaceholderText(self.tr("筛选标题、文号"))
        box.setAccessibleName(self.tr("筛选目录"))
        box.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        box.text_committed.connect(self._ask)
        return box

    def _make_years(self) -> YearView:
        from reader.widgets.year_view import YearView

        years = YearView()
        years.issue_activated.connect(self.show_issue)
        years.show_issues(self.model.records)
        if self._followed:
            years.follow(self._followed[1])
        return years

    def _make_button(self, icon_name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.setProperty("role", "inside")
        return button
