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
from reader.tasks.wishes import Holdings


class ArchiveFlow(QObject):
    """Which archive is open, and what comes into it. ``own`` is the user's own archive, made at the first start."""

    leaving = Signal()
    """The archive that is open is about to be closed."""
    lanes_changed = Signal(object)
    """Another archive is open: work with these lanes from now on; None: none is open."""
    holdings_changed = Signal(Holdings)
    """What the archive holds: just opened, or after an import."""
    refreshed = Signal()
    """After an import: what is shown may be out of date."""
    goals_found = Signal(tuple, int)
    """The notices to open in another archive, in the order of their tabs, and which is in front."""
    refused = Signal(tuple)
    """These paths cannot be imported: the archive is read-only."""
    missing = Signal(Path)
    """A recent archive is not there any more."""
    said = Signal(str, str, object)
    """A sentence, the words of a button or "", and what the button does."""

    def __init__(
        self, archive: OpenArchive, importing: Importing, settings: Settings, own: Path, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._archive = archive
        self._importing = importing
        self._settings = settings
        self._own = own
        self._window = window
        self._after_opening: list[Callable[[], None]] = []
        self.recent_menu = QMenu(window)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        archive.leaving.connect(self.leaving)
        archive.opened.connect(self._opened)
        archive.reloaded.connect(self._reloaded)
        importing.finished.connect(archive.reload)

    # Opening

    def open(self, path: Path, *, create: bool = False) -> None:
        """Open an archive, or make it."""
        self._after_opening.clear()
        self._archive.open(path, create=create)

    def open_own(self) -> None:
        """Open the user's own archive; the first time it is made of the gazettes that ship with the program."""
        self.open(self._own, create=True)
        self.when_open(self.import_starter_if_empty)

    def open_last(self) -> None:
        """Open what was open last; the user's own archive where that is nothing, or not there now."""
        last = self._settings.archive
        if last is not None and last.exists():
            self.open(last)
            return
        self.open_own()
        if last is not None and last != self._own:
            words = self.tr("上次的存档“%1”现在找不到，先打开了自己的存档").replace("%1", last.stem)
            self.when_open(lambda: self.said.emit(words, self.tr("再试一次"), lambda: self.open_recent(last)))

    def open_recent(self, path: Path) -> None:
        """Open an archive of the list of recent ones; the one that is open stays where it is not there any more."""
        if path.exists():
            self.open(path)
        else:
            self.missing.emit(path)

    def replace_damaged(self, path: Path) -> None:
        """Move the user's own, damaged archive aside and make it anew of the gazettes that ship with the program."""
        if path == self._archive.path:
            self.close()
        number = next(n for n in range(1, 1000) if not path.with_suffix(f".{n}.damaged").exists())
        path.rename(path.with_suffix(f".{number}.damaged"))
        self.open_own()

    def close(self) -> None:
        """Close the archive that is open: none is, then."""
        self._archive.close()
        self.give_up()

    def give_up(self) -> None:
        """What was to be opened was not; where no archive is open, the window has to know."""
        self._after_opening.clear()
        if self._archive.lanes is None:
            self.lanes_changed.emit(None)

    def choose(self) -> None:
        """Let the user choose an archive and open it."""
        if path := choosing.archive(self._window, self._settings):
            self.open(path)

    def choose_new(self, then_import: tuple[Path, ...] = ()) -> None:
        """Let the user make an archive, and import into it."""
        if path := choosing.new_archive(self._window, self._settings):
            self.open(path, create=True)
            self.import_when_open(then_import)

    # Importing

    def when_open(self, then: Callable[[], None]) -> None:
        """Do something as soon as the archive that is being opened is there."""
        self._after_opening.append(then)

    def import_when_open(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes as soon as the archive that is being opened is there."""
        self.when_open(lambda: self.take(paths))

    def import_into_own(self, paths: tuple[Path, ...]) -> None:
        """Open the user's own archive and import gazettes into it."""
        self.open_own()
        self.import_when_open(paths)

    def choose_files(self) -> None:
        """Let the user choose gazettes and import them."""
        if not self._refused():
            self.take(choosing.gazettes(self._window, self._settings))

    def choose_folder(self) -> None:
        """Let the user choose a folder and import it."""
        if not self._refused():
            self.take(choosing.folder(self._window, self._settings))

    def take(self, paths: tuple[Path, ...]) -> None:
        """Import gazettes, into the user's own archive where none is open; a single archive is opened instead."""
        if len(paths) == 1 and paths[0].suffix == ARCHIVE_SUFFIX:
            self.open(paths[0])
        elif self._archive.opening:
            self.import_when_open(paths)
        elif not paths or self._refused(paths):
            return
        elif self._archive.lanes is None:
            self.import_into_own(paths)
        elif self._importing.running:
            self._importing.after(lambda: self.take(paths))
        else:
            self._importing.start(self._archive.lanes, paths)

    def import_starter(self) -> None:
        """Import the gazettes that ship with the program."""
        if self._archive.lanes and self._archive.writable and not self._importing.running:
            self._importing.start_with_starter(self._archive.lanes)

    def import_starter_if_empty(self) -> None:
        """Import the gazettes that ship with the program where the archive holds nothing."""
        if self._archive.holdings and not self._archive.holdings.issues:
            self.import_starter()

    def answer_search(self, text: str) -> None:
        """Say why a search finds nothing where there is nothing to search, with the way to change that."""
        if not text or self._archive.opening:
            return
        if self._archive.lanes is None:
            self.said.emit(self.tr("还没有打开存档"), self.tr("打开自己的存档"), self.open_own)
        elif self._archive.holdings and not self._archive.holdings.issues:
            self.said.emit(self.tr("存档里还没有公报"), self.tr("导入公报文件…"), self.choose_files)

    def _refused(self, paths: tuple[Path, ...] = ()) -> bool:
        holdings = self._archive.holdings
        if holdings is None or not holdings.read_only:
            return False
        self.refused.emit(paths)
        return True

    # What is open

    def keep_session(self, reading: Reading, front: int) -> None:
        """Remember what is open in the archive, for when it is opened again; not while tabs are still being filled."""
        lanes = self._archive.lanes
        if lanes and self._archive.holdings and reading.complete and not lanes.read.busy:
            self._settings.keep_session(lanes.path, session.saved(reading.shown(), front))

    def _opened(self, holdings: Holdings) -> None:
        lanes = self._archive.lanes
        assert lanes is not None
        self._settings.remember_archive(holdings.path, read_only=holdings.read_only)
        self.lanes_changed.emit(lanes)
        self.holdings_changed.emit(holdings)
        lanes.read.ask("session", self._resume, session.restored, self._settings.session(holdings.path))
        waiting, self._after_opening = self._after_opening, []
        for then in waiting:
            then()

    def _reloaded(self, holdings: Holdings) -> None:
        self.holdings_changed.emit(holdings)
        self.refreshed.emit()

    def _resume(self, kept: session.Restored) -> None:
        holdings = self._archive.holdings
        if kept.goals:
            self.goals_found.emit(kept.goals, kept.front)
        elif holdings and holdings.first is not None:
            self.goals_found.emit((Goal(holdings.first),), 0)

    def open_recent_menu(self) -> None:
        """Open the list of recent archives below the menu that it belongs to."""
        bar = self._window.menuBar()
        self.recent_menu.popup(bar.mapToGlobal(bar.actionGeometry(bar.actions()[0]).bottomLeft()))

    def _fill_recent(self) -> None:
        """Whether they are there is seen when one is chosen: looking at a network that is down takes seconds."""
        self.recent_menu.clear()
        for recent in self._settings.recent_archives:
            words = self.tr("%1（只读）") if recent.read_only else "%1"
            text = words.replace("%1", recent.path.stem).replace("&", "&&")
            action = self.recent_menu.addAction(f"{text}\t{recent.path.parent}")
            action.setToolTip(str(recent.path))
            action.setCheckable(True)
            action.setChecked(recent.path == self._archive.path)
            action.setEnabled(recent.path != self._archive.path)
            action.triggered.connect(lambda _checked=False, path=recent.path: self.open_recent(path))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("还没有打开过存档")).setEnabled(False)
