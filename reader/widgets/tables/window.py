"""One table in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.model import Table
from db.model.cells import transposed
from reader.models.counts import rows_and_columns
from reader.models.table_model import NUMBER_ROLE
from reader.models.table_sum import number_text, selection_sum
from reader.widgets.find_bar import FindBar
from reader.widgets.flow import FlowLayout
from reader.widgets.look import icon
from reader.widgets.tables.view import GridView

_SMALLEST, _LARGEST = QSize(560, 360), QSize(1180, 820)
_SIDE = 12
"""Pixels left and right of everything."""
_PLAIN = ("copy", "print", "locate")
"""Icons that need no words beside them where there is little room."""
_SCREEN_SHARE = 0.9
"""The window leaves room for its frame and for the desk behind it."""


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
        name = table.title or self.tr("表格")
        self.setWindowTitle(f"{name} — {notice_title}")
        self.view = GridView(table, self)
        self._status = QLabel(self)
        self._status.setProperty("role", "soft")
        self._sum = QLabel(self)
        self._sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_SIDE, 10, _SIDE, 8)
        rows.setSpacing(8)
        rows.addLayout(self._head(name, notice_title))
        self._plain: list[QPushButton] = []
        tools = self._tools()
        self._tools_width = tools.line_width() + 2 * _SIDE
        rows.addLayout(tools)
        rows.addWidget(self.view, 1)
        rows.addLayout(self._foot())
        self.view.selectionModel().selectionChanged.connect(self._tell_sum)
        self.view.rows_changed.connect(self._tell_rows)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.find_bar.open)
        close = QShortcut(Qt.Key.Key_Escape, self)
        close.activated.connect(self._clear_or_close)
        self._tell_rows()
        self.resize(self._good_size())

    # Parts

    def _head(self, name: str, notice_title: str) -> QVBoxLayout:
        title = QLabel(name, self)
        title.setProperty("role", "title")
        below = QLabel("　".join(part for part in (notice_title, self._table.unit) if part), self)
        below.setProperty("role", "soft")
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for label in (title, below):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            rows.addWidget(label)
        return rows

    def _tools(self) -> FlowLayout:
        self.find_bar = FindBar(self.tr("在表格中查找"), self, part=True)
        self.find_bar.serve(self.view)
        self.find_bar.find_requested.connect(self.view.find_words)
        self.find_bar.next_requested.connect(lambda: self.view.find_next(1))
        self.find_bar.previous_requested.connect(lambda: self.view.find_next(-1))
        self.find_bar.closed.connect(self._clear_or_close)
        self.view.found_counted.connect(self.find_bar.show_count)
        self.filters = self._choice(self.tr("筛选"))
        self.fill = self._choice(self.tr("填充合并单元格"))
        self.swap = self._choice(self.tr("行列互换"))
        self.filters.toggled.connect(self.view.show_filters)
        self.fill.toggled.connect(self.view.fill_merged)
        self.swap.toggled.connect(self._swap)
        row = FlowLayout(gap=6)
        row.addWidget(self.find_bar)
        for choice in (self.filters, self.fill, self.swap):
            choice.setVisible(not self._table.form)
            row.addWidget(choice)
        copy = self._button(self.tr("复制"), "copy", self.tr("复制选中的单元格，没有选中时复制整张表；带表头"))
        copy.clicked.connect(lambda _checked: self.view.copy_selection())
        row.addWidget(copy)
        wishes = (
            (self.tr("Excel"), "table", self.tr("按现在显示的样子存为 Excel 文件"), self.excel_requested),
            (self.tr("CSV"), "export", self.tr("按现在显示的样子存为 CSV 文件"), self.csv_requested),
            (self.tr("打印"), "print", self.tr("按现在显示的样子打印"), self.print_requested),
        )
        for text, name, tip, signal in wishes:
            button = self._button(text, name, tip)
            button.clicked.connect(lambda _checked, signal=signal: signal.emit(self.view.shown_table()))
            row.addWidget(button)
        locate = self._button(self.tr("定位"), "locate", self.tr("在正文中找到这张表"))
        locate.clicked.connect(self.locate_requested)
        row.addWidget(locate)
        return row

    def _choice(self, text: str) -> QPushButton:
        choice = QPushButton(text, self)
        choice.setCheckable(True)
        choice.setProperty("role", "chip")
        return choice

    def _button(self, text: str, name: str, tip: str) -> QPushButton:
        button = QPushButton(icon(name), text, self)
        button.setProperty("role", "small")
        button.setToolTip(tip)
        button.setAccessibleName(text)
        if name in _PLAIN:
            self._plain.append(button)
            button.setMinimumHeight(button.sizeHint().height())
        return button

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._status)
        row.addStretch(1)
        row.addWidget(self._sum)
        return row

    def _good_size(self) -> QSize:
        width = max(self.view.header.length() + 120, self._tools_width)
        height = 240 + 32 * self.view.proxy.rowCount()
        screen = self.screen().availableSize() * _SCREEN_SHARE
        return QSize(width, height).expandedTo(_SMALLEST).boundedTo(_LARGEST).boundedTo(screen)

    # What happens

    def _clear_or_close(self) -> None:
        if self.find_bar.field.text():
            self.find_bar.field.clear()
            self.view.setFocus()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a narrow window some icons stand without words, so that the tools stay on one line."""
        super().resizeEvent(event)
        for button in self._plain:
            button.setText(button.accessibleName() if self.width() >= self._tools_width else "")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: tell it."""
        super().closeEvent(event)
        self.closed.emit()

    def _swap(self, on: bool) -> None:
        self.filters.setChecked(False)
        self.view.show_table(transposed(self._table) if on else self._table, swapped=on)

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
