"""A large table: head rows and first column stay in view, merged cells are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from db.model import Table
from db.model.cells import filled, part
from reader.models.table_model import ROW_ROLE, TableModel
from reader.models.table_proxy import TableProxy, fold
from reader.render import Align, column_aligns, merged_cells, table_setting
from reader.widgets.look import look
from reader.widgets.tables.clipboard import copy_table
from reader.widgets.tables.delegate import CellDelegate
from reader.widgets.tables.fitting import column_needs, fit_rows, line_height, number_width, shared_widths
from reader.widgets.tables.frozen import FrozenColumn
from reader.widgets.tables.header import TableHeader, filter_hint
from reader.widgets.tables.walking import WalkingTable

_WIDEST, _WIDEST_COMPACT = 300, 130
_GOOD = 420
"""Pixels in which a long text is easy to read."""
_MOST_LINES, _MOST_LINES_COMPACT = 500, 2
"""Of a row: all words of a cell, as long as the table is not badly damaged."""
_Index = QModelIndex | QPersistentModelIndex


class GridView(WalkingTable):
    """Shows a :class:`~db.model.Table` with everything that a table wants: sort, filter, find, copy.

    ``compact`` for a glance in little room: narrow columns, low rows.
    """

    rows_changed = Signal()
    """Other rows are shown than before: sorted, filtered or another table."""
    found_counted = Signal(int, int)
    """Number of the current cell among those found (0 for none) and how many there are."""
    copied = Signal(object)
    """The Table that is on the clipboard now."""

    def __init__(self, table: Table, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._compact = compact
        self._most_lines = _MOST_LINES_COMPACT if compact else _MOST_LINES
        self.setAccessibleName(self.tr("表格"))
        self.model_of_table = TableModel(table, self)
        self.proxy = TableProxy(self)
        self.proxy.setSourceModel(self.model_of_table)
        self.setModel(self.proxy)
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.header = TableHeader(table, self)
        self.setHorizontalHeader(self.header)
        self.header.show()
        self.setTabKeyNavigation(False)  # arrows walk, Tab goes on
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setHighlightSections(False)
        self._wants_filled = False
        self.naming = 1
        """How many columns name the rows."""
        self._frozen = FrozenColumn(self)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_rows)
        self.header.sectionClicked.connect(self.sort_by)
        self.header.filter_changed.connect(self._filter)
        self.header.filter_entered.connect(self._show_column)
        self.header.filter_left.connect(self._go_below)
        self.header.sectionResized.connect(self._column_resized)
        # the words of a head over several columns stand in the part of it that is in view
        self.horizontalScrollBar().valueChanged.connect(self.header.viewport().update)
        self.show_table(table)

    @property
    def table(self) -> Table:
        """The table shown."""
        return self.model_of_table.table

    def show_table(self, table: Table, *, swapped: bool = False) -> None:
        """Show another table, unsorted and unfiltered.

        ``swapped``: its rows say what columns usually do, so all columns are set alike.
        """
        self.naming = table_setting(table).naming
        self.delegate.aligns = (Align.CENTER,) * table.columns if swapped else column_aligns(table)
        self.header.show_filters(False)
        self.proxy.clear_filters()
        self.proxy.sort(-1)
        self.header.setSortIndicatorShown(False)
        self.model_of_table.set_table(table)
        self.header.set_table(table)
        self.header.setVisible(bool(table.header_rows) or not table.form)
        self.verticalHeader().setVisible(not table.form)
        self.verticalHeader().setFixedWidth(number_width(self))
        self._needs = column_needs(self)
        self._share_width()
        self._refresh()

    @property
    def moved(self) -> bool:
        """Whether rows stand in another order than printed, or some are not shown."""
        return self.proxy.sortColumn() >= 0 or self.proxy.filtered

    # Sizes

    @property
    def good_width(self) -> int:
        """Pixels in which every column is easy to read."""
        return sum(min(need.whole, _GOOD) for need in self._needs) + self._width_of_frame()

    def whole_height(self) -> int:
        """Pixels that head and rows take in the width that the table has; it is fitted into that at once."""
        self._share_width()
        self._fit_rows()
        self._fit.stop()
        head = 0 if self.header.isHidden() else self.header.sizeHint().height()
        across = self.header.length() > self.width() - self._width_of_frame()
        bar = self.horizontalScrollBar().sizeHint().height() if across else 0
        return head + self.verticalHeader().length() + bar + 2 * self.frameWidth()

    def _width_of_frame(self) -> int:
        """Pixels beside the columns; room for a scroll bar is kept, so that widths do not hang on heights."""
        numbers = 0 if self.verticalHeader().isHidden() else self.verticalHeader().width()
        return numbers + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    def _share_width(self) -> None:
        if self._compact:
            self._widths = shared_widths(self._needs, 0, _WIDEST_COMPACT)
        else:
            self._widths = shared_widths(self._needs, self.width() - self._width_of_frame(), _WIDEST)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)

    # Wishes

    def fill_merged(self, on: bool) -> None:
        """Show the words of a merged cell in each cell that it covers."""
        self._wants_filled = on
        self._refresh()

    def show_filters(self, on: bool) -> None:
        """Show the fields to filter by; hiding them shows all rows."""
        if not on:
            self.clear_filters()
        self.header.show_filters(on)
        self._fit.start()

    def clear_filters(self) -> None:
        """Show all rows, the current one in view; the fields to filter by are empty."""
        for field in self.header.fields:
            field.clear()
        self.executeDelayedItemsLayout()  # else it cannot be scrolled as far
        self.scrollTo(self.currentIndex(), QTableView.ScrollHint.PositionAtCenter)

    def show_cell(self, row: int, column: int) -> None:
        """Go to a cell of the table, its row counted below the head, if it is shown."""
        index = self.proxy.mapFromSource(self.model_of_table.index(row, column))
        if index.isValid():
            self._go_to((index.row(), index.column()))

    def body_row(self, index: _Index) -> int:
        """The row of a cell in the table as printed, counted below the head."""
        return self.proxy.mapToSource(index).row()

    def find_words(self, words: str) -> None:
        """Mark the cells that hold the words and go to the first."""
        self.delegate.words = fold(words)
        self.viewport().update()
        self._frozen.viewport().update()
        cells = self._found()
        if cells:
            self._go_to(cells[0])
        self._count_found()

    def find_next(self, by: int = 1) -> None:
        """Go to the next cell found, or with -1 to the one before."""
        cells = self._found()
        if cells:
            place = self._place()
            after = [c for c in cells if (c > place if by > 0 else c < place)]
            self._go_to((after[0] if by > 0 else after[-1]) if after else cells[0 if by > 0 else -1])
            self._count_found()

    def _count_found(self) -> None:
        cells, place = self._found(), self._place()
        self.found_counted.emit(cells.index(place) + 1 if place in cells else 0, len(cells))

    def _place(self) -> tuple[int, int]:
        now = self.currentIndex()
        return now.row(), now.column()

    def copy_selection(self, head: bool = True) -> None:
        """Copy the selected cells, or the whole table where at most one cell is selected, with its head rows."""
        chosen = self.selected_part(head)
        copy_table(chosen)
        self.copied.emit(chosen)

    def selected_part(self, head: bool = True) -> Table:
        """The selected rows and columns as shown; the whole table where at most one cell is selected."""
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) < 2:
            return self.shown_table(head)
        return self._part(sorted({i.row() for i in chosen}), sorted({i.column() for i in chosen}), head)

    def shown_table(self, head: bool = True) -> Table:
        """The whole table as shown: its rows filtered and in their order, merged cells filled or not."""
        return self._part(range(self.proxy.rowCount()), range(self.proxy.columnCount()), head)

    def _part(self, rows: Sequence[int], columns: Sequence[int], head: bool) -> Table:
        heads = self.table.header_rows
        source = filled(self.table, heads) if self.model_of_table.filled else self.table
        body = [int(self.proxy.index(row, 0).data(ROW_ROLE)) for row in rows]
        return part(source, [*(range(heads) if head else ()), *body], columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with the usual keys; with Shift without the head rows."""
        shifted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == shifted:
            self.copy_selection(head=False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: frame the current cell, which the kept columns show too."""
        super().focusInEvent(event)
        self._frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the frame goes."""
        super().focusOutEvent(event)
        self._frozen.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copying, with and without the head rows."""
        menu = QMenu(self)
        menu.addAction(self.tr("复制（带表头）") + "\tCtrl+C", self.copy_selection)
        menu.addAction(self.tr("复制（不带表头）") + "\tCtrl+Shift+C", lambda: self.copy_selection(head=False))
        menu.addAction(self.tr("全选") + "\tCtrl+A", self.selectAll)
        menu.exec(event.globalPos())
        menu.deleteLater()

    # Inside

    def _show_column(self, column: int) -> None:
        """Bring a column into view, whether or not there are rows."""
        bar, left = self.horizontalScrollBar(), self.header.sectionViewportPosition(column)
        hidden_left = left - (self.header.kept_width if self._frozen.isColumnHidden(column) else 0)
        hidden_right = left + self.columnWidth(column) - self.viewport().width()
        bar.setValue(bar.value() + min(hidden_left, max(hidden_right, 0)))

    def _go_below(self, column: int) -> None:
        self.setFocus()
        self.setCurrentIndex(self.proxy.index(0, column))

    def sort_by(self, column: int) -> None:
        """Up, down, and back to the printed order."""
        if self.table.form:
            return
        if self.proxy.sortColumn() != column:
            self.sort(column, Qt.SortOrder.AscendingOrder)
        elif self.proxy.sortOrder() is Qt.SortOrder.AscendingOrder:
            self.sort(column, Qt.SortOrder.DescendingOrder)
        else:
            self.sort(-1, Qt.SortOrder.AscendingOrder)

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column; -1 for the printed order."""
        self.proxy.sort(column, order)
        self.header.setSortIndicatorShown(column >= 0)
        self.header.setSortIndicator(column, order)
        self._refresh()
        self.scrollToTop()

    def _filter(self, column: int, text: str) -> None:
        self.proxy.set_filter(column, text)
        self._refresh()
        self.scrollToTop()

    def _refresh(self) -> None:
        """Merged cells can be shown as long as rows stand in their order; else they are filled."""
        self.model_of_table.set_filled(self._wants_filled or self.moved)
        self.clearSpans()
        self._frozen.clearSpans()
        if not self.model_of_table.filled:
            heads = self.table.header_rows
            for span in merged_cells(self.table).values():
                if span.row >= heads:
                    self.setSpan(span.row - heads, span.column, span.rows, span.columns)
                    if span.rows > 1 and span.columns == 1:
                        self._frozen.setSpan(span.row - heads, span.column, span.rows, 1)
        self._fit.start()
        self.rows_changed.emit()
        self._count_found()

    def _fit_rows(self) -> None:
        current = self.currentIndex()
        seen = current.isValid() and self.viewport().rect().contains(self.visualRect(current))
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(line_height(self))
        fit_rows(self, self._most_lines)
        self.updateGeometries()  # a default size that changes does not tell how far one can scroll
        if seen:
            self.scrollTo(current)

    def _column_resized(self, column: int) -> None:
        self._fit.start()

    def _found(self) -> list[tuple[int, int]]:
        words = self.delegate.words
        if not words:
            return []
        rows, columns = self.proxy.rowCount(), self.proxy.columnCount()
        places = ((row, column) for row in range(rows) for column in range(columns))
        return [place for place in places if words in fold(str(self.proxy.index(*place).data() or ""))]

    def _go_to(self, place: tuple[int, int]) -> None:
        index = self.proxy.index(*place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def scrollTo(self, index: _Index, hint: QTableView.ScrollHint = QTableView.ScrollHint.EnsureVisible) -> None:
        """Bring a cell into view, beside the first column where that is kept."""
        super().scrollTo(index, hint)
        hidden = self.header.kept_width - self.visualRect(index).left()
        if hidden > 0 and self._frozen.isColumnHidden(index.column()):
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why no row is there."""
        super().paintEvent(event)
        if not self.proxy.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(look().tokens.soft))
            words = self.tr("这张表只有表头，没有内容")
            if self.proxy.filtered:
                words = self.tr("没有符合筛选的行") + "\n" + filter_hint()
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, unless the user changed a column's; keep the first column where it is."""
        super().resizeEvent(event)
        if self._widths == tuple(map(self.columnWidth, range(self.proxy.columnCount()))):
            self._share_width()
        self._frozen.follow()

    def updateGeometries(self) -> None:
        """Keep the first column as high as the table."""
        super().updateGeometries()
        if hasattr(self, "_frozen"):
            self._frozen.follow()
