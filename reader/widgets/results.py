"""The list of hits: count, facets, order and scope above, suggestions where nothing was found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.model import Hit, HitPage, NoticeId, Scope, Snippet, SortOrder
from reader.models.counts import notices_counted
from reader.models.hits import HitModel, HitRole, HitTarget
from reader.widgets.empty import EmptyPage
from reader.widgets.facets import FacetBar, Filters
from reader.widgets.hit_delegate import HitDelegate
from reader.widgets.look import icon
from reader.widgets.nothing_found import NothingFound

_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class HitList(QListView):
    """The hits with their places; each of these can be opened."""

    hit_activated = Signal(object)
    """HitTarget."""
    hit_wanted_in_new_tab = Signal(object)
    unfold_requested = Signal(object)
    """NoticeId of a hit whose other places are wanted; the next: of one that has shown enough of them."""
    fold_requested = Signal(object)
    menu_requested = Signal(tuple, QPoint)
    """NoticeIds of the hit under the pointer, or of all selected ones, and the place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName(self.tr("搜索结果"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.painter = HitDelegate(self)
        self.setItemDelegate(self.painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def name_publications(self, named: bool) -> None:
        """Say with every hit which gazette it stands in; needless where there is only one."""
        self.painter.with_publication = named

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: rows change their height with the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click opens the place under it, with the middle button in a new tab; with Ctrl or Shift it selects."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton:
            self._activate(index, in_new_tab=True)
        elif event.button() is Qt.MouseButton.LeftButton and not event.modifiers() & _SELECTING:
            self._activate(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens the place; right and left unfold and fold those of a hit."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(index, in_new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Right and index.isValid():
            self.unfold_requested.emit(index.data(HitRole.HIT).notice_id)
        elif event.key() == Qt.Key.Key_Left and index.isValid():
            self.fold_requested.emit(index.data(HitRole.HIT).notice_id)
        else:
            super().keyPressEvent(event)

    def _activate(self, index: QModelIndex, *, in_new_tab: bool = False) -> None:
        hit: Hit | None = index.data(HitRole.HIT)
        place: Snippet | None = index.data(HitRole.PLACE)
        if hit is None:
            return
        if place is None and not index.data(HitRole.HEAD):
            (self.unfold_requested if hit.unseen else self.fold_requested).emit(hit.notice_id)
            return
        target = HitTarget(hit.notice_id, place.line if place else None)
        (self.hit_wanted_in_new_tab if in_new_tab else self.hit_activated).emit(target)

    def _ask_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            selected = self.selectionModel().isSelected(index)
            chosen = sorted(self.selectedIndexes(), key=QModelIndex.row) if selected else [index]
            ids = tuple(dict.fromkeys(one.data(HitRole.HIT).notice_id for one in chosen))
            self.menu_requested.emit(ids, self.viewport().mapToGlobal(place))


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
        self.idle = EmptyPage(
            "search", self.tr("在这里看到搜索结果"), self.tr("在上方输入词语、人名、文号或金额，输入时即开始搜索")
        )
        help_button = self.idle.offer(self.tr("搜索的写法…"), "line")
        help_button.clicked.connect(self.help_requested)
        help_button.setAccessibleDescription(self.idle.words)
        self.idle.setFocusProxy(help_button)
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
        self._show(self.idle)

    def show_page(self, text: str, page: HitPage, filters: Filters = ()) -> None:
        """The first page of a search for ``text``, narrowed by ``filters``."""
        self._head.show()
        self.facets.show_filters(filters, offered=page.total > 0)
        self.facets.show_scope("" if self.scope is Scope.ARCHIVE else self._scopes[self.scope].text())
        self.count.setText(self._count_words(page))
        self.model.show_page(page)
        if page.total:
            self.list.setAccessibleDescription(self.count.text())
            self._show(self.list)
            self.list.scrollToTop()
        else:
            narrowed = bool(self.facets.filters) or self.scope is not Scope.ARCHIVE
            self.nothing.show_suggestions(text, page.suggestions, narrowed=narrowed)
            self._show(self.nothing)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

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
        time = self.tr("%1 毫秒").replace("%1", f"{max(1, round(page.seconds * 1000))}")
        return f"{notices_counted(page.total)} · {time}"

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
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.count, 1)
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
