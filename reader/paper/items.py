"""What a manuscript is made of: paragraphs by role, tables, signatures, gaps and page breaks. No Qt."""

from __future__ import annotations

from enum import StrEnum

from db.model import Run, Table, plain
from db.model.values import valueclass


class Role(StrEnum):
    """What a paragraph is on paper; a layout gives each role its face, size and place."""

    TITLE = "title"
    DOC_NUMBER = "doc_number"
    DATE_LINE = "date_line"
    ADDRESSEES = "addressees"
    BODY = "body"
    CHAPTER = "chapter"
    """第X章, centred."""
    SECTION = "section"
    """第X节, centred."""
    HEADING_1 = "heading_1"
    """一、"""
    HEADING_2 = "heading_2"
    """（一）"""
    HEADING_3 = "heading_3"
    """1. and （1）"""
    ROSTER = "roster"
    CONTENTS_LINE = "contents_line"
    FORM_LINE = "form_line"
    FORMULA = "formula"
    CAPTION = "caption"
    BOX_TITLE = "box_title"
    TABLE_TITLE = "table_title"
    TABLE_UNIT = "table_unit"
    TABLE_NOTE = "table_note"
    ATTACHMENT_LIST = "attachment_list"
    ATTACHMENT_LISTED = "attachment_listed"
    ATTACHMENT_LABEL = "attachment_label"
    ATTACHMENT_TITLE = "attachment_title"
    SIGNATURE = "signature"
    CELL = "cell"
    HEAD_CELL = "head_cell"
    SMALL = "small"


@valueclass
class Paragraph:
    """A paragraph of one role. The first ``lead`` characters are set in the face of ``lead_role``.

    ``level`` > 0 puts it into the PDF's bookmarks; ``trailing`` stands at the right edge of the last line, such as a
    page number in a contents sheet, which ``leads_to`` the document of that title; ``boxed`` paragraphs in a row share
    one frame.
    """

    role: Role
    runs: tuple[Run, ...]
    level: int = 0
    boxed: bool = False
    lead: int = 0
    lead_role: Role = Role.BODY
    trailing: str = ""
    leads_to: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


@valueclass
class TableItem:
    """A table as it stands in the text."""

    table: Table


@valueclass
class Signature:
    """Offices that sign, one a line, and the date; either may be missing, not both."""

    offices: tuple[str, ...]
    date: str


@valueclass
class Gap:
    """Empty lines of the layout's grid; at the top of a page only where ``keep`` is set."""

    lines: int
    keep: bool = False


@valueclass
class PageBreak:
    """What follows begins a page; ``source`` is the small line at the head of that page."""

    source: str = ""


Item = Paragraph | TableItem | Signature | Gap | PageBreak


@valueclass
class Manuscript:
    """Everything of one print job, in order. ``source`` is the small line at the head of the first page."""

    title: str
    author: str
    items: tuple[Item, ...]
    source: str = ""

    @property
    def text(self) -> str:
        """Every word of the job, for whoever needs to know its characters."""
        return "".join([self.source, *map(_words, self.items)])


def _words(item: Item) -> str:
    match item:
        case Paragraph():
            return item.text + item.trailing
        case Signature():
            return "".join(item.offices) + item.date
        case TableItem():
            return "".join(plain(cell) for row in item.table.rows for cell in row)
        case PageBreak():
            return item.source
        case Gap():
            return ""
