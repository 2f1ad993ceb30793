"""The flow of the user's own file: what was read, bookmarks, folders, undo."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from db.model import IssueId, NoticeId, NoticeKey
from db.model.userdata import Bookmark, BookmarkId, FolderId, Visit
from reader.flows.undo import UndoPile, WayBack
from reader.models.collating import collated
from reader.models.short_titles import named_apart, short_title
from reader.tasks import notes
from reader.tasks.lanes import Lanes
from reader.tasks.notes import NotesState, RecentNotice
from reader.widgets.later import Later

if TYPE_CHECKING:
    from reader.widgets.bookmarks import BookmarksPanel

_UNKNOWN = NotesState()
"""Before the user's file is read."""


class Collecting(QObject):
    """Keeps the window's view of the user's file: every change answers with the whole state."""

    changed = Signal()
    said = Signal(str)
    """A sentence for the status bar."""
    markdown_made = Signal(str)
    recent_cleared = Signal()
    recent_restored = Signal()
    """What was opened, and where it was left, is forgotten, or known again."""

    def __init__(self, tab: Later[BookmarksPanel], pile: UndoPile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tab = tab
        self._pile = pile
        self._lanes: Lanes | None = None
        self._count = 0
        self.state = _UNKNOWN
        self.read: frozenset[NoticeId] = frozenset()
        """The notices that count as read."""
        tab.when_made(self._wire)

    def _wire(self, panel: BookmarksPanel) -> None:
        panel.removal_requested.connect(self.remove)
        panel.move_requested.connect(self.move)
        panel.note_requested.connect(lambda bookmark, note: self._ask(notes.note_bookmark, bookmark, note))
        panel.folder_requested.connect(self.add_folder)
        panel.move_to_new_requested.connect(self.move_to_new)
        panel.rename_requested.connect(lambda folder, name: self._ask(notes.rename_folder, folder, name))
        panel.folder_removal_requested.connect(self.remove_folder)
        panel.clear_recent_requested.connect(lambda: self._tell(self._recent_cleared, notes.clear_recent))
        panel.export_requested.connect(self._make_markdown)
        self._fill(panel)

    @property
    def bookmarked(self) -> frozenset[NoticeId]:
        """The notices that carry a bookmark."""
        return frozenset(b.notice_id for b in self.state.bookmarks if b.notice_id is not None)

    def use(self, lanes: Lanes | None) -> None:
        """Another archive is open, with another file of the user."""
        self._lanes = lanes
        self._pile.forget()
        self.read = frozenset()
        self._show(_UNKNOWN)

    def archive_changed(self) -> None:
        """After an import, or with another archive: notices may be called otherwise now."""
        self._ask(notes.follow_archive)
        self._tell(self._show_read, notes.read)

    def highlights_changed(self) -> None:
        """Passages were marked, annotated or unmarked."""
        self._ask(notes.state)

    def highlights_restored(self) -> None:
        """Marks are back: choose their rows."""
        self._tell(self._show_restored, notes.state)

    def opened(self, notice_id: NoticeId, key: NoticeKey) -> None:
        """A notice was opened."""
        noted = partial(self._add_opened, notice_id, key)
        self._tell(lambda _done: noted(), notes.note_opened, key)
        noted()

    def _add_opened(self, notice_id: NoticeId, key: NoticeKey) -> None:
        others = (recent for recent in self.state.recent if recent.notice_id != notice_id)
        recent = (RecentNotice(key, notice_id), *others)[: notes.RECENT]
        self.read |= {notice_id}
        self._show(replace(self.state, recent=recent))

    def set_issue_read(self, issue_id: IssueId, read: bool) -> None:
        """Count every notice of an issue as read or not."""
        self._tell(partial(self._count_read, read), notes.set_issue_read, issue_id, read)

    def set_read(self, notice_ids: tuple[NoticeId, ...], read: bool) -> None:
        """Count notices as read or not."""
        self._tell(partial(self._count_read, read), notes.set_read, notice_ids, read)

    def set_all_read(self) -> None:
        """Count everything as read; undo brings the old state back."""
        before = self.read
        self._tell(partial(self._count_read, True), notes.set_all_read)

        def back() -> None:
            self.set_read(tuple(self.read - before), False)

        self._pile.add(WayBack(self.tr("已全部标为已读"), back))

    def _count_read(self, read: bool, notice_ids: frozenset[NoticeId]) -> None:
        self._show_read(self.read | notice_ids if read else self.read - notice_ids)

    def _show_read(self, read: frozenset[NoticeId]) -> None:
        self.read = read
        self.changed.emit()

    def set_bookmarked(self, notice_ids: tuple[NoticeId, ...], bookmarked: bool) -> None:
        """Bookmark notices, or take their bookmarks away."""
        if bookmarked:
            self._tell(self._added, notes.add_bookmarks, tuple(n for n in notice_ids if n not in self.bookmarked))
        else:
            self._remove(tuple(b.bookmark for b in self.state.bookmarks if b.notice_id in notice_ids))

    def _added(self, state: NotesState) -> None:
        """Say so: an older message may offer to undo a removal."""
        before = self.bookmarked
        self._show(state)
        added = self.bookmarked - before
        titles = [short_title(b.bookmark.key.title) for b in state.bookmarks if b.notice_id in added]
        if len(titles) == 1:
            self.said.emit(self.tr("已收藏“%1”").replace("%1", titles[0]))
        elif titles:
            self.said.emit(self.tr("已收藏 %n 份文件", None, len(titles)))

    def remove(self, bookmark_ids: tuple[BookmarkId, ...]) -> None:
        """Remove bookmarks."""
        self._remove(self._bookmarks(bookmark_ids))

    def _remove(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Undo brings them back."""
        if bookmarks:
            self._ask(notes.remove_bookmarks, tuple(bookmark.id for bookmark in bookmarks))
            words = self.tr("已取消收藏")
            if len(bookmarks) > 1:
                words = self.tr("已取消收藏 %n 份文件", None, len(bookmarks))
            self._pile.add(WayBack(words, partial(self._restore, bookmarks)))

    def _restore(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Bring removed bookmarks back and choose their rows."""
        self._tell(self._show_restored, notes.restore_bookmarks, bookmarks)

    def _show_restored(self, state: NotesState) -> None:
        known = self._tab.part.tree.names if self._tab.made else frozenset()
        self._show(state)
        if self._tab.made:
            self._tab.part.tree.choose_new(known)

    def move(self, bookmark_ids: tuple[BookmarkId, ...], folder_id: FolderId | None) -> None:
        """Put bookmarks into a folder, or with None outside all; undo puts each back to where it was."""
        moved = self._bookmarks(bookmark_ids)
        name = next((folder.name for folder in self.state.folders if folder.id == folder_id), "")
        self._ask(notes.place_bookmarks, tuple(replace(bookmark, folder=folder_id) for bookmark in moved))
        self._moved(name, notes.place_bookmarks, moved)

    def move_to_new(self, bookmark_ids: tuple[BookmarkId, ...], name: str) -> None:
        """Make a folder and put bookmarks into it; undo puts each back to where it was and removes the folder."""
        moved = self._bookmarks(bookmark_ids)

        def show(state: NotesState) -> None:
            self._show(state)
            self._moved(name, notes.take_folder_back, _newest(state), moved)

        self._tell(show, notes.add_folder, name, bookmark_ids)

    def _moved(self, name: str, back: Callable[..., NotesState], *values: Any) -> None:
        words = self.tr("已移到文件夹“%1”").replace("%1", name) if name else self.tr("已移出文件夹")
        self._pile.add(WayBack(words, lambda: self._ask(back, *values)))

    def _bookmarks(self, bookmark_ids: Container[BookmarkId]) -> tuple[Bookmark, ...]:
        return tuple(known.bookmark for known in self.state.bookmarks if known.bookmark.id in bookmark_ids)

    def add_folder(self, name: str) -> None:
        """Make a folder and go to it in the list."""

        def show(state: NotesState) -> None:
            self._show(state)
            self._tab.part.go_to_folder(_newest(state))

        self._tell(show, notes.add_folder, name)

    def remove_folder(self, folder_id: FolderId) -> None:
        """Remove a folder; its bookmarks stay, undo puts them back into it."""
        folder = next((f for f in self.state.folders if f.id == folder_id), None)
        if folder is not None:
            inside = tuple(b.bookmark.id for b in self.state.bookmarks if b.bookmark.folder == folder_id)
            self._ask(notes.remove_folder, folder_id)
            words = self.tr("已删除文件夹“%1”").replace("%1", folder.name)
            self._pile.add(WayBack(words, lambda: self._ask(notes.add_folder, folder.name, inside)))

    def _recent_cleared(self, visits: tuple[Visit, ...]) -> None:
        """Undo brings it back."""

        def back() -> None:
            self._ask(notes.restore_recent, visits)
            self.recent_restored.emit()

        self._show(replace(self.state, recent=()))
        self.recent_cleared.emit()
        self._pile.add(WayBack(self.tr("已清除最近阅读"), back))

    def _make_markdown(self) -> None:
        if self._lanes:
            self._lanes.notes.ask("markdown", self.markdown_made.emit, notes.as_markdown)

    def _ask(self, function: Callable[..., NotesState], *values: Any) -> None:
        self._tell(self._show, function, *values)

    def _tell(self, then: Callable[[Any], object], function: Callable[..., object], *values: Any) -> None:
        """Every change is done, whatever comes after it: each has a key of its own."""
        if self._lanes:
            self._count += 1
            self._lanes.notes.ask(f"notes/{self._count}", then, function, *values)

    def _show(self, state: NotesState) -> None:
        self.state = state
        if self._tab.made:
            self._fill(self._tab.part)
        self.changed.emit()

    def _fill(self, panel: BookmarksPanel) -> None:
        # with the panel, not with the window
        from reader.widgets.bookmark_lines import BookmarkLine, FolderLine, HighlightLine, RecentLine

        panel.show_lines(
            [
                FolderLine(folder.id, folder.name)
                for folder in sorted(self.state.folders, key=lambda folder: collated(folder.name))
            ],
            [
                BookmarkLine(
                    b.bookmark.id,
                    b.bookmark.folder,
                    short_title(b.bookmark.key.title),
                    named_apart(b.bookmark.key),
                    b.bookmark.key.title,
                    b.bookmark.note,
                    b.notice_id,
                )
                for b in self.state.bookmarks
            ],
            [
                RecentLine(short_title(recent.key.title), named_apart(recent.key), recent.key.title, recent.notice_id)
                for recent in self.state.recent
            ],
            [
                HighlightLine(
                    each.highlight,
                    short_title(each.highlight.key.title),
                    f"{each.highlight.key.title}\n{named_apart(each.highlight.key)}",
                    each.notice_id,
                )
                for each in self.state.highlights
            ],
            known=self.state is not _UNKNOWN,
        )


def _newest(state: NotesState) -> FolderId:
    return max(folder.id for folder in state.folders)
