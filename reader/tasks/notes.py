"""What the window asks of the user's own file: bookmarks, what was read, what was opened. For the notes lane."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.model import IssueId, KnownError, NoticeId, NoticeKey, Problem
from db.model.userdata import (
    Bookmark,
    BookmarkFolder,
    BookmarkId,
    FolderId,
    Highlight,
    HighlightColour,
    Passage,
    Visit,
)
from db.model.values import valueclass
from db.store import Archive

if TYPE_CHECKING:
    from db.store.userdata import UserData

RECENT = 15


@valueclass
class NotesDesk:
    """The archive and the user's file on it, open on one thread."""

    archive: Archive
    user: UserData
    damaged: Path | None = None
    """Where an earlier file of the user is kept that could not be read."""

    def interrupt(self) -> None:
        """Nothing here runs long."""

    def close(self) -> None:
        """Let go of both files."""
        self.user.close()
        self.archive.close()


@valueclass
class KnownBookmark:
    """A bookmark, and its notice where the archive holds it."""

    bookmark: Bookmark
    notice_id: NoticeId | None


@valueclass
class KnownHighlight:
    """A marked passage, and its notice where the archive holds it."""

    highlight: Highlight
    notice_id: NoticeId | None


@valueclass
class RecentNotice:
    """A notice that was opened lately."""

    key: NoticeKey
    notice_id: NoticeId


@valueclass
class NotesState:
    """All that the window shows of the user's file, but for what is read: that may be the whole archive."""

    bookmarks: tuple[KnownBookmark, ...] = ()
    folders: tuple[BookmarkFolder, ...] = ()
    recent: tuple[RecentNotice, ...] = ()
    highlights: tuple[KnownHighlight, ...] = ()
    """The newest first."""


def notes_opener(path: Path, folder: Path) -> Callable[[], NotesDesk]:
    """A function that opens the user's file of the archive at ``path``; ``folder`` takes it where that cannot."""
    return partial(_open, path, folder)


def _open(path: Path, folder: Path) -> NotesDesk:
    from db.store.userdata import user_data_path  # on the notes lane, after the first page

    archive = Archive.open(path)
    try:
        return NotesDesk(archive, *_user_data(user_data_path(path, folder, read_only=archive.read_only)))
    except BaseException:
        archive.close()
        raise


def _user_data(path: Path) -> tuple[UserData, Path | None]:
    """The user's file; where it is damaged, a new one, and where the damaged one is kept now."""
    from db.store.userdata import UserData, set_aside

    try:
        return UserData.open(path), None
    except KnownError as error:
        if error.problem is not Problem.NOTES_DAMAGED:
            raise
    kept = set_aside(path)
    return UserData.open(path), kept


def damaged(desk: NotesDesk) -> Path | None:
    """Where a damaged file of the user is kept since the archive was opened; None where there was none."""
    return desk.damaged


def state(desk: NotesDesk) -> NotesState:
    """Everything, with the ids that the archive has for it now."""
    bookmarks, visits = desk.user.bookmarks.all(), desk.user.reading.history(RECENT)
    highlights = sorted(desk.user.highlights.all(), key=lambda highlight: highlight.created, reverse=True)
    keys = {*(b.key for b in bookmarks), *(v.key for v in visits), *(h.key for h in highlights)}
    ids = desk.archive.find_exactly(keys)
    return NotesState(
        tuple(KnownBookmark(bookmark, ids.get(bookmark.key)) for bookmark in bookmarks),
        desk.user.bookmarks.folders(),
        tuple(RecentNotice(visit.key, ids[visit.key]) for visit in visits if visit.key in ids),
        tuple(KnownHighlight(highlight, ids.get(highlight.key)) for highlight in highlights),
    )


def follow_archive(desk: NotesDesk) -> NotesState:
    """With an archive that may have changed: find everything again under what it is called now."""
    from db.store.userdata import follow

    follow(desk.user, desk.archive)
    return state(desk)


def read(desk: NotesDesk) -> frozenset[NoticeId]:
    """Every notice of the archive that counts as read."""
    return frozenset(desk.archive.find_exactly(desk.user.reading.read()).values())


def note_opened(desk: NotesDesk, key: NoticeKey) -> None:
    """A notice was opened just now."""
    desk.user.reading.opened(key)


def leave_off(desk: NotesDesk, key: NoticeKey, line: int) -> None:
    """A notice was left with this source line at the top of the page."""
    desk.user.reading.set_line(key, line)


def lines_left_off(desk: NotesDesk) -> dict[NoticeKey, int]:
    """Where every notice was left."""
    return desk.user.reading.lines()


def set_read(desk: NotesDesk, notice_ids: tuple[NoticeId, ...], read: bool) -> frozenset[NoticeId]:
    """Count notices as read or not; these notices."""
    return _set_read(desk, desk.archive.keys(notice_ids), read)


def set_issue_read(desk: NotesDesk, issue_id: IssueId, read: bool) -> frozenset[NoticeId]:
    """Count every notice of an issue as read or not; these notices."""
    return set_read(desk, tuple(summary.id for summary in desk.archive.notices(issue_id)), read)


def set_all_read(desk: NotesDesk) -> frozenset[NoticeId]:
    """Count every notice of the archive as read; these notices."""
    return _set_read(desk, desk.archive.keys(), True)


def _set_read(desk: NotesDesk, keys: dict[NoticeId, NoticeKey], read: bool) -> frozenset[NoticeId]:
    with desk.user.changing():
        desk.user.reading.set_read(keys.values(), read)
    return frozenset(keys)


def add_bookmarks(desk: NotesDesk, notice_ids: tuple[NoticeId, ...]) -> NotesState:
    """Bookmark notices, outside folders."""
    with desk.user.changing():
        for key in desk.archive.keys(notice_ids).values():
            desk.user.bookmarks.add(key)
    return state(desk)


def restore_bookmarks(desk: NotesDesk, bookmarks: tuple[Bookmark, ...]) -> NotesState:
    """Bring removed bookmarks back, to where they were."""
    folders = {folder.id for folder in desk.user.bookmarks.folders()}
    with desk.user.changing():
        for bookmark in bookmarks:
            folder = bookmark.folder if bookmark.folder in folders else None
            desk.user.bookmarks.add(bookmark.key, folder, bookmark.note, bookmark.created)
    return state(desk)


def remove_bookmarks(desk: NotesDesk, bookmarks: tuple[BookmarkId, ...]) -> NotesState:
    """Remove bookmarks."""
    with desk.user.changing():
        for bookmark in bookmarks:
            desk.user.bookmarks.remove(bookmark)
    return state(desk)


def place_bookmarks(desk: NotesDesk, bookmarks: tuple[Bookmark, ...]) -> NotesState:
    """Put bookmarks into the folders that they are given with; outside all where that is gone."""
    folders = {folder.id for folder in desk.user.bookmarks.folders()}
    with desk.user.changing():
        for bookmark in bookmarks:
            there = desk.user.bookmarks.of(bookmark.key) or bookmark  # one that was brought back has another id
            desk.user.bookmarks.move(there.id, bookmark.folder if bookmark.folder in folders else None)
    return state(desk)


def take_folder_back(desk: NotesDesk, folder: FolderId, bookmarks: tuple[Bookmark, ...]) -> NotesState:
    """Put the bookmarks that a folder was made for back to where they were; it goes, unless others are in it."""
    place_bookmarks(desk, bookmarks)
    if all(bookmark.folder != folder for bookmark in desk.user.bookmarks.all()):
        desk.user.bookmarks.remove_folder(folder)
    return state(desk)


def note_bookmark(desk: NotesDesk, bookmark: BookmarkId, note: str) -> NotesState:
    """Write a note to a bookmark."""
    desk.user.bookmarks.set_note(bookmark, note)
    return state(desk)


def add_folder(desk: NotesDesk, name: str, bookmarks: tuple[BookmarkId, ...] = ()) -> NotesState:
    """Make a folder, and put bookmarks into it."""
    folder = desk.user.bookmarks.add_folder(name)
    for bookmark in bookmarks:
        desk.user.bookmarks.move(bookmark, folder.id)
    return state(desk)


def rename_folder(desk: NotesDesk, folder: FolderId, name: str) -> NotesState:
    """Give a folder another name."""
    desk.user.bookmarks.rename_folder(folder, name)
    return state(desk)


def remove_folder(desk: NotesDesk, folder: FolderId) -> NotesState:
    """Remove a folder; its bookmarks stay."""
    desk.user.bookmarks.remove_folder(folder)
    return state(desk)


def clear_recent(desk: NotesDesk) -> tuple[Visit, ...]:
    """Forget what was opened; what is forgotten."""
    visits = desk.user.reading.history()
    desk.user.reading.clear_history()
    return visits


def restore_recent(desk: NotesDesk, visits: tuple[Visit, ...]) -> NotesState:
    """Bring back what was forgotten."""
    with desk.user.changing():
        desk.user.reading.restore_history(visits)
    return state(desk)


def highlights_of(desk: NotesDesk, key: NoticeKey) -> tuple[Highlight, ...]:
    """What the user marked in a notice."""
    return desk.user.highlights.of(key)


def add_highlights(
    desk: NotesDesk, key: NoticeKey, passages: tuple[Passage, ...], colour: HighlightColour
) -> tuple[Highlight, ...]:
    """Mark passages of a notice; all of its highlights."""
    now = datetime.now(UTC)  # the same for all: what is listed by time stays in the order of the text
    with desk.user.changing():
        for passage in passages:
            desk.user.highlights.add(key, passage, colour, created=now)
    return desk.user.highlights.of(key)


def change_highlight(desk: NotesDesk, highlight: Highlight) -> tuple[Highlight, ...]:
    """Give a highlight the colour and the note that it is given with; all of the notice's highlights."""
    desk.user.highlights.change(highlight.id, highlight.colour, highlight.note)
    return desk.user.highlights.of(highlight.key)


def remove_highlights(desk: NotesDesk, highlights: tuple[Highlight, ...]) -> None:
    """Remove highlights."""
    with desk.user.changing():
        for highlight in highlights:
            desk.user.highlights.remove(highlight.id)


def restore_highlights(desk: NotesDesk, highlights: tuple[Highlight, ...]) -> None:
    """Bring removed highlights back."""
    with desk.user.changing():
        for each in highlights:
            desk.user.highlights.add(each.key, each.passage, each.colour, each.note, each.created)


def as_markdown(desk: NotesDesk) -> str:
    """Bookmarks, highlights and notes as one Markdown document."""
    from db.store.userdata import notes_markdown

    user = desk.user
    return notes_markdown(user.bookmarks.all(), user.bookmarks.folders(), user.highlights.all())
