"""How a notice is cited."""

from __future__ import annotations

from enum import StrEnum

from db.model import Issue, NoticeRecord

_NAMED_AUTHORS = 3
"""GB/T 7714-2015, 8.1.2: more than three authors are shortened to three and 等."""


class CitationStyle(StrEnum):
    """GB/T 7714-2015 for papers and footnotes; plain for official correspondence."""

    GBT7714 = "gbt7714"
    PLAIN = "plain"


def citation(record: NoticeRecord, style: CitationStyle = CitationStyle.PLAIN) -> str:
    """The notice's citation; what the archive does not know is left out."""
    return _gbt7714(record) if style is CitationStyle.GBT7714 else _plain(record)


def _gbt7714(record: NoticeRecord) -> str:
    """Contribution in a serial, GB/T 7714-2015, 4.4: 责任者. 题名: 其他题名信息[J]. 连续出版物题名, 年(期): 页码."""
    issue, notice = record.issue_record.issue, record.notice
    authors = ", ".join(notice.issuers[:_NAMED_AUTHORS]) + (", 等" if len(notice.issuers) > _NAMED_AUTHORS else "")
    title = ": ".join([notice.title, *(["; ".join(notice.doc_numbers)] if notice.doc_numbers else [])])
    number = f"({issue.number})" if issue.number else ""
    place = ", ".join(part for part in (issue.publication or "", f"{issue.year or ''}{number}") if part)
    pages = _pages(record, "-")
    if place and pages:
        place = f"{place}: {pages}"
    return ". ".join(part for part in (authors, f"{title}[J]", place) if part) + "."


def _plain(record: NoticeRecord) -> str:
    notice = record.notice
    numbers = f"（{'、'.join(notice.doc_numbers)}）" if notice.doc_numbers else ""
    pages = _pages(record, "—")
    printed = _issue_name(record.issue_record.issue)
    tail = "，".join(part for part in (printed, f"第{pages}页" if pages else "") if part)
    return f"《{_inner_title(notice.title)}》{numbers}{'，' if tail else ''}{tail}"


def _inner_title(title: str) -> str:
    """A title within 《》: its own 《》 become 〈〉 (GB/T 15834-2011, 4.14.3.6)."""
    return title.replace("《", "〈").replace("》", "〉")


def _issue_name(issue: Issue) -> str:
    name = f"《{issue.publication}》" if issue.publication else ""
    number = f"{issue.year}年第{issue.number}期" if issue.year and issue.number else ""
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    return name + number + total


def _pages(record: NoticeRecord, dash: str) -> str:
    first, last = record.notice.first_page, record.notice.last_page
    if first is None:
        return ""
    return f"{first}{dash}{last}" if last and last != first else str(first)
