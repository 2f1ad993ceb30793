"""A manuscript as a Word document (.docx): real styles, east-Asian faces, real tables, page numbers as fields."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Twips
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from db.model import Run, Table, runs
from reader.paper.column_plan import column_edges
from reader.paper.items import Gap, Item, Manuscript, PageBreak, Paragraph, Role, Signature, TableItem
from reader.paper.style import Alignment, Face, PaperStyle, TextStyle
from reader.paper.table_plan import centred_columns, wide_items
from reader.paper.titles import fitting_title
from reader.paper.units import characters, mm, pt

_FACES = {
    Face.TITLE: "方正小标宋简体",
    Face.BODY: "仿宋_GB2312",
    Face.HEI: "黑体",
    Face.KAI: "楷体_GB2312",
    Face.SONG: "宋体",
}
_ALIGNMENTS = {
    Alignment.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTRED: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_STYLE_NAMES = {
    Role.TITLE: "公文标题",
    Role.DOC_NUMBER: "文号",
    Role.DATE_LINE: "题注日期",
    Role.ADDRESSEES: "主送机关",
    Role.BODY: "公文正文",
    Role.CHAPTER: "章标题",
    Role.SECTION: "节标题",
    Role.HEADING_1: "一级标题",
    Role.HEADING_2: "二级标题",
    Role.HEADING_3: "三级标题",
    Role.ROSTER: "名单",
    Role.CONTENTS_LINE: "目录行",
    Role.FORM_LINE: "表单行",
    Role.FORMULA: "公式",
    Role.CAPTION: "图题",
    Role.BOX_TITLE: "专栏标题",
    Role.TABLE_TITLE: "表题",
    Role.TABLE_UNIT: "表格单位",
    Role.TABLE_NOTE: "表注",
    Role.ATTACHMENT_LIST: "附件说明",
    Role.ATTACHMENT_LABEL: "附件标识",
    Role.ATTACHMENT_TITLE: "附件标题",
    Role.SIGNATURE: "落款",
    Role.CELL: "表格文字",
    Role.HEAD_CELL: "表头文字",
    Role.SMALL: "来源",
}


def document(manuscript: Manuscript, paper: PaperStyle) -> bytes:
    """Make the whole .docx file of a manuscript in a layout."""
    word = Document()
    word.core_properties.title = manuscript.title[:255]
    word.core_properties.author = manuscript.author[:255]
    word.core_properties.comments = ""
    _set_page(word, paper)
    for role, name in _STYLE_NAMES.items():
        _add_style(word, name, paper.texts[role])
    _number_pages(word)
    if manuscript.source:
        _add_text(word, Role.SMALL, (Run(manuscript.source),))
    _Body(word, paper).add(manuscript.items)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


class _Body:
    """Items written one after another; a pending page break goes before the next paragraph."""

    def __init__(self, word: DocumentType, paper: PaperStyle) -> None:
        self.word, self.paper = word, paper
        self.breaks = self.lying = False

    def add(self, items: tuple[Item, ...]) -> None:
        wide = wide_items(items, self.paper)
        for position, item in enumerate(items):
            if (position in wide) != self.lying and not isinstance(item, Gap):
                self._turn()
            match item:
                case Paragraph():
                    self._paragraph(item)
                case TableItem():
                    self._table(item.table)
                case Signature():
                    self._signature(item)
                case Gap():
                    for _ in range(item.lines):
                        self._broken(_add_text(self.word, Role.SIGNATURE, ()))
                case PageBreak():
                    self.breaks = True
                    if item.source:
                        self._broken(_add_text(self.word, Role.SMALL, (Run(item.source),)))

    def _turn(self) -> None:
        self.lying = not self.lying
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if self.lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width
        self.breaks = False

    def _paragraph(self, item: Paragraph) -> None:
        if item.role in (Role.TITLE, Role.ATTACHMENT_TITLE):
            size = self.paper.texts[item.role].size
            measure = self.paper.wide_measure if self.lying else self.paper.measure
            lines = fitting_title(item.text, measure, lambda line: characters(line) * size, size)
            written = self._broken(_add_text(self.word, item.role, ()))
            for number, line in enumerate(lines):
                run = written.add_run(line.strip())
                if number < len(lines) - 1:
                    run.add_break()
        else:
            written = self._broken(_add_text(self.word, item.role, item.runs, item.lead, item.lead_role))
        if item.level:
            _element(written._p.get_or_add_pPr(), "w:outlineLvl", val=str(min(item.level, 9) - 1))
        if item.trailing:
            written.paragraph_format.tab_stops.add_tab_stop(Twips(self.paper.measure))
            written.add_run(f"\t{item.trailing}")
        if item.boxed:
            _frame(written)

    def _signature(self, item: Signature) -> None:
        """Offices and date end 2 characters before the edge; the date begins 2 after the longest office."""
        em = self.paper.texts[Role.SIGNATURE].size
        longest = max((len(name) for name in item.offices), default=0)
        date = sum(0.5 if c.isascii() else 1 for c in item.date)
        office_left = self.paper.measure / em - 2 - max(longest, date + 2 if date > longest else 0)
        date_left = office_left + 2 if longest else self.paper.measure / em - 2 - date
        for text, left in [*((name, office_left) for name in item.offices), (item.date, date_left)]:
            if text:
                written = self._broken(_add_text(self.word, Role.SIGNATURE, (Run(text),)))
                written.paragraph_format.left_indent = Twips(round(max(0, left) * em))
                written.paragraph_format.keep_with_next = text != item.date

    def _table(self, table: Table) -> None:
        if self.breaks:
            self._broken(_add_text(self.word, Role.SMALL, ()))
        measure = self.paper.wide_measure if self.lying else self.paper.measure
        made = self.word.add_table(len(table.rows), table.columns, style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        edges = column_edges(table, measure, self.paper.texts[Role.CELL].size)
        widths = [Twips(round(right - left)) for left, right in pairwise(edges)]
        covered = {
            (r, c): (s.row, s.column)
            for s in table.spans
            for r in range(s.row, s.row + s.rows)
            for c in range(s.column, s.column + s.columns)
        }
        centred = centred_columns(table)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        grid = [list(row.cells) for row in made.rows]
        for row, texts in enumerate(table.rows):
            role = Role.HEAD_CELL if row < table.header_rows else Role.CELL
            for column, text in enumerate(texts):
                cell = grid[row][column]
                cell.width = widths[column]
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                if covered.get((row, column), (row, column)) == (row, column):
                    _fill_cell(cell.paragraphs[0], text, role, centred[column])
        for span in table.spans:
            grid[span.row][span.column].merge(grid[span.row + span.rows - 1][span.column + span.columns - 1])
        _keep_rows(made, table.header_rows)

    def _broken(self, written: WordParagraph) -> WordParagraph:
        if self.breaks:
            written.paragraph_format.page_break_before = True
            self.breaks = False
        return written


def _fill_cell(paragraph: WordParagraph, markdown: str, role: Role, centred: bool) -> None:
    paragraph.style = _STYLE_NAMES[role]
    if centred and role is Role.CELL:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, part in enumerate(markdown.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for run in runs(part):
            _add_run(paragraph, run)


def _keep_rows(made: WordTable, header_rows: int) -> None:
    for number, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        _element(properties, "w:cantSplit")
        if number < header_rows:
            _element(properties, "w:tblHeader")


def _add_text(
    word: DocumentType, role: Role, text_runs: tuple[Run, ...], lead: int = 0, lead_role: Role = Role.BODY
) -> WordParagraph:
    written = word.add_paragraph(style=_STYLE_NAMES[role])
    position = 0
    for run in text_runs:
        for part, is_lead in _split(run, lead - position):
            made = _add_run(written, part)
            if is_lead:
                style = word.styles[_STYLE_NAMES[lead_role]]
                _set_face(made, str(style.font.name))
        position += len(run.text)
    return written


def _split(run: Run, at: int) -> Iterator[tuple[Run, bool]]:
    """A run in the part before a character (of the lead) and the part after it."""
    for text, is_lead in ((run.text[: max(0, at)], True), (run.text[max(0, at) :], False)):
        if text:
            yield Run(text, run.bold, run.raised, run.lowered, run.address), is_lead


def _add_run(paragraph: WordParagraph, run: Run) -> WordRun:
    made = paragraph.add_run(run.text)
    made.bold = run.bold or None
    made.font.superscript = run.raised or None
    made.font.subscript = run.lowered or None
    return made


def _add_style(word: DocumentType, name: str, text: TextStyle) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    style.font.size = Length(Twips(text.size))
    style.font.bold = text.bold
    _set_face(style, _FACES[text.face])
    layout = style.paragraph_format
    layout.alignment = _ALIGNMENTS[text.alignment]
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Twips(text.line)
    layout.space_before = layout.space_after = Twips(0)
    layout.first_line_indent = Twips(round(text.first_indent * text.size))
    layout.left_indent = Twips(round(text.indent * text.size))
    layout.keep_with_next = text.keep_with_next
    layout.widow_control = False


def _set_face(styled: WordRun | ParagraphStyle, face: str) -> None:
    styled.font.name = face
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), face)


def _set_page(word: DocumentType, paper: PaperStyle) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Twips(paper.WIDTH), Twips(paper.HEIGHT)
    section.top_margin, section.bottom_margin = Twips(paper.top), Twips(paper.bottom)
    section.left_margin, section.right_margin = Twips(paper.left), Twips(paper.right)
    section.footer_distance = Twips(paper.bottom - mm(7) - pt(14))
    word.settings.odd_and_even_pages_header_footer = True


def _number_pages(word: DocumentType) -> None:
    """Page numbers "— 1 —" outside, one character from the edge (GB/T 9704-2012 7.5)."""
    section = word.sections[0]
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        edge = paragraph.paragraph_format
        edge.right_indent = edge.left_indent = Twips(pt(14))
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text or "")
            run.font.size = Length(Twips(pt(14)))
            _set_face(run, _FACES[Face.SONG])
            if text is None:
                _field(run, "PAGE")


def _field(run: WordRun, code: str) -> None:
    _element(run._r, "w:fldChar", fldCharType="begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    run._r.append(instruction)
    _element(run._r, "w:fldChar", fldCharType="end")


def _frame(paragraph: WordParagraph) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("w:top", "w:left", "w:bottom", "w:right"):
        _element(borders, side, val="single", sz="4", space="1", color="auto")
    paragraph._p.get_or_add_pPr().append(borders)


def _element(parent: BaseOxmlElement, tag: str, **attributes: str) -> None:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
