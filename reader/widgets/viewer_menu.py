"""The viewer's menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QUrl
from PySide6.QtWidgets import QMenu

from db.model import LineSpan
from db.model.userdata import HighlightColour

if TYPE_CHECKING:
    from reader.widgets.viewer import NoticeView


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoticeView", text)


def fill_menu(menu: QMenu, view: NoticeView, position: QPoint) -> None:
    """Offer what can be done with the selection and with what lies at a place of the viewport."""
    selected = view.textCursor().hasSelection()
    address = view.anchorAt(position)
    if address:
        menu.addAction(_tr("打开链接"), lambda: view.follow_link(QUrl(address)))
        menu.addSeparator()
    menu.addAction(_tr("复制"), view.copy).setEnabled(selected)
    menu.addAction(_tr("复制并附引文"), view.copy_with_citation).setEnabled(selected)
    menu.addAction(_tr("复制为 Markdown"), view.copy_markdown)
    menu.addAction(_tr("全选"), view.selectAll)
    if selected:
        menu.addSeparator()
        _add_pens(menu, view)
    _add_place(menu, view, position)


def _add_pens(menu: QMenu, view: NoticeView) -> None:
    pens = menu.addMenu(_tr("标记所选文字"))
    for colour, name in (
        (HighlightColour.YELLOW, _tr("黄色")),
        (HighlightColour.GREEN, _tr("绿色")),
        (HighlightColour.BLUE, _tr("蓝色")),
        (HighlightColour.RED, _tr("红色")),
    ):
        pens.addAction(name, partial(view.highlight_requested.emit, colour))


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
