"""The viewer: one notice, set like a page of a good book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from db.model import Mark
from reader.render import PageColours, PageStyle, document_target, screen_style
from reader.widgets.look import follow_look, look
from reader.widgets.viewer_marks import PageMarks, doubtful_places
from reader.widgets.viewer_page import NoticePage, PageMap, ViewPlace
from reader.widgets.viewer_text import FoldedText

SMALLEST_PX, LARGEST_PX = 12, 40
_LEAST_MARGIN = 28
"""Pixels of paper left of the text in a narrow window."""
_TOP_MARGIN = 26
_BOTTOM_MARGIN = 90

MarkFinder = Callable[[str], Sequence[Mark]]
"""Where the words of a search stand in a plain text."""


class NoticeView(QTextBrowser):
    """Shows a :class:`NoticePage`. It fetches nothing from anywhere: links are told, not followed."""

    document_link_activated = Signal(str)
    """Number or title of a document that the archive holds."""
    web_link_activated = Signal(str)
    source_requested = Signal(object)
    """LineSpan of the source that the user wants to see."""
    table_activated = Signal(int)
    """Index of a table that the user wants to see large."""
    place_changed = Signal(int)
    """Source line at the top of the view."""
    table_in_view_changed = Signal(int)
    """Index of the table at the top third of the view, -1 for none."""
    zoom_changed = Signal(int)
    """Size of the text in pixels."""
    marks_counted = Signal(int, int)
    """Number of the current hit (0 for none) and how many there are."""

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
        self._map: PageMap | None = None
        self._folded: FoldedText | None = None
        self._finder: MarkFinder | None = None
        self._style = PageStyle()
        self._table_in_view = -1
        self._widened: set[int] = set()
        self._marks = PageMarks(self)
        self._marks.counted.connect(self.marks_counted)
        self._after_load = QTimer(self, singleShot=True, interval=0)
        self._after_load.timeout.connect(self._mark_doubts)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit_width)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        follow_look(self, lambda: self.set_style(self._style))

    # What is shown -------------------------------------------------------------------------------------------------

    @property
    def page(self) -> NoticePage | None:
        """The page shown."""
        return self._page

    def show_page(self, page: NoticePage) -> None:
        """Show a page from its beginning; marks of the page before are gone, the words to mark stay."""
        self._page = page
        self._load()
        self.verticalScrollBar().setValue(0)
        if self._finder:
            self.set_search_marks(self._finder)

    def clear_page(self) -> None:
        """Show nothing."""
        self._page = self._map = self._folded = None
        self._marks.clear()
        self.clear()

    def set_style(self, style: PageStyle) -> None:
        """Set the page in another size, measure or line height; colours and faces are those of the look."""
        self._style = _with_look(style)
        self._reload()

    @property
    def style_of_page(self) -> PageStyle:
        """How the page is set."""
        return self._style

    def _reload(self) -> None:
        if self._page is None:
            return
        place = self.place()
        found, current = self._marks.hits, self._marks.current
        self._load()
        self.restore(place)
        self._marks.set_found(found)
        if current >= 0:
            self._marks.make_current(current)

    def _load(self) -> None:
        page = self._page
        assert page is not None
        document = self.document()
        self._marks.clear()
        self._folded = None
        document.setLayoutEnabled(False)
        document.setDefaultFont(self._font())
        document.setDefaultStyleSheet(screen_style(self._style))
        self.setHtml(page.html)
        self._map = PageMap(document, page.record)
        self._widened = set()
        self._fit_width(restore=False)
        document.setLayoutEnabled(True)
        self._after_load.start()

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(list(self._style.families))
        font.setPixelSize(self._style.font_px)
        return font

    # Width ---------------------------------------------------------------------------------------------------------

    def _fit_width(self, restore: bool = True) -> None:
        """Centre the measure; a table that needs more room gets it, if need be by scrolling sideways."""
        room = self.viewport().width()
        measure = max(min(self._style.measure_px, room - 2 * _LEAST_MARGIN), 8 * self._style.font_px)
        widest = max((w * self._style.font_px for w in self._wide_tables(measure)), default=measure)
        width = max(room, round(widest) + 2 * _LEAST_MARGIN)
        place = self.place() if restore else ViewPlace()
        self.setLineWrapColumnOrWidth(width)
        self._set_margins((width - measure) // 2)
        if restore:
            self.restore(place)
        self.horizontalScrollBar().setValue((width - room) // 2)

    def _wide_tables(self, measure: int) -> list[float]:
        """Give the tables that need more than the measure their width, centred on the text; the widths in em."""
        if not self._page or not self._map:
            return []
        wide = [(i, w) for i, w in enumerate(self._page.table_widths) if w * self._style.font_px > measure]
        for index in self._widened | {i for i, _ in wide}:
            grid = self._map.grid(index)
            if grid is not None:
                over = max(self._page.table_widths[index] * self._style.font_px - measure, 0.0)
                form = grid.format().toTableFormat()
                form.setLeftMargin(-over / 2)
                # Qt counts the margins as part of the width
                form.setWidth(QTextLength(QTextLength.Type.FixedLength, measure + over / 2))
                grid.setFormat(form)
        self._widened = {i for i, _ in wide}
        return [w for _, w in wide]

    def _set_margins(self, side: int) -> None:
        root = self.document().rootFrame()
        form = root.frameFormat()
        if form.leftMargin() == side and form.topMargin() == _TOP_MARGIN:
            return
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setTopMargin(_TOP_MARGIN)
        form.setBottomMargin(_BOTTOM_MARGIN)
        root.setFrameFormat(QTextFrameFormat(form))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    # Places --------------------------------------------------------------------------------------------------------

    def place(self) -> ViewPlace:
        """What stands at the top of the view."""
        text_block = self._top_block()
        if self._map is None or not text_block.isValid():
            return ViewPlace()
        block = self._map.block_of(text_block)
        first = self._map.first_text_block(block)
        top = self.document().documentLayout().blockBoundingRect(text_block).top()
        offset = (self.verticalScrollBar().value() - top) / self._style.font_px
        return ViewPlace(block, text_block.blockNumber() - first.blockNumber(), offset)

    def restore(self, place: ViewPlace) -> None:
        """Bring back what stood at the top of the view."""
        if self._map is None:
            return
        first = self._map.first_text_block(place.block)
        text_block = self.document().findBlockByNumber(first.blockNumber() + place.part) if first.isValid() else first
        if text_block.isValid():
            self._scroll_to(text_block, -place.offset * self._style.font_px)

    def line(self) -> int:
        """The source line at the top of the view, 0 above the notice."""
        return self._map.line_of(self._top_block()) if self._map else 0

    def go_to_line(self, line: int) -> None:
        """Bring a line of the source to the upper part of the view and show it for a moment."""
        if self._map is not None:
            self._go_to(self._map.place_of_line(line))

    def go_to_table(self, index: int) -> None:
        """Bring one of the notice's tables into view."""
        grid = self._map.grid(index) if self._map else None
        if grid is not None:
            text_block = grid.firstCursorPosition().block()
            self._scroll_to(text_block, 3.2 * self._style.font_px)
            self._marks.flash(text_block.position(), text_block.position() + text_block.length() - 1)

    def _go_to(self, text_block: QTextBlock) -> None:
        self._scroll_to(text_block, 1.2 * self._style.font_px)
        self._marks.flash(text_block.position(), text_block.position() + text_block.length() - 1)

    def _scroll_to(self, text_block: QTextBlock, above: float) -> None:
        """Scroll until a text block stands ``above`` pixels below the top of the view."""
        layout = self.document().documentLayout()
        layout.documentSize()
        top = layout.blockBoundingRect(text_block).top()
        self.verticalScrollBar().setValue(round(top - above))

    def _top_block(self) -> QTextBlock:
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 2)).block()

    def _tell_place(self) -> None:
        if self._map is None:
            return
        self.place_changed.emit(self.line())
        middle = self.cursorForPosition(QPoint(self.viewport().width() // 2, self.viewport().height() // 3)).block()
        index = self._map.block_of(middle)
        table = self._page.record.notice.blocks[index].table if self._page and index >= 0 else None
        shown = -1 if table is None else table
        if shown != self._table_in_view:
            self._table_in_view = shown
            self.table_in_view_changed.emit(shown)

    # Marks ---------------------------------------------------------------------------------------------------------

    def find(self, words: str) -> int:  # type: ignore[override]
        """Mark every place where the words stand and go to the first at or below the top of the view; how many."""
        if self._folded is None:
            self._folded = FoldedText(self.document().toRawText())
        marks = self._folded.find(words)
        self._marks.set_found(marks)
        if marks:
            top = self._top_block().position()
            self._go_to_hit(next((i for i, mark in enumerate(marks) if mark.start >= top), 0))
        return len(marks)

    def end_find(self) -> None:
        """Take the marks of find in page away; those of the search come back."""
        self._marks.set_found(())

    def set_search_marks(self, finder: MarkFinder | None) -> None:
        """Mark what ``finder`` finds in each paragraph and cell, on this page and on those shown after it."""
        self._finder = finder
        marks: list[Mark] = []
        block = self.document().begin()
        while finder and block.isValid():
            if self._map and self._map.block_of(block) >= 0:
                start = block.position()
                marks += [Mark(start + m.start, start + m.end) for m in finder(block.text())]
            block = block.next()
        self._marks.set_searched(marks)

    def next_hit(self) -> bool:
        """Go to the next hit; ``False``, without moving, after the last."""
        return self._step(self._marks.current + 1)

    def previous_hit(self) -> bool:
        """Go to the hit before; ``False``, without moving, before the first."""
        return self._step(self._marks.current - 1 if self._marks.current >= 0 else len(self._marks.hits) - 1)

    def first_hit(self) -> bool:
        """Go to the first hit."""
        return self._step(0)

    def last_hit(self) -> bool:
        """Go to the last hit."""
        return self._step(len(self._marks.hits) - 1)

    def _step(self, index: int) -> bool:
        if not 0 <= index < len(self._marks.hits):
            return False
        self._go_to_hit(index)
        return True

    def _go_to_hit(self, index: int) -> None:
        mark = self._marks.make_current(index)
        if mark is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        self.document().documentLayout().documentSize()
        rect = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 40, 0, -40).contains(rect):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def _mark_doubts(self) -> None:
        if self._page is None or self._map is None:
            return
        notice = self._page.record.notice
        doubtful = [
            i
            for i, block in enumerate(notice.blocks)
            if any(d.span.first <= block.span.last and block.span.first <= d.span.last for d in notice.defects)
        ]
        marks = doubtful_places(t for i in doubtful for t in self._map.text_blocks(i))
        if marks:
            self._marks.set_doubts(marks)

    # Links, keys, wheel --------------------------------------------------------------------------------------------

    def _follow(self, url: QUrl) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        target = document_target(address)
        if target is not None:
            self.document_link_activated.emit(target)
        elif url.scheme() in ("http", "https", "mailto"):
            self.web_link_activated.emit(address)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing: a page is made of its text alone."""
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        if event.key() in keys and not event.modifiers():
            self.document().documentLayout().documentSize()
            self.verticalScrollBar().setValue(keys[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def zoom(self, steps: int) -> None:
        """Make the text so many steps larger or, below zero, smaller."""
        self.set_text_size(self._style.font_px + steps)

    def set_text_size(self, font_px: int) -> None:
        """Set the text in so many pixels, within what is readable."""
        size = min(max(font_px, SMALLEST_PX), LARGEST_PX)
        if size != self._style.font_px:
            self.set_style(replace(self._style, font_px=size))
            self.zoom_changed.emit(size)


def _with_look(style: PageStyle) -> PageStyle:
    """A style in the colours and faces of the look."""
    tokens = look().tokens
    colours = PageColours(
        paper=tokens.paper,
        ink=tokens.ink,
        quiet=tokens.soft,
        accent=tokens.accent,
        chip=tokens.table_head,
        line=tokens.line,
        fill=tokens.table_head,
        box=tokens.panel,
        doubt=tokens.doubt,
        doubt_fill=tokens.doubt_soft,
    )
    return replace(style, colours=colours, families=look().page_families, head_families=look().sans_families)
