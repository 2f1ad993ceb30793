"""The search box: asks as one types, keeps a history, offers saved searches."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from reader.widgets.committed_edit import CommittedEdit
from reader.widgets.look import icon

_WAIT_MS = 110
_SHOWN_HISTORY = 12


class SearchBox(CommittedEdit):
    """The big box in the tool bar."""

    search_requested = Signal(str)
    """What to search for, as committed so far; "" ends the search."""
    search_confirmed = Signal(str)
    """Enter was pressed: the search belongs into the history, the hits are wanted."""
    results_wanted = Signal()
    """Arrow down: go on into the list of hits."""
    save_toggled = Signal(str)
    history_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WAIT_MS, parent)
        self._history: tuple[str, ...] = ()
        self._saved: tuple[str, ...] = ()
        self.setObjectName("searchBox")
        self.setAccessibleName(self.tr("搜索全部公报"))
        self.setAccessibleDescription(self.tr("输入后立即搜索；按向下键进入结果，Alt+向下键打开搜索历史"))
        self.setPlaceholderText(self.tr("搜索全部公报：词语、人名、文号、金额…    Ctrl+K"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.history_action = self.addAction(icon("history"), QLineEdit.ActionPosition.TrailingPosition)
        self.history_action.setToolTip(self.tr("搜索历史与收藏的搜索（Alt+↓）"))
        self.history_action.triggered.connect(self.open_history)
        self.text_committed.connect(self.search_requested)

    def show_history(self, history: tuple[str, ...], saved: tuple[str, ...]) -> None:
        """What the history menu offers."""
        self._history = history
        self._saved = saved

    def focus(self) -> None:
        """Put the cursor here, everything selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def history_menu(self) -> QMenu:
        """The menu of saved and earlier searches."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self.text().strip()
        if text:
            kept = text in self._saved
            save = menu.addAction(
                icon("star-on" if kept else "star"), self._save_words(kept).replace("%1", _short(text))
            )
            save.triggered.connect(lambda: self.save_toggled.emit(text))
        self._add_searches(menu, self.tr("收藏的搜索"), "star", self._saved)
        self._add_searches(menu, self.tr("最近的搜索"), "history", self._history[:_SHOWN_HISTORY])
        if self._history:
            menu.addSeparator()
            menu.addAction(self.tr("清除搜索历史")).triggered.connect(self.history_cleared)
        if menu.isEmpty():
            menu.addAction(self.tr("还没有搜索过")).setEnabled(False)
        return menu

    def open_history(self) -> None:
        """Open the menu of saved and earlier searches under the box."""
        menu = self.history_menu()
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter searches now, Down goes to the hits, Escape empties."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.say_if_new()
            self.search_confirmed.emit(self.text().strip())
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_history()
        elif key == Qt.Key.Key_Down:
            self.say_if_new()
            self.results_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.say_now()
        else:
            super().keyPressEvent(event)

    def search_for(self, text: str) -> None:
        """Search for ``text`` as if it had been typed and confirmed."""
        self.setText(text)
        self.say_now()
        self.search_confirmed.emit(text)

    def _save_words(self, kept: bool) -> str:
        return self.tr("不再收藏搜索“%1”") if kept else self.tr("收藏搜索“%1”")

    def _add_searches(self, menu: QMenu, title: str, icon_name: str, searches: tuple[str, ...]) -> None:
        if searches:
            menu.addSeparator()
            head = QAction(title, menu)
            head.setEnabled(False)
            menu.addAction(head)
        for text in searches:
            action = menu.addAction(icon(icon_name), _short(text).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, text=text: self.search_for(text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
