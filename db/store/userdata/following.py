"""After an import or with another archive: the user's data find the notices again under what they are called now."""

from __future__ import annotations

from db.store.archive import Archive
from db.store.userdata.file import UserData


def follow(user_data: UserData, archive: Archive) -> int:
    """Give every notice that the archive knows the archive's key for it; return how many keys changed.

    What the archive does not hold stays as it is, for another archive may.
    """
    rows = user_data.notices.all()
    same = archive.find_exactly(rows.values())
    found = {row: archive.find(key) for row, key in rows.items() if key not in same}
    changed = {row: archive.key(notice_id) for row, notice_id in found.items() if notice_id is not None}
    if changed:
        with user_data.changing():
            for row, key in changed.items():
                user_data.notices.change(row, key)
    return len(changed)
