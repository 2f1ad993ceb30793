"""The flow of links: from a place on the page to the line of the source, or to another document of the archive."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from db.model import LineSpan, NoticeId
from reader.flows.reading import Goal, Reading
from reader.tasks import wishes
from reader.tasks.lanes import Lanes
from reader.widgets.viewer.pane import NoticePane


class Links(QObject):
    """Follows what is clicked on a page."""

    goal_requested = Signal(Goal)
    source_found = Signal(str, LineSpan, tuple)
    """Name of the source, the lines in question, and all its lines."""
    address_activated = Signal(str)
    """A web address."""

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._lanes: Lanes | None = None

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open, or none."""
        self._lanes = lanes

    def follow(self, pane: NoticePane) -> None:
        """Follow the links of a page."""
        pane.view.source_requested.connect(self._ask_source)
        pane.view.document_link_activated.connect(self.open_document)
        pane.view.web_link_activated.connect(self.address_activated)

    def open_document(self, target: str) -> None:
        """Open the document with this number or title."""
        if self._lanes:
            self._lanes.read.ask("document", self._open_first, wishes.holders, target)

    def _ask_source(self, span: LineSpan) -> None:
        record = self._reading.record
        if record is not None and self._lanes:
            tell = partial(self.source_found.emit, record.issue_record.source, span)
            self._lanes.read.ask("source", tell, wishes.source_lines, record.issue_record.id)

    def _open_first(self, found: tuple[NoticeId, ...]) -> None:
        here = self._reading.record
        others = [notice_id for notice_id in found if here is None or notice_id != here.id]
        if others:
            self.goal_requested.emit(Goal(others[0]))
