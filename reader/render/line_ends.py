"""Where the lines of a page may end, and which of its blanks may grow: what Qt leaves out of good Chinese setting.

Characters that are not seen are put in for that. They never reach a file; what is copied or looked for is without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.model.naming import HAN
from reader.render.inline import Overlay, inline_html

WORD_JOINER = "\u2060"
"""Keeps two characters on one line; it is not seen and has no width."""
GAP = "\u200b"
"""Stands on the screen for a blank that must not grow. Its width comes from the style sheet."""
_GAP_HTML = f'<span class="gap">{GAP}</span>'
_LATIN_RUN = re.compile(rf"[A-Za-zⅠ-ↈ](?:(?!{HAN}).|[¹²³])* ")
"""From a Latin letter to the last blank before Chinese."""
_OPENING, _MARKS = "（(《“〔【[", "，。；：、！？）)》”〕】]"
"""What stands beside the next character, and beside the last one of a paragraph."""
_LINE = 20
"""A paragraph of fewer characters stands on one line."""
_NAME = re.compile(rf"(?<![^\s、])(?:{HAN}{{2,4}}|{HAN} {HAN})(?![^\s、])")
"""王革冰, and 黄 毅 beside it."""
_SESSION = re.compile(rf"第[\d一二三四五六七八九十百]+次{HAN}{{2,8}}[）)]?$")
"""第三十三次会议通过）, with which the line below the title of a law ends."""
_TWO_HAN = re.compile(f"{HAN}{{2}}")
_MEASURED = re.compile(r"(?<=\d) (?=[^\s -$&-~])")
"""The blank of 94.67 % and 20 万元."""
_SHORT = 4
"""A cell of no more characters is one word."""
_LIST = range(5, 41)
"""So many characters has a cell in which short words between blanks and 、 are taken for names."""


def justified_html(text: str, overlays: Sequence[Overlay] = ()) -> str:
    """Inline Markdown as HTML for justified lines on the screen; the last of them has two characters at least.

    Qt stretches every place between Chinese characters alike, but where a line has a blank after Latin letters it
    gives all the room to that one, and a hole stands there.
    """
    gapped = _LATIN_RUN.sub(lambda run: run[0].replace(" ", GAP), text)
    html = inline_html(gapped, overlays).replace(GAP, _GAP_HTML)
    return html if len(text) < _LINE else _with_last_two(html)


def dated_html(text: str, overlays: Sequence[Overlay] = ()) -> str:
    """Inline Markdown as HTML for the line below a title; the session that it ends with stands on one line."""
    return _SESSION.sub(_whole, inline_html(text, overlays))


def names_in(cell: str) -> list[str]:
    """The names that a cell lists."""
    return _NAME.findall(cell) if len(cell) in _LIST else []


def with_whole_names(cell: str) -> str:
    """A cell's text in which no line ends within a name or after a number, or begins with its last character alone."""
    if " " in cell:
        cell = _MEASURED.sub("\u00a0", cell)
    if len(cell) in _LIST:
        cell = _NAME.sub(_whole, cell)
    return _with_last_two(cell) if len(cell) > _SHORT else cell


def last_piece(text: str) -> str:
    """What of a text is kept on its last line: two characters, and the marks beside them; "" where it has none."""
    last = len(text.rstrip(_MARKS)) - 1
    if last < 1 or not _TWO_HAN.match(text, last - 1):
        return ""
    return text[len(text[: last - 1].rstrip(_OPENING)) :]


def _with_last_two(text: str) -> str:
    last = len(text.rstrip(_MARKS)) - 1
    return f"{text[:last]}{WORD_JOINER}{text[last:]}" if last_piece(text) else text


def _whole(found: re.Match[str]) -> str:
    return WORD_JOINER.join(found[0].replace(" ", "\u00a0"))
