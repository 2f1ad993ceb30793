"""The page numbers of contents sheets that are printed together with their documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.paper.boxes import LineBox, trailing_layout
from reader.paper.items import Role
from reader.paper.pages import Page
from reader.paper.style import PaperStyle


def lead_to_pages(pages: Sequence[Page], paper: PaperStyle) -> None:
    """Let contents name the page of this print where each document begins.

    Documents are looked for in the order of the contents; one that is not printed keeps the page it has in the gazette.
    """
    starts = _starts(pages)
    style = paper.texts[Role.CONTENTS_LINE]
    for page in pages:
        for index, placed in enumerate(page.placed):
            box = placed.box
            if not isinstance(box, LineBox) or not box.leads_to:
                continue
            place = next((n for n, (title, _) in enumerate(starts) if title == box.leads_to), None)
            if place is not None:
                number = trailing_layout(str(starts[place][1]), style, paper.measure)
                page.placed[index] = replace(placed, box=replace(box, trailing=number))
                del starts[: place + 1]


def _starts(pages: Sequence[Page]) -> list[tuple[str, int]]:
    """Titles of documents and the pages they begin on."""
    lines = ((placed.box, page.number) for page in pages for placed in page.placed if isinstance(placed.box, LineBox))
    bookmarks = ((line.bookmark, number) for line, number in lines)
    return [(bookmark.text, number) for bookmark, number in bookmarks if bookmark and bookmark.level == 1]
