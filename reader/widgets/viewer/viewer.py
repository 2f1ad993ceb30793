"""The viewer: one notice, set like a page of a good book, with all that a reader does to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from db.model import BlockKind, Mark
from db.model.userdata import Highlight, Passage
from reader.models.tips import plain_tip
from reader.render import CitationStyle, citation, document_target, notice_markdown
from reader.widgets.viewer.copy import Piece, mime_data, pieces, selected_html, selected_markdown, selected_text
from reader.widgets.viewer.hits import PageHits
from reader.widgets.viewer.marks import MarkFinder, doubtful_places
from reader.widgets.viewer.menu import add_highlight, fill_menu
from reader.widgets.viewer.note import SpotNote
from reader.widgets.viewer.page import NoticePage
from reader.widgets.viewer.passages import Stroke, places_of, selected_passages, strokes
from reader.widgets.viewer.places import set_cursor
from reader.widgets.viewer.sheet import PageSheet

__all__ = ["MarkFinder", "NoticeView"]

_LATER_MS = 80
"""The page is painted first: a mark far below makes Qt lay out all that stands above it."""


class NoticeView(PageSheet):
    """A sheet with marks, highlights, copying and links; links are told, not followed."""

    document_link_activated = Signal(str)
    """Number or title of a document that the archive holds."""
    web_link_activated = Signal(str)
    source_requested = Signal(object)
    """LineSpan of the source that the user wants to see."""
    table_activated = Signal(int)
    """Index of a table that the user wants to see large."""
    highlight_requested = Signal(object)
    """HighlightColour that the selected passages are to have."""
    highlight_note_requested = Signal(object)
    """Highlight to write a note to."""
    highlight_colour_requested = Signal(object, object)
    """Highlight, and the HighlightColour that it is to have."""
    highlight_removal_requested = Signal(tuple)
    """Highlights."""
    marks_counted = Signal(int, int)
    """Number of the current search mark (0 for none) and how many there are."""
    found_counted = Signal(int, int)
    """The same for find in page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeView")
        self.setAccessibleName(self.tr("正文"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._highlights: tuple[Highlight, ...] = ()
        self._hits = PageHits(self, self._marks, self._places)
        self.note = SpotNote(self)
        """What is in doubt at the spot that was gone to."""
        self._after_load = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._after_load.timeout.connect(self._mark_doubts)
        self._hits.marks_counted.connect(self.marks_counted)
        self._hits.found_counted.connect(self.found_counted)
        self.anchorClicked.connect(self.follow_link)
        self.page_loaded.connect(self._lay_over)

    def show_page(self, page: NoticePage) -> None:
        """Show a page from its beginning; marks and highlights of the page before are gone."""
        self._highlights = ()
        super().show_page(page)

    def clear_page(self) -> None:
        """Show nothing."""
        super().clear_page()
        self._hits.forget_page()

    def _lay_over(self) -> None:
        """What belongs to the page is laid over it; doubts a moment later: reading goes first."""
        self._hits.forget_page()
        self.set_highlights(self._highlights)
        self._after_load.start()

    # Marks

    def find_words(self, words: str) -> None:
        """Mark every place where the words stand and go to the first at or below the top of the view."""
        self._hits.find_words(self._shown, words)

    def next_found(self, by: int = 1) -> None:
        """Go to the next place that find in page found, or with -1 to the one before, around the end of the page."""
        self._hits.next_found(by)

    def end_find(self) -> None:
        """Take the marks of find in page away; the place found last stays selected."""
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

    def hit_in_line(self, line: int) -> bool:
        """Go to the first search mark in what a line of the source became; ``False`` if there is none."""
        blocks = self._shown.map.blocks_of_line(line) if self._shown else []
        return self._hits.go_within([Mark(block.position(), block.position() + block.length()) for block in blocks])

    def hit_line(self) -> int | None:
        """The source line of the search mark that was gone to; ``None`` for none, and for one in the title."""
        mark = self._marks.searched.current_mark
        if self._shown is None or mark is None:
            return None
        block = self.document().findBlock(mark.start)
        kind = self._shown.page.record.notice.blocks[self._shown.map.block_of(block)].kind
        return None if kind is BlockKind.TITLE else self._shown.map.line_of(block)

    def last_hit(self) -> bool:
        """Go to the last search mark; ``False`` if there is none."""
        return self._hits.last()

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        """Show the passages that the user marked in this notice."""
        self._highlights = highlights
        self._marks.strokes = strokes(highlights, self._shown.map) if self._shown else ()
        self._marks.show()

    def go_to_passage(self, passage: Passage) -> None:
        """Bring a passage into view, if it is not there whole, and show it for a moment; its line if it is gone."""
        marks = tuple(places_of(passage, self._shown.map)) if self._shown else ()
        if marks:
            self._hits.bring(Mark(marks[0].start, marks[-1].end), edge=0)
            self._marks.flash(*marks)
        else:
            self.go_to_line(passage.line)

    def selected_passages(self) -> tuple[Passage, ...]:
        """The selection as passages to be marked, one a paragraph or cell."""
        return selected_passages(self.textCursor(), self._shown.map) if self._shown else ()

    def drop_selection(self) -> None:
        """Select nothing; the text cursor stays where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        set_cursor(self, cursor)

    def next_doubt(self, by: int = 1) -> bool:
        """Go to the next doubtful spot, or with -1 to the one before, and say what is in doubt; ``False`` for none."""
        if self._after_load.isActive():
            self._after_load.stop()
            self._mark_doubts()
        mark = self._hits.next_doubt(by)
        if mark is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(mark.start)
        self.setTextCursor(cursor)
        cursor.setPosition(mark.start + 1)
        rect, why = self.cursorRect(cursor), cursor.charFormat().toolTip()
        cursor.setPosition(mark.end)
        self.note.say(why, rect | self.cursorRect(cursor))
        return True

    def _mark_doubts(self) -> None:
        if self._shown is None:
            return
        notice, page_map = self._shown.page.record.notice, self._shown.map
        spans = [(index, block.span) for index, block in enumerate(notice.blocks)]
        doubtful = {i for d in notice.defects for i, s in spans if d.span.first <= s.last and s.first <= d.span.last}
        marks = doubtful_places(text_block for i in sorted(doubtful) for text_block in page_map.text_blocks(i))
        if marks:
            self._marks.set_doubts(marks)

    def highlight_at(self, position: QPoint) -> Highlight | None:
        """The user's mark at a place of the viewport."""
        stroke = self._stroke_at(position)
        return stroke.highlight if stroke else None

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
        if self._shown is None:
            return mime_data("")
        return mime_data(selected_text(found), selected_html(found, self._shown.page.record.notice))

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

    def make_menu(self, position: QPoint) -> QMenu:
        """The menu for a place in the viewport."""
        menu = QMenu(self)
        fill_menu(menu, self, position)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection and with what lies under the pointer."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        position = self._caret_position() if by_key else event.pos()
        menu = self.make_menu(position)
        menu.exec(self.viewport().mapToGlobal(position))
        menu.deleteLater()

    def set_caret(self, on: bool) -> None:
        """Let the keys move a text cursor and select with it, instead of scrolling."""
        flags = Qt.TextInteractionFlag.TextBrowserInteraction
        self.setTextInteractionFlags(flags | Qt.TextInteractionFlag.TextSelectableByKeyboard if on else flags)
        if on and not self.viewport().rect().contains(self.cursorRect()):
            self.setTextCursor(self.cursorForPosition(QPoint(self.viewport().width() // 2, 4)))

    def _caret_position(self) -> QPoint:
        """Where the text cursor is in the viewport; near its top where that is out of view."""
        rect = self.cursorRect()
        if self.viewport().rect().contains(rect):
            return rect.bottomLeft()
        return QPoint(self.viewport().width() // 2, self.viewport().height() // 4)

    def viewportEvent(self, event: QEvent) -> bool:
        """The note of a highlight, or why a spot is in doubt, shows under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            stroke = self._stroke_at(event.pos())
            tip = stroke.highlight.note if stroke else ""
            if tip := tip or self._doubt_at(event.pos()):
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                return True
        return super().viewportEvent(event)

    def _doubt_at(self, position: QPoint) -> str:
        """Why the character at a place of the viewport is in doubt; "" where it is not."""
        below = QPointF(position) + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        at = self.document().documentLayout().hitTest(below, Qt.HitTestAccuracy.ExactHit)
        cursor = self.textCursor()
        cursor.setPosition(max(at, 0))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)  # a cursor has the format of what is before it
        return cursor.charFormat().toolTip() if at >= 0 else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a highlight offers what can be done with it."""
        super().mouseReleaseEvent(event)
        stroke = self._stroke_at(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if stroke and left and not self.textCursor().hasSelection() and not self.anchorAt(event.position().toPoint()):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            add_highlight(menu, self, stroke.highlight)
            menu.popup(event.globalPosition().toPoint())
            event.accept()
