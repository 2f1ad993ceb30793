"""Facets: chips that say what the hits are, with counts, and narrow them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from db.model import Facet, FacetValue, Place
from reader.models.punctuation import labelled
from reader.widgets.flow import FlowLayout

Filters = tuple[tuple[Facet, tuple[str, ...]], ...]
_MENU_LENGTH = 24


class FacetBar(QWidget):
    """One chip a facet; its menu lists the values with their counts, several may be ticked."""

    filters_changed = Signal(object)
    """The new ``SearchOptions.filters``."""
    scope_menu_requested = Signal()
    clear_requested = Signal()
    """Nothing is to narrow the search: no facet, no scope."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[Facet, tuple[str, ...]] = {}
        self._values: dict[Facet, tuple[FacetValue, ...]] = {}
        self._chips: dict[Facet, QPushButton] = {}
        self._offered = False
        self._flow = FlowLayout(self)
        self.scope_chip = self._make_chip("", checkable=True)
        self.scope_chip.clicked.connect(self._open_scope)
        for facet, name in self._names().items():
            chip = self._make_chip(name, checkable=True)
            chip.clicked.connect(lambda _checked=False, facet=facet: self._open(facet))
            self._chips[facet] = chip
        self.clear_chip = self._make_chip(self.tr("清除筛选"))
        self.clear_chip.clicked.connect(self.clear_requested)
        self._refresh()

    @property
    def filters(self) -> Filters:
        """What is chosen, as ``SearchOptions.filters``."""
        return tuple((facet, values) for facet, values in self._chosen.items() if values)

    def show_facets(self, facets: tuple[tuple[Facet, tuple[FacetValue, ...]], ...]) -> None:
        """The values of the hits that are shown."""
        self._values = dict(facets)
        self._refresh()

    def show_scope(self, words: str) -> None:
        """How far the search reaches, where that is not everywhere: "" for everywhere."""
        self.scope_chip.setText(words)
        self._refresh()

    def show_filters(self, filters: Filters, *, offered: bool) -> None:
        """What is chosen in the search that is shown; ``offered``: there are hits, of which fewer can be chosen."""
        self._chosen = dict(filters)
        self._offered = offered
        self._refresh()

    def choose(self, facet: Facet, value: str, on: bool = True) -> None:
        """Tick or untick one value."""
        others = tuple(v for v in self._chosen.get(facet, ()) if v != value)
        self._chosen[facet] = (*others, value) if on else others
        self._refresh()
        self.filters_changed.emit(self.filters)

    def chip(self, facet: Facet) -> QPushButton:
        """The chip of a facet."""
        return self._chips[facet]

    def menu_of(self, facet: Facet) -> QMenu:
        """The menu behind a chip."""
        menu = QMenu(self)
        chosen = self._chosen.get(facet, ())
        counts: Mapping[str, int] = {v.value: v.count for v in self._values.get(facet, ())}
        missing = [value for value in chosen if value not in counts]
        for value in (*missing, *list(counts)[:_MENU_LENGTH]):
            words = f"{self._words(facet, value)}\t{counts.get(value, 0)}".replace("&", "&&")
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.toggled.connect(lambda on, value=value: self.choose(facet, value, on))
        if len(counts) > _MENU_LENGTH:
            words = self.tr("其余的在搜索框里写，如“%1:%2”")
            example = list(counts)[_MENU_LENGTH]
            words = words.replace("%1", self._names()[facet]).replace("%2", example.replace("&", "&&"))
            menu.addAction(words).setEnabled(False)
        return menu

    def _make_chip(self, text: str, *, checkable: bool = False) -> QPushButton:
        chip = QPushButton(text, self, autoDefault=True)
        chip.setProperty("role", "chip")
        chip.setCheckable(checkable)
        self._flow.addWidget(chip)
        return chip

    def _open_scope(self) -> None:
        self._refresh()
        self.scope_menu_requested.emit()

    def _open(self, facet: Facet) -> None:
        self._refresh()
        chip = self._chips[facet]
        menu = self.menu_of(facet)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _refresh(self) -> None:
        for facet, name in self._names().items():
            chosen = self._chosen.get(facet, ())
            chip = self._chips[facet]
            chip.setText(
                f"{labelled(name, self._words(facet, chosen[0]))}{' +' * (len(chosen) > 1)}" if chosen else f"{name} ▾"
            )
            chip.setChecked(bool(chosen))
            chip.setVisible(bool(chosen) or self._offered)  # whatever the hits are: the list must not jump
            chip.setEnabled(bool(chosen) or len(self._values.get(facet, ())) > 1)
        scoped = bool(self.scope_chip.text())
        self.scope_chip.setChecked(scoped)
        self.scope_chip.setVisible(scoped)
        self.clear_chip.setVisible(scoped or bool(self.filters))
        self.updateGeometry()

    def _names(self) -> dict[Facet, str]:
        return {
            Facet.YEAR: self.tr("年份"),
            Facet.ISSUER: self.tr("机关"),
            Facet.SECTION: self.tr("栏目"),
            Facet.PLACE: self.tr("位置"),
        }

    def _words(self, facet: Facet, value: str) -> str:
        if facet is Facet.PLACE:
            places = {
                Place.TITLE: self.tr("标题"),
                Place.DOC_NUMBER: self.tr("文号"),
                Place.TEXT: self.tr("正文"),
                Place.TABLE: self.tr("表格"),
            }
            return next((words for place, words in places.items() if place.value == value), value)
        return self.tr("%1年").replace("%1", value) if facet is Facet.YEAR else value
