"""What is open and how the window looks, kept while it runs: a crash or a power cut loses two seconds of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from reader.desk import Desk
from reader.flows.archives import ArchiveFlow
from reader.flows.reading import Reading
from reader.settings import Settings
from reader.widgets.viewer.pane import NoticePane

_WAIT_MS = 2000


class Keeping(QObject):
    """Writes the session and the look a moment after they changed, and when it is told to."""

    def __init__(
        self,
        desk: Desk,
        reading: Reading,
        archives: ArchiveFlow,
        settings: Settings,
        keep_look: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = reading
        self._archives = archives
        self._settings = settings
        self._keep_look = keep_look
        self.timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self.timer.timeout.connect(self.keep)
        reading.notice_shown.connect(self.soon)
        archives.leaving.connect(self.keep)
        desk.area.current_changed.connect(self.soon)
        desk.area.tabs.tabMoved.connect(self.soon)
        desk.splitter.splitterMoved.connect(self.soon)
        desk.side.currentChanged.connect(self.soon)
        desk.left.currentChanged.connect(self.soon)
        desk.area.tab_added.connect(self._follow)
        for pane in desk.area.panes:
            self._follow(pane)

    def soon(self, *_changed: object) -> None:
        """Something changed: keep it in a moment."""
        if not self.timer.isActive():
            self.timer.start()

    def keep(self) -> None:
        """Keep everything now, on disk."""
        self.timer.stop()
        self._reading.keep_places()
        self._archives.keep_session(self._reading, self._desk.area.tabs.currentIndex())
        self._keep_look()
        self._settings.write()

    def _follow(self, pane: NoticePane) -> None:
        pane.view.place_changed.connect(self.soon)
