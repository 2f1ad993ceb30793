"""The flow of reading: a notice is wanted, fetched and made into a page off the window's thread, then shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.model import KnownError, Mark, NoticeId, NoticeKey, NoticeRecord, Problem
from db.model.userdata import Passage
from db.model.values import valueclass
from db.store import Archive
from reader.flows.history import History, Visit
from reader.flows.left_off import LeftOff
from reader.models.short_titles import named_apart, short_title
from reader.render import RenderOptions, Words
from reader.tasks.lanes import Lanes
from reader.widgets.reading_area import ReadingArea
from reader.widgets.viewer.marks import MarkFinder
from reader.widgets.viewer.page import NoticePage, ViewPlace, make_page
from reader.widgets.viewer.pane import NoticePane

OPEN_NOTICE = "open/"
"""Begins the keys of wishes for a page."""
_MOST_CLOSED = 10
"""So many closed tabs can be opened again."""


class MarkGoal(Enum):
    """Which search mark to go to in an opened notice, or in the line of it that is gone to."""

    NONE = 0
    FIRST = 1
    LAST = -1


@valueclass
class Goal:
    """A notice, and where in it to go: a source line, a passage, an attachment or table (by index), a place, a mark."""

    notice_id: NoticeId
    line: int | None = None
    passage: Passage | None = None
    attachment: int = -1
    table: int = -1
    place: ViewPlace | None = None
    mark: MarkGoal = MarkGoal.NONE


@valueclass
class Opened:
    """A page, and the lasting key of its notice."""

    page: NoticePage
    key: NoticeKey

    @property
    def record(self) -> NoticeRecord:
        """The notice of the page."""
        return self.page.record


@valueclass
class Shown:
    """A notice by its lasting key, and the place in it that is in view."""

    key: NoticeKey
    place: ViewPlace


@dataclass(slots=True)
class _Tab:
    history: History
    opened: Opened | None = None
    wanted: NoticeId | None = None


@valueclass
class Lost:
    """What a closed tab showed, or one whose notice is gone: the tab, None once it is closed, and where it stood."""

    goal: Goal
    key: NoticeKey
    pane: NoticePane | None
    index: int
    history: History
    in_front: bool


class Reading(QObject):
    """Opens notices in the tabs of the reading area, each tab with a history of its own."""

    notice_shown = Signal(NoticeRecord)
    """Another notice is in front: just opened, or its tab was brought to the front."""
    page_coming = Signal()
    """A page is there and will be shown next."""
    nothing_shown = Signal()
    history_changed = Signal()

    def __init__(self, area: ReadingArea[NoticePane], words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self._words = words
        self._lanes: Lanes | None = None
        self._tabs: dict[NoticePane, _Tab] = {}
        self._missing: set[NoticeId] = set()
        self._finder: MarkFinder | None = None
        self._behind: list[tuple[NoticePane, Goal]] = []
        """Tabs that are still to be filled, and with what."""
        self._closed: list[Lost] = []
        """By the user, the last one at the end."""
        self._left_off = LeftOff(self)
        area.current_changed.connect(self._tab_changed)
        area.tab_closed.connect(self._tab_closed)

    # What is open

    @property
    def record(self) -> NoticeRecord | None:
        """The notice in front."""
        opened = self._tab(self._area.current).opened
        return opened.record if opened else None

    @property
    def key(self) -> NoticeKey | None:
        """The lasting key of the notice in front."""
        return self.key_in(self._area.current)

    def key_in(self, pane: NoticePane) -> NoticeKey | None:
        """The lasting key of the notice in a tab."""
        opened = self._tabs[pane].opened if pane in self._tabs else None
        return opened.key if opened else None

    @property
    def can_go_back(self) -> bool:
        """Whether the tab in front has an earlier visit."""
        return self._tab(self._area.current).history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether the tab in front has a later visit."""
        return self._tab(self._area.current).history.can_go_forward

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._reopenable())

    def shown(self) -> tuple[Shown, ...]:
        """What every tab shows and where, in the order of the tabs, for the next start."""
        opened = ((pane, self._tab(pane).opened) for pane in self._area.panes)
        return tuple(Shown(each.key, pane.view.place()) for pane, each in opened if each)

    # Wishes

    def use(self, lanes: Lanes | None) -> None:
        """Read from another archive, or from none: every tab but one is closed, and that is emptied."""
        self._lanes = lanes
        self._left_off.use(lanes)
        self._missing.clear()
        self._behind.clear()
        self._closed.clear()
        self._tabs.clear()
        while len(self._area.panes) > 1:
            self._area.close_tab(len(self._area.panes) - 1)
        self._tabs.clear()
        if lanes is None:
            self._area.current.clear_page()
        else:
            self._area.current.await_page()
        self._area.set_title(self._area.current, self.tr("新标签页"), "")
        self.nothing_shown.emit()
        self.history_changed.emit()

    def open(self, goal: Goal, *, new_tab: bool = False, in_background: bool = False) -> None:
        """Open a notice in the tab in front, or in a new one."""
        if in_background:
            self._open_in(self._tab_behind(), goal)
        else:
            self._open_in(self._area.add_tab() if new_tab else self._area.current, goal)

    def resume(self, goals: Sequence[Goal], front: int) -> None:
        """Open what was open before in tabs; those behind the one in front with :meth:`open_behind`."""
        for place, goal in enumerate(goals):
            if place != front:
                self._behind.append((self._tab_behind(), goal))
        self._area.tabs.moveTab(0, front)
        self.open(goals[front])

    def open_behind(self) -> None:
        """Open the notices of the tabs that :meth:`resume` left for later."""
        behind, self._behind = self._behind, []
        for pane, goal in behind:
            if pane in self._area.panes and self._tab(pane).opened is None and self._tab(pane).wanted is None:
                self._open_in(pane, goal)

    @property
    def complete(self) -> bool:
        """Whether no tab is left for later."""
        return not self._behind

    def _tab_behind(self) -> NoticePane:
        pane = self._area.add_tab(show=False)
        self._area.set_title(pane, self.tr("正在打开…"), "")
        return pane

    def _open_in(self, pane: NoticePane, goal: Goal) -> None:
        tab = self._tab(pane)
        if tab.opened and tab.opened.record.id == goal.notice_id and tab.wanted is None:
            self._jump(pane, tab.opened.record, goal)
            return
        self._leave(pane)
        self._fetch(pane, goal, lambda opened: tab.history.visit(Visit(opened.record.id, opened.key)))

    def back(self) -> None:
        """To the notice read before, and the place in it."""
        self._revisit(History.back)

    def forward(self) -> None:
        """To the notice that was left with :meth:`back`."""
        self._revisit(History.forward)

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) notice of the archive."""
        if self.record is not None:
            following = self.record.next if by > 0 else self.record.previous
            if following is not None:
                self.open(Goal(following))

    def reopen(self) -> None:
        """Open the tab again that was closed last, with place and history."""
        if closed := self._reopenable():
            self._closed.remove(closed[-1])
            self._bring_back(closed[-1])
            self.history_changed.emit()

    def reload(self) -> None:
        """Make the pages anew, as after an import, which may have given notices other ids."""
        for pane in self._area.panes:
            if opened := self._tab(pane).opened:
                goal = Goal(opened.record.id, place=pane.view.place())
                self._fetch(pane, goal, lambda _opened: None, opened.key)

    def lose(self, notice_ids: Iterable[NoticeId]) -> tuple[Lost, ...]:
        """Notices are no longer there: their tabs are closed, the last one goes back; what :meth:`regain` needs."""
        self._missing.update(notice_ids)
        opened = ((pane, self._tab(pane).opened) for pane in self._area.panes)
        lost = tuple(self._let_go(pane, one) for pane, one in opened if one and one.record.id in self._missing)
        self.history_changed.emit()
        return lost

    def regain(self, notice_ids: Iterable[NoticeId], lost: Iterable[Lost]) -> None:
        """Notices are back: so are their tabs, with place and history."""
        self._missing.difference_update(notice_ids)
        for one in reversed(tuple(lost)):
            if one.goal.notice_id not in self._missing:
                self._bring_back(one)
        self.history_changed.emit()

    def mark(self, terms: tuple[str, ...]) -> None:
        """Mark the words of a search in every tab."""
        self._finder = partial(_marks_of, terms) if terms else None
        for pane in self._area.panes:
            pane.view.set_search_marks(self._finder)

    def keep_places(self) -> None:
        """Remember where every open notice is read, for when it is opened again."""
        for pane in self._area.panes:
            if opened := self._tab(pane).opened:
                self._left_off.note(opened.key, pane.view)

    def forget_places(self) -> None:
        """Forget where notices were left."""
        self._left_off.forget()

    def recall_places(self) -> None:
        """The user's file knows again where notices were left."""
        self._left_off.recall()

    # Inside

    def _tab(self, pane: NoticePane) -> _Tab:
        return self._tabs.setdefault(pane, _Tab(History(self._missing)))

    def _let_go(self, pane: NoticePane, opened: Opened) -> Lost:
        tab, index = self._tab(pane), self._area.panes.index(pane)
        self._leave(pane)
        goal = Goal(opened.record.id, place=pane.view.place())
        in_front = pane is self._area.current
        tab.opened = None
        if len(self._area.panes) > 1:
            self._area.close_tab(index)
            return Lost(goal, opened.key, None, index, tab.history, in_front)
        pane.clear_page()
        self._area.set_title(pane, self.tr("新标签页"), "")
        self.nothing_shown.emit()
        if tab.history.can_go_back:
            self.back()
        return Lost(goal, opened.key, pane, index, tab.history, in_front)

    def _bring_back(self, lost: Lost) -> None:
        pane = lost.pane if lost.pane in self._area.panes else None
        if pane is None:
            pane = self._area.add_tab(show=False)
            self._tab(pane).history = lost.history
            self._area.tabs.moveTab(len(self._area.panes) - 1, lost.index)
        else:
            self._leave(pane)
        history = self._tab(pane).history
        self._fetch(pane, lost.goal, lambda opened: history.return_to(Visit(opened.record.id, opened.key)), lost.key)
        if lost.in_front:
            self._area.show_pane(pane)

    def _reopenable(self) -> list[Lost]:
        return [one for one in self._closed if one.goal.notice_id not in self._missing]

    def _tab_closed(self, pane: NoticePane, index: int) -> None:
        self._leave(pane)
        tab = self._tab(pane)
        if tab.opened:
            goal = Goal(tab.opened.record.id, place=pane.view.place())
            closed = Lost(goal, tab.opened.key, None, index, tab.history, in_front=True)
            self._closed = [*self._closed, closed][-_MOST_CLOSED:]
        del self._tabs[pane]

    def _tab_changed(self) -> None:
        if self.record is not None:
            self.notice_shown.emit(self.record)
        else:
            self.nothing_shown.emit()
        self.history_changed.emit()

    def _leave(self, pane: NoticePane) -> None:
        tab = self._tab(pane)
        if tab.opened:
            self._left_off.note(tab.opened.key, pane.view)
            tab.history.leave_at(pane.view.place())

    def _revisit(self, step: Callable[[History], Visit | None]) -> None:
        pane = self._area.current
        self._leave(pane)
        tab = self._tab(pane)
        visit = step(tab.history)
        if visit is not None and tab.opened and tab.opened.key == visit.key and tab.wanted is None:
            pane.view.restore(visit.place)
        elif visit is not None:
            self._fetch(pane, Goal(visit.notice_id, place=visit.place), lambda _opened: None, visit.key)
        self.history_changed.emit()

    def _fetch(
        self, pane: NoticePane, goal: Goal, note: Callable[[Opened], None], key: NoticeKey | None = None
    ) -> None:
        if self._lanes is None:
            return
        tab = self._tab(pane)
        tab.wanted = goal.notice_id

        def show(opened: Opened) -> None:
            if pane in self._tabs:
                note(opened)
                self._show(pane, opened, goal)

        self._lanes.read.ask(f"{OPEN_NOTICE}{id(pane)}", show, page_of, goal.notice_id, self._words, key)

    def _show(self, pane: NoticePane, opened: Opened, goal: Goal) -> None:
        self.page_coming.emit()
        tab = self._tab(pane)
        tab.opened, tab.wanted = opened, None
        pane.show_page(opened.page)
        pane.view.set_search_marks(self._finder)
        notice = opened.record.notice
        detail = named_apart(opened.key)
        self._area.set_title(pane, short_title(notice.title, notice.issuers), f"{notice.title}\n{detail}", detail)
        if goal == Goal(goal.notice_id):  # nowhere in particular
            self._left_off.return_to(opened.key, pane.view)
        else:
            self._go(pane, opened.record, goal)
        if pane is self._area.current:
            self.notice_shown.emit(opened.record)
            self.history_changed.emit()

    def _jump(self, pane: NoticePane, record: NoticeRecord, goal: Goal) -> None:
        """Go to a place in the notice that is shown; farther than a screen, it is a visit. One to a hit never is."""
        bar, place = pane.view.verticalScrollBar(), pane.view.place()
        before = bar.value()
        self._go(pane, record, goal)
        if goal.mark is MarkGoal.NONE and abs(bar.value() - before) > bar.pageStep():
            self._tab(pane).history.jump_from(place)
            self.history_changed.emit()

    def _go(self, pane: NoticePane, record: NoticeRecord, goal: Goal) -> None:
        view = pane.view
        attachments = record.notice.attachments
        if goal.place is not None:
            view.restore(goal.place)
        elif goal.line is not None:
            if goal.mark is MarkGoal.NONE or not view.hit_in_line(goal.line):
                view.go_to_line(goal.line)
        elif goal.passage is not None:
            view.go_to_passage(goal.passage)
        elif 0 <= goal.table < len(record.notice.tables):
            view.go_to_table(goal.table)
        elif 0 <= goal.attachment < len(attachments):
            view.go_to_line(attachments[goal.attachment].line)
        elif goal.mark is MarkGoal.FIRST:
            view.first_hit()
        elif goal.mark is MarkGoal.LAST:
            view.last_hit()


def _marks_of(terms: tuple[str, ...], text: str) -> tuple[Mark, ...]:
    from db.search import marks  # with the first search, not with the window

    return marks(text, terms)


def page_of(archive: Archive, notice_id: NoticeId, words: Words, key: NoticeKey | None = None) -> Opened:
    """The page of a notice, for the read lane; its key counts where there is one. Errors: KnownError NOTICE_MISSING."""
    if key is not None:
        found = archive.find(key)
        if found is None:
            raise KnownError(Problem.NOTICE_MISSING, id=notice_id)
        notice_id = found
    record = archive.notice(notice_id)
    source = archive.source_lines(record.issue_record.id, (defect.span for defect in record.notice.defects))
    options = RenderOptions(knows=lambda target: bool(archive.find_document(target)), source=source, words=words)
    return Opened(make_page(record, options), archive.key(notice_id))
