"""Words put together of parts, with the marks of the interface's language between them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def clauses(parts: Iterable[str]) -> str:
    """One sentence of clauses, empty ones left out."""
    return _tr("，").join(filter(None, parts))


def listed(names: Iterable[str]) -> str:
    """Names in a row."""
    return _tr("、").join(names)


def with_aside(words: str, aside: str) -> str:
    """Words, and others behind them in brackets."""
    return _tr("{words}（{aside}）").format(words=words, aside=aside)


def labelled(name: str, words: str) -> str:
    """What words are about, before them."""
    return _tr("{name}：{words}").format(name=name, words=words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Punctuation", text)
