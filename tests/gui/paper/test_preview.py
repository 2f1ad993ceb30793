"""The preview and the runs that draw, driven as a user would."""

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.model import Facet, IssueId, KnownError, NoticeId, SearchOptions, plain
from db.model.cells import part
from db.search import search
from db.store import Archive
from reader.output.print_jobs import (
    ContentsSheet,
    HitList,
    Notices,
    OneTable,
    PaperChoices,
    Passage,
    PrintJob,
    Subject,
    WholeIssue,
    set_job,
)
from reader.output.print_preview import PrintPreview
from reader.output.printing import Ask, Printing
from reader.paper.boxes import LineBox
from reader.paper.style import Layout, PageNumbers
from reader.settings import Settings


@pytest.fixture
def archive(starter_archive: Path) -> Archive:
    return Archive.open(starter_archive, read_only=True)


@pytest.fixture
def first_issue(archive: Archive) -> IssueId:
    return archive.issues()[-1].id


@pytest.fixture
def ask(archive: Archive) -> Ask:
    return lambda subject, choices, then: then(set_job(archive, subject, choices))


@pytest.fixture
def printing(qtbot: QtBot, tmp_path: Path, ask: Ask) -> Printing:
    window = QWidget()
    qtbot.addWidget(window)
    return Printing(window, Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)), ask)


def notices(archive: Archive, issue: IssueId) -> tuple[NoticeId, ...]:
    return tuple(n.id for n in archive.notices(issue))


def test_preview_shows_the_pages_and_follows_the_choices(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(Notices(notices(archive, first_issue)[3:4]))
    qtbot.addWidget(preview)
    official = preview.pages.pageCount()
    assert official > 10
    assert str(official) in preview.count.text()
    preview.layout_box.setCurrentIndex(preview.layout_box.findData(Layout.COMPACT))
    assert preview.pages.pageCount() < official
    preview.tables_check.setChecked(False)
    preview.attachments_check.setChecked(False)
    assert preview.choices == PaperChoices(Layout.COMPACT, tables=False, attachments=False)


def test_pages_are_turned_by_key_wherever_the_focus_is(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(Notices(notices(archive, first_issue)[3:4]))
    qtbot.addWidget(preview)
    qtbot.waitUntil(preview.isActiveWindow)
    for widget in (preview.print_button, preview.layout_box, preview.page_box, preview.tables_check):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_PageDown)
        QTest.keyClick(widget, Qt.Key.Key_PageDown)
        assert preview.pages.currentPage() == 3
        QTest.keyClick(widget, Qt.Key.Key_PageUp)
        assert (preview.pages.currentPage(), preview.page_box.value()) == (2, 2)
        QTest.keyClick(widget, Qt.Key.Key_PageUp)
    assert preview.layout_box.currentData() == Layout.OFFICIAL


def test_enter_behind_a_page_s_number_turns_to_it_and_prints_nothing(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(Notices(notices(archive, first_issue)[3:4]))
    qtbot.addWidget(preview)
    asked: list[object] = []
    preview.print_requested.disconnect()
    preview.print_requested.connect(asked.append)
    preview.page_box.setFocus()
    preview.page_box.selectAll()
    QTest.keyClicks(preview.page_box, "7")
    QTest.keyClick(preview.page_box, Qt.Key.Key_Return)
    assert preview.pages.currentPage() == 7
    assert not asked
    preview.layout_box.setFocus()
    QTest.keyClick(preview.layout_box, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_choices_are_remembered(qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId) -> None:
    subject = Notices(notices(archive, first_issue)[:1])
    preview = printing.open_preview(subject)
    qtbot.addWidget(preview)
    preview.numbers_box.setCurrentIndex(preview.numbers_box.findData(PageNumbers.CENTRED))
    preview.duplex_check.setChecked(False)
    again = printing.open_preview(subject)
    qtbot.addWidget(again)
    assert (again.choices.numbers, again.choices.duplex) == (PageNumbers.CENTRED, False)


def test_a_low_screen_scrolls_the_choices_and_keeps_the_buttons(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(Notices(notices(archive, first_issue)[:1]))
    qtbot.addWidget(preview)
    preview.resize(600, 340)
    (scrolled,) = preview.findChildren(QScrollArea)
    assert scrolled.verticalScrollBar().maximum() > 0
    assert scrolled.horizontalScrollBar().maximum() == 0
    assert preview.close_button.geometry().bottom() < 340
    assert preview.layout_box.height() >= preview.layout_box.sizeHint().height()


def test_only_choices_that_change_something_are_offered(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    notice = notices(archive, first_issue)[0]
    for subject, parts, source in (
        (WholeIssue(first_issue), True, True),
        (Passage(notice, "第一段"), False, True),
        (ContentsSheet(first_issue), False, False),
    ):
        preview = printing.open_preview(subject)
        qtbot.addWidget(preview)
        assert (preview.tables_check.isVisible(), preview.attachments_check.isVisible()) == (parts, parts)
        assert preview.source_check.isVisible() == source


def test_tab_goes_from_the_choices_to_the_buttons_to_the_pages(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(ContentsSheet(first_issue))
    qtbot.addWidget(preview)
    following: list[QWidget] = [preview.layout_box]
    while (after := following[-1].nextInFocusChain()) and after is not preview.layout_box:
        following.append(after)
    order = [following.index(w) for w in (preview.zoom_box, preview.duplex_check, preview.print_button)]
    assert order == sorted(order)
    assert preview.print_button.isDefault()
    assert preview.focusWidget() is preview.print_button
    preview.pdf_button.setFocus()
    preview.layout_box.setFocus()
    assert preview.print_button.isDefault()
    assert not preview.pdf_button.isDefault()


def test_pages_as_wide_as_the_window_need_no_bar_below(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    preview = printing.open_preview(WholeIssue(first_issue))
    qtbot.addWidget(preview)
    view = preview.pages.findChildren(QGraphicsView)[0]
    assert not view.horizontalScrollBar().isVisible()
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    qtbot.waitUntil(view.horizontalScrollBar().isVisible)
    QTest.keyClick(preview, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: not view.horizontalScrollBar().isVisible())


def test_a_preview_makes_room_for_the_next(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId
) -> None:
    subject = Notices(notices(archive, first_issue)[:1])
    first = printing.open_preview(subject)
    again = printing.open_preview(subject)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not isValid(first))
    assert again.isVisible()


def test_a_pdf_is_written_page_by_page(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId, tmp_path: Path
) -> None:
    path = tmp_path / "issue.pdf"
    with qtbot.waitSignal(printing.saved, timeout=30_000):
        printing.save_as_pdf(WholeIssue(first_issue), path)
    reader = pypdf.PdfReader(path)
    titles = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    assert len(titles) == len(archive.notices(first_issue)) + 1  # with the contents sheet


def test_a_run_can_be_cancelled_and_leaves_no_file(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId, tmp_path: Path
) -> None:
    path = tmp_path / "issue.pdf"
    printing.save_as_pdf(WholeIssue(first_issue), path)
    run = printing.run
    assert run is not None
    with qtbot.waitSignal(run.cancelled):
        run.cancel()
    assert not path.exists()


def test_a_folder_that_is_gone_is_said(
    qtbot: QtBot, printing: Printing, archive: Archive, first_issue: IssueId, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printing.failed) as caught:
        printing.save_as_pdf(Notices(notices(archive, first_issue)[:1]), tmp_path / "none" / "a.pdf")
    assert caught.args is not None
    assert isinstance(caught.args[0], KnownError)


@pytest.mark.usefixtures("qapp")
def test_every_subject_becomes_pages(archive: Archive, first_issue: IssueId) -> None:
    found = search(archive.connection, "教育", SearchOptions())
    with_table = next(n.id for n in archive.notices(first_issue) if n.tables)
    table = archive.notice(with_table).notice.tables[0]
    subjects: tuple[tuple[Subject, str], ...] = (
        (Notices(notices(archive, first_issue)[:2]), "通知"),
        (ContentsSheet(first_issue), "钦州市人民政府公报"),
        (OneTable(with_table, table), "专栏"),
        (OneTable(with_table, part(table, [0, 2], range(table.columns))), plain(table.rows[2][0])),
        (Passage(with_table, "第一段\n第二段"), "第二段"),
        (HitList("教育", found, SearchOptions()), "搜索结果"),
    )
    for subject, words in subjects:
        job: PrintJob = set_job(archive, subject, PaperChoices())
        assert job.pages
        assert words in job.manuscript.text


@pytest.mark.usefixtures("qapp")
def test_a_list_of_hits_says_their_dates_and_what_narrowed_it(archive: Archive, first_issue: IssueId) -> None:
    filters = ((Facet.YEAR, ("2022", "2019")), (Facet.PLACE, ("table",)))
    options = SearchOptions(filters=filters, issue_id=first_issue, snippets=1)
    found = search(archive.connection, "教育", options)
    text = set_job(archive, HitList("教育", found, options), PaperChoices()).manuscript.text
    assert f"筛选：2022年、2019年；表格；{found.hits[0].issue_label}" in text
    date = next(hit.sign_date for hit in found.hits if hit.sign_date)
    assert f"{found.hits[0].issue_label}　{date.year}年{date.month}月{date.day}日" in text
    plain_list = set_job(archive, HitList("教育", found, SearchOptions()), PaperChoices()).manuscript.text
    assert "筛选" not in plain_list


@pytest.mark.usefixtures("qapp")
def test_several_notices_are_one_job(archive: Archive, first_issue: IssueId) -> None:
    ids = notices(archive, first_issue)[:3]
    job = set_job(archive, Notices(ids), PaperChoices())
    titles = [archive.notice(number).notice.title for number in ids]
    assert job.manuscript.title == f"{titles[0]}等3份文件"
    assert len([page for page in job.pages if page.source]) == 3  # each begins a page, with its own source
    assert all(title in job.manuscript.text for title in titles)


@pytest.mark.usefixtures("qapp")
def test_contents_sheets_stand_before_their_notices(archive: Archive) -> None:
    issues = [issue.id for issue in archive.issues()]
    ids = tuple(number for issue in issues for number in notices(archive, issue)[:1])
    job = set_job(archive, Notices(ids, tuple(issues[1:])), PaperChoices(Layout.COMPACT))
    whole = set_job(archive, WholeIssue(issues[0]), PaperChoices(Layout.COMPACT))
    sheets = [job.manuscript.text.count(f"{archive.notice(number).notice.title}（") for number in ids]
    assert sheets[0] == 0
    assert all(sheets[1:])
    assert whole.manuscript.items[0] == set_job(archive, ContentsSheet(issues[0]), PaperChoices()).manuscript.items[0]


def printed_numbers(job: PrintJob) -> list[str]:
    boxes = (placed.box for page in job.pages for placed in page.placed)
    return [box.trailing.text() for box in boxes if isinstance(box, LineBox) and box.leads_to and box.trailing]


@pytest.mark.usefixtures("qapp")
def test_contents_name_the_pages_of_their_print(archive: Archive, first_issue: IssueId) -> None:
    job = set_job(archive, WholeIssue(first_issue), PaperChoices())
    boxes = [(page.number, placed.box) for page in job.pages for placed in page.placed]
    titles = [str(n) for n, box in boxes if isinstance(box, LineBox) and box.bookmark and box.bookmark.level == 1]
    assert printed_numbers(job) == titles[1:]  # after the contents sheet's own


@pytest.mark.usefixtures("qapp")
def test_contents_keep_the_gazettes_pages_where_the_print_has_none(archive: Archive, first_issue: IssueId) -> None:
    pages = [str(notice.first_page) for notice in archive.notices(first_issue) if notice.first_page]
    assert pages
    assert printed_numbers(set_job(archive, ContentsSheet(first_issue), PaperChoices())) == pages
    unnumbered = PaperChoices(numbers=PageNumbers.NONE)
    assert printed_numbers(set_job(archive, WholeIssue(first_issue), unnumbered)) == pages


@pytest.mark.usefixtures("qapp")
def test_a_passage_is_printed_without_its_source_where_none_is_wanted(archive: Archive, first_issue: IssueId) -> None:
    subject = Passage(notices(archive, first_issue)[0], "第一段")
    assert set_job(archive, subject, PaperChoices()).manuscript.source
    assert not set_job(archive, subject, PaperChoices(source=False)).manuscript.source


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"layout": "nonsense"}', '{"size": 99}'])
def test_choices_that_cannot_be_read_are_the_usual_ones(kept: str) -> None:
    assert PaperChoices.from_json(kept) == PaperChoices()


def test_choices_read_back() -> None:
    choices = PaperChoices(Layout.SCREEN, 12.0, False, False, PageNumbers.NONE, False, False)
    assert PaperChoices.from_json(choices.to_json()) == choices


def test_buttons_wait_for_the_pages(qtbot: QtBot) -> None:
    preview = PrintPreview(PaperChoices())
    qtbot.addWidget(preview)
    assert not preview.print_button.isEnabled()
