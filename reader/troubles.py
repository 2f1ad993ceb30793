"""What went wrong, told to the user: a sentence that says what to do, or a dialog with the details to copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from db.model import KnownError, Problem
from db.store.userdata.file import ENDING
from reader.dialogs import Dialogs
from reader.flows.archives import ArchiveFlow
from reader.flows.importing import IMPORT_KEY, Importing
from reader.flows.open_archive import OpenArchive
from reader.flows.reading import OPEN_NOTICE
from reader.flows.searching import SEARCH_KEY
from reader.front import front
from reader.i18n import sentence
from reader.logs import details_of, log
from reader.places import Places
from reader.settings import Settings
from reader.tasks import notes
from reader.tasks.lane import Failure

_PAGE_FIRST_MS = 500


class Troubles(QObject):
    """Every failure of a lane ends here."""

    said = Signal(str)
    """One quiet sentence for the status bar."""

    def __init__(
        self,
        window: QMainWindow,
        archive: OpenArchive,
        archives: ArchiveFlow,
        importing: Importing,
        dialogs: Dialogs,
        settings: Settings,
        places: Places,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._archive = archive
        self._archives = archives
        self._importing = importing
        self._dialogs = dialogs
        self._settings = settings
        self._places = places
        self._told: set[str] = set()
        archive.failed.connect(self._failed)
        archive.not_opened.connect(self._not_opened)
        archive.opened.connect(lambda: QTimer.singleShot(_PAGE_FIRST_MS, self, self._ask_for_damaged_notes))
        archives.refused.connect(self._refused)
        archives.missing.connect(self._missing)

    def tell(self, error: Exception) -> None:
        """Tell the world's fault in a sentence, the program's own with its details."""
        if isinstance(error, KnownError):
            self._dialogs.say_problem(sentence(error))
        else:
            log.error("a wish failed", exc_info=error)
            self.tell_error(sentence(error), details_of(error))

    def tell_error(self, title: str, details: str) -> None:
        """Say that the program did something wrong."""
        from reader.widgets.error_dialog import ErrorDialog  # when there is something to tell

        ErrorDialog(title, details, front(self._window)).open()

    def _failed(self, failure: Failure) -> None:
        error = failure.error
        gone = isinstance(error, KnownError) and error.problem is Problem.NOTICE_MISSING
        if failure.key == IMPORT_KEY:
            self._importing.fail(failure)
        elif gone and failure.key.startswith(OPEN_NOTICE):
            self.said.emit(self.tr("这份文件已经不在存档里了"))
        elif isinstance(error, KnownError) and (failure.key == SEARCH_KEY or _is_of_notes(error)):
            self._tell_once(error)
        else:
            self.tell(error)

    def _tell_once(self, error: KnownError) -> None:
        """Each letter that is typed, each page that is opened asks again: later the status bar says it."""
        words = sentence(error)
        if words in self._told:
            self.said.emit(words)
        else:
            self._told.add(words)
            self.tell(error)

    def _ask_for_damaged_notes(self) -> None:
        if lanes := self._archive.lanes:
            lanes.notes.ask("damaged notes", self._tell_damaged_notes, notes.damaged)

    def _tell_damaged_notes(self, kept: Path | None) -> None:
        if kept is not None:
            words = self.tr(
                "收藏和批注的文件已损坏，读不出来。它没有被删除，改名为“%1”；新的收藏和批注从现在起重新记下。"
            )
            self._dialogs.say_problem(words.replace("%1", str(kept)))

    def _not_opened(self, path: Path, error: Exception) -> None:
        """An archive cannot be opened: the user is offered what can be done."""
        self._archives.give_up()
        if not isinstance(error, KnownError):
            self.tell(error)
            return
        ways: dict[str, Callable[[], object]] = {
            self.tr("打开其他存档…"): self._archives.choose,
            self.tr("新建存档…"): self._archives.choose_new,
        }
        if path == self._places.archive and error.problem in (Problem.ARCHIVE_DAMAGED, Problem.NOT_AN_ARCHIVE):
            ways = {self.tr("移开它，重新建立"): partial(self._archives.replace_damaged, path), **ways}
        self._dialogs.offer(sentence(error), ways)

    def _refused(self, paths: tuple[Path, ...]) -> None:
        """A read-only archive takes nothing in: where else it could go."""
        assert self._archive.path is not None
        words = self.tr("存档“%1”是只读的，不能导入：可以导入到自己的存档，或者新建一个。")
        ways: dict[str, Callable[[], object]] = {
            self.tr("导入到自己的存档"): partial(self._import_into_own, paths),
            self.tr("新建存档…"): partial(self._archives.choose_new, paths),
            self.tr("打开其他存档…"): self._archives.choose,
        }
        self._dialogs.offer(words.replace("%1", self._archive.path.stem), ways)

    def _import_into_own(self, paths: tuple[Path, ...]) -> None:
        """With nothing chosen yet, the files are asked for when the archive is open."""
        if paths:
            self._archives.import_into_own(paths)
        else:
            self._archives.open_own()
            self._archives.when_open(self._archives.choose_files)

    def _missing(self, path: Path) -> None:
        words = self.tr("没有找到存档“%1”：它可能被移走了，或者所在的磁盘、共享文件夹没有连上。")
        ways: dict[str, Callable[[], object]] = {
            self.tr("再试一次"): partial(self._archives.open_recent, path),
            self.tr("从列表中移除"): partial(self._settings.forget_archive, path),
            self.tr("打开其他存档…"): self._archives.choose,
        }
        self._dialogs.offer(words.replace("%1", str(path)), ways)


def _is_of_notes(error: KnownError) -> bool:
    """Whether it is the user's own file that cannot be read or written."""
    path = error.details.get("path")
    return isinstance(path, Path) and path.suffix == ENDING
