"""The flow of the marker pen: passages of the page in front marked, annotated, unmarked; undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QLabel, QPlainTextEdit, QWidget

from db.model.userdata import Highlight, HighlightColour, HighlightId
from reader.flows.reading import Reading
from reader.flows.undo import UndoPile, WayBack
from reader.tasks import notes
from reader.tasks.lanes import Lanes
from reader.widgets.viewer.pane import NoticePane


class Marking(QObject):
    """Keeps the highlights of the notices that are open in step with the user's file."""

    changed = Signal()
    """What is marked is another now, or is about to be: whoever asks the lane of notes now hears it."""

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
        self._shown.clear()

    def highlights_in(self, pane: NoticePane) -> tuple[Highlight, ...]:
        """What is marked in a page."""
        return self._shown.get(pane, ())

    def follow(self, pane: NoticePane) -> None:
        """Serve the wishes of a page."""
        pane.view.highlight_requested.connect(partial(self._mark, pane))
        pane.view.highlight_note_requested.connect(partial(self._with, self._ask_note, pane))
        pane.view.highlight_removal_requested.connect(partial(self._with, self.remove, pane))

    def show_in(self, pane: NoticePane) -> None:
        """A page was opened: show what is marked in it."""
        if key := self._reading.key:
            self._ask(pane, notes.highlights_of, key)

    def _mark(self, pane: NoticePane, colour: HighlightColour) -> None:
        passages = pane.view.selected_passages()
        if passages and (key := self._reading.key):
            self._change(pane, notes.add_highlights, key, passages, colour)
            pane.view.drop_selection()  # it would hide the colour

    def _with(self, do: Callable[[NoticePane, Highlight], object], pane: NoticePane, wanted: HighlightId) -> None:
        for highlight in self.highlights_in(pane):
            if highlight.id == wanted:
                do(pane, highlight)

    def remove(self, pane: NoticePane, highlight: Highlight) -> None:
        """Remove a highlight; undo brings it back."""
        self._change(pane, notes.remove_highlight, highlight)
        back = partial(self._change, pane, notes.restore_highlight, highlight)
        self._pile.add(WayBack(self.tr("已删除标记"), back))

    def _ask_note(self, pane: NoticePane, highlight: Highlight) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("批注"))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setLabelText(" ".join(highlight.passage.quote.split())[:60].replace("&", "&&"))
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setTextValue(highlight.note)
        for edit in dialog.findChildren(QPlainTextEdit):
            edit.setTabChangesFocus(True)  # the buttons can be reached by keys
        done = QShortcut(QKeySequence("Ctrl+Return"), dialog)
        done.activated.connect(dialog.accept)
        dialog.textValueSelected.connect(lambda note: self._change(pane, notes.note_highlight, highlight, note.strip()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, pane: NoticePane, function: Callable[..., tuple[Highlight, ...]], *values: Any) -> None:
        self._ask(pane, function, *values)
        self.changed.emit()

    def _ask(self, pane: NoticePane, function: Callable[..., tuple[Highlight, ...]], *values: Any) -> None:
        if self._lanes and (key := self._reading.key):
            self._count += 1
            then = partial(self._show, pane, key)
            self._lanes.notes.ask(f"highlights/{self._count}", then, function, *values)

    def _show(self, pane: NoticePane, key: object, highlights: tuple[Highlight, ...]) -> None:
        if self._reading.key_in(pane) == key:
            self._shown[pane] = highlights
            pane.view.set_highlights(highlights)
