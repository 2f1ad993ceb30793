"""What a search is asked and what it answers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from db.model.archive import IssueId, NoticeId
from db.model.issue import Issue
from db.model.values import valueclass


class SortOrder(StrEnum):
    """How hits are ordered."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Facet(StrEnum):
    """What hits are counted and narrowed by."""

    YEAR = "year"
    ISSUER = "issuer"
    SECTION = "section"
    PLACE = "place"
    """Where the words stand: title, text or table."""


class Place(StrEnum):
    """Part of a notice that a mark stands in."""

    TITLE = "title"
    DOC_NUMBER = "doc_number"
    TEXT = "text"
    TABLE = "table"


class Scope(StrEnum):
    """How far a search reaches."""

    ARCHIVE = "archive"
    ISSUE = "issue"
    NOTICE = "notice"


@valueclass
class SearchOptions:
    """Everything about a search but its words. ``filters`` maps a facet to the values of which one must hold."""

    sort: SortOrder = SortOrder.RELEVANCE
    limit: int = 20
    offset: int = 0
    filters: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    issue_id: IssueId | None = None
    notice_id: NoticeId | None = None
    tables_only: bool = False
    facets: bool = True
    snippets: int = 5
    """The most places that a hit shows."""


@valueclass
class Mark:
    """A piece of text that was found: characters ``start`` to ``end`` (0-based, end not included)."""

    start: int
    end: int


@valueclass
class Snippet:
    """A place in a notice where the words stand, cut to a readable length, with the words marked."""

    place: Place
    block: int
    """Index of the block in the notice, -1 for the title."""
    line: int
    text: str
    marks: tuple[Mark, ...]


@valueclass
class Hit:
    """A notice that was found, with the places where."""

    notice_id: NoticeId
    issue_id: IssueId
    source: str
    start_line: int
    title: str
    title_marks: tuple[Mark, ...]
    doc_numbers: tuple[str, ...]
    issue: Issue
    """As its masthead names it; nothing of it may be known."""
    sign_date: date | None
    snippets: tuple[Snippet, ...]
    places: int
    """How many places in all; ``snippets`` holds the first few."""

    @property
    def issue_label(self) -> str:
        """The issue in a few words, at the least the name of its file."""
        return self.issue.label or self.source

    @property
    def unseen(self) -> int:
        """How many of the places are neither the title nor among the snippets."""
        return max(0, self.places - bool(self.title_marks) - len(self.snippets))


@valueclass
class FacetValue:
    """One value of a facet and how many of the hits have it."""

    value: str
    count: int


class SuggestionReason(StrEnum):
    """Why a search is offered instead of one that found nothing; the value is Chinese for the user."""

    OTHER_SCRIPT = "换成简体或繁体"
    SAME_SOUND_NAME = "同音的人名"
    ONE_CHARACTER_OFF = "形近或同音的字"
    NEAR_NUMBER = "相近的文号"
    FEWER_WORDS = "少用几个词"
    PARTS = "拆成几个词"


@valueclass
class Suggestion:
    """A search that would find something: its text, why it is offered, and how many notices it finds."""

    query: str
    reason: SuggestionReason
    count: int


@valueclass
class HitPage:
    """One page of hits, the exact total, and counts by facet."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[tuple[Facet, tuple[FacetValue, ...]], ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    seconds: float = 0.0
    terms: tuple[str, ...] = ()
    """The words to mark in an opened notice, as the query has them."""
