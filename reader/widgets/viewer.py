"""The viewer: one notice, set like a page of a good book."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QTextEdit, QToolTip, QWidget

from db.model.userdata import Highlight, Passage
from reader.render import CitationStyle, PageStyle, citation, document_target, notice_markdown
from reader.widgets.look import look
from reader.widgets.viewer_copy import Piece, mime_data, pieces, selected_html, selected_markdown, selected_text
from reader.widgets.viewer_heads import StickyHead
from reader.widgets.viewer_hits import PageHits
from reader.widgets.viewer_marks import MarkFinder, PageMarks, doubtful_places
from reader.widgets.viewer_menu import fill_menu
from reader.widgets.viewer_page import NoticePage, ShownPage, ViewPlace
from reader.widgets.viewer_passages import Stroke, selected_passages, strokes
from reader.widgets.viewer_places import PagePlaces
from reader.widgets.viewer_setting import LARGEST_PX, SMALLEST_PX, PageSetting

__all__ = ["MarkFinder", "NoticeView"]
_ABOVE_LINE, _ABOVE_TABLE = 1.2, 3.2
"""Room in em that is left above a line, or above a table for its title, when the view goes there."""


class NoticeView(QTextBrowser):
    """Shows a :class:`NoticePage`. It fetches nothing from anywhere: links are told, not followed."""

    document_link_activated = Signal(str)
    """Number or title of a document that the archive holds."""
    web_link_activated = Signal(str)
    source_requested = Signal(object)
    """LineSpan of the source that the user wants to see."""
    table_activated = Signal(int)
    """Index of a table that the user wants to see large."""
    highlight_requested = Signal(object)
    """HighlightColour that the selected passages are to have."""
    highlight_activated = Signal(object)
    """HighlightId of a marked passage that was clicked."""
    place_changed = Signal(int)
    """Source line at the top of the view."""
    table_in_view_changed = Signal(int)
    """Index of the table at the upper third of the view, -1 for none."""
    zoom_changed = Signal(int)
    """Size of the text in pixels."""
    marks_counted = Signal(int, int)
    """Number of the current search mark (0 for none) and how many there are."""
    found_counted = Signal(int, int)
    """The same for find in page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeView")
        self.setAccessibleName(self.tr("正文"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._page: NoticePage | None = None
        self._shown: ShownPage | None = None
        self._table_in_view = -1
        self._highlights: tuple[Highlight, ...] = ()
        self._setting = PageSetting(self)
        self._places = PagePlaces(self, lambda: self._shown, lambda: self._setting.style.font_px)
        self._marks = PageMarks(self)
        self._hits = PageHits(self, self._marks, self._places)
        self._head = StickyHead(self)
        self._after_load = QTimer(self, singleShot=True, interval=0)
        self._after_load.timeout.connect(self._mark_doubts)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit)
        self._hits.marks_counted.connect(self.marks_counted)
        self._hits.found_counted.connect(self.found_counted)
        self.anchorClicked.connect(self.follow_link)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.verticalScrollBar().rangeChanged.connect(self._follow_head)
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
        """Show a page from its beginning; marks and highlights of the page before are gone."""
        self._page = page
        self._highlights = ()
        self._load()
        self.verticalScrollBar().setValue(0)

    def clear_page(self) -> None:
        """Show nothing."""
        self._page = self._shown = None
        self._hits.forget_page()
        self._marks.clear()
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
        self.set_style(self._setting.style)

    def _load(self) -> None:
        """Nothing may look into the document while it is being made: ``shown`` is missing then."""
        assert self._page is not None
        self._shown = None
        self._marks.clear()
        self._hits.forget_page()
        self._shown = self._setting.load(self._page)
        self.set_highlights(self._highlights)
        self._after_load.start()

    def _reload(self) -> None:
        if self._shown is None:
            return
        place, searched, found = self.place(), self._marks.searched, self._marks.found
        self._load()
        self.restore(place)
        self._marks.searched, self._marks.found = searched, found
        self._marks.show()

    def _fit(self) -> None:
        if self._shown is None:
            return
        if not self._setting.fits():
            self._reload()
            return
        place = self.place()
        self._setting.fit(self._shown)
        self.restore(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the measure into another width; what stood at the top stays there."""
        super().resizeEvent(event)
        self._settle.start()
        self._follow_head()

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

    def go_to_line(self, line: int) -> None:
        """Bring a line of the source to the upper part of the view and show it for a moment."""
        if self._shown is not None:
            text_block = self._shown.map.place_of_line(line)
            self._places.scroll_to(text_block, _ABOVE_LINE)
            self._marks.flash(text_block.position(), text_block.position() + text_block.length() - 1)

    def go_to_table(self, index: int) -> None:
        """Bring one of the notice's tables into view."""
        grid = self._shown.map.grid(index) if self._shown else None
        if grid is not None:
            self._places.scroll_to(grid.firstCursorPosition().block(), _ABOVE_TABLE)
            head = grid.cellAt(max(grid.format().toTableFormat().headerRowCount() - 1, 0), grid.columns() - 1)
            self._marks.flash(grid.firstPosition(), head.lastPosition())

    def _tell_place(self) -> None:
        self._follow_head()
        if self._shown is None:
            return
        self.place_changed.emit(self.line())
        table = self._places.table_in_view()
        if table != self._table_in_view:
            self._table_in_view = table
            self.table_in_view_changed.emit(table)

    def _follow_head(self) -> None:
        if self._shown is None:
            self._head.hide()
        else:
            self._head.follow()

    # Marks

    def find_words(self, words: str) -> None:
        """Mark every place where the words stand and go to the first at or below the top of the view."""
        self._hits.find_words(words)

    def next_found(self, by: int = 1) -> None:
        """Go to the next place that find in page found, or with -1 to the one before, around the end of the page."""
        self._hits.next_found(by)

    def end_find(self) -> None:
        """Take the marks of find in page away."""
        self._hits.end_find()

    def set_search_marks(self, finder: MarkFinder | None) -> None:
        """Mark what ``finder`` finds in each paragraph and cell; ``None`` takes these marks away."""
        self._hits.set_search_marks(self._shown, finder)

    def next_hit(self) -> bool:
        """Go to the next search mark; ``False``, without moving, after the last."""
        return self._hits.step(1)

    def previous_hit(self) -> bool:
        """Go to the search mark before; ``False``, without moving, before the first."""
        return self._hits.step(-1)

    def first_hit(self) -> bool:
        """Go to the first search mark; ``False`` if there is none."""
        return self._hits.go_to(0)

    def last_hit(self) -> bool:
        """Go to the last search mark; ``False`` if there is none."""
        return self._hits.last()

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show the passages that the user marked in this notice."""
        self._highlights = highlights
        self._marks.strokes = strokes(highlights, self._shown.map) if self._shown else ()
        self._marks.show()

    def selected_passages(self) -> tuple[Passage, ...]:
        """The selection as passages to be marked, one a paragraph or cell."""
        return selected_passages(self.textCursor(), self._shown.map) if self._shown else ()

    def _mark_doubts(self) -> None:
        if self._shown is None:
            return
        notice, page_map = self._shown.page.record.notice, self._shown.map
        spans = [(index, block.span) for index, block in enumerate(notice.blocks)]
        doubtful = {i for d in notice.defects for i, s in spans if d.span.first <= s.last and s.first <= d.span.last}
        marks = doubtful_places(text_block for i in sorted(doubtful) for text_block in page_map.text_blocks(i))
        if marks:
            self._marks.set_doubts(marks)

    def _stroke_at(self, position: QPoint) -> Stroke | None:
        at = self.cursorForPosition(position).position()
        return next((s for s in self._marks.strokes if s.mark.start <= at < s.mark.end), None)

    # Copying

    def selected_text(self) -> str:
        """The selected words, clean: a line a paragraph or table row, cells parted by tabs."""
        return selected_text(self._pieces())

    def createMimeDataFromSelection(self) -> QMimeData:
        """The notice's own words without colours and sizes; tables as tables."""
        found = self._pieces()
        return mime_data(selected_text(found), selected_html(found))

    def copy_markdown(self) -> None:
        """Copy the selection, or the whole notice where nothing is selected, as Markdown."""
        if self._page is not None:
            found = self._pieces()
            text = selected_markdown(found, self._page.record.notice) if found else notice_markdown(self._page.record)
            QGuiApplication.clipboard().setText(text)

    def copy_with_citation(self) -> None:
        """Copy the selection with where it was printed."""
        if self._page is not None:
            source = citation(self._page.record, CitationStyle.PLAIN)
            QGuiApplication.clipboard().setText(f"{self.selected_text()}\n\n——{source}\n".lstrip())

    def _pieces(self) -> tuple[Piece, ...]:
        cursor = self.textCursor()
        if self._shown is None or not cursor.hasSelection():
            return ()
        return pieces(cursor, self._shown.map, self._shown.page.record.notice)

    # Links, menu, mouse, keys

    def follow_link(self, url: QUrl) -> None:
        """Tell where a link leads; addresses of other kinds than the web's and the archive's lead nowhere."""
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        target = document_target(address)
        if target is not None:
            self.document_link_activated.emit(target)
        elif url.scheme() in ("http", "https", "mailto"):
            self.web_link_activated.emit(address)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page is made of its text alone."""
        return QByteArray()

    def make_menu(self, position: QPoint) -> QMenu:
        """The menu for a place in the viewport."""
        menu = QMenu(self)
        fill_menu(menu, self, position)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection and with what lies under the pointer."""
        menu = self.make_menu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def viewportEvent(self, event: QEvent) -> bool:
        """The note of a highlight shows under the pointer, as that of a doubtful spot does."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            stroke = self._stroke_at(event.pos())
            if stroke and stroke.highlight.note:
                QToolTip.showText(event.globalPos(), stroke.highlight.note, self)
                return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a highlight tells which."""
        super().mouseReleaseEvent(event)
        stroke = self._stroke_at(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if stroke and left and not self.textCursor().hasSelection() and not self.anchorAt(event.position().toPoint()):
            self.highlight_activated.emit(stroke.highlight.id)
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the page, Space and Shift+Space turn it."""
        bar, shift = self.verticalScrollBar(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.document().documentLayout().documentSize()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if shift else 1) * (bar.pageStep() - 2 * self._setting.style.font_px))
        else:
            super().keyPressEvent(event)
