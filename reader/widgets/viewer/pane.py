"""A tab's content: the page, the bar for finding in it, and what stands there before anything is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from reader.widgets.empty import EmptyPage
from reader.widgets.later import Later
from reader.widgets.viewer.page import NoticePage
from reader.widgets.viewer.viewer import NoticeView

if TYPE_CHECKING:
    from reader.widgets.find_bar import FindBar


class NoticePane(QWidget):
    """A :class:`NoticeView` with find in page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NoticeView(self)
        self._find = Later(self._make_find_bar, self, at_sight=False)
        self._find.when_made(self._wire_find_bar)
        self.empty = Later(self._make_empty, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._find)
        rows.addWidget(self._stack, 1)
        self._escape = QShortcut(Qt.Key.Key_Escape, self)
        self._escape.setEnabled(False)  # wherever the focus is, but only while there is something to close
        self._escape.activated.connect(self.close_find)

    @property
    def find_bar(self) -> FindBar:
        """The bar for finding in the page, made now where it is not there yet."""
        return self._find.part

    def focus(self) -> None:
        """Go to the page."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self, page: NoticePage) -> None:
        """Show a page; an open find bar looks for its words there too."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_page(page)
        if self._find.made and self.find_bar.isVisible() and self.find_bar.field.text():
            self.view.find_words(self.find_bar.field.text())

    def await_page(self) -> None:
        """Show an empty sheet: a page is on the way."""
        self.view.clear_page()
        self.close_find()
        self._stack.setCurrentWidget(self.view)

    def clear_page(self) -> None:
        """Show that nothing is open."""
        self.await_page()
        self._stack.setCurrentWidget(self.empty)

    def open_find(self) -> None:
        """Open the find bar, with the selected words if they stand in one line."""
        if self.view.page is None:
            return
        words = self.view.selected_text()
        self._escape.setEnabled(True)
        self.find_bar.open(words if "\n" not in words and len(words) <= 60 else "")

    def close_find(self) -> None:
        """Close the find bar and take its marks away; who looks at something else goes on there."""
        self._escape.setEnabled(False)
        if self._find.made and not self.find_bar.isHidden():
            focused = QApplication.focusWidget() in (self.find_bar, *self.find_bar.findChildren(QWidget))
            self.find_bar.hide()
            self.view.end_find()
            if focused:
                self.view.setFocus()

    def _make_empty(self) -> EmptyPage:
        return EmptyPage("notice", self.tr("还没有打开文件"), self.tr("在左边的目录里选一份，或在上面搜索。"))

    def _make_find_bar(self) -> FindBar:
        from reader.widgets.find_bar import FindBar

        return FindBar(self.tr("在本文中查找"))

    def _wire_find_bar(self, bar: FindBar) -> None:
        bar.hide()
        bar.serve(self.view)
        bar.find_requested.connect(self.view.find_words)
        bar.next_requested.connect(lambda: self.view.next_found(1))
        bar.previous_requested.connect(lambda: self.view.next_found(-1))
        bar.closed.connect(self.close_find)
        self.view.found_counted.connect(bar.show_count)
