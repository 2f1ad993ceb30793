"""A notice as an HTML file that needs nothing else: for browsers, light or dark, and for their printing."""

from __future__ import annotations

from dataclasses import replace

from db.model import NoticeRecord, escape
from reader.render.citation import CitationStyle, citation
from reader.render.inline import inline_html
from reader.render.line_ends import WORD_JOINER
from reader.render.options import RenderOptions
from reader.render.page import notice_html
from reader.render.style import DARK, LIGHT, PageColours, PageStyle, face

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def notice_page(record: NoticeRecord, options: RenderOptions | None = None, style: PageStyle | None = None) -> str:
    """The notice as one self-contained HTML file; links to documents of the archive are left out."""
    own = replace(options or RenderOptions(), states=False, knows=None)
    title = inline_html(escape(record.notice.title))
    source = inline_html(escape(citation(record, CitationStyle.PLAIN)))
    page = notice_html(record, own).replace(WORD_JOINER, "")  # a browser might not find words with it
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{file_style(style or PageStyle())}</style>
</head>
<body>
{page}
<footer>{source}</footer>
</body>
</html>
"""


def file_style(style: PageStyle) -> str:
    """The style sheet of such a file."""
    return f"""{_colours(LIGHT)}
@media (prefers-color-scheme: dark) {{ {_colours(DARK)} }}
@media print {{ {_colours(LIGHT)} }}
html {{ font-size: {style.font_px}px; }}
body {{ margin: 0 auto; padding: 2.5em 1.5em 5em; max-width: {style.measure}em; background: var(--paper);
  color: var(--ink); font-family: {face(style.families)}; line-height: {style.line_height};
  overflow-wrap: break-word; }}
p, h1, h2, h3, h4, h5, h6 {{ margin: 0 0 .45em; white-space: pre-wrap; font-weight: inherit; font-size: 1em; }}
[align=justify] {{ text-align: justify; }} [align=center] {{ text-align: center; }}
[align=right] {{ text-align: right; }}
a {{ color: var(--accent); }}
.crumb, .facts, .remark {{ color: var(--quiet); font-family: {face(style.head_families)}; font-size: .8em; }}
.crumb {{ margin-bottom: 1.5em; }} .facts {{ margin: .2em 0 2em; }} .doubtful {{ color: var(--doubt); }}
.chip {{ background: var(--chip); color: var(--accent); font-weight: bold; border-radius: .3em; padding: .2em 0; }}
h1.title {{ font-size: {style.title_size}em; font-weight: bold; line-height: 1.5; margin: .6em 0 .7em; }}
h2.issued, .heading2 {{ font-size: 1.36em; font-weight: bold; line-height: 1.5; margin: 1.5em 0 .9em; }}
h2.label {{ background: var(--fill); color: var(--accent); font-weight: bold;
  font-family: {face(style.head_families)}; }}
.begins {{ margin-top: 2.6em; }}
.heading3 {{ font-size: 1.22em; font-weight: bold; color: var(--accent); margin: 1.4em 0 .6em; }}
.heading4 {{ font-size: 1.08em; font-weight: bold; margin: .9em 0 .4em; }}
.heading5, .heading6 {{ text-indent: 2em; margin-top: .6em; }} .heading5 {{ font-weight: bold; }}
.dateline {{ font-family: {face(style.kai_families)}; margin: 0 2em 1em; }}
.text {{ text-indent: 2em; }}
.roster {{ padding-left: 6em; text-indent: -4em; }} .attachments {{ padding-left: 5em; text-indent: -3em; }}
.attached {{ padding-left: 5em; }}
.contents {{ padding-left: 2em; }} .signature {{ margin: .5em 2em 0 0; }}
.boxtitle, .tabletitle {{ font-family: {face(style.head_families)}; font-weight: bold; margin-top: 1em; }}
.unit {{ color: var(--quiet); font-size: .8em; }} .note, .formline {{ font-size: .88em; }}
.image {{ color: var(--quiet); }}
.doubt {{ text-decoration: underline dotted var(--doubt); }}
table {{ border-collapse: collapse; border-color: var(--line); margin: .3em 0 1em; }}
table.box {{ background: var(--box); border: 1px solid var(--line); }} table.box td {{ border: 0; padding: .8em 1em; }}
table.table {{ font-size: .84em; line-height: 1.5; }} table.small {{ font-size: .74em; }}
table.table th, table.table td {{ border: 1px solid var(--line); padding: .35em .5em; white-space: pre-wrap; }}
th {{ background: var(--fill); font-family: {face(style.head_families)}; }}
td.shifted {{ background: var(--doubt-fill); }}
thead {{ display: table-header-group; }} tr {{ break-inside: avoid; }}
footer {{ margin-top: 4em; color: var(--quiet); font-size: .8em; }}
"""


def _colours(colours: PageColours) -> str:
    c = colours
    names = {
        "paper": c.paper,
        "ink": c.ink,
        "quiet": c.quiet,
        "accent": c.accent,
        "chip": c.chip,
        "line": c.line,
        "fill": c.fill,
        "box": c.box,
        "doubt": c.doubt,
        "doubt-fill": c.doubt_fill,
    }
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in names.items())} }}"
