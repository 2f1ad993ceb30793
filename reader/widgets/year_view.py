"""The issues as a calendar: a block a year, a cell a month, the newest year first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from db.model import IssueId, IssueRecord
from db.model.values import valueclass
from reader.models.counts import issues_counted, notices_counted
from reader.models.short_titles import issue_label, unnamed_publication, year_label
from reader.models.tips import plain_tip
from reader.widgets.look import follow_look, look
from reader.widgets.rows import ink, inside

_SIDE = 12
_CELL_WIDTH = 80
_GAP = 5
_CELL_HEIGHT = 40
_YEAR_AIR = 14


@valueclass
class _Cell:
    rect: QRect
    record: IssueRecord


@valueclass
class _Head:
    rect: QRect
    words: str


class YearView(QAbstractScrollArea):
    """Issues to point at; arrow keys go from one to the next, Enter opens."""

    issue_activated = Signal(object)
    """IssueId."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearView")
        self.setAccessibleName(self.tr("按年份浏览各期"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._records: tuple[IssueRecord, ...] = ()
        self._cells: list[_Cell] = []
        self._heads: list[_Head] = []
        self._columns = 2
        self._current = -1
        self._hovered = -1
        self._shown: IssueId | None = None
        follow_look(self, self.viewport().update)

    @property
    def current(self) -> IssueRecord | None:
        """The issue that the keys stand on."""
        return self._cells[self._current].record if 0 <= self._current < len(self._cells) else None

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above each block of issues."""
        return tuple(head.words.split("\t")[0] for head in self._heads)

    def show_issues(self, records: tuple[IssueRecord, ...]) -> None:
        """Show the issues of an archive."""
        self._records = records
        if self.isVisible():
            self._lay_out()

    def follow(self, issue_id: IssueId) -> None:
        """Mark the issue whose notice is being read, and bring it into view."""
        self._shown = issue_id
        found = next((i for i, c in enumerate(self._cells) if c.record.id == issue_id), -1)
        if found >= 0:
            self._go(found)

    def rect_of(self, issue_id: IssueId) -> QRect:
        """Where an issue stands in the viewport."""
        cell = next(c for c in self._cells if c.record.id == issue_id)
        return cell.rect.translated(0, -self.verticalScrollBar().value())

    def sizeHint(self) -> QSize:
        """Qt: as wide as the panel."""
        return QSize(300, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the cells fill the width; the current one stays in sight."""
        super().resizeEvent(event)
        if self.isVisible():
            seen = self._is_in_sight(self._current)
            self._lay_out()
            if seen:
                self._go(self._current)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: thousands of issues are laid out when they are to be seen."""
        super().showEvent(event)
        self._lay_out()
        if self._shown is not None:
            self.follow(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the years in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        seen = event.rect().translated(0, top)
        for head in self._heads:
            if head.rect.intersects(seen):
                self._paint_head(painter, head)
        for index, cell in enumerate(self._cells):
            if cell.rect.intersects(seen):
                self._paint_cell(painter, index, cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: light the issue under the pointer."""
        self._hover(self._at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: open the issue that was clicked."""
        index = self._at(event.position().toPoint())
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._go(index)
            self._activate()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: nothing is under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, pages, both ends and Enter."""
        page = self._columns * max(1, self.viewport().height() // (_CELL_HEIGHT + _GAP) - 1)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self._cells),
            Qt.Key.Key_End: len(self._cells),
        }
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        elif (step := steps.get(Qt.Key(event.key()))) is not None and self._cells:
            self._go(min(len(self._cells) - 1, max(0, self._current + step)))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._cells, self._heads = [], []
        width = self.viewport().width() - 2 * _SIDE
        self._columns = columns = max(2, width // _CELL_WIDTH)
        cell_width = max(40, (width - (columns - 1) * _GAP) // columns)
        top, line = _GAP, QFontMetrics(self.font()).height() + 6
        for words, of_year in self._blocks():
            notices = sum(record.notices for record in of_year)
            counted = f"{issues_counted(len(of_year))} · {notices_counted(notices)}"
            self._heads.append(_Head(QRect(_SIDE, top, width, line), f"{words}\t{counted}"))
            top += line
            for number, record in enumerate(of_year):
                row, column = divmod(number, columns)
                place = QPoint(_SIDE + column * (cell_width + _GAP), top + row * (_CELL_HEIGHT + _GAP))
                self._cells.append(_Cell(QRect(place, QSize(cell_width, _CELL_HEIGHT)), record))
            top += -(-len(of_year) // columns) * (_CELL_HEIGHT + _GAP) + _YEAR_AIR
        self.verticalScrollBar().setRange(0, max(0, top - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(_CELL_HEIGHT)
        self.viewport().update()

    def _blocks(self) -> Iterator[tuple[str, list[IssueRecord]]]:
        """The issues of each year; of each publication for itself, and named, where there are several."""
        several = len({record.issue.publication for record in self._records}) > 1
        for (year, name), block in groupby(sorted(self._records, key=_order), key=_block):
            publication = (name or unnamed_publication()) if several else ""
            yield f"{year_label(-year or None)} {publication}".rstrip(), list(block)

    def _paint_head(self, painter: QPainter, head: _Head) -> None:
        tokens = look().tokens
        year, counted = head.words.split("\t")
        painter.setFont(look().ui_font(-1))
        painter.setPen(QColor(tokens.faint))
        painter.drawText(head.rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, counted)
        room = head.rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(counted) - _GAP, 0)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        year = painter.fontMetrics().elidedText(year, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, year)

    def _paint_cell(self, painter: QPainter, index: int, cell: _Cell) -> None:
        tokens = look().tokens
        shown = cell.record.id == self._shown
        focused = index == self._current and self.hasFocus()
        ring = max(2, tokens.ring) if focused else 1
        painter.setPen(QPen(QColor(tokens.focus if focused else tokens.accent if shown else tokens.line), ring))
        painter.setBrush(QColor(tokens.chosen if shown else tokens.hover if index == self._hovered else tokens.raised))
        painter.drawRoundedRect(inside(cell.rect, ring), 5, 5)
        upper = QRect(cell.rect.left(), cell.rect.top() + 3, cell.rect.width(), cell.rect.height() // 2)
        lower = upper.translated(0, upper.height() - 4)
        painter.setFont(self.font())
        painter.setPen(QColor(ink(tokens.accent, chosen=True) if shown else tokens.ink))
        words = painter.fontMetrics().elidedText(
            self._number(cell.record), Qt.TextElideMode.ElideMiddle, cell.rect.width() - 8
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(look().ui_font(-2))
        painter.setPen(QColor(ink(tokens.faint, chosen=shown)))
        month = painter.fontMetrics().elidedText(
            self._month(cell.record), Qt.TextElideMode.ElideRight, cell.rect.width() - 4
        )
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, month)

    def _number(self, record: IssueRecord) -> str:
        number, total = record.issue.number, record.issue.total_number
        if number or not total:
            return self.tr("第%1期").replace("%1", str(number)) if number else record.source
        return self.tr("总%1").replace("%1", str(total))

    def _month(self, record: IssueRecord) -> str:
        day = record.issue.date
        notices = self.tr("%1份").replace("%1", str(record.notices))
        month = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat) if day else ""
        return f"{month} · {notices}" if month else notices

    def _at(self, place: QPoint) -> int:
        place = place + QPoint(0, self.verticalScrollBar().value())
        return next((i for i, cell in enumerate(self._cells) if cell.rect.contains(place)), -1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()
            if index >= 0:
                cell = self._cells[index]
                place = self.viewport().mapToGlobal(self.rect_of(cell.record.id).bottomLeft())
                QToolTip.showText(place, plain_tip(_tip(cell.record)), self)

    def _is_in_sight(self, index: int) -> bool:
        """Whether the top of a cell can be seen."""
        top = self._cells[index].rect.top() - self.verticalScrollBar().value() if index >= 0 else -1
        return 0 <= top <= self.viewport().height()

    def _go(self, index: int) -> None:
        self._current = index
        rect, bar = self._cells[index].rect, self.verticalScrollBar()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(rect.top() - _CELL_HEIGHT)
        self.setAccessibleDescription(_tip(self._cells[index].record))
        self.viewport().update()

    def _activate(self) -> None:
        if self.current is not None:
            self.issue_activated.emit(self.current.id)


def _block(record: IssueRecord) -> tuple[int, str]:
    return -(record.issue.year or 0), record.issue.publication or ""


def _order(record: IssueRecord) -> tuple[int, str, str, int]:
    day = record.issue.date.isoformat() if record.issue.date else ""
    return *_block(record), day, record.issue.number or 0


def _tip(record: IssueRecord) -> str:
    day = record.issue.date.isoformat() if record.issue.date else ""
    named = record.issue.publication or record.source
    return "\n".join(part for part in dict.fromkeys((named, issue_label(record), day)) if part)
