"""Paints the rows of the hits: title with marks, number, issue and date; the places where the words stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from db.model import Hit, Mark, Place, Snippet
from db.model.values import valueclass
from reader.models.hits import HitRole
from reader.models.short_titles import month_and_day, short_label
from reader.widgets.look import look, pixmap
from reader.widgets.rows import ink, paint_ground

_SIDE = 14
_GAP = 4
_ABOVE = {"title": 12}
"""Room above the first line of a row: above a title there is the line between two hits."""
_LINES = {"title": 2, "place": 2, "table": 2}
_LEFT = {"place": 10, "table": 23, "more": 10}
_TABLE_ICON = 13
_RIBBON = 12
_BAR = 3
_KEPT = 300
_DOT = " · "
_Index = QModelIndex | QPersistentModelIndex


@valueclass
class _Piece:
    """A text of a row, where the words stand in it, and what it is: title, meta, place, table or more."""

    text: str
    marks: tuple[Mark, ...]
    role: str


@valueclass
class _Line:
    """A piece laid out, and its place within the row."""

    layout: QTextLayout
    at: QPointF
    role: str


@valueclass
class _Laid:
    lines: tuple[_Line, ...]
    height: int


class HitDelegate(QStyledItemDelegate):
    """Rows as high as their text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.with_publication = False
        """Whether hits say which gazette they stand in; needless where there is only one."""
        self._setting = (280, "", "")
        self._font = QFont()
        self._laid_out: dict[tuple[_Piece, ...], _Laid] = {}
        self._heights: dict[tuple[_Piece, ...], int] = {}
        """Those of every row are asked for whenever one of them changes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt: the height that the text needs in the view's width."""
        self._set(option)
        pieces = _pieces(index, self.with_publication)
        if pieces not in self._heights:
            self._heights[pieces] = self._laid(pieces).height
        return QSize(120, self._heights[pieces])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: draw one row."""
        tokens = look().tokens
        painter.save()
        if index.data(HitRole.HEAD) and index.row():
            painter.setPen(QColor(tokens.line_soft))
            painter.drawLine(option.rect.topLeft() + QPoint(_SIDE, 2), option.rect.topRight() + QPoint(-_SIDE, 2))
        chosen = self._paint_ground(painter, option, index)
        top_left = QPointF(option.rect.topLeft())
        ratio = painter.deviceTransform().m11()
        self._set(option)
        for line in self._laid(_pieces(index, self.with_publication)).lines:
            painter.setPen(QColor(ink(_colour(line.role, index), chosen=chosen)))
            line.layout.draw(painter, top_left + line.at)
            if line.role == "table":
                at = top_left + line.at + QPointF(-_TABLE_ICON - 3, 3)
                painter.drawPixmap(at, pixmap("table", _TABLE_ICON, ink(tokens.faint, chosen=chosen), ratio))
        if index.data(HitRole.BOOKMARKED):
            at = QPointF(option.rect.topRight()) + QPointF(-_SIDE - _RIBBON / 4, _ABOVE["title"] + 2)
            painter.drawPixmap(at, pixmap("bookmark-on", _RIBBON, ink(tokens.accent, chosen=chosen), ratio))
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Qt: a tip is for what is cut off only."""
        if event.type() is QEvent.Type.ToolTip and index.isValid():
            self._set(option)
            first = self._laid(_pieces(index, self.with_publication)).lines[0].layout
            if first.text() == index.data():
                QToolTip.hideText()
                return True
        return super().helpEvent(event, view, option, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> bool:
        """Whether the row is a chosen one."""
        from PySide6.QtWidgets import QStyle  # with enums by the hundred, which take a while to make

        ground = option.rect.adjusted(4, 6 if index.data(HitRole.HEAD) else 1, -5, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(
            painter,
            ground,
            chosen=chosen,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            focused=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )
        if index.data(HitRole.SHOWN):
            colour = QColor(ink(look().tokens.accent, chosen=chosen))
            painter.fillRect(ground.left() + 3, ground.top() + 4, _BAR, ground.height() - 8, colour)
        return chosen

    def _set(self, option: QStyleOptionViewItem) -> None:
        """What was laid out for another width, font or theme is of no use any more."""
        width = max(option.rect.width(), 0) or self._setting[0]  # Qt asks for the height of a step without a width
        setting = (width, option.font.key(), look().theme)
        if setting != self._setting:
            self._setting = setting
            self._font = QFont(option.font)  # the option is gone when it is asked for
            self._laid_out.clear()
            self._heights.clear()

    def _laid(self, pieces: tuple[_Piece, ...]) -> _Laid:
        if pieces not in self._laid_out:
            if len(self._laid_out) >= _KEPT:
                self._laid_out.clear()
            self._laid_out[pieces] = _lay_out(pieces, self._setting[0], self._font)
        return self._laid_out[pieces]


def _colour(role: str, index: _Index) -> str:
    tokens = look().tokens
    if role == "title":
        return tokens.accent if index.data(HitRole.OPENED) else tokens.soft if index.data(HitRole.READ) else tokens.ink
    return tokens.faint if role == "meta" else tokens.soft


def _pieces(index: _Index, with_publication: bool) -> tuple[_Piece, ...]:
    snippet: Snippet | None = index.data(HitRole.PLACE)
    if snippet is not None:
        text = snippet.text.replace("\n", " ").replace("\t", " ")
        return (_Piece(text, snippet.marks, "table" if snippet.place is Place.TABLE else "place"),)
    hit: Hit = index.data(HitRole.HIT)
    if not index.data(HitRole.HEAD):
        return (_Piece(f"{index.data()} {'▾' if hit.unseen else '▴'}", (), "more"),)
    return (_Piece(hit.title, hit.title_marks, "title"), _Piece(facts_of(hit, with_publication), (), "meta"))


def facts_of(hit: Hit, with_publication: bool) -> str:
    """Number, issue and date of a hit, parted by dots; the year is said once."""
    date = hit.sign_date.isoformat() if hit.sign_date else ""
    if hit.sign_date and hit.sign_date.year == hit.issue.year:
        date = month_and_day(hit.sign_date)
    issue = short_label(hit.issue, hit.source)
    if with_publication and hit.issue.publication:
        issue = f"{hit.issue.publication} {issue}"
    return _DOT.join(part for part in (*hit.doc_numbers[:1], issue, date) if part)


def _lay_out(pieces: tuple[_Piece, ...], width: int, font: QFont) -> _Laid:
    lines: list[_Line] = []
    top = float(_ABOVE.get(pieces[0].role, _GAP))
    for piece in pieces:
        left = _SIDE + _LEFT.get(piece.role, 0)
        room, used = width - left - _SIDE, _font(font, piece.role)
        for text in lines_of_facts(piece.text, used, room) if piece.role == "meta" else (piece.text,):
            layout, height = _text_layout(text, piece.marks, used, room, _LINES.get(piece.role, 1))
            lines.append(_Line(layout, QPointF(left, top), piece.role))
            top += height + _GAP
    return _Laid(tuple(lines), int(top) + 1)


def lines_of_facts(text: str, font: QFont, width: float) -> list[str]:
    """Facts parted by dots, in lines that ``width`` pixels have room for.

    They are filled from the end: the date stays whole, and beside its issue.
    """
    lines: list[str] = []
    for part in reversed(text.split(_DOT)):
        joined = f"{part}{_DOT}{lines[0]}" if lines else part
        if lines and QFontMetricsF(font).horizontalAdvance(joined) > width:
            lines.insert(0, part)
        else:
            lines[:1] = [joined]
    return lines


def _font(base: QFont, role: str) -> QFont:
    font = QFont(base)
    if role == "title":
        font.setWeight(QFont.Weight.DemiBold)
    else:
        font.setPointSizeF(base.pointSizeF() - (1 if role in ("meta", "more") else 0.5))
    return font


def _text_layout(
    text: str, marks: tuple[Mark, ...], font: QFont, width: float, limit: int
) -> tuple[QTextLayout, float]:
    text, marks = _from_first_mark(text, marks, font, width * limit)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_mark_format(text, mark) for mark in marks])
    metrics = QFontMetricsF(font)
    spacing = metrics.height() * 1.12
    layout.beginLayout()
    count = 0
    while count < limit:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * spacing))
        count += 1
    layout.endLayout()
    last = layout.lineAt(count - 1) if count else None
    if last is not None and last.isValid() and last.textStart() + last.textLength() < len(text):
        kept = text[: max(0, last.textStart() + last.textLength() - 1)].rstrip() + "…"
        return _text_layout(kept, tuple(m for m in marks if m.end < len(kept)), font, width, limit)
    return layout, count * spacing


def _from_first_mark(text: str, marks: tuple[Mark, ...], font: QFont, room: float) -> tuple[str, tuple[Mark, ...]]:
    """Cut off the start of a text whose first mark would not be seen."""
    if not marks:
        return text, marks
    visible = int(room / max(1.0, QFontMetricsF(font).horizontalAdvance("国"))) - 4
    if marks[0].end <= visible:
        return text, marks
    start = max(0, marks[0].start - visible // 3)
    kept = text[start:].lstrip("…")
    moved = len(text) - len(kept) - 1
    return "…" + kept, tuple(Mark(m.start - moved, m.end - moved) for m in marks)


def _mark_format(text: str, mark: Mark) -> QTextLayout.FormatRange:
    """Qt counts in UTF-16 units, marks in characters."""
    tokens = look().tokens
    made = QTextLayout.FormatRange()
    made.start = _units(text[: mark.start])
    made.length = _units(text[mark.start : mark.end])
    style = QTextCharFormat()
    style.setBackground(QColor(tokens.mark))
    style.setForeground(QColor(tokens.mark_ink))
    made.format = style
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
