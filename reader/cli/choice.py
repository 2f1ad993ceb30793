"""Which notices a command is about: numbers, a whole issue, or what a search finds."""

from __future__ import annotations

import argparse

from db.importing import require_index
from db.model import IssueId, NoticeId, SearchOptions, SortOrder
from db.search import search
from db.store import Archive
from db.store.connection import explained

_MOST = 1000
"""A search that finds more is cut here: nobody prints more at once by intention."""


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name notices."""
    parser.add_argument("id", type=int, nargs="*", metavar="ID", help="文件的编号，见 gazette list；可以写多个")
    parser.add_argument("--issue", action="store_true", help="整期：每个编号所在的那一期的全部文件")
    parser.add_argument("--search", metavar="QUERY", help="搜索到的全部文件，写法同 gazette search")


def chosen_notices(archive: Archive, arguments: argparse.Namespace) -> tuple[NoticeId, ...]:
    """Give the ids that the arguments name, each once. Raises KnownError NOTICE_MISSING, INDEX_OUTDATED."""
    ids = [NoticeId(number) for number in arguments.id]
    if arguments.issue:
        ids = [notice.id for issue in chosen_issues(archive, arguments) for notice in archive.notices(issue)]
    if arguments.search:
        options = SearchOptions(sort=SortOrder.NEWEST, limit=_MOST, facets=False)
        with explained(archive.path):
            require_index(archive)
            ids += [hit.notice_id for hit in search(archive.connection, arguments.search, options).hits]
    return tuple(dict.fromkeys(ids))


def chosen_issues(archive: Archive, arguments: argparse.Namespace) -> tuple[IssueId, ...]:
    """Give the whole issues that the arguments name, each once. Raises KnownError NOTICE_MISSING."""
    ids = [NoticeId(number) for number in arguments.id] if arguments.issue else []
    return tuple(dict.fromkeys(archive.notice_summary(number).issue_id for number in ids))
