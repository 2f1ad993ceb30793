"""The right side of the window: tables, outline, related documents, facts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from reader.widgets.facts import FactsPane
from reader.widgets.outline import OutlinePane
from reader.widgets.related import RelatedPane
from reader.widgets.tables.panel import TablesPanel


class SidePanel(QTabWidget):
    """Four views of the notice shown; the tabs say how much is in them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setDocumentMode(True)
        self.setMinimumWidth(240)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.tables = TablesPanel(self)
        self.outline = OutlinePane(self)
        self.related = RelatedPane(self)
        self.facts = FactsPane(self)
        for pane in (self.tables, self.outline, self.related, self.facts):
            self.addTab(pane, "")
        self._chosen = 0
        self._leading = False
        self.currentChanged.connect(self._choose)
        self.tabBarClicked.connect(self._choose)
        self.count_all()

    @property
    def chosen(self) -> int:
        """Index of the view that the user chose; another one is shown while that has nothing to show."""
        return self._chosen

    def lead(self, *, in_notice: bool) -> None:
        """Show the view that the user chose; the outline where that would be the tables of a notice without any."""
        tables = self.indexOf(self.tables)
        without = in_notice and self._chosen == tables and not self.tables.count
        self._leading = True
        self.setCurrentIndex(self.indexOf(self.outline) if without else self._chosen)
        self._leading = False

    def _choose(self, index: int) -> None:
        if not self._leading and index >= 0:
            self._chosen = index

    def count_all(self) -> None:
        """Say in the tabs how many tables and related documents there are."""
        names = (
            _counted(self.tr("表格"), self.tables.count),
            self.tr("大纲"),
            _counted(self.tr("关联"), self.related.count),
            self.tr("信息"),
        )
        for index, name in enumerate(names):
            self.setTabText(index, name)
            self.setTabToolTip(index, name)


def _counted(words: str, count: int) -> str:
    return f"{words} {count}" if count else words
