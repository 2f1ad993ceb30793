"""What users do at the desk: bookmarks, undo, tabs, filter, results, calendar, dropped files."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

import resources
from db.model import Facet, LineSpan, Outcome, Scope
from db.model.userdata import HighlightColour
from db.store import Archive
from db.store.userdata import UserData, user_data_path
from reader.flows.reading import Goal
from reader.models.issue_tree import TreeRole
from reader.widgets.look import look
from reader.widgets.text_dialog import TextDialog
from reader.widgets.two_lines import DETAIL
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.search_box.search_for(text)


def test_a_bookmark_is_kept_shown_removed_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    bar = window.desk.bar
    width = bar.sizeHint()
    window.named["bookmark"].trigger()
    qtbot.waitUntil(lambda: record.id in window.collecting.bookmarked, timeout=WAIT_MS)
    assert window.desk.contents.model.index_of_notice(record.id).data(TreeRole.BOOKMARKED) is True
    assert window.named["bookmark"].text() == "取消收藏这份文件"
    assert bar.sizeHint() == width
    window.named["bookmark"].trigger()
    qtbot.waitUntil(lambda: record.id not in window.collecting.bookmarked, timeout=WAIT_MS)
    assert window.desk.status.button.text() == "撤销"
    window.desk.status.button.click()
    qtbot.waitUntil(lambda: record.id in window.collecting.bookmarked, timeout=WAIT_MS)
    assert not window.named["undo"].isEnabled()


def test_panels_that_nobody_looked_at_are_made_with_all_that_belongs_into_them(
    qtbot: QtBot, window: MainWindow
) -> None:
    record = window.reading.record
    assert record is not None
    assert not window.desk.bookmarks_tab.made
    assert not window.desk.results_tab.made
    window.named["bookmark"].trigger()
    qtbot.waitUntil(lambda: record.id in window.collecting.bookmarked, timeout=WAIT_MS)
    assert not window.desk.bookmarks_tab.made
    window.named["show_bookmarks"].trigger()
    tree = window.desk.bookmarks.tree
    assert tree.isVisible()
    assert tree.hasFocus()
    kept = tree.topLevelItem(0)
    assert kept is not None
    assert kept.toolTip(0).startswith(record.notice.title)
    window.named["show_results"].trigger()
    assert window.desk.results.idle.isVisible()


def test_folders_hold_bookmarks_and_may_go_without_them(qtbot: QtBot, window: MainWindow) -> None:
    window.named["bookmark"].trigger()
    window.desk.bookmarks.folder_requested.emit("住房")
    qtbot.waitUntil(lambda: len(window.collecting.state.folders) == 1, timeout=WAIT_MS)
    bookmark = window.collecting.state.bookmarks[0].bookmark
    folder = window.collecting.state.folders[0]
    window.desk.bookmarks.move_requested.emit((bookmark.id,), folder.id)
    qtbot.waitUntil(lambda: window.collecting.state.bookmarks[0].bookmark.folder == folder.id, timeout=WAIT_MS)
    window.desk.bookmarks.folder_removal_requested.emit(folder.id)
    qtbot.waitUntil(lambda: not window.collecting.state.folders, timeout=WAIT_MS)
    assert len(window.collecting.state.bookmarks) == 1
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: [f.name for f in window.collecting.state.folders] == ["住房"], timeout=WAIT_MS)
    kept = window.collecting.state
    qtbot.waitUntil(lambda: kept.bookmarks[0].bookmark.folder == kept.folders[0].id, timeout=WAIT_MS)


def test_what_was_opened_counts_as_read(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    qtbot.waitUntil(lambda: record.id in window.collecting.read, timeout=WAIT_MS)
    index = window.desk.contents.model.index_of_notice(record.id)
    assert index.data(TreeRole.UNREAD) is False
    window.menus.read_requested.emit((record.id,), False)
    qtbot.waitUntil(lambda: index.data(TreeRole.UNREAD) is True, timeout=WAIT_MS)


def test_everything_counts_as_read_and_undo_brings_the_state_of_before_back(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    qtbot.waitUntil(lambda: window.collecting.read == {record.id}, timeout=WAIT_MS)
    window.menus.issue_read_requested.emit(record.issue_record.id, True)
    qtbot.waitUntil(lambda: len(window.collecting.read) == record.issue_record.notices, timeout=WAIT_MS)
    before = window.collecting.read
    window.named["mark_all_read"].trigger()
    holdings = window.archive.holdings
    assert holdings is not None
    total = sum(issue.notices for issue in holdings.issues)
    qtbot.waitUntil(lambda: len(window.collecting.read) == total, timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: window.collecting.read == before, timeout=WAIT_MS)


def test_bookmarks_follow_an_archive_that_another_took_the_place_of(
    qtbot: QtBot, empty_window: MainWindow, copy_of_archive: Path
) -> None:
    """As on a share, where nobody who reads it imports anything."""
    with Archive.open(copy_of_archive) as archive:
        notice_id, key = next(iter(archive.keys().items()))
    with UserData.open(user_data_path(copy_of_archive, copy_of_archive.parent, read_only=False)) as kept:
        kept.bookmarks.add(replace(key, title=f"{key.title}（试行）"))
    empty_window.archives.open(copy_of_archive)
    qtbot.waitUntil(lambda: empty_window.collecting.bookmarked == {notice_id}, timeout=WAIT_MS)


def test_tabs_open_in_the_background_and_have_a_history_of_their_own(qtbot: QtBot, window: MainWindow) -> None:
    first = window.reading.record
    assert first is not None
    assert first.next is not None
    window.open(Goal(first.next), in_background=True)
    qtbot.waitUntil(lambda: window.desk.area.tabs.tabText(1) not in ("", "正在打开…"), timeout=WAIT_MS)
    assert window.reading.record is not None
    assert window.reading.record.id == first.id
    window.named["next_tab"].trigger()
    assert window.reading.record.id == first.next
    assert not window.named["back"].isEnabled()
    window.named["close_tab"].trigger()
    assert window.reading.record.id == first.id
    assert window.desk.area.tabs.isHidden()


def test_the_filter_leaves_what_fits_and_gives_the_rest_back(qtbot: QtBot, window: MainWindow) -> None:
    contents = window.desk.contents
    commit(contents.filter_box, "教育事业")
    qtbot.waitUntil(lambda: contents.answer.text() == "1 份文件", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.desk.contents.model.issue_ids) == 1, timeout=WAIT_MS)
    contents.filter_box.clear()
    qtbot.waitUntil(lambda: len(window.desk.contents.model.issue_ids) == 3, timeout=WAIT_MS)
    assert contents.answer.isHidden()


def test_enter_in_the_tree_opens_and_ctrl_enter_opens_a_tab(qtbot: QtBot, window: MainWindow) -> None:
    record = window.reading.record
    assert record is not None
    assert record.next is not None
    qtbot.waitUntil(lambda: window.desk.contents.model.is_loaded(record.issue_record.id), timeout=WAIT_MS)
    tree = window.desk.contents.tree
    tree.setCurrentIndex(window.desk.contents.model.index_of_notice(record.next))
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert window.reading.record.id == record.next
    QTest.keyClick(tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(window.desk.area.panes) == 2


def test_facets_narrow_and_clear(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    whole = window.hit_model.total
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.facets.choose(Facet.YEAR, "2022")
    assert 0 < window.hit_model.total < whole
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.facets.clear_chip.click()
    assert window.hit_model.total == whole


def test_the_scope_may_be_one_issue(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    whole = window.hit_model.total
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.choose_scope(Scope.ISSUE)
    record = window.reading.record
    assert record is not None
    assert {hit.issue_id for hit in window.hit_model.hits} == {record.issue_record.id}
    assert window.hit_model.total < whole
    facets = window.desk.results.facets
    assert facets.scope_chip.isVisible()
    assert facets.scope_chip.text() == "只在2022年第4期"
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        facets.clear_chip.click()
    assert window.hit_model.total == whole
    assert not facets.scope_chip.isVisible()
    assert not facets.clear_chip.isVisible()


def test_chips_never_show_a_filter_that_is_not_at_work(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    facets = window.desk.results.facets
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        facets.choose(Facet.YEAR, "2022")
    assert facets.clear_chip.isVisible()
    search(qtbot, window, "条例")
    assert window.searching.options.filters == facets.filters == ()
    assert not facets.clear_chip.isVisible()


def test_what_was_not_found_is_told_in_few_words(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "查无此词" * 500)
    heading = window.desk.results.nothing.findChildren(QLabel)[0]
    assert heading.text().startswith("没有找到“查无此词")
    assert len(heading.text()) < 80


def test_f3_goes_through_all_places_and_on_to_the_next_notice(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    visited = []
    for _ in range(40):
        window.named["next_hit"].trigger()
        qtbot.waitUntil(lambda: not window.archive.lanes.read.busy if window.archive.lanes else True, timeout=WAIT_MS)
        assert window.reading.record is not None
        if window.reading.record.id not in visited:
            visited.append(window.reading.record.id)
    assert visited == [hit.notice_id for hit in window.hit_model.hits]


def test_nothing_found_offers_to_widen_a_narrowed_search(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.facets.choose(Facet.YEAR, "1900")
    assert window.hit_model.total == 0
    widen = window.desk.results.nothing.buttons[0]
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        widen.click()
    assert window.hit_model.total > 0


def test_a_citation_is_copied(window: MainWindow) -> None:
    window.named["copy_citation"].trigger()
    record = window.reading.record
    assert record is not None
    assert record.notice.doc_numbers[0] in QGuiApplication.clipboard().text()


def test_the_calendar_leads_to_an_issue(qtbot: QtBot, window: MainWindow) -> None:
    window.named["show_calendar"].trigger()
    years = window.desk.contents.years
    assert years.isVisible()
    oldest = min(window.desk.contents.model.issue_ids)
    QTest.mouseClick(years.viewport(), Qt.MouseButton.LeftButton, pos=years.rect_of(oldest).center())
    assert not years.isVisible()
    tree = window.desk.contents.tree
    assert tree.currentIndex() == window.desk.contents.model.index_of_issue(oldest)


def test_dropped_files_are_imported_with_a_report(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    known = sorted(resources.folder("starter").glob("*.txt"))[0]
    (tmp_path / known.name).write_bytes(known.read_bytes())
    broken = tmp_path / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 40)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / known.name)), QUrl.fromLocalFile(str(broken))])
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.importing.finished, timeout=WAIT_MS) as finished:
        window.dropEvent(event)
    assert finished.args is not None
    report = finished.args[0]
    assert [file.outcome for file in report.files] == [Outcome.UNCHANGED, Outcome.FAILED]
    dialog = window.importing.dialog
    assert dialog is not None
    assert dialog.files.topLevelItemCount() == 2
    failed = dialog.files.topLevelItem(1)
    assert failed is not None
    reason = failed.child(0)
    assert reason is not None
    assert "broken.txt" in reason.text(0)
    dialog.close()


def test_every_action_of_the_menus_does_something_and_most_have_keys(window: MainWindow) -> None:
    assert [action.objectName() for action in window.named if not action.receivers("2triggered(bool)")] == []
    keys = [key.toString() for action in window.named for key in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)


def test_a_button_leads_between_light_and_dark_and_out_of_high_contrast(window: MainWindow) -> None:
    window.looks.set_theme("contrast")
    seen = []
    for _ in range(3):
        window.named["theme"].trigger()
        assert window.settings.theme == look().theme
        seen.append(look().theme)
    assert seen == ["light", "dark", "light"]


def test_in_a_narrow_window_the_page_comes_before_the_side(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1366, 700)
    assert window.desk.side.isVisible()
    window.resize(800, 600)
    assert not window.desk.side.isVisible()
    qtbot.waitUntil(lambda: window.desk.area.width() > window.desk.left.width(), timeout=WAIT_MS)
    window.resize(1366, 700)
    assert window.desk.side.isVisible()


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_window_fits_small_screens(window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width
    assert window.desk.side.mapTo(window, QPoint(window.desk.side.width(), 0)).x() <= width


def test_enter_in_the_search_box_opens_the_first_hit(qtbot: QtBot, window: MainWindow) -> None:
    commit(window.desk.search_box, "谢驰")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(window.desk.search_box, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert window.reading.record.id == window.hit_model.hits[0].notice_id


def test_f3_tells_which_place_it_shows(qtbot: QtBot, window: MainWindow) -> None:
    commit(window.desk.search_box, "学前教育")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(window.desk.search_box, Qt.Key.Key_Return)
    window.named["next_hit"].trigger()
    told = re.fullmatch(r"第 2 处，本文件共 (\d+) 处", window.desk.status.message.text())
    assert told
    assert int(told[1]) > 1


def test_f3_after_the_last_place_says_so(qtbot: QtBot, window: MainWindow) -> None:
    commit(window.desk.search_box, "谢驰")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(window.desk.search_box, Qt.Key.Key_Return)
    for _ in range(20):
        window.named["next_hit"].trigger()
    assert window.desk.status.message.text() == "已是最后一处"


def test_the_filter_leads_on_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    contents = window.desk.contents
    commit(contents.filter_box, "fssgyj")
    qtbot.waitUntil(lambda: contents.answer.text() == "1 份文件", timeout=WAIT_MS)
    model = contents.model
    qtbot.waitUntil(lambda: all(model.is_loaded(i) for i in model.issue_ids), timeout=WAIT_MS)
    QTest.keyClick(contents.filter_box, Qt.Key.Key_Down)
    assert "辐射事故" in str(contents.tree.currentIndex().data())
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(contents.filter_box, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert "辐射事故" in window.reading.record.notice.title
    QTest.keyClick(contents.filter_box, Qt.Key.Key_Escape)
    assert contents.filter_box.text() == ""


def test_a_filter_that_finds_nothing_offers_a_search(qtbot: QtBot, window: MainWindow) -> None:
    contents = window.desk.contents
    commit(contents.filter_box, "谢驰")
    qtbot.waitUntil(lambda: contents.answer.text() == "0 份文件", timeout=WAIT_MS)
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        contents.search_button.click()
    assert window.hit_model.total > 0


def test_a_passage_is_marked_unmarked_and_marked_again(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.desk.area.current
    pane.view.selectAll()
    pane.view.highlight_requested.emit(HighlightColour.GREEN)
    qtbot.waitUntil(lambda: bool(window.marking.highlights_in(pane)), timeout=WAIT_MS)
    marked = window.marking.highlights_in(pane)
    assert {highlight.colour for highlight in marked} == {HighlightColour.GREEN}
    window.marking.remove((marked[0],))
    qtbot.waitUntil(lambda: len(window.marking.highlights_in(pane)) == len(marked) - 1, timeout=WAIT_MS)
    window.named["undo"].trigger()
    qtbot.waitUntil(lambda: len(window.marking.highlights_in(pane)) == len(marked), timeout=WAIT_MS)


def test_marked_passages_are_listed_with_the_bookmarks_and_lead_to_their_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane = window.desk.area.current
    pane.view.selectAll()
    pane.view.highlight_requested.emit(HighlightColour.GREEN)
    qtbot.waitUntil(lambda: bool(window.collecting.state.highlights), timeout=WAIT_MS)
    last = max(window.marking.highlights_in(pane), key=lambda highlight: highlight.passage.line)
    window.marking._change(replace(last, note="见 <b> 处"))
    listed = [each.highlight for each in window.collecting.state.highlights]
    assert [each.created for each in listed] == sorted((each.created for each in listed), reverse=True)
    tree = window.desk.bookmarks.tree

    def item() -> QTreeWidgetItem | None:
        heads = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        inside = [head.child(row) for head in heads if head for row in range(head.childCount())]
        return next((each for each in inside if each and str(each.data(0, DETAIL)).startswith("见 <b> 处")), None)

    qtbot.waitUntil(lambda: item() is not None, timeout=WAIT_MS)
    found = item()
    assert found
    assert found.text(0) == " ".join(last.passage.quote.split())
    assert "&lt;b&gt;" in found.toolTip(0)
    pane.view.verticalScrollBar().setValue(0)
    tree.itemClicked.emit(found, 0)
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().value() > 0, timeout=WAIT_MS)
    window.marking.remove((last,))
    qtbot.waitUntil(lambda: item() is None, timeout=WAIT_MS)


def test_the_source_of_a_doubtful_spot_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.area.current.view.source_requested.emit(LineSpan(100, 101))
    qtbot.waitUntil(lambda: bool(window.findChildren(TextDialog)), timeout=WAIT_MS)
    shown = window.findChildren(TextDialog)[0]
    assert "100" in shown.text.toPlainText()
    shown.close()


def test_a_copy_is_said_and_takes_the_place_of_an_older_message(window: MainWindow) -> None:
    said = window.desk.status.message
    window.named["copy_citation"].trigger()
    window.named["copy_markdown"].trigger()
    assert said.text() == "已复制全文为 Markdown"
    window.desk.area.current.view.selectAll()
    window.named["copy_markdown"].trigger()
    assert said.text() == "已复制为 Markdown"
    window.named["copy"].trigger()
    assert said.text() == "已复制"
    window.named["copy_with_citation"].trigger()
    assert said.text() == "已复制并附引文"
