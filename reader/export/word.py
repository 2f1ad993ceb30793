"""A manuscript as a Word document (.docx): real styles, east-Asian faces, real tables, page numbers as fields."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Twips
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from db.model import Run, Table, runs
from reader.export.word_styles import STYLE_NAMES, add_element, name_source, prepare, set_face
from reader.paper.column_plan import column_edges
from reader.paper.items import Gap, Item, Manuscript, PageBreak, Paragraph, Role, Signature, TableItem
from reader.paper.style import PaperStyle
from reader.paper.table_plan import amount_pads, centred_columns, wide_items
from reader.paper.titles import fitting_title
from reader.paper.units import characters


def document(manuscript: Manuscript, paper: PaperStyle) -> bytes:
    """Make the whole .docx file of a manuscript in a layout."""
    word = Document()
    word.core_properties.title = manuscript.title[:255]
    word.core_properties.author = manuscript.author[:255]
    word.core_properties.comments = ""
    prepare(word, paper)
    name_source(word.sections[0], manuscript.source)
    _Body(word, paper).add(manuscript.items)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


class _Body:
    """Items written one after another; a pending page break goes before the next paragraph.

    A notice with a source line of its own begins a section, because the line stands in the section's header.
    """

    def __init__(self, word: DocumentType, paper: PaperStyle) -> None:
        self.word, self.paper = word, paper
        self.breaks = self.lying = False
        self.source = ""

    def add(self, items: tuple[Item, ...]) -> None:
        wide = wide_items(items, self.paper)
        for position, item in enumerate(items):
            if ((position in wide) != self.lying or self.source) and not isinstance(item, Gap | PageBreak):
                self._begin_section(position in wide)
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
                    self.source = item.source or self.source

    def _begin_section(self, lying: bool) -> None:
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        if lying != self.lying:
            section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
            section.page_width, section.page_height = section.page_height, section.page_width
        name_source(section, self.source)
        self.lying, self.source, self.breaks = lying, "", False

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
            add_element(written._p.get_or_add_pPr(), "w:outlineLvl", val=str(min(item.level, 9) - 1))
        if item.trailing:
            written.paragraph_format.tab_stops.add_tab_stop(Twips(self.paper.measure))
            written.add_run(f"\t{item.trailing}")
        if item.boxed:
            _frame(written)

    def _signature(self, item: Signature) -> None:
        """Offices and date end 2 characters before the edge; the date begins 2 after the longest office.

        They may reach into the margin, where digits are wide, and stay with the last lines before them.
        """
        self._keep_last()
        em = self.paper.texts[Role.SIGNATURE].size
        longest = max((len(name) for name in item.offices), default=0)
        date = sum(0.5 if c.isascii() else 1 for c in item.date)
        office_left = self.paper.measure / em - 2 - max(longest, date + 2 if date > longest else 0)
        date_left = office_left + 2 if longest else self.paper.measure / em - 2 - date
        for text, left in [*((name, office_left) for name in item.offices), (item.date, date_left)]:
            if text:
                written = self._broken(_add_text(self.word, Role.SIGNATURE, (Run(text),)))
                written.paragraph_format.left_indent = Twips(round(max(0, left) * em))
                written.paragraph_format.right_indent = Twips(-2 * em)
                written.paragraph_format.keep_with_next = text != item.date

    def _keep_last(self) -> None:
        """Hold what was written last, and an empty line after it, together with what follows."""
        for last in reversed(list(self.word.iter_inner_content())):
            if isinstance(last, WordTable):
                kept = [paragraph for cell in last.rows[-1].cells for paragraph in cell.paragraphs]
            else:
                kept = [last]
            for paragraph in kept:
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.widow_control = True
            if any(paragraph.text for paragraph in kept):
                break

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
        centred, pads = centred_columns(table), amount_pads(table, edges, self.paper.texts[Role.CELL].size)
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
                    _fill_cell(cell.paragraphs[0], text, role, centred[column], pads[column])
        for span in table.spans:
            grid[span.row][span.column].merge(grid[span.row + span.rows - 1][span.column + span.columns - 1])
        _keep_rows(made, table.header_rows)

    def _broken(self, written: WordParagraph) -> WordParagraph:
        if self.breaks:
            written.paragraph_format.page_break_before = True
            self.breaks = False
        return written


def _fill_cell(paragraph: WordParagraph, markdown: str, role: Role, centred: bool, pad: int | None) -> None:
    paragraph.style = STYLE_NAMES[role]
    if pad is not None and role is Role.CELL:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Twips(pad)
    elif centred and role is Role.CELL:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, part in enumerate(markdown.split("\n")):
        if number:
            paragraph.add_run().add_break()
        for run in runs(part):
            _add_run(paragraph, run)


def _keep_rows(made: WordTable, header_rows: int) -> None:
    for number, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        add_element(properties, "w:cantSplit")
        if number < header_rows:
            add_element(properties, "w:tblHeader")


def _add_text(
    word: DocumentType, role: Role, text_runs: tuple[Run, ...], lead: int = 0, lead_role: Role = Role.BODY
) -> WordParagraph:
    written = word.add_paragraph(style=STYLE_NAMES[role])
    position = 0
    for run in text_runs:
        for part, is_lead in _split(run, lead - position):
            made = _add_run(written, part)
            if is_lead:
                style = word.styles[STYLE_NAMES[lead_role]]
                set_face(made, str(style.font.name))
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


def _frame(paragraph: WordParagraph) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("w:top", "w:left", "w:bottom", "w:right"):
        add_element(borders, side, val="single", sz="4", space="1", color="auto")
    paragraph._p.get_or_add_pPr().append(borders)
