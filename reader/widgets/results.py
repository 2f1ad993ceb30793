"""The list of hits: count, facets, order and scope above, suggestions where nothing was found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.model import HitPage, NoticeId, Scope, SortOrder
from reader.models.counts import notices_counted
from reader.models.hits import HitModel
from reader.widgets.empty import EmptyPage
from reader.widgets.facets import FacetBar, Filters
from reader.widgets.hit_list import HitList
from reader.widgets.look import icon
from reader.widgets.nothing_found import NothingFound
from reader.widgets.tab_order import place_after


class ResultsPanel(QWidget):
    """Everything about a search but its words."""

    sort_changed = Signal(object)
    scope_changed = Signal(object)
    filters_changed = Signal(object)
    search_suggested = Signal(str)
    filter_suggested = Signal(str)
    help_requested = Signal()
    """How is a search written?"""
    list_export_requested = Signal()
    list_print_requested = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.list = HitList(self)
        self.list.setModel(model)
        self.list.unfold_requested.connect(model.unfold)
        self.list.fold_requested.connect(self._fold)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.facets = FacetBar(self)
        self.facets.filters_changed.connect(self.filters_changed)
        self.facets.clear_requested.connect(self._widen)
        self.scope_button = self._make_menu_button("scope", self.tr("搜索范围"))
        self.sort_button = self._make_menu_button("sort", self.tr("排序"))
        self.more_button = self._make_menu_button("export", self.tr("导出或打印结果列表"))
        self.facets.scope_menu_requested.connect(self.scope_button.showMenu)
        self._scope_group = QActionGroup(self)
        self._sort_group = QActionGroup(self)
        self._fill_menus()
        words = self.tr("在上方输入词语、人名、文号或金额，输入时即开始搜索")
        self.idle = EmptyPage("search", self.tr("在这里看到搜索结果"), words, self)
        self.help_button = self.idle.offer(self.tr("搜索的写法…"), "line")
        self.help_button.clicked.connect(self.help_requested)
        self.help_button.setAccessibleDescription(self.idle.words)
        self.nothing = NothingFound(self)
        self.nothing.help_requested.connect(self.help_requested)
        self.nothing.search_suggested.connect(self.search_suggested)
        self.nothing.widen_requested.connect(self._widen)
        self.nothing.filter_suggested.connect(self.filter_suggested)
        self._arrange()

    @property
    def scope(self) -> Scope:
        """How far the search reaches."""
        return next(scope for scope, action in self._scopes.items() if action.isChecked())

    @property
    def sort(self) -> SortOrder:
        """In what order hits come."""
        return next(order for order, action in self._sorts.items() if action.isChecked())

    def show_idle(self) -> None:
        """Nothing is searched for."""
        self._head.hide()
        self._stack.setCurrentWidget(self.idle)

    def show_page(self, text: str, page: HitPage, filters: Filters = (), within: str = "") -> None:
        """The first page of a search for ``text``, narrowed by ``filters`` and, in words, to a part of the archive."""
        self._head.show()
        self.facets.show_filters(filters, offered=page.total > 0)
        self.facets.show_scope(within)
        self.count.setText(self._count_words(page))
        for button in (self.sort_button, self.more_button):
            button.setEnabled(page.total > 0)
        self.model.show_page(page)
        if page.total:
            self.list.setAccessibleDescription(self.count.text())
            self._stack.setCurrentWidget(self.list)
            self.list.scrollToTop()
        else:
            narrowed = bool(self.facets.filters) or self.scope is not Scope.ARCHIVE
            self.nothing.show_suggestions(text, page.suggestions, narrowed=narrowed)
            place_after(self.list, self.nothing)
            self._stack.setCurrentWidget(self.nothing)

    def focus(self) -> None:
        """Go to the hits, or to what stands in their place."""
        shown = self._stack.currentWidget() or self.list
        first = {self.idle: self.help_button, self.nothing: self.nothing.buttons[0]}.get(shown, shown)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_facets(self, page: HitPage) -> None:
        """What the hits are, with counts."""
        self.facets.show_facets(page.facets)

    def show_current(self, row: int) -> None:
        """Go to a row, as to the place that the viewer shows."""
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _fold(self, notice_id: NoticeId) -> None:
        self.model.fold(notice_id)
        self.show_current(self.model.row_of(notice_id))

    def enter(self) -> None:
        """Put the focus on the hits."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def _count_words(self, page: HitPage) -> str:
        if not page.total:
            return ""
        return f"{notices_counted(page.total)} · {self._sorts[self.sort].text()}"

    def choose_scope(self, scope: Scope) -> None:
        """Let the search reach so far."""
        self._scopes[scope].setChecked(True)
        self.scope_changed.emit(scope)

    def _widen(self) -> None:
        self.choose_scope(Scope.ARCHIVE)

    def _fill_menus(self) -> None:
        scopes = {
            Scope.ARCHIVE: self.tr("全部公报"),
            Scope.ISSUE: self.tr("只在当前这一期"),
            Scope.NOTICE: self.tr("只在当前文件的表格"),
        }
        sorts = {
            SortOrder.RELEVANCE: self.tr("按相关程度"),
            SortOrder.NEWEST: self.tr("从新到旧"),
            SortOrder.OLDEST: self.tr("从旧到新"),
        }
        self._scopes = dict(
            zip(scopes, self._choices(self.scope_button, scopes.values(), self._scope_group), strict=True)
        )
        self._sorts = dict(zip(sorts, self._choices(self.sort_button, sorts.values(), self._sort_group), strict=True))
        self._scope_group.triggered.connect(lambda: self.scope_changed.emit(self.scope))
        self._sort_group.triggered.connect(lambda: self.sort_changed.emit(self.sort))
        menu = self.more_button.menu()
        menu.addAction(icon("export"), self.tr("导出结果列表…")).triggered.connect(self.list_export_requested)
        menu.addAction(icon("print"), self.tr("打印结果列表…")).triggered.connect(self.list_print_requested)

    def _choices(self, button: QToolButton, words: Iterable[str], group: QActionGroup) -> list[QAction]:
        actions = [button.menu().addAction(text) for text in words]
        for action in actions:
            action.setCheckable(True)
            group.addAction(action)
        actions[0].setChecked(True)
        return actions

    def _make_menu_button(self, icon_name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setProperty("role", "inside")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.count, 1)
        self.count.setWordWrap(True)  # in a narrow panel
        for button in (self.scope_button, self.sort_button, self.more_button):
            line.addWidget(button)
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(14, 8, 8, 6)
        head.setSpacing(6)
        head.addLayout(line)
        head.addWidget(self.facets)
        self._stack = QStackedLayout()
        for widget in (self.idle, self.list, self.nothing):
            self._stack.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._head)
        rows.addLayout(self._stack, 1)
        self.show_idle()
