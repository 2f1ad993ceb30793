"""The flow of a search: words, order, scope and facets in, pages of hits out; F3 through all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.model import HitPage, NoticeId, NoticeRecord, Scope, SearchOptions, SortOrder
from reader.models.hits import FEW_PLACES, HitModel, HitTarget
from reader.tasks import wishes
from reader.tasks.lanes import Lanes

if TYPE_CHECKING:
    from reader.widgets.facets import Filters

SEARCH_KEY = "search"
_COUNTS = "facets"
"""The hits come first, their counts by facet after them."""
_PLACES = "places"
_PAGE = 20


class Searching(QObject):
    """What is searched for now. Every change asks anew; only the newest answer is shown."""

    started = Signal()
    page_found = Signal(str, HitPage)
    """The words and the first page of their hits."""
    facets_counted = Signal(HitPage)
    at_end = Signal(int)
    """There is no further hit in the direction 1 or -1."""
    ended = Signal()
    """Nothing is searched for any more."""
    hit_wanted = Signal(object, bool)
    """HitTarget to open, and whether to go to its last mark instead of its first."""

    def __init__(self, model: HitModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.text = ""
        self.terms: tuple[str, ...] = ()
        self._options = SearchOptions(limit=_PAGE)
        self._lanes: Lanes | None = None
        self._record: NoticeRecord | None = None
        self._scope = Scope.ARCHIVE
        self.within: NoticeRecord | None = None
        """The notice to whose issue, or to whose tables, the search was confined; None for the whole archive."""
        self._pending_step = 0
        self._awaited = False
        model.more_wanted.connect(self._ask_more)
        model.places_wanted.connect(self._ask_places)

    @property
    def busy(self) -> bool:
        """Whether an answer is still awaited."""
        return self._awaited

    @property
    def options(self) -> SearchOptions:
        """Order, scope and facets of the search; the scope stays what it was, wherever one reads on."""
        return self._options

    def use(self, lanes: Lanes | None) -> None:
        """Search in another archive."""
        self._lanes = lanes
        self._record = None
        self.search("")

    def search(self, text: str) -> None:
        """Search for ``text``; "" ends the search."""
        changed = text != self.text
        self.text = text
        if changed:
            self._options = replace(self._options, filters=())
        self.again()

    def again(self) -> None:
        """Ask the same again, as after an import."""
        if self._lanes:
            for key in (SEARCH_KEY, _COUNTS, _PLACES):
                self._lanes.search.forget(key)
        if not self.text:
            self.terms = ()
            self.model.show_page(HitPage((), 0))
            self.ended.emit()
            return
        if self._lanes is None:
            return
        self.within = None if self._scope is Scope.ARCHIVE else self._record
        self._options = self._scoped(self._options)
        self.started.emit()
        self._awaited = True
        self._lanes.search.ask(SEARCH_KEY, self._found, wishes.find_hits, self.text, self._hits_only)

    def set_sort(self, sort: SortOrder) -> None:
        """Order the hits otherwise."""
        self._options = replace(self._options, sort=sort)
        self.again()

    def set_scope(self, scope: Scope) -> None:
        """Search in the whole archive, in the issue or in the tables of the notice that is open."""
        self._scope = scope
        if scope is Scope.ARCHIVE:
            self._options = replace(self._options, filters=())
        self.again()

    def set_filters(self, filters: Filters) -> None:
        """Narrow the hits by facets."""
        self._options = replace(self._options, filters=filters)
        self.again()

    def notice_shown(self, record: NoticeRecord) -> None:
        """The viewer shows another notice: the scope of the next search."""
        self._record = record

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit of the list, loading more where needed."""
        number = self.model.number_of(self._record.id) if self._record else -1
        wanted = number + by if number >= 0 else 0
        if 0 <= wanted < len(self.model.hits):
            self.hit_wanted.emit(HitTarget(self.model.hits[wanted].notice_id), by < 0)
        elif wanted >= len(self.model.hits) and wanted < self.model.total:
            self._pending_step = by
            self._ask_more(len(self.model.hits))
        elif self.model.hits:
            self.at_end.emit(by)

    def _found(self, page: HitPage) -> None:
        self._awaited = False
        self.terms = page.terms
        self.page_found.emit(self.text, page)
        if self._lanes:
            options = replace(self._options, limit=0, facets=True)
            self._lanes.search.ask(_COUNTS, self.facets_counted.emit, wishes.find_hits, self.text, options)

    def _ask_more(self, offset: int) -> None:
        if self._lanes and self.text:
            options = replace(self._hits_only, offset=offset)
            self._lanes.search.ask(SEARCH_KEY, self._found_more, wishes.find_hits, self.text, options)

    def _ask_places(self, notice_id: NoticeId, count: int) -> None:
        if self._lanes and self.text:
            options = replace(self._hits_only, notice_id=notice_id, snippets=count)
            self._lanes.search.ask(_PLACES, self.model.show_places, wishes.find_hits, self.text, options)

    def _found_more(self, page: HitPage) -> None:
        self.model.add_page(page)
        step, self._pending_step = self._pending_step, 0
        if step:
            self.step(step)

    @property
    def _hits_only(self) -> SearchOptions:
        return replace(self._options, facets=False, snippets=FEW_PLACES)

    def _scoped(self, options: SearchOptions) -> SearchOptions:
        if self.within is None:
            return replace(options, issue_id=None, notice_id=None, tables_only=False)
        if self._scope is Scope.ISSUE:
            return replace(options, issue_id=self.within.issue_record.id, notice_id=None, tables_only=False)
        return replace(options, issue_id=None, notice_id=self.within.id, tables_only=True)
