"""What a user leaves in an archive: bookmarks, highlights with notes, reading history, saved searches."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

from db.model.archive import NoticeKey
from db.model.values import valueclass

FolderId = NewType("FolderId", int)
BookmarkId = NewType("BookmarkId", int)
HighlightId = NewType("HighlightId", int)
SavedSearchId = NewType("SavedSearchId", int)


@valueclass
class BookmarkFolder:
    """A folder of bookmarks; ``parent`` is None at the top."""

    id: FolderId
    name: str
    parent: FolderId | None = None


@valueclass
class Bookmark:
    """A notice that the user wants to find again; ``folder`` is None outside folders."""

    id: BookmarkId
    key: NoticeKey
    folder: FolderId | None
    note: str
    created: datetime


class HighlightColour(StrEnum):
    """Colours of a marker pen. The values stand in files: never change one."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"


@valueclass
class Passage:
    """A piece of a notice's text, named so that it is found again when the notice was read anew.

    ``line`` is the 1-based source line of its block; ``start`` and ``end`` are characters of the block's plain text
    (0-based, end not included); ``quote`` is the text itself, which decides where the numbers no longer fit.
    """

    line: int
    start: int
    end: int
    quote: str


@valueclass
class Highlight:
    """A passage that the user marked, perhaps with a note."""

    id: HighlightId
    key: NoticeKey
    passage: Passage
    colour: HighlightColour
    note: str
    created: datetime


@valueclass
class Visit:
    """A notice that the user opened: when last, the source line then at the top, and whether it counts as read."""

    key: NoticeKey
    opened: datetime
    line: int
    read: bool


@valueclass
class SavedSearch:
    """A search kept under a name."""

    id: SavedSearchId
    name: str
    query: str


@valueclass
class PastSearch:
    """A search that was made, and how many notices it found."""

    query: str
    asked: datetime
    total: int
