"""The visible side of a search: box, list of hits, marks on the page, and the way from place to place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.model import HitPage
from reader.actions import Actions
from reader.desk import Desk
from reader.flows.reading import Goal, MarkGoal, Reading
from reader.flows.searching import Searching
from reader.flows.undo import UndoPile, WayBack
from reader.models.hits import HitTarget
from reader.models.short_titles import short_title
from reader.settings import Settings
from reader.widgets.viewer.pane import NoticePane

if TYPE_CHECKING:
    from reader.widgets.results import ResultsPanel

_TITLE = 12
"""So many characters of a title fit into a chip."""


class SearchFlow(QObject):
    """Shows what :class:`Searching` finds, and keeps the history of searches."""

    goal_requested = Signal(Goal)
    tab_requested = Signal(Goal)

    def __init__(
        self,
        desk: Desk,
        searching: Searching,
        reading: Reading,
        pile: UndoPile,
        settings: Settings,
        named: Actions,
    ) -> None:
        super().__init__(searching)
        self._desk = desk
        self._searching = searching
        self._reading = reading
        self._pile = pile
        self._settings = settings
        self._named = named
        self._wanted = self._opened = ""
        """Words whose first hit is to be opened, and words whose first hit was."""
        self._found_for = ""
        self._entering = False
        """Whether the keys go to the hits as soon as they are there."""
        self._wire()
        self._show_history()

    def _wire(self) -> None:
        box, searching = self._desk.search_box, self._searching
        box.search_requested.connect(searching.search)
        box.search_confirmed.connect(self._confirmed)
        box.results_wanted.connect(self._enter_results)
        box.save_toggled.connect(self._toggle_saved)
        box.history_cleared.connect(self._clear_history)
        searching.page_found.connect(self._found)
        searching.facets_counted.connect(self._counted)
        searching.at_end.connect(self._tell_end)
        searching.ended.connect(self._ended)
        searching.hit_wanted.connect(self._step_to)
        self._reading.notice_shown.connect(self._show_place)
        self._reading.nothing_shown.connect(self._show_place)
        self._desk.results_tab.when_made(self._wire_results)

    def _wire_results(self, results: ResultsPanel) -> None:
        results.sort_changed.connect(self._searching.set_sort)
        results.scope_changed.connect(self._searching.set_scope)
        results.filters_changed.connect(self._searching.set_filters)
        results.search_suggested.connect(self._desk.search_box.search_for)
        results.list.left_upwards.connect(self._desk.search_box.focus)
        results.list.hit_activated.connect(lambda target: self.goal_requested.emit(self._goal(target)))
        results.list.hit_wanted_in_new_tab.connect(lambda target: self.tab_requested.emit(self._goal(target)))

    def follow(self, pane: NoticePane) -> None:
        """Tell which of the places found on a page is shown."""
        pane.view.marks_counted.connect(self._tell_place)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place found, over the end of the notice into the next one."""
        view = self._desk.area.current.view
        here = self._reading.record
        listed = here is not None and self._searching.model.number_of(here.id) >= 0
        if not (listed and (view.next_hit() if by > 0 else view.previous_hit())):
            self._searching.step(by)

    def _tell_place(self, current: int, total: int) -> None:
        if current:
            words = self.tr("第 %1 处，本文件共 %2 处").replace("%1", str(current)).replace("%2", str(total))
            hint = self.tr("（F3：下一处）") if current == 1 < total else ""
            self._desk.status.say(words + hint)
            self._show_place()

    def _show_place(self) -> None:
        """Mark the place in the list that the page shows, and go there."""
        record, line = self._reading.record, self._desk.area.current.view.hit_line()
        row = self._searching.model.mark_shown(HitTarget(record.id, line) if record else None)
        if row >= 0:
            self._desk.results.show_current(row)

    def _tell_end(self, by: int) -> None:
        self._desk.status.say(self.tr("已是最后一处") if by > 0 else self.tr("已是第一处"))

    def _confirmed(self, text: str) -> None:
        """Enter: the first hit is wanted, as soon as it is there; once more, and the next place is."""
        self._remember(text)
        if text and text == self._opened and not self._searching.busy:
            self._desk.bring_left(self._desk.results_tab)
            self.step(1)
            return
        self._wanted = text
        if not self._searching.busy:
            self._open_first()

    def _open_first(self) -> None:
        hits = self._searching.model.hits
        if self._wanted and self._wanted == self._searching.text and hits:
            self._opened = self._wanted
            self._desk.bring_left(self._desk.results_tab)
            self.goal_requested.emit(Goal(hits[0].notice_id, mark=MarkGoal.FIRST))
        self._wanted = ""

    def _goal(self, target: HitTarget) -> Goal:
        self._remember(self._searching.text)
        return Goal(target.notice_id, line=target.line, mark=MarkGoal.FIRST)

    def _step_to(self, target: HitTarget, from_end: bool) -> None:
        mark = MarkGoal.LAST if from_end else MarkGoal.FIRST
        self.goal_requested.emit(Goal(target.notice_id, mark=mark))

    def _found(self, text: str, page: HitPage) -> None:
        self._desk.results.show_page(text, page, self._searching.options.filters, self._within())
        self._desk.show_hit_count(page.total)
        if text != self._found_for:  # else it was asked anew because the archive changed
            self._desk.bring_left(self._desk.results_tab)
        self._found_for = text
        self._reading.mark(page.terms)
        self._named.enable(page.total > 0, "next_hit", "previous_hit")
        self._opened = ""
        self._open_first()
        box, entering, self._entering = self._desk.search_box, self._entering, False
        if entering and box.window().focusWidget() is box:  # nobody went elsewhere meanwhile
            self._enter_results()

    def _within(self) -> str:
        """What the search was confined to, in words; "" for the whole archive."""
        record = self._searching.within
        if record is None:
            return ""
        if self._searching.options.tables_only:
            title = short_title(record.notice.title, record.notice.issuers)
            return self.tr("只在“%1”的表格").replace("%1", title[:_TITLE])
        label = replace(record.issue_record.issue, publication=None).label or record.issue_record.source
        return self.tr("只在%1").replace("%1", label)

    def _counted(self, page: HitPage) -> None:
        self._desk.results.show_facets(page)

    def _ended(self) -> None:
        self._entering, self._found_for = False, ""
        if self._desk.left.currentWidget() is self._desk.results_tab:
            self._desk.left.setCurrentWidget(self._desk.contents_tab)
        if self._desk.results_tab.made:
            self._desk.results.show_idle()
        self._desk.show_hit_count(None)
        self._reading.mark(())
        self._named.enable(False, "next_hit", "previous_hit")

    def _enter_results(self) -> None:
        self._entering = self._searching.busy
        if self._entering:
            return
        if self._searching.text:
            self._desk.show_left(self._desk.results_tab)
        if self._searching.model.hits:
            self._desk.results.enter()

    def _remember(self, text: str) -> None:
        if text:
            self._settings.remember_search(text)
            self._show_history()

    def _toggle_saved(self, text: str) -> None:
        kept = self._settings.saved_searches
        self._settings.saved_searches = tuple(s for s in kept if s != text) if text in kept else (*kept, text)
        self._show_history()

    def _clear_history(self) -> None:
        cleared = self._settings.history
        self._set_history(())
        self._pile.add(
            WayBack(
                self.tr("已清除搜索历史"),
                lambda: self._set_history(tuple(dict.fromkeys((*self._settings.history, *cleared)))),
            )
        )

    def _set_history(self, history: tuple[str, ...]) -> None:
        self._settings.history = history
        self._show_history()

    def _show_history(self) -> None:
        self._desk.search_box.show_history(self._settings.history, self._settings.saved_searches)
