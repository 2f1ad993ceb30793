"""The flow of the tree's filter: an index made when it is first needed, then an answer for every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.tasks import wishes
from reader.tasks.lanes import Lanes

if TYPE_CHECKING:
    from reader.tasks.tree_filter import FilterAnswer, FilterIndex
    from reader.widgets.contents_panel import ContentsPanel

FILTER_KEY = "filter"


class Filtering(QObject):
    """Shows what the filter's text leaves of the tree."""

    def __init__(self, contents: ContentsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._contents = contents
        self._lanes: Lanes | None = None
        self._index: FilterIndex | None = None
        self._text = ""
        contents.filter_requested.connect(self.filter)

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open; the words of the filter were meant for the one before."""
        self._lanes = lanes
        self._index = None
        self._text = ""
        self._contents.drop_filter()

    def again(self) -> None:
        """The archive holds something else now."""
        self._index = None
        if self._text:
            self.filter(self._text)

    def filter(self, text: str) -> None:
        """Show what ``text`` leaves; everything for ""."""
        self._text = text
        if self._lanes is None:
            return
        if not text:
            self._lanes.search.forget(FILTER_KEY)
            self._contents.say_count(None)
            self._contents.model.show_only(None)
        elif self._index is None:
            self._lanes.search.ask(FILTER_KEY, self._index_made, wishes.filter_index)
        else:
            self._lanes.search.ask(FILTER_KEY, self._answered, wishes.filter_tree, self._index, text)

    def _index_made(self, index: FilterIndex) -> None:
        self._index = index
        self.filter(self._text)

    def _answered(self, answer: FilterAnswer) -> None:
        self._contents.say_count(answer.total)
        self._contents.model.show_only(answer.only)
