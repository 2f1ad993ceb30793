"""The chips above the hits."""

from pytestqt.qtbot import QtBot

from db.model import Facet, FacetValue
from reader.widgets.facets import FacetBar


def test_chips_stay_where_they_are_whatever_is_found(qtbot: QtBot, app_look: None) -> None:
    bar = FacetBar()
    qtbot.addWidget(bar)
    bar.resize(300, 200)
    bar.show()
    bar.show_filters((), offered=True)
    places = {name: bar.chip(name).geometry() for name in Facet}
    years = (FacetValue("2021", 2), FacetValue("2022", 3))
    bar.show_facets(((Facet.YEAR, years), (Facet.ISSUER, years[:1])))
    assert [bar.chip(name).isEnabled() for name in (Facet.YEAR, Facet.ISSUER, Facet.PLACE)] == [True, False, False]
    bar.show_filters((), offered=True)
    bar.show_facets(((Facet.ISSUER, years),))
    assert {name: bar.chip(name).geometry() for name in Facet} == places
    assert bar.chip(Facet.ISSUER).isVisible()
    bar.show_filters((), offered=False)
    assert not any(bar.chip(name).isVisible() for name in Facet)
