"""One table in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.model import Table
from db.model.cells import transposed
from db.model.values import valueclass
from reader.models.counts import rows_and_columns
from reader.models.table_model import NUMBER_ROLE
from reader.models.table_sum import number_text, selection_sum
from reader.widgets.find_bar import FindBar
from reader.widgets.flow import FlowLayout
from reader.widgets.look import icon
from reader.widgets.status import StatusLine
from reader.widgets.tables.tools import Tool, keys_alone, tools
from reader.widgets.tables.view import GridView

_SMALLEST = QSize(560, 360)
_SIDE = 12
"""Pixels left and right of everything."""
_CHOICES = ("filters", "fill", "swap")
_PLAIN = ("copy", "print", "locate")
"""Icons that need no words beside them where there is little room."""
_SCREEN_SHARE = 0.95
"""The window leaves room for its frame."""
_LOW = 480
"""On a screen of fewer pixels the rows need the room of what the window's title says too."""


@valueclass
class RowChoice:
    """Which rows are shown, and their order. ``filters``: the words above each column; none where no fields are shown.

    ``sorted_by`` is a column, -1 for the printed order.
    """

    filters: tuple[str, ...] = ()
    sorted_by: int = -1
    order: Qt.SortOrder = Qt.SortOrder.AscendingOrder


@valueclass
class Arrangement:
    """What the user made of a table. ``other`` are the rows that were shown before it was last swapped."""

    filled: bool
    swapped: bool
    rows: RowChoice
    other: RowChoice


class TableWindow(QWidget):
    """Shows a table large: sort, filter, find, fill merged cells, swap rows and columns, add up, copy.

    What is copied, written and printed is what is seen.
    """

    excel_requested = Signal(object)
    """The table as it is shown; so with the next two."""
    csv_requested = Signal(object)
    print_requested = Signal(object)
    locate_requested = Signal()
    closed = Signal()

    def __init__(self, table: Table, notice_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("tableWindow")
        self._table = table
        self._other = RowChoice()
        name = table.title or self.tr("表格")
        self.setWindowTitle(f"{name} — {notice_title}")
        self.find_bar = FindBar(self.tr("在表格中查找"), self, part=True)
        self._plain: list[QPushButton] = []
        self._buttons: dict[str, QPushButton] = {}
        tools_row = self._tools()
        self._tools_width = tools_row.line_width() + 2 * _SIDE
        self.view = GridView(table, self)
        self._status, self._sum, self._foot = QLabel(self), QLabel(self), StatusLine(self)
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE, 10, _SIDE, 10)
        inside.setSpacing(8)
        inside.addLayout(self._head(name, notice_title))
        inside.addLayout(tools_row)
        inside.addWidget(self.view, 1)
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(inside, 1)
        rows.addWidget(self._foot)
        self._fill_foot()
        self._wire()
        self._take_keys()
        self._tell_rows()
        self._take_good_size()
        self.view.setFocus()

    @property
    def table(self) -> Table:
        """The table as printed."""
        return self._table

    @property
    def arrangement(self) -> Arrangement:
        """How the table is shown now."""
        return Arrangement(self.fill.isChecked(), self.swap.isChecked(), self._row_choice(), self._other)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the table as another window showed it."""
        self.fill.setChecked(arrangement.filled)
        if arrangement.swapped:
            self._choose_rows(arrangement.other)
            self.swap.setChecked(True)
        self._choose_rows(arrangement.rows)
        self._other = arrangement.other
        self.view.setFocus()

    # Parts

    def _head(self, name: str, notice_title: str) -> QVBoxLayout:
        title = QLabel(name, self)
        title.setProperty("role", "title")
        low = self.screen().availableSize().height() < _LOW
        told = self._table.unit if low else "　".join(part for part in (notice_title, self._table.unit) if part)
        below = QLabel(told, self)
        below.setProperty("role", "soft")
        below.setHidden(not told)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for label in (title, below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            rows.addWidget(label)
        return rows

    def _tools(self) -> FlowLayout:
        row = FlowLayout(gap=6)
        row.addWidget(self.find_bar)
        for tool in tools():
            button = self._buttons[tool.name] = self._button(tool)
            row.addWidget(button)
        self.filters, self.fill, self.swap = (self._buttons[name] for name in _CHOICES)
        for choice in (self.filters, self.fill, self.swap):
            choice.setVisible(not self._table.form)
        return row

    def _button(self, tool: Tool) -> QPushButton:
        button = QPushButton(tool.text, self, autoDefault=True)
        button.setCheckable(tool.name in _CHOICES)
        button.setProperty("role", "chip" if button.isCheckable() else "small")
        button.setToolTip(tool.hint)
        button.setAccessibleName(tool.text)
        if tool.icon:
            button.setIcon(icon(tool.icon))
        if tool.name in _PLAIN:
            self._plain.append(button)
            button.setMinimumHeight(button.sizeHint().height())
        return button

    def _wire(self) -> None:
        view, bar, buttons = self.view, self.find_bar, self._buttons
        bar.serve(view)
        bar.find_requested.connect(view.find_words)
        bar.next_requested.connect(lambda: view.find_next(1))
        bar.previous_requested.connect(lambda: view.find_next(-1))
        bar.closed.connect(self._step_back)
        view.found_counted.connect(bar.show_count)
        view.copied.connect(self._tell_copied)
        view.rows_changed.connect(self._tell_rows)
        view.selectionModel().selectionChanged.connect(self._tell_sum)
        self.filters.toggled.connect(self._show_filters)
        self.fill.toggled.connect(view.fill_merged)
        self.swap.toggled.connect(self._swap)
        buttons["copy"].clicked.connect(lambda _checked: view.copy_selection())
        buttons["excel"].clicked.connect(lambda: self.excel_requested.emit(view.shown_table()))
        buttons["csv"].clicked.connect(lambda: self.csv_requested.emit(view.shown_table()))
        buttons["print"].clicked.connect(lambda: self.print_requested.emit(view.shown_table()))
        buttons["locate"].clicked.connect(self.locate_requested)

    def _take_keys(self) -> None:
        """The key of a tool that is hidden does nothing."""
        does: dict[str, Callable[[], object]] = {name: button.click for name, button in self._buttons.items()}
        does |= {"filters": self._reach_filters, "sort": self._sort, "find": self.find_bar.open}
        for tool in (*tools(), *keys_alone()):
            if tool.name in does:
                key = QShortcut(QKeySequence(tool.keys), self._buttons.get(tool.name, self))
                key.activated.connect(does[tool.name])
        QShortcut(Qt.Key.Key_Escape, self).activated.connect(self._step_back)

    def _take_good_size(self) -> None:
        """As large as the table wants: its columns first, then its rows in that width."""
        most = self.screen().availableSize() * _SCREEN_SHARE
        width = max(self.view.good_width + 2 * _SIDE, self._tools_width)
        self.resize(QSize(width, most.height()).expandedTo(_SMALLEST).boundedTo(most))
        self._rows.activate()
        height = self.height() - self.view.height() + self.view.whole_height()
        self.resize(QSize(self.width(), height).expandedTo(_SMALLEST).boundedTo(most))

    def _fill_foot(self) -> None:
        self._sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._foot.insertWidget(0, self._status)
        self._foot.addPermanentWidget(self._sum)

    # What happens

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell of the table, its row counted below the head; where it is not shown now, stay."""
        if not self.swap.isChecked():
            self.view.show_cell(row, column)

    def say(self, words: str, button: str = "", then: Callable[[], object] | None = None) -> None:
        """Show a message for some seconds, with a button where ``button`` is given."""
        self._foot.say(words, button, then)

    def _step_back(self) -> None:
        """Escape: empty the field one is in, leave it, forget what was looked for, show all rows, close."""
        field = self.focusWidget()
        if isinstance(field, QLineEdit) and field.text():
            field.clear()
        elif isinstance(field, QLineEdit):
            self.view.setFocus()
        elif self.find_bar.field.text():
            self.find_bar.field.clear()
        elif self.view.proxy.filtered:
            self.view.clear_filters()
        else:
            self.close()

    def _reach_filters(self) -> None:
        """From the table to the field of the column that one is in, from the fields back; that takes them away."""
        fields = self.view.header.fields
        if fields and self.focusWidget() not in fields:
            self.view.header.enter(self.view.currentIndex().column())
        else:
            self.filters.click()

    def _show_filters(self, on: bool) -> None:
        self.view.show_filters(on)
        if on:
            for one, following in pairwise((self._buttons["locate"], *self.view.header.fields, self.view)):
                self.setTabOrder(one, following)
            self.view.header.enter(self.view.currentIndex().column())
        else:
            self.view.setFocus()

    def _sort(self) -> None:
        """The first row comes into view, and is where keys go on."""
        if not self._table.form:
            column = max(self.view.currentIndex().column(), 0)
            self.view.sort_by(column)
            self.view.setCurrentIndex(self.view.proxy.index(0, column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a narrow window some icons stand without words, so that the tools stay on one line."""
        super().resizeEvent(event)
        for button in self._plain:
            button.setText(button.accessibleName() if self.width() >= self._tools_width else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: tell it."""
        super().closeEvent(event)
        self.closed.emit()

    def _tell_copied(self, table: Table) -> None:
        size = rows_and_columns(len(table.rows) - table.header_rows, table.columns)
        self.say(self.tr("已复制 %1").replace("%1", size))

    def _swap(self, on: bool) -> None:
        """Rows become columns as they are shown. Both have their own sort and filters, kept for when they are back."""
        focused = self.swap if self.swap.hasFocus() else self.view
        wanted, self._other = self._other, self._row_choice()
        table = self.view.shown_table() if on and self.view.moved and self.view.proxy.rowCount() else self._table
        self.filters.setChecked(False)
        self.view.show_table(transposed(table) if on else table, swapped=on)
        self._choose_rows(wanted)
        focused.setFocus()

    def _row_choice(self) -> RowChoice:
        words = tuple(field.text() for field in self.view.header.fields)
        return RowChoice(words, self.view.proxy.sortColumn(), self.view.proxy.sortOrder())

    def _choose_rows(self, chosen: RowChoice) -> None:
        columns = self.view.proxy.columnCount()
        if chosen.sorted_by >= columns or (chosen.filters and len(chosen.filters) != columns):
            chosen = RowChoice()  # other rows were shown before, and are columns now
        self.filters.setChecked(bool(chosen.filters))
        for field, words in zip(self.view.header.fields, chosen.filters, strict=True):
            field.setText(words)
        self.view.sort(chosen.sorted_by, chosen.order)

    def _tell_rows(self) -> None:
        shown, every = self.view.proxy.rowCount(), self.view.model_of_table.rowCount()
        columns = self.view.model_of_table.columnCount()
        if shown == every:
            text = rows_and_columns(every, columns)
        else:
            text = self.tr("显示 {shown} 行，共 %n 行", None, every).format(shown=shown)
        if self._table.shifted_rows:
            doubts = self.tr("%n 行的单元格可能错位，已标出", None, len(self._table.shifted_rows))
            text = f"{text}　⚠ {doubts}"
        self._status.setText(text)
        self._tell_sum()

    def _tell_sum(self) -> None:
        chosen = selection_sum(i.data(NUMBER_ROLE) for i in self.view.selectionModel().selectedIndexes())
        if chosen.numbers < 2:
            self._sum.clear()
            return
        text = self.tr("{numbers} 个数　合计 {total}{unit}　平均 {mean}{unit}")
        total, mean = number_text(chosen.total), number_text(chosen.mean)
        self._sum.setText(text.format(numbers=chosen.numbers, total=total, mean=mean, unit=chosen.unit))
