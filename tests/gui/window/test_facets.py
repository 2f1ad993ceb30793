"""The chips above the hits."""

from pytestqt.qtbot import QtBot

from db.model import Facet, FacetValue
from db.search.parser import parse
from db.search.query import YearRange
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


def test_a_long_menu_says_how_to_get_at_the_rest(qtbot: QtBot, app_look: None) -> None:
    bar = FacetBar()
    qtbot.addWidget(bar)
    years = tuple(FacetValue(str(year), 2) for year in range(2022, 1980, -1))
    bar.show_facets(((Facet.YEAR, years), (Facet.ISSUER, years[:5])))
    last = bar.menu_of(Facet.YEAR).actions()[-1]
    assert last.text() == "其余的在搜索框里写，如“年份:1998”"
    assert not last.isEnabled()
    assert parse("年份:1998") == YearRange(1998, 1998)
    assert all(action.isEnabled() for action in bar.menu_of(Facet.ISSUER).actions())
