"""What came from outside: inline Markdown by way of the ``markdown`` package, its HTML cleaned by nh3."""

from __future__ import annotations

import threading

import markdown
import nh3

from reader.render.inline import DOCUMENT_SCHEME

_TAGS = {"p", "strong", "sup", "sub", "a", "span"}
_ATTRIBUTES = {"a": {"href"}, "span": {"class", "title"}}
_SCHEMES = {"http", "https", "mailto", DOCUMENT_SCHEME}
_local = threading.local()


def paragraph_html(source: str) -> str:
    """The inside of one paragraph of Markdown, without blanks at its ends, as HTML."""
    page = _converter().convert(source)
    cleaned = nh3.clean(page, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return cleaned.removeprefix("<p>").removesuffix("</p>")


def _converter() -> markdown.Markdown:
    """The ``markdown`` package for one paragraph: no headings, lists or code; one converter a thread."""
    converter: markdown.Markdown | None = getattr(_local, "converter", None)
    if converter is None:
        converter = markdown.Markdown(output_format="html")
        for name in ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"):
            converter.parser.blockprocessors.deregister(name)
        for name in ("normalize_whitespace", "html_block"):
            converter.preprocessors.deregister(name)
        _local.converter = converter
    return converter.reset()
