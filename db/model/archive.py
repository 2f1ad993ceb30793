"""What the archive hands out: issues, notices and tables with their ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from db.model.issue import Issue, Notice

IssueId = NewType("IssueId", int)
NoticeId = NewType("NoticeId", int)
TableId = NewType("TableId", int)


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """An issue in the archive. ``source`` is the name of the file that it was read from."""

    id: IssueId
    issue: Issue
    source: str
    notices: int


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A notice with everything that its page, its paper and its citation need."""

    id: NoticeId
    issue_record: IssueRecord
    notice: Notice
    previous: NoticeId | None = None
    next: NoticeId | None = None


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table as the list of all tables shows it. ``index`` is its place in the notice's tables."""

    id: TableId
    notice_id: NoticeId
    index: int
    title: str
    notice_title: str
    year: int | None
    rows: int
    columns: int
    form: bool


@dataclass(frozen=True, slots=True)
class ArchiveSummary:
    """What an archive holds, in numbers."""

    issues: int
    notices: int
    tables: int
