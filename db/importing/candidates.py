"""What can be imported: text files, members of zip archives, and issues of other archives."""

from __future__ import annotations

import hashlib
import zlib
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from db.model import IssueId, KnownError, ParsedIssue, Problem, SourceFile
from db.model.values import valueclass
from db.parse import decode, parse_issue
from db.parse.lines import read_lines
from db.parse.masthead import read_masthead
from db.store import Archive
from db.store.placing import sort_key

_LARGEST = 64_000_000
"""Bytes; an issue of a gazette has a hundredth of it."""
_COVER = 3000
"""Characters at the beginning of a file that hold the masthead."""


@valueclass
class Loaded:
    """A candidate, read."""

    parsed: ParsedIssue
    source: SourceFile


@valueclass
class FileStamp:
    """A file's size in bytes and the time of its last change: while both stay, so do its bytes."""

    size: int
    modified: str


class Candidate(ABC):
    """One issue that may be imported. Every method may raise KnownError: the world has changed since it was found."""

    name: str
    path: str

    def stamp(self) -> FileStamp | None:
        """By which the file is known without reading it; None where only its bytes tell."""
        return None

    @abstractmethod
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hex."""

    @abstractmethod
    def sort_key(self) -> str:
        """Candidates in the order of this text are in date order, as far as a quick look can tell."""

    @abstractmethod
    def load(self) -> Loaded:
        """Read the whole issue."""


class TextCandidate(Candidate):
    """Text that a gazette was converted to."""

    @abstractmethod
    def read(self) -> bytes:
        """The file's bytes."""

    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hex."""
        return hashlib.sha256(self.read()).hexdigest()

    def sort_key(self) -> str:
        """The date comes from the cover alone."""
        cover = decode(self.read(), self.path).text[:_COVER].split("\n")
        return sort_key(read_masthead(read_lines(cover)), self.name)

    def load(self) -> Loaded:
        """Read the whole issue."""
        stamp = self.stamp()
        data = self.read()
        decoded = decode(data, self.path)
        digest = hashlib.sha256(data).hexdigest()
        modified = stamp.modified if stamp else None
        source = SourceFile(self.name, self.path, digest, len(data), decoded.encoding, modified)
        return Loaded(parse_issue(decoded.text), source)


class FileCandidate(TextCandidate):
    """A text file."""

    def __init__(self, path: Path) -> None:
        self._file = path
        self.name = path.name
        self.path = str(path.absolute())

    def stamp(self) -> FileStamp | None:
        """Size and time of the last change."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return FileStamp(found.st_size, datetime.fromtimestamp(found.st_mtime, UTC).isoformat())

    def read(self) -> bytes:
        """The file's bytes. KnownError FILE_UNREADABLE, FILE_TOO_LARGE."""
        try:
            if self._file.stat().st_size > _LARGEST:
                raise KnownError(Problem.FILE_TOO_LARGE, path=self.path)
            return self._file.read_bytes()
        except OSError as error:
            raise KnownError(Problem.FILE_UNREADABLE, path=self.path) from error


class ZipCandidate(TextCandidate):
    """A text file in a zip archive."""

    def __init__(self, archive: Path, member: ZipInfo) -> None:
        self._archive = archive
        self._member = member
        inside = member_name(member)
        self.name = inside.rsplit("/", 1)[-1]
        self.path = f"{archive.absolute()}/{inside}"

    def read(self) -> bytes:
        """The member's bytes. KnownError FILE_UNREADABLE, FILE_TOO_LARGE."""
        if self._member.file_size > _LARGEST:
            raise KnownError(Problem.FILE_TOO_LARGE, path=self.path)
        try:
            with ZipFile(self._archive) as archive:
                return archive.read(self._member)
        except (OSError, BadZipFile, RuntimeError, zlib.error, EOFError) as error:  # RuntimeError: it has a password
            raise KnownError(Problem.FILE_UNREADABLE, path=self.path) from error


class IssueCandidate(Candidate):
    """An issue of another archive, taken over as it was read there."""

    def __init__(self, archive: Archive, issue_id: IssueId) -> None:
        self._archive = archive
        self._issue_id = issue_id
        self._source = archive.source_file(issue_id)
        self.name = self._source.name
        self.path = f"{archive.path}/{self.name}"

    def digest(self) -> str:
        """SHA-256 of the file that the other archive read, in hex."""
        return self._source.sha256

    def sort_key(self) -> str:
        """The date as the other archive has it."""
        return sort_key(self._archive.issue(self._issue_id).issue, self.name)

    def load(self) -> Loaded:
        """Read the whole issue."""
        return Loaded(self._archive.parsed(self._issue_id), self._source)


def member_name(member: ZipInfo) -> str:
    """A zip member's name; Chinese Windows programs write it in GBK without saying so (APPNOTE.TXT, D.1)."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
