"""The notice's tables, a card each."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from db.model import NoticeRecord
from reader.widgets.empty import EmptyPage
from reader.widgets.tables.card import TableCard

_LATER_MS = 60


class TablesPanel(QWidget):
    """Lists the tables of the notice shown. Every signal carries the table's index in the notice."""

    copy_requested = Signal(int)
    excel_requested = Signal(int)
    csv_requested = Signal(int)
    print_requested = Signal(int)
    locate_requested = Signal(int)
    open_requested = Signal(int)
    cell_activated = Signal(int, int, int)
    """With the row and column of the table's body that it is to be opened at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("表格"))
        self._cards: list[TableCard] = []
        self._empty = EmptyPage("table", "", "", self)
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards take it
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._current = -1
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._show_details)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._area)
        self._stack.setCurrentWidget(self._area)  # empty: at the start a notice is on its way

    @property
    def count(self) -> int:
        """How many tables are listed."""
        return len(self._cards)

    @property
    def cards(self) -> tuple[TableCard, ...]:
        """The cards, in the order of the tables."""
        return tuple(self._cards)

    def show_tables(self, record: NoticeRecord | None) -> None:
        """List the tables of a notice, or none; the first is the current one."""
        tables = record.notice.tables if record else ()
        self._empty.say(self.tr("这份文件里没有表格") if record else self.tr("打开一份文件后，这里列出它的表格"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(10, 10, 10, 10)
        rows.setSpacing(10)
        self._cards = [TableCard(table, index, inside) for index, table in enumerate(tables)]
        for index, card in enumerate(self._cards):
            self._connect(index, card)
            card.set_current(index == 0)
            rows.addWidget(card)
        rows.addStretch(1)
        self._current = 0 if tables else -1
        self._area.setWidget(inside)
        self._stack.setCurrentWidget(self._area if tables else self._empty)
        self._later.start(_LATER_MS)

    def select(self, index: int) -> None:
        """Make a table the current one; -1 leaves it as it is. Its rows come a moment later: reading goes first."""
        if not 0 <= index < len(self._cards) or index == self._current:
            return
        self._make_current(index)
        for place, card in enumerate(self._cards):
            if place != index:
                card.fold()
        self._area.ensureWidgetVisible(self._cards[index], 0, 10)
        self._later.start(_LATER_MS)

    def _show_details(self) -> None:
        if 0 <= self._current < len(self._cards):
            self._cards[self._current].show_details()
            self._area.ensureWidgetVisible(self._cards[self._current], 0, 10)

    def _choose(self, index: int) -> None:
        """Unfold a card that was clicked. It stays where it is for the time that a second click may come."""
        self._make_current(index)
        self._cards[index].show_details()
        self._later.start(QApplication.doubleClickInterval())

    def _make_current(self, index: int) -> None:
        self._current = index
        for place, card in enumerate(self._cards):
            card.set_current(place == index)

    def _connect(self, index: int, card: TableCard) -> None:
        card.chosen.connect(lambda: self._choose(index))
        card.copy_requested.connect(lambda: self.copy_requested.emit(index))
        card.excel_requested.connect(lambda: self.excel_requested.emit(index))
        card.csv_requested.connect(lambda: self.csv_requested.emit(index))
        card.print_requested.connect(lambda: self.print_requested.emit(index))
        card.locate_requested.connect(lambda: self.locate_requested.emit(index))
        card.open_requested.connect(lambda: self.open_requested.emit(index))
        card.cell_activated.connect(lambda row, column: self.cell_activated.emit(index, row, column))
