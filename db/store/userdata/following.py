"""After an import or with another archive: the user's data find the notices again under what they are called now."""

from __future__ import annotations

from db.store.archive import Archive
from db.store.userdata.file import UserData


def follow(user_data: UserData, archive: Archive) -> int:
    """Give every notice that the archive knows the archive's key for it; return how many keys changed.

    What the archive does not hold stays as it is, for another archive may.
    """
    changed = 0
    with user_data.changing():
        for row, key in user_data.notices.all().items():
            notice_id = archive.find(key)
            present = key if notice_id is None else archive.key(notice_id)
            if present != key:
                user_data.notices.change(row, present)
                changed += 1
    return changed
