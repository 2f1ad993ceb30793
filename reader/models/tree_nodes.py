"""The nodes of the issue tree: publication, year, issue, section, notice, attachment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby

from db.model import IssueId, IssueRecord, NoticeId, NoticeSummary
from reader.models.punctuation import listed
from reader.models.short_titles import (
    issue_date,
    issue_label,
    place_of,
    short_section,
    short_title,
    unnamed_publication,
    year_label,
)

_UNDATED = 10**7
"""Later than every day: an issue without a date comes first."""


class NodeKind(Enum):
    """What a row of the tree stands for."""

    ROOT = "root"
    PUBLICATION = "publication"
    YEAR = "year"
    ISSUE = "issue"
    SECTION = "section"
    NOTICE = "notice"
    ATTACHMENT = "attachment"


class Node:
    """One row. ``children`` of an issue stay empty until its notices are ``loaded``."""

    __slots__ = (
        "_words",
        "attachment",
        "children",
        "count",
        "issue",
        "kind",
        "loaded",
        "notice",
        "number",
        "parent",
        "row",
    )

    def __init__(self, kind: NodeKind, label: str = "", detail: str = "", count: int = 0, tip: str = "") -> None:
        self.kind = kind
        self._words = (label, detail, tip)
        self.count = count
        self.parent: Node | None = None
        self.row = 0
        self.number = 0
        self.children: list[Node] = []
        self.loaded = True
        self.issue: IssueRecord | None = None
        self.notice: NoticeSummary | None = None
        self.attachment = -1

    @property
    def label(self) -> str:
        """What the row is called."""
        return self.words()[0]

    @property
    def detail(self) -> str:
        """A date, or ""."""
        return self.words()[1]

    @property
    def tip(self) -> str:
        """The whole of what the label cuts short."""
        return self.words()[2]

    def words(self) -> tuple[str, str, str]:
        """Label, detail and tip."""
        return self._words

    def add(self, child: Node) -> Node:
        """Append ``child`` and return it."""
        child.parent = self
        child.row = len(self.children)
        self.children.append(child)
        return child

    def above(self) -> Iterator[Node]:
        """Yield the nodes that it stands under, bottom up."""
        if self.parent is not None:
            yield self.parent
            yield from self.parent.above()

    def walk(self) -> Iterator[Node]:
        """Yield the node and all that are under it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


class _IssueNode(Node):
    """An issue. Its words are made when its row is seen: an archive holds thousands."""

    __slots__ = ()

    def words(self) -> tuple[str, str, str]:
        """Label, detail and tip."""
        if self.issue is not None and not self._words[0]:
            self._words = (issue_label(self.issue), issue_date(self.issue), _issue_tip(self.issue))
        return self._words


def issue_nodes(records: Iterable[IssueRecord], counts: dict[IssueId, int] | None = None) -> Node:
    """The tree down to the issues, newest first; with ``counts`` only the issues in it, with those counts.

    The level of publications is left out where the records are of only one.
    """
    records = tuple(records)
    shown = [record for record in records if counts is None or record.id in counts]
    shown.sort(key=_newest_first)
    root = Node(NodeKind.ROOT)
    publications = {record.issue.publication for record in records}
    for publication, of_publication in groupby(shown, key=lambda record: record.issue.publication):
        named = Node(NodeKind.PUBLICATION, publication or unnamed_publication())
        top = root.add(named) if len(publications) > 1 else root
        for year, of_year in groupby(of_publication, key=lambda record: record.issue.year):
            _add_year(top, year, list(of_year), counts)
    return root


def notice_nodes(issue: Node, notices: Iterable[NoticeSummary]) -> list[Node]:
    """The section and notice nodes of one issue, in printed order; notices outside sections stand by themselves."""
    place = place_of((issue.issue.issue.publication or "",)) if issue.issue else ""
    made: list[Node] = []
    for section, of_section in groupby(notices, key=lambda notice: notice.section):
        group = [_notice_node(notice) for notice in of_section]
        if section is None:
            made.extend(group)
        else:
            node = Node(NodeKind.SECTION, short_section(section, place), count=len(group), tip=section)
            for child in group:
                node.add(child)
            made.append(node)
    return made


def _newest_first(record: IssueRecord) -> tuple[str, int, int, int]:
    issue = record.issue
    day = issue.date.toordinal() if issue.date else _UNDATED
    return (issue.publication or "\uffff", -(issue.year or 0), -day, -(issue.number or 0))


def _add_year(top: Node, year: int | None, records: list[IssueRecord], counts: dict[IssueId, int] | None) -> None:
    node = top.add(Node(NodeKind.YEAR, year_label(year)))
    for record in records:
        count = record.notices if counts is None else counts[record.id]
        child = node.add(_IssueNode(NodeKind.ISSUE, count=count))
        child.issue = record
        child.loaded = count == 0
        node.count += count
    if top.kind is NodeKind.PUBLICATION:
        top.count += node.count


def _issue_tip(record: IssueRecord) -> str:
    parts = (record.issue.publication, record.issue.date and record.issue.date.isoformat(), record.source)
    return "\n".join(part for part in parts if part)


def _notice_node(notice: NoticeSummary) -> Node:
    lines = (notice.title, listed(notice.doc_numbers), notice.sign_date and notice.sign_date.isoformat())
    node = Node(
        NodeKind.NOTICE,
        short_title(notice.title, notice.issuers),
        tip="\n".join(line for line in lines if line),
    )
    node.notice = notice
    for index, title in enumerate(notice.attachments):
        child = node.add(Node(NodeKind.ATTACHMENT, title, tip=title))
        child.notice = notice
        child.attachment = index
    return node


def chosen_notices(nodes: Iterable[Node]) -> tuple[NoticeId, ...]:
    """The notices that chosen rows stand for: a section or issue for all its own, unless some of them are chosen."""
    chosen = list(nodes)
    parted = {above for node in chosen if node.notice for above in node.above()}
    found: dict[NoticeId, None] = {}
    for node in chosen:
        if node not in parted:
            found |= dict.fromkeys((node.notice.id,) if node.notice else notice_ids(node))
    return tuple(found)


def notice_ids(node: Node) -> tuple[NoticeId, ...]:
    """The notices loaded under ``node``."""
    return tuple(n.notice.id for n in node.walk() if n.kind is NodeKind.NOTICE and n.notice)
