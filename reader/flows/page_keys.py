"""What is done to the page in front by keys: pens, the cursor, doubtful spots; and the actions that its menu offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from db.model.userdata import HighlightColour
from reader.actions import Actions
from reader.widgets.reading_area import ReadingArea
from reader.widgets.viewer.pane import NoticePane

_PENS = {f"mark_{colour.value}": colour for colour in HighlightColour}
_MENU = (("copy", "copy_with_citation", "copy_markdown"), tuple(_PENS), ("print_selection", "find"))
_NEED_SELECTION = ("copy", "copy_with_citation", "print_selection", *_PENS)


class PageKeys(QObject):
    """Serves every page of the reading area."""

    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(self, named: Actions, area: ReadingArea[NoticePane], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named = named
        self._area = area
        for name, colour in _PENS.items():
            named[name].triggered.connect(partial(self._mark, colour))
        named["caret"].toggled.connect(self._set_caret)
        named["next_doubt"].triggered.connect(lambda: self._go_to_doubt(1))
        named["previous_doubt"].triggered.connect(lambda: self._go_to_doubt(-1))
        area.current_changed.connect(self._follow_selection)
        area.tab_added.connect(self._serve)
        for pane in area.panes:
            self._serve(pane)
        self._follow_selection()

    def _serve(self, pane: NoticePane) -> None:
        for number, group in enumerate(_MENU):
            if number:
                line = QAction(pane.view)
                line.setSeparator(True)
                pane.view.addAction(line)
            pane.view.addActions([self._named[name] for name in group])
        pane.view.set_caret(self._named["caret"].isChecked())
        pane.view.selectionChanged.connect(self._follow_selection)

    def _follow_selection(self) -> None:
        selected = self._area.current.view.textCursor().hasSelection()
        self._named.enable(selected, *_NEED_SELECTION)

    def _mark(self, colour: HighlightColour) -> None:
        self._area.current.view.highlight_requested.emit(colour)

    def _set_caret(self, on: bool) -> None:
        for pane in self._area.panes:
            pane.view.set_caret(on)
        if on:
            self._area.current.view.setFocus()
            self.said.emit(self.tr("现在用方向键移动光标，按住 Shift 选择文字；再按 F7 恢复"))
        else:
            self.said.emit(self.tr("方向键恢复为滚动页面"))

    def _go_to_doubt(self, by: int) -> None:
        if not self._area.current.view.next_doubt(by):
            self.said.emit(self.tr("这份文件里没有存疑的地方"))
