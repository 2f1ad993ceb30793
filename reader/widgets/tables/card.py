"""The card of one table in the tables panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from db.model import Table
from db.model.cells import part
from reader.models.counts import rows_and_columns
from reader.models.punctuation import clauses
from reader.widgets.flow import FlowLayout
from reader.widgets.look import icon, restyle
from reader.widgets.tab_order import place_after

if TYPE_CHECKING:
    from reader.widgets.tables.view import GridView

_PREVIEW_HEIGHT = 210
_PREVIEW_ROWS = 12


class TableCard(QFrame):
    """Title and facts; the current card also shows the table's rows and what can be done with it."""

    chosen = Signal()
    copy_requested = Signal()
    excel_requested = Signal()
    csv_requested = Signal()
    print_requested = Signal()
    locate_requested = Signal()
    open_requested = Signal()
    cell_activated = Signal(int, int)
    """Row of the body and column at which the table is to be opened."""

    def __init__(self, table: Table, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._details: QWidget | None = None
        self._preview: GridView | None = None
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = table.title or self.tr("表格 {number}").format(number=number + 1)
        self.setAccessibleName(clauses((name, self._facts())))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 10)
        self._rows.setSpacing(4)
        for text, role in ((name, "heading"), (self._facts(), "soft"), (self._doubts(), "doubt")):
            if text:
                self._rows.addWidget(self._label(text, role))

    def set_current(self, current: bool) -> None:
        """Show as the current card, or as one of the others."""
        if self.property("current") == current:
            return
        self.setProperty("current", current)
        restyle(self)

    def fold(self) -> None:
        """Hide the first rows and the buttons."""
        if self._details is not None:
            self._details.hide()

    def show_details(self) -> None:
        """Show the first rows and the buttons; they are made when first wanted."""
        if self._details is not None:
            self._details.show()
        else:
            self._details = self._make_details()
            self._rows.addWidget(self._details)
            place_after(self, self._details)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes the card the current one."""
        self.chosen.emit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the table."""
        self.open_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses, Enter opens: at the cell of the preview that one is in."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._preview is not None and self._preview.hasFocus():
            self._open_at(self._preview.currentIndex())
        else:
            self.open_requested.emit()

    def _open_at(self, index: QModelIndex) -> None:
        if self._preview is not None:
            self.cell_activated.emit(self._preview.body_row(index), index.column())

    def _facts(self) -> str:
        table = self._table
        size = rows_and_columns(len(table.rows) - table.header_rows, table.columns)
        merged = self.tr("跨 {count} 页合并").format(count=len(table.parts)) if len(table.parts) > 1 else ""
        form = self.tr("空白表单") if table.form else ""
        unit = table.unit.strip("（）() ")
        return " · ".join(part for part in (form, size, merged, unit) if part)

    def _doubts(self) -> str:
        count = len(self._table.shifted_rows)
        return self.tr("⚠ %n 行单元格可能错位，已标出", None, count) if count else ""

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _first_rows(self) -> Table:
        """The last head row and the first rows below it."""
        table = self._table
        first = max(table.header_rows - 1, 0)
        rows = range(first, min(len(table.rows), table.header_rows + _PREVIEW_ROWS))
        return part(table, rows, range(table.columns))

    def _make_details(self) -> QWidget:
        from reader.widgets.tables.view import GridView

        details = QWidget(self)
        preview = self._preview = GridView(self._first_rows(), details, compact=True)
        preview.setObjectName("tablePreview")
        preview.verticalHeader().hide()
        preview.header.setVisible(self._table.header_rows > 0)
        rows = max(preview.model_of_table.rowCount(), 1)
        preview.setFixedHeight(min(_PREVIEW_HEIGHT, 60 + 34 * rows))
        preview.doubleClicked.connect(self._open_at)
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(preview)
        buttons = FlowLayout(gap=6)
        column.addLayout(buttons)
        wishes = (
            (self.tr("打开"), "table", self.tr("在窗口中打开：排序、筛选、求和"), self.open_requested),
            (self.tr("定位"), "locate", self.tr("在正文中找到这张表"), self.locate_requested),
            (self.tr("复制"), "copy", self.tr("复制整张表，可粘贴到 Excel 或 WPS"), self.copy_requested),
            (self.tr("Excel"), "export", self.tr("存为 Excel 文件"), self.excel_requested),
            (self.tr("CSV"), "export", self.tr("存为 CSV 文件"), self.csv_requested),
            (self.tr("打印"), "print", self.tr("打印这张表"), self.print_requested),
        )
        for text, name, tip, signal in wishes:
            button = QPushButton(icon(name), text, details, autoDefault=True)
            button.setProperty("role", "small")
            button.setToolTip(tip)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        return details
