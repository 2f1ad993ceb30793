"""The flow of the contents: the tree and the calendar show what the archive holds, and follow what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from db.model import IssueId, NoticeId, NoticeRecord
from reader.desk import Desk
from reader.flows.collecting import Collecting
from reader.flows.menus import Menus
from reader.flows.open_archive import OpenArchive
from reader.flows.reading import Goal, MarkGoal
from reader.flows.row_keys import RowKeys
from reader.models.hits import HitModel, HitTarget
from reader.tasks import wishes
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Holdings, IssueNotices, Spot

if TYPE_CHECKING:
    from reader.flows.filtering import Filtering
    from reader.models.tree_nodes import Node
    from reader.widgets.bookmarks import BookmarksPanel
    from reader.widgets.contents_panel import ContentsPanel
    from reader.widgets.results import ResultsPanel


class ContentsFlow(QObject):
    """Fills the tree as it is opened, marks what was read and bookmarked, opens its menus."""

    goal_requested = Signal(Goal)
    background_requested = Signal(Goal)
    """To be opened in a tab that stays behind."""

    def __init__(
        self,
        archive: OpenArchive,
        desk: Desk,
        hits: HitModel,
        collecting: Collecting,
        menus: Menus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._desk = desk
        self._hits = hits
        self._collecting = collecting
        self._menus = menus
        self._coming: IssueId | None = None
        """The issue that is to be shown when the tree knows it."""
        self.filtering: Filtering | None = None
        """From the making of the panel on."""
        desk.contents_tab.when_made(self._wire_contents)
        desk.results_tab.when_made(self._wire_results)
        desk.bookmarks_tab.when_made(self._wire_bookmarks)
        collecting.changed.connect(self._show_marks)

    def _wire_contents(self, contents: ContentsPanel) -> None:
        from reader.flows.filtering import Filtering  # with the panel, not with the window

        view = contents.tree
        view.notice_activated.connect(
            lambda notice_id, attachment: self.goal_requested.emit(Goal(notice_id, attachment=attachment))
        )
        view.notice_wanted_in_new_tab.connect(
            lambda notice_id, attachment: self.background_requested.emit(Goal(notice_id, attachment=attachment))
        )
        view.menu_requested.connect(lambda nodes, place: _open(self._menu_of_nodes(nodes), place))
        keys = RowKeys(view, lambda: self._menu_of_nodes(view.chosen()), self._menus.keys)
        keys.refused.connect(self._desk.status.say)
        contents.search_requested.connect(self._desk.search_box.search_for)
        contents.model.begins = _begins
        contents.model.notices_wanted.connect(self._ask_notices)
        self.filtering = Filtering(contents, self)
        self.filtering.use(self._archive.lanes)
        self._show_marks()

    def _wire_results(self, results: ResultsPanel) -> None:
        hits = results.list
        hits.menu_requested.connect(lambda chosen, place: _open(self._menu_of_hits(chosen), place))
        RowKeys(hits, lambda: self._menu_of_hits(hits.chosen()), self._menus.keys)  # every hit has all of them
        results.filter_suggested.connect(self._filter_for)

    def _wire_bookmarks(self, bookmarks: BookmarksPanel) -> None:
        from reader.flows.bookmark_rows import BookmarkRows  # with the panel, not with the window

        rows = BookmarkRows(bookmarks, self._menus, self._menu_of_notice, self._menu_of_many)
        rows.said.connect(self._desk.status.say)

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open, or none."""
        self._coming = None
        if self.filtering:
            self.filtering.use(lanes)
            self._desk.contents.show_issues(())

    def show(self, holdings: Holdings) -> None:
        """Show what the archive holds."""
        self._desk.contents.show_issues(holdings.issues)
        if self.filtering:
            self.filtering.again()
        if self._coming is not None:
            self.show_issue(self._coming)

    def stop_filtering(self) -> None:
        """Empty the filter box: its answer is not waited for any more."""
        self._desk.contents.filter_box.clear()

    def follow(self, record: NoticeRecord) -> None:
        """Show where the notice in front stands, in the tree and the calendar."""
        self._desk.contents.follow(record.id, record.issue_record.id)

    def show_issue(self, issue_id: IssueId) -> None:
        """Go to an issue in the tree; to one that just came in as soon as the tree knows it."""
        contents = self._desk.contents
        known = any(record.id == issue_id for record in contents.model.records)
        self._coming = None if known else issue_id
        if issue_id in contents.model.issue_ids:
            self._desk.show_left(self._desk.contents_tab)
            contents.show_issue(issue_id)

    def open_issue(self, issue_id: IssueId, doubtful: bool) -> None:
        """Open an issue at its first notice, or at the first spot of it that is doubtful."""
        self.show_issue(issue_id)
        if self._archive.lanes:
            self._archive.lanes.read.ask("first spot", self._open_spot, wishes.first_spot, issue_id, doubtful=doubtful)

    def _open_spot(self, spot: Spot | None) -> None:
        if spot is not None:
            self.goal_requested.emit(Goal(spot.notice_id, line=spot.line))

    def _menu_of_nodes(self, nodes: tuple[Node, ...]) -> QMenu | None:
        """The menu of one row, or of all the notices under several; the year of an issue has none."""
        from reader.models.tree_nodes import NodeKind, chosen_notices, notice_ids

        if len(nodes) > 1:
            chosen = chosen_notices(nodes)
            issues = tuple(node.issue.id for node in nodes if node.issue is not None)
            return self._menu_of_many(chosen, issues)
        node = nodes[0] if nodes else None
        if node is None:
            return None
        if node.notice is not None:
            return self._menu_of_notice(Goal(node.notice.id, attachment=node.attachment))
        if node.issue is not None:
            return self._menus.of_issue(node.issue.id)
        return self._menu_of_many(notice_ids(node)) if node.kind is NodeKind.SECTION else None

    def _menu_of_hits(self, chosen: tuple[HitTarget, ...]) -> QMenu | None:
        """The menu of one place, or of all the notices under several."""
        if len(chosen) != 1:
            return self._menu_of_many(tuple(target.notice_id for target in chosen)) if chosen else None
        return self._menu_of_notice(Goal(chosen[0].notice_id, line=chosen[0].line, mark=MarkGoal.FIRST))

    def _menu_of_notice(self, goal: Goal) -> QMenu:
        bookmarked, read = goal.notice_id in self._collecting.bookmarked, goal.notice_id in self._collecting.read
        return self._menus.of_notice(goal, bookmarked=bookmarked, read=read)

    def _menu_of_many(self, chosen: tuple[NoticeId, ...], issues: tuple[IssueId, ...] = ()) -> QMenu:
        bookmarked = self._collecting.bookmarked.issuperset(chosen)
        return self._menus.of_many(chosen, issues, bookmarked=bookmarked)

    def _filter_for(self, text: str) -> None:
        self._desk.filter_for(text)

    def _ask_notices(self, issue_id: IssueId) -> None:
        if self._archive.lanes:
            self._archive.lanes.read.ask(f"notices/{issue_id}", self._add_notices, wishes.notices_of, (issue_id,))

    def _add_notices(self, answers: tuple[IssueNotices, ...]) -> None:
        for answer in answers:
            self._desk.contents.model.add_notices(answer.issue_id, answer.notices)

    def _show_marks(self) -> None:
        read = self._collecting.read
        self._hits.set_read(read)
        self._hits.set_bookmarked(self._collecting.bookmarked)
        if self._desk.contents_tab.made:
            self._desk.contents.model.set_read(read)
            self._desk.contents.model.set_bookmarked(self._collecting.bookmarked)


def _begins(label: str, typed: str) -> bool:
    from reader.tasks.tree_filter import begins  # with the first letter, not with the window

    return begins(label, typed)


def _open(menu: QMenu | None, place: QPoint) -> None:
    if menu is not None:
        menu.popup(place)
