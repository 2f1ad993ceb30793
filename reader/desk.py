"""What the window is made of and where it stands: tool bar, panels, page, status bar. No wiring here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from db.model import NoticeRecord
from db.model.values import valueclass
from reader.actions import Actions, name_action
from reader.models.counts import issues_counted, notices_counted, tables_counted
from reader.models.hits import HitModel
from reader.models.tips import plain_tip
from reader.tasks.wishes import Holdings
from reader.widgets.later import Later
from reader.widgets.look import icon
from reader.widgets.reading_area import ReadingArea
from reader.widgets.search_box import SearchBox
from reader.widgets.side_panel import SidePanel
from reader.widgets.status import StatusLine
from reader.widgets.viewer.pane import NoticePane

if TYPE_CHECKING:
    from pathlib import Path

    from reader.widgets.bookmarks import BookmarksPanel
    from reader.widgets.contents_panel import ContentsPanel
    from reader.widgets.results import ResultsPanel
    from reader.widgets.start_page import StartPage

_LEFT, _MIDDLE, _RIGHT = 310, 820, 330
_SEARCH_WIDTH = (150, 560)
_WIDE_BAR = 1240
_LABELLED = ("import_files", "bookmark", "copy_citation", "export", "print")
_BAR_LEFT = ("back", "forward", "import_files")
_NARROW_BAR = 760
_DISPENSABLE = ("copy_citation", "", "zoom_out", "zoom_in", "theme")
_BAR_RIGHT = ("bookmark", "copy_citation", "export", "print", "", "zoom_out", "zoom_in", "theme")


@valueclass
class Desk:
    """The parts of the window that are wired together."""

    search_box: SearchBox
    left: QTabWidget
    contents_tab: Later[ContentsPanel]
    results_tab: Later[ResultsPanel]
    bookmarks_tab: Later[BookmarksPanel]
    area: ReadingArea[NoticePane]
    side: SidePanel
    splitter: QSplitter
    bar: ToolBar
    status: StatusLine
    middle: QStackedWidget
    start_page: Later[StartPage]
    left_action: QAction
    """Ticked while the left side is shown."""

    @property
    def contents(self) -> ContentsPanel:
        """The issues of the archive, made now where they are not there yet: the first page comes before them."""
        return self.contents_tab.part

    @property
    def start(self) -> StartPage:
        """What stands there while nothing can be read, made now where it is not there yet."""
        return self.start_page.part

    @property
    def results(self) -> ResultsPanel:
        """The list of hits, made now where it is not there yet."""
        return self.results_tab.part

    @property
    def bookmarks(self) -> BookmarksPanel:
        """The list of bookmarks, made now where it is not there yet."""
        return self.bookmarks_tab.part

    def show_closed(self, recent: Sequence[Path]) -> None:
        """No archive is open: what can be done."""
        self.status.archive.clear()
        self.start.show_closed(recent)
        self._bring(self.start_page)

    def show_holdings(self, holdings: Holdings) -> None:
        """What the archive holds, in the status bar; what can be done where that is nothing."""
        if not holdings.issues:
            self.start.show_empty(holdings.path.stem, read_only=holdings.read_only)
        self._bring(self.splitter if holdings.issues else self.start_page)
        summary = holdings.summary
        figures = (
            issues_counted(summary.issues),
            notices_counted(summary.notices),
            tables_counted(summary.tables),
        )
        publications = {record.issue.publication for record in holdings.issues}
        self.results_tab.when_made(lambda results: results.list.name_publications(len(publications) > 1))
        kind = _tr("只读") if holdings.read_only else ""
        self.status.archive.setText(" · ".join(part for part in (holdings.path.stem, *figures, kind) if part))
        self.status.archive.setToolTip(plain_tip(str(holdings.path)))

    def _bring(self, page: QWidget) -> None:
        """Show another page in the middle, and let the keyboard be where one goes on."""
        other = page is not self.middle.currentWidget()
        self.middle.setCurrentWidget(page)
        if page is self.start_page:
            self.start.buttons[0].setFocus()
        elif other:
            self._enter(self.area if self.left.isHidden() else self.left)

    def show_hit_count(self, total: int | None) -> None:
        """How many notices the search found, on the tab."""
        words = _tr("搜索结果")
        self.left.setTabText(self.left.indexOf(self.results_tab), words if total is None else f"{words} {total:,}")

    def show_notice(self, record: NoticeRecord) -> None:
        """Say the pages of the notice in front in the status bar."""
        notice = record.notice
        first, last = notice.first_page, notice.last_page or notice.first_page
        words = _tr("第%1页") if first == last else _tr("第%1—%2页")
        self.status.page.setText(words.replace("%1", str(first)).replace("%2", str(last)) if first else "")

    def show_bookmarked(self, action: QAction, bookmarked: bool) -> None:
        """Whether the notice in front carries a bookmark, on the tool bar and in the menu."""
        action.setIcon(icon("bookmark-on" if bookmarked else "bookmark"))
        name_action(action, _tr("取消收藏这份文件") if bookmarked else _tr("收藏这份文件"))

    def show_left(self, panel: QWidget) -> None:
        """Bring a panel of the left side to the front and go there."""
        self.bring_left(panel)
        self.focus_panel(panel)

    def bring_left(self, panel: QWidget) -> None:
        """Bring a panel of the left side to the front, also where the side was hidden."""
        self.left.setCurrentWidget(panel)
        self.left.show()
        self.left_action.setChecked(True)

    def show_tree(self) -> None:
        """Show the issues as a tree."""
        self.contents.years_button.setChecked(False)
        self.show_left(self.contents_tab)

    def show_years(self) -> None:
        """Show the issues as a calendar; as a tree again where the calendar is in front."""
        if self.contents.shows_years:
            self.show_tree()
            return
        self.bring_left(self.contents_tab)
        self.contents.show_years()

    def filter_for(self, text: str) -> None:
        """Look for words in the titles and numbers of the tree."""
        self.show_left(self.contents_tab)
        self.contents.filter_for(text)

    def step_pane(self, by: int) -> None:
        """Put the focus into the next (1) or previous (-1) part of the window."""
        parts = (self.search_box, self.left, self.area, self.side)
        shown = [part for part in parts if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next((i for i, part in enumerate(shown) if focused and part.isAncestorOf(focused)), None)
        if here is None:
            here = shown.index(self.search_box) if focused is self.search_box else -1 if by > 0 else 0
        self._enter(shown[(here + by) % len(shown)])

    def _enter(self, part: QWidget) -> None:
        if part is self.left:
            self.focus_panel(self.left.currentWidget())
        elif part is self.search_box:
            self.search_box.focus()
        elif part is self.side:
            self.side.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.area.current.focus()

    def focus_filter(self) -> None:
        """Go to the filter box of the tree."""
        self.show_left(self.contents_tab)
        self.contents.focus_filter()

    def focus_panel(self, panel: QWidget) -> None:
        """Put the focus into a panel of the left side."""
        if panel is self.contents_tab:
            self.contents.focus() if self.contents_tab.made else self.contents_tab.setFocus()
        elif panel is self.results_tab:
            self.results.focus()
        else:
            self.bookmarks.focus()


class ToolBar(QToolBar):
    """The tool bar: words beside the icons where there is room for them, fewer icons where there is little."""

    def __init__(self, actions: Actions, search_box: SearchBox, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self.setWindowTitle(self.tr("工具栏"))
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._labelled: list[QToolButton] = []
        self._places: dict[str, QAction] = {}
        self._add(actions, _BAR_LEFT)
        self.addWidget(_centred(search_box))
        self._add(actions, _BAR_RIGHT)
        search_box.setMinimumWidth(_SEARCH_WIDTH[0])
        search_box.setMaximumWidth(_SEARCH_WIDTH[1])

    def fit(self, width: int) -> None:
        """Show words beside the icons in a wide window; leave out what the menus and keys have too in a narrow one."""
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if width >= _WIDE_BAR else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in self._labelled:
            button.setToolButtonStyle(style)
        for name, place in self._places.items():
            place.setVisible(width >= _NARROW_BAR or name not in _DISPENSABLE)

    def _add(self, actions: Actions, names: tuple[str, ...]) -> None:
        words = {
            "import_files": self.tr("导入"),
            "bookmark": self.tr("收藏"),
            "copy_citation": self.tr("引文"),
            "export": self.tr("导出"),
            "print": self.tr("打印"),
        }
        for name in names:
            if not name:
                self._places[name] = self.addSeparator()
                continue
            action = actions[name]
            action.setIconText(words.get(name, action.text()))
            self._places[name] = self.addWidget(self._button(name, action))

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setAccessibleName(action.toolTip())
        action.changed.connect(lambda: button.setAccessibleName(action.toolTip()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in _LABELLED:
            self._labelled.append(button)
        return button


def set_up(
    window: QMainWindow,
    actions: Actions,
    hits: HitModel,
    make_pane: Callable[[QWidget], NoticePane],
) -> Desk:
    """Make the parts and put them into ``window``."""
    search_box = SearchBox(window)
    bar = ToolBar(actions, search_box, window)
    window.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
    contents, results, bookmarks = (
        Later(_make_contents, at_sight=False),
        Later(lambda: _make_results(hits)),
        Later(_make_bookmarks),
    )
    left = QTabWidget(window)
    left.setObjectName("leftPanel")
    left.setAccessibleName(actions["left_panel"].text())
    left.setDocumentMode(True)
    left.tabBar().setDrawBase(False)
    left.setMinimumWidth(220)
    left.addTab(contents, _tr("目录"))
    left.addTab(results, _tr("搜索结果"))
    left.addTab(bookmarks, _tr("收藏"))
    area = ReadingArea(make_pane, window)
    splitter = QSplitter(Qt.Orientation.Horizontal, window)
    splitter.setObjectName("splitter")
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(area)
    side = SidePanel(window)
    side.setAccessibleName(actions["side_panel"].text())
    side.tabBar().setDrawBase(False)
    splitter.addWidget(side)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([_LEFT, _MIDDLE, _RIGHT])
    middle = QStackedWidget(window)
    start = Later(_make_start, middle)
    middle.addWidget(splitter)
    middle.addWidget(start)
    window.setCentralWidget(middle)
    status = StatusLine(window)
    window.setStatusBar(status)
    contents.setFocus()
    contents.when_made(lambda panel: panel.focus() if window.focusWidget() is contents else None)
    offer_menu_key(window)
    left_action = actions["left_panel"]
    return Desk(
        search_box, left, contents, results, bookmarks, area, side, splitter, bar, status, middle, start, left_action
    )


def _make_contents() -> ContentsPanel:
    from reader.widgets.contents_panel import ContentsPanel

    return ContentsPanel()


def _make_start() -> StartPage:
    from reader.widgets.start_page import StartPage

    return StartPage()


def _make_results(hits: HitModel) -> ResultsPanel:
    from reader.widgets.results import ResultsPanel

    return ResultsPanel(hits)


def _make_bookmarks() -> BookmarksPanel:
    from reader.widgets.bookmarks import BookmarksPanel

    return BookmarksPanel()


def offer_menu_key(window: QWidget) -> None:
    """Let Shift+F10 do in a window what the menu key does, for keyboards without one."""
    QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_context_menu)


def _open_context_menu() -> None:
    if (widget := QApplication.focusWidget()) is not None:
        place = QRectF(widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).center().toPoint()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.postEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))


def _centred(search_box: SearchBox) -> QWidget:
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(holder)
    row.setContentsMargins(12, 0, 12, 0)
    row.addStretch(1)
    row.addWidget(search_box, 20)
    row.addStretch(1)
    return holder


def _tr(text: str) -> str:
    return QCoreApplication.translate("Desk", text)
