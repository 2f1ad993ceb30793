"""Measure the page: ``python -m tests.bench.page``.

Every notice of the starter gazettes is opened in turn. "page" is the HTML, made on a worker; "shown" is what the
window's thread does until the page can be painted, "setHtml" what Qt needs for the same HTML in a plain QTextBrowser
of the same width, style sheet and font; "painted" adds the first painting. Milliseconds of processor time, the best of
three rounds.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from time import process_time

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QTextBrowser

import resources
from db.model import IssueId, IssueRecord, NoticeId, NoticeRecord
from db.parse import parse_issue
from reader.render import RenderOptions, screen_style
from reader.widgets.look import look
from reader.widgets.viewer.page import NoticePage, make_page
from reader.widgets.viewer.viewer import NoticeView

_ROUNDS = 3
_SIZE = QSize(900, 800)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening one notice takes, in milliseconds."""

    title: str
    characters: int
    page: float
    shown: float
    painted: float
    plain: float

    @property
    def whole(self) -> float:
        """From the notice to the first painting."""
        return self.page + self.painted


def main() -> None:
    """Open every notice and print what that took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    look().apply("light")
    view, plain = NoticeView(), QTextBrowser()
    for widget in (view, plain):
        widget.resize(_SIZE)
        widget.show()
    application.processEvents()
    openings = [_opening(view, plain, record, source) for record, source in _records()]
    _report(openings)


def _records() -> list[tuple[NoticeRecord, str]]:
    found = []
    for path in sorted(resources.folder("starter").glob("*.txt")):
        parsed = parse_issue(path.read_text("utf-8"))
        issue = IssueRecord(IssueId(1), parsed.issue, path.name, len(parsed.notices))
        found += [(NoticeRecord(NoticeId(1), issue, notice), parsed.source_text) for notice in parsed.notices]
    return found


def _opening(view: NoticeView, plain: QTextBrowser, record: NoticeRecord, source: str) -> Opening:
    options = RenderOptions(source=dict(enumerate(source.split("\n"), 1)), knows=lambda _target: True)
    page = make_page(record, options)
    plain.document().setDefaultFont(view.document().defaultFont())
    plain.document().setDefaultStyleSheet(screen_style(view.style_of_page))
    return Opening(
        record.notice.title,
        len(record.notice.plain_text),
        page=_best(lambda: make_page(record, options)),
        shown=_best(lambda: view.show_page(page)),
        painted=_best(lambda: _paint(view, page)),
        plain=_best(lambda: plain.setHtml(page.html)),
    )


def _paint(view: NoticeView, page: NoticePage) -> None:
    view.show_page(page)
    view.grab()


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        begun = process_time()
        work()
        times.append(1000 * (process_time() - begun))
    return min(times)


def _report(openings: list[Opening]) -> None:
    largest = max(openings, key=lambda o: o.plain)
    print(
        f"{len(openings)} notices; notice to first painting: p95 {quantiles([o.whole for o in openings], n=20)[-1]:.1f}"
    )
    print(f"on the window's thread: p95 {quantiles([o.painted for o in openings], n=20)[-1]:.1f}")
    print(f"largest: {largest.title}, {largest.characters} characters")
    print(
        f"  page {largest.page:.1f}, shown {largest.shown:.1f}, painted {largest.painted:.1f}, "
        f"setHtml {largest.plain:.1f}: {largest.shown / largest.plain:.2f} of it"
    )


if __name__ == "__main__":
    main()
