"""How a page is laid out in its view: measure and margins, size of the title, tables wider than the text or fitted."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextLength
from PySide6.QtWidgets import QTextBrowser

from db.model.values import valueclass
from reader.render import (
    MEASURE,
    TITLE_WIDTH,
    PageColours,
    PageStyle,
    TableColumns,
    TableFit,
    columns_at,
    fit,
    screen_style,
    title_html,
    width_px,
)
from reader.widgets.look import look
from reader.widgets.viewer.page import NoticePage, PageMap, ShownPage

SMALLEST_PX, LARGEST_PX = 12, 40
_LEAST_MARGIN = 28
"""Pixels of paper left of the text in a narrow window."""
_TABLE_MARGIN = 12
"""Pixels of paper beside a table that needs all the room there is."""
_TIGHT_PADDING = 2
_ROUNDED_UP = 2
"""Pixels by which Qt makes a table wider than it is told, column by column."""
_TOP_MARGIN, _BOTTOM_MARGIN = 26, 90
_BORDERS = 2
"""Pixels that the borders of a table stick out on the right of the text."""
_LEAST_TITLE, _TITLE = 1.25, 1.6
"""Size of the title in em: a narrow window makes it smaller, below the least size its lines are broken anew."""
_PAD = re.compile(r'(<td[^>]* class="(?:shifted )?pad)(\d+)(?=")')
"""Room right of numbers."""
_TABLE = re.compile(r'<table class="table[^>]* id="t(\d+)">')
_TITLE_LINES = re.compile(r'(<p class="(?:title|issued)[^>]*>)((?s:.*?))(</p>)')


@valueclass
class _Plan:
    """How a table is set: in the width that its page made it for, or in ``columns`` of their own."""

    fit: TableFit
    width: float
    columns: TableColumns | None

    @property
    def pads(self) -> tuple[int, ...]:
        """Room right of the columns' numbers where that is not as the page has it."""
        return self.columns.pads if self.columns else ()


class PageSetting:
    """Loads pages into a view and fits them to its width; only a table of very many columns reaches out of it."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._widened: set[int] = set()
        self._used_room = -1
        self._plans: tuple[_Plan, ...] = ()
        self._titles: list[str] = []
        self.reaching_out: tuple[int, ...] = ()
        """Indices of the tables that are wider than the view."""
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
        self._plans = self._planned(page, measure)
        self._titles = self._broken_titles(page, measure, self.style.title_size)
        document.setLayoutEnabled(False)
        document.setDefaultFont(self._font())
        sizes = sorted({plan.fit.type_px for plan in self._plans})
        types = "".join(f"table.type{size}{{font-size:{size}px;}}\n" for size in sizes)
        document.setDefaultStyleSheet(types + screen_style(self.style))  # of equal rules Qt takes the first
        self._view.setHtml(self._html(page))
        shown = ShownPage(page, PageMap(self._view.document, page.record))
        self._set_width(shown, measure)
        document.setLayoutEnabled(True)
        # where the page is exactly as large as the one before, Qt forgets to tell, and could not be scrolled
        document.documentLayout().documentSizeChanged.emit(QSizeF())
        return shown

    def fits(self, page: NoticePage) -> bool:
        """Whether title and tables are still set for the width; if not, the page is to be loaded anew."""
        measure = self._measure(self.style)
        size = self._title_size(measure, self.style)
        if (self.style.title_size, self._titles) != (size, self._broken_titles(page, measure, size)):
            return False
        planned = self._planned(page, measure)
        return [(plan.fit, plan.pads) for plan in self._plans] == [(plan.fit, plan.pads) for plan in planned]

    @property
    def out_of_date(self) -> bool:
        """Whether the view is wider or narrower than the page was laid out for."""
        return self._used_room != self._room()

    def fit(self, shown: ShownPage) -> None:
        """Centre the measure in the width there is now."""
        document = self._view.document()
        self._plans = self._planned(shown.page, self._measure(self.style))
        document.setLayoutEnabled(False)  # laid out anew once, not once a table
        self._set_width(shown, self._measure(self.style))
        document.setLayoutEnabled(True)

    def _measure(self, style: PageStyle) -> int:
        """Width of the text in pixels: the measure wished for, or what the window has room for."""
        return max(min(style.measure_px, self._room() - 2 * _LEAST_MARGIN), 8 * style.font_px)

    def _room(self) -> int:
        """Width of the view beside its scroll bar, shown or not: the page must not move when the bar comes."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - 2 * self._view.frameWidth() - bar - _ROUNDED_UP

    def _room_for_tables(self) -> int:
        return max(self._room() - 2 * _TABLE_MARGIN, 8 * self.style.font_px)

    def _title_size(self, measure: int, style: PageStyle) -> float:
        """Size of the title in em at which its longest line fits."""
        return min(max(round(measure / style.font_px / (TITLE_WIDTH + 0.6), 1), _LEAST_TITLE), _TITLE)

    def _planned(self, page: NoticePage, measure: int) -> tuple[_Plan, ...]:
        return tuple(self._plan(page, index, measure) for index in range(len(page.tables)))

    def _plan(self, page: NoticePage, index: int, measure: int) -> _Plan:
        setting, room, pixels = page.tables[index], self._room_for_tables(), self.style.font_px
        fitted = fit(setting, room, pixels)
        width = max(width_px(setting, fitted, room, pixels), measure)
        if fitted.as_usual and width <= measure + pixels:
            width = measure
        if fitted.as_usual and measure >= (MEASURE - 2) * pixels:  # at least what the page was made for
            return _Plan(fitted, width, None)
        return _Plan(fitted, width, columns_at(page.record.notice.tables[index], width, fitted, pixels))

    def _broken_titles(self, page: NoticePage, measure: int, size: float) -> list[str]:
        """The HTML of each title in lines for a page too narrow for those it has; none where they fit."""
        width = int(measure / self.style.font_px / size)
        if width >= TITLE_WIDTH:
            return []
        return [f"{m[1]}{title_html(m[2], max(width, 6))}{m[3]}" for m in _TITLE_LINES.finditer(page.html)]

    def _html(self, page: NoticePage) -> str:
        parts, done = [], 0
        for tag in _TABLE.finditer(page.html):
            index, end = int(tag[1]), page.html.index("</table>", tag.end())
            parts += [page.html[done : tag.start()], self._table_html(page, index, page.html[tag.start() : end])]
            done = end
        html = "".join(parts) + page.html[done:]
        titles = iter(self._titles)
        return _TITLE_LINES.sub(lambda _title: next(titles), html) if self._titles else html

    def _table_html(self, page: NoticePage, index: int, html: str) -> str:
        """A table with the size of type, the padding and the room right of numbers that fit it into the window."""
        fitted, pads = self._plans[index].fit, self._plans[index].pads
        if pads:
            made = page.tables[index].pads
            least = {pad: min(new for old, new in zip(made, pads, strict=True) if old == pad) for pad in made}
            html = _PAD.sub(lambda pad: f"{pad[1]}{least[int(pad[2])]}", html)
        if fitted.tight:
            html = html.replace('cellpadding="5"', f'cellpadding="{_TIGHT_PADDING}"', 1)
        return html if fitted.as_usual else html.replace('class="table', f'class="table type{fitted.type_px}', 1)

    def _font(self) -> QFont:
        font = QFont()
        font.setFamilies(list(self.style.families))
        font.setPixelSize(self.style.font_px)
        return font

    def _set_width(self, shown: ShownPage, measure: int) -> None:
        self._used_room = self._room()
        room = max(self._used_room, measure + _BORDERS)
        self.reaching_out = tuple(index for index, plan in enumerate(self._plans) if not plan.fit.whole)
        self._widen_tables(shown, measure)
        self._view.setLineWrapColumnOrWidth(room)
        self._set_margins((room - measure) // 2)

    def _widen_tables(self, shown: ShownPage, measure: int) -> None:
        """Give the tables that want more than the measure their width, centred on the text as far as there is room."""
        room = self._room_for_tables()
        wide = {index for index, plan in enumerate(self._plans) if plan.width > measure}
        for index, plan in enumerate(self._plans):
            grid = shown.map.grid(index) if plan.columns or index in self._widened | wide else None
            if grid is not None:
                over = plan.width - measure
                form = grid.format().toTableFormat()
                # Qt counts the margins as part of the width: below zero they let the table stick out on both sides.
                # They are no wider than the paper: where nothing but a margin is in view Qt does not paint the table
                side = min(over, room - measure) / 2
                form.setLeftMargin(-side)
                form.setRightMargin(-side)
                form.setWidth(_percent((measure + over - 2 * side) / measure))
                if plan.columns:
                    form.setColumnWidthConstraints([_percent(share) for share in plan.columns.shares])
                grid.setFormat(form)
        self._widened = wide

    def _set_margins(self, padding: int) -> None:
        """Set the paper around the text: as padding, for Qt cuts marked words off that stand in a margin of the page.

        Padding is the same on all sides; margins make up for the difference.
        """
        root = self._view.document().rootFrame()
        form = root.frameFormat()
        if form.padding() != padding:
            form.setPadding(padding)
            form.setLeftMargin(0)
            form.setRightMargin(-_BORDERS)
            form.setTopMargin(_TOP_MARGIN - padding)
            form.setBottomMargin(_BOTTOM_MARGIN - padding)
            root.setFrameFormat(form)


def _percent(share: float) -> QTextLength:
    return QTextLength(QTextLength.Type.PercentageLength, 100 * share)


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
