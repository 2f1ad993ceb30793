"""The viewer: one notice, set like a page of a good book."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QTextEdit, QWidget

from db.model import LineSpan, Mark
from reader.render import (
    TITLE_WIDTH,
    CitationStyle,
    PageColours,
    PageStyle,
    citation,
    document_target,
    notice_markdown,
    screen_style,
    title_lines,
)
from reader.widgets.look import follow_look, look
from reader.widgets.viewer_copy import Piece, mime_data, pieces, selected_html, selected_markdown, selected_text
from reader.widgets.viewer_heads import StickyHead
from reader.widgets.viewer_marks import Hits, PageMarks, doubtful_places
from reader.widgets.viewer_page import NoticePage, PageMap, ViewPlace
from reader.widgets.viewer_text import FoldedText

_LEAST_TITLE = 1.25
"""A narrow window makes the title smaller, but not smaller than this, in em."""
_TITLE_LINES = re.compile(r'(<p class="(?:title|issued)[^>]*>)((?:[^<]|<br>)*)(</p>)')
SMALLEST_PX, LARGEST_PX = 12, 40
_LEAST_MARGIN = 28
"""Pixels of paper left of the text in a narrow window."""
_BORDERS = 2
"""Pixels that the borders of a table stick out on the right of the text."""
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
        self._map: PageMap | None = None
        self._folded: FoldedText | None = None
        self._finder: MarkFinder | None = None
        self._style = PageStyle()
        self._table_in_view = -1
        self._widened: set[int] = set()
        self._marks = PageMarks(self)
        self._head = StickyHead(self)
        self._after_load = QTimer(self, singleShot=True, interval=0)
        self._after_load.timeout.connect(self._mark_doubts)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit_width)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._tell_place)
        self.verticalScrollBar().rangeChanged.connect(self._follow_head)
        follow_look(self, lambda: self.set_style(self._style))

    # What is shown -------------------------------------------------------------------------------------------------

    @property
    def page(self) -> NoticePage | None:
        """The page shown."""
        return self._page

    def show_page(self, page: NoticePage) -> None:
        """Show a page from its beginning; marks of the page before are gone."""
        self._page = page
        self._finder = None
        self._load()
        self.verticalScrollBar().setValue(0)

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
        searched, found = self._marks.searched, self._marks.found
        self._load()
        self.restore(place)
        self._marks.searched, self._marks.found = searched, found
        self._marks.show()

    def _load(self) -> None:
        page = self._page
        assert page is not None
        document = self.document()
        self._marks.clear()
        self._map = self._folded = None
        document.setLayoutEnabled(False)
        measure = self._measure()
        self._style = replace(self._style, title_size=self._title_size(measure))
        document.setDefaultFont(self._font())
        document.setDefaultStyleSheet(screen_style(self._style))
        width = int(measure / self._style.font_px / self._style.title_size)
        self.setHtml(page.html if width >= TITLE_WIDTH else _TITLE_LINES.sub(lambda m: _broken(m, width), page.html))
        self._map = PageMap(self.document, page.record)
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
        room, measure = self.viewport().width(), self._measure()
        if restore and self._page is not None and self._title_size(measure) != self._style.title_size:
            self._reload()
            return
        widest = max((w * self._style.font_px for w in self._wide_tables(measure)), default=measure)
        width = max(room, round(widest) + 2 * _LEAST_MARGIN)
        place = self.place() if restore else ViewPlace()
        self.setLineWrapColumnOrWidth(width)
        self._set_margins((width - measure) // 2)
        if restore:
            self.restore(place)
        self.horizontalScrollBar().setValue((width - room) // 2)

    def _measure(self) -> int:
        """Width of the text in pixels: the measure wished for, or what the window has room for."""
        room = self.viewport().width() - 2 * _LEAST_MARGIN
        return max(min(self._style.measure_px, room), 8 * self._style.font_px)

    def _title_size(self, measure: int) -> float:
        """Size of the title in em at which its longest line fits; below the least one its lines are broken anew."""
        return min(max(round(measure / self._style.font_px / (TITLE_WIDTH + 0.6), 1), _LEAST_TITLE), 1.6)

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
                form.setRightMargin(-over / 2)
                grid.setFormat(form)
        self._widened = {i for i, _ in wide}
        return [w for _, w in wide]

    def _set_margins(self, side: int) -> None:
        root = self.document().rootFrame()
        form = root.frameFormat()
        if form.leftMargin() == side and form.topMargin() == _TOP_MARGIN:
            return
        form.setLeftMargin(side)
        form.setRightMargin(side - _BORDERS)
        form.setTopMargin(_TOP_MARGIN)
        form.setBottomMargin(_BOTTOM_MARGIN)
        root.setFrameFormat(QTextFrameFormat(form))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the measure into another width; what stood at the top stays there."""
        super().resizeEvent(event)
        self._settle.start()
        self._follow_head()

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
        if self._map is None:
            return QTextBlock()
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 2)).block()

    def _follow_head(self) -> None:
        """Nothing may look into the document while it is being made: the map is missing then."""
        if self._map is None:
            self._head.hide()
        else:
            self._head.follow()

    def _tell_place(self) -> None:
        self._follow_head()
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

    def find_words(self, words: str) -> None:
        """Mark every place where the words stand and go to the first at or below the top of the view."""
        if self._folded is None:
            self._folded = FoldedText(self.document().toRawText())
        marks = self._folded.find(words)
        top = self._top_block().position()
        self._marks.found = Hits(marks, next((i for i, mark in enumerate(marks) if mark.start >= top), 0))
        self._show_hit(self._marks.found)

    def next_found(self, by: int = 1) -> None:
        """Go to the next place that find in page found, or with -1 to the one before, around the end of the page."""
        found = self._marks.found
        if found.marks:
            found.current = (found.current + by) % len(found.marks)
            self._show_hit(found)

    def end_find(self) -> None:
        """Take the marks of find in page away."""
        self._marks.found = Hits()
        self._marks.show()

    def set_search_marks(self, finder: MarkFinder | None) -> None:
        """Mark what ``finder`` finds in each paragraph and cell; ``None`` takes these marks away."""
        self._finder = finder
        self._marks.searched = Hits(self._searched(finder) if finder and self._map else ())
        self._marks.show()
        self._tell_hits()

    def _searched(self, finder: MarkFinder) -> tuple[Mark, ...]:
        marks: list[Mark] = []
        block = self.document().begin()
        while block.isValid():
            if self._map and self._map.block_of(block) >= 0:
                start = block.position()
                marks += [Mark(start + m.start, start + m.end) for m in finder(block.text())]
            block = block.next()
        return tuple(marks)

    def next_hit(self) -> bool:
        """Go to the next search mark; ``False``, without moving, after the last."""
        return self._to_hit(self._marks.searched.current + 1)

    def previous_hit(self) -> bool:
        """Go to the search mark before; ``False``, without moving, before the first."""
        current = self._marks.searched.current
        return self._to_hit(current - 1 if current >= 0 else len(self._marks.searched.marks) - 1)

    def first_hit(self) -> bool:
        """Go to the first search mark; ``False`` if there is none."""
        return self._to_hit(0)

    def last_hit(self) -> bool:
        """Go to the last search mark; ``False`` if there is none."""
        return self._to_hit(len(self._marks.searched.marks) - 1)

    def _to_hit(self, index: int) -> bool:
        searched = self._marks.searched
        if not 0 <= index < len(searched.marks):
            return False
        searched.current = index
        self._show_hit(searched)
        return True

    def _show_hit(self, hits: Hits) -> None:
        self._marks.show()
        self._tell_hits()
        mark = hits.current_mark
        if mark is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(mark.start)
        self.document().documentLayout().documentSize()
        rect = self.cursorRect(cursor)
        if not self.viewport().rect().adjusted(0, 40, 0, -40).contains(rect):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)

    def _tell_hits(self) -> None:
        found, searched = self._marks.found, self._marks.searched
        self.found_counted.emit(found.current + 1 if found.marks else 0, len(found.marks))
        self.marks_counted.emit(searched.current + 1, len(searched.marks))

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

    # Copying -------------------------------------------------------------------------------------------------------

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
        if self._page is None or self._map is None or not cursor.hasSelection():
            return ()
        return pieces(cursor, self._map, self._page.record.notice)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection and with what lies under the pointer."""
        menu = self.make_menu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def make_menu(self, position: QPoint) -> QMenu:
        """The menu for a place in the viewport."""
        menu = QMenu(self)
        selected = self.textCursor().hasSelection()
        address = self.anchorAt(position)
        if address:
            menu.addAction(self.tr("打开链接"), lambda: self._follow(QUrl(address)))
            menu.addSeparator()
        menu.addAction(self.tr("复制"), self.copy).setEnabled(selected)
        menu.addAction(self.tr("复制并附出处"), self.copy_with_citation).setEnabled(selected)
        menu.addAction(self.tr("复制为 Markdown"), self.copy_markdown)
        menu.addAction(self.tr("全选"), self.selectAll)
        text_block = self.cursorForPosition(position).block()
        index = self._map.block_of(text_block) if self._map else -1
        if self._page is not None and self._map is not None and index >= 0:
            block = self._page.record.notice.blocks[index]
            menu.addSeparator()
            if block.table is not None:
                table = block.table
                menu.addAction(self.tr("在窗口中打开表格"), lambda: self.table_activated.emit(table))
            line = self._map.line_of(text_block)
            span = LineSpan(line, line) if block.table is not None else block.span
            menu.addAction(self.tr("查看原文"), lambda: self.source_requested.emit(span))
        return menu

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
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the page."""
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


def _broken(title: re.Match[str], width: int) -> str:
    """A title's HTML broken anew for a narrow page."""
    return title[1] + "<br>".join(title_lines(title[2].replace("<br>", ""), max(width, 6))) + title[3]


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
