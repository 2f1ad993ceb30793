"""The flow of the marker pen: passages marked, annotated, coloured anew, unmarked; undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.model import NoticeKey
from db.model.userdata import Highlight, HighlightColour
from reader.flows.reading import Reading
from reader.flows.undo import UndoPile, WayBack
from reader.tasks import notes
from reader.tasks.lanes import Lanes
from reader.widgets.viewer.pane import NoticePane

if TYPE_CHECKING:
    from reader.widgets.bookmarks import BookmarksPanel
    from reader.widgets.viewer.viewer import NoticeView


class Marking(QObject):
    """Keeps the highlights of the notices that are open in step with the user's file."""

    changed = Signal()
    """What is marked is another now, or is about to be: whoever asks the lane of notes now hears it."""
    restored = Signal()
    """The same, of marks that were removed and come back."""

    def __init__(self, reading: Reading, pile: UndoPile, window: QWidget) -> None:
        super().__init__(window)
        self._reading = reading
        self._pile = pile
        self._window = window
        self._lanes: Lanes | None = None
        self._shown: WeakKeyDictionary[NoticePane, tuple[Highlight, ...]] = WeakKeyDictionary()
        self._count = 0

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open."""
        self._lanes = lanes
        for pane in self._shown:
            self._shown[pane] = ()

    def highlights_in(self, pane: NoticePane) -> tuple[Highlight, ...]:
        """What is marked in a page."""
        return self._shown.get(pane, ())

    def follow(self, pane: NoticePane) -> None:
        """Serve the wishes of a page."""
        self._shown[pane] = ()
        pane.view.highlight_requested.connect(partial(self._mark, pane))
        self.serve(pane.view)

    def serve(self, teller: NoticeView | BookmarksPanel) -> None:
        """Serve whoever shows marks."""
        teller.highlight_note_requested.connect(self._ask_note)
        teller.highlight_colour_requested.connect(lambda mark, colour: self._change(replace(mark, colour=colour)))
        teller.highlight_removal_requested.connect(self.remove)

    def show_in(self, pane: NoticePane) -> None:
        """A page was opened: show what is marked in it."""
        if key := self._reading.key_in(pane):
            self._ask(key, notes.highlights_of, key)

    def _mark(self, pane: NoticePane, colour: HighlightColour) -> None:
        passages = pane.view.selected_passages()
        if passages and (key := self._reading.key_in(pane)):
            self._tell(key, notes.add_highlights, key, passages, colour)
            pane.view.drop_selection()  # it would hide the colour

    def remove(self, highlights: tuple[Highlight, ...]) -> None:
        """Remove highlights, of whatever notices; one undo brings all of them back."""
        self._do(notes.remove_highlights, highlights)
        self.changed.emit()
        words = self.tr("已删除 %n 处标记", None, len(highlights)) if len(highlights) > 1 else self.tr("已删除标记")
        self._pile.add(WayBack(words, partial(self._restore, highlights)))

    def _restore(self, highlights: tuple[Highlight, ...]) -> None:
        self._do(notes.restore_highlights, highlights)
        self.restored.emit()

    def _do(self, function: Callable[..., None], highlights: tuple[Highlight, ...]) -> None:
        """Do something with highlights, and show every page what it has then."""
        if self._lanes:
            self._count += 1
            self._lanes.notes.ask(f"highlights/{self._count}", lambda _done: None, function, highlights)
            for pane in tuple(self._shown):
                self.show_in(pane)

    def _change(self, highlight: Highlight) -> None:
        self._tell(highlight.key, notes.change_highlight, highlight)

    def _ask_note(self, highlight: Highlight) -> None:
        from reader.widgets.note_dialog import NoteDialog  # with the first note, not with the window

        dialog = NoteDialog(highlight.passage.quote, highlight.note, self._window)
        dialog.textValueSelected.connect(lambda note: self._change(replace(highlight, note=note.strip())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, key: NoticeKey, function: Callable[..., tuple[Highlight, ...]], *values: Any) -> None:
        self._ask(key, function, *values)
        self.changed.emit()

    def _ask(self, key: NoticeKey, function: Callable[..., tuple[Highlight, ...]], *values: Any) -> None:
        if self._lanes:
            self._count += 1
            self._lanes.notes.ask(f"highlights/{self._count}", partial(self._show, key), function, *values)

    def _show(self, key: NoticeKey, highlights: tuple[Highlight, ...]) -> None:
        """Show them in every page of the notice."""
        for pane in tuple(self._shown):
            if self._reading.key_in(pane) == key:
                self._shown[pane] = highlights
                pane.view.set_highlights(highlights)
