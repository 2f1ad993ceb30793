"""What the window asks of an archive: one small function an action, run on a lane, never on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.model import (
    ArchiveSummary,
    HitPage,
    ImportProgress,
    ImportReport,
    IssueId,
    IssueRecord,
    KnownError,
    NoticeId,
    NoticeRecord,
    NoticeSummary,
    Problem,
    Reference,
    ReferenceKind,
    RemovedIssue,
    SearchOptions,
    SortOrder,
    TableSummary,
)
from db.model.naming import folded_name
from db.model.values import valueclass
from db.store import Archive

if TYPE_CHECKING:
    from reader.tasks.tree_filter import FilterAnswer, FilterIndex

_NAMING = 50
"""So many notices that name one are listed."""


@valueclass
class Holdings:
    """What the tree and the status bar show of an archive."""

    path: Path
    read_only: bool
    issues: tuple[IssueRecord, ...]
    summary: ArchiveSummary
    first: NoticeId | None
    """The notice to begin with: the first of the newest issue that is printed whole."""


@valueclass
class IssueNotices:
    """The notices of one issue."""

    issue_id: IssueId
    notices: tuple[NoticeSummary, ...]


def holdings(archive: Archive) -> Holdings:
    """The issues and figures of the archive."""
    issues = archive.issues()
    first = _first_with_text(archive, issues[-1].id) if issues else None
    return Holdings(archive.path, archive.read_only, issues, archive.summary(), first)


def _first_with_text(archive: Archive, issue_id: IssueId) -> NoticeId | None:
    """The first notice of an issue that the gazette prints whole; the first of all where there is none."""
    notices = archive.notices(issue_id)
    whole = (notice.id for notice in notices if not notice.body_omitted)
    return next(whole, notices[0].id if notices else None)


@valueclass
class Spot:
    """A place to begin at: a notice, and a source line in it or None for its top."""

    notice_id: NoticeId
    line: int | None = None


def first_spot(archive: Archive, issue_id: IssueId, *, doubtful: bool) -> Spot | None:
    """Where to begin in an issue: at the first doubtful spot of its notices where that is wanted and there is one."""
    for notice_id, each in archive.whole_notices(issue_id).items() if doubtful else ():
        if each.defects:
            return Spot(notice_id, min(defect.span.first for defect in each.defects))
    first = _first_with_text(archive, issue_id)
    return Spot(first) if first is not None else None


def notices_of(archive: Archive, issue_ids: tuple[IssueId, ...]) -> tuple[IssueNotices, ...]:
    """The notices of some issues."""
    return tuple(IssueNotices(issue_id, archive.notices(issue_id)) for issue_id in issue_ids)


def filter_index(archive: Archive) -> FilterIndex:
    """The index behind the tree's filter box."""
    from reader.tasks.tree_filter import build_index  # with the first letter, not with the window

    return build_index(archive.notices())


def filter_tree(_archive: Archive, index: FilterIndex, text: str) -> FilterAnswer:
    """The notices that the filter's text leaves."""
    from reader.tasks.tree_filter import matching

    return matching(index, text)


def find_hits(archive: Archive, text: str, options: SearchOptions) -> HitPage:
    """One page of a search. Raises KnownError INDEX_OUTDATED where the index is another program's and stays so."""
    from db.importing import index_is_current  # on the search lane, after the first page
    from db.search import search

    if archive.read_only and not index_is_current(archive):
        raise KnownError(Problem.INDEX_OUTDATED, path=archive.path)
    return search(archive.connection, text, options)


@valueclass
class TableList:
    """Tables, and the words by which each is found in their list: title, notice and issue, folded and in one case."""

    tables: tuple[TableSummary, ...]
    words: tuple[str, ...]


def all_tables(archive: Archive) -> TableList:
    """Every table of the archive: the newest issue first, as in the tree, its tables in the order of the text."""
    tables = sorted(archive.tables(), key=lambda table: (table.year or 0, table.number or 0), reverse=True)
    words = (f"{table.title}\t{table.notice_title}\t{table.year}年第{table.number}期" for table in tables)
    return TableList(tuple(tables), tuple(folded_name(each).casefold() for each in words))


def notice(archive: Archive, notice_id: NoticeId) -> NoticeRecord:
    """A notice with its text. Errors: KnownError NOTICE_MISSING."""
    return archive.notice(notice_id)


def notices(archive: Archive, notice_ids: tuple[NoticeId, ...]) -> tuple[NoticeRecord, ...]:
    """Several notices with their texts. Errors: KnownError NOTICE_MISSING."""
    return tuple(archive.notice(notice_id) for notice_id in notice_ids)


def opener(path: Path, *, create: bool = False) -> Callable[[], Archive]:
    """A function that opens the archive at ``path`` on the lane's own thread, and makes it first for ``create``."""
    return partial(_make if create else Archive.open, path)


def _make(path: Path) -> Archive:
    from db.importing import open_for_import  # the parser is loaded only where something is imported

    return open_for_import(path)


def prepare(archive: Archive, progress: Callable[[ImportProgress], None], cancelled: Callable[[], bool]) -> bool:
    """Bring the search index up to date where an earlier program made it; True where it was made anew."""
    from db.importing import index_is_current, rebuild_index

    if archive.read_only or index_is_current(archive):
        return False
    return rebuild_index(archive, progress, cancelled)


def import_files(
    archive: Archive,
    paths: tuple[Path, ...],
    progress: Callable[[ImportProgress], None],
    cancelled: Callable[[], bool],
) -> ImportReport:
    """Import files and folders. Errors: KnownError where nothing can be imported at all."""
    from db.importing import import_paths

    return import_paths(archive, paths, progress, cancelled)


@valueclass
class FoldersRead:
    """What came of reading folders: the report of the import, and the folders that are not there."""

    report: ImportReport
    missing: tuple[Path, ...]


def read_folders(
    archive: Archive,
    folders: tuple[Path, ...],
    progress: Callable[[ImportProgress], None],
    cancelled: Callable[[], bool],
) -> FoldersRead:
    """Import what is new or changed in folders; one without gazettes is no failure. Errors as :func:`import_files`."""
    there = tuple(folder for folder in folders if folder.is_dir())
    missing = tuple(folder for folder in folders if folder not in there)
    if not there:
        return FoldersRead(ImportReport(()), missing)
    report = import_files(archive, there, progress, cancelled)
    files = (f for f in report.files if f.error is None or f.error.problem is not Problem.NOTHING_TO_IMPORT)
    return FoldersRead(replace(report, files=tuple(files)), missing)


@valueclass
class Removal:
    """Removed issues, and why the next one could not be removed or brought back (None: all were, or it was stopped)."""

    removed: tuple[RemovedIssue, ...]
    error: KnownError | None = None


def remove_issues(
    archive: Archive, issue_ids: tuple[IssueId, ...], progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Removal:
    """Take issues out of the archive, one after the other; ``progress`` hears how many are out."""
    from db.importing import remove_issue

    removed: list[RemovedIssue] = []
    try:
        while len(removed) < len(issue_ids) and not cancelled():
            progress(len(removed))
            removed.append(remove_issue(archive, issue_ids[len(removed)]))
    except KnownError as error:
        return Removal(tuple(removed), error)
    return Removal(tuple(removed))


def restore_issues(
    archive: Archive, removed: tuple[RemovedIssue, ...], progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Removal:
    """Bring removed issues back, the last one first; those that are still removed are returned."""
    from db.importing import restore_issue

    left = list(removed)
    try:
        while left and not cancelled():
            progress(len(removed) - len(left))
            restore_issue(archive, left[-1])
            left.pop()
    except KnownError as error:
        return Removal(tuple(left), error)
    return Removal(tuple(left))


@valueclass
class Named:
    """A document that a notice names: what it does with it, the line, and the notice where the archive holds it."""

    reference: Reference
    found: NoticeSummary | None


@valueclass
class Related:
    """What a notice names, and what names it."""

    notice_id: NoticeId
    named: tuple[Named, ...]
    naming: tuple[NoticeSummary, ...]


def related(archive: Archive, notice_id: NoticeId) -> Related:
    """The documents around a notice. A document named several times is listed once, by its strongest mention."""
    notice_record = archive.notice(notice_id)
    own = set(notice_record.notice.doc_numbers)
    first: dict[str, Reference] = {}
    for reference in sorted(notice_record.notice.references, key=lambda r: (r.kind is ReferenceKind.CITES, r.line)):
        if reference.target not in own:
            first.setdefault(folded_name(reference.target), reference)
    named = tuple(Named(reference, _held(archive, reference.target, notice_id)) for reference in first.values())
    naming = tuple(archive.notice_summary(other) for other in _naming(archive, notice_record))
    return Related(notice_id, named, naming)


def _naming(archive: Archive, notice_record: NoticeRecord) -> tuple[NoticeId, ...]:
    """The other notices whose text holds a number of this one, or the title of what it issues; none without index."""
    from db.importing import index_is_current
    from db.search import plain_query, search

    if not index_is_current(archive):
        return ()
    issued = notice_record.notice.issued_text
    names = (*notice_record.notice.doc_numbers, *((f"《{issued.title}》",) if issued else ()))
    found: dict[NoticeId, None] = {}
    for name in names:
        page = search(archive.connection, plain_query(name), SearchOptions(SortOrder.NEWEST, _NAMING, facets=False))
        found |= {hit.notice_id: None for hit in page.hits if hit.notice_id != notice_record.id}
    return tuple(found)


def _held(archive: Archive, target: str, asking: NoticeId) -> NoticeSummary | None:
    found = next((other for other in archive.find_document(target) if other != asking), None)
    return archive.notice_summary(found) if found is not None else None


def holders(archive: Archive, target: str) -> tuple[NoticeId, ...]:
    """The notices that a document number or a title names, newest first."""
    return archive.find_document(target)


def source_lines(archive: Archive, issue_id: IssueId) -> tuple[str, ...]:
    """The decoded source of an issue, line by line."""
    return tuple(archive.source(issue_id).split("\n"))
