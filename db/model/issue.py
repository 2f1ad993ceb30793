"""A gazette issue as the parser reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from db.model.inline import plain
from db.model.text import Block, BlockKind, Join, LineSpan, Table
from db.model.values import valueclass


@valueclass
class Issue:
    """One issue (期) of a gazette, as its masthead names it. What is not printed is ``None``."""

    publication: str | None = None
    year: int | None = None
    number: int | None = None
    total_number: int | None = None
    """总第N期."""
    date: date | None = None
    publisher: str | None = None

    @property
    def label(self) -> str:
        """The issue in a few words, such as 钦州市人民政府公报 2022年第4期; empty where nothing is known."""
        number = f"第{self.number}期" if self.number else f"总第{self.total_number}期" if self.total_number else ""
        return " ".join(filter(None, (self.publication, f"{self.year}年{number}" if self.year else number)))


@valueclass
class ContentsEntry:
    """One line of the printed contents (目录)."""

    title: str
    span: LineSpan
    section: str | None = None
    doc_numbers: tuple[str, ...] = ()
    page: int | None = None


@valueclass
class IssuedText:
    """The plan, measures … that a notice promulgates: its title and the line that the title begins at."""

    title: str
    line: int


@valueclass
class Attachment:
    """An attachment (附件) from its label, or from its title where the label was lost."""

    label: str
    title: str
    line: int
    span: LineSpan


class Action(StrEnum):
    """What an appointment does."""

    APPOINT = "appoint"
    DISMISS = "dismiss"
    RETIRE = "retire"
    OTHER = "other"


@valueclass
class Appointment:
    """One person and one post of a personnel notice (人事任免)."""

    line: int
    person: str
    action: Action
    position: str


class ReferenceKind(StrEnum):
    """What a notice does with a document that it names."""

    AMENDS = "amends"
    REPEALS = "repeals"
    REPLACES = "replaces"
    BASED_ON = "based_on"
    FORWARDS = "forwards"
    CITES = "cites"


@valueclass
class Reference:
    """A document named in the text, by its number or by its 《title》."""

    line: int
    kind: ReferenceKind
    target: str


class DefectKind(StrEnum):
    """What the reader should not trust. The values stand in archives: never change one."""

    NOT_A_GAZETTE = "not_a_gazette"
    UNDECODABLE = "undecodable"
    HEADING_LOST = "heading_lost"
    NOTICE_MISSING = "notice_missing"
    UNLISTED_NOTICE = "unlisted_notice"
    FOREIGN_WORD = "foreign_word"
    TRADITIONAL_CHARACTER = "traditional_character"
    DOUBLED_CHARACTER = "doubled_character"
    UNBALANCED_BRACKET = "unbalanced_bracket"
    CUT_SENTENCE = "cut_sentence"
    SHIFTED_ROW = "shifted_row"
    UNCERTAIN_TABLE = "uncertain_table"
    UNCERTAIN_FACT = "uncertain_fact"
    IMAGE_LOST = "image_lost"

    @property
    def sentence(self) -> str:
        """What is wrong, in Chinese, for the person who reads the page."""
        return _DEFECT_SENTENCES[self]


_DEFECT_SENTENCES = {
    DefectKind.NOT_A_GAZETTE: "没有找到公报的封面或目录，只按普通文本读入",
    DefectKind.UNDECODABLE: "有字符无法识别，已用“\ufffd”代替",
    DefectKind.HEADING_LOST: "这份文件的标题在转换时丢失，只剩后面的部分",
    DefectKind.NOTICE_MISSING: "目录里有这份文件，正文里没有找到",
    DefectKind.UNLISTED_NOTICE: "正文里有这份文件，目录里没有列出",
    DefectKind.FOREIGN_WORD: "中文句子里混入了英文词，可能是识别错误",
    DefectKind.TRADITIONAL_CHARACTER: "简体文字里混入了繁体字，可能是识别错误",
    DefectKind.DOUBLED_CHARACTER: "文字重复，可能是识别错误",
    DefectKind.UNBALANCED_BRACKET: "括号或引号没有成对",
    DefectKind.CUT_SENTENCE: "句子没有写完，后面的文字可能丢失",
    DefectKind.SHIFTED_ROW: "这一行的单元格可能错位",
    DefectKind.UNCERTAIN_TABLE: "这张表的结构不确定，请对照原文",
    DefectKind.UNCERTAIN_FACT: "这一项读得不确定，请对照原文",
    DefectKind.IMAGE_LOST: "这里原有的图片在转换时丢失",
}


@valueclass
class Defect:
    """A doubtful spot: what it is, where it stands, and the words concerned.

    Of the excerpt, ``length`` characters from ``at`` (0-based) on are in doubt, the others show the place; with no
    length all of them are.
    """

    kind: DefectKind
    span: LineSpan
    excerpt: str = ""
    at: int = 0
    length: int = 0

    @property
    def message(self) -> str:
        """One Chinese sentence for the reader."""
        return f"{self.kind.sentence}：{self.excerpt}" if self.excerpt else self.kind.sentence


@valueclass
class OutlineEntry:
    """One heading of a notice; ``level`` as in :class:`~db.model.text.Block`."""

    line: int
    level: int
    text: str


@valueclass
class Notice:
    """One document (文件/通知) of an issue, as a reader would open it."""

    span: LineSpan
    title: str
    blocks: tuple[Block, ...]
    section: str | None = None
    doc_numbers: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    addressees: str | None = None
    sign_off: str | None = None
    sign_date: date | None = None
    body_omitted: bool = False
    first_page: int | None = None
    last_page: int | None = None
    issued_text: IssuedText | None = None
    attachments: tuple[Attachment, ...] = ()
    tables: tuple[Table, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    references: tuple[Reference, ...] = ()
    defects: tuple[Defect, ...] = ()

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The headings in text order."""
        return tuple(OutlineEntry(b.span.first, b.level, b.text) for b in self.blocks if b.level)

    @property
    def joins(self) -> tuple[Join, ...]:
        """Every place where a torn paragraph was put together."""
        return tuple(join for block in self.blocks for join in block.joins)

    @property
    def plain_text(self) -> str:
        """Every word, tables included: a line a paragraph or table row, cells parted by a tab."""
        return "".join(f"{line}\n" for line in self._plain_lines())

    def _plain_lines(self) -> Iterator[str]:
        for block in self.blocks:
            if block.kind is BlockKind.TABLE and block.table is not None:
                yield from table_plain_lines(self.tables[block.table])
            else:
                yield block.text


def table_plain_lines(table: Table) -> Iterator[str]:
    """A table's rows as plain text, cells parted by a tab; line breaks within a cell become spaces."""
    for row in table.rows:
        yield "\t".join(plain(cell).replace("\n", " ") for cell in row)


@valueclass
class ParsedIssue:
    """All that the parser makes of one file."""

    source_text: str
    issue: Issue
    contents: tuple[ContentsEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    defects: tuple[Defect, ...] = ()
    """Doubts about the issue as a whole; those about a notice stand with the notice."""
