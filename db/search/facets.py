"""Narrowing hits, and counting by what they can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping

from db.model import Facet, FacetValue, Place
from db.model.values import valueclass
from db.search.evaluation import Evaluator
from db.search.query import Query
from db.search.sets import NoticeSet

_PLACES = (Place.TITLE, Place.TEXT, Place.TABLE)
_MOST_VALUES = 100


@valueclass
class Narrowing:
    """The hits of a query before any filter, and the filters of one search."""

    evaluator: Evaluator
    query: Query | None
    found: NoticeSet
    filters: Mapping[Facet, tuple[str, ...]]

    def hits(self, but: Facet | None = None) -> NoticeSet:
        """The hits that pass all filters, or all but one facet's."""
        passed = self.found
        for facet, values in self.filters.items():
            if values and facet is not but:
                passed &= self._any_of(facet, values)
        return passed

    def counts(self) -> tuple[tuple[Facet, tuple[FacetValue, ...]], ...]:
        """For each facet its values with the hits that have them; a facet's own filter does not narrow its counts."""
        return tuple((facet, self._values(facet)) for facet in Facet)

    def _any_of(self, facet: Facet, values: tuple[str, ...]) -> NoticeSet:
        found = 0
        for value in values:
            if facet is not Facet.PLACE:
                found |= self.evaluator.catalog.facets[facet].get(value, 0)
            elif value in _PLACES:
                found |= self._at(Place(value))
        return found

    def _at(self, place: Place) -> NoticeSet:
        """The hits in which one place answers the whole query."""
        if self.query is None:
            return self.found
        return self.found & self.evaluator.find(self.query, place)

    def _values(self, facet: Facet) -> tuple[FacetValue, ...]:
        hits = self.hits(but=facet)
        if facet is Facet.PLACE:
            if self.query is None:
                return ()
            counted = [FacetValue(place, (hits & self._at(place)).bit_count()) for place in _PLACES]
            return tuple(value for value in counted if value.count)
        sets = self.evaluator.catalog.facets[facet]
        counted = [FacetValue(value, (hits & notices).bit_count()) for value, notices in sets.items()]
        present = [value for value in counted if value.count]
        if facet is Facet.YEAR:
            present.sort(key=lambda value: value.value, reverse=True)
        else:
            present.sort(key=lambda value: (-value.count, value.value))
        return tuple(present[:_MOST_VALUES])
