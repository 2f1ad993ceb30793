"""The viewer's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from db.model import LineSpan
from db.model.userdata import Highlight
from reader.widgets.pens import add_mark_actions

if TYPE_CHECKING:
    from reader.widgets.viewer.viewer import NoticeView


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoticeView", text)


def fill_menu(menu: QMenu, view: NoticeView, position: QPoint) -> None:
    """Offer the view's actions, and what can be done with what lies at a place of the viewport."""
    address = view.anchorAt(position)
    if address:
        menu.addAction(_tr("打开链接"), lambda: view.follow_link(QUrl(address)))
    highlight = view.highlight_at(position)
    if highlight is not None:
        add_highlight(menu, view, highlight)
    if address or highlight:
        menu.addSeparator()
    menu.addActions(view.actions())
    keys = QKeySequence(QKeySequence.StandardKey.SelectAll).toString(QKeySequence.SequenceFormat.NativeText)
    menu.addAction(f"{_tr('全选')}\t{keys}", view.selectAll)
    _add_place(menu, view, position)


def add_highlight(menu: QMenu, view: NoticeView, highlight: Highlight) -> None:
    """What can be done with a marked passage."""
    add_mark_actions(
        menu,
        highlight,
        write=view.highlight_note_requested.emit,
        paint=view.highlight_colour_requested.emit,
        remove=lambda removed: view.highlight_removal_requested.emit((removed,)),
    )


def _add_place(menu: QMenu, view: NoticeView, position: QPoint) -> None:
    """The table and the source of what lies at a place."""
    shown = view.shown
    if shown is None:
        return
    text_block = view.cursorForPosition(position).block()
    index = shown.map.block_of(text_block)
    if index < 0:
        return
    block = shown.page.record.notice.blocks[index]
    menu.addSeparator()
    span = block.span
    if block.table is not None:
        table, line = block.table, shown.map.line_of(text_block)
        span = LineSpan(line, line)
        menu.addAction(_tr("在窗口中打开表格"), lambda: view.table_activated.emit(table))
    menu.addAction(_tr("查看原文"), lambda: view.source_requested.emit(span))
