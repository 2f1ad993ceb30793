"""From the paths that a user named to the issues to import."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from db.importing.candidates import Candidate, FileCandidate, IssueCandidate, ZipCandidate, member_name
from db.model import FileReport, KnownError, Outcome, Problem
from db.model.endings import ARCHIVE_ENDING, TEXT_ENDINGS, ZIP_ENDING
from db.model.values import valueclass
from db.store import Archive

_NO_ISSUES = ("readme", "license", "licence", "changelog", "说明", "使用说明")
"""Names (without ending, in small letters) of files that lie beside gazettes in a folder and are none."""

_NAMED = 6
"""So many files that were passed over in a zip archive are named."""


@valueclass
class Found:
    """Issues to import, and what could not be looked into."""

    candidates: tuple[Candidate, ...]
    failures: tuple[FileReport, ...]
    """With the zip archives of which something was passed over."""


def find(paths: Iterable[Path | str], target: Path, open_archives: ExitStack) -> Found:
    """Everything importable at the paths; folders with all that is in them, but for ``target`` itself.

    Archives that are found stay open until ``open_archives`` closes.
    """
    candidates: dict[str, Candidate] = {}
    failures: list[FileReport] = []
    for given in paths:
        told = len(failures)
        try:
            found = list(_at(Path(given), target, open_archives, failures))
            if not found and not any(each.outcome is Outcome.FAILED for each in failures[told:]):
                raise KnownError(Problem.NOTHING_TO_IMPORT, path=given)
            candidates |= {candidate.path: candidate for candidate in found}
        except KnownError as error:
            failures.append(_failure(Path(given), error))
    return Found(tuple(candidates.values()), tuple(failures))


def _at(path: Path, target: Path, stack: ExitStack, failures: list[FileReport]) -> Iterator[Candidate]:
    if not path.is_dir():
        yield from _in_file(path, stack, failures)
        return
    for file in _files(path, failures):
        if _same(file, target):
            continue
        try:
            yield from _in_file(file, stack, failures)
        except KnownError as error:
            failures.append(_failure(file, error))


def _in_file(path: Path, stack: ExitStack, failures: list[FileReport]) -> Iterator[Candidate]:
    if path.suffix.lower() == ZIP_ENDING:
        yield from _in_zip(path, failures)
    elif path.suffix.lower() == ARCHIVE_ENDING:
        archive = stack.enter_context(Archive.open(path, read_only=True))
        yield from (IssueCandidate(archive, record.id) for record in archive.issues())
    else:
        yield FileCandidate(path)


def _in_zip(path: Path, failures: list[FileReport]) -> Iterator[Candidate]:
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
    except (OSError, BadZipFile) as error:
        raise KnownError(Problem.FILE_UNREADABLE, path=path) from error
    others = []
    for member in members:
        name = Path(member_name(member))
        if not member.is_dir() and _may_be_issue(name):
            yield ZipCandidate(path, member)
        elif not member.is_dir() and not _hidden(name) and name.suffix.lower() not in TEXT_ENDINGS:
            others.append(name.name)
    if others:
        names = "、".join(others[:_NAMED]) + "…" * (len(others) > _NAMED)
        told = KnownError(Problem.MEMBERS_PASSED_OVER, path=path.name, count=len(others), names=names)
        failures.append(FileReport(str(path), Outcome.PASSED_OVER, error=told))


def _files(folder: Path, failures: list[FileReport]) -> Iterator[Path]:
    """Every file in a folder that may be imported, in the order of the names."""

    def unreadable(error: OSError) -> None:
        failed = Path(error.filename or folder)
        failures.append(_failure(failed, KnownError(Problem.FILE_UNREADABLE, path=failed)))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in (ZIP_ENDING, ARCHIVE_ENDING) or _may_be_issue(path):
                yield path


def _may_be_issue(path: Path) -> bool:
    return path.suffix.lower() in TEXT_ENDINGS and not _hidden(path) and path.stem.lower() not in _NO_ISSUES


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~"))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _failure(path: Path, error: KnownError) -> FileReport:
    return FileReport(str(path), Outcome.FAILED, error=error)
