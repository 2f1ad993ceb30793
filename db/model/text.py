"""Text as the program holds it: lines, blocks and tables, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.model.inline import plain
from db.model.values import valueclass


@dataclass(frozen=True, slots=True, order=True)
class LineSpan:
    """First and last line of something in the decoded source; 1-based, both ends included."""

    first: int
    last: int

    def __contains__(self, line: int) -> bool:
        return self.first <= line <= self.last


@valueclass
class DecodedText:
    r"""A file's text with line ends made ``\n``, and the name of the encoding that it was in."""

    text: str
    encoding: str


class BlockKind(StrEnum):
    """What a block is on the page. The values stand in archives: never change one."""

    TITLE = "title"
    DOC_NUMBER = "doc_number"
    DATE_LINE = "date_line"
    """A date or adoption note printed under the title, such as （2021年9月24日…通过）."""
    ADDRESSEES = "addressees"
    ISSUED_TITLE = "issued_title"
    """Title of the plan, measures … that the notice promulgates."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    """An item that the source marks with a bullet."""
    ROSTER_LINE = "roster_line"
    """One line of a member list: role, name, post."""
    CONTENTS_LINE = "contents_line"
    """A line of a plan's own printed contents."""
    BOX_TITLE = "box_title"
    """Title of a 专栏; the blocks of the box follow with ``in_box`` set."""
    TABLE_TITLE = "table_title"
    TABLE_UNIT = "table_unit"
    """Such as 单位：万元."""
    TABLE = "table"
    TABLE_NOTE = "table_note"
    """Such as 注：….  """
    FORM_LINE = "form_line"
    """A line of blanks to fill in, such as 填报单位：      填报时间：."""
    FORMULA = "formula"
    IMAGE = "image"
    """A picture that the converter left out; the text is its caption or alternative text, perhaps empty."""
    ATTACHMENT_LIST = "attachment_list"
    """A line of the list 附件：1. … under a notice."""
    ATTACHMENT_LABEL = "attachment_label"
    ATTACHMENT_TITLE = "attachment_title"
    SIGN_OFF = "sign_off"
    SIGN_DATE = "sign_date"

    __hash__ = str.__hash__  # the enum's own is a function in Python


@valueclass
class Join:
    """A paragraph torn by a page or column break: the line that it breaks off at and the line it goes on at."""

    line: int
    next: int


@valueclass
class Block:
    """One paragraph, heading, table … of a notice.

    ``markdown`` is inline Markdown of the small kind that :mod:`db.model.inline` describes, one paragraph without
    line breaks; for ``TABLE`` it is empty and ``table`` is the index into the notice's tables. ``level`` is 0 for
    text and 1-6 for what stands in the outline: 1 title, 2 issued text or attachment, 3 第X章 or 一、, 4 第X节, （一）
    or 专栏N, 5 "1." as a heading alone, 6 "(1)" alone; one deeper under 第X节.
    """

    kind: BlockKind
    markdown: str
    span: LineSpan
    level: int = 0
    table: int | None = None
    in_box: bool = False
    joins: tuple[Join, ...] = ()

    @property
    def text(self) -> str:
        """The words without markup."""
        return plain(self.markdown)


@valueclass
class TableSpan:
    """A merged cell: ``rows`` x ``columns`` cells from (row, column), 0-based; the covered cells hold ``""``."""

    row: int
    column: int
    rows: int
    columns: int


@valueclass
class Table:
    r"""One logical table, the pages of it merged.

    ``rows`` is rectangular (every row has ``columns`` cells), header rows first; a cell is inline Markdown in which
    ``\n`` parts its paragraphs. ``row_lines`` holds each row's first source line, ``parts`` the blocks of consecutive
    table lines in the source, ``shifted_rows`` the indices of rows whose cells may stand in the wrong columns.
    ``title``, ``unit`` and ``notes`` repeat the text of the blocks around the table (plain text).
    """

    parts: tuple[LineSpan, ...]
    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    spans: tuple[TableSpan, ...] = ()
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    form: bool = False
    row_lines: tuple[int, ...] = ()
    shifted_rows: tuple[int, ...] = ()

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0
