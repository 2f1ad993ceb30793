"""The style sheet of a page on the screen, for Qt's documents.

Their CSS knows neither rem nor text-align nor margins in em of the text, so all lengths are worked out in pixels here.
"""

from __future__ import annotations

from collections.abc import Iterable

from reader.render.style import PageStyle, face
from reader.render.table_setting import MOST_PAD


def screen_style(style: PageStyle) -> str:
    """The style sheet for ``QTextDocument.setDefaultStyleSheet``."""
    sheet = _Sheet(style)
    groups = (sheet.head(), sheet.headings(), sheet.text(), sheet.around_tables(), sheet.tables())
    return "".join(f"{selector}{{{declarations}}}\n" for group in groups for selector, declarations in group)


_Rules = Iterable[tuple[str, str]]


class _Sheet:
    """Makes the rules; lengths are given in em of the text."""

    def __init__(self, style: PageStyle) -> None:
        self._style = style
        self._colours = style.colours
        self._sans = f"font-family:{face(style.head_families)};"
        self._kai = f"font-family:{face(style.kai_families)};"
        self._body = self._lines(style.line_height)

    def head(self) -> _Rules:
        """Breadcrumb, title, facts."""
        c, title = self._colours, self._style.title_size
        quiet = f"color:{c.quiet};{self._sans}"
        yield "p.crumb", self._block(0, 1.2) + quiet + self._size(0.78)
        yield "p.title", self._block(0.6, 0.7) + self._lines(title * 1.55) + self._bold(title) + f"color:{c.ink};"
        yield "p.facts", self._block(0.2, 1.4) + self._lines(1.7) + quiet + self._size(0.8)
        yield "span.chip", f"background-color:{c.chip};color:{c.accent};" + self._bold(0.84)
        yield "p.remark", self._block(0, 0.5) + quiet + self._size(0.82)
        yield "p.doubtful", f"color:{c.doubt};"
        yield "p.number", self._block(0, 0.8) + self._body + f"color:{c.quiet};"
        yield "p.dateline", self._block(0, 1, left=2, right=2) + self._body + self._kai
        yield "p.addressees", self._block(0.4, 0.45) + self._body

    def headings(self) -> _Rules:
        """Titles within the notice, attachments, headings by level."""
        c, second = self._colours, min(1.36, self._style.title_size)
        band = f"color:{c.accent};background-color:{c.fill};"
        yield "p.issued", self._block(1.6, 1.0) + self._lines(2.0) + self._bold(second) + f"color:{c.ink};"
        yield "p.label", self._block(0.4, 0.6) + self._sans + self._bold(0.95) + band
        yield "p.begins", f"margin-top:{self._px(2.6)}px;"
        yield "p.heading2", self._block(1.5, 0.9) + self._lines(2.0) + self._bold(1.36)
        yield "p.heading3", self._block(1.4, 0.6) + self._lines(1.9) + self._bold(1.22) + f"color:{c.accent};"
        yield "p.heading4", self._block(0.9, 0.4) + self._body + self._bold(1.08)
        yield "p.heading5", self._block(0.6, 0.3, indent=2) + self._body + self._bold(1)
        yield "p.heading6", self._block(0.4, 0.2, indent=2) + self._body + self._size(1)

    def text(self) -> _Rules:
        """Paragraphs, items, lists of names, signatures."""
        yield "span.gap", f"letter-spacing:{self._px(0.24)}px;"
        yield "p.text", self._block(0, 0.45, indent=2) + self._body
        yield "li.item", self._block(0, 0.3) + self._body
        yield "p.roster", self._block(0, 0.15, left=6, indent=-4) + self._body
        yield "p.contents", self._block(0, 0, left=2) + self._lines(self._style.line_height * 0.92)
        yield "p.attachments", self._block(0.2, 0.1, left=5, indent=-3) + self._body
        yield "p.attached", self._block(0.2, 0.1, left=5) + self._body
        yield "p.signature", self._block(0.45, 0.45, right=2) + self._body
        yield "p.formula", self._block(0.4, 0.6) + self._body
        yield "p.image", self._block(0.4, 0.6) + self._body + f"color:{self._colours.quiet};"
        yield "a", f"color:{self._colours.accent};text-decoration:underline;"

    def around_tables(self) -> _Rules:
        """Boxes, and what stands above and below a table."""
        c = self._colours
        yield "p.boxtitle", self._block(0.5, 0.5) + self._lines(1.6) + self._sans + self._bold(1) + f"color:{c.ink};"
        yield "table.box", f"background-color:{c.box};border:1px solid {c.line};" + self._outside(0.8, 1.0)
        yield "p.tabletitle", self._block(1.2, 0.4) + self._lines(1.5) + self._sans + self._bold(0.94)
        yield "p.unit", self._block(0, 0.25) + self._lines(1.3) + self._sans + self._size(0.8) + f"color:{c.quiet};"
        yield "p.note", self._block(0.2, 0.3) + self._lines(1.4) + self._size(0.84) + f"color:{c.quiet};"
        yield "p.formline", self._block(0.2, 0.3) + self._lines(1.5) + self._size(0.9)

    def tables(self) -> _Rules:
        """Tables; columns of numbers are padded on the right (see table_setting)."""
        c, cell = self._colours, "vertical-align:middle;white-space:pre-wrap;"
        yield "table.small", self._size(0.74)  # before table.table: of equal rules Qt takes the first
        yield (
            "table.table",
            f"border-collapse:collapse;border:1px solid {c.line};" + self._outside(0.3, 0.9) + self._size(0.84),
        )
        yield "th", f"background-color:{c.fill};{self._sans}font-weight:bold;border-collapse:collapse;{cell}"
        yield "td", cell
        for pad in range(1, MOST_PAD + 1):
            yield f"td.pad{pad}", f"padding-right:{self._px(pad / 2) + 5}px;"
        yield "td.shifted", f"background-color:{c.doubt_fill};"

    def _px(self, em: float) -> int:
        return round(self._style.font_px * em)

    def _block(self, top: float, bottom: float, *, left: float = 0, right: float = 0, indent: float = 0) -> str:
        sides = f"margin-left:{self._px(left)}px;margin-right:{self._px(right)}px;text-indent:{self._px(indent)}px;"
        return self._outside(top, bottom) + sides + "white-space:pre-wrap;"

    def _outside(self, top: float, bottom: float) -> str:
        return f"margin-top:{self._px(top)}px;margin-bottom:{self._px(bottom)}px;"

    def _lines(self, height: float) -> str:
        return f"line-height:{self._px(height)}px;-qt-line-height-type:fixed;"

    def _size(self, share: float) -> str:
        return f"font-size:{self._px(share)}px;"

    def _bold(self, share: float) -> str:
        return self._size(share) + "font-weight:bold;"
