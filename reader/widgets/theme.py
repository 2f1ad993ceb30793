"""The palette and the style sheet in the colours of a theme."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QPalette

import resources
from reader.widgets.colours import Tokens


def style_sheet(tokens: Tokens, room: int) -> str:
    """The desk's style sheet in the colours of ``tokens``, for windows that are ``room`` pixels high at the most."""
    names = ("desk.qss", "contrast.qss") if tokens.contrast else ("desk.qss",)
    sheet = "".join(resources.text("styles", name) for name in names)
    return Template(sheet).substitute(asdict(tokens), room=room, icons=resources.folder("icons").as_posix())


def palette(tokens: Tokens) -> QPalette:
    """The palette that widgets without a style rule draw with."""
    made = QPalette()
    for role, colour in _roles(tokens).items():
        made.setColor(role, QColor(colour))
    off = QColor(tokens.off)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, off)
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
