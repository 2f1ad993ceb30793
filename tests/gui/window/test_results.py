"""The list of hits: every place can be reached and is marked when it is shown; what stands there without any."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QStyle, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from db.model import (
    Hit,
    HitPage,
    Issue,
    IssueId,
    Mark,
    NoticeId,
    Place,
    Scope,
    Snippet,
    SortOrder,
    Suggestion,
    SuggestionReason,
)
from db.store import Archive
from reader import i18n
from reader.flows.reading import Goal
from reader.models.hits import FEW_PLACES, HitModel, HitRole, HitTarget
from reader.models.tips import plain_tip
from reader.widgets.hit_delegate import HitDelegate, facts_of, lines_of_facts
from reader.widgets.hit_list import HitList
from reader.widgets.look import look
from reader.widgets.nothing_found import NothingFound
from reader.window import MainWindow
from tests.gui.conftest import WAIT_MS
from tests.gui.typing import commit


def hit(number: int, shown: int, places: int) -> Hit:
    """A hit with its title marked, so many of its places shown, in lines 10, 11, …"""
    snippets = tuple(Snippet(Place.TEXT, at, 10 + at, f"第{at}段", (Mark(0, 1),)) for at in range(shown))
    title, issue = f"文件{number}", Issue(None, 2022, 1)
    return Hit(
        NoticeId(number), IssueId(1), "a.txt", 1, title, (Mark(0, 1),), (), issue, date(2022, 1, 1), snippets, places
    )


@pytest.fixture
def model(qapp: QApplication) -> HitModel:
    """Two hits: one of 5 places and its title, 3 of them shown; one with a single place."""
    made = HitModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_page(HitPage((hit(1, FEW_PLACES, 6), hit(2, 1, 2)), 2))
    return made


def words(model: HitModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_places_unfold_and_fold(model: HitModel) -> None:
    folded = ["文件1", "第0段", "第1段", "第2段", "还有 2 段", "文件2", "第0段"]
    assert words(model) == folded
    asked: list[tuple[NoticeId, int]] = []
    model.places_wanted.connect(lambda notice_id, count: asked.append((notice_id, count)))
    model.unfold(NoticeId(2))
    assert asked == []
    model.unfold(NoticeId(1))
    assert asked[0][0] == 1
    assert asked[0][1] >= 5
    model.show_places(HitPage((hit(1, 5, 6),), 1))
    assert words(model) == [*folded[:4], "第3段", "第4段", "收起", *folded[5:]]
    assert not model.hits[0].unseen
    model.fold(NoticeId(1))
    assert words(model) == folded


def test_very_many_places_come_in_portions(model: HitModel) -> None:
    model.show_page(HitPage((hit(1, FEW_PLACES, 1001),), 1))
    model.show_places(HitPage((hit(1, 63, 1001),), 1))
    assert words(model)[-1] == "还有 937 段"
    model.show_places(HitPage((hit(1, 40, 1001),), 1))  # the archive was changed meanwhile
    assert words(model)[-1] == "还有 960 段"
    assert model.rowCount() == 42


def test_the_place_shown_is_marked_wherever_its_row_goes(model: HitModel) -> None:
    def marked() -> list[str]:
        return [model.index(row).data() for row in range(model.rowCount()) if model.index(row).data(HitRole.SHOWN)]

    assert model.mark_shown(HitTarget(NoticeId(2), 10)) == 6
    assert marked() == ["第0段"]
    assert model.index(5).data(HitRole.OPENED) is True
    assert model.mark_shown(HitTarget(NoticeId(1), 14)) == 4
    assert marked() == ["还有 2 段"]
    model.show_places(HitPage((hit(1, 5, 6),), 1))
    assert marked() == ["第4段"]
    assert model.mark_shown(HitTarget(NoticeId(1), None)) == 0
    assert marked() == ["文件1"]
    assert model.mark_shown(HitTarget(NoticeId(3), 10)) == -1
    assert marked() == []


def test_a_screen_reader_hears_title_number_issue_and_date(model: HitModel) -> None:
    model.show_page(HitPage((replace(hit(1, 1, 2), doc_numbers=("甲政发〔2022〕1号",)),), 1))
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["文件1，甲政发〔2022〕1号，2022年第1期，2022-01-01", "第0段"]


def test_a_title_is_whole_in_its_tip_where_it_is_cut_off(qtbot: QtBot, app_look: None, model: HitModel) -> None:
    title = "关于<b>的通知" * 20
    model.show_page(HitPage((replace(hit(1, 1, 2), title=title), hit(2, 1, 2)), 2))
    hits = HitList()
    qtbot.addWidget(hits)
    hits.setModel(model)
    hits.resize(300, 400)
    hits.show()
    tips = []
    for place in (*(hits.visualRect(model.index(row)).center() for row in (0, 2, 1)), QPoint(100, 390)):
        event = QHelpEvent(QEvent.Type.ToolTip, place, hits.viewport().mapToGlobal(place))
        QApplication.sendEvent(hits.viewport(), event)
        tips.append(QToolTip.text() if QToolTip.isVisible() else "")
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert tips == [plain_tip(title), "", "", ""]


def test_the_year_is_said_once(qapp: QApplication, app_look: None) -> None:
    shown = replace(hit(1, 1, 2), issue=Issue("甲市人民政府公报", 2022, 1), doc_numbers=("甲政发〔2022〕1号",))
    assert facts_of(shown, with_publication=False) == "甲政发〔2022〕1号 · 2022年第1期 · 1月1日"
    assert facts_of(shown, with_publication=True) == "甲政发〔2022〕1号 · 甲市人民政府公报 2022年第1期 · 1月1日"
    later = replace(shown, issue=Issue(None, 2023, 1), doc_numbers=())
    assert facts_of(later, with_publication=False) == "2023年第1期 · 2022-01-01"
    assert facts_of(replace(later, issue=Issue()), with_publication=False) == "a.txt · 2022-01-01"
    i18n.install(qapp, "en")
    assert facts_of(shown, with_publication=False) == "甲政发〔2022〕1号 · 2022 no. 1 · Jan 1"


def test_the_date_of_a_hit_is_never_cut_off(qapp: QApplication, app_look: None) -> None:
    facts, font = "甲政办规〔2014〕3451号 · 2014年第87期 · 06-21", QFont(qapp.font())
    whole = QFontMetricsF(font).horizontalAdvance(facts)
    assert lines_of_facts(facts, font, whole + 1) == [facts]
    assert lines_of_facts(facts, font, whole - 1) == ["甲政办规〔2014〕3451号", "2014年第87期 · 06-21"]
    assert lines_of_facts(facts, font, 1)[-1] == "06-21"


def test_the_row_that_keys_go_on_from_has_a_frame(qapp: QApplication, app_look: None, model: HitModel) -> None:
    delegate = HitDelegate()

    def painted(state: QStyle.StateFlag) -> QImage:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 300, 60)
        option.state = QStyle.StateFlag.State_Enabled | state
        image = QImage(300, 60, QImage.Format.Format_RGB32)
        image.fill(look().tokens.panel)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(1))
        painter.end()
        return image

    frame = QColor(look().tokens.focus).name()
    focused = painted(QStyle.StateFlag.State_HasFocus)
    assert frame in {focused.pixelColor(150, y).name() for y in range(60)}
    assert painted(QStyle.StateFlag.State_None) != focused
    assert painted(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected) != focused


def test_a_hit_that_is_bookmarked_carries_the_ribbon_on_its_title(
    qapp: QApplication, app_look: None, model: HitModel
) -> None:
    delegate, rect = HitDelegate(), QRect(0, 0, 300, 60)

    def painted(row: int) -> QImage:
        option = QStyleOptionViewItem()
        option.rect, option.font = rect, qapp.font()
        image = QImage(rect.size(), QImage.Format.Format_RGB32)
        image.fill(look().tokens.panel)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(row))
        painter.end()
        return image

    before = [painted(row) for row in range(model.rowCount())]
    model.set_bookmarked(frozenset({NoticeId(2)}))
    changed = [row for row, image in enumerate(before) if painted(row) != image]
    assert [model.index(row).data() for row in changed] == ["文件2"]


# In the window


def search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        commit(window.desk.search_box, text)


def rows(window: MainWindow, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    return [window.hit_model.index(row).data(role) for row in range(window.hit_model.rowCount())]


def click(window: MainWindow, index: QModelIndex) -> None:
    hits = window.desk.results.list
    hits.scrollTo(index)
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualRect(index).center())


def rest_of(window: MainWindow) -> int:
    """The row that unfolds the other places of the first hit that has any."""
    return next(row for row, text in enumerate(rows(window)) if str(text).startswith("还有"))


def test_every_place_is_reached_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    row = rest_of(window)
    wanted: Hit = window.hit_model.index(row).data(HitRole.HIT)
    click(window, window.hit_model.index(row))
    qtbot.waitUntil(lambda: "收起" in rows(window), timeout=WAIT_MS)
    unfolded = window.hit_model.hits[window.hit_model.number_of(wanted.notice_id)]
    assert len(unfolded.snippets) == wanted.places - bool(wanted.title_marks)
    last = rows(window).index("收起") - 1
    click(window, window.hit_model.index(last))
    view = window.desk.area.current.view
    qtbot.waitUntil(lambda: view.hit_line() == unfolded.snippets[-1].line, timeout=WAIT_MS)
    click(window, window.hit_model.index(last + 1))
    assert "收起" not in rows(window)


def test_every_place_is_reached_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    QTest.keyClick(window.desk.search_box, Qt.Key.Key_Down)
    hits, row = window.desk.results.list, rest_of(window)
    for _ in range(row):
        QTest.keyClick(hits, Qt.Key.Key_Down)
    QTest.keyClick(hits, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "收起" in rows(window), timeout=WAIT_MS)
    assert hits.currentIndex().row() == row  # the first of the places that came
    QTest.keyClick(hits, Qt.Key.Key_Down)
    place: Snippet = hits.currentIndex().data(HitRole.PLACE)
    QTest.keyClick(hits, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.area.current.view.hit_line() == place.line, timeout=WAIT_MS)
    QTest.keyClick(hits, Qt.Key.Key_Left)
    assert hits.currentIndex().data(HitRole.HEAD) is True
    assert "收起" not in rows(window)
    QTest.keyClick(hits, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "收起" in rows(window), timeout=WAIT_MS)


@pytest.mark.parametrize("way", ["key", "menu"])
def test_a_place_is_opened_in_a_tab_of_its_own(qtbot: QtBot, window: MainWindow, way: str) -> None:
    search(qtbot, window, "学前教育")
    hits, index = window.desk.results.list, window.hit_model.index(2)
    place: Snippet = index.data(HitRole.PLACE)
    hits.setCurrentIndex(index)
    if way == "key":
        QTest.keyClick(hits, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    else:
        hits.customContextMenuRequested.emit(hits.visualRect(index).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.actions()[1].trigger()
        menu.close()
    qtbot.waitUntil(lambda: window.desk.area.current.view.hit_line() == place.line, timeout=WAIT_MS)
    assert window.desk.area.tabs.count() == 2


def test_the_list_marks_the_place_that_f3_goes_to(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(window.desk.search_box, Qt.Key.Key_Return)
    seen = []
    for step in (*["next_hit"] * 5, *["previous_hit"] * 5):
        window.named[step].trigger()
        marked = rows(window, HitRole.SHOWN).index(True)
        assert window.desk.results.list.currentIndex().row() == marked
        snippet: Snippet = window.hit_model.index(marked).data(HitRole.PLACE)
        assert snippet.line == window.desk.area.current.view.hit_line()
        seen.append(marked)
    assert [row for row, before in zip(seen, [0, *seen], strict=False) if row != before] == [1, 2, 3, 2, 1]
    window.desk.results.list.setCurrentIndex(window.hit_model.index(3))
    assert rows(window, HitRole.SHOWN).index(True) == 1  # keys move through the list, the page stays


def test_f3_goes_on_from_the_place_that_was_clicked(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        click(window, window.hit_model.index(2))
    assert rows(window, HitRole.SHOWN).index(True) == 2
    window.named["next_hit"].trigger()
    assert rows(window, HitRole.SHOWN).index(True) == 3


def test_nothing_found_takes_the_keys_and_says_what_happened(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "查无此词")
    button = window.desk.results.nothing.buttons[0]
    for go in (window.named["show_results"].trigger, lambda: QTest.keyClick(window.desk.search_box, Qt.Key.Key_Down)):
        window.desk.search_box.focus()
        go()
        assert window.focusWidget() is button
    assert button.accessibleDescription().startswith("没有找到“查无此词”")


def test_arrows_stay_among_what_nothing_found_offers(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "查无此词")
    window.named["show_results"].trigger()
    buttons = window.desk.results.nothing.buttons
    ways = ((Qt.Key.Key_Down, [*buttons[1:], buttons[-1]]), (Qt.Key.Key_Up, [*buttons[-2::-1], buttons[0]]))
    for key, reached in ways:
        for button in reached:
            QTest.keyClick(window.focusWidget(), key)
            assert window.focusWidget() is button


def test_results_without_a_search_take_the_keys_and_lead_to_the_help(qtbot: QtBot, window: MainWindow) -> None:
    window.named["show_results"].trigger()
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    assert window.desk.results.idle.isAncestorOf(button)
    assert button.accessibleDescription().startswith("在这里看到搜索结果")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(window.desk.results.help_requested):
            QTest.keyClick(button, key)
    search(qtbot, window, "教育")
    window.named["show_results"].trigger()
    assert window.focusWidget() is window.desk.results.list


def test_the_order_of_the_hits_is_said_above_them(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    results = window.desk.results
    assert results.count.text().endswith("份文件 · 按相关程度")
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        results.sort_button.menu().actions()[1].trigger()
    assert results.sort is SortOrder.NEWEST
    assert results.count.text().endswith("份文件 · 从新到旧")
    assert results.list.accessibleDescription() == results.count.text()


def test_a_narrow_panel_stays_narrow_whatever_is_found(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    results = window.desk.results
    results.count.setText("123,456,789 documents · From old to new")
    assert results.minimumSizeHint().width() <= window.desk.left.minimumWidth()


def test_a_list_of_nothing_is_not_printed(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    assert window.desk.results.more_button.isEnabled()
    search(qtbot, window, "查无此词")
    assert not window.desk.results.more_button.isEnabled()


def test_a_search_shows_its_hits_where_the_side_was_hidden(qtbot: QtBot, window: MainWindow) -> None:
    window.named["left_panel"].trigger()
    assert window.desk.left.isHidden()
    search(qtbot, window, "教育")
    assert window.desk.results.list.isVisible()
    assert window.named["left_panel"].isChecked()


def test_up_leads_from_the_first_row_back_to_the_search_box(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    box, hits = window.desk.search_box, window.desk.results.list
    box.focus()
    for key, focused in ((Qt.Key.Key_Down, hits), (Qt.Key.Key_Down, hits), (Qt.Key.Key_Up, hits), (Qt.Key.Key_Up, box)):
        QTest.keyClick(window.focusWidget(), key)
        assert window.focusWidget() is focused


def test_enter_goes_on_to_the_next_place(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "学前教育")
    box, status = window.desk.search_box, window.desk.status
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert re.fullmatch(r"第 1 处，本文件共 \d+ 处（F3：下一处）", status.message.text())
    window.hit_model.unfold(window.hit_model.hits[1].notice_id)
    qtbot.waitUntil(lambda: "收起" in rows(window), timeout=WAIT_MS)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert re.fullmatch(r"第 2 处，本文件共 \d+ 处", status.message.text())
    assert not window.searching.busy
    assert "收起" in rows(window)  # the list stays as it is
    box.setText("教育事业")
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.reading.record is not None
    assert window.reading.record.id == window.hit_model.hits[0].notice_id
    assert status.message.text().startswith("第 1 处")


def test_enter_says_again_why_nothing_is_found(qtbot: QtBot, empty_window: MainWindow) -> None:
    box, status = empty_window.desk.search_box, empty_window.desk.status
    box.setText("教育")
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert status.message.text() == "还没有打开存档"
        status.quiet()


def test_a_search_stays_within_its_issue_while_one_reads_on(
    qtbot: QtBot, window: MainWindow, copy_of_archive: Path
) -> None:
    record = window.reading.record
    assert record is not None
    search(qtbot, window, "教育")
    chip = window.desk.results.facets.scope_chip
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.choose_scope(Scope.ISSUE)
    other = next(issue_id for issue_id in window.desk.contents.model.issue_ids if issue_id != record.issue_record.id)
    with Archive.open(copy_of_archive) as archive:
        elsewhere = archive.notices(other)[0].id
    with qtbot.waitSignal(window.page_shown, timeout=WAIT_MS):
        window.open(Goal(elsewhere))
    assert window.searching.options.issue_id == record.issue_record.id  # so does the next page, and what is printed
    said = chip.text()
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.searching.set_sort(SortOrder.NEWEST)
    assert window.searching.options.issue_id == other
    assert chip.text() != said
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.desk.results.choose_scope(Scope.NOTICE)
    assert re.fullmatch(r"只在“.{1,12}”的表格", chip.text())


def test_down_goes_to_hits_that_are_still_to_come(qtbot: QtBot, window: MainWindow) -> None:
    box = window.desk.search_box
    box.focus()
    box.setText("教育")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.focusWidget() is box
    qtbot.waitUntil(lambda: window.focusWidget() is window.desk.results.list, timeout=WAIT_MS)


def test_an_import_does_not_lead_away_from_the_contents(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    left = window.desk.left
    assert left.currentWidget() is window.desk.results_tab
    left.setCurrentWidget(window.desk.contents_tab)
    with qtbot.waitSignal(window.searching.page_found, timeout=WAIT_MS):
        window.searching.again()  # as after an import
    assert left.currentWidget() is window.desk.contents_tab
    for _ in range(2):  # the first hit, the next place
        left.setCurrentWidget(window.desk.contents_tab)
        QTest.keyClick(window.desk.search_box, Qt.Key.Key_Return)
        assert left.currentWidget() is window.desk.results_tab


def test_what_might_help_is_said_in_english_too_and_hangs_beside_its_points(
    qtbot: QtBot, qapp: QApplication, app_look: None
) -> None:
    i18n.install(qapp, "en")
    page = NothingFound()
    qtbot.addWidget(page)
    near = Suggestion("教育", SuggestionReason.ONE_CHARACTER_OFF, 12)
    page.show_suggestions("教肓", (near,), narrowed=False)
    page.resize(240, 400)
    page.show()
    assert page.buttons[0].toolTip() == "a character that looks or sounds alike"
    labels = page.findChildren(QLabel)
    points = [label.geometry() for label in labels if label.text() == "·"]
    advice = [label.geometry() for label in labels if label.text().startswith(("part of", "put words"))]
    assert len(points) == 4
    assert min(place.left() for place in advice) > max(point.right() for point in points)
    assert min(place.height() for place in advice) > points[0].height()


def _told(window: MainWindow, words: str, bookmarked: bool) -> bool:
    told = window.desk.status.message.text().startswith(words)
    return told and rows(window, HitRole.BOOKMARKED)[0] is bookmarked


def test_a_new_bookmark_is_said_and_shown_on_its_hit(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "教育")
    ids = tuple(hit.notice_id for hit in window.hit_model.hits)
    for words, bookmarked in (("已收藏“", True), ("已取消收藏", False), ("已收藏“", True)):
        window.collecting.set_bookmarked(ids[:1], bookmarked)
        qtbot.waitUntil(partial(_told, window, words, bookmarked), timeout=WAIT_MS)
        assert window.desk.status.button.isHidden() is bookmarked  # it undoes a removal
    window.collecting.set_bookmarked(ids, True)
    qtbot.waitUntil(partial(_told, window, f"已收藏 {len(ids) - 1} 份文件", True), timeout=WAIT_MS)
