"""Words of gazettes, users and file systems in tool tips."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text as a tool tip shows it to the letter, though Qt takes what looks like HTML for HTML."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
