"""The figures of each paper layout. No Qt.

The layout OFFICIAL follows GB/T 9704-2012 《党政机关公文格式》: 5.2 type area, 7.3.1 title, 7.3.2 addressees,
7.3.3 body, 7.3.4 list of attachments, 7.3.5 signature, 7.3.7 attachments, 7.5 page numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from db.model.values import valueclass
from reader.paper.items import Role
from reader.paper.units import TEXT_UNIT, mm, pt


class Face(StrEnum):
    """A typeface by its use; :mod:`reader.paper.faces` finds the family on this machine."""

    TITLE = "title"
    """小标宋"""
    BODY = "body"
    """仿宋"""
    HEI = "hei"
    """黑体"""
    KAI = "kai"
    """楷体"""
    SONG = "song"
    """宋体"""


class Alignment(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


@valueclass
class TextStyle:
    """How one role looks. ``size`` and ``line`` are twips; indents are in characters of the paragraph's own size."""

    face: Face
    size: int
    line: int
    alignment: Alignment = Alignment.JUSTIFIED
    first_indent: float = 0
    indent: float = 0
    keep_with_next: bool = False
    bold: bool = False


class Layout(StrEnum):
    """The layouts that a user chooses from."""

    OFFICIAL = "official"
    """公文格式"""
    COMPACT = "compact"
    SCREEN = "screen"


class PageNumbers(StrEnum):
    """Where page numbers stand."""

    OUTSIDE = "outside"
    """Odd pages right, even pages left."""
    CENTRED = "centred"
    NONE = "none"


@valueclass
class PaperStyle:
    """One layout: A4 margins, the grid of lines, and a look for each role."""

    top: int
    bottom: int
    left: int
    right: int
    em: int
    """Width of a character of the body."""
    grid: int
    """Height of a line of the body."""
    texts: Mapping[Role, TextStyle]
    new_pages: bool
    """Whether issued texts and attachments begin a page."""

    WIDTH = mm(210)
    HEIGHT = mm(297)

    @property
    def measure(self) -> int:
        """Width of the text: whole characters within the margins."""
        return (self.WIDTH - self.left - self.right) // self.em * self.em

    @property
    def depth(self) -> int:
        """Height of the text: whole lines within the margins."""
        return (self.HEIGHT - self.top - self.bottom) // self.grid * self.grid

    @property
    def wide_measure(self) -> int:
        """Width of the text on a page turned to landscape."""
        return self.HEIGHT - self.top - self.bottom

    @property
    def wide_depth(self) -> int:
        """Height of the text on a page turned to landscape."""
        return self.WIDTH - self.left - self.right


def paper_style(layout: Layout, size: float | None = None) -> PaperStyle:
    """Give the layout's figures, the type enlarged or reduced to a body of ``size`` points where given."""
    style = _STYLES[layout]
    return style if size is None else _scaled(style, pt(size) / style.em)


def tighter(style: PaperStyle, factor: float) -> PaperStyle:
    """Give the layout with the type and the lines of its tables reduced."""
    texts = dict(style.texts)
    for role in (Role.CELL, Role.HEAD_CELL):
        text = texts[role]
        texts[role] = replace(text, size=_whole(text.size * factor), line=round(text.line * factor))
    return replace(style, texts=MappingProxyType(texts))


def _scaled(style: PaperStyle, factor: float) -> PaperStyle:
    texts = {
        role: replace(text, size=_whole(text.size * factor), line=round(text.line * factor))
        for role, text in style.texts.items()
    }
    return replace(style, em=round(style.em * factor), grid=round(style.grid * factor), texts=MappingProxyType(texts))


def _official() -> PaperStyle:
    em, grid = pt(15.75), pt(28.95)  # 28 characters x 22 lines in 156 x 225 mm
    small, small_line = pt(10.5), pt(15)

    def text(face: Face, **more: object) -> TextStyle:
        return replace(TextStyle(face, em, grid), **more)  # type: ignore[arg-type]

    centred, right = Alignment.CENTRED, Alignment.RIGHT
    return PaperStyle(
        top=mm(37),
        bottom=mm(35),
        left=mm(28),
        right=mm(26),
        em=em,
        grid=grid,
        new_pages=True,
        texts=MappingProxyType(
            {
                Role.TITLE: TextStyle(Face.TITLE, pt(22), pt(36), centred, keep_with_next=True),
                Role.DOC_NUMBER: text(Face.BODY, alignment=centred, keep_with_next=True),
                Role.DATE_LINE: text(Face.KAI, alignment=centred, keep_with_next=True),
                Role.ADDRESSEES: text(Face.BODY, keep_with_next=True),
                Role.BODY: text(Face.BODY, first_indent=2),
                Role.CHAPTER: text(Face.HEI, alignment=centred, keep_with_next=True),
                Role.SECTION: text(Face.KAI, alignment=centred, keep_with_next=True),
                Role.HEADING_1: text(Face.HEI, first_indent=2, keep_with_next=True),
                Role.HEADING_2: text(Face.KAI, first_indent=2, keep_with_next=True),
                Role.HEADING_3: text(Face.BODY, first_indent=2, keep_with_next=True),
                Role.ROSTER: text(Face.BODY, first_indent=-2, indent=4),
                Role.CONTENTS_LINE: text(Face.BODY),
                Role.FORM_LINE: text(Face.BODY),
                Role.FORMULA: text(Face.BODY, alignment=centred),
                Role.CAPTION: TextStyle(Face.HEI, pt(12), grid, centred),
                Role.BOX_TITLE: text(Face.HEI, alignment=centred, keep_with_next=True),
                Role.TABLE_TITLE: TextStyle(Face.HEI, pt(14), grid, centred, keep_with_next=True),
                Role.TABLE_UNIT: TextStyle(Face.BODY, pt(12), pt(20), right, keep_with_next=True),
                Role.TABLE_NOTE: TextStyle(Face.BODY, pt(12), pt(20)),
                Role.ATTACHMENT_LIST: text(Face.BODY, first_indent=-3, indent=5),
                Role.ATTACHMENT_LISTED: text(Face.BODY, indent=5),
                Role.ATTACHMENT_LABEL: text(Face.HEI, keep_with_next=True),
                Role.ATTACHMENT_TITLE: TextStyle(Face.TITLE, pt(22), pt(36), centred, keep_with_next=True),
                Role.SIGNATURE: text(Face.BODY),
                Role.CELL: TextStyle(Face.BODY, small, small_line, Alignment.LEFT),
                Role.HEAD_CELL: TextStyle(Face.HEI, small, small_line, centred),
                Role.SMALL: TextStyle(Face.BODY, pt(9), pt(14)),
            }
        ),
    )


def _plain(margin: float, body: Face, size: float, leading: float) -> PaperStyle:
    """Give a layout of everyday print: one body size, bold headings of the same face."""
    official, em, grid = _official(), pt(size), pt(leading)
    heading = Face.HEI
    sizes = {Role.TITLE: 1.5, Role.ATTACHMENT_TITLE: 1.3, Role.CHAPTER: 1.15}
    small = {Role.CELL, Role.HEAD_CELL, Role.TABLE_UNIT, Role.TABLE_NOTE, Role.CAPTION}
    texts = {}
    for role, text in official.texts.items():
        factor = sizes.get(role, 0.85 if role in small else 1.0)
        face = body if text.face in (Face.BODY, Face.KAI) and role is not Role.HEADING_2 else heading
        face = Face.TITLE if text.face is Face.TITLE else face
        texts[role] = replace(text, face=face, size=_whole(em * factor), line=round(grid * max(0.85, factor)))
    texts[Role.SMALL] = official.texts[Role.SMALL]
    edge = mm(margin)
    return PaperStyle(edge, edge, edge, edge, em, grid, MappingProxyType(texts), new_pages=False)


def _whole(size: float) -> int:
    return round(size / TEXT_UNIT) * TEXT_UNIT


_STYLES = {
    Layout.OFFICIAL: _official(),
    Layout.COMPACT: _plain(18, Face.SONG, 10.5, 17),
    Layout.SCREEN: _plain(25, Face.SONG, 12, 21.6),
}
