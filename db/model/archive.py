"""What the archive hands out: issues, notices and tables with their ids."""

from __future__ import annotations

from datetime import date
from typing import NewType

from db.model.issue import Issue, Notice
from db.model.values import valueclass

IssueId = NewType("IssueId", int)
NoticeId = NewType("NoticeId", int)
TableId = NewType("TableId", int)


@valueclass
class NoticeSummary:
    """A notice as lists and the tree show it, without its text."""

    id: NoticeId
    issue_id: IssueId
    position: int
    """0-based place in the issue."""
    title: str
    section: str | None
    doc_numbers: tuple[str, ...]
    issuers: tuple[str, ...]
    sign_date: date | None
    first_page: int | None
    start_line: int
    tables: int
    attachments: tuple[str, ...]
    """Title of each attachment, or its label where it has none."""
    body_omitted: bool = False
    """The gazette prints its title, not its text."""


@valueclass
class IssueRecord:
    """An issue in the archive. ``source`` is the name of the file that it was read from."""

    id: IssueId
    issue: Issue
    source: str
    notices: int


@valueclass
class NoticeRecord:
    """A notice with everything that its page, its paper and its citation need."""

    id: NoticeId
    issue_record: IssueRecord
    notice: Notice
    previous: NoticeId | None = None
    next: NoticeId | None = None


@valueclass
class TableSummary:
    """A table as the list of all tables shows it.

    ``index`` is its place in the notice's tables, ``rows`` counts those below the head, ``shifted_rows`` those whose
    cells may stand in the wrong columns; ``number`` is that of the issue.
    """

    id: TableId
    notice_id: NoticeId
    index: int
    title: str
    notice_title: str
    year: int | None
    number: int | None
    rows: int
    columns: int
    form: bool
    shifted_rows: int = 0


@valueclass
class ArchiveSummary:
    """What an archive holds, in numbers."""

    issues: int
    notices: int
    tables: int


@valueclass
class IssueCounts:
    """How much was read in an issue, and how many spots of it are doubtful."""

    notices: int
    tables: int
    doubts: int


@valueclass
class SourceFile:
    """The file that an issue was read from. ``path`` is where it lay; ``sha256`` is of its bytes, in hex."""

    name: str
    path: str
    sha256: str
    size: int
    """In bytes."""
    encoding: str
    modified: str | None = None
    """When the file was last changed, ISO 8601 in UTC to the microsecond; None where that cannot be told."""


@valueclass
class NoticeKey:
    """Names a notice by what is printed in it, so that it is found again in a corrected or another archive."""

    publication: str | None
    year: int | None
    number: int | None
    source: str
    """Name of the issue's file: stands for the issue where its masthead is not known."""
    doc_number: str | None
    title: str
    position: int
    """0-based place in the issue: tells apart notices of one title."""
