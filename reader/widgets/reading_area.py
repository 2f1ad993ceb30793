"""The middle of the window: one page a tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from reader.models.tips import plain_tip
from reader.widgets.look import icon
from reader.widgets.tab_order import place_after

Pane = TypeVar("Pane", bound=QWidget)
_TITLE_LENGTH = 14
_CLOSE_SIDE = QTabBar.ButtonPosition.RightSide
_CLOSE_ICON = 12
_LIST_ICON = 14
_LEAST_WIDTH = 140
"""A tab is not narrower: some six characters of its title can be read. Where that is too wide, the tabs scroll."""


class NoticeTabs(QTabBar):
    """Tabs that stay wide enough to be told apart."""

    close_requested = Signal(int)
    """A tab was clicked with the middle button; its index."""

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Qt: how far a tab may shrink where there are many."""
        wanted = self.tabSizeHint(index)
        return QSize(min(_LEAST_WIDTH, wanted.width()), wanted.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the middle button closes, as in browsers."""
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
        else:
            super().mouseReleaseEvent(event)


class ReadingArea(QWidget, Generic[Pane]):
    """Tabs over pages. The tab bar hides as long as there is one page only; there is always one."""

    current_changed = Signal()
    tab_added = Signal(object)
    """The new pane."""
    tab_closed = Signal(object, int)
    """The pane whose tab was closed, and where that stood; it is deleted after this."""

    several_closed = Signal(int)
    """So many tabs were closed at once from the menu of one."""

    def __init__(self, make_pane: Callable[[QWidget], Pane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_pane = make_pane
        self._panes: list[Pane] = []
        self._names: dict[Pane, tuple[str, str]] = {}
        self.tabs = NoticeTabs(self)
        self.tabs.setObjectName("noticeTabs")
        self.tabs.setAccessibleName(self.tr("打开的文件"))
        self.tabs.setMovable(True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAutoHide(True)
        for arrow in self.tabs.findChildren(QToolButton):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys go through the tabs, in sight or not
        self.list_button = self._make_list_button()
        self._head = QWidget(self)
        self._head.setObjectName("noticeTabRow")
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 4, 0)
        head.setSpacing(4)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.list_button)
        self.stack = QStackedWidget(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._head)
        rows.addWidget(self.stack, 1)
        self.add_tab()
        self.tabs.currentChanged.connect(self._show)
        self.tabs.tabMoved.connect(self._moved)
        self.tabs.close_requested.connect(self.close_tab)
        self.tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tabs.customContextMenuRequested.connect(self._open_menu)

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
        place_after(self.tabs, pane)
        index = self.tabs.addTab("")
        self.tabs.setTabButton(index, _CLOSE_SIDE, self._close_button(pane))
        self.set_title(pane, self.tr("新标签页"), "")
        self.tab_added.emit(pane)
        if show:
            self.tabs.setCurrentIndex(index)
            self._show(index)
        return pane

    def show_pane(self, pane: Pane) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._panes.index(pane))

    def set_title(self, pane: Pane, title: str, tip: str, detail: str = "") -> None:
        """Name a tab; ``detail`` is said too as long as it tells the tab from another of the same name."""
        self._names[pane] = (_shortened(title), detail)
        self.tabs.setTabToolTip(self._panes.index(pane), plain_tip(tip))
        self._name_all()

    def _name_all(self) -> None:
        names = [self._names.get(pane, ("", "")) for pane in self._panes]
        alike = Counter(name for name, _ in set(names))
        seen: Counter[str] = Counter()
        for index, (name, detail) in enumerate(names):
            words = f"{name} {detail}" if alike[name] > 1 and detail else name
            seen[words] += 1
            words = f"{words} ({seen[words]})" if seen[words] > 1 else words
            self.tabs.setTabText(index, words.replace("&", "&&"))
            self.tabs.tabButton(index, _CLOSE_SIDE).setAccessibleName(self.tr("关闭“%1”").replace("%1", words))
        self._head.setVisible(len(names) > 1)

    def close_tab(self, index: int = -1) -> None:
        """Close a tab, the current one by default; the last one stays."""
        if len(self._panes) == 1:
            return
        removed = index if index >= 0 else self.tabs.currentIndex()
        pane = self._panes.pop(removed)
        self.tabs.blockSignals(True)
        self.tabs.removeTab(removed)
        self.tabs.blockSignals(False)
        self._names.pop(pane, None)
        self._name_all()
        self.tab_closed.emit(pane, removed)
        self._show(self.tabs.currentIndex())  # before the page goes: the keyboard goes to the one shown now
        self.stack.removeWidget(pane)
        pane.deleteLater()

    def menu_of(self, index: int) -> QMenu:
        """What can be closed from a tab, and what else the tabs offer."""
        menu, pane, others = QMenu(self), self._panes[index], len(self._panes) > 1
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ways = (
            (self.tr("关闭"), [pane], others),
            (self.tr("关闭其他标签页"), [each for each in self._panes if each is not pane], others),
            (self.tr("关闭右侧的标签页"), self._panes[index + 1 :], index + 1 < len(self._panes)),
        )
        for words, closed, possible in ways:
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, closed=closed: self._close(closed))
        menu.addSeparator()
        menu.addActions(self.tabs.actions())
        return menu

    def _open_menu(self, place: QPoint) -> None:
        """By mouse for the tab under it, by key for the one in front."""
        index = self.tabs.tabAt(place)
        menu = self.menu_of(index if index >= 0 else self.tabs.currentIndex())
        menu.popup(self.tabs.mapToGlobal(place))

    def _close(self, panes: Sequence[Pane]) -> None:
        for pane in panes:
            if pane in self._panes:
                self.close_tab(self._panes.index(pane))
        if len(panes) > 1:
            self.several_closed.emit(len(panes))

    def step(self, by: int) -> None:
        """Go ``by`` tabs on, around the end."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._panes))

    def show_list(self) -> None:
        """Open the list of all tabs, to choose one by mouse or keys."""
        self.list_button.menu().popup(self.mapToGlobal(self._head.geometry().bottomRight()))

    def _fill_list(self) -> None:
        menu = self.list_button.menu()
        menu.clear()
        for index, pane in enumerate(self._panes):
            action = menu.addAction(self.tabs.tabText(index))
            action.setCheckable(True)
            action.setChecked(pane is self.current)
            action.triggered.connect(lambda _checked=False, pane=pane: self.show_pane(pane))
            if pane is self.current:
                menu.setActiveAction(action)

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._panes):
            self.stack.setCurrentWidget(self._panes[index])
            self.current_changed.emit()

    def _make_list_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("chevron-down"))
        button.setIconSize(QSize(_LIST_ICON, _LIST_ICON))
        button.setToolTip(self.tr("打开的标签页（Ctrl+Shift+A）"))
        button.setAccessibleName(button.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._fill_list)
        return button

    def _close_button(self, pane: Pane) -> QToolButton:
        button = QToolButton(self.tabs)
        button.setIcon(icon("close"))
        button.setIconSize(QSize(_CLOSE_ICON, _CLOSE_ICON))
        button.setProperty("role", "close")
        button.setToolTip(self.tr("关闭（Ctrl+W）"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_tab(self._panes.index(pane)))
        return button

    def _moved(self, start: int, end: int) -> None:
        self._panes.insert(end, self._panes.pop(start))


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
