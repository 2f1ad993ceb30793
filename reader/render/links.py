"""Links on a page: documents that the archive holds, and addresses of the web."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

from db.model import Notice
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


def known_targets(notice: Notice, options: RenderOptions) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Documents named in the notice that the archive holds, longest name first, each with how it is printed."""
    if options.knows is None:
        return ()
    own = set(notice.doc_numbers)
    named = {r.target for r in notice.references if r.target} - own
    known = [target for target in named if options.knows(target)]
    return tuple((target, _printed(target)) for target in sorted(known, key=lambda t: (-len(t), t)))


def _printed(target: str) -> re.Pattern[str]:
    """How a number or title may stand in the text: with stray spaces and other brackets."""
    return re.compile(r"\s*".join(_BRACKETS.get(c) or re.escape(c) for c in target if not c.isspace()))


def link_overlays(text: str, targets: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[Overlay]:
    """Every link in a plain text; where two overlap, the longer name comes first."""
    for target, printed in targets:
        for match in printed.finditer(text):
            yield Overlay(match.start(), match.end(), document_address(target))
    if "://" in text:
        for match in _ADDRESS.finditer(text):
            yield Overlay(match.start(), match.end(), quote(match[0], safe="-._~:/?#@!$&'*+,;=%"))
