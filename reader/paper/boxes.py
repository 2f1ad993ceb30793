"""Paragraphs and signatures set into lines: boxes that the page breaker stacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from db.model import Run
from db.model.values import valueclass
from reader.paper.faces import paper_font, text_font
from reader.paper.items import Paragraph, Role, Signature
from reader.paper.style import Alignment, PaperStyle, TextStyle
from reader.paper.titles import fitting_title
from reader.paper.units import TEXT_UNIT

_ALIGNMENTS = {
    Alignment.JUSTIFIED: Qt.AlignmentFlag.AlignJustify,
    Alignment.LEFT: Qt.AlignmentFlag.AlignLeft,
    Alignment.CENTRED: Qt.AlignmentFlag.AlignHCenter,
    Alignment.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_WIDEST_GAP = 0.08
"""Between two characters of a justified line, in characters."""
_TITLES = frozenset({Role.TITLE, Role.ATTACHMENT_TITLE})


@valueclass
class Bookmark:
    """An entry of the PDF's bookmarks."""

    level: int
    text: str


@valueclass
class GapBox:
    """Empty space; dropped at the top of a page unless ``keep``."""

    height: int
    keep: bool = False
    keep_with_next: bool = True


@valueclass
class LineBox:
    """One line of text, drawn at ``x`` from the left edge of the text area.

    ``layout`` owns the line and must live as long as it. Lines of one ``frame`` number share a frame (专栏).
    """

    layout: QTextLayout
    line: QTextLine
    x: float
    height: int
    keep_with_next: bool = False
    frame: int = 0
    bookmark: Bookmark | None = None
    trailing: QTextLayout | None = None
    leads_to: str = ""
    """Title of the document whose page stands at the end of the line."""

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the line, centred in its height."""
        draw_line(painter, self.line, left + self.x, top, self.height)
        if self.trailing:
            draw_line(painter, self.trailing.lineAt(0), left, top, self.height)


def text_layout(
    paragraph_runs: Sequence[Run], style: TextStyle, lead: int = 0, lead_style: TextStyle | None = None
) -> QTextLayout:
    """Make a layout of runs in a style, without lines yet; the first ``lead`` characters in ``lead_style``."""
    layout = QTextLayout("".join(run.text for run in paragraph_runs), text_font(style.face, style.size, style.bold))
    option = QTextOption(_ALIGNMENTS[style.alignment])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats = [_format_range(start, run, style) for start, run in _starts(paragraph_runs) if _has_look(run)]
    if lead and lead_style:
        formats.insert(0, _range(0, lead, lead_format(lead_style)))
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    return layout


def set_lines(layout: QTextLayout, widths: Iterator[tuple[float, float]]) -> list[QTextLine]:
    """Break a layout into lines; ``widths`` gives each line's left edge and width in twips."""
    lines: list[QTextLine] = []
    justified = layout.textOption().alignment() == Qt.AlignmentFlag.AlignJustify
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        x, width = (length / TEXT_UNIT for length in next(widths))
        line.setLineWidth(width)
        if justified:
            _spare_wide_gaps(line, width, layout.font().pixelSize())
        line.setPosition(QPointF(x, 0))
        lines.append(line)
    layout.endLayout()
    return lines


def draw_line(painter: QPainter, line: QTextLine, left: float, top: float, height: int) -> None:
    """Draw a line, centred in a height; lengths are twips."""
    painter.save()
    painter.scale(TEXT_UNIT, TEXT_UNIT)
    line.draw(painter, QPointF(left / TEXT_UNIT, (top + height / 2) / TEXT_UNIT - line.height() / 2))
    painter.restore()


def _spare_wide_gaps(line: QTextLine, width: float, size: int) -> None:
    """Leave a line ragged that justifying would space out so far that readers of the PDF take it for single letters."""
    natural = line.naturalTextWidth()
    if width - natural > _WIDEST_GAP * size * max(1, line.textLength()):
        line.setLineWidth(natural + 1)


def paragraph_boxes(paragraph: Paragraph, paper: PaperStyle, measure: int, frame: int = 0) -> list[LineBox]:
    """Set a paragraph; titles are broken at whole words."""
    style = paper.texts[paragraph.role]
    if paragraph.role in _TITLES:
        return _title_boxes(paragraph, style, measure)
    inset = style.size if frame else 0
    layout = text_layout(paragraph.runs, style, paragraph.lead, paper.texts[paragraph.lead_role])
    trailing = trailing_layout(paragraph.trailing, style, measure) if paragraph.trailing else None
    reserve = style.size * 3 if trailing or paragraph.leads_to else 0

    def widths() -> Iterator[tuple[float, float]]:
        indent = (style.indent + style.first_indent) * style.size
        while True:
            yield inset + indent, measure - 2 * inset - indent - reserve
            indent = style.indent * style.size

    lines = set_lines(layout, widths())
    boxes = [LineBox(layout, line, 0, style.line, style.keep_with_next, frame) for line in lines]
    if boxes:
        boxes[-1] = replace(boxes[-1], trailing=trailing, leads_to=paragraph.leads_to)
    return _bookmarked(boxes, paragraph)


def signature_boxes(signature: Signature, paper: PaperStyle, measure: int) -> list[LineBox]:
    """Set offices and date as GB/T 9704-2012 7.3.5.2 does for documents without a seal.

    The office ends 2 characters before the right edge and the date begins 2 characters after the office begins;
    where the date is the longer one, the date ends 2 characters before the edge and the office moves left.
    """
    style = paper.texts[Role.SIGNATURE]
    metrics = QFontMetricsF(paper_font(style.face, style.size))
    edge, step = measure - 2 * style.size, 2 * style.size
    office = max((metrics.horizontalAdvance(name) for name in signature.offices), default=0.0)
    date = metrics.horizontalAdvance(signature.date)
    if date > office:
        date_left = edge - date
        office_left = max(0.0, date_left - step)
    else:
        office_left = max(0.0, edge - office)
        date_left = min(office_left + step, max(0.0, measure - date))
    boxes: list[LineBox] = []
    for text, left in [*((name, office_left) for name in signature.offices), (signature.date, date_left)]:
        if text:
            layout = text_layout((Run(text),), style)
            lines = set_lines(layout, _even(left, measure - left))
            boxes += [LineBox(layout, line, 0, style.line, keep_with_next=True) for line in lines]
    return [*boxes[:-1], replace(boxes[-1], keep_with_next=False)] if boxes else []


def lead_format(style: TextStyle) -> QTextCharFormat:
    """Give the character format of a run-in heading."""
    text_format = QTextCharFormat()
    text_format.setFont(text_font(style.face, style.size, style.bold))
    return text_format


def _title_boxes(paragraph: Paragraph, style: TextStyle, measure: int) -> list[LineBox]:
    boxes: list[LineBox] = []
    metrics = QFontMetricsF(paper_font(style.face, style.size, style.bold))
    for text in fitting_title(paragraph.text, measure, metrics.horizontalAdvance, style.size):
        layout = text_layout((Run(text.strip()),), style)
        boxes += [LineBox(layout, line, 0, style.line, True) for line in set_lines(layout, _even(0, measure))]
    return _bookmarked(boxes, paragraph)


def _bookmarked(boxes: list[LineBox], paragraph: Paragraph) -> list[LineBox]:
    if boxes and paragraph.level:
        boxes[0] = replace(boxes[0], bookmark=Bookmark(paragraph.level, paragraph.text))
    return boxes


def trailing_layout(text: str, style: TextStyle, measure: int) -> QTextLayout:
    """Set a word at the right edge of a line, such as a page number."""
    layout = text_layout((Run(text),), replace(style, alignment=Alignment.RIGHT))
    set_lines(layout, _even(0, measure))
    return layout


def _even(left: float, width: float) -> Iterator[tuple[float, float]]:
    while True:
        yield left, width


def _starts(paragraph_runs: Sequence[Run]) -> Iterator[tuple[int, Run]]:
    start = 0
    for run in paragraph_runs:
        yield start, run
        start += _utf16_length(run.text)


def _utf16_length(text: str) -> int:
    """Qt counts UTF-16 units: characters beyond the BMP, such as rare Han, count twice."""
    return len(text) + sum(c > "\uffff" for c in text)


def _has_look(run: Run) -> bool:
    return run.bold or run.raised or run.lowered or bool(run.address)


def _format_range(start: int, run: Run, style: TextStyle) -> QTextLayout.FormatRange:
    text_format = QTextCharFormat()
    if run.bold:
        text_format.setFont(text_font(style.face, style.size, bold=True))
    if run.raised:
        text_format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    if run.lowered:
        text_format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if run.address:
        text_format.setAnchor(True)
        text_format.setAnchorHref(run.address)
    return _range(start, _utf16_length(run.text), text_format)


def _range(start: int, length: int, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, text_format
    return found
