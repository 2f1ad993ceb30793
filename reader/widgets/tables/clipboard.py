"""Tables on the clipboard: tab-separated text and HTML, as Excel and WPS paste them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from db.model import Table
from reader.render import table_plain_html, table_tsv


def table_mime(table: Table) -> QMimeData:
    """A table as text and as HTML, its head rows first."""
    data = QMimeData()
    data.setText(table_tsv(table))
    data.setHtml(f'<meta charset="utf-8">{table_plain_html(table, border=True)}')
    return data


def copy_table(table: Table) -> None:
    """Put a table on the clipboard."""
    QGuiApplication.clipboard().setMimeData(table_mime(table))
