"""What every Word document of ours has: page, styles by role, faces, page numbers as fields."""

from __future__ import annotations

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Twips
from docx.styles.style import ParagraphStyle
from docx.text.run import Run as WordRun

from reader.paper.items import Role
from reader.paper.style import Alignment, Face, PaperStyle, TextStyle
from reader.paper.units import mm, pt

_FACES = {
    Face.TITLE: "方正小标宋简体",
    Face.BODY: "仿宋_GB2312",
    Face.HEI: "黑体",
    Face.KAI: "楷体_GB2312",
    Face.SONG: "宋体",
}
_SUBSTITUTES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "宋体"}
_ALIGNMENTS = {
    Alignment.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTRED: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
STYLE_NAMES = {
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
    Role.ATTACHMENT_LISTED: "附件说明续行",
    Role.ATTACHMENT_LABEL: "附件标识",
    Role.ATTACHMENT_TITLE: "附件标题",
    Role.SIGNATURE: "落款",
    Role.CELL: "表格文字",
    Role.HEAD_CELL: "表头文字",
    Role.SMALL: "来源",
}


def prepare(word: DocumentType, paper: PaperStyle) -> None:
    """Give an empty document the page, the styles and the page numbers of a layout."""
    _set_page(word, paper)
    for role, name in STYLE_NAMES.items():
        _add_style(word, name, paper.texts[role])
    _number_pages(word)
    _name_substitutes(word)


def name_source(section: Section, source: str) -> None:
    """Say in the header where the pages of a section were printed first; without words it goes on as before."""
    if source:
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            paragraph = header.paragraphs[0]
            paragraph.style = STYLE_NAMES[Role.SMALL]
            paragraph.text = source


def set_face(styled: WordRun | ParagraphStyle, face: str) -> None:
    """Set a face for every script, the east-Asian one too."""
    styled.font.name = face
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), face)


def add_element(parent: BaseOxmlElement, tag: str, **attributes: str) -> None:
    """Append an element with attributes of Word's own namespace."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)


def _add_style(word: DocumentType, name: str, text: TextStyle) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    style.font.size = Length(Twips(text.size))
    style.font.bold = text.bold
    set_face(style, _FACES[text.face])
    layout = style.paragraph_format
    layout.alignment = _ALIGNMENTS[text.alignment]
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Twips(text.line)
    layout.space_before = layout.space_after = Twips(0)
    layout.first_line_indent = Twips(round(text.first_indent * text.size))
    layout.left_indent = Twips(round(text.indent * text.size))
    layout.keep_with_next = text.keep_with_next
    layout.widow_control = False


def _set_page(word: DocumentType, paper: PaperStyle) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Twips(paper.WIDTH), Twips(paper.HEIGHT)
    section.top_margin, section.bottom_margin = Twips(paper.top), Twips(paper.bottom)
    section.left_margin, section.right_margin = Twips(paper.left), Twips(paper.right)
    section.header_distance = Twips(paper.top - mm(6) - pt(12))
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
            set_face(run, _FACES[Face.SONG])
            if text is None:
                _field(run, "PAGE")


def _field(run: WordRun, code: str) -> None:
    add_element(run._r, "w:fldChar", fldCharType="begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = code
    run._r.append(instruction)
    add_element(run._r, "w:fldChar", fldCharType="end")


def _name_substitutes(word: DocumentType) -> None:
    """Say in the file which face every Windows has in the place of one that came with older ones only."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _SUBSTITUTES.items()
    )
    table = next(part for part in word.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    declared = table.blob.decode().replace("</w:fonts>", f"{fonts}</w:fonts>")
    table._blob = declared.encode()
