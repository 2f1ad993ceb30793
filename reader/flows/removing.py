"""The flow of taking issues out of the archive: asked about first, undone with Ctrl+Z."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from db.model import IssueId, NoticeId, RemovedIssue
from reader.flows.open_archive import OpenArchive
from reader.flows.reading import Lost, Reading
from reader.flows.undo import UndoPile, WayBack
from reader.models.short_titles import issue_label
from reader.settings import Settings
from reader.tasks import wishes


class Removing(QObject):
    """Removes issues one after the other, until it is stopped; all come back as long as the archive stays open."""

    confirmation_requested = Signal(str, str, object)
    """A question, the words of the button that says yes, and what it does."""
    said = Signal(str)
    """A sentence for the status bar."""
    progressed = Signal(str, int, int)
    """What is being done, in words, how many issues are done, and of how many."""
    finished = Signal()
    failed = Signal(Exception)
    _counted = Signal(int)
    """So many issues are done. Emitted on the lane's thread, received on this one."""

    def __init__(
        self, archive: OpenArchive, reading: Reading, pile: UndoPile, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._reading = reading
        self._pile = pile
        self._settings = settings
        self._stopped = threading.Event()
        self._work = ("", 0)
        """What is being done and with how many issues; words are missing when nothing is."""
        self._counted.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self, issue_ids: tuple[IssueId, ...]) -> None:
        """Ask whether these issues are to be removed."""
        if not self._archive.writable:
            self.said.emit(self.tr("这个存档是只读的，不能移除"))
        elif issue_ids:
            question = self.tr("要把%1从存档中移除吗？原来的文件不会被删除；移除后可以用 Ctrl+Z 撤销。")
            words = question.replace("%1", self._named(issue_ids))
            if self._archive.path and self._settings.folders(self._archive.path):
                words += "\n\n" + self.tr("如果它的文件还在订阅的文件夹里，下次启动会再次导入。")
            self.confirmation_requested.emit(words, self.tr("移除"), lambda: self.remove(issue_ids))

    def remove(self, issue_ids: tuple[IssueId, ...]) -> None:
        """Remove issues; their tabs are closed."""

        def done(answer: wishes.Removal) -> None:
            lost = self._reading.lose(_notices_of(answer.removed))
            if answer.removed:
                words = self.tr("已移除%1").replace("%1", self._named(tuple(removed.id for removed in answer.removed)))
                self._pile.add(WayBack(words, lambda: self._restore(words, answer.removed, lost)))
            self._end(answer)

        self._begin("remove", self.tr("正在移除…"), done, wishes.remove_issues, issue_ids)

    def stop(self) -> None:
        """Leave it at what has been removed or brought back by now."""
        self._stopped.set()

    def abandon(self) -> None:
        """The archive is closed."""
        self.stop()
        self._finish()

    def _restore(self, words: str, removed: tuple[RemovedIssue, ...], lost: tuple[Lost, ...]) -> None:
        def done(answer: wishes.Removal) -> None:
            still = set(_notices_of(answer.removed))
            self._reading.regain((each for each in _notices_of(removed) if each not in still), lost)
            if answer.removed:
                left = tuple(one for one in lost if one.goal.notice_id in still)
                self._pile.add(WayBack(words, lambda: self._restore(words, answer.removed, left)))
            self._end(answer)

        self._begin("restore", self.tr("正在恢复…"), done, wishes.restore_issues, removed)

    def _begin(
        self,
        key: str,
        words: str,
        done: Callable[[wishes.Removal], None],
        wish: Callable[..., wishes.Removal],
        issues: Sequence[object],
    ) -> None:
        if self._archive.lanes:
            self._stopped.clear()
            self._work = words, len(issues)
            self._archive.lanes.write.ask(key, done, wish, issues, self._counted.emit, self._stopped.is_set)

    def _tell(self, count: int) -> None:
        words, total = self._work
        if words:
            self.progressed.emit(words, count, total)

    def _finish(self) -> None:
        self._work = ("", 0)
        self.finished.emit()

    def _end(self, answer: wishes.Removal) -> None:
        self._finish()
        self._archive.reload()
        if answer.error:
            self.failed.emit(answer.error)

    def _named(self, issue_ids: tuple[IssueId, ...]) -> str:
        if len(issue_ids) > 1 or self._archive.holdings is None:
            return self.tr(" %n 期", None, len(issue_ids))
        record = next(record for record in self._archive.holdings.issues if record.id == issue_ids[0])
        return f"“{issue_label(record, with_year=True)}”"


def _notices_of(issues: Iterable[RemovedIssue]) -> list[NoticeId]:
    return [NoticeId(issue.first + number) for issue in issues for number in range(len(issue.parsed.notices))]
