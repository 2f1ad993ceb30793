"""A manuscript as a PDF file: searchable, with bookmarks, title and author."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter, QRawFont

from reader.paper.boxes import Bookmark, LineBox
from reader.paper.draw import draw_pages
from reader.paper.faces import paper_font
from reader.paper.items import Manuscript
from reader.paper.pages import Page, break_pages
from reader.paper.style import Face, PageNumbers, PaperStyle

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject

_CODE = re.compile(rb"<([0-9A-F]{4})>")
"""A character in a ToUnicode map."""
_ODD_END, _END = b"/Trapped /False\n2\nendobj", b"/Trapped /False\n>>endobj"
"""How Qt 6.8.0 ends the document's information, and how it should in as many bytes."""

_PROBE_SIZE = 100
_LIGATURES = {"\u2e3a": "——"}
"""Glyphs that fonts put in place of two characters."""


def pdf_bytes(manuscript: Manuscript, paper: PaperStyle, numbers: PageNumbers = PageNumbers.OUTSIDE) -> bytes:
    """Set a manuscript, draw it and give the whole PDF file."""
    _application = drawing_application()
    pages = break_pages(manuscript, paper)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_device(buffer, manuscript)
    draw_pages(pages, writer, paper, numbers)
    del writer
    return finished(bytes(buffer.data().data()), manuscript, pages)


def drawing_application() -> QCoreApplication:
    """Give the application object that fonts and painters need; keep it as long as anything is drawn.

    Where none runs yet (the command line), it is one that needs no display.
    """
    offscreen = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QCoreApplication.instance() or QGuiApplication(["gazette", *offscreen])


def pdf_device(buffer: QIODevice, manuscript: Manuscript) -> QPdfWriter:
    """Make the device that pages are drawn on."""
    writer = QPdfWriter(buffer)
    writer.setResolution(1440)
    writer.setTitle(manuscript.title)
    return writer


def finished(drawn: bytes, manuscript: Manuscript, pages: Sequence[Page]) -> bytes:
    """Add what Qt's PDF writer leaves out: author, bookmarks, and text that is found when searched for."""
    from pypdf import PdfWriter  # with the first file, not with the dialog that asks for its name

    writer = PdfWriter(clone_from=BytesIO(drawn.replace(_ODD_END, _END)))
    writer.add_metadata({"/Title": manuscript.title, "/Author": manuscript.author, "/Creator": "gazette-reader"})
    _mend_unicode(writer, manuscript.text)
    parents: list[tuple[int, IndirectObject]] = []
    for number, bookmark in _bookmarks(pages):
        while parents and parents[-1][0] >= bookmark.level:
            parents.pop()
        parent = parents[-1][1] if parents else None
        item = writer.add_outline_item(title=bookmark.text, page_number=number, parent=parent)
        parents.append((bookmark.level, item))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _bookmarks(pages: Sequence[Page]) -> list[tuple[int, Bookmark]]:
    return [
        (number, placed.box.bookmark)
        for number, page in enumerate(pages)
        for placed in page.placed
        if isinstance(placed.box, LineBox) and placed.box.bookmark
    ]


def _mend_unicode(writer: PdfWriter, text: str) -> None:
    """Map glyphs to the characters of the text.

    One glyph of a CJK font may stand for 力 (U+529B) and for the radical ⼒ (U+2F12); Qt writes the lower code, and a
    search for the word would fail in any PDF viewer.
    """
    from pypdf.generic import DictionaryObject, StreamObject

    typed = _same_glyph(frozenset(text))

    def mended(match: re.Match[bytes]) -> bytes:
        character = chr(int(match[1], 16))
        right = typed(character)
        return match[0] if right == character else b"<" + right.encode("utf-16-be").hex().upper().encode() + b">"

    for number in range(1, len(writer._objects) + 1):
        font = writer.get_object(number)
        stream = font.get("/ToUnicode") if isinstance(font, DictionaryObject) else None
        stream = stream.get_object() if stream is not None else None
        if isinstance(stream, StreamObject):
            stream.set_data(_CODE.sub(mended, stream.get_data()))


def _same_glyph(characters: frozenset[str]) -> Callable[[str], str]:
    """Give a function from a character to the one in the text that has the same glyph, or to itself."""
    raw = QRawFont.fromFont(paper_font(Face.BODY, _PROBE_SIZE))
    by_glyph = {raw.glyphIndexesForString(c)[0]: c for c in sorted(characters) if c > "\x7f"}

    def same(character: str) -> str:
        if character in characters or character <= "\x7f":
            return character
        return _LIGATURES.get(character) or by_glyph.get(raw.glyphIndexesForString(character)[0], character)

    return same
