"""Inline Markdown to HTML.

A piece of text is cut into :class:`Segment` s, each of one look; the segments are written as canonical inline Markdown,
which the ``markdown`` package turns into HTML and nh3 cleans. Segments that hold no address from outside take a
short cut (:func:`short_cut`) with the same result, which a property test proves: most paragraphs are nothing but words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from db.model import escape, runs
from db.model.inline import link
from db.model.values import valueclass

DOCUMENT_SCHEME = "gazette"
"""Scheme of links that lead to a document of the archive: ``gazette:`` and the percent-encoded number or title."""

_OWN_ADDRESS = re.compile(rf"{DOCUMENT_SCHEME}:[A-Za-z0-9%]+")
_UNSAFE = re.compile(r"[&<>\u00a0]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
_MARKUP = re.compile(r"[\\`*_\[\]<>&]")
_UNSHOWN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffc\ufffe\uffff]")
"""Characters that no font shows and that HTML or Qt's documents keep for themselves."""
_BREAKS = re.compile("[\u2028\u2029]")


@valueclass
class Segment:
    """Text of one look. ``note`` marks a doubtful spot and says why."""

    text: str
    bold: bool = False
    raised: bool = False
    lowered: bool = False
    address: str = ""
    note: str | None = None


@valueclass
class Overlay:
    """A link or a note laid over the characters ``start`` to ``end`` (0-based, end not included) of a text."""

    start: int
    end: int
    address: str = ""
    note: str | None = None


def clean(text: str) -> str:
    """The text without characters that no font shows; line breaks of Unicode's own become blanks."""
    if text.isprintable() and "\ufffc" not in text:
        return text
    return _UNSHOWN.sub("", _BREAKS.sub(" ", text))


def inline_html(text: str, overlays: Sequence[Overlay] = ()) -> str:
    """Inline Markdown, with overlays on its plain text, as HTML."""
    if not overlays and not _MARKUP.search(text):
        return text_html(text)
    found = segments(text, overlays)
    if all(not s.address or _OWN_ADDRESS.fullmatch(s.address) for s in found):
        return short_cut(found)
    return long_way(found)


def segments(text: str, overlays: Sequence[Overlay] = ()) -> tuple[Segment, ...]:
    """Inline Markdown cut wherever its look, a link or a note changes. An address of the text itself wins."""
    found: list[Segment] = []
    start = 0
    for run in runs(text):
        end = start + len(run.text)
        cuts = sorted({start, end, *(c for o in overlays for c in (o.start, o.end) if start < c < end)})
        for first, last in pairwise(cuts):
            over = [o for o in overlays if o.start <= first and last <= o.end]
            address = run.address or next((o.address for o in over if o.address), "")
            note = next((o.note for o in over if o.note is not None), None)
            piece = run.text[first - start : last - start]
            found.append(Segment(piece, run.bold, run.raised, run.lowered, address, note))
        start = end
    return tuple(found)


def short_cut(parts: Iterable[Segment]) -> str:
    """HTML of segments whose addresses are the program's own."""
    return "".join(_segment_html(part) for part in parts)


def long_way(parts: Iterable[Segment]) -> str:
    """HTML of any segments, by way of the ``markdown`` package and nh3."""
    from reader.render.outside import paragraph_html

    source = "".join(_segment_markdown(part) for part in parts)
    core = source.strip()
    if not core:
        return text_html(source)
    before, after = source[: source.index(core)], source[source.index(core) + len(core) :]
    return text_html(before) + paragraph_html(core) + text_html(after)


def note_text(text: str) -> str:
    """Text that may stand in an attribute as it is: the characters that HTML reads there become full-width ones."""
    return clean(text.replace("\n", " ")).translate({34: "＂", 38: "＆", 60: "＜", 62: "＞", 0xA0: " "})


def text_html(text: str) -> str:
    """Plain text as HTML, to stand between tags."""
    text = clean(text)
    return text.translate(_ENTITIES) if _UNSAFE.search(text) else text


def _segment_html(part: Segment) -> str:
    html = text_html(part.text)
    if not html:
        return ""
    if part.address:
        html = f'<a href="{part.address}">{html}</a>'
    return _dressed(part, html, note_text(part.note or ""))


def _segment_markdown(part: Segment) -> str:
    text = clean(part.text)
    if not text:
        return ""
    note = re.sub(r"[!-/:-@\[-`{-~]", lambda m: f"&#{ord(m[0])};", note_text(part.note or ""))
    return _dressed(part, link(text, part.address) if part.address else escape(text), note)


def _dressed(part: Segment, inner: str, note: str) -> str:
    if part.note is not None:
        inner = f'<span class="doubt" title="{note}">{inner}</span>'
    if part.raised:
        inner = f"<sup>{inner}</sup>"
    if part.lowered:
        inner = f"<sub>{inner}</sub>"
    return f"<strong>{inner}</strong>" if part.bold else inner
