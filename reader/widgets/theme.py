"""Themes: named colours from ``resources/styles/*.toml``, and the palette and style sheet made of them."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from functools import cache
from string import Template

from PySide6.QtGui import QColor, QPalette

import resources
from db.model.values import valueclass

THEMES = ("light", "dark", "contrast")


@valueclass
class Tokens:
    """The colours of one theme, each as ``#rrggbb``; the TOML files say the same names."""

    ground: str
    panel: str
    paper: str
    raised: str
    hover: str
    pressed: str
    ink: str
    soft: str
    faint: str
    line: str
    line_soft: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    mark: str
    mark_current: str
    mark_ink: str
    doubt: str
    doubt_soft: str
    link: str
    selection: str
    selection_ink: str
    focus: str
    table_head: str
    good: str
    bad: str
    scroll: str
    scroll_hover: str
    dark: bool = False
    contrast: bool = False


@cache
def tokens_of(theme: str) -> Tokens:
    """The colours of ``theme``, one of :data:`THEMES`."""
    colours = tomllib.loads(resources.text("styles", f"{theme}.toml"))
    return Tokens(**colours, dark=theme == "dark", contrast=theme == "contrast")


def style_sheet(tokens: Tokens) -> str:
    """The desk's style sheet in the colours of ``tokens``."""
    return Template(resources.text("styles", "desk.qss")).substitute(asdict(tokens))


def palette(tokens: Tokens) -> QPalette:
    """The palette that widgets without a style rule draw with."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    faint = QColor(tokens.faint)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.ground,
        role.WindowText: tokens.ink,
        role.Base: tokens.raised,
        role.AlternateBase: tokens.panel,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.raised,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.selection_ink,
        role.Accent: tokens.accent,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.raised,
        role.Midlight: tokens.line_soft,
        role.Mid: tokens.line,
        role.Dark: tokens.scroll,
        role.Shadow: tokens.scroll_hover,
    }
