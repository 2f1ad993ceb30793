"""``gazette search``: the same language as the window's search box."""

from __future__ import annotations

import argparse

from db.importing import require_index
from db.model import Facet, Hit, HitPage, SearchOptions, SortOrder
from db.search import search
from db.store import Archive
from db.store.connection import explained
from reader.cli.output import faint, has_colours, marked, say, say_json, say_painted, strong
from reader.cli.parser import add_archive, add_json

_SNIPPETS = 3
_FILTERS = {"year": Facet.YEAR, "issuer": Facet.ISSUER, "section": Facet.SECTION}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command."""
    parser.add_argument("query", metavar="QUERY", help="要找的词；空格表示“并且”，| 表示“或者”，- 表示“不含”")
    add_archive(parser)
    add_json(parser)
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="最多列出几份文件（默认 20）")
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help="跳过前几份")
    parser.add_argument(
        "--sort",
        choices=[order.value for order in SortOrder],
        default=SortOrder.RELEVANCE.value,
        help="排序：relevance 最相关（默认），newest 最新，oldest 最早",
    )
    parser.add_argument("--year", action="append", metavar="YEAR", help="只找这一年的，可以写多次")
    parser.add_argument("--issuer", action="append", metavar="NAME", help="只找这个发文机关的，可以写多次")
    parser.add_argument("--section", action="append", metavar="NAME", help="只找这个栏目的，可以写多次")


def run(arguments: argparse.Namespace) -> int:
    """Search and print the hits, best first; finding nothing is an answer too."""
    with Archive.open(arguments.archive) as archive, explained(archive.path):
        require_index(archive)
        page = search(archive.connection, arguments.query, _options(arguments))
    if arguments.json:
        say_json({"total": page.total, "hits": [_hit_json(hit) for hit in page.hits]})
    else:
        _print(page, arguments.offset)
    return 0


def _options(arguments: argparse.Namespace) -> SearchOptions:
    given = ((facet, getattr(arguments, name)) for name, facet in _FILTERS.items())
    return SearchOptions(
        sort=SortOrder(arguments.sort),
        limit=arguments.limit,
        offset=arguments.offset,
        filters=tuple((facet, tuple(values)) for facet, values in given if values),
        facets=False,
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _hit_json(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.notice_id,
        "source": hit.source,
        "start_line": hit.start_line,
        "title": hit.title,
        "doc_numbers": list(hit.doc_numbers),
        "issue": hit.issue_label,
        "date": hit.sign_date.isoformat() if hit.sign_date else None,
        "places": hit.places,
        "snippet": hit.snippets[0].text if hit.snippets else "",
        "snippets": [{"place": s.place.value, "line": s.line, "text": s.text} for s in hit.snippets],
    }


def _print(page: HitPage, offset: int) -> None:
    colours = has_colours()
    for number, hit in enumerate(page.hits, offset + 1):
        say_painted(f"{number:>3}. {marked(hit.title, hit.title_marks, colours)}")
        facts = "  ".join(filter(None, ("、".join(hit.doc_numbers), hit.issue_label, f"编号 {hit.notice_id}")))
        say_painted(f"     {faint(facts, colours)}")
        for snippet in hit.snippets[:_SNIPPETS]:
            say_painted(f"     {marked(snippet.text, snippet.marks, colours)}")
    say_painted(strong(f"共找到 {page.total} 份文件", colours))
    for suggestion in page.suggestions:
        say(f"  试试：{suggestion.query}（{suggestion.reason}，{suggestion.count} 份）")
