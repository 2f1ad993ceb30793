"""The search index of an archive: made with it, and made anew where the program's index has another form.

A rebuild raises a flag first and lowers it last: an index that was left half-made is never taken for a whole one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.model import ImportProgress, KnownError, Problem
from db.search import index
from db.store import Archive
from db.store.connection import explained

_FLAG = "index_building"
_GREAT_PART = 4
"""Where one in so many issues is new, the whole index is merged: it takes a while, and makes searches quicker."""
Progress = Callable[[ImportProgress], None]
Cancelled = Callable[[], bool]


def open_for_import(path: Path | str) -> Archive:
    """Open an archive to import into; where there is none yet, make it, with its search index."""
    from db.store.creation import open_or_create  # loads sqlite-utils

    archive = open_or_create(path)
    if not archive.read_only and not archive.summary().issues and not index_is_current(archive):
        rebuild_index(archive)
    return archive


def index_is_current(archive: Archive) -> bool:
    """Whether a search of this archive finds everything: its index is whole and of this program's form."""
    with explained(archive.path):
        return archive.get_property(_FLAG) is None and index.is_current(archive.connection)


def require_index(archive: Archive) -> None:
    """Let an index of another form be no reason to miss something without a word: it is made anew.

    Raises KnownError INDEX_OUTDATED where the archive cannot be written.
    """
    if index_is_current(archive):
        return
    if archive.read_only:
        raise KnownError(Problem.INDEX_OUTDATED, path=archive.path)
    rebuild_index(archive)


def rebuild_index(archive: Archive, progress: Progress | None = None, cancelled: Cancelled | None = None) -> bool:
    """Make the search index anew, an issue a transaction; False where it was cancelled and is to be made again."""
    with archive.transaction():
        archive.set_property(_FLAG, "1")
    with archive.transaction():
        index.clear(archive.connection)
    while _crumble(archive):
        if cancelled and cancelled():
            return False
    records = archive.issues()
    with explained(archive.path), index.bulk(archive.connection):
        for done, record in enumerate(records):
            if cancelled and cancelled():
                return False
            if progress:
                progress(ImportProgress(done, len(records), record.source))
            with archive.transaction():
                index.add(archive.connection, record.id, record.issue, archive.whole_notices(record.id))
    with archive.transaction():
        archive.set_property(_FLAG, None)
    tidy(archive, len(records))
    return True


def _crumble(archive: Archive) -> bool:
    with archive.transaction():
        return index.crumble(archive.connection)


def tidy(archive: Archive, written: int) -> None:
    """After so many issues were written: merge the pieces of the index, and give back space."""
    whole = written * _GREAT_PART >= archive.summary().issues
    with archive.transaction():
        index.tidy(archive.connection, whole=whole)
    archive.give_back_space()
