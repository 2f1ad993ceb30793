"""Files in, report out: one issue, one transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from db.importing.candidates import Candidate, Loaded
from db.importing.finding import find
from db.importing.indexing import Cancelled, Progress, index_is_current, rebuild_index, tidy
from db.importing.removing import put_in, take_out
from db.importing.replacing import find_replaced, find_same, find_untouched
from db.model import (
    FileReport,
    ImportProgress,
    ImportReport,
    IssueId,
    KnownError,
    Outcome,
    Problem,
)
from db.model.values import valueclass
from db.search import index
from db.store import Archive
from db.store.connection import explained

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENDS_IMPORT = (Problem.DISK_FULL, Problem.ARCHIVE_BUSY, Problem.ARCHIVE_READ_ONLY, Problem.ARCHIVE_DAMAGED)


class _CancelledError(Exception):
    """The user stopped the import in the middle of a file."""


def import_paths(
    archive: Archive,
    paths: Iterable[Path | str],
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportReport:
    """Bring files, folders, zip archives and other archives into the archive.

    The same text again changes nothing; a corrected file replaces its issue. ``progress`` is told before each file;
    ``cancelled`` is asked between files and before a file is made final: what is half done is rolled back, what is
    done stays. A file that cannot be read fails alone. KnownError ARCHIVE_READ_ONLY, ARCHIVE_BUSY before any work.
    """
    if archive.read_only:
        raise KnownError(Problem.ARCHIVE_READ_ONLY, path=archive.path)
    if not index_is_current(archive) and not rebuild_index(archive, progress, cancelled):
        return ImportReport((), cancelled=True)
    with ExitStack() as open_archives:
        found = find(paths, archive.path, open_archives)
        work = _Import(archive, progress or _ignore, cancelled or _never)
        return work.run(found.candidates, found.failures)


@valueclass
class _Planned:
    """A candidate and its place in the order of work."""

    order: str
    candidate: Candidate


class _Import:
    def __init__(self, archive: Archive, progress: Progress, cancelled: Cancelled) -> None:
        self._archive = archive
        self._progress = progress
        self._cancelled = cancelled
        self._written: set[IssueId] = set()
        self._reports: list[FileReport] = []
        self._told = 0
        """So many of the reports were told."""
        self._total = 0

    def run(self, candidates: Sequence[Candidate], failures: Sequence[FileReport]) -> ImportReport:
        reports = self._reports = list(failures)
        self._total = len(candidates)
        try:
            planned = self._plan(candidates, reports)
            if planned:
                with explained(self._archive.path), index.bulk(self._archive.connection):
                    for one in planned:
                        self._step(len(reports) - len(failures), one.candidate.name)
                        reports.append(self._one(one.candidate))
                tidy(self._archive, len(self._written))
        except _CancelledError:
            return ImportReport(tuple(reports), cancelled=True)
        except KnownError as error:
            return ImportReport(tuple(reports), stopped=error)
        return ImportReport(tuple(reports))

    def _plan(self, candidates: Sequence[Candidate], reports: list[FileReport]) -> list[_Planned]:
        """The candidates that are new, oldest first: ids then ascend with the dates."""
        planned: list[_Planned] = []
        for candidate in candidates:
            self._step(0, candidate.name)
            try:
                known = self._known(candidate)
                if known is not None:
                    reports.append(self._report(candidate, Outcome.UNCHANGED, known))
                elif len(candidates) == 1:
                    planned.append(_Planned("", candidate))
                else:
                    planned.append(_Planned(candidate.sort_key(), candidate))
            except KnownError as error:
                reports.append(FileReport(candidate.path, Outcome.FAILED, error=error))
        return sorted(planned, key=lambda one: one.order)

    def _known(self, candidate: Candidate) -> IssueId | None:
        """The issue that the candidate is already, to the byte."""
        stamp = candidate.stamp()
        untouched = find_untouched(self._archive.connection, candidate.path, stamp) if stamp else None
        return untouched or find_same(self._archive.connection, candidate.digest())

    def _one(self, candidate: Candidate) -> FileReport:
        try:
            loaded = candidate.load()
            if not loaded.parsed.source_text.strip():
                raise KnownError(Problem.FILE_EMPTY, path=candidate.path)
            if not _CHINESE.search(loaded.parsed.source_text):
                raise KnownError(Problem.NOT_CHINESE, path=candidate.path)
            known = find_same(self._archive.connection, loaded.source.sha256)
            if known is not None:
                return self._report(candidate, Outcome.UNCHANGED, known)
            replaced = find_replaced(self._archive.connection, loaded.parsed.issue, loaded.source.name, self._written)
            if replaced is not None and self._archive.source(replaced) == loaded.parsed.source_text:
                return self._report(candidate, Outcome.UNCHANGED, replaced)
            with self._archive.transaction():
                issue_id = self._store(loaded, replaced)
                if self._cancelled():
                    raise _CancelledError
        except KnownError as error:
            if error.problem in _ENDS_IMPORT:
                raise
            return FileReport(candidate.path, Outcome.FAILED, error=error)
        self._written.add(issue_id)
        return self._report(candidate, Outcome.ADDED if replaced is None else Outcome.REPLACED, issue_id)

    def _store(self, loaded: Loaded, replaced: IssueId | None) -> IssueId:
        first = None if replaced is None else take_out(self._archive, replaced)
        return put_in(self._archive, loaded.parsed, loaded.source, replaced, first)

    def _report(self, candidate: Candidate, outcome: Outcome, issue_id: IssueId) -> FileReport:
        counts = self._archive.counts(issue_id)
        facts = self._archive.issue(issue_id).issue
        return FileReport(candidate.path, outcome, issue_id, facts, counts.notices, counts.tables, counts.doubts)

    def _step(self, done: int, name: str) -> None:
        if self._cancelled():
            raise _CancelledError
        self._progress(ImportProgress(done, self._total, name, tuple(self._reports[self._told :])))
        self._told = len(self._reports)


def _ignore(_: ImportProgress) -> None:
    pass


def _never() -> bool:
    return False
