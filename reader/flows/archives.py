"""The flow of archives: opened, made, chosen, filled with gazettes; and what was open in them last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.flows import choosing, session
from reader.flows.importing import Importing
from reader.flows.open_archive import OpenArchive
from reader.flows.reading import Goal, Reading
from reader.places import ARCHIVE_SUFFIX
from reader.settings import Settings
from reader.tasks.lanes import Lanes
from reader.tasks.wishes import Holdings


class ArchiveFlow(QObject):
    """Which archive is open, and what comes into it."""

    leaving = Signal()
    """The archive that is open is about to be closed."""
    lanes_changed = Signal(Lanes)
    """Another archive is open: work with these lanes from now on."""
    holdings_changed = Signal(Holdings)
    """What the archive holds: just opened, or after an import."""
    refreshed = Signal()
    """After an import: what is shown may be out of date."""
    goals_found = Signal(tuple)
    """The notices to open in another archive, the one in front first."""

    def __init__(self, archive: OpenArchive, importing: Importing, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._archive = archive
        self._importing = importing
        self._settings = settings
        self._window = window
        self._after_opening: list[Callable[[], None]] = []
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        archive.opened.connect(self._opened)
        archive.reloaded.connect(self._reloaded)
        importing.finished.connect(archive.reload)

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open an archive, or make it."""
        self.leaving.emit()
        self._archive.open(path, create=create)

    def open_first(self, path: Path) -> None:
        """Open the user's own archive; the first time it is made of the gazettes that ship with the program."""
        self._after_opening.append(self._import_starter_if_empty)
        self.open(path, create=True)

    def replace_damaged(self, path: Path) -> None:
        """Move a damaged archive aside and make it anew of the gazettes that ship with the program."""
        number = next(n for n in range(1, 1000) if not path.with_suffix(f".{n}.damaged").exists())
        path.rename(path.with_suffix(f".{number}.damaged"))
        self.open_first(path)

    def import_when_open(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes as soon as the archive that is being opened is there."""
        self._after_opening.append(lambda: self.take(paths))

    def choose(self) -> None:
        """Let the user choose an archive and open it."""
        if path := choosing.archive(self._window, self._settings):
            self.open(path)

    def choose_new(self) -> None:
        """Let the user make an archive."""
        if path := choosing.new_archive(self._window, self._settings):
            self.open(path, create=True)

    def choose_files(self) -> None:
        """Let the user choose gazettes and import them."""
        self.take(choosing.gazettes(self._window, self._settings))

    def choose_folder(self) -> None:
        """Let the user choose a folder and import it."""
        self.take(choosing.folder(self._window, self._settings))

    def take(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes; a single archive is opened instead."""
        if len(paths) == 1 and paths[0].suffix == ARCHIVE_SUFFIX:
            self.open(paths[0])
        elif paths and self._archive.lanes and not self._importing.running:
            self._importing.start(self._archive.lanes, paths)

    def keep_session(self, reading: Reading, front: int) -> None:
        """Remember what is open in the archive, for when it is opened again."""
        if self._archive.path and self._archive.holdings:
            self._settings.keep_session(self._archive.path, session.saved(reading.shown(), front))

    def _opened(self, holdings: Holdings) -> None:
        lanes = self._archive.lanes
        assert lanes is not None
        self._settings.archive = holdings.path
        self.lanes_changed.emit(lanes)
        self.holdings_changed.emit(holdings)
        lanes.read.ask("session", self._resume, session.restored, self._settings.session(holdings.path))
        waiting, self._after_opening = self._after_opening, []
        for then in waiting:
            then()

    def _reloaded(self, holdings: Holdings) -> None:
        self.holdings_changed.emit(holdings)
        self.refreshed.emit()

    def _resume(self, goals: tuple[Goal, ...]) -> None:
        holdings = self._archive.holdings
        if not goals and holdings and holdings.first is not None:
            goals = (Goal(holdings.first),)
        self.goals_found.emit(goals)

    def _import_starter_if_empty(self) -> None:
        archive = self._archive
        if archive.lanes and archive.writable and archive.holdings and not archive.holdings.issues:
            self._importing.start_with_starter(archive.lanes)

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for path in self._settings.recent_archives:
            action = self.recent_menu.addAction(str(path).replace("&", "&&"))
            action.setEnabled(path != self._archive.path)
            action.triggered.connect(lambda _checked=False, path=path: self.open(path))
