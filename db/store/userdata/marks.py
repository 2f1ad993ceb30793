"""What of the user's data the tree of an archive shows."""

from __future__ import annotations

from collections.abc import Iterable

from db.model import NoticeId, NoticeKey
from db.model.values import valueclass
from db.store.archive import Archive
from db.store.userdata.file import UserData


@valueclass
class UserMarks:
    """The notices of an archive that count as read, and those that are bookmarked."""

    read: frozenset[NoticeId]
    bookmarked: frozenset[NoticeId]


def marks(user_data: UserData, archive: Archive) -> UserMarks:
    """The user's marks on the notices of an archive."""
    bookmarked = (bookmark.key for bookmark in user_data.bookmarks.all())
    return UserMarks(_ids(user_data.reading.read(), archive), _ids(bookmarked, archive))


def _ids(keys: Iterable[NoticeKey], archive: Archive) -> frozenset[NoticeId]:
    return frozenset(found for key in keys if (found := archive.find(key)) is not None)
