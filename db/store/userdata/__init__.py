"""The user's own file beside an archive: bookmarks, highlights and notes, reading history, searches.

Everything is attached to :class:`~db.model.NoticeKey`, not to ids: a corrected, replaced or read-only archive loses
none of it.
"""

from db.store.userdata.file import UserData, set_aside, user_data_path
from db.store.userdata.following import follow
from db.store.userdata.markdown import notes_markdown

__all__ = ["UserData", "follow", "notes_markdown", "set_aside", "user_data_path"]
