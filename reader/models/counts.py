"""How many there are of something, in words: languages with a plural have it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def issues_counted(count: int) -> str:
    """3 期."""
    return _tr("%Ln 期", count)


def notices_counted(count: int) -> str:
    """44 份文件."""
    return _tr("%Ln 份文件", count)


def tables_counted(count: int) -> str:
    """12 张表."""
    return _tr("%Ln 张表", count)


def rows_and_columns(rows: int, columns: int) -> str:
    """The size of a table: 8 行 × 4 列, or that it has nothing but a head."""
    first = _tr("%Ln 行", rows) if rows else QCoreApplication.translate("Counts", "只有表头")
    return f"{first} × {_tr('%Ln 列', columns)}"


def _tr(text: str, count: int) -> str:
    return QCoreApplication.translate("Counts", text, None, count)
