"""How a page is laid out in its view: measure and margins, size of the title, tables wider than the text."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtGui import QFont, QTextLength
from PySide6.QtWidgets import QTextBrowser

from reader.render import MEASURE, TITLE_WIDTH, PageColours, PageStyle, screen_style, shares_at, title_lines
from reader.widgets.look import look
from reader.widgets.viewer_page import NoticePage, PageMap, ShownPage

SMALLEST_PX, LARGEST_PX = 12, 40
_LEAST_MARGIN = 28
"""Pixels of paper left of the text in a narrow window."""
_TOP_MARGIN, _BOTTOM_MARGIN = 26, 90
_BORDERS = 2
"""Pixels that the borders of a table stick out on the right of the text."""
_LEAST_TITLE, _TITLE = 1.25, 1.6
"""Size of the title in em: a narrow window makes it smaller, below the least size its lines are broken anew."""
_PAD = re.compile(r'(<td[^>]* class="(?:shifted )?)pad\d+"')
"""Room right of numbers, which only a page of full width has."""
_TITLE_LINES = re.compile(r'(<p class="(?:title|issued)[^>]*>)((?:[^<]|<br>)*)(</p>)')


class PageSetting:
    """Loads pages into a view and fits them to its width."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._widened: set[int] = set()
        self._narrow = False
        self.style = PageStyle()

    def set_style(self, style: PageStyle) -> None:
        """Take size, measure and line height of a style; colours and faces are those of the look."""
        self.style = replace(_with_look(style), title_size=self._title_size(self._measure(style), style))

    def load(self, page: NoticePage) -> ShownPage:
        """Make the page the view's document. Laying out begins when all is there."""
        document = self._view.document()
        measure = self._measure(self.style)
        self.style = replace(self.style, title_size=self._title_size(measure, self.style))
        self._widened = set()
        self._narrow = self._is_narrow(measure)
        document.setLayoutEnabled(False)
        document.setDefaultFont(self._font())
        document.setDefaultStyleSheet(screen_style(self.style))
        self._view.setHtml(self._html(page, measure))
        shown = ShownPage(page, PageMap(self._view.document, page.record))
        self._set_width(shown, measure)
        document.setLayoutEnabled(True)
        self._centre()
        return shown

    def fits(self) -> bool:
        """Whether title and tables are still set for the width; if not, the page is to be loaded anew."""
        measure = self._measure(self.style)
        size = self._title_size(measure, self.style)
        return self.style.title_size == size and self._narrow == self._is_narrow(measure)

    def fit(self, shown: ShownPage) -> None:
        """Centre the measure in the width there is now."""
        self._set_width(shown, self._measure(self.style))
        self._centre()

    def _measure(self, style: PageStyle) -> int:
        """Width of the text in pixels: the measure wished for, or what the window has room for."""
        return max(min(style.measure_px, self._room() - 2 * _LEAST_MARGIN), 8 * style.font_px)

    def _room(self) -> int:
        """Width of the view beside its scroll bar, shown or not: the page must not move when the bar comes."""
        return self._view.width() - 2 * self._view.frameWidth() - self._view.verticalScrollBar().sizeHint().width()

    def _title_size(self, measure: int, style: PageStyle) -> float:
        """Size of the title in em at which its longest line fits."""
        return min(max(round(measure / style.font_px / (TITLE_WIDTH + 0.6), 1), _LEAST_TITLE), _TITLE)

    def _html(self, page: NoticePage, measure: int) -> str:
        width = int(measure / self.style.font_px / self.style.title_size)
        html = _PAD.sub(r'\1"', page.html) if self._narrow else page.html
        return html if width >= TITLE_WIDTH else _TITLE_LINES.sub(lambda m: _broken(m, width), html)

    def _is_narrow(self, measure: int) -> bool:
        """Whether tables get less than the width that their columns were shared out for."""
        return measure < (MEASURE - 2) * self.style.font_px

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(list(self.style.families))
        font.setPixelSize(self.style.font_px)
        return font

    def _set_width(self, shown: ShownPage, measure: int) -> None:
        """A table that needs more room than the text gets it, if need be by scrolling sideways."""
        room = self._room()
        widest = max((width for width in self._widen_tables(shown, measure, room)), default=measure)
        width = max(room, round(widest) + 2 * _LEAST_MARGIN)
        self._view.setLineWrapColumnOrWidth(width)
        self._set_margins((width - measure) // 2)

    def _widen_tables(self, shown: ShownPage, measure: int, room: int) -> list[float]:
        """Give the tables that want more than the measure their width, centred on the text; the widths in pixels."""
        wanted = {}
        for index, (least, good) in enumerate(zip(shown.page.table_widths, shown.page.good_widths, strict=True)):
            pixels = self.style.font_px
            width = max(least * pixels, min(good * pixels, room - 2 * _LEAST_MARGIN))
            if width > measure + pixels:
                wanted[index] = width
        every = range(len(shown.page.table_widths)) if self._narrow else ()
        for index in self._widened | wanted.keys() | set(every):
            grid = shown.map.grid(index)
            if grid is not None:
                over = max(wanted.get(index, 0) - measure, 0)
                form = grid.format().toTableFormat()
                # Qt counts the margins as part of the width: below zero they let the table stick out on both sides
                form.setLeftMargin(-over / 2)
                form.setRightMargin(-over / 2)
                if self._narrow:
                    table = shown.page.record.notice.tables[index]
                    shares = shares_at(table, (measure + over) / self.style.font_px)
                    form.setColumnWidthConstraints([_percent(share) for share in shares])
                grid.setFormat(form)
        self._widened = set(wanted)
        return list(wanted.values())

    def _set_margins(self, side: int) -> None:
        root = self._view.document().rootFrame()
        form = root.frameFormat()
        if form.leftMargin() != side or form.topMargin() != _TOP_MARGIN:
            form.setLeftMargin(side)
            form.setRightMargin(side - _BORDERS)
            form.setTopMargin(_TOP_MARGIN)
            form.setBottomMargin(_BOTTOM_MARGIN)
            root.setFrameFormat(form)

    def _centre(self) -> None:
        bar = self._view.horizontalScrollBar()
        bar.setValue((self._view.lineWrapColumnOrWidth() - self._room()) // 2)


def _percent(share: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, 100 * share)


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
