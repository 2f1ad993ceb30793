"""What the list of bookmarks shows, line by line."""

from __future__ import annotations

from db.model import NoticeId
from db.model.userdata import BookmarkId, FolderId, Highlight
from db.model.values import valueclass


@valueclass
class BookmarkLine:
    """One bookmark: short words, number and issue, the whole title, the user's note; no notice where it is lacking."""

    id: BookmarkId
    folder: FolderId | None
    words: str
    detail: str
    title: str
    note: str
    notice_id: NoticeId | None


@valueclass
class FolderLine:
    """One folder."""

    id: FolderId
    name: str


@valueclass
class RecentLine:
    """One notice that was read lately."""

    words: str
    detail: str
    title: str
    notice_id: NoticeId


@valueclass
class HighlightLine:
    """One marked passage, and where it stands; no notice where it is lacking."""

    highlight: Highlight
    detail: str
    title: str
    notice_id: NoticeId | None

    @property
    def words(self) -> str:
        """The passage on one line."""
        return " ".join(self.highlight.passage.quote.split())


Line = BookmarkLine | FolderLine | RecentLine | HighlightLine
