"""How characters sound: pinyin without tones, ``v`` for ü.

The package behind it is loaded when it is first asked, and without its phrases: those take 50 MB, and neither names nor
initials need them.
"""

from __future__ import annotations

import os

_USUAL = 2
"""So many readings of a character are in use; pypinyin names them first, then such as 度 zhái."""


def syllables(text: str) -> list[str]:
    """The first reading of each character of ``text``; what is not Chinese stays as it is, in one piece."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin

    return lazy_pinyin(text)


def readings(character: str) -> tuple[str, ...]:
    """The usual readings of a character: 重 is ``zhong`` and ``chong``; any other character is its own."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    return tuple(reading for reading in pinyin(character, Style.NORMAL, heteronym=True)[0][:_USUAL] if reading)
