"""The middle of the window: one page a tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

Pane = TypeVar("Pane", bound=QWidget)
_TITLE_LENGTH = 14


class ReadingArea(QWidget, Generic[Pane]):
    """Tabs over pages. The tab bar hides as long as there is one page only; there is always one."""

    current_changed = Signal()
    tab_added = Signal(object)
    """The new pane."""
    tab_closed = Signal(object)
    """The pane whose tab was closed; it is deleted after this."""

    def __init__(self, make_pane: Callable[[QWidget], Pane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_pane = make_pane
        self._panes: list[Pane] = []
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("noticeTabs")
        self.tabs.setAccessibleName(self.tr("打开的文件"))
        self.tabs.setTabsClosable(True)
        self.tabs.setMovable(True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAutoHide(True)
        self.stack = QStackedWidget(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tabs)
        rows.addWidget(self.stack, 1)
        self.add_tab()
        self.tabs.currentChanged.connect(self._show)
        self.tabs.tabMoved.connect(self._moved)
        self.tabs.tabCloseRequested.connect(self.close_tab)

    @property
    def current(self) -> Pane:
        """The page that is shown."""
        return self._panes[max(0, self.tabs.currentIndex())]

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All pages, in the order of the tabs."""
        return tuple(self._panes)

    def add_tab(self, *, show: bool = True) -> Pane:
        """One more page, at the end."""
        pane = self._make_pane(self.stack)
        self._panes.append(pane)
        self.stack.addWidget(pane)
        index = self.tabs.addTab(self.tr("新标签页"))
        self.tab_added.emit(pane)
        if show:
            self.tabs.setCurrentIndex(index)
            self._show(index)
        return pane

    def show_pane(self, pane: Pane) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._panes.index(pane))

    def set_title(self, pane: Pane, title: str, tip: str) -> None:
        """Name a tab."""
        index = self._panes.index(pane)
        short = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
        self.tabs.setTabText(index, short.replace("&", "&&"))
        self.tabs.setTabToolTip(index, tip)

    def close_tab(self, index: int = -1) -> None:
        """Close a tab, the current one by default; the last one stays."""
        if len(self._panes) == 1:
            return
        pane = self._panes.pop(index if index >= 0 else self.tabs.currentIndex())
        removed = index if index >= 0 else self.tabs.currentIndex()
        self.tabs.blockSignals(True)
        self.tabs.removeTab(removed)
        self.tabs.blockSignals(False)
        self.tab_closed.emit(pane)
        self.stack.removeWidget(pane)
        pane.deleteLater()
        self._show(self.tabs.currentIndex())

    def step(self, by: int) -> None:
        """Go ``by`` tabs on, around the end."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._panes))

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._panes):
            self.stack.setCurrentWidget(self._panes[index])
            self.current_changed.emit()

    def _moved(self, start: int, end: int) -> None:
        self._panes.insert(end, self._panes.pop(start))
