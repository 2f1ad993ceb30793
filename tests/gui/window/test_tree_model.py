"""The tree's model: lazy, filterable, and sound in Qt's own eyes."""

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.model import Issue, IssueId, IssueRecord, NoticeId, NoticeSummary
from reader.models.issue_tree import IssueTreeModel, TreeRole
from reader.models.tree_nodes import NodeKind


def issue(number: int, *, year: int = 2021, publication: str = "甲市人民政府公报", notices: int = 3) -> IssueRecord:
    facts = Issue(publication, year, number, 100 + number, date(year, number, 15))
    return IssueRecord(IssueId(year * 100 + number), facts, f"{number}.txt", notices)


def notice(number: int, issue_id: IssueId, *, section: str | None = "市人民政府文件") -> NoticeSummary:
    attachments = ("申报表",) if number % 2 else ()
    title = f"甲市人民政府关于印发第{number}号规划的通知"
    return NoticeSummary(
        NoticeId(issue_id * 100 + number),
        issue_id,
        number,
        title,
        section,
        (f"甲政发〔2021〕{number}号",),
        ("甲市人民政府",),
        date(2021, 5, 1),
        number,
        number * 10,
        0,
        attachments,
    )


@pytest.fixture
def model(qapp: QApplication) -> IssueTreeModel:
    """A model whose wishes are answered a moment later, as a lane does."""
    made = IssueTreeModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)

    def answer(issue_id: IssueId) -> None:
        made.add_notices(issue_id, [notice(n, issue_id) for n in range(3)])

    made.notices_wanted.connect(answer, Qt.ConnectionType.QueuedConnection)
    return made


def load(qtbot: QtBot, model: IssueTreeModel, issue_id: IssueId) -> QModelIndex:
    if model.canFetchMore(model.index_of_issue(issue_id)):
        model.fetchMore(model.index_of_issue(issue_id))
    qtbot.waitUntil(lambda: model.is_loaded(issue_id))
    return model.index_of_issue(issue_id)


def texts(model: IssueTreeModel, parent: QModelIndex | None = None) -> list[str]:
    at = parent or QModelIndex()
    return [str(model.index(row, 0, at).data()) for row in range(model.rowCount(at))]


def test_years_and_issues_newest_first(model: IssueTreeModel) -> None:
    model.show_issues((issue(1), issue(2), issue(1, year=2022)))
    assert texts(model) == ["2022年", "2021年"]
    assert texts(model, model.index(1, 0)) == ["第2期（总第102期）", "第1期（总第101期）"]
    assert model.index(1, 0).data(TreeRole.COUNT) == 6


def test_publications_are_a_level_where_there_are_several(model: IssueTreeModel) -> None:
    model.show_issues((issue(1), issue(2, publication="乙市人民政府公报")))
    assert [model.index(row, 0).data(TreeRole.KIND) for row in (0, 1)] == [NodeKind.PUBLICATION] * 2


def test_a_filter_that_leaves_one_publication_keeps_its_name(model: IssueTreeModel) -> None:
    model.show_issues((issue(1), issue(2, publication="乙市人民政府公报")))
    model.show_only({issue(2).id: frozenset({NoticeId(1)})})
    assert texts(model) == ["乙市人民政府公报"]


def test_notices_come_when_the_issue_is_opened(qtbot: QtBot, model: IssueTreeModel) -> None:
    model.show_issues((issue(1),))
    at = model.index_of_issue(issue(1).id)
    assert model.hasChildren(at)
    assert model.rowCount(at) == 0
    at = load(qtbot, model, issue(1).id)
    assert not model.canFetchMore(at)
    section = model.index(0, 0, at)
    assert (section.data(), section.data(TreeRole.COUNT)) == ("市人民政府文件", 3)
    assert texts(model, section) == ["第0号规划", "第1号规划", "第2号规划"]
    assert texts(model, model.index(1, 0, section)) == ["申报表"]


def test_filter_shows_only_what_matches(qtbot: QtBot, model: IssueTreeModel) -> None:
    first, second = issue(1), issue(2)
    model.show_issues((first, second))
    model.show_only({first.id: frozenset({NoticeId(first.id * 100 + 1)})})
    at = model.index_of_issue(first.id)
    assert not model.index_of_issue(second.id).isValid()
    assert at.data(TreeRole.COUNT) == 1
    at = load(qtbot, model, first.id)
    assert texts(model, model.index(0, 0, at)) == ["第1号规划"]
    model.show_only(None)
    assert model.index_of_issue(second.id).isValid()


def test_read_bookmarked_and_opened_are_told(qtbot: QtBot, model: IssueTreeModel) -> None:
    model.show_issues((issue(1),))
    load(qtbot, model, issue(1).id)
    wanted = NoticeId(issue(1).id * 100 + 2)
    at = model.index_of_notice(wanted)
    assert at.data(TreeRole.UNREAD) is True
    model.set_read(frozenset({wanted}))
    model.set_bookmarked(frozenset({wanted}))
    model.set_opened(wanted)
    assert at.data(TreeRole.UNREAD) is False
    assert at.data(TreeRole.BOOKMARKED) is True
    assert at.data(TreeRole.OPENED) is True


def test_nothing_is_asked_for_that_nobody_opened(qapp: QApplication) -> None:
    model, asked = IssueTreeModel(), list[IssueId]()
    model.notices_wanted.connect(asked.append)
    model.show_issues(tuple(issue(n % 12 + 1, year=1600 + n // 12) for n in range(5000)))
    assert len(model.issue_ids) == 5000
    assert asked == []
