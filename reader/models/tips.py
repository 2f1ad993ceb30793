"""Words of gazettes, users and file systems in tool tips."""

from __future__ import annotations

from PySide6.QtGui import Qt

_LONG = 120


def plain_tip(text: str) -> str:
    """A text as a tool tip shows it to the letter, though Qt takes what looks like HTML for HTML.

    A long one becomes HTML, for only that is broken into lines.
    """
    return Qt.convertFromPlainText(text) if len(text) > _LONG or Qt.mightBeRichText(text) else text
