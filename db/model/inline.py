"""The inline Markdown that blocks and table cells are kept in.

Only this much of Markdown is used: backslash escapes, ``&lt;`` ``&gt;`` ``&amp;``, ``**bold**``, ``<sup>…</sup>``,
``<sub>…</sub>`` and ``[text](address)``. :func:`escape` makes any text inline Markdown, :func:`plain` and
:func:`runs` read it again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from db.model.values import valueclass

MARKUP = "\\`*_[]<>&"
"""The characters that mean something; a text without them is the same with and without markup."""
_SPECIAL = re.compile(f"[{re.escape(MARKUP)}]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_CHARACTERS = {entity: character for character, entity in _ENTITIES.items()}
_MARKUP = re.compile(
    r"\\(?P<escaped>[\\`*_\[\]])"
    r"|(?P<entity>&(?:lt|gt|amp);)"
    r"|(?P<bold>\*\*)"
    r"|<(?P<close>/?)(?P<tag>sup|sub)>"
    r"|(?P<open>\[)"
    r"|\]\((?P<address>(?:\\.|[^\\()\s])*)\)"
)


@valueclass
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    raised: bool = False
    lowered: bool = False
    address: str = ""


def escape(text: str) -> str:
    """Plain text as inline Markdown that reads back as the same text."""
    return _SPECIAL.sub(lambda m: _ENTITIES.get(m[0]) or f"\\{m[0]}", text)


def link(text: str, address: str) -> str:
    """Inline Markdown of a link; characters that would end the address are escaped or percent-encoded."""
    safe = re.sub(r"[\s()]", lambda m: f"%{ord(m[0]):02X}", address)
    return f"[{escape(text)}]({escape(safe)})"


def plain(markdown: str) -> str:
    """The words of inline Markdown, without markup."""
    return _without_markup(markdown) if _SPECIAL.search(markdown) else markdown


@lru_cache(maxsize=256)
def _without_markup(markdown: str) -> str:
    return _MARKUP.sub(_words, markdown)


def _words(markup: re.Match[str]) -> str:
    """What one piece of markup adds to the words."""
    return markup["escaped"] or _CHARACTERS.get(markup["entity"] or "", "")


def runs(markdown: str) -> tuple[Run, ...]:
    """Inline Markdown as stretches of text, each of one look."""
    found: list[Run] = []
    bold = raised = lowered = False
    link_start: int | None = None
    position = 0

    def add(text: str) -> None:
        if text:
            found.append(Run(text, bold, raised, lowered))

    for match in _MARKUP.finditer(markdown):
        add(markdown[position : match.start()])
        position = match.end()
        if match["escaped"]:
            add(match["escaped"])
        elif match["entity"]:
            add(_CHARACTERS[match["entity"]])
        elif match["bold"]:
            bold = not bold
        elif match["tag"] == "sup":
            raised = not match["close"]
        elif match["tag"] == "sub":
            lowered = not match["close"]
        elif match["open"]:
            link_start = len(found)
        elif link_start is not None:
            address = plain(match["address"])
            found[link_start:] = [Run(r.text, r.bold, r.raised, r.lowered, address) for r in found[link_start:]]
            link_start = None
    add(markdown[position:])
    return _merged(found)


def _merged(found: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one look made one."""
    return tuple(
        Run("".join(run.text for run in same), *look)
        for look, same in groupby(found, key=lambda run: (run.bold, run.raised, run.lowered, run.address))
    )
