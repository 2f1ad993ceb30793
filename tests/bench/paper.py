"""Measure paper: ``python -m tests.bench.paper``.

The largest starter notice is set, drawn and finished as a PDF, in turn with ``QTextDocument.print_`` of the same words;
what counts is the ratio of the medians of processor time in one run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from db.model import IssueId, IssueRecord, NoticeId, NoticeRecord, ParsedIssue
from db.parse import decode, parse_issue
from reader.paper.compose import joined, notice_manuscript
from reader.paper.items import Manuscript
from reader.paper.pages import break_pages
from reader.paper.pdf import drawing_application, pdf_bytes
from reader.paper.style import Layout, paper_style
from tests.property.mutate import STARTER

_ROUNDS = 5


def report() -> None:
    """Print the largest notice's time against Qt's own printing, and a whole issue's."""
    _application = drawing_application()
    issues = [(path.name, _parsed(path.read_bytes(), path.name)) for path in sorted(STARTER.glob("*.txt"))]
    records = [_record(name, parsed, number) for name, parsed in issues for number in range(len(parsed.notices))]
    largest = max(records, key=lambda record: len(record.notice.plain_text))
    paper = paper_style(Layout.OFFICIAL)
    ours, theirs = [], []
    for _ in range(_ROUNDS):
        ours.append(_seconds(lambda: pdf_bytes(notice_manuscript(largest), paper)))
        theirs.append(_seconds(lambda: _qt_prints(largest.notice.plain_text)))
    pages = len(break_pages(notice_manuscript(largest), paper))
    mine, qt = median(ours), median(theirs)
    print(f"largest notice, {pages} pages: PDF {1000 * mine:.0f} ms, QTextDocument.print_ {1000 * qt:.0f} ms", end="")
    print(f", ratio {mine / qt:.2f}")
    whole = _whole(records)
    count = len(break_pages(whole, paper))
    print(f"all starter notices in one PDF: {count} pages in {_seconds(lambda: pdf_bytes(whole, paper)):.1f} s")


def _whole(records: list[NoticeRecord]) -> Manuscript:
    return joined("all", [notice_manuscript(record) for record in records])


def _parsed(data: bytes, name: str) -> ParsedIssue:
    return parse_issue(decode(data, name).text)


def _record(name: str, parsed: ParsedIssue, number: int) -> NoticeRecord:
    issue = IssueRecord(IssueId(1), parsed.issue, name, len(parsed.notices))
    return NoticeRecord(NoticeId(number), issue, parsed.notices[number])


def _qt_prints(text: str) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(writer)


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


if __name__ == "__main__":
    report()
