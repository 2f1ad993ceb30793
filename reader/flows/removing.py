"""The flow of taking issues out of the archive: asked about first, undone with Ctrl+Z."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from db.model import IssueId, RemovedIssue
from reader.flows.open_archive import OpenArchive
from reader.flows.reading import Reading
from reader.flows.undo import UndoPile, WayBack
from reader.models.short_titles import issue_label
from reader.settings import Settings
from reader.tasks import wishes


class Removing(QObject):
    """Removes issues one after the other; each can be brought back as long as the archive stays open."""

    confirmation_requested = Signal(str, str, object)
    """A question, the words of the button that says yes, and what it does."""
    work_changed = Signal(str)
    """What is being done, in words; "" when it is done."""

    def __init__(
        self, archive: OpenArchive, reading: Reading, pile: UndoPile, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._archive = archive
        self._reading = reading
        self._pile = pile
        self._settings = settings

    def ask(self, issue_ids: tuple[IssueId, ...]) -> None:
        """Ask whether these issues are to be removed."""
        if self._archive.writable and issue_ids:
            question = self.tr("要把%1从存档中移除吗？原来的文件不会被删除；移除后可以用 Ctrl+Z 撤销。")
            words = question.replace("%1", self._named(issue_ids))
            if self._archive.path and self._settings.folders(self._archive.path):
                words += "\n\n" + self.tr("如果它的文件还在订阅的文件夹里，下次启动会再次导入。")
            self.confirmation_requested.emit(words, self.tr("移除"), lambda: self.remove(issue_ids))

    def remove(self, issue_ids: tuple[IssueId, ...]) -> None:
        """Remove issues; their tabs are closed."""
        if self._archive.lanes:
            self.work_changed.emit(self.tr("正在移除…"))
            for issue_id in issue_ids:
                self._reading.close_issue(issue_id)
            words = self.tr("已移除%1").replace("%1", self._named(issue_ids))

            def done(removed: tuple[RemovedIssue, ...]) -> None:
                self._changed()
                self._pile.add(WayBack(words, lambda: self._restore(removed)))

            self._archive.lanes.write.ask("remove", done, wishes.remove_issues, issue_ids)

    def _restore(self, removed: tuple[RemovedIssue, ...]) -> None:
        if self._archive.lanes:
            self.work_changed.emit(self.tr("正在恢复…"))
            self._archive.lanes.write.ask("restore", lambda _ids: self._changed(), wishes.restore_issues, removed)

    def _changed(self) -> None:
        self.work_changed.emit("")
        self._archive.reload()

    def _named(self, issue_ids: tuple[IssueId, ...]) -> str:
        if len(issue_ids) > 1 or self._archive.holdings is None:
            return self.tr(" %1 期").replace("%1", str(len(issue_ids)))
        record = next(record for record in self._archive.holdings.issues if record.id == issue_ids[0])
        year = f"{record.issue.year}年" if record.issue.year else ""
        return f"“{year}{issue_label(record)}”"
