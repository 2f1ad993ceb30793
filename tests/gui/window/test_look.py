"""The themes: what can be read on what, where the focus is seen, what the system wishes."""

from datetime import date
from enum import Enum

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.model import Hit, HitPage, Issue, IssueId, IssueRecord, NoticeId
from reader.models.hits import HitModel
from reader.widgets.colours import THEMES
from reader.widgets.hit_list import HitList
from reader.widgets.look import icon, look
from reader.widgets.rows import RowTreeWidget
from reader.widgets.year_view import YearView
from reader.window import MainWindow


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_in_every_theme(qapp: QApplication, app_look: None, theme: str) -> None:
    tokens = THEMES[theme]
    chosen = (tokens.chosen_ink,) if tokens.contrast else (tokens.ink, tokens.soft, tokens.faint, tokens.accent)
    grounds = (tokens.ground, tokens.panel, tokens.paper, tokens.raised, tokens.hover, tokens.accent_soft)
    standing = {
        (ink, ground)
        for ground in grounds
        for ink in (tokens.soft, tokens.faint, tokens.accent, tokens.doubt, tokens.good, tokens.bad)
    }
    standing |= {(ink, tokens.chosen) for ink in chosen}
    standing |= {(tokens.accent, tokens.pressed), (tokens.accent, tokens.table_head), (tokens.link, tokens.paper)}
    standing |= {(tokens.on_accent, tokens.accent), (tokens.on_accent, tokens.accent_hover)}
    standing |= {(tokens.mark_ink, tokens.mark), (tokens.mark_ink, tokens.mark_current)}
    standing |= {(tokens.selection_ink, tokens.selection), (tokens.doubt, tokens.doubt_soft)}
    assert {pair for pair in standing if contrast(*pair) < 4.5} == set()
    assert [ground for ground in grounds if contrast(tokens.ink, ground) < 7] == []
    edged = (*grounds, tokens.chosen, tokens.selection, tokens.line)
    assert [ground for ground in edged if contrast(tokens.focus, ground) < 3] == []
    look().apply(theme)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens.ground


def test_a_file_dialog_of_qt_is_no_higher_than_the_screen(
    qtbot: QtBot, app_look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = QRect(0, 0, 683, 384)
    monkeypatch.setattr("PySide6.QtGui.QScreen.availableGeometry", lambda _screen: low)
    look().dress()
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.sizeHint().height() > low.height()
    dialog.show()
    assert dialog.height() < low.height()
    monkeypatch.undo()


@pytest.mark.parametrize("theme", THEMES)
def test_the_arrows_of_qts_file_dialog_can_be_seen(qtbot: QtBot, app_look: None, theme: str) -> None:
    look().apply(theme)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    for name in ("backButton", "forwardButton", "toParentButton"):
        button = dialog.findChild(QToolButton, name)
        assert button
        picture = button.icon().pixmap(QSize(20, 20)).toImage()
        points = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        assert contrast(max(points, key=QColor.alpha).name(), look().tokens.ground) > 3


@pytest.mark.parametrize("theme", THEMES)
def test_an_icon_without_use_is_told_from_one_with(app_look: None, theme: str) -> None:
    look().apply(theme)

    def ink(mode: QIcon.Mode) -> str:
        picture = icon("copy").pixmap(QSize(40, 40), mode).toImage()
        points = (picture.pixelColor(x, y) for x in range(40) for y in range(40))
        return max(points, key=lambda point: point.alpha()).name()

    assert contrast(ink(QIcon.Mode.Disabled), ink(QIcon.Mode.Normal)) > 3


def test_high_contrast_draws_a_thick_edge_around_what_has_the_focus(qtbot: QtBot, app_look: None) -> None:
    look().apply("contrast")
    spin = QSpinBox()
    spin.lineEdit().setTextMargins(6, 0, 0, 0)
    chip = QPushButton("甲")
    chip.setProperty("role", "chip")
    for widget in (QLineEdit(), QComboBox(), spin, QPushButton("甲"), chip, QCheckBox("甲")):
        other = QLineEdit()
        qtbot.addWidget(window := QWidget())
        rows = QVBoxLayout(window)
        rows.addWidget(widget)
        rows.addWidget(other)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        other.setFocus()
        before = widget.sizeHint()
        widget.setFocus()
        picture = widget.grab().toImage()
        row = [picture.pixelColor(x, picture.height() // 2).name() for x in range(8)]
        assert row.count(look().tokens.focus) == look().tokens.ring == 3, widget
        assert widget.sizeHint() == before


def test_the_theme_of_the_system_is_the_one_of_high_contrast_where_the_system_wishes_it(
    monkeypatch: pytest.MonkeyPatch, app_look: None
) -> None:
    class Contrast(Enum):
        NoPreference = 0
        HighContrast = 1

    class Hints:
        def __init__(self, preference: object) -> None:
            self.preference = preference

        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

        def accessibility(self) -> "Hints":
            return self

        def contrastPreference(self) -> object:
            return self.preference

    for preference, theme in ((Contrast.HighContrast, "contrast"), (Contrast.NoPreference, "dark")):
        hints = Hints(preference)
        monkeypatch.setattr(QGuiApplication, "styleHints", lambda hints=hints: hints)
        look().apply("system")
        assert look().theme == theme


class _Restyled(QObject):
    """Counts how often a widget gets another style."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.StyleChange
        return False


def test_another_theme_does_not_style_a_widget_again_for_each_that_it_stands_in(qtbot: QtBot, app_look: None) -> None:
    outermost = widget = QWidget()
    for _ in range(9):
        widget = QWidget(widget)
    qtbot.addWidget(outermost)
    outermost.show()
    restyled = _Restyled(widget)
    widget.installEventFilter(restyled)
    look().apply("dark")
    assert 1 <= restyled.times <= 2


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_chosen_in_a_tree_has_the_same_round_ground_from_every_level(
    qtbot: QtBot, app_look: None, theme: str
) -> None:
    look().apply(theme)
    tree = RowTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderHidden(True)
    tree.addTopLevelItem(top := QTreeWidgetItem(["甲"]))
    top.addChild(inner := QTreeWidgetItem(["乙"]))
    tree.expandAll()
    tree.show()
    tree.clearFocus()
    for item in (top, inner):
        tree.setCurrentItem(item)
        picture, middle = tree.viewport().grab().toImage(), tree.visualItemRect(item).center().y()
        edge, ground = (picture.pixelColor(x, middle).name() for x in (1, 5))
        assert (edge, ground) == (look().tokens.panel, look().tokens.chosen)
        colours = {picture.pixelColor(x, middle + dy).name() for x in range(8, 60) for dy in range(-6, 6)}
        assert look().tokens.chosen_ink in colours


@pytest.mark.parametrize("theme", THEMES)
def test_the_calendar_shows_the_focus_on_the_open_issue_too(qtbot: QtBot, app_look: None, theme: str) -> None:
    look().apply(theme)
    years = YearView()
    qtbot.addWidget(window := QWidget())
    rows = QVBoxLayout(window)
    rows.addWidget(years)
    rows.addWidget(other := QLineEdit())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    years.show_issues((IssueRecord(IssueId(1), Issue("甲", 2022, 4, None, date(2022, 9, 15)), "a.txt", 17),))
    years.follow(IssueId(1))
    seen = []
    for widget in (other, years):
        widget.setFocus()
        cell, picture = years.rect_of(IssueId(1)), years.viewport().grab().toImage()
        row = [picture.pixelColor(cell.left() + x, cell.center().y()).name() for x in range(5)]
        seen.append(row.count(look().tokens.focus))
        assert row[-1] == look().tokens.chosen
    assert seen == [0, max(2, look().tokens.ring)]


@pytest.mark.parametrize("theme", THEMES)
def test_the_contents_show_the_open_notice_as_chosen_or_else_the_rows_that_are(window: MainWindow, theme: str) -> None:
    look().apply(theme)
    tokens, tree, model = look().tokens, window.desk.contents.tree, window.desk.contents.model
    record = window.reading.record
    assert record is not None
    opened = model.index_of_notice(record.id)
    others = [tree.indexAbove(opened), tree.indexBelow(opened)]

    def grounds() -> list[str]:
        picture = tree.viewport().grab().toImage()
        colours = [picture.pixelColor(6, tree.visualRect(index).center().y()) for index in (opened, *others)]
        return [colour.name() if colour.alpha() else "" for colour in colours]

    tree.go_to(tree.model().index(0, 0))
    assert grounds() == [tokens.chosen, "", ""]
    words = tree.visualRect(opened)
    picture = tree.viewport().grab(words).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert (tokens.chosen_ink if tokens.contrast else tokens.accent) in colours
    for index in others:
        tree.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert grounds() == ["", tokens.chosen, tokens.chosen]


@pytest.mark.parametrize("theme", THEMES)
def test_a_chosen_hit_looks_like_a_chosen_row_of_the_contents(qtbot: QtBot, app_look: None, theme: str) -> None:
    look().apply(theme)
    model, hits = HitModel(), HitList()
    qtbot.addWidget(hits)
    hits.setModel(model)
    issue = Issue("甲市人民政府公报", 2022, 4)
    model.show_page(HitPage((Hit(NoticeId(1), IssueId(1), "a.txt", 1, "文件", (), (), issue, None, (), 1),), 1))
    hits.resize(300, 300)
    hits.show()
    hits.setCurrentIndex(model.index(0))
    hits.clearFocus()
    place, picture = hits.visualRect(model.index(0)), hits.viewport().grab().toImage()
    assert picture.pixelColor(3, place.center().y()).alpha() == 0
    assert picture.pixelColor(5, place.center().y()).name() == look().tokens.chosen
    written = {picture.pixelColor(x, y).name() for x in range(12, 200) for y in range(place.top(), place.bottom())}
    assert (look().tokens.chosen_ink if look().tokens.contrast else look().tokens.faint) in written


def test_a_scroll_bar_without_anything_to_scroll_shows_no_handle(qtbot: QtBot, app_look: None) -> None:
    look().apply("contrast")
    hits = HitList()
    qtbot.addWidget(hits)
    hits.resize(300, 300)
    hits.show()
    bar = hits.verticalScrollBar()
    assert bar.isVisible()
    picture = bar.grab().toImage()
    middle = picture.width() // 2, picture.height() // 2
    assert picture.pixelColor(*middle).name() != look().tokens.scroll
    bar.setRange(0, 1)
    assert bar.grab().toImage().pixelColor(*middle).name() == look().tokens.scroll


@pytest.mark.parametrize("theme", THEMES)
def test_the_list_of_a_box_that_has_the_focus_is_seen_whole(qtbot: QtBot, app_look: None, theme: str) -> None:
    look().apply(theme)
    qtbot.addWidget(window := QWidget())
    QVBoxLayout(window).addWidget(box := QComboBox())
    box.addItems(["甲", "乙", "丙"])
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.setFocus()
    box.showPopup()
    assert box.view().viewport().height() >= 3 * box.view().sizeHintForRow(0)
    box.hidePopup()
