"""Notices and tables as HTML, Markdown and plain text; escaping lives here. No Qt."""

from reader.render.links import document_target
from reader.render.options import RenderOptions, Words
from reader.render.page import notice_html
from reader.render.style import DARK, HIGH_CONTRAST, LIGHT, PageColours, PageStyle, screen_style
from reader.render.table_setting import column_widths, table_setting
from reader.render.tables import covered_cells, merged_cells, table_html, table_markdown, table_tsv
from reader.render.title import title_lines

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "PageColours",
    "PageStyle",
    "RenderOptions",
    "Words",
    "column_widths",
    "covered_cells",
    "document_target",
    "merged_cells",
    "notice_html",
    "screen_style",
    "table_html",
    "table_markdown",
    "table_setting",
    "table_tsv",
    "title_lines",
]
