"""A tab's content: the page, the bar for finding in it, and what stands there before anything is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from reader.widgets.empty import EmptyPage
from reader.widgets.find_bar import FindBar
from reader.widgets.viewer.page import NoticePage
from reader.widgets.viewer.viewer import NoticeView


class NoticePane(QWidget):
    """A :class:`NoticeView` with find in page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = NoticeView(self)
        self.find_bar = FindBar(self.tr("在本文中查找"), self)
        self.find_bar.hide()
        self.empty = EmptyPage(
            "notice", self.tr("还没有打开文件"), self.tr("在左边的目录里选一份，或在上面搜索。"), self
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.find_bar)
        rows.addWidget(self._stack, 1)
        self.find_bar.serve(self.view)
        self.find_bar.find_requested.connect(self.view.find_words)
        self.find_bar.next_requested.connect(lambda: self.view.next_found(1))
        self.find_bar.previous_requested.connect(lambda: self.view.next_found(-1))
        self.find_bar.closed.connect(self.close_find)
        self.view.found_counted.connect(self.find_bar.show_count)
        self._escape = QShortcut(Qt.Key.Key_Escape, self)
        self._escape.setEnabled(False)  # wherever the focus is, but only while there is something to close
        self._escape.activated.connect(self.close_find)

    def focus(self) -> None:
        """Go to the page."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_page(self, page: NoticePage) -> None:
        """Show a page; an open find bar looks for its words there too."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_page(page)
        if self.find_bar.isVisible() and self.find_bar.field.text():
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
        if not self.find_bar.isHidden():
            focused = QApplication.focusWidget() in (self.find_bar, *self.find_bar.findChildren(QWidget))
            self.find_bar.hide()
            self.view.end_find()
            if focused:
                self.view.setFocus()
