"""Small parts by themselves: settings, session, places, single instance, keys, history, hits, undo."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.model import (
    FileReport,
    Hit,
    HitPage,
    ImportReport,
    Issue,
    IssueId,
    IssueRecord,
    NoticeId,
    NoticeKey,
    Outcome,
)
from reader.arguments import read_arguments
from reader.flows.history import History, Visit
from reader.flows.undo import UndoPile, WayBack
from reader.models.hits import HitModel
from reader.places import Places
from reader.settings import PageSettings, RecentArchive, Settings
from reader.single_instance import SingleInstance
from reader.widgets.import_dialog import ImportDialog
from reader.widgets.keys_dialog import KeyLine, KeysDialog
from reader.widgets.reading_area import ReadingArea
from reader.widgets.settings_dialog import Choices, SettingsDialog
from reader.widgets.viewer.page import ViewPlace
from reader.widgets.year_view import YearView


def hit(number: int) -> Hit:
    return Hit(NoticeId(number), IssueId(1), "a.txt", 1, f"文件{number}", (), (), Issue(None, 2022, 1), None, (), 0)


def test_settings_survive_a_restart(places: Places) -> None:
    def opened() -> Settings:
        return Settings(QSettings(str(places.settings), QSettings.Format.IniFormat))

    first = opened()
    first.page = replace(PageSettings(), face="kai", font_px=22)
    first.theme = "dark"
    first.saved_searches = ("公租房", "a,b")
    first.remember_archive(Path("甲.gazette"), read_only=True)
    first.set_flag("left_panel", False)
    first.write()
    again = opened()
    assert (again.page.face, again.page.font_px, again.theme) == ("kai", 22, "dark")
    assert again.saved_searches == ("公租房", "a,b")
    assert again.recent_archives == (RecentArchive(Path("甲.gazette"), read_only=True),)
    assert not again.flag("left_panel", True)


def test_what_cannot_be_read_in_the_settings_falls_back(places: Places) -> None:
    store = QSettings(str(places.settings), QSettings.Format.IniFormat)
    store.setValue("page/font_px", "large")
    store.setValue("page/measure", 4000)
    store.setValue("search/history", "{broken")
    assert Settings(store).page == replace(PageSettings(), measure=80)
    assert not Settings(store).history


def test_the_history_of_searches_holds_each_once_newest_first(settings: Settings) -> None:
    for text in ("甲", "乙", "甲"):
        settings.remember_search(text)
    assert settings.history == ("甲", "乙")
    settings.history = ()
    assert not settings.history


def test_a_second_start_hands_its_files_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.listen()
    assert not second.listen()
    with qtbot.waitSignal(first.files_received) as received:
        second.hand_over(("甲.txt",))
    assert received.args == [("甲.txt",)]
    first.close()
    assert second.listen()
    second.close()


def test_back_and_forward_keep_the_places() -> None:
    history, place = History(), ViewPlace(3, 0, 1.5)
    first, second, third = (Visit(NoticeId(n), NoticeKey("甲", 2022, 1, "", None, f"通知{n}", n)) for n in (1, 2, 3))
    history.visit(first)
    history.leave_at(place)
    history.visit(second)
    assert history.back() == replace(first, place=place)
    assert history.forward() == second
    assert history.forward() == second
    history.back()
    history.visit(third)
    assert not history.can_go_forward


def test_back_leads_to_where_a_jump_within_a_notice_began() -> None:
    history, left = History(), ViewPlace(3, 0, 1.5)
    first = Visit(NoticeId(1), NoticeKey("甲", 2022, 1, "", None, "通知", 1))
    history.visit(first)
    history.visit(first)
    assert not history.can_go_back
    history.jump_from(left)
    history.leave_at(ViewPlace(30))
    assert history.back() == replace(first, place=left)
    assert not history.can_go_back
    assert history.forward() == replace(first, place=ViewPlace(30))


def test_hits_are_loaded_page_by_page(qapp: QApplication) -> None:
    model = HitModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    model.show_page(HitPage((hit(1), hit(2)), 3))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert asked == [2]
    model.add_page(HitPage((hit(3),), 3))
    assert [h.notice_id for h in model.hits] == [1, 2, 3]
    assert not model.canFetchMore(QModelIndex())
    assert model.row_of(NoticeId(3)) == 2


def test_undo_brings_back_the_newest_first() -> None:
    pile, done = UndoPile(), list[str]()
    pile.add(WayBack("一", lambda: done.append("一")))
    pile.add(WayBack("二", lambda: done.append("二")))
    pile.undo()
    pile.undo()
    pile.undo()
    assert done == ["二", "一"]
    assert pile.next is None


def test_the_list_of_keys_can_be_filtered(qtbot: QtBot, app_look: None) -> None:
    dialog = KeysDialog((KeyLine("文件", "导入", "Ctrl+I"), KeyLine("查看", "目录", "Ctrl+1")))
    qtbot.addWidget(dialog)
    dialog.filter_box.setText("ctrl+i")
    hidden = [dialog.list.topLevelItem(row).isHidden() for row in range(2)]  # type: ignore[union-attr]
    assert hidden == [False, True]


def test_a_setting_is_told_at_once(qtbot: QtBot, app_look: None) -> None:
    choices = Choices("zh_CN", "light", "serif", 18, 40, 180)
    dialog = SettingsDialog(choices, {"zh_CN": "简体中文", "en": "English"}, "zh_CN")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog.font_px.setCurrentIndex(dialog.font_px.findText("小二", Qt.MatchFlag.MatchStartsWith))
    assert changed.args == [Choices("zh_CN", "light", "serif", 24, 40, 180)]
    assert dialog.restart_button.isHidden()
    dialog.language.setCurrentIndex(1)
    assert not dialog.note.isHidden()
    with qtbot.waitSignal(dialog.restart_requested):
        dialog.restart_button.click()


def test_the_import_dialog_becomes_its_report_where_it_stands(qtbot: QtBot, app_look: None) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    above.setGeometry(30, 40, 740, 500)
    above.show()
    dialog = ImportDialog(str, above)
    dialog.show()
    place = dialog.geometry()
    dialog.show_report(ImportReport(()))
    assert dialog.geometry() == place  # a size changed before the screen has placed the window would move it
    assert (dialog.geometry().center() - above.geometry().center()).manhattanLength() < 40


def test_cancelling_an_import_is_a_wish(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.cancel_requested):
        dialog.close_button.click()
    assert not dialog.close_button.isEnabled()


def test_a_file_that_names_no_issue_is_explained_in_the_report(qtbot: QtBot, app_look: None) -> None:
    dialog = ImportDialog(str)
    qtbot.addWidget(dialog)
    named, unnamed = Issue(publication="甲市人民政府公报", year=2022, number=4), Issue()
    files = tuple(FileReport(f"{n}.txt", Outcome.ADDED, IssueId(n), issue) for n, issue in enumerate((named, unnamed)))
    dialog.show_report(ImportReport(files))
    rows = [item for n in range(2) if (item := dialog.files.topLevelItem(n)) is not None]
    assert [row.childCount() for row in rows] == [0, 1]
    reason = rows[1].child(0)
    assert reason is not None
    assert "看不出是哪一期" in reason.text(0)


def test_the_calendar_tells_several_publications_apart(qtbot: QtBot, app_look: None) -> None:
    def issue(number: int, publication: str) -> IssueRecord:
        return IssueRecord(IssueId(number), Issue(publication, 2021, number), f"{number}.txt", 1)

    calendar = YearView()
    qtbot.addWidget(calendar)
    calendar.resize(300, 300)
    one, other = issue(1, "甲市人民政府公报"), issue(2, "乙市人民政府公报")
    calendar.show()
    calendar.show_issues((one, issue(3, "甲市人民政府公报")))
    assert calendar.headings == ("2021年",)
    calendar.show_issues((one, other))
    assert set(calendar.headings) == {"2021年 甲市人民政府公报", "2021年 乙市人民政府公报"}
    assert calendar.rect_of(one.id).y() != calendar.rect_of(other.id).y()


def test_the_command_line_tells_archives_from_gazettes() -> None:
    given = read_arguments(["甲.gazette", "a.txt", "--picture", "b.png"])
    assert given.archive == Path("甲.gazette")
    assert given.files == (Path("a.txt"),)
    assert given.picture == Path("b.png")


def test_many_tabs_stay_wide_enough_to_read_and_are_listed(qtbot: QtBot, app_look: None) -> None:
    area = ReadingArea(QWidget)
    qtbot.addWidget(area)
    for number in range(20):
        area.set_title(area.add_tab(show=False), f"第{number}份关于修复管理的办法", "")
    area.resize(700, 300)
    area.show()
    assert min(area.tabs.tabRect(index).width() for index in range(1, 21)) >= 140
    area.show_list()
    menu = area.list_button.menu()
    assert len(menu.actions()) == 21
    menu.actions()[12].trigger()
    menu.close()
    assert area.tabs.currentIndex() == 12
    area.close_tab()
    assert area.list_button.isVisible()


def four_tabs(qtbot: QtBot) -> ReadingArea[QWidget]:
    """Tabs named 0 to 3, the last in front."""
    area = ReadingArea(QWidget)
    qtbot.addWidget(area)
    for number in range(4):
        area.set_title(area.add_tab() if number else area.current, str(number), "")
    area.resize(900, 300)
    area.show()
    return area


def test_the_middle_button_closes_a_tab(qtbot: QtBot, app_look: None) -> None:
    area = four_tabs(qtbot)
    QTest.mouseClick(area.tabs, Qt.MouseButton.MiddleButton, pos=area.tabs.tabRect(1).center())
    assert [area.tabs.tabText(index) for index in range(area.tabs.count())] == ["0", "2", "3"]
    assert area.tabs.currentIndex() == 2
    assert area.stack.currentWidget() is area.current


@pytest.mark.parametrize(
    ("way", "left", "front"),
    [("关闭", ["0", "2", "3"], "3"), ("关闭其他标签页", ["1"], "1"), ("关闭右侧的标签页", ["0", "1"], "1")],
)
def test_tabs_are_closed_from_the_menu_of_one(
    qtbot: QtBot, app_look: None, way: str, left: list[str], front: str
) -> None:
    area = four_tabs(qtbot)
    area.tabs.customContextMenuRequested.emit(area.tabs.tabRect(1).center())
    menu = next(each for each in area.findChildren(QMenu) if each.isVisible())
    next(action for action in menu.actions() if action.text() == way).trigger()
    menu.close()
    assert [area.tabs.tabText(index) for index in range(area.tabs.count())] == left
    assert area.tabs.tabText(area.tabs.currentIndex()) == front
    assert area.stack.currentWidget() is area.current
    last = area.menu_of(area.tabs.count() - 1)
    ways = [action for action in last.actions() if not action.isSeparator()]
    assert [action.isEnabled() for action in ways] == [len(left) > 1, len(left) > 1, False]
    last.deleteLater()


def test_one_page_has_no_tabs_and_no_list_of_them(qtbot: QtBot, app_look: None) -> None:
    area = ReadingArea(QWidget)
    qtbot.addWidget(area)
    area.show()
    assert not area.list_button.isVisible()
    assert not area.tabs.isVisible()
