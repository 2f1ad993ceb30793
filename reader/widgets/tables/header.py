"""The header of a table: all its head rows with their merged cells, and a field per column to filter by."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from db.model import Table, TableSpan, plain
from reader.render import covered_cells, merged_cells
from reader.widgets.look import look

_PADDING = 7
_FILTER_HEIGHT = 30
_ARROW, _ARROW_TOP, _BAR = 6, 1, 3
"""Pixels of the mark of the sorted column."""
_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class TableHeader(QHeaderView):
    """Paints each section's share of the head rows; a merged head goes on in the next section."""

    filter_changed = Signal(int, str)
    """Column and text."""
    filter_entered = Signal(int)
    """The field of a column has the focus."""
    filter_left = Signal(int)
    """The user wants to go on below the field of a column."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setToolTip(self.tr("单击排序，再单击倒过来，第三次恢复原来的顺序"))
        self.setMinimumSectionSize(36)
        self._fields: list[QLineEdit] = []
        self._heights: list[int] = []
        self._leader: TableHeader | None = None
        self.kept_width = 0
        """Pixels at the left that a kept first column covers."""
        self.set_table(table)
        self.sectionResized.connect(self._relayout)
        self.sectionCountChanged.connect(self._relayout)

    def set_table(self, table: Table) -> None:
        """Show the head of another table."""
        self._table = table
        self._spans = {place: span for place, span in merged_cells(table).items() if place[0] < table.header_rows}
        self._anchors = {
            (row, column): place
            for place, span in self._spans.items()
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        }
        self._hidden = covered_cells(self._spans.values())
        self._relayout()

    def follow(self, leader: TableHeader) -> None:
        """Be as high as another header, row by row: this one shows the head of a frozen column."""
        self._leader = leader
        self.setFixedHeight(leader.height())
        self._relayout()

    # Filters

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields to filter by, one a column; none while they are not shown."""
        return tuple(self._fields)

    def enter(self, column: int) -> None:
        """Go to the field of a column, -1 to the first."""
        self._fields[max(column, 0)].setFocus()
        self._fields[max(column, 0)].selectAll()

    def show_filters(self, on: bool) -> None:
        """Show a field to filter by in every column, or take them away."""
        for field in self._fields:
            field.deleteLater()
        self._fields = [self._field(column) for column in range(self.count())] if on else []
        self.geometriesChanged.emit()
        self._relayout()

    def set_filter_text(self, column: int, text: str) -> None:
        """Write into a column's field, if the fields are shown."""
        if column < len(self._fields) and self._fields[column].text() != text:
            self._fields[column].setText(text)

    def _field(self, column: int) -> QLineEdit:
        field = _FilterField(self.viewport())
        field.setPlaceholderText(self.tr("筛选"))
        field.setToolTip(filter_hint())
        field.setAccessibleName(self.tr("筛选第 {column} 列").format(column=column + 1))
        field.setProperty("role", "filter")
        field.textChanged.connect(lambda text, column=column: self.filter_changed.emit(column, text))
        field.entered.connect(lambda column=column: self.filter_entered.emit(column))
        field.left.connect(lambda column=column: self.filter_left.emit(column))
        field.show()
        return field

    def _place_fields(self) -> None:
        top = self.height() - _FILTER_HEIGHT
        for column, field in enumerate(self._fields):
            field.setGeometry(self.sectionViewportPosition(column) + 2, top + 2, self.sectionSize(column) - 4, 26)
            field.setVisible(not self.isSectionHidden(column))

    # Sizes

    def sizeHint(self) -> QSize:
        """High enough for all head rows and the filters."""
        return QSize(super().sizeHint().width(), sum(self._heights) + (_FILTER_HEIGHT if self._fields else 0))

    def updateGeometries(self) -> None:
        """Keep the filters over their columns."""
        super().updateGeometries()
        self._place_fields()

    def _relayout(self) -> None:
        heights = [self._row_height(row) for row in range(self._table.header_rows)] or [
            self.fontMetrics().height() + 12
        ]
        if heights != self._heights:
            self._heights = heights
            self.geometriesChanged.emit()
        self._place_fields()
        self.viewport().update()

    def _row_height(self, row: int) -> int:
        """Height that the row's own cells need; a cell over several rows shares its need out."""
        line = self.fontMetrics().height() + 2 * _PADDING
        needs = [line]
        for column in range(self._table.columns):
            place = self._anchors.get((row, column), (row, column))
            span = self._spans.get(place, TableSpan(row, column, 1, 1))
            sections = range(span.column, min(span.column + span.columns, self.count()))
            width = sum(self.sectionSize(s) for s in sections if not self.isSectionHidden(s))
            if place[1] == column and width > 0:
                needs.append(self._text_height(place, width) // span.rows)
        return max(needs)

    def _text_height(self, place: tuple[int, int], width: int) -> int:
        text = plain(self._table.rows[place[0]][place[1]])
        bounds = self.head_metrics().boundingRect(QRect(0, 0, max(width - 2 * _PADDING, 20), 4000), _FLAGS, text)
        return bounds.height() + 2 * _PADDING

    def head_metrics(self) -> QFontMetrics:
        """Metrics of the words of the head, which are bold."""
        return QFontMetrics(self._head_font())

    def _head_font(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font

    # Painting

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint this section's part of every head row."""
        tokens = look().tokens
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(tokens.table_head))
        painter.setFont(self._head_font())
        for row in range(self._table.header_rows):
            place = self._anchors.get((row, section), (row, section))
            self._paint_cell(painter, self._cell_rect(place), plain(self._table.rows[place[0]][place[1]]), place)
        if not self._table.header_rows:
            self._paint_cell(
                painter, QRect(rect.left(), 0, rect.width(), self._heights[0]), _letters(section), (0, section)
            )
        painter.setPen(QPen(QColor(tokens.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            self._paint_indicator(painter, rect)
        painter.restore()

    def _cell_rect(self, place: tuple[int, int]) -> QRect:
        span = self._spans.get(place, TableSpan(place[0], place[1], 1, 1))
        left = self.sectionViewportPosition(span.column)
        width = sum(self.sectionSize(s) for s in range(span.column, min(span.column + span.columns, self.count())))
        top = sum(self._heights[: span.row])
        return QRect(left, top, width, sum(self._heights[span.row : span.row + span.rows]))

    def _paint_cell(self, painter: QPainter, rect: QRect, text: str, place: tuple[int, int]) -> None:
        tokens = look().tokens
        painter.setPen(QPen(QColor(tokens.line)))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(tokens.ink))
        if place in self._spans and place[1]:
            rect = self._in_view(rect, painter.fontMetrics().horizontalAdvance(text) + 2 * _PADDING)
        painter.drawText(rect.adjusted(_PADDING, 2, -_PADDING, -2), _FLAGS, text)

    def _in_view(self, rect: QRect, needed: int) -> QRect:
        """The part of a merged head that is in view, wide enough for its words."""
        shown = QRect(rect)
        shown.setLeft(max(rect.left(), self.kept_width))
        shown.setRight(min(rect.right(), self.viewport().width()))
        lacking = min(needed, rect.width()) - shown.width()
        if lacking > 0 and shown.left() > rect.left():
            shown.setLeft(shown.left() - lacking)
        elif lacking > 0:
            shown.setRight(shown.right() + lacking)
        return shown

    def _paint_indicator(self, painter: QPainter, rect: QRect) -> None:
        """An arrow in the upper edge and a bar along the lower one."""
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        base, tip = (_ARROW_TOP, _ARROW_TOP + _ARROW) if down else (_ARROW_TOP + _ARROW, _ARROW_TOP)
        x = rect.center().x()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(look().tokens.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygon([QPoint(x - _ARROW, base), QPoint(x + _ARROW, base), QPoint(x, tip)]))
        painter.drawRect(rect.adjusted(0, rect.height() - _BAR, 0, 0))


class _FilterField(QLineEdit):
    """A field to filter by; from it Enter and the arrow down lead to the rows below."""

    entered = Signal()
    left = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: tell it."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: leave by key."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def filter_hint() -> str:
    """What can be written into a field to filter by."""
    return QCoreApplication.translate("TableHeader", "写要找的字；数字也可以写 >100、<=5% 或 100-200")


def _letters(column: int) -> str:
    """Name of a column without a head, as spreadsheets count: A … Z, AA …"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
