"""The sheet that a notice is shown on: loaded, fitted to its width, scrolled and zoomed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent, QTextTable, QTextTableCell, QWheelEvent
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from db.model import Mark
from reader.render import PageStyle
from reader.widgets.look import look
from reader.widgets.viewer.anchored import Anchored
from reader.widgets.viewer.heads import KeptCells
from reader.widgets.viewer.marks import PageMarks
from reader.widgets.viewer.page import NoticePage, ShownPage, ViewPlace, forget_frames
from reader.widgets.viewer.places import PagePlaces
from reader.widgets.viewer.setting import LARGEST_PX, SMALLEST_PX, PageSetting

_ABOVE_LINE = 1.2
"""Room in em that is left at most above a line when the view goes there."""

_TO_THE_ENDS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)


@dataclass(slots=True)
class _Aim:
    """A line that was gone to, and how far the view is scrolled since then; ``None`` on the way there.

    ``table``: the table that was gone to, -1 for none.
    """

    line: int
    table: int = -1
    scrolled: int | None = None


class PageSheet(QTextBrowser):
    """Shows a :class:`NoticePage`. It fetches nothing from anywhere."""

    page_loaded = Signal()
    """A page is in the document: another one, or the same set anew. What was laid over it is gone."""
    place_changed = Signal(int)
    """Source line that is read now: the one gone to, until the view is scrolled; else a little below its top."""
    table_in_view_changed = Signal(int)
    """Index of the table that is read now: the one gone to, until the view is scrolled; -1 for none."""
    zoom_changed = Signal(int)
    """Size of the text in pixels."""
    painted = Signal()
    """The page is on the screen, set for its width."""
    _resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page: NoticePage | None = None
        self._shown: ShownPage | None = None
        self._table_in_view: int | None = None
        """None: who follows the reading is told, whatever it is."""
        self._aim: _Aim | None = None
        self._setting = PageSetting(self)
        self._places = PagePlaces(self, lambda: self._shown, lambda: self._setting.style.font_px)
        self._marks = PageMarks(self)
        self._kept = KeptCells(self)
        self._faded = False
        """The page is still set in the look of before: nobody sees it."""
        self._tell_later = QTimer(self, singleShot=True, interval=0)
        self._tell_later.timeout.connect(self._tell_anew)
        self._seen = False
        """The page was painted since it was opened or came to the front."""
        self._settling = False
        """The page is about to be fitted into another width: once for many sizes that come together."""
        self._resized.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.verticalScrollBar().rangeChanged.connect(self._keep_cells)
        self.horizontalScrollBar().valueChanged.connect(self._keep_cells)
        look().changed.connect(self._look_changed)  # a method: the connection does not keep a closed tab alive
        self._look_changed()

    # What is shown

    @property
    def page(self) -> NoticePage | None:
        """The page shown."""
        return self._page

    @property
    def shown(self) -> ShownPage | None:
        """The page shown and the way into it; ``None`` while it is being made."""
        return self._shown

    @property
    def style_of_page(self) -> PageStyle:
        """How the page is set."""
        return self._setting.style

    def show_page(self, page: NoticePage) -> None:
        """Show a page from its beginning; marks of the page before are gone."""
        self._page = page
        self._aim = None
        self._seen = False
        self._load()
        self.verticalScrollBar().setValue(0)

    def clear_page(self) -> None:
        """Show nothing."""
        self._page = self._shown = None
        self._marks.clear()
        forget_frames(self.document())
        self.clear()

    def set_style(self, style: PageStyle) -> None:
        """Set the page in another size, measure or line height; colours and faces are those of the look."""
        self._setting.set_style(style)
        self._reload()

    def set_text_size(self, font_px: int) -> None:
        """Set the text in so many pixels, within what is readable."""
        size = min(max(font_px, SMALLEST_PX), LARGEST_PX)
        if size != self._setting.style.font_px:
            self.set_style(replace(self._setting.style, font_px=size))
            self.zoom_changed.emit(size)

    def zoom(self, steps: int) -> None:
        """Make the text so many steps larger or, below zero, smaller."""
        self.set_text_size(self._setting.style.font_px + steps)

    def _look_changed(self) -> None:
        self._setting.set_style(self._setting.style)
        self._faded = not self.isVisible()
        if not self._faded:
            self._reload()

    def _load(self) -> None:
        """Nothing may look into the document while it is being made: ``shown`` is missing then."""
        assert self._page is not None
        self._shown = None
        self._faded = False
        self._marks.clear()
        forget_frames(self.document())
        self._shown = self._setting.load(self._page)
        self.page_loaded.emit()
        self._tell_later.start()

    def _reload(self) -> None:
        if self._shown is None:
            return
        place, anchored = self.place(), Anchored(self, self._marks, self._shown.map)
        self._load()
        anchored.bring_back(self._shown.map)
        self.restore(place)

    def _fit(self) -> None:
        self._settling = False
        if self._shown is None or not self._setting.out_of_date:
            return
        if not self._setting.fits(self._shown.page):
            self._reload()
            return
        place = self.place()
        self._setting.fit(self._shown)
        self.restore(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the measure into another width; what stood at the top stays there."""
        super().resizeEvent(event)
        if not self._settling:
            self._settling = True
            self._resized.emit()
        self._keep_cells()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A page is not seen before it is set for its width, as while a desktop maximizes the new window."""
        fits = self._shown is not None and not self._setting.out_of_date
        if fits or self._seen:
            super().paintEvent(event)
        if fits:
            self._seen = True
            self.painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Who follows the reading hears where it stands in the tab that comes to the front."""
        scrolled = self.verticalScrollBar().value()
        super().showEvent(event)
        self.verticalScrollBar().setValue(scrolled)  # Qt has gone to the text cursor, the first time
        self._seen = False
        if self._faded:
            self._reload()
        self._tell_later.start()

    # Places

    def place(self) -> ViewPlace:
        """What stands at the top of the view."""
        return self._places.place()

    def restore(self, place: ViewPlace) -> None:
        """Bring back what stood at the top of the view."""
        self._places.restore(place)

    def line(self) -> int:
        """The source line at the top of the view, 0 above the notice."""
        return self._places.line()

    def begin_at(self, line: int) -> None:
        """Bring a line of the source to the top of the view, as it stood there when the page was left."""
        if self._shown is not None:
            self._places.scroll_to(self._shown.map.place_of_line(line), 0)

    def go_to_line(self, line: int) -> None:
        """Bring a line of the source to the upper part of the view and show it for a moment."""
        if self._shown is not None:
            text_block = self._shown.map.place_of_line(line)
            aim = self._aim = _Aim(line)
            if (top := self._kept.top_for(text_block)) is not None:
                self.verticalScrollBar().setValue(top)
            else:
                self._places.scroll_to(text_block, min(_ABOVE_LINE, self._places.gap_above(text_block)))
            aim.scrolled = self.verticalScrollBar().value()
            self._tell_place()
            self._marks.flash(Mark(text_block.position(), text_block.position() + text_block.length() - 1))

    def go_to_table(self, index: int) -> None:
        """Bring one of the notice's tables into view, with its title."""
        grid = self._shown.map.grid(index) if self._shown else None
        if self._shown and grid:
            first = min((grid.cellAt(0, column) for column in range(grid.columns())), key=QTextTableCell.rowSpan)
            text_block = first.firstCursorPosition().block()
            aim = self._aim = _Aim(self._shown.map.line_of(text_block), index)
            self._places.scroll_to_table(index, _ABOVE_LINE)
            aim.scrolled = self.verticalScrollBar().value()
            self._tell_place()
            self._marks.flash(*_words_of_head(grid))

    def _tell_place(self) -> None:
        self._keep_cells()
        if self._shown is None:
            return
        self._follow_wide_tables()
        self.place_changed.emit(self._line_read())
        table = self._aim.table if self._aim and self._aim.table >= 0 else self._places.table_in_view()
        if table != self._table_in_view:
            self._table_in_view = table
            self.table_in_view_changed.emit(table)

    def _line_read(self) -> int:
        """Near the end of a page the line gone to stands anywhere in the view."""
        scrolled = self.verticalScrollBar().value()
        if self._aim and self._aim.scrolled in (None, scrolled):
            return self._aim.line
        self._aim = None
        # a heading that was gone to before the page was left stands a little below the top
        return self._places.line(_ABOVE_LINE + 0.5) if scrolled else 0

    def _tell_anew(self) -> None:
        self._table_in_view = None
        self._tell_place()

    def _follow_wide_tables(self) -> None:
        """Let the page be scrolled sideways while a table that is wider than the view stands in it."""
        top, layout = self.verticalScrollBar().value(), self.document().documentLayout()
        rects = [layout.frameBoundingRect(grid) for grid, _names in self._wide_tables()]
        seen = any(rect.top() < top + self.height() and rect.bottom() > top for rect in rects)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if seen else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        if not seen:
            self.horizontalScrollBar().setValue(0)

    def _wide_tables(self) -> Iterator[tuple[QTextTable, int]]:
        """The tables that are wider than the view, and how many of their columns name the rows."""
        if self._shown is not None:
            for index in self._setting.reaching_out:
                grid = self._shown.map.grid(index)
                if grid is not None:
                    yield grid, self._shown.page.tables[index].naming

    def _keep_cells(self) -> None:
        if self._shown is None:
            self._kept.hide()
        else:
            self._kept.follow(self._wide_tables() if self.horizontalScrollBar().value() else ())

    # Wheel and keys

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page is made of its text alone."""
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, with Ctrl too, go to the ends of the page, Space and Shift+Space turn it."""
        if self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
            super().keyPressEvent(event)  # the keys move the text cursor
            return
        bar, shift = self.verticalScrollBar(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and event.modifiers() in _TO_THE_ENDS:
            self.document().documentLayout().documentSize()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if shift else 1) * (bar.pageStep() - 2 * self._setting.style.font_px))
        else:
            super().keyPressEvent(event)


def _words_of_head(grid: QTextTable) -> Iterator[Mark]:
    """The words in the head of a table, or in its first row; not those of a cell that reaches below, as in a form."""
    rows = max(grid.format().toTableFormat().headerRowCount(), 1)
    for row in range(rows):
        for column in range(grid.columns()):
            cell = grid.cellAt(row, column)
            first, last = cell.firstPosition(), cell.lastPosition()
            if (cell.row(), cell.column()) == (row, column) and row + cell.rowSpan() <= rows and first < last:
                yield Mark(first, last)
