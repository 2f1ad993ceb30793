"""Taking an issue out of an archive, out of rows and index, and bringing it back."""

from __future__ import annotations

from db.importing.indexing import index_is_current, rebuild_index
from db.model import IssueId, NoticeId, ParsedIssue, RemovedIssue, SourceFile
from db.search import index
from db.store import Archive
from db.store.writing import Writer


def remove_issue(archive: Archive, issue_id: IssueId) -> RemovedIssue:
    """Take an issue out for good, in one transaction; what is returned brings it back.

    KnownError ISSUE_MISSING, ARCHIVE_READ_ONLY, ARCHIVE_BUSY.
    """
    if not index_is_current(archive):
        rebuild_index(archive)
    parsed, source = archive.parsed(issue_id), archive.source_file(issue_id)
    with archive.transaction():
        first = take_out(archive, issue_id)
    archive.give_back_space()
    return RemovedIssue(parsed, source, issue_id, first)


def restore_issue(archive: Archive, removed: RemovedIssue) -> IssueId:
    """Bring a removed issue back, under its old ids where they are free. KnownError ARCHIVE_BUSY, DISK_FULL."""
    known = {record.id for record in archive.issues()}
    with archive.transaction():
        wanted = removed.id if removed.id not in known else None
        return put_in(archive, removed.parsed, removed.source, wanted, removed.first)


def take_out(archive: Archive, issue_id: IssueId) -> NoticeId:
    """Take an issue out of rows and index, in the running transaction; return the first id that its notices had."""
    first = archive.first_notice_id(issue_id)
    record = archive.issue(issue_id)
    index.remove(archive.connection, issue_id, record.issue, archive.whole_notices(issue_id))
    Writer(archive.connection).remove(issue_id)
    return first


def put_in(
    archive: Archive, parsed: ParsedIssue, source: SourceFile, issue_id: IssueId | None, first: NoticeId | None
) -> IssueId:
    """Write an issue into rows and index, in the running transaction; the ids are those that it had, or None."""
    new_id = Writer(archive.connection).add(parsed, source, issue_id, first)
    start = archive.first_notice_id(new_id)
    notices = {NoticeId(start + i): notice for i, notice in enumerate(parsed.notices)}
    index.add(archive.connection, new_id, parsed.issue, notices)
    return new_id
