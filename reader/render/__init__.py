"""Notices and tables as HTML, Markdown and plain text; escaping lives here. No Qt."""

from reader.render.citation import CitationStyle, citation
from reader.render.file_page import notice_page
from reader.render.inline import inline_html
from reader.render.line_ends import GAP, WORD_JOINER
from reader.render.links import document_target
from reader.render.markdown_text import block_markdown, notice_markdown, notice_text
from reader.render.options import RenderOptions, Words
from reader.render.page import TITLE_WIDTH, block_tag, notice_html
from reader.render.screen_style import screen_style
from reader.render.style import DARK, HIGH_CONTRAST, LIGHT, PageColours, PageStyle
from reader.render.table_setting import (
    MEASURE,
    Align,
    TableColumns,
    TableFit,
    TableSetting,
    column_widths,
    columns_at,
    fit,
    table_setting,
    width_px,
)
from reader.render.tables import (
    cell_align,
    column_aligns,
    covered_cells,
    merged_cells,
    table_html,
    table_markdown,
    table_plain_html,
    table_tsv,
)
from reader.render.title import title_html, title_lines

__all__ = [
    "DARK",
    "GAP",
    "HIGH_CONTRAST",
    "LIGHT",
    "MEASURE",
    "TITLE_WIDTH",
    "WORD_JOINER",
    "Align",
    "CitationStyle",
    "PageColours",
    "PageStyle",
    "RenderOptions",
    "TableColumns",
    "TableFit",
    "TableSetting",
    "Words",
    "block_markdown",
    "block_tag",
    "cell_align",
    "citation",
    "column_aligns",
    "column_widths",
    "columns_at",
    "covered_cells",
    "document_target",
    "fit",
    "inline_html",
    "merged_cells",
    "notice_html",
    "notice_markdown",
    "notice_page",
    "notice_text",
    "screen_style",
    "table_html",
    "table_markdown",
    "table_plain_html",
    "table_setting",
    "table_tsv",
    "title_html",
    "title_lines",
    "width_px",
]
