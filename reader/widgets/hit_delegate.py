"""Paints a hit: title with marks, number, issue and date, and the places where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from db.model import Hit, Mark, Place
from db.model.values import valueclass
from reader.models.hits import HitRole
from reader.widgets.look import look, pixmap

_SIDE = 14
_TOP = 9
_GAP = 4
_SNIPPETS = 3
_TITLE_LINES = 2
_SNIPPET_LINES = 2
_INDENT = 10
_TABLE_ICON = 13
_KEPT = 300
_ISSUE = re.compile(r"^\D+(?=\d{4}年)")
"""The name of the gazette before 2022年第4期."""


@valueclass
class _Line:
    """One piece of a hit, laid out: its top within the row, height, and what it is."""

    layout: QTextLayout
    top: float
    height: float
    left: float
    snippet: int
    """Index of the snippet, -1 for the title and what else opens the notice as a whole."""
    role: str


@valueclass
class _Laid:
    lines: tuple[_Line, ...]
    height: int


class HitDelegate(QStyledItemDelegate):
    """Rows as high as their text; :meth:`snippet_at` says which place was pointed at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.with_publication = False
        """Whether hits say which gazette they stand in; needless where there is only one."""
        self._laid_out: dict[tuple[Hit, int, str, str, bool], _Laid] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the height that the text needs in the view's width."""
        return QSize(120, self._laid(option, index).height)

    def snippet_at(self, option: QStyleOptionViewItem, index: QModelIndex, place: QPoint) -> int:
        """Which snippet of the row stands at ``place`` (view coordinates); -1 for the title."""
        height = place.y() - option.rect.top()
        for line in self._laid(option, index).lines:
            if line.top <= height <= line.top + line.height + _GAP:
                return line.snippet
        return -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one hit."""
        tokens = look().tokens
        painter.save()
        self._paint_ground(painter, option)
        top_left = QPointF(option.rect.topLeft())
        ratio = painter.device().devicePixelRatio()
        hit: Hit = index.data(HitRole.HIT)
        for line in self._laid(option, index).lines:
            painter.setPen(QColor(_colour(line.role, bool(index.data(HitRole.READ)))))
            line.layout.draw(painter, top_left + QPointF(line.left, line.top))
            if line.snippet >= 0 and hit.snippets[line.snippet].place is Place.TABLE:
                at = top_left + QPointF(line.left - _TABLE_ICON - 3, line.top + 3)
                painter.drawPixmap(at, pixmap("table", _TABLE_ICON, tokens.faint, ratio))
        painter.setPen(QColor(tokens.line_soft))
        painter.drawLine(option.rect.bottomLeft() + QPoint(_SIDE, 0), option.rect.bottomRight() - QPoint(_SIDE, 0))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        from PySide6.QtWidgets import QStyle  # with enums by the hundred, which take a while to make

        tokens = look().tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = selected and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(tokens.focus) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if selected else tokens.hover))
            painter.drawRoundedRect(option.rect.adjusted(5, 2, -5, -3), 6, 6)

    def _laid(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> _Laid:
        width = option.rect.width() if option.rect.width() > 0 else 280
        hit: Hit = index.data(HitRole.HIT)
        key = (hit, width, option.font.key(), look().theme, self.with_publication)
        if key not in self._laid_out:
            if len(self._laid_out) >= _KEPT:
                self._laid_out.clear()
            self._laid_out[key] = _lay_out(hit, width, option.font, self.with_publication)
        return self._laid_out[key]


def _colour(role: str, read: bool) -> str:
    tokens = look().tokens
    if role == "title":
        return tokens.soft if read else tokens.ink
    return {"meta": tokens.faint, "more": tokens.faint}.get(role, tokens.soft)


def _lay_out(hit: Hit, width: int, font: QFont, with_publication: bool) -> _Laid:
    lines: list[_Line] = []
    top = float(_TOP)
    for text, marks, snippet, role in _pieces(hit, with_publication):
        left = _SIDE + (_INDENT + (_TABLE_ICON if _in_table(hit, snippet) else 0) if snippet >= 0 else 0)
        limit = _TITLE_LINES if role == "title" else _SNIPPET_LINES if role == "snippet" else 1
        layout, height = _text_layout(text, marks, _font(font, role), width - left - _SIDE, limit)
        lines.append(_Line(layout, top, height, left, snippet, role))
        top += height + _GAP
    return _Laid(tuple(lines), int(top) + _TOP - _GAP + 1)


def _in_table(hit: Hit, snippet: int) -> bool:
    return snippet >= 0 and hit.snippets[snippet].place is Place.TABLE


def _pieces(hit: Hit, with_publication: bool) -> Iterator[tuple[str, tuple[Mark, ...], int, str]]:
    yield hit.title, hit.title_marks, -1, "title"
    date = hit.sign_date.isoformat() if hit.sign_date else ""
    if date and f"{date[:4]}年" in hit.issue_label:
        date = date[5:]  # the issue has said the year
    issue = "" if with_publication else _ISSUE.sub("", hit.issue_label)
    yield " · ".join(part for part in (*hit.doc_numbers[:1], issue, date) if part), (), -1, "meta"
    if with_publication:
        yield hit.issue_label, (), -1, "meta"
    shown = [i for i, snippet in enumerate(hit.snippets) if snippet.place is not Place.TITLE][:_SNIPPETS]
    for index in shown:
        yield (
            hit.snippets[index].text.replace("\n", " ").replace("\t", " "),
            hit.snippets[index].marks,
            index,
            "snippet",
        )
    if hit.places > max(1, len(shown)):
        yield (
            QCoreApplication.translate("Hits", "共 %n 处", None, hit.places),
            (),
            -1,
            "more",
        )


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
