"""The right side of the window: tables, outline, related documents, facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from reader.widgets.later import Later, Part

if TYPE_CHECKING:
    from reader.widgets.facts import FactsPane
    from reader.widgets.outline import OutlinePane
    from reader.widgets.related import RelatedPane
    from reader.widgets.tables.panel import TablesPanel


class SidePanel(QTabWidget):
    """Four views of the notice shown, made when there is one; the tabs say how much is in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setDocumentMode(True)
        self.setMinimumWidth(240)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tables_tab = self._add(_make_tables)
        self.outline_tab = self._add(_make_outline)
        self.related_tab = self._add(_make_related)
        self.facts_tab = self._add(_make_facts)
        self._chosen = 0
        self._leading = False
        self.currentChanged.connect(self._choose)
        self.tabBarClicked.connect(self._choose)
        self._name_tabs(0, 0)

    @property
    def tables(self) -> TablesPanel:
        """The tables of the notice."""
        return self.tables_tab.part

    @property
    def outline(self) -> OutlinePane:
        """Its headings."""
        return self.outline_tab.part

    @property
    def related(self) -> RelatedPane:
        """The documents that it names, and that name it."""
        return self.related_tab.part

    @property
    def facts(self) -> FactsPane:
        """What is known of it."""
        return self.facts_tab.part

    @property
    def chosen(self) -> int:
        """Index of the view that the user chose; another one is shown while that has nothing to show."""
        return self._chosen

    def lead(self, *, in_notice: bool) -> None:
        """Show the view that the user chose; the outline where that would be the tables of a notice without any."""
        tables = self.indexOf(self.tables_tab)
        without = in_notice and self._chosen == tables and not self.tables.count
        self._leading = True
        self.setCurrentIndex(self.indexOf(self.outline_tab) if without else self._chosen)
        self._leading = False

    def count_all(self) -> None:
        """Say in the tabs how many tables and related documents there are."""
        self._name_tabs(self.tables.count, self.related.count)

    def _choose(self, index: int) -> None:
        if not self._leading and index >= 0:
            self._chosen = index

    def _add(self, make: Callable[[], Part]) -> Later[Part]:
        tab = Later(make, self, at_sight=False)
        self.addTab(tab, "")
        return tab

    def _name_tabs(self, tables: int, related: int) -> None:
        names = (
            _counted(self.tr("表格"), tables),
            self.tr("大纲"),
            _counted(self.tr("关联"), related),
            self.tr("信息"),
        )
        for index, name in enumerate(names):
            self.setTabText(index, name)
            self.setTabToolTip(index, name)


def _make_tables() -> TablesPanel:
    from reader.widgets.tables.panel import TablesPanel

    return TablesPanel()


def _make_outline() -> OutlinePane:
    from reader.widgets.outline import OutlinePane

    return OutlinePane()


def _make_related() -> RelatedPane:
    from reader.widgets.related import RelatedPane

    return RelatedPane()


def _make_facts() -> FactsPane:
    from reader.widgets.facts import FactsPane

    return FactsPane()


def _counted(words: str, count: int) -> str:
    return f"{words} {count}" if count else words
