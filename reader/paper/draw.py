"""Pages drawn on a printer, a PDF or a preview."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from itertools import groupby

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from reader.paper.boxes import LineBox
from reader.paper.faces import paper_font
from reader.paper.items import Role
from reader.paper.pages import Page, Placed
from reader.paper.style import Face, PageNumbers, PaperStyle
from reader.paper.table_boxes import Strip, draw_segment
from reader.paper.units import mm, pt

Drawing = Generator[int, None, None]
"""A drawing under way: gives the number of pages done after each; closing it stops it."""
_NUMBER_SIZE = pt(14)
"""4号, GB/T 9704-2012 7.5."""
_NUMBER_BELOW = mm(7)
"""From the lower edge of the text area to the dashes beside the number, GB/T 9704-2012 7.5."""


def prepare(device: QPagedPaintDevice, landscape: bool) -> None:
    """Make the device's next page an A4 sheet without margins, standing or lying."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def drawing(pages: Sequence[Page], device: QPagedPaintDevice, paper: PaperStyle, numbers: PageNumbers) -> Drawing:
    """Draw pages one after another.

    Raises OSError where the device cannot be painted on.
    """
    turns = isinstance(device, QPdfWriter)  # a printer cannot turn its paper within a job
    prepare(device, turns and bool(pages) and pages[0].landscape)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError
    try:
        for done, page in enumerate(pages):
            if done:
                if turns:
                    prepare(device, page.landscape)
                device.newPage()
            painter.save()
            painter.scale(device.logicalDpiX() / 1440, device.logicalDpiY() / 1440)
            if page.landscape and not turns:
                painter.translate(0, paper.HEIGHT)
                painter.rotate(-90)
            draw_page(painter, page, paper, numbers)
            painter.restore()
            yield done + 1
    finally:
        painter.end()


def draw_pages(pages: Sequence[Page], device: QPagedPaintDevice, paper: PaperStyle, numbers: PageNumbers) -> None:
    """Draw all pages at once. Raises OSError where the device cannot be painted on."""
    for _ in drawing(pages, device, paper, numbers):
        pass


def draw_page(painter: QPainter, page: Page, paper: PaperStyle, numbers: PageNumbers) -> None:
    """Draw one page; the painter's unit is a twip and its origin the corner of the sheet."""
    left, top = (paper.bottom, paper.left) if page.landscape else (paper.left, paper.top)
    painter.setPen(QPen(Qt.GlobalColor.black, 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    measure = paper.wide_measure if page.landscape else paper.measure
    _draw_frames(painter, page.placed, paper, left, top, measure)
    for is_strip, group in groupby(page.placed, key=lambda p: isinstance(p.box, Strip) and p.box.table):
        placed = list(group)
        if is_strip:
            strips = [p.box for p in placed if isinstance(p.box, Strip)]
            draw_segment(painter, strips, left, top + placed[0].y)
            continue
        for one in placed:
            if isinstance(one.box, LineBox):
                one.box.draw(painter, left, top + one.y)
    if page.source:
        _draw_source(painter, page, paper, left, top, measure)
    if numbers is not PageNumbers.NONE:
        _draw_number(painter, page, paper, numbers)


def _draw_frames(
    painter: QPainter, placed: Sequence[Placed], paper: PaperStyle, left: int, top: int, measure: int
) -> None:
    """Frames around the boxes (专栏) of a page."""
    for frame, group in groupby(placed, key=lambda p: p.box.frame if isinstance(p.box, LineBox) else 0):
        lines = list(group)
        if frame:
            height = lines[-1].y + lines[-1].box.height - lines[0].y
            painter.drawRect(QRectF(left, top + lines[0].y, measure, height))


def _draw_source(painter: QPainter, page: Page, paper: PaperStyle, left: int, top: int, measure: int) -> None:
    style = paper.texts[Role.SMALL]
    font = paper_font(style.face, style.size)
    painter.setFont(font)
    text = QFontMetricsF(font).elidedText(page.source, Qt.TextElideMode.ElideMiddle, measure)
    painter.drawText(QPointF(left, top - mm(6)), text)


def _draw_number(painter: QPainter, page: Page, paper: PaperStyle, numbers: PageNumbers) -> None:
    """Draw "— 1 —" below the text: odd pages one character from the right edge, even ones from the left.

    A lying page is a standing one turned clockwise, so that its number keeps its place on the sheet and the table's
    head lies at the binding edge of odd pages and at the outer edge of even ones (GB/T 9704-2012 7.5 and 8).
    """
    text = f"— {page.number} —"
    font = paper_font(Face.SONG, _NUMBER_SIZE)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(text)
    right = paper.WIDTH - paper.right - _NUMBER_SIZE - width
    x = right if page.number % 2 else paper.left + _NUMBER_SIZE
    if numbers is PageNumbers.CENTRED:
        x = (paper.left + paper.WIDTH - paper.right - width) / 2
    below = min(_NUMBER_BELOW, paper.bottom // 2)
    y = paper.HEIGHT - paper.bottom + below + metrics.strikeOutPos()
    painter.save()
    if page.landscape:
        painter.translate(paper.HEIGHT, 0)
        painter.rotate(90)
    painter.setFont(font)
    painter.drawText(QPointF(x, y), text)
    painter.restore()
