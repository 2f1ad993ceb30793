"""What an import says while it runs and when it is done."""

from __future__ import annotations

from enum import StrEnum

from db.model.archive import IssueId, NoticeId, SourceFile
from db.model.errors import KnownError
from db.model.issue import Issue, ParsedIssue
from db.model.values import valueclass


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    """A corrected file: its issue stands in the place of the earlier one."""
    UNCHANGED = "unchanged"
    """The same bytes, or the same text in another encoding, were in the archive already."""
    FAILED = "failed"
    PASSED_OVER = "passed over"
    """A zip archive: what is no text in it was not read."""


@valueclass
class FileReport:
    """What became of one file. ``error`` says why it was not read, the other facts are those of its issue."""

    path: str
    outcome: Outcome
    issue_id: IssueId | None = None
    issue: Issue | None = None
    notices: int = 0
    tables: int = 0
    doubts: int = 0
    error: KnownError | None = None


@valueclass
class ImportProgress:
    """How far an import is: ``done`` of ``total`` files, and the one that is being read."""

    done: int
    total: int
    name: str
    reports: tuple[FileReport, ...] = ()
    """What became of files since the last word."""


@valueclass
class ImportReport:
    """What became of every file, in the order of the work."""

    files: tuple[FileReport, ...]
    cancelled: bool = False
    """The user stopped it: files that are not listed were not touched."""
    stopped: KnownError | None = None
    """The archive could not be written any more: files that are not listed were not touched."""

    @property
    def complete(self) -> bool:
        """Whether every file is in the archive."""
        failed = any(file.outcome is Outcome.FAILED for file in self.files)
        return not (failed or self.cancelled or self.stopped)

    def count(self, outcome: Outcome) -> int:
        """How many files had this outcome."""
        return sum(file.outcome is outcome for file in self.files)


@valueclass
class RemovedIssue:
    """An issue that was taken out of an archive, with all that brings it back to where it was."""

    parsed: ParsedIssue
    source: SourceFile
    id: IssueId
    first: NoticeId
    """Id of its first notice."""
