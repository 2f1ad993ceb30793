"""Links on a page: documents that the archive holds, and addresses of the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from db.model import Notice
from db.model.values import valueclass
from reader.render.inline import DOCUMENT_SCHEME, Overlay
from reader.render.options import RenderOptions

_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*[A-Za-z0-9/]")
_BRACKETS = {"〔": "[〔\\[［【(（]", "〕": "[〕\\]］】)）]"}


def document_address(target: str) -> str:
    """Address of a document of the archive, by its number or its title."""
    return f"{DOCUMENT_SCHEME}:" + "".join(f"%{byte:02X}" for byte in target.encode("utf-8"))


def document_target(address: str) -> str | None:
    """The number or title that an address made by :func:`document_address` names; ``None`` for any other address."""
    scheme, _, target = address.partition(":")
    return unquote(target) if scheme == DOCUMENT_SCHEME else None


@valueclass
class KnownTargets:
    """Documents that a notice names and the archive holds. ``printed`` finds them; its groups count the names."""

    names: tuple[str, ...] = ()
    printed: re.Pattern[str] | None = None


def known_targets(notice: Notice, options: RenderOptions) -> KnownTargets:
    """Documents named in the notice that the archive holds; where two names begin alike, the longer one counts."""
    if options.knows is None:
        return KnownTargets()
    named = {reference.target for reference in notice.references if reference.target} - set(notice.doc_numbers)
    names = tuple(sorted((name for name in named if options.knows(name)), key=lambda name: (-len(name), name)))
    pattern = "|".join(f"({_printed(name)})" for name in names)
    return KnownTargets(names, re.compile(pattern) if names else None)


def _printed(target: str) -> str:
    """How a number or title may stand in the text, as a pattern: with stray spaces and other brackets."""
    return r"\s*".join(_BRACKETS.get(c) or re.escape(c) for c in target if not c.isspace())


def link_overlays(text: str, targets: KnownTargets) -> Iterator[Overlay]:
    """Every link in a plain text."""
    if targets.printed:
        for match in targets.printed.finditer(text):
            if match.lastindex:
                yield Overlay(match.start(), match.end(), document_address(targets.names[match.lastindex - 1]))
    if "://" in text:
        for match in _ADDRESS.finditer(text):
            yield Overlay(match.start(), match.end(), quote(match[0], safe="-._~:/?#@!$&'*+,;=%"))
