"""What can be printed, with which choices, and the pages that come of it.

:func:`set_job` runs on a lane, never on the window's thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from db.model import HitPage, IssueId, NoticeId, SearchOptions, Table
from db.model.values import valueclass
from db.store import Archive
from reader.paper.compose import (
    contents_manuscript,
    hits_manuscript,
    issue_label,
    joined,
    joint_title,
    notice_manuscript,
    passage_manuscript,
    table_manuscript,
)
from reader.paper.items import Manuscript
from reader.paper.leading import lead_to_pages
from reader.paper.pages import Page, break_pages
from reader.paper.style import Layout, PageNumbers, PaperStyle, paper_style

SIZES = (9.0, 10.5, 12.0, 14.0, 16.0)
"""Body sizes to choose from, in points: 小五, 五号, 小四, 四号, 三号."""


@valueclass
class PaperChoices:
    """How to print. ``size`` is the body's size in points, ``None`` the layout's own."""

    layout: Layout = Layout.OFFICIAL
    size: float | None = None
    tables: bool = True
    attachments: bool = True
    numbers: PageNumbers = PageNumbers.OUTSIDE
    source: bool = True
    duplex: bool = True

    def to_json(self) -> str:
        """Give the choices as a text that :meth:`from_json` reads."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> PaperChoices:
        """Read kept choices; what cannot be read is left at its default."""
        usual = PaperChoices()
        try:
            kept = json.loads(text)
            size = kept.get("size")
            return PaperChoices(
                Layout(kept.get("layout", usual.layout)),
                float(size) if size in SIZES else None,
                bool(kept.get("tables", True)),
                bool(kept.get("attachments", True)),
                PageNumbers(kept.get("numbers", usual.numbers)),
                bool(kept.get("source", True)),
                bool(kept.get("duplex", True)),
            )
        except (ValueError, AttributeError):
            return usual


@valueclass
class Notices:
    """One or several notices in one job; before the first of each of some issues, that issue's contents sheet."""

    ids: tuple[NoticeId, ...]
    contents: tuple[IssueId, ...] = ()


@valueclass
class WholeIssue:
    """An issue: its contents sheet and every notice."""

    id: IssueId


@valueclass
class ContentsSheet:
    """The contents of an issue."""

    id: IssueId


@valueclass
class OneTable:
    """One table of a notice, as it is to be printed: whole, or as it is shown in its window."""

    id: NoticeId
    table: Table


@valueclass
class Passage:
    """Selected text of a notice."""

    id: NoticeId
    text: str


@valueclass
class HitList:
    """The result list of a search."""

    query: str
    page: HitPage
    options: SearchOptions


Subject = Notices | WholeIssue | ContentsSheet | OneTable | Passage | HitList


@valueclass
class PrintJob:
    """Pages ready to be drawn."""

    manuscript: Manuscript
    pages: tuple[Page, ...]
    paper: PaperStyle
    choices: PaperChoices


def set_job(archive: Archive, subject: Subject, choices: PaperChoices) -> PrintJob:
    """Compose a subject and break it into pages. Raises KnownError NOTICE_MISSING."""
    paper = paper_style(choices.layout, choices.size)
    manuscript = manuscript_of(archive, subject, choices)
    pages = break_pages(manuscript, paper)
    if choices.numbers is not PageNumbers.NONE:
        lead_to_pages(pages, paper)
    return PrintJob(manuscript, tuple(pages), paper, choices)


def manuscript_of(archive: Archive, subject: Subject, choices: PaperChoices) -> Manuscript:
    """Compose a subject. Raises KnownError NOTICE_MISSING."""
    match subject:
        case Notices(ids, contents):
            made = list(_in_order(archive, ids, contents, choices))
            return joined(joint_title([one.title for one in made]), made)
        case WholeIssue(number):
            ids = tuple(notice.id for notice in archive.notices(number))
            made = list(_in_order(archive, ids, (number,), choices))
            return joined(issue_label(archive.issue(number)), made)
        case ContentsSheet(number):
            return _contents(archive, number)
        case OneTable(number, table):
            return table_manuscript(archive.notice(number), table, source=choices.source)
        case Passage(number, text):
            return passage_manuscript(archive.notice(number), text, source=choices.source)
        case HitList(query, page, options):
            return hits_manuscript(query, page, options)


def _in_order(
    archive: Archive, ids: tuple[NoticeId, ...], contents: tuple[IssueId, ...], choices: PaperChoices
) -> Iterator[Manuscript]:
    left = set(contents)
    for number in ids:
        if left and (issue := archive.notice_summary(number).issue_id) in left:
            left.remove(issue)
            yield _contents(archive, issue)
        yield _notice(archive, number, choices)


def _notice(archive: Archive, number: NoticeId, choices: PaperChoices) -> Manuscript:
    return notice_manuscript(
        archive.notice(number),
        tables=choices.tables,
        attachments=choices.attachments,
        source=choices.source,
        new_pages=choices.layout is Layout.OFFICIAL,
    )


def _contents(archive: Archive, number: IssueId) -> Manuscript:
    return contents_manuscript(archive.issue(number), archive.notices(number))
