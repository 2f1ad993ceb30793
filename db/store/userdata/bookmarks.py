"""Bookmarks, at most one a notice, in folders."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

from db.model import NoticeKey
from db.model.userdata import Bookmark, BookmarkFolder, BookmarkId, FolderId
from db.store.userdata.notices import Notices
from db.store.userdata.statements import Statements


class Bookmarks:
    """The user's bookmarks and their folders."""

    def __init__(self, statements: Statements, notices: Notices) -> None:
        self._statements = statements
        self._notices = notices

    def all(self) -> tuple[Bookmark, ...]:
        """All bookmarks, oldest first."""
        return tuple(_bookmark(row) for row in self._statements.execute("SELECT * FROM bookmark_list"))

    def of(self, key: NoticeKey) -> Bookmark | None:
        """The bookmark of a notice, or None."""
        notice = self._notices.find(key)
        row = self._statements.execute("SELECT * FROM bookmark_list WHERE notice_id = ?", (notice,)).fetchone()
        return None if row is None else _bookmark(row)

    def add(
        self, key: NoticeKey, folder: FolderId | None = None, note: str = "", created: datetime | None = None
    ) -> Bookmark:
        """Bookmark a notice, just now or as it was ``created``; one that is there is moved and gets the new note."""
        row = self._statements.execute(
            "INSERT INTO bookmarks (notice_id, folder_id, note, created_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (notice_id) DO UPDATE SET folder_id = excluded.folder_id, note = excluded.note"
            " RETURNING notice_id, id, folder_id, note, created_at",
            (self._notices.find_or_add(key), folder, note, (created or datetime.now(UTC)).isoformat()),
        ).fetchone()
        return _bookmark((*row, *astuple(key)))

    def move(self, bookmark: BookmarkId, folder: FolderId | None) -> None:
        """Put a bookmark into a folder, or outside all."""
        self._statements.execute("UPDATE bookmarks SET folder_id = ? WHERE id = ?", (folder, bookmark))

    def set_note(self, bookmark: BookmarkId, note: str) -> None:
        """Write another note."""
        self._statements.execute("UPDATE bookmarks SET note = ? WHERE id = ?", (note, bookmark))

    def remove(self, bookmark: BookmarkId) -> None:
        """Remove a bookmark; :meth:`add` with what it held brings it back."""
        self._statements.execute("DELETE FROM bookmarks WHERE id = ?", (bookmark,))

    def folders(self) -> tuple[BookmarkFolder, ...]:
        """All folders, in the order of their names."""
        rows = self._statements.execute("SELECT id, name, parent_id FROM folders ORDER BY name, id")
        return tuple(BookmarkFolder(FolderId(row[0]), row[1], row[2]) for row in rows)

    def add_folder(self, name: str, parent: FolderId | None = None) -> BookmarkFolder:
        """Make a folder."""
        cursor = self._statements.execute("INSERT INTO folders (name, parent_id) VALUES (?, ?)", (name, parent))
        return BookmarkFolder(FolderId(cursor.lastrowid or 0), name, parent)

    def rename_folder(self, folder: FolderId, name: str) -> None:
        """Give a folder another name."""
        self._statements.execute("UPDATE folders SET name = ? WHERE id = ?", (name, folder))

    def remove_folder(self, folder: FolderId) -> None:
        """Remove a folder; what was in it moves to where the folder was."""
        run = self._statements.execute
        row = run("SELECT parent_id FROM folders WHERE id = ?", (folder,)).fetchone()
        if row is None:
            return
        run("BEGIN")
        run("UPDATE bookmarks SET folder_id = ? WHERE folder_id = ?", (row[0], folder))
        run("UPDATE folders SET parent_id = ? WHERE parent_id = ?", (row[0], folder))
        run("DELETE FROM folders WHERE id = ?", (folder,))
        run("COMMIT")


def _bookmark(row: tuple[Any, ...]) -> Bookmark:
    _, bookmark_id, folder, note, created, *key = row
    return Bookmark(BookmarkId(bookmark_id), NoticeKey(*key), folder, note, datetime.fromisoformat(created))
