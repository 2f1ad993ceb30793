r"""Source inline text, as converters leave it, to the small inline Markdown of :mod:`db.model.inline`.

``$\geq 85\%$`` becomes ``≥85%``, ``m<sup>2</sup>`` stays raised, ``<b>`` becomes bold, ``<input type=checkbox>`` a box,
``\_`` an underscore, ``&nbsp;`` a space. Every word is kept; markup that the page cannot show is dropped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from db.model.inline import escape, link
from db.parse.latex import latex_text, looks_like_formula

_STARS = re.compile(r"(?P<stars>\*{1,3})")
_MORE_THAN_STARS = re.compile(r"[\\`_\[\]<>&$~]")
_ANYTHING_TO_CLEAN = re.compile(r"[\\`*_\[\]<>&$~]")

_TOKENS = re.compile(
    r"(?=[$\\!\[*~<&`_\]>])(?:"  # what one of them begins with: other characters are passed over at once
    r"\$\$(?P<display>[^$]{1,2000})\$\$"
    r"|\$(?P<formula>[^$]{1,500})\$"
    r"|\\\((?P<round>[^\\]{1,500}(?:\\(?!\))[^\\]{0,500}){0,50})\\\)"
    r"|\\+(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[(?P<picture>[^\[\]]{0,300})\]\([^()\s]{0,1000}\)"
    r"|\[(?P<spanned>[^\[\]]{0,1000})\]\{[#.][^{}\n]{0,300}\}"  # []{#_Toc1 .anchor}, [甲]{.underline}
    r"|(?<!!)\[(?P<text>[^\[\]]{1,1000})\]\((?P<address>[^()\s]{1,1000})\)"
    r"|(?P<stars>\*{1,3})"
    r"|(?P<strike>~~)"
    r"|<!--(?:[^-]|-(?!->)){0,2000}-->"
    r"|<(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9]{0,10})(?P<attributes>\s[^<>]{0,500})?/?>"
    r"|&(?P<entity>#?\w{2,10});"
    r"|(?P<special>[`_\[\]<>&]))"
)
_CHECKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_PLAIN_NAME_OF_PICTURE = re.compile(r"[\w\s./#:-]*|.*(?:图片|图像|image).*", re.IGNORECASE | re.ASCII)
_BOLD_TAGS = {"b", "strong"}
_RAISED_TAGS = {"sup", "sub"}
_SPACE_TAGS = {"br", "p", "div", "li", "td", "th", "tr"}
_KNOWN_TAGS = {
    *_BOLD_TAGS, *_RAISED_TAGS, *_SPACE_TAGS, "i", "em", "u", "s", "del", "ins", "span", "font", "small", "big",
    "center", "a", "img", "input", "ol", "ul", "table", "tbody", "thead", "tfoot", "html", "body", "mark", "details",
    "summary", "hr", "label", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "caption", "colgroup",
    "col", "page", "o", "nobr", "wbr", "pre", "code",
}  # fmt: skip
_BALANCED = re.compile(r"\*\*(?:(?!\*\*).)*?\*\*")
_EMPTY_BOLD = re.compile(r"\*\*(\s*)\*\*")


def clean_inline(text: str) -> str:
    """One line of source text as inline Markdown. ``<br>`` and paragraph tags become one space."""
    if not _ANYTHING_TO_CLEAN.search(text):
        return text
    rules = _TOKENS if _MORE_THAN_STARS.search(text) else _STARS
    cleaned = rules.sub(_replaced, text)
    if "**" in cleaned:
        cleaned = _with_paired_bold(cleaned)
    return cleaned


def _replaced(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    rule = _RULES.get(kind)
    return rule(match) if rule else ""


def _formula(match: re.Match[str]) -> str:
    formula = match["display"] or match["formula"] or match["round"]
    if match["formula"] and not looks_like_formula(formula):
        return f"${clean_inline(formula)}$"
    return latex_text(formula)


def _escaped(match: re.Match[str]) -> str:
    return escape(match["escaped"])


def _picture(match: re.Match[str]) -> str:
    return "" if _PLAIN_NAME_OF_PICTURE.fullmatch(match["picture"]) else clean_inline(match["picture"])


def _spanned(match: re.Match[str]) -> str:
    return clean_inline(match["spanned"])


def _link(match: re.Match[str]) -> str:
    unescape: Callable[[str], str] = lambda part: re.sub(r"\\+(?=[!-/:-@\[-`{-~])", "", part)  # noqa: E731
    return link(unescape(match["text"]), unescape(match["address"]))


def _stars(match: re.Match[str]) -> str:
    if len(match["stars"]) > 1:
        return "**"
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return escape("*") if (before.isdigit() or before == " ") and (after.isdigit() or after == " ") else ""


def _tag(match: re.Match[str]) -> str:
    name = match["tag"].lower()
    if name in _RAISED_TAGS:
        return f"<{match['close']}{name}>"
    if name in _BOLD_TAGS:
        return "**"
    if name in _SPACE_TAGS:
        return " "
    if name == "input":
        return "☑" if _CHECKED.search(match["attributes"] or "") else "☐"
    return "" if name in _KNOWN_TAGS else escape(match[0])


def _entity(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return " " if character == "\xa0" else escape(character)


def _special(match: re.Match[str]) -> str:
    return escape(match["special"])


_RULES: dict[str, Callable[[re.Match[str]], str]] = {
    "display": _formula,
    "formula": _formula,
    "round": _formula,
    "escaped": _escaped,
    "picture": _picture,
    "spanned": _spanned,
    "address": _link,
    "stars": _stars,
    "tag": _tag,
    "attributes": _tag,
    "entity": _entity,
    "special": _special,
}


def _with_paired_bold(text: str) -> str:
    """Bold marks in pairs: adjoining runs become one, an odd mark is dropped."""
    text = text.replace("****", "")
    if text.count("**") % 2:
        head, _, tail = text.rpartition("**")
        text = head + tail
    return _EMPTY_BOLD.sub(r"\1", text) if _BALANCED.search(text) else text
